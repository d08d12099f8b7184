//! The recording that is under way: sound comes in, a second at a time is made small and kept.
//!
//! One thread does the work and owns all of it (`hearing`); commands and the microphone only send it
//! word. So a microphone never waits for the disk, and whoever closes the vault can wait for the last
//! second.

use super::Error;
use super::codec::Encoder;
use super::hearing::Hearing;
use super::table::{Note, Part};
use crate::app::App;
use crate::error::Failure;
use crate::sound::{Heard, Open};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the last second may take to be kept before one goes on without it.
const CLOSING: Duration = Duration::from_secs(10);

/// How far a recording is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Phase {
    /// None was made yet.
    #[default]
    Idle,
    /// The microphone is open.
    Recording,
    /// It waits, the microphone closed.
    Paused,
    /// It is over.
    Ended(End),
}

/// Why it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The person ended it.
    Finished,
    /// Fifteen minutes are full.
    Limit,
    /// The microphone was pulled out.
    Gone,
    /// The disk is full.
    Full,
    /// What was heard could not be kept.
    Failed,
    /// The vault was closed.
    Locked,
}

/// How things stand.
#[derive(Debug, Clone, Default)]
pub struct Now {
    /// How far it is.
    pub phase: Phase,
    /// What it becomes.
    pub note: Option<Note>,
    /// Frames that are kept: on the disk, whatever happens next.
    pub kept: u32,
    /// Frames that were heard.
    pub heard: u32,
    /// How loud it is, 0 to 100.
    pub level: u8,
    /// Frames in a row that were nearly silent.
    pub quiet: u32,
    /// Where it lies, when it is sealed beside the vault.
    pub tape: Option<PathBuf>,
}

/// Where the parts of a recording are kept.
pub type Sink = Box<dyn FnMut(&Part) -> Result<(), Failure> + Send>;

/// Word for the thread.
pub enum Word {
    /// From the microphone.
    Heard(Heard),
    /// Wait; answered when what was heard is kept.
    Pause(Sender<()>),
    /// Go on.
    Resume,
    /// Be over; answered when what was heard is kept.
    End(End, Sender<()>),
}

/// The one recording of this process.
#[derive(Default)]
pub struct Recorder {
    now: Mutex<Now>,
    line: Mutex<Option<Line>>,
}

/// What a recording under way is reached by.
struct Line {
    word: Sender<Word>,
    /// The microphone; none while it waits.
    device: Option<Open>,
}

impl Recorder {
    /// How things stand.
    pub fn now(&self) -> Now {
        held(&self.now).clone()
    }

    /// Is one under way, recording or waiting?
    pub fn is_on(&self) -> bool {
        matches!(held(&self.now).phase, Phase::Recording | Phase::Paused)
    }

    /// Begins: `open` opens the microphone for an ear, and nothing is begun when it fails.
    ///
    /// # Errors
    /// `Recording` when one is under way, those of `open`.
    pub fn begin(
        self: &Arc<Self>,
        app: Arc<App>,
        begun: Now,
        sink: Sink,
        open: impl FnOnce(Sender<Word>) -> Result<Open, Failure>,
    ) -> Result<(), Failure> {
        let mut line = held(&self.line);
        if line.is_some() {
            return Err(Error::Recording.into());
        }
        let encoder = Encoder::new()?;
        let (word, words) = std::sync::mpsc::channel();
        let device = Some(open(word.clone())?);
        *held(&self.now) = begun;
        *line = Some(Line { word, device });
        let hearing = Hearing::new(Arc::clone(self), encoder, sink);
        std::thread::spawn(move || hearing.run(&app, &words));
        Ok(())
    }

    /// Lets it wait: what was heard is kept, the microphone is closed.
    ///
    /// # Errors
    /// `NotRecording`.
    pub fn pause(&self) -> Result<(), Error> {
        self.ask(Word::Pause)?;
        if let Some(line) = held(&self.line).as_mut() {
            line.device = None;
        }
        Ok(())
    }

    /// Goes on with the microphone that `open` opens.
    ///
    /// # Errors
    /// `NotRecording`, those of `open`; then it still waits.
    pub fn resume(
        &self,
        open: impl FnOnce(Sender<Word>) -> Result<Open, Failure>,
    ) -> Result<(), Failure> {
        let mut line = held(&self.line);
        let line = line.as_mut().ok_or(Error::NotRecording)?;
        if held(&self.now).phase != Phase::Paused {
            return Ok(());
        }
        let device = open(line.word.clone())?;
        line.device = Some(device);
        line.word
            .send(Word::Resume)
            .map_err(|_| Error::NotRecording)?;
        held(&self.now).phase = Phase::Recording;
        Ok(())
    }

    /// Ends it, and waits until what was heard is kept.
    ///
    /// # Errors
    /// `NotRecording`.
    pub fn end(&self, why: End) -> Result<(), Error> {
        self.ask(|done| Word::End(why, done))
    }

    /// Changes how things stand.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Now) -> T) -> T {
        change(&mut held(&self.now))
    }

    /// It is over: a new one may begin.
    pub(super) fn close(&self, why: End) {
        let mut line = held(&self.line);
        let mut now = held(&self.now);
        (now.phase, now.level) = (Phase::Ended(why), 0);
        *line = None;
    }

    fn ask(&self, word: impl FnOnce(Sender<()>) -> Word) -> Result<(), Error> {
        let (done, answer) = std::sync::mpsc::channel();
        let line = held(&self.line).as_ref().map(|line| line.word.clone());
        line.ok_or(Error::NotRecording)?
            .send(word(done))
            .map_err(|_| Error::NotRecording)?;
        // Over by itself in the same moment, it answers nothing, and all is kept as well.
        let _ = answer.recv_timeout(CLOSING);
        Ok(())
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Commands of voice notes: record, pause, go on, be done; play and stop.

use super::player::Player;
use super::recorder::{End, Now, Phase, Recorder, Sink, Word};
use super::table::{self, Note, Part};
use super::wire::{VoiceBegin, VoicePlay, VoicePlaying, VoiceState};
use super::{Error, sealed};
use crate::app::{App, Room, Topic};
use crate::error::Failure;
use crate::journal::search;
use crate::moment::Moment;
use crate::session;
use crate::sound::{Devices, Open};
use crate::transaction::{room_at, with_room};
use crate::vault::api::Nothing;
use crate::vault::tape::Tape;
use crate::window::{self, prompt};
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// `voice.begin`: into the open vault, or sealed beside a locked one. Nothing is kept before
/// something was heard.
///
/// # Errors
/// `Conflict` when one is under way, `Unreachable` or `Refused` without a microphone, `NoVault`.
pub fn begin(app: &App, now: &Moment, ask: VoiceBegin) -> Result<VoiceState, Failure> {
    let recorder = app.lasting::<Recorder>();
    if recorder.is_on() {
        return Err(Error::Recording.into());
    }
    app.lasting::<Player>().stop();
    app.before_lock("voice", |app| {
        let _ = app.lasting::<Recorder>().end(End::Locked);
        app.lasting::<Player>().forget();
    });
    let mut note = Note {
        id: app.new_id(now)?,
        at: *now,
        session: None,
        asked: ask.asked.as_deref().and_then(prompt::known).map(Into::into),
    };
    let open = app.vault().is_some();
    let (sink, tape) = if open {
        note.session = with_room(app, |room| {
            Ok(session::table::ended_within(room.db, window::SPAN, now)?)
        })?;
        (into_vault(app.handle()?, note.clone()), None)
    } else {
        let key = app.outside().letter_key;
        let device_first = app.lasting::<Devices>().microphone();
        device_first.map_err(Error::microphone)?;
        let tape = Tape::begin(app.home(), &key)?;
        let path = tape.path().to_owned();
        (into_tape(tape, note.clone()), Some(path))
    };
    let begun = Now {
        phase: Phase::Recording,
        note: Some(note),
        tape: tape.clone(),
        ..Now::default()
    };
    let begun = recorder.begin(app.handle()?, begun, sink, |word| listen(app, word));
    if begun.is_err()
        && let Some(path) = tape
    {
        // Nothing was heard: an empty tape is none.
        let _ = crate::vault::tape::let_go(app.home(), &path, true);
    }
    begun?;
    state(app, now, Nothing {})
}

fn listen(app: &App, word: Sender<Word>) -> Result<Open, Failure> {
    let microphone = app.lasting::<Devices>().microphone();
    let microphone = microphone.map_err(Error::microphone)?;
    let ear = Box::new(move |heard| drop(word.send(Word::Heard(heard))));
    Ok(microphone.open(ear).map_err(Error::microphone)?)
}

fn into_vault(app: Arc<App>, note: Note) -> Sink {
    Box::new(move |part: &Part| {
        // The note's moment, not the clock's: that may have been set back meanwhile.
        room_at(&app, &note.at, |room| {
            if table::begin(room.db, &note)? {
                search::table::index(room.db, &note.id)?;
            }
            if table::add(room.db, &note.id, part)? {
                Ok(())
            } else {
                Err(Error::NotRecording.into())
            }
        })
    })
}

fn into_tape(mut tape: Tape, note: Note) -> Sink {
    Box::new(move |part: &Part| {
        let letter = sealed::letter(&note, part)?;
        Ok(tape.put(letter.expose())?)
    })
}

/// After a recording is over: what it touched is told, and one that was sealed while the vault was
/// opened is taken in.
pub(super) fn after(app: &App) {
    let now = app.lasting::<Recorder>().now();
    if now.tape.is_some() && app.vault().is_some() {
        let _ = take(app, &app.clock().now());
    }
    app.tell(&[Topic::Journal, Topic::Today]);
}

/// Takes in what was spoken on the lock screen, but for what is still being spoken; answers how many
/// things could not be read.
///
/// # Errors
/// `Locked`, the store's, the file system's.
pub fn take(app: &App, now: &Moment) -> Result<u32, Failure> {
    let recorder = app.lasting::<Recorder>();
    let running = recorder.now().tape.filter(|_| recorder.is_on());
    sealed::take(app, now, running.as_deref())
}

/// `voice.state`
///
/// # Errors
/// None.
pub fn state(app: &App, _now: &Moment, _ask: Nothing) -> Result<VoiceState, Failure> {
    let now = app.lasting::<Recorder>().now();
    let open = app.vault().is_some();
    Ok(VoiceState::of(app.words(), &now, open))
}

/// `voice.pause`
///
/// # Errors
/// `Conflict` when none is under way.
pub fn pause(app: &App, now: &Moment, ask: Nothing) -> Result<VoiceState, Failure> {
    app.lasting::<Recorder>().pause()?;
    state(app, now, ask)
}

/// `voice.resume`
///
/// # Errors
/// `Conflict` when none is under way, `Unreachable` or `Refused` when the microphone does not open;
/// it waits on then.
pub fn resume(app: &App, now: &Moment, ask: Nothing) -> Result<VoiceState, Failure> {
    app.lasting::<Recorder>().resume(|word| listen(app, word))?;
    state(app, now, ask)
}

/// `voice.finish`: it is over, and kept.
///
/// # Errors
/// `Conflict` when none is under way.
pub fn finish(app: &App, now: &Moment, ask: Nothing) -> Result<VoiceState, Failure> {
    app.lasting::<Recorder>().end(End::Finished)?;
    state(app, now, ask)
}

/// `voice.play`
///
/// # Errors
/// `Conflict` while recording, `NotFound` for what is no voice note, `Unreachable` without a
/// loudspeaker.
pub fn play(room: &Room, ask: VoicePlay) -> Result<VoicePlaying, Failure> {
    let app = room.app;
    if app.lasting::<Recorder>().is_on() {
        return Err(Error::Recording.into());
    }
    let parts = table::parts(room.db, &ask.id)?;
    if parts.is_empty() {
        return Err(crate::journal::Error::NotThere.into());
    }
    app.before_lock("player", |app| app.lasting::<Player>().forget());
    let speaker = app.lasting::<Devices>().speaker();
    let speaker = speaker.map_err(|_| Error::NoSpeaker)?;
    let player = app.lasting::<Player>();
    player.play(ask.id, &parts, ask.from_ms, speaker.as_ref())?;
    Ok(VoicePlaying::of(app.words(), &player.now()))
}

/// `voice.stop`
///
/// # Errors
/// `Locked`.
pub fn stop(room: &Room, ask: Nothing) -> Result<VoicePlaying, Failure> {
    room.app.lasting::<Player>().stop();
    playing(room, ask)
}

/// `voice.playing`
///
/// # Errors
/// `Locked`.
pub fn playing(room: &Room, _ask: Nothing) -> Result<VoicePlaying, Failure> {
    let now = room.app.lasting::<Player>().now();
    Ok(VoicePlaying::of(room.app.words(), &now))
}

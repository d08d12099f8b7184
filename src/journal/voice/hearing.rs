//! The thread of a recording: what is heard is made small, a second at a time, and kept.

use super::codec::Encoder;
use super::recorder::{End, Phase, Recorder, Sink, Word};
use super::table::Part;
use super::tone::Converter;
use super::{FRAME, LONGEST, PART, RATE, level, pack, quiet_after};
use crate::app::App;
use crate::error::Code;
use crate::private::Private;
use crate::sound::Heard;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;
use zeroize::Zeroize;

/// A microphone that is open and says nothing for so long, not even silence, is gone.
const SILENCE: Duration = Duration::from_secs(3);
/// The first sound may take longer: a headset wakes up, a system asks for permission.
const FIRST: Duration = Duration::from_secs(12);

/// What the thread works with.
pub(super) struct Hearing {
    recorder: Arc<Recorder>,
    encoder: Encoder,
    converter: Option<Converter>,
    sink: Sink,
    /// Samples that are no whole frame yet.
    waiting: Vec<f32>,
    /// Frames that are no whole part yet.
    packets: Vec<Vec<u8>>,
    number: u32,
}

impl Hearing {
    pub fn new(recorder: Arc<Recorder>, encoder: Encoder, sink: Sink) -> Self {
        Self {
            recorder,
            encoder,
            converter: None,
            sink,
            waiting: Vec::new(),
            packets: Vec::new(),
            number: 0,
        }
    }

    /// Works until the recording is over.
    pub fn run(mut self, app: &App, words: &Receiver<Word>) {
        let mut patience = FIRST;
        let (why, answer) = loop {
            let word = words.recv_timeout(patience);
            let phase = self.recorder.now().phase;
            match word {
                Ok(Word::Heard(_)) if phase == Phase::Paused => {}
                Ok(Word::Heard(Heard::Sound {
                    rate,
                    channels,
                    samples,
                })) => {
                    patience = SILENCE;
                    if let Err(why) = self.hear(rate, channels, samples) {
                        break (why, None);
                    }
                }
                Ok(Word::Heard(Heard::Gone)) => break (End::Gone, None),
                Ok(Word::Pause(done)) => {
                    if let Err(why) = self.flush() {
                        break (why, Some(done));
                    }
                    self.recorder.change(|now| {
                        (now.phase, now.level, now.quiet) = (Phase::Paused, 0, 0);
                    });
                    drop(done);
                }
                Ok(Word::Resume) => patience = FIRST,
                Ok(Word::End(why, done)) => break (why, Some(done)),
                Err(RecvTimeoutError::Timeout) if phase == Phase::Paused => {}
                Err(_) => break (End::Gone, None),
            }
        };
        let why = self.flush().err().unwrap_or(why);
        self.recorder.close(why);
        super::api::after(app);
        drop(answer);
    }

    fn hear(&mut self, rate: u32, channels: u16, mut samples: Vec<f32>) -> Result<(), End> {
        if !self
            .converter
            .as_ref()
            .is_some_and(|converter| converter.fits(rate, channels, RATE))
        {
            let fresh = Converter::new(rate, channels, RATE);
            self.converter = Some(fresh.map_err(|_| End::Gone)?);
        }
        if let Some(converter) = &mut self.converter {
            converter.convert(&samples, &mut self.waiting);
        }
        samples.zeroize();
        while self.waiting.len() >= FRAME {
            let frame: Vec<f32> = self.waiting.drain(..FRAME).collect();
            self.frame(frame)?;
        }
        Ok(())
    }

    fn frame(&mut self, mut frame: Vec<f32>) -> Result<(), End> {
        let packet = self.encoder.packet(&frame).map_err(|_| End::Failed)?;
        self.packets.push(packet);
        let loud = level(&frame);
        let full = self.recorder.change(|now| {
            // A meter that falls slowly can be read.
            now.level = loud.max(now.level.saturating_sub(4));
            now.quiet = quiet_after(now.quiet, loud, 1);
            now.heard += 1;
            now.heard >= LONGEST
        });
        frame.zeroize();
        if self.packets.len() >= PART as usize || full {
            self.keep()?;
        }
        if full { Err(End::Limit) } else { Ok(()) }
    }

    /// Keeps what was heard so far, the begun frame filled up with silence.
    fn flush(&mut self) -> Result<(), End> {
        let room_left = self.recorder.now().heard < LONGEST;
        if !self.waiting.is_empty() && room_left {
            let mut frame = std::mem::take(&mut self.waiting);
            frame.resize(FRAME, 0.0);
            self.frame(frame)?;
        }
        self.keep()
    }

    fn keep(&mut self) -> Result<(), End> {
        if self.packets.is_empty() {
            return Ok(());
        }
        let frames = u32::try_from(self.packets.len()).unwrap_or(u32::MAX);
        let packed = pack(self.packets.iter().map(Vec::as_slice)).map_err(|_| End::Failed)?;
        self.packets.zeroize();
        self.packets.clear();
        let part = Part {
            number: self.number,
            packets: Private::new(packed),
            frames,
        };
        (self.sink)(&part).map_err(|failure| match failure.code {
            Code::Full | Code::TooLarge => End::Full,
            _ => End::Failed,
        })?;
        self.number += 1;
        self.recorder.change(|now| now.kept += frames);
        Ok(())
    }
}

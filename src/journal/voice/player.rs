//! What is being listened to: frames of a note, made sound as the loudspeaker asks for it.
//!
//! The sound is never whole anywhere: not in a file, not in the window, only the next frames in memory.

use super::codec::Decoder;
use super::tone::Converter;
use super::{Error, FRAME, FRAME_MS, RATE, unpack};
use crate::private::Private;
use crate::random::Id;
use crate::sound::{Open, Source, Speaker};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroize;

/// Frames that are decoded and not heard before the wanted place, so that it begins clean.
const RUN_UP: usize = 4;

/// The one listening of this process.
#[derive(Default)]
pub struct Player(Mutex<Option<Listening>>);

struct Listening {
    id: Id,
    of_ms: u32,
    heard: Arc<Progress>,
    /// The loudspeaker; none when it is stopped.
    device: Option<Open>,
}

#[derive(Default)]
struct Progress {
    ms: AtomicU32,
    over: AtomicBool,
}

/// How far the listening is.
#[derive(Debug, Clone, Default)]
pub struct Playing {
    /// What was played last.
    pub id: Option<Id>,
    /// It sounds.
    pub on: bool,
    /// Where it is, in milliseconds.
    pub ms: u32,
    /// How long it is, in milliseconds.
    pub of_ms: u32,
}

impl Player {
    /// How far it is.
    pub fn now(&self) -> Playing {
        let held = self.held();
        let Some(listening) = held.as_ref() else {
            return Playing::default();
        };
        let over = listening.heard.over.load(Ordering::Relaxed);
        Playing {
            id: Some(listening.id.clone()),
            on: listening.device.is_some() && !over,
            ms: listening
                .heard
                .ms
                .load(Ordering::Relaxed)
                .min(listening.of_ms),
            of_ms: listening.of_ms,
        }
    }

    /// Plays the parts of a note from a place on; what played before stops.
    ///
    /// # Errors
    /// `NoSound` for parts that are none, `NoSpeaker`.
    pub fn play(
        &self,
        id: Id,
        parts: &[Private<Vec<u8>>],
        from_ms: u32,
        speaker: &dyn Speaker,
    ) -> Result<(), Error> {
        self.stop();
        let mut packets = VecDeque::new();
        for part in parts {
            let frames = unpack(part.expose())?;
            packets.extend(frames.into_iter().map(|one| Private::new(one.to_vec())));
        }
        if packets.is_empty() {
            return Err(Error::NoSound);
        }
        let frames = u32::try_from(packets.len()).unwrap_or(u32::MAX);
        let of_ms = frames.saturating_mul(FRAME_MS);
        let from_ms = if from_ms >= of_ms { 0 } else { from_ms };
        let heard = Arc::new(Progress::default());
        heard.ms.store(from_ms, Ordering::Relaxed);
        let first = (from_ms / FRAME_MS) as usize;
        let run_up = first.min(RUN_UP);
        packets.drain(..first - run_up);
        let mut sound = Sound {
            packets,
            decoder: Decoder::new()?,
            converter: None,
            ready: VecDeque::new(),
            from_ms,
            given: 0,
            heard: Arc::clone(&heard),
        };
        for _ in 0..run_up {
            sound.next_frame();
        }
        let device = speaker
            .open(Box::new(sound))
            .map_err(|_| Error::NoSpeaker)?;
        *self.held() = Some(Listening {
            id,
            of_ms,
            heard,
            device: Some(device),
        });
        Ok(())
    }

    /// Stops where it is.
    pub fn stop(&self) {
        if let Some(listening) = self.held().as_mut() {
            listening.device = None;
        }
    }

    /// Stops, and forgets what was played.
    pub fn forget(&self) {
        *self.held() = None;
    }

    fn held(&self) -> MutexGuard<'_, Option<Listening>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Sound {
    packets: VecDeque<Private<Vec<u8>>>,
    decoder: Decoder,
    converter: Option<Converter>,
    /// Samples at the loudspeaker's rate.
    ready: VecDeque<f32>,
    from_ms: u32,
    /// Samples that were handed out.
    given: u64,
    heard: Arc<Progress>,
}

impl Sound {
    fn next_frame(&mut self) -> Option<Vec<f32>> {
        let packet = self.packets.pop_front()?;
        Some(self.decoder.frame(packet.expose()))
    }

    /// Sees to so many samples, as long as there are any.
    fn see_to(&mut self, rate: u32, many: usize) {
        if !self
            .converter
            .as_ref()
            .is_some_and(|converter| converter.fits(RATE, 1, rate))
        {
            self.converter = Converter::new(RATE, 1, rate).ok();
        }
        let mut converted = Vec::with_capacity(FRAME);
        while self.ready.len() < many {
            let Some(mut frame) = self.next_frame() else {
                break;
            };
            let Some(converter) = &mut self.converter else {
                break;
            };
            converter.convert(&frame, &mut converted);
            frame.zeroize();
            self.ready.extend(converted.drain(..));
        }
    }
}

/// Whoever played it let go of it: it is over, whether or not it was heard to its end.
impl Drop for Sound {
    fn drop(&mut self) {
        self.heard.over.store(true, Ordering::Relaxed);
    }
}

impl Source for Sound {
    fn fill(&mut self, rate: u32, into: &mut [f32]) -> bool {
        self.see_to(rate, into.len());
        for sample in into.iter_mut() {
            *sample = self.ready.pop_front().unwrap_or(0.0);
        }
        self.given += into.len() as u64;
        let ms = self.given.saturating_mul(1_000) / u64::from(rate.max(1));
        let ms = u32::try_from(ms).unwrap_or(u32::MAX);
        let at = self.from_ms.saturating_add(ms);
        self.heard.ms.store(at, Ordering::Relaxed);
        let more = !self.packets.is_empty() || !self.ready.is_empty();
        if !more {
            self.heard.over.store(true, Ordering::Relaxed);
        }
        more
    }
}

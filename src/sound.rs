//! Sound as a host hands it in: a microphone that speaks into an ear, a loudspeaker that asks for more.
//!
//! The core never touches a device. A host opens one, and closes it when what it answered is dropped.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

/// What comes out of a microphone.
#[derive(Debug)]
pub enum Heard {
    /// Samples between -1 and 1, the channels interleaved.
    Sound {
        /// Frames a second.
        rate: u32,
        /// Samples a frame.
        channels: u16,
        /// The samples.
        samples: Vec<f32>,
    },
    /// The microphone is gone: pulled out, or taken away by the system. Nothing follows.
    Gone,
}

/// Where a microphone puts what it hears. It never waits, so a device may call it from its own thread.
pub type Ear = Box<dyn Fn(Heard) + Send + Sync>;

/// An open device; dropping it closes it.
pub type Open = Box<dyn Any + Send>;

/// Why a device does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDevice {
    /// There is none.
    Missing,
    /// The system does not allow it.
    Refused,
    /// It is there and does not work.
    Broken,
}

/// A host's microphone.
pub trait Microphone: Send + Sync {
    /// Begins to listen.
    ///
    /// # Errors
    /// Why it can't; then the ear hears nothing.
    fn open(&self, ear: Ear) -> Result<Open, NoDevice>;
}

/// What a loudspeaker plays.
pub trait Source: Send {
    /// Fills `into` with the next samples of one channel at `rate` frames a second; false when
    /// these were the last.
    fn fill(&mut self, rate: u32, into: &mut [f32]) -> bool;
}

/// A host's loudspeaker.
pub trait Speaker: Send + Sync {
    /// Begins to play; after the last samples it closes by itself.
    ///
    /// # Errors
    /// Why it can't; then the source is never asked.
    fn open(&self, source: Box<dyn Source>) -> Result<Open, NoDevice>;
}

/// The devices that a host handed in; `App::lasting` keeps them.
#[derive(Default)]
pub struct Devices {
    microphone: Mutex<Option<Arc<dyn Microphone>>>,
    speaker: Mutex<Option<Arc<dyn Speaker>>>,
}

impl Devices {
    /// Puts both in place.
    pub fn set(&self, microphone: Arc<dyn Microphone>, speaker: Arc<dyn Speaker>) {
        *held(&self.microphone) = Some(microphone);
        *held(&self.speaker) = Some(speaker);
    }

    /// The microphone.
    ///
    /// # Errors
    /// `Missing` where the host has none to hand in.
    pub fn microphone(&self) -> Result<Arc<dyn Microphone>, NoDevice> {
        held(&self.microphone).clone().ok_or(NoDevice::Missing)
    }

    /// The loudspeaker.
    ///
    /// # Errors
    /// `Missing` where the host has none to hand in.
    pub fn speaker(&self) -> Result<Arc<dyn Speaker>, NoDevice> {
        held(&self.speaker).clone().ok_or(NoDevice::Missing)
    }
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

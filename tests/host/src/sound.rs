//! A microphone fed from a file and a loudspeaker that nobody hears, both as fast as real ones.

use afterglow::app::App;
use afterglow::sound::{Devices, Ear, Heard, Microphone, NoDevice, Open, Source, Speaker};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

const RATE: u32 = 48_000;
/// Samples of one step, and how long it takes.
const STEP: usize = 4_800;
const PACE: Duration = Duration::from_millis(100);

/// Puts both in place. While the file is away there is no microphone.
pub fn offer(app: &App, voice: &Path) {
    let devices = app.lasting::<Devices>();
    devices.set(Arc::new(Tape(voice.to_owned())), Arc::new(Deaf));
}

struct Tape(PathBuf);

impl Microphone for Tape {
    fn open(&self, ear: Ear) -> Result<Open, NoDevice> {
        let bytes = std::fs::read(&self.0).map_err(|_| NoDevice::Missing)?;
        let samples: Vec<f32> = bytes
            .as_chunks::<2>()
            .0
            .iter()
            .map(|two| f32::from(i16::from_le_bytes(*two)) / 32_768.0)
            .collect();
        let file = self.0.clone();
        Ok(own(move |end| {
            for step in samples.chunks(STEP).cycle() {
                if !goes_on(end) {
                    return;
                }
                // Taken away while it is open, it is pulled out.
                if !file.exists() {
                    return ear(Heard::Gone);
                }
                let samples = step.to_vec();
                ear(Heard::Sound {
                    rate: RATE,
                    channels: 1,
                    samples,
                });
            }
        }))
    }
}

struct Deaf;

impl Speaker for Deaf {
    fn open(&self, mut source: Box<dyn Source>) -> Result<Open, NoDevice> {
        Ok(own(move |end| {
            let mut samples = [0.0; STEP];
            while goes_on(end) && source.fill(RATE, &mut samples) {}
        }))
    }
}

/// Does it on a thread, until what is answered is dropped.
fn own(work: impl FnOnce(&Receiver<()>) + Send + 'static) -> Open {
    let (open, end): (Sender<()>, _) = channel();
    std::thread::spawn(move || work(&end));
    Box::new(open)
}

/// Waits for a step; false when it is closed.
fn goes_on(end: &Receiver<()>) -> bool {
    end.recv_timeout(PACE) == Err(RecvTimeoutError::Timeout)
}

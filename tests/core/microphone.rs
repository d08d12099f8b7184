//! A microphone and a loudspeaker for the desk: what is put in is heard, what is played is kept.

use crate::desk::Desk;
use afterglow::sound::{Devices, Ear, Heard, Microphone, NoDevice, Open, Source, Speaker};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Samples a second.
pub const RATE: u32 = 48_000;

#[derive(Clone, Default)]
pub struct Bench {
    ear: Arc<Mutex<Option<Ear>>>,
    fails: Arc<Mutex<Option<NoDevice>>>,
    source: Arc<Mutex<Option<Box<dyn Source>>>>,
}

struct Closing(Bench);

impl Drop for Closing {
    fn drop(&mut self) {
        *self.0.ear.lock().unwrap() = None;
    }
}

impl Microphone for Bench {
    fn open(&self, ear: Ear) -> Result<Open, NoDevice> {
        if let Some(why) = *self.fails.lock().unwrap() {
            return Err(why);
        }
        *self.ear.lock().unwrap() = Some(ear);
        Ok(Box::new(Closing(self.clone())))
    }
}

impl Speaker for Bench {
    fn open(&self, source: Box<dyn Source>) -> Result<Open, NoDevice> {
        if let Some(why) = *self.fails.lock().unwrap() {
            return Err(why);
        }
        *self.source.lock().unwrap() = Some(source);
        Ok(Box::new(()))
    }
}

impl Bench {
    /// Puts both devices on a desk.
    pub fn on(desk: &Desk) -> Self {
        let bench = Self::default();
        bench.put_on(desk);
        bench
    }

    pub fn put_on(&self, desk: &Desk) {
        let devices = desk.app.lasting::<Devices>();
        devices.set(Arc::new(self.clone()), Arc::new(self.clone()));
    }

    /// From now on the devices do not open.
    pub fn break_with(&self, why: Option<NoDevice>) {
        *self.fails.lock().unwrap() = why;
    }

    pub fn is_open(&self) -> bool {
        self.ear.lock().unwrap().is_some()
    }

    /// Speaks so many tenths of a second, as a device would: some samples after the other.
    pub fn speak(&self, tenths: u32) {
        for tenth in 0..tenths {
            self.sound(RATE, 1, &tone(tenth, RATE / 10));
        }
    }

    pub fn sound(&self, rate: u32, channels: u16, samples: &[f32]) {
        if let Some(ear) = self.ear.lock().unwrap().as_ref() {
            let samples = samples.to_vec();
            ear(Heard::Sound {
                rate,
                channels,
                samples,
            });
        }
    }

    /// Pulls the microphone out.
    pub fn pull(&self) {
        if let Some(ear) = self.ear.lock().unwrap().as_ref() {
            ear(Heard::Gone);
        }
    }

    /// Pulls the loudspeaker out.
    pub fn let_go(&self) {
        *self.source.lock().unwrap() = None;
    }

    /// Plays what is to be played, all at once.
    pub fn play_out(&self, rate: u32) -> Vec<f32> {
        let mut heard = Vec::new();
        while self.play_some(rate, 4_800, &mut heard) {}
        heard
    }

    /// Plays so many samples; false when these were the last.
    pub fn play_some(&self, rate: u32, many: usize, heard: &mut Vec<f32>) -> bool {
        let mut source = self.source.lock().unwrap();
        let mut some = vec![0.0; many];
        let more = source.as_mut().unwrap().fill(rate, &mut some);
        heard.extend(some);
        more
    }
}

fn tone(turn: u32, samples: u32) -> Vec<f32> {
    (0..samples)
        .map(|at| ((turn * samples + at) as f32 * 0.05).sin() * 0.4)
        .collect()
}

/// Waits until the state of the recording is as wanted; answers it.
pub fn until(desk: &Desk, wanted: impl Fn(&Value) -> bool) -> Value {
    let start = Instant::now();
    loop {
        let state = desk.call("voice.state", json!({}));
        if wanted(&state) {
            return state;
        }
        assert!(
            start.elapsed() < Duration::from_secs(120),
            "it stayed {state}"
        );
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Records so many tenths of a second; answers the id.
pub fn record(desk: &Desk, bench: &Bench, tenths: u32) -> String {
    desk.call("voice.begin", json!({}));
    bench.speak(tenths);
    let done = desk.call("voice.finish", json!({}));
    done["id"].as_str().unwrap().to_owned()
}

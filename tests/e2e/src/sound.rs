//! A sound server without a sound card: what is put into one end comes out of a microphone, what a
//! loudspeaker plays can be taken down.

use crate::stage::quiet;
use afterglow::journal::voice::tone::Converter;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// The folder of the server's socket, in the environment.
pub const FOLDER: &str = "AFTERGLOW_E2E_SOUND";
/// Samples a second of everything here.
pub const RATE: u32 = 48_000;
const PACKAGES: &str =
    "cargo xtask test installs it: pulseaudio, pulseaudio-utils, libasound2-plugins, espeak-ng";
/// Samples of one step of an envelope: 20 ms.
const STEP: usize = 960;
/// Steps of a second.
const SECOND: usize = 50;

/// Where clients find the server.
pub fn address(folder: &Path) -> String {
    format!("unix:{}", folder.join("native").display())
}

/// A running server.
pub struct Server(Child);

impl Server {
    /// Starts it: whatever is played into `mouth` is heard by the microphone, `ears` hears what the
    /// application plays.
    pub fn start() -> Result<Self, String> {
        let folder = PathBuf::from(std::env::var_os(FOLDER).ok_or("no folder for sound")?);
        let socket = folder.join("native");
        let _ = std::fs::remove_file(&socket);
        let child = quiet("pulseaudio")
            .args([
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
            ])
            .args(["--disallow-exit", "--high-priority=no", "--realtime=no"])
            .arg("--load=module-null-sink sink_name=mouth")
            .arg("--load=module-null-sink sink_name=ears")
            .arg(format!(
                "--load=module-native-protocol-unix auth-anonymous=1 socket={}",
                socket.display()
            ))
            .env("PULSE_RUNTIME_PATH", &folder)
            .env_remove("PULSE_SERVER")
            .spawn()
            .map_err(|error| format!("pulseaudio does not start: {error}; {PACKAGES}"))?;
        let server = Self(child);
        for _ in 0..100 {
            let ready = pactl(&["set-default-source", "mouth.monitor"])
                .and_then(|()| pactl(&["set-default-sink", "ears"]));
            if ready.is_ok() {
                return Ok(server);
            }
            sleep(Duration::from_millis(100));
        }
        Err(format!("pulseaudio does not answer; {PACKAGES}"))
    }

    /// Ends it, as if the microphone was pulled out.
    pub fn stop(mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn pactl(words: &[&str]) -> Result<(), String> {
    let status = quiet("pactl").args(words).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("pactl is refused".into()),
        Err(error) => Err(format!("pactl: {error}; {PACKAGES}")),
    }
}

/// Speech, spoken by a program: samples of 16 bits, [`RATE`] a second, after a second of silence in
/// which the server wakes up.
pub fn speech(file: &Path, words: &str) -> Result<(), String> {
    let wave = file.with_extension("wav");
    let status = quiet("espeak-ng").arg("-w").arg(&wave).arg(words).status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(format!("espeak-ng: {status}")),
        Err(error) => return Err(format!("espeak-ng: {error}; {PACKAGES}")),
    }
    let silence = vec![0.0; RATE as usize];
    write(file, &[silence, read(&wave)?].concat())
}

/// Writes samples of 16 bits.
pub fn write(file: &Path, samples: &[f32]) -> Result<(), String> {
    let bytes: Vec<u8> = samples
        .iter()
        .flat_map(|one| ((one * 32_767.0) as i16).to_le_bytes())
        .collect();
    std::fs::write(file, bytes).map_err(|error| error.to_string())
}

/// Says what is in the file into the microphone; takes as long as that.
pub async fn say(file: &Path) -> Result<(), String> {
    let status = tokio::process::Command::new("paplay")
        .args(["--device=mouth", "--latency-msec=500"])
        .args(["--raw", "--format=s16le", "--rate=48000", "--channels=1"])
        .arg(file)
        .status()
        .await
        .map_err(|error| format!("paplay: {error}; {PACKAGES}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("paplay: {status}"))
    }
}

/// Takes down what the loudspeaker plays, until `work` is done.
pub async fn overhear<T>(
    file: &Path,
    work: impl Future<Output = Result<T, String>>,
) -> Result<T, String> {
    let raw = std::fs::File::create(file).map_err(|error| error.to_string())?;
    let mut ear = Command::new("parec")
        .args([
            "--latency-msec=50",
            "--device=ears.monitor",
            "--format=s16le",
            "--rate=48000",
            "--channels=1",
        ])
        .stdout(raw)
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| format!("parec: {error}; {PACKAGES}"))?;
    let outcome = work.await;
    let _ = ear.kill();
    let _ = ear.wait();
    outcome
}

/// The samples of a file: a WAV as espeak-ng writes it (16 bits, one channel), or nothing but samples.
pub fn read(file: &Path) -> Result<Vec<f32>, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let (rate, bytes) = match bytes.split_at_checked(44) {
        Some((head, sound)) if head.starts_with(b"RIFF") => {
            let rate = head.get(24..28).and_then(|four| four.try_into().ok());
            (rate.map_or(RATE, u32::from_le_bytes), sound)
        }
        _ => (RATE, bytes.as_slice()),
    };
    let samples: Vec<f32> = bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(|two| f32::from(i16::from_le_bytes(*two)) / 32_768.0)
        .collect();
    let mut converted = Vec::new();
    let mut converter = Converter::new(rate, 1, RATE).map_err(|error| error.to_string())?;
    converter.convert(&samples, &mut converted);
    Ok(converted)
}

/// How alike two sounds are, from -1 to 1: their loudness over time, 20 ms by 20 ms, a second after
/// the other in the places where they fit best. A busy machine may put a little silence between two
/// seconds; it may take nothing away.
pub fn likeness(spoken: &[f32], heard: &[f32]) -> f32 {
    let (spoken, heard) = (envelope(spoken), envelope(heard));
    let places = (heard.len() + 1).saturating_sub(SECOND);
    let loud = |second: &[f32]| second.iter().any(|step| *step > 0.01);
    let mut before = vec![0.0_f32; places];
    let mut seconds = 0;
    for second in spoken.chunks_exact(SECOND).filter(|one| loud(one)) {
        let mut best = f32::MIN;
        let mut now = Vec::with_capacity(places);
        for (at, part) in heard.windows(SECOND).enumerate() {
            // Two steps of leeway: what is heard is cut in other places than what was said.
            let earlier = (at + 2).checked_sub(SECOND).and_then(|at| before.get(at));
            best = best.max(earlier.copied().unwrap_or(f32::MIN));
            let path = if seconds == 0 { 0.0 } else { best };
            now.push(correlation(second, part) + path);
        }
        before = now;
        seconds += 1;
    }
    before.into_iter().fold(f32::MIN, f32::max) / seconds.max(1) as f32
}

fn envelope(samples: &[f32]) -> Vec<f32> {
    let loud = |step: &[f32]| step.iter().map(|one| one * one).sum::<f32>() / step.len() as f32;
    samples
        .chunks_exact(STEP)
        .map(|step| loud(step).sqrt())
        .collect()
}

fn correlation(a: &[f32], b: &[f32]) -> f32 {
    let mean = |of: &[f32]| of.iter().sum::<f32>() / of.len().max(1) as f32;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let pairs = || a.iter().zip(b).map(|(a, b)| (a - mean_a, b - mean_b));
    let spread = |of: f32| of.sqrt().max(1e-9);
    let both: f32 = pairs().map(|(a, b)| a * b).sum();
    let (of_a, of_b) = pairs().fold((0.0, 0.0), |(x, y), (a, b)| (x + a * a, y + b * b));
    both / (spread(of_a) * spread(of_b))
}

//! This machine's microphone and loudspeaker, each opened on a thread of its own, which owns it.

use afterglow::app::App;
use afterglow::sound::{Devices, Ear, Heard, Microphone, NoDevice, Open, Source, Speaker};
use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{
    BufferSize, Error, ErrorKind, FromSample, Sample, SampleFormat, SizedSample, Stream,
    StreamConfig, SupportedBufferSize, SupportedStreamConfig,
};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// What was handed to the system last is still on its way to the ear.
const ON_ITS_WAY: Duration = Duration::from_millis(400);

/// Why a stream ends.
#[derive(PartialEq)]
enum Over {
    /// Nobody wants it any more, or the device is gone.
    Closed,
    /// It played to its end.
    Played,
}

/// Hands the core its devices.
pub fn offer(app: &App) {
    let devices = app.lasting::<Devices>();
    devices.set(Arc::new(Machine), Arc::new(Machine));
}

struct Machine;

impl Microphone for Machine {
    fn open(&self, ear: Ear) -> Result<Open, NoDevice> {
        own(move |_| listen(Arc::new(ear)))
    }
}

impl Speaker for Machine {
    fn open(&self, source: Box<dyn Source>) -> Result<Open, NoDevice> {
        own(move |over| play(source, over))
    }
}

/// A stream stays on the thread that opened it, as some systems want it, until it is over or what
/// is answered is dropped.
fn own(
    open: impl FnOnce(Sender<Over>) -> Result<Stream, Error> + Send + 'static,
) -> Result<Open, NoDevice> {
    let (told, outcome) = channel();
    let (over, end): (Sender<Over>, Receiver<Over>) = channel();
    let closing = over.clone();
    std::thread::spawn(move || match open(over) {
        Ok(stream) => {
            let _ = told.send(Ok(()));
            if end.recv() == Ok(Over::Played) {
                let _ = end.recv_timeout(ON_ITS_WAY);
            }
            drop(stream);
        }
        Err(error) => {
            let _ = told.send(Err(reason(&error)));
        }
    });
    outcome.recv().unwrap_or(Err(NoDevice::Broken))?;
    Ok(Box::new(Closing(closing)))
}

/// Says that it is over when it is dropped.
struct Closing(Sender<Over>);

impl Drop for Closing {
    fn drop(&mut self) {
        let _ = self.0.send(Over::Closed);
    }
}

fn reason(error: &Error) -> NoDevice {
    match error.kind() {
        ErrorKind::PermissionDenied => NoDevice::Refused,
        ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => NoDevice::Missing,
        _ => NoDevice::Broken,
    }
}

/// Frames of a step, where the system lets one choose: long enough that a busy machine tears no hole
/// into it, short enough for a level meter.
const STEP: u32 = 4_096;

fn unhurried(config: &SupportedStreamConfig) -> StreamConfig {
    let mut wanted = config.config();
    if let SupportedBufferSize::Range { min, max } = config.buffer_size()
        && (*min..=*max).contains(&STEP)
    {
        wanted.buffer_size = BufferSize::Fixed(STEP);
    }
    wanted
}

/// Does the stream end with it? Sound servers report much that passes, an underrun for one; a
/// microphone that falls silent without a word is noticed by the core.
fn is_final(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DeviceNotAvailable
            | ErrorKind::HostUnavailable
            | ErrorKind::PermissionDenied
            | ErrorKind::StreamInvalidated
    )
}

/// Opens the stream that a macro writes for one format of samples, in the format that is asked for.
macro_rules! in_format {
    ($format:expr, $stream:ident) => {
        match $format {
            SampleFormat::F32 => $stream!(f32),
            SampleFormat::I16 => $stream!(i16),
            SampleFormat::I32 => $stream!(i32),
            SampleFormat::U8 => $stream!(u8),
            SampleFormat::U16 => $stream!(u16),
            SampleFormat::F64 => $stream!(f64),
            _ => Err(ErrorKind::UnsupportedConfig.into()),
        }
    };
}

fn listen(ear: Arc<Ear>) -> Result<Stream, Error> {
    let device = cpal::default_host().default_input_device();
    let device = device.ok_or(ErrorKind::DeviceNotAvailable)?;
    let config = device.default_input_config()?;
    let lost = Arc::clone(&ear);
    let gone = move |error: Error| {
        if is_final(&error) {
            lost(Heard::Gone);
        }
    };
    let (rate, channels) = (config.sample_rate(), config.channels());
    /// A stream of one format of samples.
    macro_rules! stream {
        ($format:ty) => {
            device.build_input_stream(
                unhurried(&config),
                move |samples: &[$format], _: &_| {
                    ear(Heard::Sound {
                        rate,
                        channels,
                        samples: floats(samples),
                    });
                },
                gone,
                None,
            )
        };
    }
    let stream = in_format!(config.sample_format(), stream)?;
    stream.play()?;
    Ok(stream)
}

fn floats<T: SizedSample>(samples: &[T]) -> Vec<f32>
where
    f32: FromSample<T>,
{
    samples.iter().map(|one| f32::from_sample(*one)).collect()
}

fn play(mut source: Box<dyn Source>, over: Sender<Over>) -> Result<Stream, Error> {
    let device = cpal::default_host().default_output_device();
    let device = device.ok_or(ErrorKind::DeviceNotAvailable)?;
    let config = device.default_output_config()?;
    let gone = over.clone();
    let failed = move |error: Error| {
        if is_final(&error) {
            let _ = gone.send(Over::Closed);
        }
    };
    let (rate, channels) = (config.sample_rate(), usize::from(config.channels()));
    let (mut mono, mut played) = (Vec::new(), false);
    /// A stream of one format of samples.
    macro_rules! stream {
        ($format:ty) => {
            device.build_output_stream(
                unhurried(&config),
                move |out: &mut [$format], _: &_| {
                    mono.clear();
                    mono.resize(out.len() / channels.max(1), 0.0);
                    let more = source.fill(rate, &mut mono);
                    spread(&mono, channels, out);
                    if !more && !played {
                        played = true;
                        let _ = over.send(Over::Played);
                    }
                },
                failed,
                None,
            )
        };
    }
    let stream = in_format!(config.sample_format(), stream)?;
    stream.play()?;
    Ok(stream)
}

/// One channel on all.
fn spread<T: SizedSample + FromSample<f32>>(mono: &[f32], channels: usize, out: &mut [T]) {
    for (frame, sample) in out.chunks_mut(channels.max(1)).zip(mono) {
        frame.fill(T::from_sample(*sample));
    }
}

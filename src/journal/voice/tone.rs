//! One channel at one rate out of whatever a device gives, and the other way round.

use super::Error;
use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{
    Async, FixedAsync, Resampler, SincInterpolationParameters, SincInterpolationType,
    WindowFunction,
};

/// Samples that are converted at once.
const CHUNK: usize = 480;

/// Turns the sound of one device into another rate, in one channel.
pub struct Converter {
    from: u32,
    to: u32,
    channels: u16,
    /// None where the rates are the same.
    resampler: Option<Async<f32>>,
    waiting: Vec<f32>,
    /// A frame that was cut in the middle of its channels.
    cut: Vec<f32>,
}

impl Converter {
    /// From `channels` interleaved at `from` frames a second to one channel at `to`.
    ///
    /// # Errors
    /// `NoSound` for rates or channels that no device has.
    pub fn new(from: u32, channels: u16, to: u32) -> Result<Self, Error> {
        let rates = 4_000..=768_000;
        if channels == 0 || !rates.contains(&from) || !rates.contains(&to) {
            return Err(Error::NoSound);
        }
        let resampler = (from != to).then(|| resampler(from, to)).transpose()?;
        Ok(Self {
            from,
            to,
            channels,
            resampler,
            waiting: Vec::new(),
            cut: Vec::new(),
        })
    }

    /// Does it turn this into that?
    #[must_use]
    pub fn fits(&self, from: u32, channels: u16, to: u32) -> bool {
        (self.from, self.channels, self.to) == (from, channels, to)
    }

    /// Puts what becomes of `samples` behind `into`.
    pub fn convert(&mut self, samples: &[f32], into: &mut Vec<f32>) {
        let channels = usize::from(self.channels);
        self.cut.extend_from_slice(samples);
        let whole = self.cut.len() - self.cut.len() % channels;
        let mono = self
            .cut
            .get(..whole)
            .unwrap_or_default()
            .chunks_exact(channels)
            .map(|frame| tame(frame.iter().sum::<f32>() / f32::from(self.channels)));
        let Some(resampler) = &mut self.resampler else {
            into.extend(mono);
            self.cut.drain(..whole);
            return;
        };
        self.waiting.extend(mono);
        self.cut.drain(..whole);
        while self.waiting.len() >= CHUNK {
            let chunk: Vec<f32> = self.waiting.drain(..CHUNK).collect();
            let mut out = vec![0.0; resampler.output_frames_max()];
            let length = out.len();
            let written = InterleavedSlice::new(&chunk, 1, CHUNK)
                .ok()
                .zip(InterleavedSlice::new_mut(&mut out, 1, length).ok())
                .and_then(|(from, mut to)| resampler.process_into_buffer(&from, &mut to, None).ok())
                .map_or(0, |(_, written)| written);
            into.extend(out.iter().take(written).copied().map(tame));
        }
    }
}

fn resampler(from: u32, to: u32) -> Result<Async<f32>, Error> {
    let parameters = SincInterpolationParameters {
        sinc_len: 64,
        f_cutoff: None,
        oversampling_factor: 128,
        interpolation: SincInterpolationType::Linear,
        window: WindowFunction::BlackmanHarris2,
    };
    let ratio = f64::from(to) / f64::from(from);
    Async::new_sinc(ratio, 1.0, &parameters, CHUNK, 1, FixedAsync::Input)
        .map_err(|_| Error::NoSound)
}

/// Samples as a codec may have them: numbers, between -1 and 1.
#[must_use]
pub fn tamed(samples: &[f32]) -> Vec<f32> {
    samples.iter().copied().map(tame).collect()
}

fn tame(sample: f32) -> f32 {
    if sample.is_finite() {
        sample.clamp(-1.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn crossings(samples: &[f32]) -> usize {
        let signs = samples.windows(2);
        signs.filter(|two| two[0] < 0.0 && two[1] >= 0.0).count()
    }

    #[test]
    fn a_tone_keeps_its_pitch_and_length_at_every_rate() {
        for (from, channels) in [
            (8_000, 1),
            (16_000, 1),
            (44_100, 2),
            (48_000, 6),
            (96_000, 2),
        ] {
            let mut converter = Converter::new(from, channels, 48_000).unwrap();
            let sound: Vec<f32> = (0..from)
                .flat_map(|at| {
                    let turn = at as f32 * 440.0 * std::f32::consts::TAU / from as f32;
                    vec![turn.sin() * 0.5; usize::from(channels)]
                })
                .collect();
            let mut heard = Vec::new();
            for some in sound.chunks(777) {
                converter.convert(some, &mut heard);
            }
            let seconds = heard.len() as f32 / 48_000.0;
            assert!((0.93..=1.01).contains(&seconds), "{from}: {seconds} s");
            // The beginning is the resampler's own.
            let rest = &heard[4_800..];
            let pitch = crossings(rest) as f32 / (rest.len() as f32 / 48_000.0);
            assert!((430.0..450.0).contains(&pitch), "{from}: {pitch} Hz");
        }
    }

    #[test]
    fn what_no_device_has_is_refused() {
        for (from, channels, to) in [(0, 1, 48_000), (48_000, 0, 48_000), (48_000, 1, u32::MAX)] {
            assert!(Converter::new(from, channels, to).is_err());
        }
    }

    proptest! {
        #[test]
        fn nothing_but_tame_samples_comes_out(bits in prop::collection::vec(any::<u32>(), 0..3_000), rate in prop::sample::select(vec![8_000, 44_100, 48_000]), channels in 1..3_u16) {
            let mut converter = Converter::new(rate, channels, 48_000).unwrap();
            let mut heard = Vec::new();
            let samples: Vec<f32> = bits.into_iter().map(f32::from_bits).collect();
            converter.convert(&samples, &mut heard);
            prop_assert!(heard.iter().all(|sample| (-1.0..=1.0).contains(sample)));
        }
    }
}

//! Opus: sound to small frames and back.
//!
//! 24 kbit/s, one channel: speech at that rate is hard to tell from the original, and fifteen minutes
//! take about 2.6 MB. It is a free, frozen standard (RFC 6716), so a note recorded today opens in any
//! player in twenty years.

use super::{Error, FRAME, PACKET, RATE};
use opus::{Application, Bitrate, Channels, Signal};

/// Bits a second.
const BITS: i32 = 24_000;
/// From 0 to 10: how hard it works. Above 5 speech gains nothing that is heard.
const EFFORT: i32 = 5;

/// Makes frames small.
pub struct Encoder(opus::Encoder);

impl Encoder {
    /// One for a new recording.
    ///
    /// # Errors
    /// `NoSound` when there is no memory for it.
    pub fn new() -> Result<Self, Error> {
        let set_up = || {
            let mut inner = opus::Encoder::new(RATE, Channels::Mono, Application::Voip)?;
            inner.set_bitrate(Bitrate::Bits(BITS))?;
            inner.set_complexity(EFFORT)?;
            inner.set_signal(Signal::Voice)?;
            inner.set_vbr(true)?;
            Ok(inner)
        };
        set_up().map(Self).map_err(|_: opus::Error| Error::NoSound)
    }

    /// A frame of [`FRAME`] samples, at most [`PACKET`] bytes.
    ///
    /// # Errors
    /// `NoSound` for another number of samples.
    pub fn packet(&mut self, frame: &[f32]) -> Result<Vec<u8>, Error> {
        if frame.len() != FRAME {
            return Err(Error::NoSound);
        }
        self.0
            .encode_vec_float(frame, PACKET)
            .map_err(|_| Error::NoSound)
    }
}

/// Makes sound of small frames.
pub struct Decoder(opus::Decoder);

impl Decoder {
    /// One for the beginning of a note.
    ///
    /// # Errors
    /// `NoSound` when there is no memory for it.
    pub fn new() -> Result<Self, Error> {
        opus::Decoder::new(RATE, Channels::Mono)
            .map(Self)
            .map_err(|_| Error::NoSound)
    }

    /// The [`FRAME`] samples of a frame. One that is damaged is filled in from what came before it.
    pub fn frame(&mut self, packet: &[u8]) -> Vec<f32> {
        let mut samples = vec![0.0; FRAME];
        let whole = matches!(self.0.decode_float(packet, &mut samples, false), Ok(FRAME));
        if !whole && self.0.decode_float(&[], &mut samples, false).is_err() {
            samples.fill(0.0);
        }
        samples
    }
}

/// Is this a frame of 20 ms in one channel?
#[must_use]
pub fn is_frame(packet: &[u8]) -> bool {
    opus::packet::get_nb_samples(packet, RATE).is_ok_and(|samples| samples == FRAME)
        && matches!(opus::packet::get_nb_channels(packet), Ok(Channels::Mono))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A tone that ears find loud and clear.
    fn tone(frames: usize, hertz: f32) -> Vec<f32> {
        (0..frames * FRAME)
            .map(|at| (at as f32 * hertz * std::f32::consts::TAU / RATE as f32).sin() * 0.5)
            .collect()
    }

    fn energy(samples: &[f32]) -> f32 {
        samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len() as f32
    }

    #[test]
    fn a_tone_comes_back_as_loud_as_it_went_in() {
        let (mut encoder, mut decoder) = (Encoder::new().unwrap(), Decoder::new().unwrap());
        let sound = tone(100, 440.0);
        let mut heard = Vec::new();
        for frame in sound.chunks_exact(FRAME) {
            heard.extend(decoder.frame(&encoder.packet(frame).unwrap()));
        }
        let ratio = energy(&heard[9_600..]) / energy(&sound[9_600..]);
        assert!((0.8..1.25).contains(&ratio), "{ratio}");
    }

    #[test]
    fn only_whole_frames_are_taken() {
        let mut encoder = Encoder::new().unwrap();
        assert_eq!(encoder.packet(&[0.0; FRAME - 1]), Err(Error::NoSound));
        assert!(is_frame(&encoder.packet(&[0.0; FRAME]).unwrap()));
        assert!(!is_frame(&[]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        /// Noise, clicks, silence, numbers that are no numbers: never more than the largest frame,
        /// so never more than 4 MB in fifteen minutes.
        #[test]
        fn no_frame_is_larger_than_allowed(frames in prop::collection::vec((any::<u64>(), 0..5_u8), 1..12)) {
            let mut encoder = Encoder::new().unwrap();
            for (seed, kind) in frames {
                let mut random = fastrand::Rng::with_seed(seed);
                let frame: Vec<f32> = (0..FRAME)
                    .map(|at| match kind {
                        0 => random.f32() * 2.0 - 1.0,
                        1 => f32::from(u8::from(at == 480)),
                        2 => (at as f32 * random.f32()).sin() * 40.0,
                        3 => f32::from_bits(random.u32(..)),
                        _ => 0.0,
                    })
                    .collect();
                let packet = encoder.packet(&super::super::tone::tamed(&frame)).unwrap();
                prop_assert!((1..=PACKET).contains(&packet.len()));
                prop_assert!(is_frame(&packet));
            }
        }

        #[test]
        fn foreign_bytes_are_played_as_some_sound_and_never_fail(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut decoder = Decoder::new().unwrap();
            prop_assert_eq!(decoder.frame(&bytes).len(), FRAME);
        }
    }
}

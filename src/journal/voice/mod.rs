//! Voice notes: how sound is cut, packed and bounded, and what is said about it.

pub mod api;
pub mod codec;
mod hearing;
pub mod ogg;
pub mod player;
pub mod recorder;
pub mod sealed;
pub mod table;
pub mod tone;
pub mod whole;
pub mod wire;

use crate::error::{Code, Coded};
use crate::sound::NoDevice;
use crate::words::Words;
use serde::Serialize;

/// Samples a second, one channel.
pub const RATE: u32 = 48_000;
/// Samples of a frame: 20 ms.
pub const FRAME: usize = 960;
/// Milliseconds of a frame.
pub const FRAME_MS: u32 = 20;
/// Frames of a part: what is committed at once, a second.
pub const PART: u32 = 50;
/// Frames of the longest note: fifteen minutes.
pub const LONGEST: u32 = 15 * 60 * 1_000 / FRAME_MS;
/// Bytes of the largest frame, compressed. With its length in one byte before it, the longest note
/// stays under 4 MB whatever is heard.
pub const PACKET: usize = 84;
/// Frames that are nearly silent before it is said: five seconds.
const QUIET: u32 = 250;
/// Below this level it is nearly silent.
const QUIET_LEVEL: u8 = 15;
/// From so many frames before the end on, what is left is said: two minutes.
const LAST: u32 = 2 * 60 * 1_000 / FRAME_MS;

/// A voice note, as the list and the page say it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalVoice {
    /// How long it is, in milliseconds.
    pub ms: u32,
    /// "3 min 12 s"
    pub length: String,
    /// "Voice note, 3 min 12 s"
    pub said: String,
}

impl JournalVoice {
    /// A note of so many frames.
    #[must_use]
    pub fn of(words: &Words, frames: u32) -> Self {
        let length = length(words, frames);
        Self {
            ms: frames.saturating_mul(FRAME_MS),
            said: words.say("voice-note", &[("length", &length)]),
            length,
        }
    }
}

/// "12 s", "3 min 12 s"; whole seconds, a begun one counts only when it is over.
#[must_use]
pub fn length(words: &Words, frames: u32) -> String {
    let seconds = frames / PART;
    let (minutes, rest) = ((seconds / 60).to_string(), (seconds % 60).to_string());
    if seconds < 60 {
        words.say("voice-seconds", &[("seconds", &rest)])
    } else {
        words.say(
            "voice-minutes",
            &[("minutes", &minutes), ("seconds", &rest)],
        )
    }
}

/// "3:12"
#[must_use]
pub fn clock_face(frames: u32) -> String {
    let seconds = frames / PART;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How loud, from 0 to 100, on the scale that ears have: -60 dB and less is 0.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 100
pub fn level(samples: &[f32]) -> u8 {
    let peak = samples
        .iter()
        .fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
    let decibel = 20.0 * peak.max(1e-9).log10();
    ((decibel + 60.0) / 60.0 * 100.0).clamp(0.0, 100.0) as u8
}

/// Is so little heard for so long that it is worth a word?
#[must_use]
pub fn too_quiet(quiet_frames: u32) -> bool {
    quiet_frames >= QUIET
}

/// How many frames in a row were nearly silent, after these at this level.
#[must_use]
pub fn quiet_after(before: u32, level: u8, frames: u32) -> u32 {
    if level < QUIET_LEVEL {
        before.saturating_add(frames)
    } else {
        0
    }
}

/// The frames that are left, once that is worth a word.
#[must_use]
pub fn last_frames(frames: u32) -> Option<u32> {
    let left = LONGEST.saturating_sub(frames);
    (left <= LAST).then_some(left)
}

/// Packs frames: before each its length in one byte.
///
/// # Errors
/// `NoSound` for a frame that is empty or too long for that.
pub fn pack<'a>(packets: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    for packet in packets {
        let length = u8::try_from(packet.len()).map_err(|_| Error::NoSound)?;
        if length == 0 {
            return Err(Error::NoSound);
        }
        bytes.push(length);
        bytes.extend_from_slice(packet);
    }
    Ok(bytes)
}

/// The frames that were packed.
///
/// # Errors
/// `NoSound` for bytes that no packing made.
pub fn unpack(bytes: &[u8]) -> Result<Vec<&[u8]>, Error> {
    let mut packets = Vec::new();
    let mut rest = bytes;
    while let Some((length, after)) = rest.split_first() {
        let (packet, after) = after
            .split_at_checked(usize::from(*length))
            .filter(|(packet, _)| !packet.is_empty())
            .ok_or(Error::NoSound)?;
        packets.push(packet);
        rest = after;
    }
    Ok(packets)
}

/// Why nothing is recorded or played.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// There is no microphone.
    #[error("no microphone")]
    NoMicrophone,
    /// The system does not allow the microphone.
    #[error("the microphone is not allowed")]
    MicrophoneRefused,
    /// The microphone is there and does not work.
    #[error("the microphone does not work")]
    MicrophoneBroken,
    /// There is no loudspeaker, or it does not work.
    #[error("no loudspeaker")]
    NoSpeaker,
    /// A recording is under way.
    #[error("a recording is under way")]
    Recording,
    /// None is under way.
    #[error("no recording is under way")]
    NotRecording,
    /// Bytes that are no sound.
    #[error("no sound")]
    NoSound,
    /// Longer than [`LONGEST`].
    #[error("too long")]
    TooLong,
}

impl Error {
    /// Why a microphone does not open.
    #[must_use]
    pub fn microphone(why: NoDevice) -> Self {
        match why {
            NoDevice::Missing => Self::NoMicrophone,
            NoDevice::Refused => Self::MicrophoneRefused,
            NoDevice::Broken => Self::MicrophoneBroken,
        }
    }
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NoMicrophone | Self::MicrophoneBroken | Self::NoSpeaker => Code::Unreachable,
            Self::MicrophoneRefused => Code::Refused,
            Self::Recording | Self::NotRecording => Code::Conflict,
            Self::NoSound => Code::Damaged,
            Self::TooLong => Code::TooLarge,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NoMicrophone => crate::key!("voice-error-no-microphone"),
            Self::MicrophoneRefused => crate::key!("voice-error-refused"),
            Self::MicrophoneBroken => crate::key!("voice-error-broken"),
            Self::NoSpeaker => crate::key!("voice-error-no-speaker"),
            Self::Recording => crate::key!("voice-error-recording"),
            Self::NotRecording => crate::key!("voice-error-not-recording"),
            Self::NoSound => crate::key!("voice-error-no-sound"),
            Self::TooLong => crate::key!("voice-error-too-long"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_note_of_the_largest_frames_is_under_four_megabytes() {
        assert!((PACKET + 1) * LONGEST as usize <= 4_000_000);
    }

    #[test]
    fn a_length_reads_as_people_say_it() {
        let words = Words::english();
        for (frames, said, face) in [
            (0, "0 s", "0:00"),
            (49, "0 s", "0:00"),
            (50, "1 s", "0:01"),
            (2_050, "41 s", "0:41"),
            (9_600, "3 min 12 s", "3:12"),
            (LONGEST, "15 min 0 s", "15:00"),
        ] {
            assert_eq!(length(&words, frames), said);
            assert_eq!(clock_face(frames), face);
        }
    }

    #[test]
    fn a_level_is_what_ears_hear() {
        for (peak, expected) in [
            (0.0, 0),
            (0.001, 0),
            (0.01, 33),
            (0.1, 66),
            (1.0, 100),
            (3.0, 100),
        ] {
            assert_eq!(level(&[0.0, -peak]), expected, "{peak}");
        }
        assert_eq!(level(&[]), 0);
        assert_eq!(level(&[f32::NAN]), 0);
    }

    #[test]
    fn silence_is_told_after_five_seconds_and_ends_with_a_word() {
        let mut quiet = 0;
        for _ in 0..249 {
            quiet = quiet_after(quiet, 3, 1);
        }
        assert!(!too_quiet(quiet));
        quiet = quiet_after(quiet, 3, 1);
        assert!(too_quiet(quiet));
        assert!(!too_quiet(quiet_after(quiet, 60, 1)));
    }

    #[test]
    fn what_is_left_is_said_in_the_last_two_minutes() {
        assert_eq!(last_frames(LONGEST - 6_001), None);
        assert_eq!(last_frames(LONGEST - 6_000), Some(6_000));
        assert_eq!(last_frames(LONGEST + 1), Some(0));
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(packets in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..=255), 0..60)) {
            let bytes = pack(packets.iter().map(Vec::as_slice)).unwrap();
            prop_assert_eq!(unpack(&bytes).unwrap(), packets);
        }

        #[test]
        fn foreign_bytes_are_refused_or_come_out_as_they_went_in(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(packets) = unpack(&bytes) {
                prop_assert_eq!(pack(packets).unwrap(), bytes);
            }
        }
    }
}

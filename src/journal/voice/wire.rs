//! What recording and listening say over the boundary.

use super::player::Playing;
use super::recorder::{End, Now, Phase};
use super::{FRAME_MS, clock_face, last_frames, length, too_quiet};
use crate::random::Id;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// What to record.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoiceBegin {
    /// The question it answers, by its key.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub asked: Option<String>,
}

/// How far a recording is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum VoicePhase {
    /// None was made yet.
    Idle,
    /// The microphone is open.
    Recording,
    /// It waits, the microphone closed.
    Paused,
    /// It is over.
    Ended,
}

/// How things stand with recording.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct VoiceState {
    /// How far it is.
    pub phase: VoicePhase,
    /// The fragment it becomes; none while nothing is kept of it, and none on the lock screen.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub id: Option<Id>,
    /// How much of it is on the disk, in milliseconds.
    pub kept_ms: u32,
    /// How long it is, "3:12".
    pub time: String,
    /// The same in words, "3 min 12 s".
    pub length: String,
    /// How loud it is, 0 to 100.
    pub level: u8,
    /// What there is to say about it: that nothing is heard, that it ends soon, why it ended.
    pub note: Option<String>,
}

impl VoiceState {
    /// In words; `open` says that the vault is.
    #[must_use]
    pub fn of(words: &Words, now: &Now, open: bool) -> Self {
        let id = now.note.as_ref().map(|note| note.id.clone());
        Self {
            phase: match now.phase {
                Phase::Idle => VoicePhase::Idle,
                Phase::Recording => VoicePhase::Recording,
                Phase::Paused => VoicePhase::Paused,
                Phase::Ended(_) => VoicePhase::Ended,
            },
            id: id.filter(|_| open && now.kept > 0),
            kept_ms: now.kept.saturating_mul(FRAME_MS),
            time: clock_face(now.heard),
            length: length(words, now.heard),
            level: now.level,
            note: note(words, now),
        }
    }
}

fn note(words: &Words, now: &Now) -> Option<String> {
    if let Phase::Ended(why) = now.phase {
        return ended(words, now, why);
    }
    if let Some(left) = last_frames(now.heard) {
        let left = length(words, left);
        return Some(words.say("voice-left", &[("left", &left)]));
    }
    too_quiet(now.quiet).then(|| words.say("voice-quiet", &[]))
}

fn ended(words: &Words, now: &Now, why: End) -> Option<String> {
    let kept = length(words, now.kept);
    let kept = [("length", kept.as_str())];
    if now.kept == 0 {
        let key = match why {
            End::Finished | End::Locked | End::Limit => crate::key!("voice-nothing"),
            End::Gone => crate::key!("voice-nothing-gone"),
            End::Full => crate::key!("voice-nothing-full"),
            End::Failed => crate::key!("voice-nothing-failed"),
        };
        return Some(words.say(key, &[]));
    }
    let key = match why {
        End::Finished => return None,
        End::Limit => crate::key!("voice-ended-limit"),
        End::Gone => crate::key!("voice-ended-gone"),
        End::Full => crate::key!("voice-ended-full"),
        End::Failed => crate::key!("voice-ended-failed"),
        End::Locked => crate::key!("voice-ended-locked"),
    };
    Some(words.say(key, &kept))
}

/// What to play.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoicePlay {
    /// The voice note.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// From where on, in milliseconds.
    pub from_ms: u32,
}

/// What is played.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct VoicePlaying {
    /// The voice note that was played last.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub id: Option<Id>,
    /// It sounds.
    pub playing: bool,
    /// Where it is, in milliseconds.
    pub ms: u32,
    /// The same, "0:12".
    pub time: String,
    /// In words, "12 s of 41 s".
    pub said: String,
}

impl VoicePlaying {
    /// In words.
    #[must_use]
    pub fn of(words: &Words, playing: &Playing) -> Self {
        let (at, of) = (playing.ms / FRAME_MS, playing.of_ms / FRAME_MS);
        let (at_said, of_said) = (length(words, at), length(words, of));
        Self {
            id: playing.id.clone(),
            playing: playing.on,
            ms: playing.ms,
            time: clock_face(at),
            said: words.say("voice-position", &[("at", &at_said), ("of", &of_said)]),
        }
    }
}

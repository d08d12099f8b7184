//! Letters from the lock screen: left without the passphrase, taken in once at the next unlock.

use crate::app::{App, Room};
use crate::checkins::mood::{
    self,
    wire::{CheckinMoodChoice, CheckinTap, CheckinWhichMood},
};
use crate::error::{Code, Failure};
use crate::journal;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::groggy::Said;
use crate::session::groggy::api::keep;
use crate::transaction::room_at;
use crate::vault::api::{Done, Nothing};
use crate::vault::letterbox::{self, Letters};
use crate::vault::{fact, keep_fact};
use serde::{Deserialize, Serialize};

/// The longest words that can be left on the lock screen, in characters.
const WORDS_LIMIT: usize = 2_000;
/// How many letters could not be read, since it was last looked at.
const UNREAD: &str = "letters_unread";

/// What a letter says. Kept in the file as JSON: a field may be added, none taken away.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Letter {
    id: Id,
    at_ms: i64,
    zone: String,
    what: What,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum What {
    Words(Private<String>),
    Said { session: Id, said: Said },
    Mood { valence: i32 },
    MoodBack { mood: Id },
}

/// A mood that was kept without the passphrase.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LettersMood {
    /// Its id, to take it back.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// That it is kept, as a sentence.
    pub kept: String,
    /// Help now opens at once: it was the lowest mood.
    pub help_now: bool,
}

/// Words to leave.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeaveWords {
    /// At most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
}

/// Whether the infusion took place.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeaveSaid {
    /// It did, or it did not.
    pub took_place: bool,
}

/// `letters.leave`: three words from the lock screen. They can't be read again before unlocking.
///
/// # Errors
/// `Invalid` or `TooLarge` with field `words`, `NoVault`, the file system's.
pub fn leave(app: &App, now: &Moment, ask: LeaveWords) -> Result<Done, Failure> {
    let words = ask.words.expose().trim();
    if words.is_empty() {
        return Err(journal::Error::Blank.into());
    }
    if words.chars().count() > WORDS_LIMIT {
        return Err(journal::Error::TooLong.into());
    }
    seal(app, now, What::Words(Private::from(words)))
}

/// `letters.say`: the lock screen's one question. No ends groggy time at once.
///
/// # Errors
/// `Conflict` outside groggy time, `NoVault`, the file system's.
pub fn say(app: &App, now: &Moment, ask: LeaveSaid) -> Result<Done, Failure> {
    let current = app.outside().groggy_at(now.ms());
    let current = current.ok_or(crate::session::groggy::Error::NotNow)?;
    let said = if ask.took_place {
        Said::TookPlace
    } else {
        Said::NotTaken
    };
    let session = current.id.clone();
    seal(app, now, What::Said { session, said })?;
    app.change_outside(|outside| {
        for one in outside.groggy.iter_mut().filter(|one| one.id == current.id) {
            one.sure = true;
            if !ask.took_place {
                one.until_ms = now.ms();
            }
        }
    })?;
    Ok(Done {})
}

/// `letters.moods`: the moods there are to tap, lowest first.
///
/// # Errors
/// None.
pub fn moods(app: &App, _now: &Moment, _ask: Nothing) -> Result<Vec<CheckinMoodChoice>, Failure> {
    Ok(mood::choices(app.words()))
}

/// `letters.mood`: a mood from the lock screen, the tray or a note. In an open vault it is there at
/// once; else it waits in the letterbox.
///
/// # Errors
/// `Invalid` with field `valence`, `NoVault`, the file system's.
pub fn leave_mood(app: &App, now: &Moment, ask: CheckinTap) -> Result<LettersMood, Failure> {
    let valence = ask.valence;
    mood::check(valence)?;
    let id = app.new_id(now)?;
    let kept = room_at(app, now, |room| {
        mood::api::take(room, id.clone(), valence, *now).map(drop)
    });
    let locked = matches!(&kept, Err(failure) if failure.code == Code::Locked);
    if locked {
        put_in(app, now, id.clone(), What::Mood { valence })?;
    } else {
        kept?;
    }
    Ok(LettersMood {
        id,
        kept: if locked {
            app.words().say("groggy-mood-locked-kept", &[])
        } else {
            app.words().say("groggy-mood-kept", &[])
        },
        help_now: mood::opens_help(valence),
    })
}

/// `letters.moodBack`: takes a mood back that was a slip.
///
/// # Errors
/// `NotFound` in an open vault that has none of this id, `NoVault`, the file system's.
pub fn mood_back(app: &App, now: &Moment, ask: CheckinWhichMood) -> Result<Done, Failure> {
    let mood = ask.id.clone();
    match room_at(app, now, |room| mood::api::remove(room, ask)) {
        Err(failure) if failure.code == Code::Locked => seal(app, now, What::MoodBack { mood }),
        other => other,
    }
}

fn seal(app: &App, now: &Moment, what: What) -> Result<Done, Failure> {
    put_in(app, now, app.new_id(now)?, what)
}

fn put_in(app: &App, now: &Moment, id: Id, what: What) -> Result<Done, Failure> {
    let letter = Letter {
        id,
        at_ms: now.ms(),
        zone: now.zone_name().to_owned(),
        what,
    };
    let bytes = serde_json::to_vec(&letter).map_err(|_| Failure::of(Code::Unexpected))?;
    letterbox::leave(app.home(), &app.outside().letter_key, &bytes)?;
    Ok(Done {})
}

/// Takes every letter into the vault, in the transaction of the room. Under its own id, so that one
/// taken in twice is there once.
///
/// # Errors
/// The store's, the file system's.
pub fn take(room: &Room) -> Result<Letters, Failure> {
    let mut letters = letterbox::open(room.app.home(), room.db)?;
    for bytes in &letters.opened {
        match serde_json::from_slice::<Letter>(bytes) {
            Ok(letter) if letter.what.makes_sense() => put(room, letter)?,
            Ok(_) | Err(_) => letters.unread += 1,
        }
    }
    if letters.unread > 0 {
        keep_fact(room.db, UNREAD, &letters.unread.to_string())?;
    }
    Ok(letters)
}

/// Notes that more could not be read.
///
/// # Errors
/// The store's.
pub fn also_unread(room: &Room, more: u32) -> Result<(), Failure> {
    let before = unread_now(room)?;
    Ok(keep_fact(
        room.db,
        UNREAD,
        &before.saturating_add(more).to_string(),
    )?)
}

fn unread_now(room: &Room) -> Result<u32, Failure> {
    let kept = fact(room.db, UNREAD)?.and_then(|count| count.parse().ok());
    Ok(kept.unwrap_or_default())
}

impl What {
    /// Whoever has the open half of the key can write a letter: what no window leaves is not taken in.
    fn makes_sense(&self) -> bool {
        match self {
            Self::Mood { valence } => mood::check(*valence).is_ok(),
            Self::Words(_) | Self::Said { .. } | Self::MoodBack { .. } => true,
        }
    }
}

fn put(room: &Room, letter: Letter) -> Result<(), Failure> {
    let at = Moment::stored(letter.at_ms, &letter.zone);
    match letter.what {
        What::Words(words) => journal::api::take_fragment(room, letter.id, words, at),
        What::Mood { valence } => mood::api::take(room, letter.id, valence, at).map(drop),
        What::MoodBack { mood } => {
            mood::table::set_gone(room.db, &mood, true, room.now)?;
            Ok(())
        }
        What::Said { session, said } => keep(room, &letter.id, &session, said),
    }
}

/// Letters of the lock screen that could not be opened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LettersUnread {
    /// What happened and where they are; nothing when all were read, or it was put away.
    pub note: Option<String>,
}

/// `letters.unread`
///
/// # Errors
/// `Locked`.
pub fn unread(room: &Room, _ask: Nothing) -> Result<LettersUnread, Failure> {
    let count = unread_now(room)?;
    let count = (count > 0).then(|| count.to_string());
    let words = room.app.words();
    Ok(LettersUnread {
        note: count.map(|count| words.say("groggy-unread", &[("count", &count)])),
    })
}

/// `letters.putAway`: the note was read; the file stays where it is.
///
/// # Errors
/// `Locked`.
pub fn put_away(room: &Room, _ask: Nothing) -> Result<LettersUnread, Failure> {
    keep_fact(room.db, UNREAD, "0")?;
    unread(room, Nothing {})
}

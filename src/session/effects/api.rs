//! Commands of the after-effects of an infusion: the checklist, and noting one.

use super::when::{Side, meant, written};
use super::{CHECKLIST, Effect, Error, Grade, table, times};
use crate::app::Room;
use crate::clinic;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::random::Id;
use crate::session::Session;
use crate::session::aftercare::{api::begun, subject};
use crate::session::day::wire::DayClinic;
use serde::{Deserialize, Serialize};

/// Which infusion; without one the last that began.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadEffects {
    /// Its id.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub id: Option<Id>,
}

/// How an after-effect was.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetEffect {
    /// After which infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Which, by its id in the checklist.
    pub effect: String,
    /// How strong; nothing takes the note back.
    pub grade: Option<Grade>,
    /// When it began: a time like 13:10, or a day and a time; empty when it is not known.
    pub start: String,
    /// When it ended, in the same way.
    pub end: String,
}

/// The checklist of one infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Effects {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// Which infusion, as a phrase.
    pub title: String,
    /// The clinic, for what is to be told the same day.
    pub clinic: Option<DayClinic>,
    /// The checklist, in its order.
    pub effects: Vec<EffectLine>,
    /// What was noted after the others, newest first; those with nothing noted are left out.
    pub past: Vec<EffectsPast>,
}

/// What was there after another infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EffectsPast {
    /// Which infusion, as a phrase.
    pub title: String,
    /// "Feeling sick: moderate, 2 h 10 min"
    pub lines: Vec<String>,
}

/// One line of the checklist.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EffectLine {
    /// Its id.
    pub effect: &'static str,
    /// Its name.
    pub title: String,
    /// What is usual, as a sentence.
    pub usual: String,
    /// How strong; nothing while nothing is noted.
    pub grade: Option<Grade>,
    /// When it began, where the reader is now; may be empty.
    pub start: String,
    /// When it ended, where the reader is now; may be empty.
    pub end: String,
}

/// `effects.read`: nothing when no infusion has begun, or the one asked for did not take place.
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, ask: ReadEffects) -> Result<Option<Effects>, Failure> {
    let begun = begun(room)?;
    let found = match &ask.id {
        Some(id) => begun.iter().find(|one| one.id == *id),
        None => subject(&begun, room.now),
    };
    found.map(|session| view(room, session)).transpose()
}

/// `effects.set`
///
/// # Errors
/// `NotFound` for no such infusion or after-effect; `Invalid` with field `start` or `end`.
pub fn set(room: &Room, ask: SetEffect) -> Result<Effects, Failure> {
    let begun = begun(room)?;
    let found = begun.iter().find(|one| one.id == ask.id);
    let session = found.ok_or(Failure::of(Code::NotFound))?;
    let known = CHECKLIST.iter().find(|one| one.id == ask.effect);
    let effect = known.ok_or(Failure::of(Code::NotFound))?;
    let noted = table::noted(room.db, &session.id)?;
    let before = noted.iter().find(|one| one.effect == effect.id);
    let kept = before.and_then(|one| one.start);
    let start = typed(room, session, &ask.start, Side::Start, kept, None)?;
    let kept = before.and_then(|one| one.end);
    let end = typed(room, session, &ask.end, Side::End, kept, start.as_ref())?;
    let there = ask.grade.is_some_and(|grade| grade != Grade::None);
    if !there && (start.is_some() || end.is_some()) {
        return Err(Error::NoTimes.into());
    }
    times(session, start.as_ref(), end.as_ref(), room.now)?;
    let kept = [start.as_ref(), end.as_ref()];
    table::set(room.db, &session.id, effect.id, ask.grade, kept, room.now)?;
    view(room, session)
}

/// The moment meant. A time that stays as it reads stays the moment it was: in the hour that comes
/// twice the clock alone does not tell which of the two.
fn typed(
    room: &Room,
    session: &Session,
    text: &str,
    side: Side,
    before: Option<Moment>,
    start: Option<&Moment>,
) -> Result<Option<Moment>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let same =
        |before: &Moment| written(room.app.words(), before, session, room.now) == text.trim();
    match before.filter(same) {
        Some(before) => Ok(Some(before)),
        None => Ok(Some(meant(text, side, session, start, room.now)?)),
    }
}

/// What was there after the infusions that began, but for one.
fn past(room: &Room, but: &Session) -> Result<Vec<EffectsPast>, Failure> {
    let mut past = Vec::new();
    for session in begun(room)?.iter().rev().filter(|one| one.id != but.id) {
        let noted = table::noted(room.db, &session.id)?;
        let lines: Vec<String> = CHECKLIST
            .iter()
            .filter_map(|effect| {
                let own = noted.iter().find(|one| one.effect == effect.id)?;
                line(room, effect, own)
            })
            .collect();
        if !lines.is_empty() {
            past.push(EffectsPast {
                title: title(room, session),
                lines,
            });
        }
    }
    Ok(past)
}

fn line(room: &Room, effect: &Effect, noted: &table::Noted) -> Option<String> {
    let words = room.app.words();
    let grade = match noted.grade {
        Grade::None => return None,
        Grade::Mild => words.say("after-grade-mild", &[]),
        Grade::Moderate => words.say("after-grade-moderate", &[]),
        Grade::Severe => words.say("after-grade-severe", &[]),
    };
    let what = words.say(effect.title, &[]);
    Some(match (&noted.start, &noted.end) {
        (Some(start), Some(end)) => {
            let span = words.span(start.minutes_until(end));
            words.say(
                "after-effects-past-span",
                &[("what", &what), ("grade", &grade), ("span", &span)],
            )
        }
        _ => words.say(
            "after-effects-past-line",
            &[("what", &what), ("grade", &grade)],
        ),
    })
}

fn title(room: &Room, session: &Session) -> String {
    let words = room.app.words();
    let begins = words.day_and_time(&session.starts.seen_in(room.now.zone()));
    words.say("after-effects-of", &[("time", &begins)])
}

fn view(room: &Room, session: &Session) -> Result<Effects, Failure> {
    let noted = table::noted(room.db, &session.id)?;
    let words = room.app.words();
    let field = |at: Option<&Moment>| {
        at.map(|at| written(words, at, session, room.now))
            .unwrap_or_default()
    };
    let lines = CHECKLIST.iter().map(|effect| {
        let own = noted.iter().find(|one| one.effect == effect.id);
        EffectLine {
            effect: effect.id,
            title: words.say(effect.title, &[]),
            usual: words.say(effect.usual, &[]),
            grade: own.map(|one| one.grade),
            start: field(own.and_then(|one| one.start.as_ref())),
            end: field(own.and_then(|one| one.end.as_ref())),
        }
    });
    Ok(Effects {
        session_id: session.id.clone(),
        title: title(room, session),
        clinic: clinic::table::contact(room.db)?.map(DayClinic::of),
        effects: lines.collect(),
        past: past(room, session)?,
    })
}

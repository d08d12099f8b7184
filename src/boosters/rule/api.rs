//! Commands of the patient's own rule: read it and what it says now, set it, take it away, put its
//! message away.

use super::{Error, OwnRule, Side, Stretch, check, levels, say, table};
use crate::app::Room;
use crate::checkins;
use crate::checkins::mood::Axis;
use crate::error::Failure;
use crate::private::Private;
use crate::trends::Noted;
use crate::trends::week::average;
use crate::vault::api::Nothing;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Moods are read so far back: the longest stretch that is looked for, and a week.
const BACK: TimeDelta = TimeDelta::days(366 + 8);

/// A rule to keep.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetOwnRule {
    /// Of what was noted beside a mood; none: of the moods themselves.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub axis: Option<Axis>,
    /// On which side.
    pub side: Side,
    /// Of which level, in tenths: of moods -30 to 30, of anything else 0 to 40.
    pub level: i32,
    /// For how many days in a row, 1 to 28.
    pub days: u32,
    /// What was written together, at most 2,000 characters.
    #[cfg_attr(test, ts(as = "String"))]
    pub note: Private<String>,
    /// With whom, at most 200 characters; may be empty.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "String"))]
    pub with: Private<String>,
}

/// The rule, and what it says now.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleView {
    /// The rule, if there is one.
    pub rule: Option<OwnRuleKept>,
    /// Its message, while it holds and was not put away.
    pub message: Option<OwnRuleMessage>,
    /// What a rule can be about.
    pub about: Vec<OwnRuleAbout>,
}

/// Something that a rule can be about.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleAbout {
    /// What was noted beside a mood; none: the moods themselves.
    pub axis: Option<Axis>,
    /// "energy"
    pub name: String,
    /// The levels that can be chosen.
    pub levels: Vec<OwnRuleLevel>,
}

/// The rule as it is kept.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleKept {
    /// Of what was noted beside a mood; none: of the moods themselves.
    pub axis: Option<Axis>,
    /// On which side.
    pub side: Side,
    /// Of which level, in tenths.
    pub level: i32,
    /// For how many days.
    pub days: u32,
    /// What was written together.
    #[cfg_attr(test, ts(as = "String"))]
    pub note: Private<String>,
    /// With whom; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub with: Private<String>,
    /// All of it as a sentence.
    pub sentence: String,
}

/// What was agreed to be reminded of.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleMessage {
    /// The patient's own numbers.
    pub numbers: String,
    /// The patient's own words.
    #[cfg_attr(test, ts(as = "String"))]
    pub note: Private<String>,
    /// With whom they were written; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub with: Private<String>,
}

/// A level and its name.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleLevel {
    /// In tenths.
    pub level: i32,
    /// "−1, a little low"
    pub text: String,
}

/// `boosters.rule`
///
/// # Errors
/// `Locked`, the store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<OwnRuleView, Failure> {
    let rule = table::rule(room.db)?;
    let message = match &rule {
        Some(rule) => message(room, rule)?,
        None => None,
    };
    Ok(OwnRuleView {
        message,
        rule: rule.map(|rule| OwnRuleKept {
            sentence: say::rule(room.app.words(), &rule),
            axis: rule.axis,
            side: rule.side,
            level: rule.level,
            days: rule.days,
            note: rule.note,
            with: rule.with,
        }),
        about: std::iter::once(None)
            .chain(Axis::ALL.map(Some))
            .map(|axis| about(room, axis))
            .collect(),
    })
}

/// `boosters.setRule`: in the place of the one before.
///
/// # Errors
/// `Groggy`; `Invalid` with the field `level`, `days` or `note`; `TooLarge`.
pub fn set(room: &Room, ask: SetOwnRule) -> Result<OwnRuleView, Failure> {
    let level = (ask.axis, ask.level);
    check(level, ask.days, ask.note.expose(), ask.with.expose())?;
    let rule = OwnRule {
        id: room.app.new_id(room.now)?,
        axis: ask.axis,
        side: ask.side,
        level: ask.level,
        days: ask.days,
        note: ask.note,
        with: ask.with,
        away: None,
        at: *room.now,
    };
    table::set(room.db, &rule)?;
    read(room, Nothing {})
}

/// `boosters.removeRule`
///
/// # Errors
/// `Groggy`, `NotFound`.
pub fn remove(room: &Room, _ask: Nothing) -> Result<OwnRuleView, Failure> {
    if !table::remove(room.db, room.now)? {
        return Err(Error::Missing.into());
    }
    read(room, Nothing {})
}

/// `boosters.restoreRule`: the one that was taken away last comes back.
///
/// # Errors
/// `NotFound`.
pub fn restore(room: &Room, _ask: Nothing) -> Result<OwnRuleView, Failure> {
    if !table::restore(room.db)? {
        return Err(Error::Missing.into());
    }
    read(room, Nothing {})
}

/// `boosters.putRuleAway`: its message does not come again for these days. When the average leaves
/// the level and comes back, it does.
///
/// # Errors
/// The store's.
pub fn put_away(room: &Room, _ask: Nothing) -> Result<OwnRuleView, Failure> {
    if let Some(rule) = table::rule(room.db)?
        && let Some(stretch) = stretch(room, &rule)?
    {
        table::put_away(room.db, stretch.since)?;
    }
    read(room, Nothing {})
}

/// The rule, and the days on which it holds now, unless their message was put away.
///
/// # Errors
/// The store's.
pub fn met(room: &Room) -> Result<Option<(OwnRule, Stretch)>, Failure> {
    let Some(rule) = table::rule(room.db)? else {
        return Ok(None);
    };
    let open = open(room, &rule)?;
    Ok(open.map(|stretch| (rule, stretch)))
}

fn open(room: &Room, rule: &OwnRule) -> Result<Option<Stretch>, Failure> {
    let stretch = stretch(room, rule)?;
    Ok(stretch.filter(|stretch| rule.away != Some(stretch.since)))
}

fn stretch(room: &Room, rule: &OwnRule) -> Result<Option<Stretch>, Failure> {
    let noted = noted(room, rule)?;
    Ok(rule.stretch(|day| average(&noted, day), room.now.day()))
}

fn noted(room: &Room, rule: &OwnRule) -> Result<Vec<Noted>, Failure> {
    let span = (room.now.plus(-BACK).ms(), room.now.ms());
    let moods = checkins::table::moods_within(room.db, [span, (0, 0)])?;
    let noted = moods.iter().filter_map(|mood| match rule.axis {
        None => Some(Noted::of(mood)),
        Some(axis) => Noted::beside(mood, axis),
    });
    Ok(noted.collect())
}

fn message(room: &Room, rule: &OwnRule) -> Result<Option<OwnRuleMessage>, Failure> {
    let Some(stretch) = open(room, rule)? else {
        return Ok(None);
    };
    let mean = average(&noted(room, rule)?, room.now.day()).unwrap_or_default();
    Ok(Some(OwnRuleMessage {
        numbers: say::numbers(room.app.words(), rule, &stretch, mean),
        note: rule.note.clone(),
        with: rule.with.clone(),
    }))
}

fn about(room: &Room, axis: Option<Axis>) -> OwnRuleAbout {
    let words = room.app.words();
    let levels = levels(axis).filter(|level| level % 5 == 0);
    OwnRuleAbout {
        axis,
        name: say::name(words, axis),
        levels: levels
            .map(|level| OwnRuleLevel {
                level,
                text: say::level(words, axis, level),
            })
            .collect(),
    }
}

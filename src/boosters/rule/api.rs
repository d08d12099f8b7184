//! Commands of the patient's own rule: read it and what it says now, set it, take it away, put its
//! message away.

use super::{Error, LEVELS, OwnRule, Side, Stretch, check, table};
use crate::app::Room;
use crate::checkins;
use crate::checkins::mood::valence_words;
use crate::error::Failure;
use crate::private::Private;
use crate::trends::Noted;
use crate::trends::week::average;
use crate::vault::api::Nothing;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// Moods are read so far back: the longest stretch that is looked for, and a week.
const BACK: TimeDelta = TimeDelta::days(366 + 8);

/// A rule to keep.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetOwnRule {
    /// On which side.
    pub side: Side,
    /// Of which level, in tenths of the mood scale, -30 to 30.
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
    /// The levels that can be chosen.
    pub levels: Vec<OwnRuleLevel>,
}

/// The rule as it is kept.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnRuleKept {
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
    /// In tenths of the mood scale.
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
            sentence: sentence(room, &rule),
            side: rule.side,
            level: rule.level,
            days: rule.days,
            note: rule.note,
            with: rule.with,
        }),
        levels: LEVELS
            .filter(|level| level % 5 == 0)
            .map(|level| OwnRuleLevel {
                level,
                text: level_text(room, level),
            })
            .collect(),
    })
}

/// `boosters.setRule`: in the place of the one before.
///
/// # Errors
/// `Groggy`; `Invalid` with the field `level`, `days` or `note`; `TooLarge`.
pub fn set(room: &Room, ask: SetOwnRule) -> Result<OwnRuleView, Failure> {
    check(ask.level, ask.days, ask.note.expose(), ask.with.expose())?;
    let rule = OwnRule {
        id: room.app.new_id(room.now)?,
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

/// The days on which the rule holds now, unless their message was put away.
///
/// # Errors
/// The store's.
pub fn met(room: &Room) -> Result<Option<(OwnRule, Stretch)>, Failure> {
    let Some(rule) = table::rule(room.db)? else {
        return Ok(None);
    };
    let stretch = stretch(room, &rule)?;
    let open = stretch.filter(|stretch| rule.away != Some(stretch.since));
    Ok(open.map(|stretch| (rule, stretch)))
}

fn stretch(room: &Room, rule: &OwnRule) -> Result<Option<Stretch>, Failure> {
    let moods = moods(room)?;
    Ok(rule.stretch(|day| average(&moods, day), room.now.day()))
}

fn moods(room: &Room) -> Result<Vec<Noted>, Failure> {
    let span = (room.now.plus(-BACK).ms(), room.now.ms());
    let moods = checkins::table::moods_within(room.db, [span, (0, 0)])?;
    Ok(moods.iter().map(Noted::of).collect())
}

fn message(room: &Room, rule: &OwnRule) -> Result<Option<OwnRuleMessage>, Failure> {
    let stretch = stretch(room, rule)?.filter(|stretch| rule.away != Some(stretch.since));
    let Some(stretch) = stretch else {
        return Ok(None);
    };
    let mean = average(&moods(room)?, room.now.day()).unwrap_or_default();
    Ok(Some(OwnRuleMessage {
        numbers: numbers(room, rule, stretch.since, mean),
        note: rule.note.clone(),
        with: rule.with.clone(),
    }))
}

fn numbers(room: &Room, rule: &OwnRule, since: NaiveDate, mean: f64) -> String {
    let words = room.app.words();
    let (day, level) = (words.day_short(since), level_text(room, rule.level));
    let mean = decimal(mean);
    let args = [("mean", mean.as_str()), ("level", &level), ("day", &day)];
    match rule.side {
        Side::Below => words.say("boosters-rule-numbers-below", &args),
        Side::Above => words.say("boosters-rule-numbers-above", &args),
    }
}

fn sentence(room: &Room, rule: &OwnRule) -> String {
    let words = room.app.words();
    let (level, days) = (level_text(room, rule.level), rule.days.to_string());
    let args = [("level", level.as_str()), ("days", &days)];
    match rule.side {
        Side::Below => words.say("boosters-rule-below", &args),
        Side::Above => words.say("boosters-rule-above", &args),
    }
}

/// A level with the name of the mood it is, or lies between.
fn level_text(room: &Room, level: i32) -> String {
    let words = room.app.words();
    let number = decimal(f64::from(level) / 10.0);
    let name = |valence: i32| valence_words(words, valence);
    let (low, high) = (level.div_euclid(10), (level + 9).div_euclid(10));
    if low == high {
        let args = [("number", number.as_str()), ("mood", &name(low))];
        return words.say("boosters-rule-level", &args);
    }
    let args = [
        ("number", number.as_str()),
        ("low", &name(low)),
        ("high", &name(high)),
    ];
    words.say("boosters-rule-level-between", &args)
}

/// One decimal, with a real minus.
fn decimal(number: f64) -> String {
    format!("{number:.1}")
        .replace("-0.0", "0.0")
        .replace('-', "−")
}

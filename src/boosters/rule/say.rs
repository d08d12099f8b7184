//! The rule in words.

use super::{OwnRule, Side, Stretch};
use crate::checkins::mood::{Axis, level_words, valence_words};
use crate::words::Words;

/// The patient's own numbers, while the rule holds.
pub fn numbers(words: &Words, rule: &OwnRule, stretch: &Stretch, mean: f64) -> String {
    let (mean, day) = (decimal(mean), words.day_short(stretch.since));
    let (what, level) = (name(words, rule.axis), level(words, rule.axis, rule.level));
    let args = [
        ("what", what.as_str()),
        ("mean", &mean),
        ("level", &level),
        ("day", &day),
    ];
    match rule.side {
        Side::Below => words.say("boosters-rule-numbers-below", &args),
        Side::Above => words.say("boosters-rule-numbers-above", &args),
    }
}

/// All of the rule.
pub fn rule(words: &Words, rule: &OwnRule) -> String {
    let (what, level) = (name(words, rule.axis), level(words, rule.axis, rule.level));
    let days = rule.days.to_string();
    let args = [("what", what.as_str()), ("level", &level), ("days", &days)];
    match rule.side {
        Side::Below => words.say("boosters-rule-below", &args),
        Side::Above => words.say("boosters-rule-above", &args),
    }
}

/// What is averaged, as a sentence names it.
pub fn name(words: &Words, axis: Option<Axis>) -> String {
    let what = axis.map_or("mood", Axis::key);
    words.say("boosters-rule-what", &[("what", what)])
}

/// A level with the name of the step it is, or lies between.
pub fn level(words: &Words, axis: Option<Axis>, level: i32) -> String {
    let number = decimal(f64::from(level) / 10.0);
    let name = |step: i32| match axis {
        None => valence_words(words, step),
        Some(axis) => level_words(words, axis, step.unsigned_abs()),
    };
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

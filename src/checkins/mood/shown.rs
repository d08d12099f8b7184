//! Moods in words.

use super::wire::{
    CheckinAxisChoice, CheckinMood, CheckinMoodChoice, CheckinMoodDay, CheckinNoted,
};
use super::{Axis, Day, LEVELS, Mood, VALENCES, opens_help};
use crate::key;
use crate::moment::Moment;
use crate::words::Words;

/// A mood.
pub fn mood(words: &Words, mood: &Mood, now: &Moment) -> CheckinMood {
    let day = words.day_seen_from(mood.at.day(), now.day());
    let time = words.time(&mood.at);
    CheckinMood {
        id: mood.id.clone(),
        at: mood.at,
        when: words.say("checkins-mood-when", &[("day", &day), ("time", &time)]),
        time,
        valence: mood.valence,
        words: valence(words, mood.valence),
        beside: beside(words, mood),
        help_now: opens_help(mood.valence),
    }
}

fn beside(words: &Words, mood: &Mood) -> Vec<CheckinNoted> {
    let noted = Axis::ALL.into_iter().filter_map(|axis| {
        let step = mood.beside.level(axis)?;
        let (name, what) = (name(words, axis), level(words, axis, step));
        Some(CheckinNoted {
            axis,
            level: step,
            words: words.say(
                "checkins-mood-noted-beside",
                &[("name", &name), ("what", &what)],
            ),
        })
    });
    noted.collect()
}

/// Moods to tap, lowest first.
pub fn choices(words: &Words) -> Vec<CheckinMoodChoice> {
    let all = VALENCES.map(|one| CheckinMoodChoice {
        valence: one,
        words: valence(words, one),
        opens_help: opens_help(one),
    });
    all.collect()
}

/// What may be noted beside one.
pub fn axes(words: &Words) -> Vec<CheckinAxisChoice> {
    let all = Axis::ALL.into_iter().map(|axis| CheckinAxisChoice {
        axis,
        name: name(words, axis),
        levels: LEVELS.map(|step| level(words, axis, step)).collect(),
    });
    all.collect()
}

/// A day's moods.
pub fn day(words: &Words, day: &Day, now: &Moment) -> CheckinMoodDay {
    let count = day.count.to_string();
    let (lowest, highest) = (valence(words, day.lowest), valence(words, day.highest));
    let hidden = day.count - day.newest.len();
    CheckinMoodDay {
        day: words.day_seen_from(day.day, now.day()),
        line: if day.lowest == day.highest {
            words.say(
                "checkins-mood-day-even",
                &[("count", &count), ("mood", &lowest)],
            )
        } else {
            words.say(
                "checkins-mood-day",
                &[
                    ("count", &count),
                    ("lowest", &lowest),
                    ("highest", &highest),
                ],
            )
        },
        moods: day.newest.iter().map(|one| mood(words, one, now)).collect(),
        more: (hidden > 0)
            .then(|| words.say("checkins-mood-more", &[("count", &hidden.to_string())])),
    }
}

/// A mood's name.
pub(crate) fn valence(words: &Words, valence: i32) -> String {
    let key = match valence {
        i32::MIN..=-3 => key!("checkins-mood-very-low"),
        -2 => key!("checkins-mood-low"),
        -1 => key!("checkins-mood-a-little-low"),
        0 => key!("checkins-mood-in-between"),
        1 => key!("checkins-mood-fairly-good"),
        2 => key!("checkins-mood-good"),
        3..=i32::MAX => key!("checkins-mood-very-good"),
    };
    words.say(key, &[])
}

fn name(words: &Words, axis: Axis) -> String {
    let key = match axis {
        Axis::Energy => key!("checkins-energy"),
        Axis::Anxiety => key!("checkins-anxiety"),
        Axis::Sleep => key!("checkins-sleep"),
        Axis::Unreal => key!("checkins-unreal"),
        Axis::Pain => key!("checkins-pain"),
    };
    words.say(key, &[])
}

/// The words of one step; each axis has its own.
pub(crate) fn level(words: &Words, axis: Axis, level: u32) -> String {
    let step = level.to_string();
    let args = [("level", step.as_str())];
    match axis {
        Axis::Energy => words.say("checkins-energy-level", &args),
        Axis::Anxiety => words.say("checkins-anxiety-level", &args),
        Axis::Sleep => words.say("checkins-sleep-level", &args),
        Axis::Unreal => words.say("checkins-unreal-level", &args),
        Axis::Pain => words.say("checkins-pain-level", &args),
    }
}

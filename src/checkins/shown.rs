//! Forms and moods in words: what the window draws is ready to read.

use super::scales::{Item, Scale};
use super::wire::{
    CheckinForm, CheckinItem, CheckinMood, CheckinMoodChoice, CheckinOption, CheckinResult,
    CheckinScale, CheckinSummary,
};
use super::{Error, Form, Mood, Score, band, score};
use crate::key;
use crate::moment::Moment;
use crate::words::Words;
use chrono::{Datelike, Days, NaiveDate};

/// A measure.
pub(super) fn scale(words: &Words, scale: &Scale) -> CheckinScale {
    CheckinScale {
        id: scale.id,
        name: words.say(scale.name, &[]),
        about: words.say(
            "checkins-about",
            &[
                ("length", &scale.length().to_string()),
                ("recall", &words.say(scale.recall, &[])),
            ],
        ),
        attribution: words.say(scale.attribution, &[]),
    }
}

/// A form.
pub(super) fn form(words: &Words, form: &Form, now: &Moment) -> Result<CheckinForm, Error> {
    let scale = form.measure()?;
    let items = scale.items.iter();
    Ok(CheckinForm {
        id: form.id.clone(),
        scale: form.scale.clone(),
        name: words.say(scale.name, &[]),
        done: form.finished.is_some(),
        begun: form.begun,
        day: words.day_seen_from(form.begun.day(), now.day()),
        items: items.map(|one| item(words, scale, one, form)).collect(),
        next_item: form.next_item(scale),
        result: form.finished.map(|_| result(words, scale, form)),
        explain: None,
        help_now: scale
            .help_item
            .is_some_and(|item| super::opens_help(scale, item, form.choice(item))),
        attribution: words.say(scale.attribution, &[]),
    })
}

fn item(words: &Words, scale: &Scale, item: &Item, form: &Form) -> CheckinItem {
    let args = [
        ("number", item.number.to_string()),
        ("of", scale.length().to_string()),
        ("recall", words.say(scale.recall, &[])),
        ("span", span(words, form.begun.day(), scale.recall_days)),
    ];
    let args: Vec<_> = args.iter().map(|(name, v)| (*name, v.as_str())).collect();
    CheckinItem {
        number: item.number,
        position: if item.scored {
            words.say("checkins-position", &args)
        } else {
            words.say("checkins-position-unscored", &args)
        },
        stem: item.stem.map(|stem| words.say(stem, &[])),
        words: words.say(item.words, &[]),
        options: item
            .options
            .iter()
            .map(|option| CheckinOption {
                value: option.value,
                words: words.say(option.words, &[]),
            })
            .collect(),
        seen: form.answer(item.number).is_some(),
        choice: form.choice(item.number),
    }
}

/// A form in a list.
pub(super) fn summary(words: &Words, form: &Form, now: &Moment) -> Result<CheckinSummary, Error> {
    let scale = form.measure()?;
    Ok(CheckinSummary {
        id: form.id.clone(),
        scale: form.scale.clone(),
        name: words.say(scale.name, &[]),
        begun_on: form.begun.day(),
        day: words.day_seen_from(form.begun.day(), now.day()),
        done: form.finished.is_some(),
        goes_on: form.goes_on(now),
        result: result(words, scale, form),
    })
}

fn result(words: &Words, scale: &Scale, form: &Form) -> CheckinResult {
    let done = form.finished.is_some();
    let line = match (score(scale, form), done) {
        (Score::Total(total), true) => words.say(
            "checkins-total",
            &[
                ("total", &total.to_string()),
                ("highest", &scale.highest().to_string()),
            ],
        ),
        (Score::Total(_), false) => words.say("checkins-all-answered", &[]),
        (Score::NotScored { answered, of }, done) => {
            let key = if done {
                key!("checkins-not-scored")
            } else {
                key!("checkins-open")
            };
            let (answered, of) = (answered.to_string(), of.to_string());
            words.say(key, &[("answered", &answered), ("of", &of)])
        }
    };
    let total = form.total.filter(|_| done);
    CheckinResult {
        total,
        line,
        range: band(scale, total).map(|band| words.say(band.words, &[])),
    }
}

/// Why another one so soon says little.
pub(super) fn explain(words: &Words, scale: &Scale, earlier: &Form, now: &Moment) -> String {
    let name = words.say(scale.name, &[]);
    let recall = words.say(scale.recall, &[]);
    let day = words.day_seen_from(earlier.begun.day(), now.day());
    words.say(
        "checkins-overlap",
        &[("name", &name), ("day", &day), ("recall", &recall)],
    )
}

/// A mood.
pub(super) fn mood(words: &Words, mood: &Mood, now: &Moment) -> CheckinMood {
    let day = words.day_seen_from(mood.at.day(), now.day());
    CheckinMood {
        id: mood.id.clone(),
        at: mood.at,
        when: words.say(
            "checkins-mood-when",
            &[("day", &day), ("time", &words.time(&mood.at))],
        ),
        valence: mood.valence,
        words: mood_choice(words, mood.valence).words,
    }
}

/// A mood to tap.
pub(super) fn mood_choice(words: &Words, valence: i32) -> CheckinMoodChoice {
    let key = match valence {
        i32::MIN..=-3 => key!("checkins-mood-very-low"),
        -2 => key!("checkins-mood-low"),
        -1 => key!("checkins-mood-a-little-low"),
        0 => key!("checkins-mood-in-between"),
        1 => key!("checkins-mood-fairly-good"),
        2 => key!("checkins-mood-good"),
        3..=i32::MAX => key!("checkins-mood-very-good"),
    };
    CheckinMoodChoice {
        valence,
        words: words.say(key, &[]),
    }
}

/// The days that a measure asks about, up to and with `last`: "3 to 17 November".
fn span(words: &Words, last: NaiveDate, days: u32) -> String {
    let first = last
        .checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(last);
    let in_month = |day: NaiveDate| {
        let month = words.say("date-month", &[("month", &day.month().to_string())]);
        let number = day.day().to_string();
        words.say(
            "checkins-span-day",
            &[("number", &number), ("month", &month)],
        )
    };
    let start = if first.month() == last.month() {
        first.day().to_string()
    } else {
        in_month(first)
    };
    words.say(
        "checkins-span",
        &[("first", &start), ("last", &in_month(last))],
    )
}

//! Forms and moods in words: what the window draws is ready to read.

use super::scales::{Item, Scale};
use super::wire::{
    CheckinForm, CheckinItem, CheckinOption, CheckinResult, CheckinScale, CheckinSummary,
};
use super::{Error, Form, Score, band, part_score, score};
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
        length: scale.length(),
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
        entered: entered(words, form, now),
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
                opens_help: super::opens_help(scale, item.number, Some(option.value)),
            })
            .collect(),
        seen: form.answer(item.number).is_some(),
        choice: form.choice(item.number),
    }
}

/// A form in a list; one of a measure that this build does not have is still there to see.
pub(super) fn summary(words: &Words, form: &Form, now: &Moment) -> CheckinSummary {
    let scale = form.measure().ok();
    CheckinSummary {
        id: form.id.clone(),
        scale: form.scale.clone(),
        name: scale.map_or_else(|| form.scale.clone(), |scale| words.say(scale.name, &[])),
        begun_on: form.begun.day(),
        day: words.day_seen_from(form.begun.day(), now.day()),
        entered: entered(words, form, now),
        done: form.finished.is_some() && scale.is_some(),
        goes_on: form.goes_on(now) && scale.is_some(),
        result: scale.map_or_else(
            || CheckinResult {
                total: form.total,
                line: words.say("checkins-unknown", &[]),
                range: None,
                parts: Vec::new(),
            },
            |scale| result(words, scale, form),
        ),
    }
}

/// "For Tue 10 Nov, entered Tue 17 Nov."
fn entered(words: &Words, form: &Form, now: &Moment) -> Option<String> {
    let entered = form.entered?;
    let day = words.day_seen_from(form.begun.day(), now.day());
    let entered = words.day_seen_from(entered.day(), now.day());
    Some(words.say("checkins-entered", &[("day", &day), ("entered", &entered)]))
}

fn result(words: &Words, scale: &Scale, form: &Form) -> CheckinResult {
    let done = form.finished.is_some();
    let line = match (score(scale, form), done) {
        (Score::Total(total), true) => of(words, scale, total),
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
        parts: if done {
            parts(words, scale, form)
        } else {
            Vec::new()
        },
    }
}

/// "11 of 27"
fn of(words: &Words, scale: &Scale, total: u32) -> String {
    let (total, highest) = (total.to_string(), scale.highest().to_string());
    words.say(
        "checkins-total",
        &[("total", &total), ("highest", &highest)],
    )
}

fn parts(words: &Words, scale: &Scale, form: &Form) -> Vec<String> {
    let totals = scale.parts.iter().filter_map(|part| {
        let total = part_score(scale, part, form)?;
        let range = band(part, Some(total)).map(|band| words.say(band.words, &[]));
        let args = [
            ("name", words.say(part.name, &[])),
            ("total", total.to_string()),
            ("highest", part.highest().to_string()),
            ("range", range.unwrap_or_default()),
        ];
        let args: Vec<_> = args.iter().map(|(name, v)| (*name, v.as_str())).collect();
        Some(words.say("checkins-part", &args))
    });
    totals.collect()
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

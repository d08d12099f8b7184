//! Totals that somebody else worked out, by measure: drawn and listed apart, compared with nothing.

use super::days::offset;
use super::wire::{TrendsTold, TrendsToldMark};
use crate::checkins::told::{Told, folded, line};
use crate::private::Private;
use crate::words::Words;
use chrono::NaiveDate;

/// Each measure with its totals by day. The measures stand in the order in which they were first told.
#[must_use]
pub fn by_measure(words: &Words, told: &[Told], first: NaiveDate) -> Vec<TrendsTold> {
    let mut found: Vec<(String, TrendsTold)> = Vec::new();
    for one in told {
        let name = folded(one.measure.expose());
        let mark = mark(words, one, first);
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, measure)) => measure.marks.push(mark),
            None => found.push((
                name,
                TrendsTold {
                    measure: one.measure.clone(),
                    marks: vec![mark],
                },
            )),
        }
    }
    found.into_iter().map(|(_, measure)| measure).collect()
}

fn mark(words: &Words, told: &Told, first: NaiveDate) -> TrendsToldMark {
    let by = words.say("checkins-told-by", &[("who", told.by.expose())]);
    TrendsToldMark {
        day: u32::try_from(offset(told.day, first)).unwrap_or_default(),
        total: told.total,
        line: line(words, told.measure.expose(), told.total),
        by: Private::new(by),
    }
}

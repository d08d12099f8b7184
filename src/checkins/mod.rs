//! Asking and scoring: forms of measures answered one question at a time, and moods of one tap.

pub mod api;
pub mod due;
pub mod mood;
mod refuse;
pub mod scales;
mod shown;
pub mod table;
pub mod told;
pub mod wire;

pub use mood::{Mood, VALENCES};
pub use refuse::Error;

use crate::moment::{Moment, Wall};
use crate::random::Id;
use chrono::{NaiveDate, NaiveTime};
use scales::{Band, Scale};

/// The furthest day that a form can be entered for, in years back ([design]).
const FURTHEST_YEARS: u32 = 50;
/// An open form goes on past midnight for so long ([design]).
const EVENING_HOURS: i64 = 4;

/// Forms in one stretch of the list ([design]: half a year of what the schedule offers).
const STRETCH: usize = 24;

/// A form of a measure, open or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its id.
    pub id: Id,
    /// Grows with every change.
    pub revision: u32,
    /// The measure's id in [`scales`].
    pub scale: String,
    /// From when it looks back: when it was begun; of one for an earlier day, noon of that day.
    pub begun: Moment,
    /// When one for an earlier day was really entered; none when it was begun on its own day.
    pub entered: Option<Moment>,
    /// When it was finished; open until then.
    pub finished: Option<Moment>,
    /// The total; none while open, and none when a counting question has no answer.
    pub total: Option<u32>,
    /// What was answered or left blank, by item.
    pub answers: Vec<Answer>,
}

/// An answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The item's number.
    pub item: u32,
    /// The value chosen; none: left blank.
    pub choice: Option<u32>,
    /// What was chosen first. It stays in the vault and is never sent.
    pub first_choice: Option<u32>,
}

/// What a form comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Score {
    /// Every counting question is answered.
    Total(u32),
    /// Some are not: then there is no total, and nothing is filled in for them (clinical 6.1).
    NotScored {
        /// Counting questions with an answer.
        answered: u32,
        /// Counting questions.
        of: u32,
    },
}

/// All that leaves of a form whose item 9 is withheld: no single answer, so that none can be computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalOnly {
    /// The measure's id.
    pub scale: String,
    /// From when the form looks back.
    pub begun: Moment,
    /// When it was really entered, when that was later.
    pub entered: Option<Moment>,
    /// The total, if it has one.
    pub total: Option<u32>,
}

impl Form {
    /// The measure.
    ///
    /// # Errors
    /// `NoSuchScale` when this build does not have it.
    pub fn measure(&self) -> Result<&'static Scale, Error> {
        scales::find(&self.scale).ok_or(Error::NoSuchScale)
    }

    /// What was noted for an item, blank or not; none when it was never reached.
    #[must_use]
    pub fn answer(&self, item: u32) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.item == item)
    }

    /// The value chosen for an item.
    #[must_use]
    pub fn choice(&self, item: u32) -> Option<u32> {
        self.answer(item).and_then(|answer| answer.choice)
    }

    /// The first item that was neither answered nor left blank; the last one when there is none.
    #[must_use]
    pub fn next_item(&self, scale: &Scale) -> u32 {
        let open = scale.items.iter().find(|i| self.answer(i.number).is_none());
        open.or(scale.items.last()).map_or(1, |item| item.number)
    }

    /// May it still be answered by beginning the same again? On the day it was entered, and past
    /// midnight for as long as one evening lasts; a later day asks about other days.
    #[must_use]
    pub fn goes_on(&self, now: &Moment) -> bool {
        let entered = self.entered.unwrap_or(self.begun).seen_in(now.zone());
        let since = entered.minutes_until(now);
        let evening = (0..EVENING_HOURS * 60).contains(&since);
        self.finished.is_none() && (entered.day() == now.day() || evening)
    }
}

/// Between which instants, in milliseconds, a form was begun that may still go on: its local day is
/// this one, however the clocks change, or it is of the evening before.
fn open_reach(now: &Moment) -> (i64, i64) {
    let days = chrono::TimeDelta::days(2);
    (now.plus(-days).ms(), now.plus(days).ms())
}

/// Sums a form up. A total only when every counting question is answered.
#[must_use]
pub fn score(scale: &Scale, form: &Form) -> Score {
    let values = scale.scored().filter_map(|item| form.choice(item.number));
    let (answered, total) = values.fold((0, 0), |(n, sum), value| (n + 1, sum + value));
    let of = scale.length();
    if answered == of {
        Score::Total(total)
    } else {
        Score::NotScored { answered, of }
    }
}

/// The total of a measure that is a whole part of this one: the same questions, by their codes.
#[must_use]
pub fn part_score(scale: &Scale, part: &Scale, form: &Form) -> Option<u32> {
    let values = part.scored().map(|wanted| {
        let item = scale.scored().find(|item| item.loinc == wanted.loinc)?;
        form.choice(item.number)
    });
    values.sum()
}

/// The score range of a form's total.
#[must_use]
pub fn band(scale: &Scale, total: Option<u32>) -> Option<&'static Band> {
    total.and_then(|total| scale.band(total))
}

/// Does this answer open Help now (clinical 6.5)? Asked at the answer, before any score.
#[must_use]
pub fn opens_help(scale: &Scale, item: u32, choice: Option<u32>) -> bool {
    scale.help_item == Some(item) && choice.is_some_and(|value| value > 0)
}

/// What may leave of a form whose item 9 is withheld (clinical, decision 9).
#[must_use]
pub fn withheld(form: &Form) -> TotalOnly {
    TotalOnly {
        scale: form.scale.clone(),
        begun: form.begun,
        entered: form.entered,
        total: form.total,
    }
}

/// Could the answer that opens Help now be worked out of a form's total and this other one? It could
/// when the other asks all the other questions about some of the same days.
#[must_use]
pub fn tells_rest(form: &Form, other: &Form) -> bool {
    let (Ok(scale), Ok(others)) = (form.measure(), other.measure()) else {
        return false;
    };
    let Some(item) = scale.help_item else {
        return false;
    };
    let asked = |code: &str| others.scored().any(|item| item.loinc == code);
    let rest = scale.scored().filter(|one| one.number != item);
    let apart = form.begun.minutes_until(&other.begun).abs();
    others.help_item.is_none()
        && rest.map(|one| one.loinc).all(asked)
        && apart < i64::from(scale.overlap_days) * 24 * 60
}

/// An earlier finished form of the same measure that asks about some of the same days, newest first.
#[must_use]
pub fn overlapping<'a>(forms: &'a [Form], scale: &Scale, now: &Moment) -> Option<&'a Form> {
    let span = chrono::TimeDelta::days(i64::from(scale.overlap_days));
    forms
        .iter()
        .filter(|form| form.scale == scale.id && form.finished.is_some())
        .filter(|form| form.begun <= *now && form.begun.plus(span) > *now)
        .max_by_key(|form| form.begun)
}

/// Noon of an earlier day, in the zone of `now`; none for today itself.
///
/// # Errors
/// `DayAhead`, `DayFarBack`.
pub fn earlier(day: NaiveDate, now: &Moment) -> Result<Option<Moment>, Error> {
    let today = now.day();
    if day > today {
        return Err(Error::DayAhead);
    }
    let furthest = today.checked_sub_months(chrono::Months::new(12 * FURTHEST_YEARS));
    if furthest.is_some_and(|furthest| day < furthest) {
        return Err(Error::DayFarBack);
    }
    let noon = Wall {
        day,
        time: NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default(),
        zone: None,
    };
    let noon = noon.resolve(now.zone()).map_err(|_| Error::DayFarBack)?;
    Ok((day < today).then_some(noon))
}

/// Checks an answer against its question.
///
/// # Errors
/// `NoSuchItem`, `NoSuchChoice`.
pub fn check(scale: &Scale, item: u32, choice: Option<u32>) -> Result<(), Error> {
    let item = scale.item(item).ok_or(Error::NoSuchItem)?;
    match choice {
        Some(value) if !item.options.iter().any(|option| option.value == value) => {
            Err(Error::NoSuchChoice)
        }
        _ => Ok(()),
    }
}

//! A total that somebody else worked out and told: of measures that are not shipped (clinical,
//! decision 3), or of one that was filled in on paper. It stands apart from the patient's own answers.

pub mod api;
pub mod table;
pub mod wire;

use super::Error;
use super::scales::SCALES;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::words::Words;
use chrono::NaiveDate;

/// The longest name of a measure, in characters.
const LONGEST_NAME: usize = 80;
/// The longest name of whoever told it, in characters.
const LONGEST_TELLER: usize = 120;
/// The highest total of a measure that is not known here.
const MOST: u32 = 999;

/// A told total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: Id,
    /// Grows with every change.
    pub revision: u32,
    /// The measure, as the patient named it.
    pub measure: Private<String>,
    /// The total.
    pub total: u32,
    /// The day it is of.
    pub day: NaiveDate,
    /// Who told it.
    pub by: Private<String>,
    /// When it was entered.
    pub at: Moment,
}

/// A measure whose totals are known here, though its wording is not shipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub name: String,
    /// The highest total.
    pub most: u32,
    /// Totals come in steps of this.
    pub step: u32,
}

/// Highest totals of clinical 6.1: WHO-5 `[INSPQ][VALANT]` (the raw score times four), QIDS
/// `[MILLI-QIDS]`, PCL-5 `[OMT][QXMD]`; of MADRS-S (nine items to 6) and ISI (seven items to 4)
/// by their items.
const OTHERS: &[(&str, u32, u32)] = &[
    ("WHO-5", 100, 4),
    ("QIDS-SR16", 27, 1),
    ("MADRS-S", 54, 1),
    ("ISI", 28, 1),
    ("PCL-5", 80, 1),
];

/// The measures whose totals are known, those that are not shipped first.
#[must_use]
pub fn measures(words: &Words) -> Vec<Known> {
    let others = OTHERS.iter().map(|(name, most, step)| Known {
        name: (*name).to_owned(),
        most: *most,
        step: *step,
    });
    let own = SCALES.iter().map(|scale| Known {
        name: words.say(scale.name, &[]),
        most: scale.highest(),
        step: 1,
    });
    others.chain(own).collect()
}

/// The measure that a name means, however it is written: "phq 9" is PHQ-9.
#[must_use]
pub fn known(words: &Words, name: &str) -> Option<Known> {
    let wanted = folded(name);
    let mut all = measures(words).into_iter();
    all.find(|known| folded(&known.name) == wanted)
}

/// "14 of 27", or the total alone of a measure that is not known.
#[must_use]
pub fn line(words: &Words, measure: &str, total: u32) -> String {
    let total = total.to_string();
    match known(words, measure) {
        Some(known) => {
            let most = known.most.to_string();
            words.say("checkins-total", &[("total", &total), ("highest", &most)])
        }
        None => total,
    }
}

/// A measure's name without what two spellings of it may differ in.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What is to be kept, checked.
#[derive(Debug)]
pub struct Checked {
    /// The measure's name.
    pub measure: String,
    /// The total.
    pub total: u32,
    /// The day it is of.
    pub day: NaiveDate,
    /// Who told it.
    pub by: String,
}

/// Checks what is to be kept.
///
/// # Errors
/// `ToldMeasure`, `ToldTotal`, `ToldBy`, `ToldDay`, `DayAhead`, `DayFarBack`.
pub fn check(words: &Words, ask: &wire::CheckinAddTold, now: &Moment) -> Result<Checked, Error> {
    let measure = ask.measure.expose().trim();
    if folded(measure).is_empty() || measure.chars().count() > LONGEST_NAME {
        return Err(Error::ToldMeasure);
    }
    let known = known(words, measure);
    let (most, step) = known
        .as_ref()
        .map_or((MOST, 1), |known| (known.most, known.step));
    let total = whole(ask.total).filter(|total| *total <= most && total.is_multiple_of(step));
    let total = total.ok_or(Error::ToldTotal)?;
    let day = ask.day.ok_or(Error::ToldDay)?;
    super::earlier(day, now)?;
    let by = ask.by.expose().trim();
    if by.is_empty() || by.chars().count() > LONGEST_TELLER {
        return Err(Error::ToldBy);
    }
    Ok(Checked {
        measure: known.map_or_else(|| measure.to_owned(), |known| known.name),
        total,
        day,
        by: by.to_owned(),
    })
}

/// A whole number from 0 to 999; none for anything else.
fn whole(number: f64) -> Option<u32> {
    (0..=MOST).find(|whole| f64::from(*whole) == number)
}

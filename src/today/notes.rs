//! Mood notes on the horizon: the patient's own baseline, the line over it, the blank days.

use super::horizon::{Scale, midnight};
use crate::moment::Moment;
use crate::session::Session;
use crate::trends::Noted;
use crate::trends::baseline::Baseline;
use chrono::NaiveDate;

/// So many notes of a day are drawn as they are ([design]).
const DAY_MOST: usize = 48;

/// A mood note: when, and how, from -3 to 3.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    /// When it was given.
    pub at: Moment,
    /// -3 to 3.
    pub valence: i32,
}

/// The patient's own baseline, from notes that are not later than now.
#[must_use]
pub fn baseline(sessions: &[Session], notes: &[Note], now: &Moment) -> Option<f64> {
    let past = notes.iter().filter(|note| note.at <= *now);
    let noted: Vec<Noted> = past
        .map(|note| Noted {
            day: note.at.day(),
            valence: note.valence,
        })
        .collect();
    Baseline::of(sessions, &noted).level()
}

/// The notes that lie on the line, by time.
pub(super) fn on_line(notes: &[Note], scale: &Scale, now: &Moment) -> Vec<Note> {
    let mut drawn: Vec<Note> = notes
        .iter()
        .filter(|note| scale.holds(note.at.ms()) && note.at.ms() <= now.ms())
        .copied()
        .collect();
    drawn.sort_by_key(|note| note.at.ms());
    thinned(drawn)
}

/// Of a day with very many notes the last one of each half hour: a line of thousands says no more.
fn thinned(notes: Vec<Note>) -> Vec<Note> {
    let mut days: Vec<Vec<Note>> = Vec::new();
    for note in notes {
        match days.last_mut() {
            Some(day)
                if day
                    .last()
                    .is_some_and(|last| last.at.day() == note.at.day()) =>
            {
                day.push(note);
            }
            _ => days.push(vec![note]),
        }
    }
    for day in days.iter_mut().filter(|day| day.len() > DAY_MOST) {
        let half_hour = |note: &Note| note.at.ms().div_euclid(30 * 60 * 1000);
        // By the last of each: what comes later stands for what it came after.
        day.reverse();
        day.dedup_by_key(|note| half_hour(note));
        day.reverse();
    }
    days.concat()
}

/// The notes' places and heights, parted by blank days.
pub(super) fn line(notes: &[Note], baseline: f64, scale: &Scale) -> Vec<Vec<(f64, f64)>> {
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut before: Option<NaiveDate> = None;
    for note in notes {
        // Half the range on the baseline's wider side is full height, so nothing is ever cut.
        let level = (f64::from(note.valence) - baseline) / (3.0 + baseline.abs());
        let point = (scale.at(note.at.ms()), level.clamp(-1.0, 1.0));
        let day = note.at.day();
        let joined = before.is_some_and(|before| (day - before).num_days() <= 1);
        match parts.last_mut() {
            Some(part) if joined => part.push(point),
            _ => parts.push(vec![point]),
        }
        before = Some(day);
    }
    parts
}

/// Whole days without a note, from the line's beginning until yesterday. Whoever gave no note at
/// all sees none.
pub(super) fn gaps(notes: &[Note], scale: &Scale, now: &Moment) -> Vec<(f64, f64)> {
    let Some(zone) = notes.first().map(|_| now.zone()) else {
        return Vec::new();
    };
    let mut noted: Vec<NaiveDate> = notes
        .iter()
        .map(|note| note.at.seen_in(zone).day())
        .collect();
    noted.dedup();
    let mut day = Moment::from_ms(scale.from, zone).day();
    // The last note's neighbour is today: a day that is not over is not blank.
    noted.push(now.day());
    let mut found = Vec::new();
    for next in noted {
        if day < next {
            let from = midnight(day, now).unwrap_or(scale.from).max(scale.from);
            let to = midnight(next, now).unwrap_or(scale.from).max(from);
            if to > from {
                found.push((scale.at(from), scale.at(to)));
            }
        }
        day = next.succ_opt().unwrap_or(next).max(day);
    }
    found
}

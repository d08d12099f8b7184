//! The mood line: the days whose moods may go, chosen by their first and last, and every mood of them.

pub mod api;
pub mod table;

use super::packet::{Moods, Tap};
use crate::checkins::Mood;
use crate::checkins::mood::valence_words;
use crate::random::Id;
use crate::words::Words;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How many days are proposed: the two weeks that the PHQ-9 asks about, twice ([design]).
pub const PROPOSED_DAYS: u64 = 28;

/// The days chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its id; none in a file of the patient's own.
    pub id: Option<Id>,
    /// Grows when other days are chosen.
    pub revision: u32,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// "3 to 17 November: 12 moods on 9 days"
#[must_use]
pub fn detail(moods: &Moods, words: &Words, today: NaiveDate) -> String {
    let days: BTreeSet<NaiveDate> = moods.taps.iter().map(|tap| tap.at.day()).collect();
    words.say(
        "share-moods-detail",
        &[
            ("first", &words.day_seen_from(moods.first, today)),
            ("last", &words.day_seen_from(moods.last, today)),
            ("count", &moods.taps.len().to_string()),
            ("days", &days.len().to_string()),
        ],
    )
}

impl Span {
    /// From the first day that has a mood to the last one.
    #[must_use]
    pub fn whole(moods: &[Mood]) -> Option<Self> {
        let days = || moods.iter().map(|mood| mood.at.day());
        Some(Self {
            id: None,
            revision: 0,
            first: days().min()?,
            last: days().max()?,
        })
    }

    /// The moods of these days, all of them: there is no way to leave a low one out.
    #[must_use]
    pub fn frozen(&self, moods: &[Mood], words: &Words) -> Moods {
        let within = moods
            .iter()
            .filter(|mood| (self.first..=self.last).contains(&mood.at.day()));
        let mut taps: Vec<Tap> = within
            .map(|mood| Tap {
                id: mood.id.clone(),
                at: mood.at,
                valence: mood.valence,
                words: valence_words(words, mood.valence),
            })
            .collect();
        taps.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Moods {
            id: self.id.clone(),
            revision: self.revision,
            first: self.first,
            last: self.last,
            names: [-3, 0, 3].map(|valence| valence_words(words, valence)),
            taps,
        }
    }
}

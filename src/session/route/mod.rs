//! The ways ketamine is given, and how long what goes with each takes; a clinic's own times come first.

pub mod api;

use super::plan::{Error, whole};
use serde::{Deserialize, Serialize};

/// The longest phase, in minutes.
pub const PHASE_LIMIT: u32 = 1_440;

/// How it is given (clinical 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Route {
    /// A drip into a vein.
    #[default]
    Iv,
    /// One injection into a muscle.
    Im,
    /// A nasal spray at a certified site.
    Nasal,
    /// A lozenge or tablet, at home.
    Lozenge,
}

/// A part of the day whose length the patient gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The way there, and home.
    Travel,
    /// Arriving, blood pressure, questions: before the start.
    CheckIn,
    /// From the start to the end of the drip, the spray or the lozenge.
    Giving,
    /// From the start until its effects are mostly gone.
    Settles,
    /// How long someone watches: from the end, with the spray from the start.
    Watched,
}

/// How one infusion is given and how long its phases take, in minutes; what was not given is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Phases {
    /// How it is given.
    pub route: Route,
    /// The way there.
    pub travel: Option<u32>,
    /// Before the start.
    pub check_in: Option<u32>,
    /// From the start until its effects are mostly gone.
    pub settles: Option<u32>,
    /// Watched afterwards.
    pub watched: Option<u32>,
}

impl Route {
    /// Every route.
    pub const ALL: [Self; 4] = [Self::Iv, Self::Im, Self::Nasal, Self::Lozenge];

    /// Its name in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Iv => "iv",
            Self::Im => "im",
            Self::Nasal => "nasal",
            Self::Lozenge => "lozenge",
        }
    }

    /// Is it taken at home, without a way there and back?
    #[must_use]
    pub fn is_at_home(self) -> bool {
        match self {
            Self::Lozenge => true,
            Self::Iv | Self::Im | Self::Nasal => false,
        }
    }

    /// The one length in minutes that studies or the label agree on; none: the patient is asked.
    ///
    /// A drip of 40 minutes is the studies' standard, and after the spray at least 120 minutes from
    /// the first dose are the label's (clinical 2.1). All else differs from clinic to clinic.
    #[must_use]
    pub fn usual(self, phase: Phase) -> Option<u32> {
        match (self, phase) {
            (Self::Iv, Phase::Giving) => Some(40),
            (Self::Nasal, Phase::Watched) => Some(120),
            _ => None,
        }
    }
}

/// A phase's length as given: whole minutes, 0 to 1,440, or nothing.
///
/// # Errors
/// `Phase` with the field.
pub fn check_phase(field: &'static str, given: Option<f64>) -> Result<Option<u32>, Error> {
    match given {
        None => Ok(None),
        Some(given) => whole(given, 0, PHASE_LIMIT)
            .map(Some)
            .ok_or(Error::Phase(field)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_offered_only_where_a_source_gives_one() {
        let all = [
            Phase::Travel,
            Phase::CheckIn,
            Phase::Giving,
            Phase::Settles,
            Phase::Watched,
        ];
        let offered: Vec<_> = Route::ALL
            .iter()
            .flat_map(|route| all.map(|phase| (route.name(), phase, route.usual(phase))))
            .filter_map(|(route, phase, minutes)| minutes.map(|m| (route, phase, m)))
            .collect();
        assert_eq!(
            offered,
            [("iv", Phase::Giving, 40), ("nasal", Phase::Watched, 120)]
        );
    }

    #[test]
    fn a_phase_is_whole_minutes_of_a_day() {
        assert_eq!(check_phase("watched", None), Ok(None));
        assert_eq!(check_phase("watched", Some(1440.0)), Ok(Some(1440)));
        for bad in [-1.0, 1441.0, 0.5, f64::NAN, f64::INFINITY] {
            assert_eq!(
                check_phase("watched", Some(bad)),
                Err(Error::Phase("watched"))
            );
        }
    }
}

//! The phases explained: when each is, what its hours are often used for, and where that comes from.

pub mod api;

use super::Phase;

/// All phases, in order (clinical 4.3).
pub const ALL: [Phase; 5] = [
    Phase::Rest,
    Phase::FirstNight,
    Phase::FirstDays,
    Phase::FirstWeek,
    Phase::SecondWeek,
];

/// The keys of the sentences about a phase (clinical 4.2, 4.3).
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// "The first hours"
    pub name: &'static str,
    /// "Up to 4 hours after"
    pub when: &'static str,
    /// What these hours are often used for.
    pub used_for: &'static str,
    /// What can wait; nothing for some.
    pub waits: Option<&'static str>,
    /// Where that comes from.
    pub source: &'static str,
}

/// What is said about a phase.
#[must_use]
pub fn about(phase: Phase) -> About {
    use crate::key;
    match phase {
        Phase::Rest => About {
            name: key!("window-rest-name"),
            when: key!("window-rest-when"),
            used_for: key!("window-rest-for"),
            waits: Some(key!("window-rest-waits")),
            source: key!("window-rest-source"),
        },
        Phase::FirstNight => About {
            name: key!("window-night-name"),
            when: key!("window-night-when"),
            used_for: key!("window-night-for"),
            waits: Some(key!("window-night-waits")),
            source: key!("window-night-source"),
        },
        Phase::FirstDays => About {
            name: key!("window-days-name"),
            when: key!("window-days-when"),
            used_for: key!("window-days-for"),
            waits: Some(key!("window-days-waits")),
            source: key!("window-days-source"),
        },
        Phase::FirstWeek => About {
            name: key!("window-week-name"),
            when: key!("window-week-when"),
            used_for: key!("window-week-for"),
            waits: None,
            source: key!("window-week-source"),
        },
        Phase::SecondWeek => About {
            name: key!("window-second-name"),
            when: key!("window-second-when"),
            used_for: key!("window-second-for"),
            waits: None,
            source: key!("window-second-source"),
        },
    }
}

//! The questions of the window: which of them are still open, and when a later layer is offered.

pub mod api;
pub mod table;

use super::Phase;
use super::phases::ALL;
use std::collections::HashSet;

/// The offer of a layer after 24 hours, and after 72 (clinical 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Between 24 and 72 hours after the infusion's end.
    OneDay,
    /// From 72 hours to the end of the first week.
    ThreeDays,
}

impl Layer {
    /// The key of its sentence; it can be put away like a question.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::OneDay => crate::key!("window-layer-one-day"),
            Self::ThreeDays => crate::key!("window-layer-three-days"),
        }
    }

    /// From so many elapsed minutes after the infusion's end.
    #[must_use]
    pub fn from(self) -> i64 {
        match self {
            Self::OneDay => 24 * 60,
            Self::ThreeDays => 72 * 60,
        }
    }
}

/// The layer that is offered so many minutes after the infusion's end, unless one was written since
/// it could be (`written`: minutes after the end of the last layer). What is past is never offered.
#[must_use]
pub fn layer(minutes: i64, written: Option<i64>) -> Option<Layer> {
    let layer = match super::phase(minutes)? {
        Phase::FirstDays => Layer::OneDay,
        Phase::FirstWeek => Layer::ThreeDays,
        Phase::Rest | Phase::FirstNight | Phase::SecondWeek => return None,
    };
    match written {
        Some(written) if written >= layer.from() => None,
        _ => Some(layer),
    }
}

/// The phase's questions that were neither answered nor put away in this window, and those that were.
#[must_use]
pub fn parted(phase: Phase, used: &HashSet<String>) -> (Vec<&'static str>, Vec<&'static str>) {
    let questions = phase.questions().iter().copied();
    questions.partition(|key| !used.contains(*key))
}

/// The question with this key, whatever its phase.
#[must_use]
pub fn known(key: &str) -> Option<&'static str> {
    let questions = ALL.iter().flat_map(|phase| phase.questions());
    questions.copied().find(|known| *known == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60;

    #[test]
    fn a_layer_is_offered_in_its_time_and_never_what_was_missed() {
        for (minutes, written, offered) in [
            (23 * HOUR, None, None),
            (24 * HOUR, None, Some(Layer::OneDay)),
            (71 * HOUR, None, Some(Layer::OneDay)),
            (40 * HOUR, Some(10 * HOUR), Some(Layer::OneDay)),
            (40 * HOUR, Some(30 * HOUR), None),
            (72 * HOUR, Some(30 * HOUR), Some(Layer::ThreeDays)),
            (100 * HOUR, Some(80 * HOUR), None),
            (168 * HOUR, None, None),
            (-HOUR, None, None),
            (400 * HOUR, None, None),
        ] {
            assert_eq!(layer(minutes, written), offered, "{minutes} {written:?}");
        }
    }

    #[test]
    fn a_question_that_was_used_is_parted_from_the_open_ones() {
        let all = Phase::FirstDays.questions();
        let used: HashSet<String> = [all[1].to_owned(), "window-ask-body".to_owned()].into();
        let (open, past) = parted(Phase::FirstDays, &used);
        assert_eq!(open, [all[0], all[2], all[3]]);
        assert_eq!(past, [all[1]]);
    }

    #[test]
    fn every_question_is_known_by_its_key_and_nothing_else() {
        for phase in ALL {
            for key in phase.questions() {
                assert_eq!(known(key), Some(*key));
            }
        }
        assert_eq!(known("today-keep"), None);
        assert_eq!(known(""), None);
    }
}

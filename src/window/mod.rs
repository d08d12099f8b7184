//! The hours and days after an infusion: which phase it is, what may be asked in it. Hours are elapsed hours.

pub mod phases;
pub mod plan;
pub mod prompt;
pub mod therapy;

use crate::moment::Moment;
use crate::session::Session;
use crate::words::Words;
use chrono::TimeDelta;

/// How long the window is after an infusion's end: 14 days (clinical 4.3).
pub const SPAN: TimeDelta = TimeDelta::days(14);
/// The same in hours.
const HOURS: i64 = 14 * 24;

/// The phases after an infusion (clinical 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// P0, 0 to 4 hours: home and drowsy.
    Rest,
    /// P1, 4 to 24 hours: the first evening and night.
    FirstNight,
    /// P2, 24 to 72 hours.
    FirstDays,
    /// P3, day 4 to 7.
    FirstWeek,
    /// P4, day 8 to 14.
    SecondWeek,
}

/// Where a moment lies after the last infusion that is over.
#[derive(Debug, Clone, Copy)]
pub struct After<'a> {
    /// The infusion.
    pub session: &'a Session,
    /// Its phase.
    pub phase: Phase,
    /// Elapsed whole minutes since its end.
    pub minutes: i64,
}

/// The phase so many minutes after an infusion's end; none before it and after 14 days.
#[must_use]
pub fn phase(minutes: i64) -> Option<Phase> {
    let hours = minutes.div_euclid(60);
    phases::ALL.into_iter().find(|phase| {
        let (from, to) = phase.hours();
        (from..to).contains(&hours)
    })
}

/// Where `now` lies in the window of the last infusion that is over; none outside it.
#[must_use]
pub fn after<'a>(sessions: &'a [Session], now: &Moment) -> Option<After<'a>> {
    since(crate::session::last_over(sessions, now)?, now)
}

/// Where `at` lies in the window of one infusion; none before its end and outside the window.
#[must_use]
pub fn since<'a>(session: &'a Session, at: &Moment) -> Option<After<'a>> {
    let minutes = session.ended.as_ref()?.minutes_until(at);
    Some(After {
        session,
        phase: phase(minutes)?,
        minutes,
    })
}

/// How many infusions the first course has, boosters left out.
#[must_use]
pub fn of(sessions: &[Session]) -> u32 {
    let course = sessions.iter().filter(|session| !session.booster);
    u32::try_from(course.count()).unwrap_or(u32::MAX)
}

/// "31 hours after infusion 3 of 6", "2 hours after your booster"; from the fourth day in days.
#[must_use]
pub fn sentence(words: &Words, after: &After, of: u32) -> String {
    let hours = after.minutes.div_euclid(60);
    let span = if hours < 72 {
        words.say("window-hours", &[("hours", &hours.to_string())])
    } else {
        words.say("window-days", &[("days", &(hours / 24).to_string())])
    };
    if after.session.booster {
        return words.say("window-after-booster", &[("span", &span)]);
    }
    let (number, of) = (after.session.number.to_string(), of.to_string());
    words.say(
        "window-after",
        &[("span", &span), ("number", &number), ("of", &of)],
    )
}

impl Phase {
    /// From and until how many elapsed hours after the infusion's end (clinical 4.3).
    #[must_use]
    pub fn hours(self) -> (i64, i64) {
        match self {
            Self::Rest => (0, 4),
            Self::FirstNight => (4, 24),
            Self::FirstDays => (24, 72),
            Self::FirstWeek => (72, 7 * 24),
            Self::SecondWeek => (7 * 24, HOURS),
        }
    }

    /// The key of the line under the headline: what these hours are often used for (clinical 4.2, 4.3).
    #[must_use]
    pub fn support(self) -> &'static str {
        match self {
            Self::Rest => crate::key!("window-support-rest"),
            Self::FirstNight => crate::key!("window-support-first-night"),
            Self::FirstDays => crate::key!("window-support-first-days"),
            Self::FirstWeek => crate::key!("window-support-first-week"),
            Self::SecondWeek => crate::key!("window-support-second-week"),
        }
    }

    /// The keys of the questions of this phase, in the order they are offered (themes: clinical 4.6).
    /// On the day itself nothing asks what it means.
    #[must_use]
    pub fn questions(self) -> &'static [&'static str] {
        match self {
            Self::Rest => &[
                crate::key!("window-ask-three-words"),
                crate::key!("window-ask-body"),
                crate::key!("window-ask-image"),
                crate::key!("window-ask-tonight"),
            ],
            Self::FirstNight => &[
                crate::key!("window-ask-different"),
                crate::key!("window-ask-hard"),
                crate::key!("window-ask-thanks"),
                crate::key!("window-ask-sleep"),
            ],
            Self::FirstDays => &[
                crate::key!("window-ask-different-since"),
                crate::key!("window-ask-old-thought"),
                crate::key!("window-ask-smallest"),
                crate::key!("window-ask-tell"),
            ],
            Self::FirstWeek => &[
                crate::key!("window-ask-again"),
                crate::key!("window-ask-way"),
                crate::key!("window-ask-therapist"),
            ],
            Self::SecondWeek => &[
                crate::key!("window-ask-signs"),
                crate::key!("window-ask-helps"),
                crate::key!("window-ask-next-visit"),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_begin_and_end_at_their_hours() {
        let table = [
            (-1, None),
            (0, Some(Phase::Rest)),
            (4 * 60 - 1, Some(Phase::Rest)),
            (4 * 60, Some(Phase::FirstNight)),
            (24 * 60 - 1, Some(Phase::FirstNight)),
            (24 * 60, Some(Phase::FirstDays)),
            (72 * 60 - 1, Some(Phase::FirstDays)),
            (72 * 60, Some(Phase::FirstWeek)),
            (7 * 1440 - 1, Some(Phase::FirstWeek)),
            (7 * 1440, Some(Phase::SecondWeek)),
            (14 * 1440 - 1, Some(Phase::SecondWeek)),
            (14 * 1440, None),
            (i64::MAX, None),
        ];
        for (minutes, expected) in table {
            assert_eq!(phase(minutes), expected, "{minutes}");
        }
    }

    #[test]
    fn every_question_is_one_question_and_none_on_the_day_asks_for_meaning() {
        let words = Words::english();
        let phases = [
            Phase::Rest,
            Phase::FirstNight,
            Phase::FirstDays,
            Phase::FirstWeek,
            Phase::SecondWeek,
        ];
        for phase in phases {
            assert_ne!(words.say(phase.support(), &[]), phase.support());
            for key in phase.questions() {
                let question = words.say(key, &[]);
                assert_ne!(&question, key);
                assert_eq!(question.matches('?').count(), 1, "{question}");
                let deep = ["mean", "why"]
                    .iter()
                    .any(|w| question.to_lowercase().contains(w));
                assert!(phase > Phase::FirstNight || !deep, "{question}");
            }
        }
    }
}

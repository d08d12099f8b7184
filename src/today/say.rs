//! Today's sentences: the headline, the horizon in words, the line under the suns, the next step.

use super::{Step, View};
use crate::checkins::due::{self, Offer};
use crate::key;
use crate::moment::Moment;
use crate::session::Session;
use crate::window;
use crate::words::Words;
use chrono::NaiveDate;

/// Says things about one course at one moment.
pub struct Say<'a> {
    /// The words.
    pub words: &'a Words,
    /// All infusions by start, cancelled ones left out.
    pub sessions: &'a [Session],
    /// Now.
    pub now: &'a Moment,
}

impl Say<'_> {
    /// "Infusion 3", "Booster"
    pub fn name(&self, session: &Session) -> String {
        if session.booster {
            return self.words.say("today-booster", &[]);
        }
        let number = session.number.to_string();
        self.words.say("today-infusion", &[("number", &number)])
    }

    /// "infusion 3", "your booster"
    pub fn within(&self, session: &Session) -> String {
        if session.booster {
            return self.words.say("today-the-booster", &[]);
        }
        let number = session.number.to_string();
        self.words.say("today-the-infusion", &[("number", &number)])
    }

    /// "today", "tomorrow", "yesterday", "Thu 19 Nov"
    fn when(&self, day: NaiveDate) -> String {
        match (day - self.now.day()).num_days() {
            0 => self.words.say("today-when-today", &[]),
            1 => self.words.say("today-when-tomorrow", &[]),
            -1 => self.words.say("today-when-yesterday", &[]),
            _ => self.words.day_seen_from(day, self.now.day()),
        }
    }

    /// "today" and the weekdays of the week ahead by name: "Thursday", "Thu 26 Nov"
    fn on(&self, day: NaiveDate) -> String {
        match (day - self.now.day()).num_days() {
            0 => self.words.say("today-when-today", &[]),
            1..7 => self.words.weekday(day),
            _ => self.words.day_seen_from(day, self.now.day()),
        }
    }

    /// "Infusion 4 is Thursday at 10:30", "31 hours after infusion 3 of 6"
    pub fn headline(&self, view: &View) -> String {
        match view {
            View::Before(next) => {
                let (name, day) = (self.name(next), self.on(next.starts.day()));
                let time = self.words.time(&next.starts);
                let args = [("name", name.as_str()), ("day", &day), ("time", &time)];
                self.words.say("today-headline-before", &args)
            }
            View::On(session) => {
                let (name, time) = (self.name(session), self.words.time(&session.starts));
                let args = [("name", name.as_str()), ("time", time.as_str())];
                self.words.say("today-headline-on", &args)
            }
            View::Window(after) => window::sentence(self.words, after, window::of(self.sessions)),
            View::Long(_) | View::Nothing => self.words.say("today-headline-nothing", &[]),
        }
    }

    /// The line under the headline; before an infusion with the clinic's own time of arrival.
    pub fn support(&self, view: &View, arrive: Option<&Moment>) -> String {
        let line = self.line(view);
        match arrive {
            Some(arrive) => {
                let time = self.words.time(arrive);
                let arrive = self.words.say("today-support-arrive", &[("time", &time)]);
                format!("{line} {arrive}")
            }
            None => line,
        }
    }

    fn line(&self, view: &View) -> String {
        match view {
            View::Before(next) => {
                let days = (next.starts.day() - self.now.day()).num_days();
                match days {
                    ..=0 => self.words.say("today-support-today", &[]),
                    1 => self.words.say("today-support-tomorrow", &[]),
                    _ => self
                        .words
                        .say("today-support-days", &[("days", &days.to_string())]),
                }
            }
            View::On(_) => self.words.say("today-support-on", &[]),
            View::Window(after) => self.words.say(after.phase.support(), &[]),
            View::Long(last) => {
                let day = last.end().day();
                let (name, day) = (self.name(last), self.when(day));
                let args = [("name", name.as_str()), ("day", day.as_str())];
                self.words.say("today-support-long", &args)
            }
            View::Nothing => self.words.say("today-support-nothing", &[]),
        }
    }

    /// Title, body and the button's words of the next step.
    pub fn step(&self, step: &Step, offers: &[Offer]) -> (String, String, String) {
        let words = self.words;
        let (title, body, action) = match step {
            Step::Plan => (
                key!("today-plan-title"),
                key!("today-plan-body"),
                key!("today-plan-action"),
            ),
            Step::Ride(_) => (
                key!("today-ride-title"),
                key!("today-ride-body"),
                key!("today-ride-action"),
            ),
            Step::Over(_) => (
                key!("today-over-title"),
                key!("today-over-body"),
                key!("today-over-action"),
            ),
            Step::Unsaid(_) => (
                key!("today-unsaid-title"),
                key!("today-unsaid-body"),
                key!("today-unsaid-action"),
            ),
            Step::Write(_) => (
                key!("today-write-title"),
                key!("today-write-body"),
                key!("today-write-action"),
            ),
            Step::CheckIn => (
                key!("today-checkin-title"),
                key!("today-checkin-body"),
                key!("today-checkin-action"),
            ),
            Step::Booster => (
                key!("today-date-title"),
                key!("today-date-body"),
                key!("today-date-action"),
            ),
            Step::Day(_) => (
                key!("today-day-title"),
                key!("today-day-body"),
                key!("day-open"),
            ),
            Step::Rest => (
                key!("today-rest-title"),
                key!("today-rest-body"),
                key!("today-rest-action"),
            ),
            Step::Journal => (
                key!("today-journal-title"),
                key!("today-journal-body"),
                key!("today-journal-action"),
            ),
        };
        let (name, day, time) = match step {
            Step::Ride(s) | Step::Day(s) | Step::Over(s) | Step::Unsaid(s) | Step::Write(s) => {
                let day = self.when(s.starts.day());
                (self.within(s), day, words.time(&s.starts))
            }
            Step::Plan | Step::CheckIn | Step::Booster | Step::Rest | Step::Journal => {
                Default::default()
            }
        };
        let told = match step {
            Step::CheckIn => due::told(words, offers),
            _ => String::new(),
        };
        let args = [
            ("name", name.as_str()),
            ("day", &day),
            ("time", &time),
            ("told", &told),
        ];
        (
            words.say(title, &args),
            words.say(body, &args),
            words.say(action, &[]),
        )
    }
}

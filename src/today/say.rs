//! Today's sentences: the headline, the horizon in words, the line under the suns, the next step.

use super::horizon::{Drawn, Span};
use super::{Step, View};
use crate::key;
use crate::moment::Moment;
use crate::session::{self, Session, State};
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
    fn within(&self, session: &Session) -> String {
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

    /// The line under the headline.
    pub fn support(&self, view: &View) -> String {
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
                let day = ended(last).day();
                let (name, day) = (self.name(last), self.when(day));
                let args = [("name", name.as_str()), ("day", day.as_str())];
                self.words.say("today-support-long", &args)
            }
            View::Nothing => self.words.say("today-support-nothing", &[]),
        }
    }

    /// The line under the suns in the rail.
    pub fn course(&self) -> String {
        let next = session::next(self.sessions, self.now);
        let first = self.sessions.iter().filter(|s| !s.booster);
        let done = first.filter(|s| s.state == State::Over).count();
        let (done, of) = (done.to_string(), window::of(self.sessions).to_string());
        if let Some(next) = next {
            let day = self.when(next.starts.day());
            let args = [("done", done.as_str()), ("of", &of), ("day", &day)];
            return match (next.booster, done.as_str()) {
                (true, _) => self.words.say("today-course-booster", &[("day", &day)]),
                (false, "0") => self
                    .words
                    .say("today-course-first", &[("of", &of), ("day", &day)]),
                (false, _) => self.words.say("today-course-next", &args),
            };
        }
        let Some(last) = session::last_over(self.sessions, self.now) else {
            return self.words.say("today-course-nothing", &[]);
        };
        let (number, day) = (last.number.to_string(), self.when(ended(last).day()));
        if last.booster {
            return self
                .words
                .say("today-course-last-booster", &[("day", &day)]);
        }
        let args = [("number", number.as_str()), ("of", &of), ("day", &day)];
        self.words.say("today-course-last", &args)
    }

    /// Title, body and the button's words of the next step.
    pub fn step(&self, step: &Step) -> (String, String, String) {
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
            Step::Journal => (
                key!("today-journal-title"),
                key!("today-journal-body"),
                key!("today-journal-action"),
            ),
        };
        let (name, day, time) = match step {
            Step::Ride(s) | Step::Over(s) | Step::Write(s) => {
                let day = self.when(s.starts.day());
                (self.within(s), day, words.time(&s.starts))
            }
            Step::Plan | Step::CheckIn | Step::Booster | Step::Journal => Default::default(),
        };
        let args = [("name", name.as_str()), ("day", &day), ("time", &time)];
        (
            words.say(title, &args),
            words.say(body, &args),
            words.say(action, &[]),
        )
    }

    /// The horizon as one full sentence, and what the notes on it say.
    pub fn horizon(&self, drawn: &Drawn) -> String {
        let words = self.words;
        let now = (words.day(self.now.day()), words.time(self.now));
        let now = words.say("today-horizon-now", &[("day", &now.0), ("time", &now.1)]);
        let mut sentences = vec![self.horizon_span(drawn), now];
        if let Some(level) = drawn.baseline.filter(|_| !drawn.notes.is_empty()) {
            let above = drawn
                .notes
                .iter()
                .filter(|n| f64::from(n.valence) > level)
                .count();
            let (count, above) = (drawn.notes.len().to_string(), above.to_string());
            let args = [("count", count.as_str()), ("above", above.as_str())];
            sentences.push(words.say("today-horizon-notes", &args));
        }
        sentences.join(" ")
    }

    fn horizon_span(&self, drawn: &Drawn) -> String {
        let words = self.words;
        let next = drawn
            .suns
            .iter()
            .find(|sun| sun.next)
            .map(|sun| sun.session);
        let last = session::last_over(self.sessions, self.now);
        let said = |session: Option<&Session>, ends: bool| match session {
            Some(session) => {
                let at = if ends { ended(session) } else { session.starts };
                (self.within(session), words.day(at.day()), words.time(&at))
            }
            None => Default::default(),
        };
        let (last, last_day, last_time) = said(last, true);
        let (next, next_day, next_time) = said(next, false);
        match drawn.span {
            Span::Between => words.say(
                "today-horizon-between",
                &[
                    ("last", &last),
                    ("lastDay", &last_day),
                    ("next", &next),
                    ("nextDay", &next_day),
                    ("nextTime", &next_time),
                ],
            ),
            Span::Since => words.say(
                "today-horizon-since",
                &[
                    ("last", &last),
                    ("lastDay", &last_day),
                    ("lastTime", &last_time),
                ],
            ),
            Span::Weeks => {
                let count = drawn.suns.len().to_string();
                words.say("today-horizon-weeks", &[("count", &count)])
            }
            Span::Until => words.say(
                "today-horizon-until",
                &[
                    ("next", &next),
                    ("nextDay", &next_day),
                    ("nextTime", &next_time),
                ],
            ),
            Span::Empty => words.say("today-horizon-empty", &[]),
        }
    }

    /// The horizon's rows as text: when, and what.
    pub fn rows(&self, drawn: &Drawn) -> Vec<Vec<String>> {
        let words = self.words;
        let mut rows: Vec<(Moment, String)> = Vec::new();
        for sun in &drawn.suns {
            let name = self.name(sun.session);
            let (at, what) = match sun.session.state {
                State::Over => (
                    ended(sun.session),
                    words.say("today-row-over", &[("name", &name)]),
                ),
                State::Planned | State::Cancelled => (
                    sun.session.starts,
                    words.say("today-row-planned", &[("name", &name)]),
                ),
            };
            rows.push((at, what));
        }
        for note in &drawn.notes {
            let level = drawn.baseline.unwrap_or_default();
            let side = match f64::from(note.valence).total_cmp(&level) {
                std::cmp::Ordering::Greater => words.say("today-row-above", &[]),
                std::cmp::Ordering::Equal => words.say("today-row-on", &[]),
                std::cmp::Ordering::Less => words.say("today-row-below", &[]),
            };
            let valence = note.valence.to_string();
            let args = [("valence", valence.as_str()), ("side", side.as_str())];
            rows.push((note.at, words.say("today-row-note", &args)));
        }
        rows.push((*self.now, words.say("today-row-now", &[])));
        rows.sort_by_key(|(at, _)| at.ms());
        rows.into_iter()
            .map(|(at, what)| {
                let date = words.day_seen_from(at.day(), self.now.day());
                let args = [("date", date.as_str()), ("time", &words.time(&at))];
                vec![words.say("date-and-time", &args), what]
            })
            .collect()
    }
}

/// When an infusion ended; one that has not, when it starts.
pub fn ended(session: &Session) -> Moment {
    session.ended.unwrap_or(session.starts)
}

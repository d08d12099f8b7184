//! The horizon in words and places, as the window draws and reads it out.

use super::horizon::{self, Drawn, Span};
use super::say::Say;
use super::wire::{
    Horizon, HorizonGap, HorizonGlow, HorizonInk, HorizonMood, HorizonSun, HorizonTable,
    HorizonTick, SunState,
};
use crate::moment::Moment;
use crate::session::{self, Session, State};

/// The horizon as the window draws it.
pub fn picture(say: &Say, drawn: &Drawn) -> Horizon {
    let words = say.words;
    Horizon {
        label: say.horizon(drawn),
        suns: drawn.suns.iter().map(|sun| sun_on(say, sun)).collect(),
        glows: glows(drawn),
        now: Some(drawn.now),
        wait_until: drawn.wait_until,
        ticks: drawn
            .ticks
            .iter()
            .map(|(at, day)| HorizonTick {
                at: *at,
                label: if drawn.by_weeks {
                    words.day_short(*day)
                } else {
                    words.weekday_short(*day)
                },
            })
            .collect(),
        mood: drawn
            .mood
            .iter()
            .map(|part| {
                part.iter()
                    .map(|(at, level)| HorizonMood {
                        at: *at,
                        level: *level,
                    })
                    .collect()
            })
            .collect(),
        gaps: drawn
            .gaps
            .iter()
            .map(|(from, to)| HorizonGap {
                from: *from,
                to: *to,
            })
            .collect(),
        table: HorizonTable {
            headers: vec![
                words.say("today-horizon-when", &[]),
                words.say("today-horizon-what", &[]),
            ],
            rows: say.rows(drawn),
        },
    }
}

fn sun_on(say: &Say, sun: &horizon::Sun) -> HorizonSun {
    let at = match sun.session.state {
        State::Over => sun.session.end(),
        State::Planned | State::Cancelled => sun.session.starts,
    };
    let mut day = say.words.day_seen_from(at.day(), say.now.day());
    if sun.next {
        let time = say.words.time(&at);
        day = say
            .words
            .say("date-and-time", &[("date", &day), ("time", &time)]);
    }
    HorizonSun {
        at: sun.at,
        state: sun_state(sun.session, sun.next),
        label: say.name(sun.session),
        day,
    }
}

fn glows(drawn: &Drawn) -> Vec<HorizonGlow> {
    (0..)
        .zip(&drawn.suns)
        .filter(|(_, sun)| !sun.glow.is_empty())
        .map(|(index, sun)| HorizonGlow {
            sun: index,
            ends: sun
                .glow
                .iter()
                .map(|(hours, at, ahead)| HorizonInk {
                    hours: *hours,
                    at: *at,
                    ahead: *ahead,
                })
                .collect(),
        })
        .collect()
}

/// How a sun is drawn.
fn sun_state(session: &Session, next: bool) -> SunState {
    match session.state {
        State::Over => SunState::Done,
        State::Planned | State::Cancelled if next => SunState::Next,
        State::Planned | State::Cancelled => SunState::Later,
    }
}

impl Say<'_> {
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
                let at = if ends { session.end() } else { session.starts };
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
                    sun.session.end(),
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

//! The day put together: its rows, the headline, what follows, the clinic's own limit.

use super::rows::{begins, kind, rows};
use super::table as kept;
use super::wire::{DayAfter, DayClinic, DayLimit, DayStepKind, DayThen, DayView, Vital};
use super::{ClinicTimes, Step, Tap, here, is_open, planned, say, tapped};
use crate::app::Room;
use crate::clinic::count::early;
use crate::clinic::{self, Amount, Anchor, Rule, RuleKind, Sheet, in_force};
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::session::aftercare;
use crate::session::course::{label, name};
use crate::session::route::Phases;
use crate::session::{Session, State, table};
use chrono::TimeDelta;

/// Whoever taps no more is not shown at a step longer than this after the end ([design], phase P0
/// of clinical 4.3).
const REST_HOURS: i64 = 4;

/// What is known about one day.
pub(super) struct Known<'a> {
    pub session: &'a Session,
    pub phases: Phases,
    pub times: ClinicTimes,
    pub taps: Vec<Tap>,
    pub clinic: Option<String>,
    pub now: &'a Moment,
}

impl Known<'_> {
    pub(super) fn planned(&self, step: Step) -> Option<Moment> {
        planned(step, self.session, &self.phases, &self.times, &self.taps)
    }

    pub(super) fn tapped(&self, step: Step) -> Option<Moment> {
        tapped(&self.taps, step)
    }

    /// The step one is at; none on a day that has not come, and once all is done.
    fn here(&self) -> Option<Step> {
        let steps = Step::of(self.phases.route);
        let at = || here(steps, &self.taps, |step| self.planned(step), self.now);
        let rested = |end: Moment| end.plus(TimeDelta::hours(REST_HOURS)) <= *self.now;
        let ended = self.session.starts.plus(TimeDelta::hours(24)) <= *self.now
            || self.session.ended.is_some_and(rested);
        (is_open(self.session, self.now) && !ended)
            .then(at)
            .flatten()
    }

    pub(super) fn kinds(&self) -> &'static [DayStepKind] {
        use DayStepKind::{Arrive, Home, Infusion, Leave, Ride, Vitals, Watched};
        if self.phases.route.is_at_home() {
            &[Vitals, Infusion, Watched]
        } else {
            &[Leave, Arrive, Vitals, Infusion, Watched, Ride, Home]
        }
    }
}

impl DayView {
    pub(super) fn new(room: &Room, session: &Session, all: &[Session]) -> Result<Self, Failure> {
        let rules = clinic::table::rules(room.db)?;
        let sheets = clinic::table::sheets(room.db)?;
        let rules = in_force(&rules, &sheets);
        let contact = clinic::table::contact(room.db)?;
        let named = contact
            .as_ref()
            .map(|contact| contact.name.expose().trim().to_owned());
        let known = Known {
            session,
            phases: table::phases(room.db, &session.id)?,
            times: clinic_times(session, &rules),
            taps: kept::taps(room.db, session)?,
            clinic: named.filter(|name| !name.is_empty()),
            now: room.now,
        };
        let at = known.here();
        let vitals = kept::vitals(room.db, &session.id)?;
        let zone = session.starts.zone();
        Ok(Self {
            session_id: session.id.to_string(),
            label: label(room, session, course_of(all)),
            date: date(room, session),
            headline: say::headline(room, &known, at),
            then: then(room, &known, at),
            steps: rows(room, &known, at),
            after: after(room, session)?,
            vitals: vitals
                .iter()
                .map(|one| Vital::new(room, one, zone))
                .collect(),
            limit: limit(room, &rules, &vitals),
            clinic: contact.map(DayClinic::of),
            open: is_open(session, room.now),
            over: session.state == State::Over,
        })
    }
}

/// Driving, from the end of the infusion until it no longer waits.
fn after(room: &Room, session: &Session) -> Result<Option<DayAfter>, Failure> {
    let driving = aftercare::api::waits_of(room, session)?.into_iter().next();
    let words = room.app.words();
    Ok(driving.map(|wait| {
        let until = wait.until.seen_in(session.starts.zone());
        let (day, time) = (words.weekday_short(until.day()), words.time(&until));
        DayAfter {
            time: words.say("day-after-time", &[("day", &day), ("time", &time)]),
            name: if wait.over {
                words.say("day-after-over", &[])
            } else {
                words.say("day-after", &[])
            },
            body: wait.text,
        }
    }))
}

fn course_of(all: &[Session]) -> u32 {
    let course = all.iter().filter(|session| !session.booster);
    u32::try_from(course.count()).unwrap_or(u32::MAX)
}

fn date(room: &Room, session: &Session) -> String {
    let now = room.now.seen_in(session.starts.zone());
    let at = if now.day() == session.starts.day() {
        now
    } else {
        session.starts
    };
    room.app.words().day_and_time(&at)
}

/// What the rules in force say about the day.
fn clinic_times(session: &Session, rules: &[(&Rule, &Sheet)]) -> ClinicTimes {
    let watched = |(rule, _): &(&Rule, &Sheet)| match (rule.kind, rule.amount, rule.anchor) {
        (RuleKind::Observation, Amount::Minutes(minutes), Anchor::Infusion) => {
            Some((Step::Begin, minutes))
        }
        (RuleKind::Observation, Amount::Minutes(minutes), _) => Some((Step::End, minutes)),
        _ => None,
    };
    ClinicTimes {
        arrive: early(RuleKind::ArriveEarly, &session.starts, rules),
        check_in: early(RuleKind::CheckInEarly, &session.starts, rules),
        watched: rules.iter().find_map(watched),
    }
}

/// The clinic's own limit, in its words; ours only where the patient kept none of them.
fn limit(room: &Room, rules: &[(&Rule, &Sheet)], vitals: &[kept::Kept]) -> Option<DayLimit> {
    let (rule, sheet) = rules
        .iter()
        .find(|(rule, _)| rule.kind == RuleKind::CallAbove)?;
    let Amount::Pressure {
        systolic,
        diastolic,
    } = rule.amount
    else {
        return None;
    };
    let quoted = !rule.sentence.expose().trim().is_empty();
    let pressure =
        |one: &&kept::Kept| one.reading.systolic.is_some() || one.reading.diastolic.is_some();
    let last = vitals.iter().rfind(pressure);
    Some(DayLimit {
        sentence: if quoted {
            rule.sentence.clone()
        } else {
            Private::new(clinic::say::text(room, rule.kind, rule.amount, rule.anchor))
        },
        quoted,
        source: clinic::say::source(room, sheet.received_day),
        above: last.is_some_and(|last| {
            let upper = last.reading.systolic.is_some_and(|upper| upper > systolic);
            upper
                || last
                    .reading
                    .diastolic
                    .is_some_and(|lower| lower > diastolic)
        }),
    })
}

fn then(room: &Room, known: &Known, at: Option<Step>) -> Option<DayThen> {
    let at = kind(at?);
    let next = known.kinds().iter().find(|kind| **kind > at)?;
    let words = room.app.words();
    let time = begins(known, *next).filter(|(at, _)| at > known.now);
    let time = time.map(|(at, _)| words.time(&at.seen_in(known.session.starts.zone())));
    Some(DayThen {
        label: match time {
            Some(time) => words.say("day-then-at", &[("time", &time)]),
            None => words.say("day-then", &[]),
        },
        what: match next {
            DayStepKind::Infusion => name(room, known.session),
            _ => say::short(room, *next),
        },
    })
}

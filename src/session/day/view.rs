//! The day put together: its rows, the headline, what follows, the clinic's own limit.

use super::table as kept;
use super::wire::{
    DayClinic, DayLimit, DayOffer, DayStep, DayStepKind, DayStepState, DayTap, DayThen, DayView,
    Vital,
};
use super::{Step, Tap, here, is_open, planned, say, tapped};
use crate::app::Room;
use crate::clinic::{self, RuleKind, in_force};
use crate::error::Failure;
use crate::moment::Moment;
use crate::session::course::{label, name};
use crate::session::route::Phases;
use crate::session::{Session, State, table};
use chrono::TimeDelta;

/// What is known about one day.
pub(super) struct Known<'a> {
    pub session: &'a Session,
    pub phases: Phases,
    pub arrive: Option<Moment>,
    pub taps: Vec<Tap>,
    pub clinic: Option<String>,
    pub now: &'a Moment,
}

impl Known<'_> {
    pub(super) fn planned(&self, step: Step) -> Option<Moment> {
        planned(step, self.session, &self.phases, self.arrive, &self.taps)
    }

    pub(super) fn tapped(&self, step: Step) -> Option<Moment> {
        tapped(&self.taps, step)
    }

    /// The step one is at; none on a day that has not come, and once all is done.
    fn here(&self) -> Option<Step> {
        let steps = Step::of(self.phases.route);
        let at = || here(steps, &self.taps, |step| self.planned(step), self.now);
        let ended = self.session.starts.plus(TimeDelta::hours(24)) <= *self.now;
        (is_open(self.session, self.now) && !ended)
            .then(at)
            .flatten()
    }

    fn kinds(&self) -> &'static [DayStepKind] {
        use DayStepKind::{Arrive, Home, Infusion, Leave, Ride, Vitals, Watched};
        if self.phases.route.is_at_home() {
            &[Vitals, Infusion, Watched]
        } else {
            &[Leave, Arrive, Vitals, Infusion, Watched, Ride, Home]
        }
    }
}

/// The row a step belongs to.
pub(super) fn kind(step: Step) -> DayStepKind {
    match step {
        Step::Leave => DayStepKind::Leave,
        Step::Arrive => DayStepKind::Arrive,
        Step::Vitals => DayStepKind::Vitals,
        Step::Begin | Step::End => DayStepKind::Infusion,
        Step::Free => DayStepKind::Watched,
        Step::Ride => DayStepKind::Ride,
        Step::Home => DayStepKind::Home,
    }
}

/// The steps of a row.
fn steps(kind: DayStepKind) -> &'static [Step] {
    match kind {
        DayStepKind::Leave => &[Step::Leave],
        DayStepKind::Arrive => &[Step::Arrive],
        DayStepKind::Vitals => &[Step::Vitals],
        DayStepKind::Infusion => &[Step::Begin, Step::End],
        DayStepKind::Watched => &[Step::Free],
        DayStepKind::Ride => &[Step::Ride],
        DayStepKind::Home => &[Step::Home],
    }
}

/// When a row begins to be: the watch from the infusion's end on.
pub(super) fn begins(known: &Known, kind: DayStepKind) -> Option<(Moment, bool)> {
    let step = match kind {
        DayStepKind::Watched => Step::End,
        _ => *steps(kind).first()?,
    };
    match known.tapped(step) {
        Some(at) => Some((at, true)),
        None => known.planned(step).map(|at| (at, false)),
    }
}

impl DayView {
    pub(super) fn new(room: &Room, session: &Session, all: &[Session]) -> Result<Self, Failure> {
        let rules = clinic::table::rules(room.db)?;
        let sheets = clinic::table::sheets(room.db)?;
        let rules = in_force(&rules, &sheets);
        let early = rules
            .iter()
            .find(|(rule, _)| rule.kind == RuleKind::ArriveEarly);
        let contact = clinic::table::contact(room.db)?;
        let named = contact
            .as_ref()
            .map(|contact| contact.name.expose().trim().to_owned());
        let known = Known {
            session,
            phases: table::phases(room.db, &session.id)?,
            arrive: early.map(|(rule, _)| {
                let before = TimeDelta::minutes(rule.minutes.into());
                session.starts.plus(-before)
            }),
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
            vitals: vitals
                .iter()
                .map(|one| Vital::new(room, one, zone))
                .collect(),
            limit: limit(room, &rules),
            clinic: contact.map(|contact| DayClinic {
                name: contact.name,
                phone: contact.phone,
            }),
            open: is_open(session, room.now),
            over: session.state == State::Over,
        })
    }
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

fn limit(_room: &Room, _rules: &[(&clinic::Rule, &clinic::Sheet)]) -> Option<DayLimit> {
    None
}

fn rows(room: &Room, known: &Known, at: Option<Step>) -> Vec<DayStep> {
    let last = known.taps.iter().map(|tap| tap.step).max();
    let row = |kind: DayStepKind| {
        let all = steps(kind);
        let told = all.iter().filter(|step| known.tapped(**step).is_some());
        let begun = begins(known, kind);
        DayStep {
            kind,
            name: say::name_of(room, known, kind),
            body: say::body(room, known, kind),
            time: begun.map_or_else(String::new, |(at, _)| {
                room.app
                    .words()
                    .time(&at.seen_in(known.session.starts.zone()))
            }),
            real: begun.is_some_and(|(_, real)| real),
            taps: taps(room, known, kind, at),
            state: if told.count() == all.len() {
                DayStepState::Done
            } else if at.is_some_and(|at| self::kind(at) == kind) {
                DayStepState::Here
            } else if is_behind(known, kind, at, last) {
                DayStepState::Untold
            } else {
                DayStepState::Ahead
            },
        }
    };
    let mut rows: Vec<DayStep> = known.kinds().iter().map(|kind| row(*kind)).collect();
    for row in &mut rows {
        for tap in &mut row.taps {
            tap.offer = offer(known, row.state, tap);
        }
    }
    rows
}

fn is_behind(known: &Known, row: DayStepKind, at: Option<Step>, last: Option<Step>) -> bool {
    match at {
        Some(at) => row < kind(at),
        // All is done, or the day went by.
        None => last.is_some() || known.session.starts.plus(TimeDelta::hours(24)) <= *known.now,
    }
}

fn taps(room: &Room, known: &Known, row: DayStepKind, at: Option<Step>) -> Vec<DayTap> {
    let past_end = known
        .planned(Step::End)
        .is_some_and(|end| end <= *known.now);
    let zone = known.session.starts.zone();
    let tap = |step: &Step| {
        let time = known
            .tapped(*step)
            .map(|at| room.app.words().time(&at.seen_in(zone)));
        // Nobody tapped that it began, and its planned end is past: the end is what is asked.
        let main = match (at, step) {
            (Some(Step::Begin), Step::End) => past_end,
            (Some(Step::Begin), Step::Begin) => !past_end,
            (Some(at), step) => at == *step,
            (None, _) => false,
        };
        DayTap {
            step: *step,
            action: say::action(room, *step),
            told: time.as_ref().map(|time| say::told(room, *step, time)),
            time,
            main,
            offer: DayOffer::None,
        }
    };
    steps(row).iter().map(tap).collect()
}

fn offer(known: &Known, row: DayStepState, tap: &DayTap) -> DayOffer {
    let may_end = known.tapped(Step::Begin).is_some() || known.session.starts <= *known.now;
    if tap.time.is_some() || !is_open(known.session, known.now) {
        return DayOffer::None;
    }
    match row {
        _ if tap.main => DayOffer::Now,
        DayStepState::Here if tap.step == Step::End && may_end => DayOffer::Now,
        DayStepState::Here if tap.step == Step::End => DayOffer::None,
        DayStepState::Here | DayStepState::Untold => DayOffer::Time,
        DayStepState::Done | DayStepState::Ahead => DayOffer::None,
    }
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

//! The rows of the day: which steps each has, how it stands, what can be recorded of it.

use super::view::Known;
use super::wire::{DayOffer, DayStep, DayStepKind, DayStepState, DayTap};
use super::{Step, is_open, say};
use crate::app::Room;
use crate::moment::Moment;
use chrono::TimeDelta;

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

/// The rows in their order; `at`: the step one is at.
pub(super) fn rows(room: &Room, known: &Known, at: Option<Step>) -> Vec<DayStep> {
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
        // Nothing after it is told: it may well be now.
        DayStepState::Untold if known.taps.iter().all(|told| told.step < tap.step) => DayOffer::Now,
        DayStepState::Here | DayStepState::Untold => DayOffer::Time,
        DayStepState::Done | DayStepState::Ahead => DayOffer::None,
    }
}

//! The day's sentences.

use super::rows::kind;
use super::view::Known;
use super::wire::DayStepKind;
use super::{Step, watch};
use crate::app::Room;
use crate::session::State;
use crate::session::course::name;
use crate::session::route::Route;
use chrono::TimeDelta;

/// "Now: blood pressure and pulse"
pub(super) fn headline(room: &Room, known: &Known, at: Option<Step>) -> String {
    let words = room.app.words();
    let (name, day) = (
        name(room, known.session),
        words.day_seen_from(known.session.starts.day(), room.now.day()),
    );
    let args = [("name", name.as_str()), ("day", day.as_str())];
    let Some(at) = at else {
        return if let Some(home) = known.tapped(Step::Home) {
            let home = words.time(&home.seen_in(known.session.starts.zone()));
            words.say("day-headline-home", &[("time", &home)])
        } else if known.session.state == State::Over {
            words.say("day-headline-over", &args)
        } else if known.session.starts <= *room.now {
            words.say("day-headline-was", &args)
        } else {
            words.say("day-headline-ahead", &args)
        };
    };
    match (kind(at), at) {
        (DayStepKind::Leave, _) => words.say("day-now-leave", &args),
        (DayStepKind::Arrive, _) => words.say("day-now-arrive", &args),
        (DayStepKind::Vitals, _) => words.say("day-now-vitals", &args),
        (DayStepKind::Infusion, Step::Begin) if known.session.starts > *room.now => {
            words.say("day-now-wait", &args)
        }
        (DayStepKind::Infusion, _) => words.say("day-now-infusion", &args),
        (DayStepKind::Watched, _) => words.say("day-now-watched", &args),
        (DayStepKind::Ride, _) => words.say("day-now-ride", &args),
        (DayStepKind::Home, _) => words.say("day-now-home", &args),
    }
}

/// A row's name where there is little room.
pub(super) fn short(room: &Room, kind: DayStepKind) -> String {
    let words = room.app.words();
    match kind {
        DayStepKind::Leave => words.say("day-leave", &[]),
        DayStepKind::Arrive => words.say("day-arrive", &[]),
        DayStepKind::Vitals => words.say("day-vitals", &[]),
        DayStepKind::Infusion => words.say("day-infusion", &[]),
        DayStepKind::Watched => words.say("day-watched-short", &[]),
        DayStepKind::Ride => words.say("day-ride", &[]),
        DayStepKind::Home => words.say("day-home", &[]),
    }
}

/// A row's name.
pub(super) fn name_of(room: &Room, known: &Known, kind: DayStepKind) -> String {
    let words = room.app.words();
    match kind {
        DayStepKind::Arrive => match &known.clinic {
            Some(clinic) => words.say("day-arrive-at", &[("clinic", clinic)]),
            None => words.say("day-arrive", &[]),
        },
        DayStepKind::Infusion => match known.session.minutes {
            0 => words.say("day-infusion", &[]),
            minutes => words.say("day-infusion-about", &[("minutes", &minutes.to_string())]),
        },
        DayStepKind::Watched => words.say("day-watched", &[]),
        other => short(room, other),
    }
}

/// A line about a row; may be empty.
pub(super) fn body(room: &Room, known: &Known, kind: DayStepKind) -> String {
    let words = room.app.words();
    let span = |minutes: Option<u32>| minutes.map(|minutes| words.span(minutes.into()));
    match kind {
        DayStepKind::Leave => match span(known.phases.travel) {
            Some(span) => words.say("day-body-leave", &[("span", &span)]),
            None => String::new(),
        },
        DayStepKind::Arrive => match known.times.arrive {
            Some(_) => words.say("day-body-arrive", &[]),
            None => String::new(),
        },
        DayStepKind::Vitals => words.say("day-body-vitals", &[]),
        // What it is like is clinical 2.1.
        DayStepKind::Infusion => match known.phases.route {
            Route::Iv => words.say("day-body-iv", &[]),
            Route::Im => words.say("day-body-im", &[]),
            Route::Nasal => words.say("day-body-nasal", &[]),
            Route::Lozenge => words.say("day-body-lozenge", &[]),
        },
        DayStepKind::Watched => watched(room, known),
        DayStepKind::Ride => words.say("day-body-ride", &[]),
        DayStepKind::Home => words.say("day-body-home", &[]),
    }
}

/// How long one is watched, and by when it has mostly worn off, as far as that was given.
fn watched(room: &Room, known: &Known) -> String {
    let words = room.app.words();
    let long = match watch(&known.phases, &known.times) {
        Some((from, minutes)) => {
            let span = words.span(minutes.into());
            let args = [("span", span.as_str())];
            if from == Step::Begin {
                words.say("day-body-watched-start", &args)
            } else {
                words.say("day-body-watched-for", &args)
            }
        }
        None if known.phases.route == Route::Lozenge => words.say("day-body-watched-home", &[]),
        None => words.say("day-body-watched", &[]),
    };
    let began = known.tapped(Step::Begin).unwrap_or(known.session.starts);
    let settles = known.phases.settles.map(|minutes| {
        let at = began.plus(TimeDelta::minutes(minutes.into()));
        let time = words.time(&at.seen_in(known.session.starts.zone()));
        words.say("day-body-settles", &[("time", &time)])
    });
    match settles {
        Some(settles) => format!("{long} {settles}"),
        None => long,
    }
}

/// The words on a step's button.
pub(super) fn action(room: &Room, step: Step) -> String {
    let words = room.app.words();
    match step {
        Step::Leave => words.say("day-tap-leave", &[]),
        Step::Arrive => words.say("day-tap-arrive", &[]),
        Step::Vitals => words.say("day-tap-vitals", &[]),
        Step::Begin => words.say("day-tap-begin", &[]),
        Step::End => words.say("day-tap-end", &[]),
        Step::Free => words.say("day-tap-free", &[]),
        Step::Ride => words.say("day-tap-ride", &[]),
        Step::Home => words.say("day-tap-home", &[]),
    }
}

/// What was recorded of a step.
pub(super) fn told(room: &Room, step: Step, time: &str) -> String {
    let words = room.app.words();
    let args = [("time", time)];
    match step {
        Step::Leave => words.say("day-told-leave", &args),
        Step::Arrive => words.say("day-told-arrive", &args),
        Step::Vitals => words.say("day-told-vitals", &args),
        Step::Begin => words.say("day-told-begin", &args),
        Step::End => words.say("day-told-end", &args),
        Step::Free => words.say("day-told-free", &args),
        Step::Ride => words.say("day-told-ride", &args),
        Step::Home => words.say("day-told-home", &args),
    }
}

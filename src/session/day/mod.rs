//! The day of one infusion: its steps in their order, when each is planned, which one is now.

pub mod api;
mod rows;
mod say;
pub mod table;
mod view;
pub mod wire;

use super::plan::Error;
use super::route::{Phases, Route};
use super::{Session, State};
use crate::moment::{Moment, Wall};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Steps can be tapped, and lie, from so many hours before the planned start on ([design]).
const OPEN_HOURS: i64 = 8;
/// A step's time lies at most so many days after the planned start ([design]).
const DAYS_AFTER: i64 = 3;

/// A step that one tap records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "DayTapStep"))]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// Off to the clinic.
    Leave,
    /// There.
    Arrive,
    /// Blood pressure, pulse and oxygen are taken.
    Vitals,
    /// The drip, injection, spray or lozenge begins.
    Begin,
    /// It is over.
    End,
    /// Watched long enough.
    Free,
    /// The ride has come.
    Ride,
    /// Home.
    Home,
}

/// Who took a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum VitalSource {
    /// Staff told it.
    #[default]
    Clinic,
    /// The patient's own device.
    Own,
}

/// A step and its real time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tap {
    /// Which.
    pub step: Step,
    /// When it was.
    pub at: Moment,
}

impl Step {
    /// Every step, in the order of the day.
    pub const ALL: [Self; 8] = [
        Self::Leave,
        Self::Arrive,
        Self::Vitals,
        Self::Begin,
        Self::End,
        Self::Free,
        Self::Ride,
        Self::Home,
    ];
    /// The steps of what is taken at home.
    const AT_HOME: [Self; 4] = [Self::Vitals, Self::Begin, Self::End, Self::Free];

    /// The steps of a day, by how it is given.
    #[must_use]
    pub fn of(route: Route) -> &'static [Self] {
        if route.is_at_home() {
            &Self::AT_HOME
        } else {
            &Self::ALL
        }
    }

    /// Its name in the store.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Arrive => "arrive",
            Self::Vitals => "vitals",
            Self::Begin => "begin",
            Self::End => "end",
            Self::Free => "free",
            Self::Ride => "ride",
            Self::Home => "home",
        }
    }
}

/// When a step was.
#[must_use]
pub fn tapped(taps: &[Tap], step: Step) -> Option<Moment> {
    taps.iter().find(|tap| tap.step == step).map(|tap| tap.at)
}

/// What the rules confirmed from the clinic's sheet say about the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClinicTimes {
    /// To be there then.
    pub arrive: Option<Moment>,
    /// To check in then.
    pub check_in: Option<Moment>,
    /// To be watched for so many minutes from this step on.
    pub watched: Option<(Step, u32)>,
}

/// From which step on one is watched, and for how many minutes: as the clinic says, else as the
/// patient does.
#[must_use]
pub fn watch(phases: &Phases, clinic: &ClinicTimes) -> Option<(Step, u32)> {
    // The label counts from the first dose of the spray, clinics from the end (clinical 2.1).
    let from = match phases.route {
        Route::Nasal => Step::Begin,
        Route::Iv | Route::Im | Route::Lozenge => Step::End,
    };
    let own = phases.watched.map(|minutes| (from, minutes));
    clinic.watched.or(own)
}

/// When a step is planned, as far as what the patient and the clinic gave says so: real times count
/// before planned ones, and the clinic's before the patient's.
#[must_use]
pub fn planned(
    step: Step,
    session: &Session,
    phases: &Phases,
    clinic: &ClinicTimes,
    taps: &[Tap],
) -> Option<Moment> {
    let minutes = |minutes: u32| TimeDelta::minutes(minutes.into());
    let of = |step| planned(step, session, phases, clinic, taps);
    let real_or_planned = |step| tapped(taps, step).or_else(|| of(step));
    match step {
        Step::Leave => Some(of(Step::Arrive)?.plus(-minutes(phases.travel?))),
        Step::Arrive => clinic.arrive.or_else(|| of(Step::Vitals)),
        Step::Vitals => match clinic.check_in {
            Some(at) => Some(at),
            None => Some(session.starts.plus(-minutes(phases.check_in?))),
        },
        Step::Begin => Some(session.starts),
        Step::End => Some(real_or_planned(Step::Begin)?.plus(minutes(session.minutes))),
        Step::Free => {
            let (from, long) = watch(phases, clinic)?;
            Some(real_or_planned(from)?.plus(minutes(long)))
        }
        Step::Ride => real_or_planned(Step::Free),
        Step::Home => Some(real_or_planned(Step::Ride)?.plus(minutes(phases.travel?))),
    }
}

/// The step one is at: the one after the last that was tapped; with none tapped, the last whose
/// time has come, or the first. None once the last was tapped.
#[must_use]
pub fn here(
    steps: &[Step],
    taps: &[Tap],
    planned: impl Fn(Step) -> Option<Moment>,
    now: &Moment,
) -> Option<Step> {
    match taps.iter().map(|tap| tap.step).max() {
        Some(last) => steps.iter().copied().find(|step| *step > last),
        None => steps
            .iter()
            .copied()
            .filter(|step| planned(*step).is_some_and(|at| at <= *now))
            .max()
            .or_else(|| steps.first().copied()),
    }
}

/// The infusion whose day is today, in its own zone; one that is not over comes first.
#[must_use]
pub fn of_today<'a>(sessions: &'a [Session], now: &Moment) -> Option<&'a Session> {
    let today = |session: &&Session| {
        session.state != State::Cancelled
            && session.starts.day() == now.seen_in(session.starts.zone()).day()
    };
    let mut found = sessions.iter().filter(today);
    let planned = found.clone().find(|one| one.state == State::Planned);
    planned.or_else(|| found.next_back())
}

/// Does a moment belong to the day, or lie after it? Only then can its steps be tapped.
#[must_use]
pub fn is_open(session: &Session, at: &Moment) -> bool {
    session.starts.plus(-TimeDelta::hours(OPEN_HOURS)).ms() <= at.ms()
}

/// May a step have been then? Between its neighbours, near the day, not in the future.
///
/// # Errors
/// `StepAhead`, `StepFar`, `StepOrder`.
pub fn check_tap(
    step: Step,
    at: &Moment,
    session: &Session,
    taps: &[Tap],
    now: &Moment,
) -> Result<(), Error> {
    if at.ms() > now.ms() {
        return Err(Error::StepAhead);
    }
    let to = session.starts.plus(TimeDelta::days(DAYS_AFTER));
    if !is_open(session, at) || at.ms() > to.ms() {
        return Err(Error::StepFar);
    }
    let fits = taps.iter().all(|tap| match tap.step.cmp(&step) {
        std::cmp::Ordering::Less => tap.at.ms() <= at.ms(),
        std::cmp::Ordering::Equal => true,
        std::cmp::Ordering::Greater => tap.at.ms() >= at.ms(),
    });
    if fits { Ok(()) } else { Err(Error::StepOrder) }
}

/// The moment that a time of day means on the day of an infusion: the one nearest to `near` that
/// `fits`; on the day itself when none does. An hour that comes twice is tried both times.
#[must_use]
pub fn on_the_day(
    time: NaiveTime,
    session: &Session,
    near: &Moment,
    fits: impl Fn(&Moment) -> bool,
) -> Moment {
    let zone = session.starts.zone();
    let day = session.starts.day();
    let meant = |wall: NaiveDateTime| {
        let found = zone.from_local_datetime(&wall);
        let both = [found.earliest(), found.latest()].into_iter().flatten();
        let mut all: Vec<Moment> = both
            .map(|at| Moment::new(at.with_timezone(&Utc), zone))
            .collect();
        if all.is_empty() {
            all.extend(after_a_gap(wall, zone));
        }
        all
    };
    let wall = |days: i64| (day + TimeDelta::days(days)).and_time(time);
    let all = (-1..=DAYS_AFTER).flat_map(|days| meant(wall(days)));
    all.filter(fits)
        .min_by_key(|at| (at.ms() - near.ms()).abs())
        .or_else(|| meant(wall(0)).first().copied())
        .unwrap_or(session.starts)
}

/// In the hour that a clock change skips: the first moment after it.
fn after_a_gap(wall: NaiveDateTime, zone: Tz) -> Option<Moment> {
    let meant = Wall {
        day: wall.date(),
        time: wall.time(),
        zone: None,
    };
    meant.resolve(zone).ok()
}

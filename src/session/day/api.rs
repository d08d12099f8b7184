//! Commands of the day: read it, tap a step, correct it, take it back; readings.

use super::table::{self, Kept};
use super::wire::DayView;
use super::{ClinicTimes, Step, check_tap, is_open, on_the_day, planned, tapped};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::random::Id;
use crate::session::asks::AddVital;
use crate::session::course::CourseView;
use crate::session::plan::{self, Error, Reading};
use crate::session::{Session, State, api, table as sessions, times};
use serde::Deserialize;

/// A day to read.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadDay {
    /// Which infusion's; absent: today's, or the next.
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub id: Option<Id>,
}

/// A step that was.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TapStep {
    /// Which infusion's.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Which step.
    pub step: Step,
    /// When, as a person writes a time of that day: "10:12"; absent: now.
    #[cfg_attr(test, ts(optional))]
    pub time: Option<String>,
}

/// A step to take back.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UntapStep {
    /// Which infusion's.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Which step.
    pub step: Step,
}

/// A reading.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichVital {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `day.read`: none when no infusion is planned or was.
///
/// # Errors
/// `NotFound` for an id that is not here or is cancelled.
pub fn read(room: &Room, ask: ReadDay) -> Result<Option<DayView>, Failure> {
    let all = sessions::all(room.db)?;
    let found = match &ask.id {
        Some(id) => Some(
            all.iter()
                .find(|session| session.id == *id)
                .ok_or(Error::Missing)?,
        ),
        None => super::of_today(&all, room.now).or_else(|| crate::session::next(&all, room.now)),
    };
    found
        .map(|session| DayView::new(room, session, &all))
        .transpose()
}

/// `day.tap`: one tap, now; or the time as given. Tapped twice, the first time stays unless another
/// is given.
///
/// # Errors
/// `Invalid` with field `time`, `Conflict` when it is cancelled or its day has not come.
pub fn tap(room: &Room, ask: TapStep) -> Result<Option<DayView>, Failure> {
    let session = lived(room, &ask.id)?;
    let taps = table::taps(room.db, &session)?;
    let at = match &ask.time {
        Some(text) => meant(room, &session, ask.step, text)?,
        None => tapped(&taps, ask.step).unwrap_or(*room.now),
    };
    check_tap(ask.step, &at, &session, &taps, room.now)?;
    match ask.step {
        Step::End => api::end(room, &session, Some(at)).map_err(|failure| Failure {
            field: failure.field.map(|_| "time".to_owned()),
            ..failure
        })?,
        step => table::set_tap(room.db, &session, step, Some(&at))?,
    }
    again(room, session.id)
}

fn meant(room: &Room, session: &Session, step: Step, text: &str) -> Result<Moment, Failure> {
    let time = times::read_clock(text).ok_or(Error::Clock)?;
    let taps = table::taps(room.db, session)?;
    let phases = sessions::phases(room.db, &session.id)?;
    let near =
        planned(step, session, &phases, &ClinicTimes::default(), &taps).unwrap_or(session.starts);
    let fits = |at: &Moment| check_tap(step, at, session, &taps, room.now).is_ok();
    Ok(on_the_day(time, session, &near, fits))
}

/// `day.untap`: takes a tap back; an end only for a day after it was said.
///
/// # Errors
/// `Conflict`, `Invalid` when it is too late.
pub fn untap(room: &Room, ask: UntapStep) -> Result<Option<DayView>, Failure> {
    let session = lived(room, &ask.id)?;
    match ask.step {
        Step::End if session.state == State::Over => api::not_over(room, &session)?,
        Step::End => {}
        step => table::set_tap(room.db, &session, step, None)?,
    }
    again(room, session.id)
}

/// An infusion whose day can be told.
fn lived(room: &Room, id: &Id) -> Result<Session, Failure> {
    let session = api::find(room, id)?;
    if session.state == State::Cancelled {
        return Err(Error::State.into());
    }
    if !is_open(&session, room.now) {
        return Err(Error::NotYet.into());
    }
    Ok(session)
}

fn again(room: &Room, id: Id) -> Result<Option<DayView>, Failure> {
    read(room, ReadDay { id: Some(id) })
}

/// `session.addVital`: a reading as the patient was told it, or took it.
///
/// # Errors
/// `Invalid` with the field that cannot be true, `Conflict` for a cancelled infusion.
pub fn add_vital(room: &Room, ask: AddVital) -> Result<CourseView, Failure> {
    let session = api::find(room, &ask.session_id)?;
    if session.state == State::Cancelled {
        return Err(Error::State.into());
    }
    let reading = Reading::check(ask.systolic, ask.diastolic, ask.pulse, ask.oxygen)?;
    let at = match (&ask.at, &ask.time) {
        (Some(wall), _) => wall
            .resolve(session.starts.zone())
            .map_err(|_| Error::VitalTime)?,
        (None, Some(text)) => {
            let time = times::read_clock(text).ok_or(Error::Clock)?;
            let fits = |at: &Moment| {
                is_open(&session, at) && plan::check_reading_time(at, room.now).is_ok()
            };
            on_the_day(time, &session, &session.starts, fits)
        }
        (None, None) => *room.now,
    };
    plan::check_reading_time(&at, room.now)?;
    let kept = Kept {
        id: room.app.new_id(room.now)?,
        at,
        reading,
        source: ask.source,
    };
    table::insert_vital(room.db, &session.id, &kept)?;
    CourseView::new(room)
}

/// `session.removeVital`
///
/// # Errors
/// `NotFound` when it is not here.
pub fn remove_vital(room: &Room, ask: WhichVital) -> Result<CourseView, Failure> {
    table::set_vital_gone(room.db, &ask.id, Some(room.now))?.ok_or(Error::Missing)?;
    CourseView::new(room)
}

/// `session.restoreVital`: takes a removing back.
///
/// # Errors
/// `NotFound` when it was not removed.
pub fn restore_vital(room: &Room, ask: WhichVital) -> Result<CourseView, Failure> {
    table::set_vital_gone(room.db, &ask.id, None)?.ok_or(Error::Missing)?;
    CourseView::new(room)
}

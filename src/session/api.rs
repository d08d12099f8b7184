//! Commands of the course: plan, move, cancel, read; and of the day: over, back, a reading.

use super::asks::{
    AddVital, EndInfusion, MoveInfusion, PlanCourse, ReadTimes, TimeLine, TimesRead, WhichInfusion,
};
use super::course::CourseView;
use super::plan::{self, Error, Reading};
use super::{Session, State, table, times};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::moment::{Moment, Wall};
use crate::random::Id;
use crate::vault::api::Nothing;

/// `course.read`
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, _ask: Nothing) -> Result<CourseView, Failure> {
    CourseView::new(room)
}

/// `course.plan`: several at once, in any order; all of them or none.
///
/// # Errors
/// `Invalid` or `Exists` with field `starts-N` (counted from 0) or `minutes`.
pub fn plan_course(room: &Room, ask: PlanCourse) -> Result<CourseView, Failure> {
    let minutes = plan::check_minutes(ask.minutes)?;
    if ask.starts.is_empty() || ask.starts.len() > plan::AT_ONCE {
        return Err(Error::Dates.into());
    }
    let mut all = table::all(room.db)?;
    for (place, wall) in ask.starts.iter().enumerate() {
        let planned = plan_one(room, wall, minutes, &all)
            .map_err(|failure| blame(failure, format!("starts-{place}")))?;
        all.push(planned);
    }
    CourseView::new(room)
}

fn plan_one(room: &Room, wall: &Wall, minutes: u32, all: &[Session]) -> Result<Session, Failure> {
    let starts = wall.resolve(room.now.zone())?;
    plan::check_start(&starts, minutes, all.iter(), room.now)?;
    let id = room.app.new_id(room.now)?;
    let noted_late = starts.ms() < room.now.ms();
    table::insert_planned(room.db, &id, &starts, minutes, false, noted_late)?;
    Ok(Session {
        id,
        state: State::Planned,
        booster: false,
        starts,
        minutes,
        ended: None,
        number: 0,
        noted_late,
    })
}

fn blame(failure: Failure, field: String) -> Failure {
    Failure {
        field: Some(field),
        ..failure
    }
}

/// `course.move`
///
/// # Errors
/// `Conflict` when it is over or cancelled, `Invalid` or `Exists` with field `starts`.
pub fn move_to(room: &Room, ask: MoveInfusion) -> Result<CourseView, Failure> {
    let session = find_in(room, &ask.id, State::Planned)?;
    let resolved = ask.starts.resolve(room.now.zone());
    let starts = resolved.map_err(|error| blame(error.into(), "starts".into()))?;
    check_free(room, &session, &starts)?;
    table::set_start(room.db, &session.id, &starts, starts.ms() < room.now.ms())?;
    CourseView::new(room)
}

fn check_free(room: &Room, session: &Session, starts: &Moment) -> Result<(), Failure> {
    let all = table::all(room.db)?;
    let others = all.iter().filter(|other| other.id != session.id);
    plan::check_start(starts, session.minutes, others, room.now)?;
    Ok(())
}

fn find(room: &Room, id: &Id) -> Result<Session, Failure> {
    Ok(table::find(room.db, id)?.ok_or(Error::Missing)?)
}

fn find_in(room: &Room, id: &Id, state: State) -> Result<Session, Failure> {
    let session = find(room, id)?;
    if session.state == state {
        Ok(session)
    } else {
        Err(Error::State.into())
    }
}

/// `course.cancel`
///
/// # Errors
/// `Conflict` when it is over or cancelled already.
pub fn cancel(room: &Room, ask: WhichInfusion) -> Result<CourseView, Failure> {
    let session = find_in(room, &ask.id, State::Planned)?;
    table::set_state(room.db, &session.id, State::Cancelled)?;
    CourseView::new(room)
}

/// `course.restore`: takes a cancelling back.
///
/// # Errors
/// `Conflict` when it is not cancelled, `Invalid` or `Exists` when its time was given away.
pub fn restore(room: &Room, ask: WhichInfusion) -> Result<CourseView, Failure> {
    let session = find_in(room, &ask.id, State::Cancelled)?;
    check_free(room, &session, &session.starts)?;
    table::set_state(room.db, &session.id, State::Planned)?;
    CourseView::new(room)
}

/// `course.readTimes`: what lines of text give as dates and times; nothing is kept.
///
/// # Errors
/// `TooLarge` for more than 20,000 characters.
pub fn read_times(room: &Room, ask: ReadTimes) -> Result<TimesRead, Failure> {
    if ask.text.expose().chars().count() > times::TEXT_LIMIT {
        return Err(blame(Failure::of(Code::TooLarge), "text".into()));
    }
    let lines = ask.text.expose().lines();
    let lines: Vec<_> = lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| TimeLine::new(room, line))
        .collect();
    Ok(TimesRead {
        walls: lines.iter().filter_map(|line| line.wall.clone()).collect(),
        lines,
    })
}

/// `session.over`: one tap, now; or the end as given. Said twice, the first end stays unless another is given.
///
/// # Errors
/// `Invalid` with field `ended`, `Conflict` when it is cancelled.
pub fn over(room: &Room, ask: EndInfusion) -> Result<CourseView, Failure> {
    let session = find(room, &ask.id)?;
    let given = match &ask.ended {
        Some(wall) => Some(
            wall.resolve(session.starts.zone())
                .map_err(|error| blame(error.into(), "ended".into()))?,
        ),
        None => None,
    };
    let end = plan::check_end(&session, given.or(session.ended), room.now)?;
    table::set_end(room.db, &session.id, Some(&end), room.now)?;
    CourseView::new(room)
}

/// `session.reopen`: takes the end back, for a day after it was said.
///
/// # Errors
/// `Conflict` when it is not over, `Invalid` when it is too late.
pub fn reopen(room: &Room, ask: WhichInfusion) -> Result<CourseView, Failure> {
    let session = find_in(room, &ask.id, State::Over)?;
    let said = table::said_over(room.db, &session.id)?;
    if !said.is_some_and(|said| plan::may_reopen(&said, room.now)) {
        return Err(Error::TooLate.into());
    }
    table::set_end(room.db, &session.id, None, room.now)?;
    CourseView::new(room)
}

/// `session.addVital`: a reading as the patient was told it, or took it.
///
/// # Errors
/// `Invalid` with the field that cannot be true.
pub fn add_vital(room: &Room, ask: AddVital) -> Result<CourseView, Failure> {
    let session = find(room, &ask.session_id)?;
    let reading = Reading::check(ask.systolic, ask.diastolic, ask.pulse, ask.oxygen)?;
    let at = match &ask.at {
        Some(wall) => wall
            .resolve(session.starts.zone())
            .map_err(|_| Error::VitalTime)?,
        None => *room.now,
    };
    plan::check_reading_time(&at, room.now)?;
    let id = room.app.new_id(room.now)?;
    table::insert_vital(room.db, &id, &session.id, &at, &reading)?;
    CourseView::new(room)
}

impl times::Unread {
    /// The Fluent key of the sentence that says why.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoDate => crate::key!("course-unread-no-date"),
            Self::Ambiguous => crate::key!("course-unread-ambiguous"),
            Self::NoTime => crate::key!("course-unread-no-time"),
            Self::Impossible => crate::key!("course-unread-impossible"),
            Self::Weekday => crate::key!("course-unread-weekday"),
        }
    }
}

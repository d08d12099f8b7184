//! Commands of the course: plan, move, cancel, read; and of the day: over, back, a reading.

use super::asks::{
    EndInfusion, MoveInfusion, MoveInfusions, PlanCourse, ReadTimes, TimeLine, TimesRead,
    WhichInfusion,
};
use super::course::{CourseView, wall_of};
use super::day::{Step, tapped};
use super::plan::{self, Error};
use super::{Session, State, day, table, times};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::moment::{self, Moment, Wall};
use crate::random::Id;
use crate::vault::api::Nothing;
use chrono_tz::Tz;

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
    let phases = ask.phases.map(|phases| phases.check()).transpose()?;
    let mut all = table::all(room.db)?;
    for (place, wall) in ask.starts.iter().enumerate() {
        let planned = plan_one(room, wall, minutes, &all)
            .map_err(|failure| blame(failure, format!("starts-{place}")))?;
        if let Some(phases) = &phases {
            table::set_phases(room.db, &planned.id, minutes, phases)?;
        }
        all.push(planned);
    }
    CourseView::new(room)
}

fn plan_one(room: &Room, wall: &Wall, minutes: u32, all: &[Session]) -> Result<Session, Failure> {
    let starts = resolve(wall, room.now.zone())?;
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

/// A given time as an instant; a zone that nobody here knows is its own error.
fn resolve(wall: &Wall, zone: Tz) -> Result<Moment, Error> {
    wall.resolve(zone).map_err(|error| match error {
        moment::Error::NotAZone => Error::Zone,
        moment::Error::NotATime => Error::FarDate,
    })
}

pub(super) fn blame(failure: Failure, field: String) -> Failure {
    Failure {
        field: Some(field),
        ..failure
    }
}

/// `course.move`: one, or it and the planned ones after it by as many days.
///
/// # Errors
/// `Conflict` when it has begun, is over or cancelled, `Invalid` or `Exists` with field `starts`.
pub fn move_to(room: &Room, ask: MoveInfusion) -> Result<CourseView, Failure> {
    let session = find_plan(room, &ask.id)?;
    let starts = new_start(room, &ask.starts)?;
    let days = starts.day() - session.starts.day();
    let mut moves = vec![(session.clone(), starts)];
    for later in table::all(room.db)? {
        let follows =
            later.state == State::Planned && !later.booster && later.starts > session.starts;
        if ask.later && follows && !has_really_begun(room, &later)? {
            let was = wall_of(&later.starts);
            let day = was.day.checked_add_signed(days).ok_or(Error::FarDate)?;
            moves.push((later, new_start(room, &Wall { day, ..was })?));
        }
    }
    set_starts(room, &moves)?;
    CourseView::new(room)
}

/// `course.moveAll`: several at once; all of them or none. Takes a move of several back.
///
/// # Errors
/// As for `course.move`.
pub fn move_all(room: &Room, ask: MoveInfusions) -> Result<CourseView, Failure> {
    if ask.moves.is_empty() || ask.moves.len() > plan::AT_ONCE {
        return Err(Error::Dates.into());
    }
    let mut moves: Vec<(Session, Moment)> = Vec::new();
    for one in &ask.moves {
        if moves.iter().any(|(session, _)| session.id == one.id) {
            return Err(Error::Dates.into());
        }
        moves.push((find_plan(room, &one.id)?, new_start(room, &one.starts)?));
    }
    set_starts(room, &moves)?;
    CourseView::new(room)
}

fn new_start(room: &Room, wall: &Wall) -> Result<Moment, Failure> {
    resolve(wall, room.now.zone()).map_err(|error| blame(error.into(), "starts".into()))
}

/// Sets starts that are free once all of them have moved.
fn set_starts(room: &Room, moves: &[(Session, Moment)]) -> Result<(), Failure> {
    let mut taken = table::all(room.db)?;
    taken.retain(|other| !moves.iter().any(|(session, _)| session.id == other.id));
    for (session, starts) in moves {
        plan::check_start(starts, session.minutes, taken.iter(), room.now)?;
        table::set_start(room.db, &session.id, starts, starts.ms() < room.now.ms())?;
        taken.push(Session {
            starts: *starts,
            ..session.clone()
        });
    }
    Ok(())
}

/// Was it tapped that it began?
pub(super) fn has_really_begun(room: &Room, session: &Session) -> Result<bool, Failure> {
    let taps = day::table::taps(room.db, session)?;
    Ok(tapped(&taps, Step::Begin).is_some())
}

/// One that is still a plan: not begun, not over, not cancelled.
///
/// # Errors
/// `Missing`, `State`, `Begun`.
pub(super) fn find_plan(room: &Room, id: &Id) -> Result<Session, Failure> {
    let session = find_in(room, id, State::Planned)?;
    if has_really_begun(room, &session)? {
        return Err(Error::Begun.into());
    }
    Ok(session)
}

fn check_free(room: &Room, session: &Session, starts: &Moment) -> Result<(), Failure> {
    let all = table::all(room.db)?;
    let others = all.iter().filter(|other| other.id != session.id);
    plan::check_start(starts, session.minutes, others, room.now)?;
    Ok(())
}

pub(super) fn find(room: &Room, id: &Id) -> Result<Session, Failure> {
    Ok(table::find(room.db, id)?.ok_or(Error::Missing)?)
}

pub(super) fn find_in(room: &Room, id: &Id, state: State) -> Result<Session, Failure> {
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
/// `Conflict` when it has begun, is over or cancelled already.
pub fn cancel(room: &Room, ask: WhichInfusion) -> Result<CourseView, Failure> {
    let session = find_plan(room, &ask.id)?;
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
    end(room, &session, given)?;
    CourseView::new(room)
}

/// Marks an infusion over: as given, as it was, or now.
pub(super) fn end(room: &Room, session: &Session, given: Option<Moment>) -> Result<(), Failure> {
    let began = tapped(&day::table::taps(room.db, session)?, Step::Begin);
    let end = plan::check_end(session, began, given.or(session.ended), room.now)?;
    Ok(table::set_end(room.db, &session.id, Some(&end), room.now)?)
}

/// `session.reopen`: takes the end back, for a day after it was said.
///
/// # Errors
/// `Conflict` when it is not over, `Invalid` when it is too late.
pub fn reopen(room: &Room, ask: WhichInfusion) -> Result<CourseView, Failure> {
    let session = find_in(room, &ask.id, State::Over)?;
    not_over(room, &session)?;
    CourseView::new(room)
}

/// Takes an end back.
pub(super) fn not_over(room: &Room, session: &Session) -> Result<(), Failure> {
    let said = table::said_over(room.db, &session.id)?;
    if !said.is_some_and(|said| plan::may_reopen(&said, room.now)) {
        return Err(Error::TooLate.into());
    }
    Ok(table::set_end(room.db, &session.id, None, room.now)?)
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

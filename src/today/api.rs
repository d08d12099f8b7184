//! Today's command: one answer with everything the screen shows.

use super::horizon;
use super::notes::Note;
use super::picture::picture;
use super::prompts::api::{self as prompts, Questions};
use super::say::Say;
use super::wire::{TodayClock, TodayCount, TodayHero, TodayPage, TodayStep, TodayStepKind};
use super::{Facts, Step, View};
use crate::app::Room;
use crate::checkins::due::Offer;
use crate::error::Failure;
use crate::moment::Moment;
use crate::random::Id;
use crate::session::{self, Session};
use crate::trends::baseline;
use crate::vault::api::Nothing;
use crate::window::Phase;
use crate::{checkins, clinic, prep, window};

/// Everything Today shows.
///
/// # Errors
/// SQLite's.
pub fn read(room: &Room, _ask: Nothing) -> Result<TodayPage, Failure> {
    let sessions = session::table::all(room.db)?;
    let say = Say {
        words: room.app.words(),
        sessions: &sessions,
        now: room.now,
    };
    let after = window::after(&sessions, room.now);
    let view = super::view(&sessions, room.now);
    let notes = notes(room, &sessions)?;
    let drawn = horizon::draw(&sessions, &notes, room.now);
    let kept = match &after {
        Some(after) => prompts::kept(room, &say, after.session)?,
        None => None,
    };
    let questions = match &after {
        Some(after) => prompts::questions(room, after)?,
        None => Questions::default(),
    };
    let offers = checkins::due::table::now(room.db, &sessions, room.now)?;
    let step = super::step(&facts(room, &sessions, kept.is_some(), !offers.is_empty())?);
    Ok(TodayPage {
        hero: hero(room, &say, &view)?,
        horizon: picture(&say, &drawn),
        next: next(&say, &step, &offers),
        prepare: match &after {
            Some(after) if after.phase == Phase::Rest => None,
            _ => prepare(&sessions, room.now),
        },
        questions: questions.open,
        past_questions: questions.past,
        layer: match &after {
            Some(after) => prompts::layer(room, &say, after)?,
            None => None,
        },
        kept,
        longer: match &view {
            View::On(_) => None,
            _ => session::longer::api::due_now(room)?,
        },
        after: after.map(|after| after.session.id.clone()),
        day: session::day::of_today(&sessions, room.now).map(|today| today.id.clone()),
    })
}

/// `today.clock`: the day and the time, for whoever wants to know where they are.
///
/// # Errors
/// None.
pub fn clock(room: &Room, _ask: Nothing) -> Result<TodayClock, Failure> {
    Ok(TodayClock {
        now: room.app.words().day_and_time(room.now),
    })
}

/// The notes that the horizon and its baseline are made of; ten years of others stay unread.
fn notes(room: &Room, sessions: &[Session]) -> Result<Vec<Note>, Failure> {
    let spans = [
        horizon::reach(sessions, room.now),
        baseline::reach(sessions),
    ];
    let moods = checkins::table::moods_within(room.db, spans)?;
    let notes = moods.into_iter().map(|mood| Note {
        at: mood.at,
        valence: mood.valence,
    });
    Ok(notes.collect())
}

fn facts<'a>(
    room: &'a Room,
    sessions: &'a [Session],
    fragment_kept: bool,
    checkin_due: bool,
) -> Result<Facts<'a>, Failure> {
    let ride_confirmed = match session::next(sessions, room.now) {
        Some(next) => prep::ride::table::of(room.db, &next.id)?
            .is_some_and(|ride| ride.state(&next.starts).is_settled()),
        None => false,
    };
    Ok(Facts {
        sessions,
        ride_confirmed,
        fragment_kept,
        checkin_due,
        now: room.now,
    })
}

/// When the clinic wants the patient there, if a confirmed rule of its sheet says so.
fn arrive(room: &Room, view: &View) -> Result<Option<Moment>, Failure> {
    let View::Before(next) = view else {
        return Ok(None);
    };
    let rules = clinic::table::rules(room.db)?;
    let sheets = clinic::table::sheets(room.db)?;
    Ok(prep::arrive_by(next, &rules, &sheets))
}

fn hero(room: &Room, say: &Say, view: &View) -> Result<TodayHero, Failure> {
    let count = match view {
        View::Before(next) if is_near(say.now, &next.starts) => Some(TodayCount {
            label: say.words.say("today-count-label", &[]),
            value: say.words.span(say.now.minutes_until(&next.starts)),
        }),
        View::Before(_) | View::On(_) | View::Window(_) | View::Long(_) | View::Nothing => None,
    };
    Ok(TodayHero {
        date: date(room),
        headline: say.headline(view),
        support: say.support(view, arrive(room, view)?.as_ref()),
        count,
    })
}

/// The time of day stands beside the day only while a time is near: a page that is at rest is not
/// asked for every minute, and would name a wrong one.
fn date(room: &Room) -> String {
    let words = room.app.words();
    if room.app.outside().is_calm_at(room.now.ms()) {
        words.day(room.now.day())
    } else {
        words.day_and_time(room.now)
    }
}

/// Hours are counted in the last two days; before, the line under the headline says the days, which
/// are not whole ones.
fn is_near(now: &Moment, starts: &Moment) -> bool {
    now.minutes_until(starts) < 48 * 60
}

fn next(say: &Say, step: &Step, offers: &[Offer]) -> TodayStep {
    let (title, body, action) = say.step(step, offers);
    let (kind, session) = match step {
        Step::Plan => (TodayStepKind::Plan, None),
        Step::Ride(session) => (TodayStepKind::Ride, Some(session)),
        Step::Day(session) => (TodayStepKind::Day, Some(session)),
        Step::Over(session) => (TodayStepKind::Over, Some(session)),
        Step::Unsaid(session) => (TodayStepKind::Unsaid, Some(session)),
        Step::Write(session) => (TodayStepKind::Write, Some(session)),
        Step::CheckIn => (TodayStepKind::Checkin, None),
        Step::Booster => (TodayStepKind::Booster, None),
        Step::Rest => (TodayStepKind::Rest, None),
        Step::Journal => (TodayStepKind::Journal, None),
    };
    TodayStep {
        kind,
        title,
        body,
        action,
        session_id: session.map(|session| session.id.clone()),
        scale: match step {
            Step::CheckIn => offers.first().map(|offer| offer.scale),
            _ => None,
        },
    }
}

fn prepare(sessions: &[Session], now: &Moment) -> Option<Id> {
    let next = session::next(sessions, now)?;
    let near = (next.starts.day() - now.day()).num_days() <= 7;
    (near && next.starts.ms() > now.ms()).then(|| next.id.clone())
}

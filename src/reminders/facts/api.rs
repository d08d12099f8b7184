//! The facts as they stand in the rooms above.

use super::{
    Appointment, Booking, Checkin, Ended, Facts, Infusion, LongerDue, RuleHolds, SmallAction,
    Unreceived,
};
use crate::app::Room;
use crate::boosters::{self, rule};
use crate::clinic::count::early;
use crate::clinic::{Rule, RuleKind, Sheet, in_force};
use crate::error::Failure;
use crate::moment::Moment;
use crate::reminders::table;
use crate::session::day::{ClinicTimes, Step, planned, tapped};
use crate::session::groggy::{self, Groggy};
use crate::session::{self, Session, State, aftercare, longer};
use crate::share::{outbox, pairing};
use crate::window::prompt::Layer;
use crate::window::{plan, prompt, therapy};
use crate::{checkins, clinic, journal, prep};
use chrono::TimeDelta;
use std::collections::BTreeSet;

/// An infusion that began and that nobody marked over stays among them for so long.
const BEGUN: TimeDelta = TimeDelta::hours(24);

/// What the clinic's sheets say.
struct Shelf {
    rules: Vec<Rule>,
    sheets: Vec<Sheet>,
}

/// The facts, without the salt.
///
/// # Errors
/// The store's.
pub fn gather(room: &Room, sessions: &[Session]) -> Result<Facts, Failure> {
    let shelf = Shelf {
        rules: clinic::table::rules(room.db)?,
        sheets: clinic::table::sheets(room.db)?,
    };
    let groggy = groggy::api::all(room, sessions)?;
    let recent = room.now.plus(-BEGUN);
    let planned = sessions
        .iter()
        .filter(|one| one.state == State::Planned && one.starts > recent);
    let infusions = planned.map(|one| infusion(room, &shelf, &groggy, one));
    let over = session::last_over(sessions, room.now);
    let ended = over.map(|one| ended(room, &shelf, &groggy, one));
    let days = sessions
        .iter()
        .map(|one| one.starts.seen_in(room.now.zone()).day());
    Ok(Facts {
        infusions: infusions.collect::<Result<_, _>>()?,
        ended: ended.transpose()?,
        checkin: checkins::due::table::note_at(room.db, sessions, room.now)?
            .map(|offered| Checkin { offered }),
        actions: match over {
            Some(over) => actions(room, over)?,
            None => Vec::new(),
        },
        therapy: therapy(room)?,
        bookings: bookings(room, sessions)?,
        rule: rule::api::met(room)?.map(|(rule, stretch)| RuleHolds {
            id: rule.id,
            since: stretch.since,
            met: stretch.met,
        }),
        longer: longer_due(room, sessions)?,
        unreceived: unreceived(room)?,
        received_since: received_since(room)?,
        days: days.collect(),
        past: table::past(room.db, room.now)?,
        came: came(room)?,
        salt: String::new(),
    })
}

/// Noted in the vault, or not yet taken over from outside.
fn came(room: &Room) -> Result<BTreeSet<String>, Failure> {
    let outside = room.app.outside().due.into_iter();
    let due = outside.filter(|due| due.at_ms <= room.now.ms());
    let noted = table::noted(room.db)?.into_keys();
    Ok(noted.chain(due.map(|due| due.id)).collect())
}

fn infusion(
    room: &Room,
    shelf: &Shelf,
    groggy: &[Groggy],
    session: &Session,
) -> Result<Infusion, Failure> {
    let fasting = prep::fasting(session, &shelf.rules, &shelf.sheets, room.now);
    let until = |kind| {
        let mut lines = fasting.iter();
        lines.find(|one| one.kind == kind).map(|one| one.until)
    };
    let ride = prep::ride::table::of(room.db, &session.id)?;
    Ok(Infusion {
        id: session.id.clone(),
        starts: session.starts,
        minutes: session.minutes,
        booster: session.booster,
        heavy_until: until(RuleKind::NoHeavyMeal),
        solids_until: until(RuleKind::NoSolids),
        light_until: until(RuleKind::NoLightMeal),
        liquids_until: until(RuleKind::ClearLiquidsUntil),
        leave: leave(room, shelf, session)?,
        ride_confirmed: ride.is_some_and(|ride| ride.state(&session.starts).is_settled()),
        rested: rested(groggy, session),
    })
}

/// When to leave, as far as the clinic's rules and the patient's own times say so.
fn leave(room: &Room, shelf: &Shelf, session: &Session) -> Result<Option<Moment>, Failure> {
    let phases = session::table::phases(room.db, &session.id)?;
    let taps = session::day::table::taps(room.db, session)?;
    let leaves = Step::of(phases.route).contains(&Step::Leave);
    if !leaves || tapped(&taps, Step::Leave).is_some() {
        return Ok(None);
    }
    let forced = in_force(&shelf.rules, &shelf.sheets);
    let clinic = ClinicTimes {
        arrive: early(RuleKind::ArriveEarly, &session.starts, &forced),
        check_in: early(RuleKind::CheckInEarly, &session.starts, &forced),
        watched: None,
    };
    Ok(planned(Step::Leave, session, &phases, &clinic, &taps))
}

fn rested(groggy: &[Groggy], session: &Session) -> Option<Moment> {
    let mut times = groggy.iter();
    times
        .find(|one| one.session == session.id)
        .map(|one| one.until)
}

fn ended(
    room: &Room,
    shelf: &Shelf,
    groggy: &[Groggy],
    session: &Session,
) -> Result<Ended, Failure> {
    let end = session.end();
    let forced = in_force(&shelf.rules, &shelf.sheets);
    let until = |kind: aftercare::Kind| {
        let mut forced = forced.iter();
        let clinic = forced.find(|(rule, _)| Some(rule.kind) == kind.rule());
        aftercare::until(kind, &end, clinic.map(|(rule, _)| rule.amount))
    };
    let away = prompt::table::away(room.db, &session.id)?;
    let layers = [Layer::OneDay, Layer::ThreeDays].into_iter();
    let written = journal::table::last_beside(room.db, &session.id)?;
    let fragment = journal::table::last_fragment(room.db, &session.id, &end)?;
    // After a groggy time that was left, the shortest one.
    let shortest = end.plus(TimeDelta::hours(groggy::SHORTEST.into()));
    Ok(Ended {
        id: session.id.clone(),
        end,
        rested: Some(rested(groggy, session).unwrap_or(shortest)),
        free: aftercare::Kind::ALL.into_iter().map(until).max(),
        fragment: fragment.is_some(),
        written: written.map(|at| end.minutes_until(&at)),
        away: layers
            .filter(|layer| away.iter().any(|key| key == layer.key()))
            .collect(),
    })
}

fn bookings(room: &Room, sessions: &[Session]) -> Result<Vec<Booking>, Failure> {
    let beside = boosters::table::all(room.db)?;
    let dates = boosters::ahead(sessions, room.now).into_iter();
    let open = dates.filter_map(|date| {
        let beside = beside.get(&date.id).filter(|one| !one.booked)?;
        Some(Booking {
            id: date.id.clone(),
            day: beside.book_by?,
        })
    });
    Ok(open.collect())
}

fn longer_due(room: &Room, sessions: &[Session]) -> Result<Option<LongerDue>, Failure> {
    let finished = longer::table::last_finished(room.db)?;
    let due = longer::due_from(sessions, finished.as_ref(), room.now);
    Ok(due.map(|(since, from)| LongerDue {
        since: since.ms().to_string(),
        from,
    }))
}

fn unreceived(room: &Room) -> Result<Vec<Unreceived>, Failure> {
    let waiting = outbox::unreceived::unreceived(room)?.into_iter();
    let unreceived = waiting.map(|one| Unreceived {
        id: one.id,
        sent: one.sent,
        since: one.since,
    });
    Ok(unreceived.collect())
}

fn received_since(room: &Room) -> Result<Option<Moment>, Failure> {
    let pairs = pairing::table::all(room.db)?;
    let mut states = pairs.iter().map(|pair| pair.state(room));
    let anybody = states.any(|state| state == pairing::State::Active);
    let first = pairs.iter().filter_map(|pair| pair.steps.active).min();
    Ok(first.filter(|_| anybody))
}

fn actions(room: &Room, over: &Session) -> Result<Vec<SmallAction>, Failure> {
    let chosen = plan::table::of(room.db, &over.id)?.into_iter();
    let open = chosen.filter(|one| !one.done);
    let actions = open.map(|one| SmallAction {
        day: plan::calendar_day(&over.end(), one.day, room.now),
        id: one.id,
        time: one.time,
    });
    Ok(actions.collect())
}

fn therapy(room: &Room) -> Result<Vec<Appointment>, Failure> {
    let ahead = therapy::table::ahead(room.db, room.now)?.into_iter();
    let appointments = ahead.map(|one| Appointment {
        id: one.id,
        at: one.at,
    });
    Ok(appointments.collect())
}

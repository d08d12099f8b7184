//! When a round of longer-term questions is due: monthly, and before each booster (clinical 3.4).

use super::{MONTH_DAYS, NEAR_DAYS};
use crate::moment::{Moment, Wall};
use crate::session::{Session, State};
use chrono::{NaiveTime, TimeDelta};

/// Why a round is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// A booster is near.
    Booster,
    /// A month has passed.
    Month,
}

/// Is a round due? Only after an infusion; `finished`: when the last round was.
#[must_use]
pub fn due(sessions: &[Session], finished: Option<&Moment>, now: &Moment) -> Option<Due> {
    let is_now = |round: Option<(Moment, Moment)>| round.is_some_and(|(_, from)| from <= *now);
    if is_now(before_booster(sessions, finished, now)) {
        return Some(Due::Booster);
    }
    is_now(monthly(sessions, finished, now)).then_some(Due::Month)
}

/// Since when the next round is counted, and from when on it is due, which may lie in the past.
#[must_use]
pub fn due_from(
    sessions: &[Session],
    finished: Option<&Moment>,
    now: &Moment,
) -> Option<(Moment, Moment)> {
    let rounds = [
        before_booster(sessions, finished, now),
        monthly(sessions, finished, now),
    ];
    rounds.into_iter().flatten().min_by_key(|(_, from)| *from)
}

fn ends<'a>(sessions: &'a [Session], now: &'a Moment) -> impl Iterator<Item = Moment> + 'a {
    let over = sessions.iter().filter(|one| one.state == State::Over);
    over.map(Session::end).filter(|end| end <= now)
}

fn before_booster(
    sessions: &[Session],
    finished: Option<&Moment>,
    now: &Moment,
) -> Option<(Moment, Moment)> {
    let last = ends(sessions, now).max()?;
    let ahead = |one: &&Session| one.booster && one.state == State::Planned && one.starts > *now;
    let boosters = sessions.iter().filter(ahead);
    let near = boosters.filter_map(|one| first_of_near(&one.starts.seen_in(now.zone())));
    let from = near.min()?;
    finished
        .is_none_or(|finished| *finished < last)
        .then_some((last, from))
}

/// The first moment of the day from which a booster is near.
fn first_of_near(starts: &Moment) -> Option<Moment> {
    let wall = Wall {
        day: starts
            .day()
            .checked_sub_signed(TimeDelta::days(NEAR_DAYS))?,
        time: NaiveTime::MIN,
        zone: None,
    };
    wall.resolve(starts.zone()).ok()
}

fn monthly(
    sessions: &[Session],
    finished: Option<&Moment>,
    now: &Moment,
) -> Option<(Moment, Moment)> {
    let first = ends(sessions, now).min()?;
    let since = finished.copied().unwrap_or(first).max(first);
    Some((since, since.plus(TimeDelta::days(MONTH_DAYS))))
}

//! What a typed time of an after-effect means, and how a time is written for its field.

use super::{Error, times};
use crate::moment::Moment;
use crate::session::Session;
use crate::session::day::on_the_day;
use crate::session::times::{Unread, read_clock, read_line};
use crate::words::Words;

/// Which of the two times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// When it began.
    Start,
    /// When it ended.
    End,
}

/// The moment that a text means, where the reader is now. With a day it is that one; a time alone is
/// the nearest that can be true after the infusion began, else the one on its day.
///
/// # Errors
/// `Clock` when it is no time.
pub fn meant(
    text: &str,
    side: Side,
    session: &Session,
    start: Option<&Moment>,
    now: &Moment,
) -> Result<Moment, Error> {
    match read_line(text, now.day()) {
        Ok(wall) => return wall.resolve(now.zone()).map_err(|_| Error::Clock(side)),
        Err(Unread::NoDate) => {}
        Err(_) => return Err(Error::Clock(side)),
    }
    let time = read_clock(text).ok_or(Error::Clock(side))?;
    let mut here = session.clone();
    here.starts = session.starts.seen_in(now.zone());
    let near = start.copied().unwrap_or(here.starts);
    let could = |at: &Moment| match side {
        Side::Start => times(session, Some(at), None, now).is_ok(),
        Side::End => times(session, start, Some(at), now).is_ok(),
    };
    let after = |at: &Moment| *at >= session.starts && could(at);
    let that_day = |at: &Moment| at.day() == here.starts.day() && could(at);
    let found = on_the_day(time, &here, &near, after);
    Ok(if after(&found) {
        found
    } else {
        on_the_day(time, &here, &near, that_day)
    })
}

/// A time as its field shows it: the day stands before it when it is another than the infusion's.
#[must_use]
pub fn written(words: &Words, at: &Moment, session: &Session, now: &Moment) -> String {
    let here = at.seen_in(now.zone());
    if here.day() == session.starts.seen_in(now.zone()).day() {
        words.time(&here)
    } else {
        format!("{} {}", words.day_short(here.day()), words.time(&here))
    }
}

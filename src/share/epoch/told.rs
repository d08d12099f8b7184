//! That a new device signs from now on, told to the patient once, until they say that they have read it.

use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::pairing::shown;
use crate::share::pairing::table::Pair;
use crate::share::pairing::wire::SharePeople;
use crate::vault::api::Nothing;
use crate::vault::{fact, keep_fact};

/// When it came to that, and where the person was; empty once it was read.
const NAME: &str = "share_renewed";

/// Remembers that it is to be told.
///
/// # Errors
/// The store's.
pub fn note(room: &Room) -> Result<(), Failure> {
    let at = format!("{} {}", room.now.ms(), room.now.zone_name());
    Ok(keep_fact(room.db, NAME, &at)?)
}

/// What is told: what happened, that nothing is lost, what the other side sees. None when it was read,
/// and when nothing goes to anyone any more.
///
/// # Errors
/// The store's.
pub fn sentence(room: &Room, pairs: &[Pair]) -> Result<Option<Private<String>>, Failure> {
    let kept = fact(room.db, NAME)?.unwrap_or_default();
    let Some((ms, zone)) = kept.split_once(' ') else {
        return Ok(None);
    };
    let open = pairs.iter().filter(|pair| pair.steps.ended.is_none());
    let names: Vec<&str> = open.map(|pair| pair.name.expose().as_str()).collect();
    if names.is_empty() {
        return Ok(None);
    }
    let words = room.app.words();
    let at = Moment::stored(ms.parse().unwrap_or_default(), zone);
    let day = words.day_seen_from(at.day(), room.now.day());
    let (count, names) = (names.len().to_string(), names.join(", "));
    let given = [("day", day.as_str()), ("count", &count), ("names", &names)];
    Ok(Some(Private::new(words.say("share-renewed", &given))))
}

/// `share.renewedRead`: it was read, and is not told again.
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<SharePeople, Failure> {
    keep_fact(room.db, NAME, "")?;
    shown::people(room)
}

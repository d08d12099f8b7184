//! "Hold everything back": while it is on, nothing leaves, whoever asks.

use super::{Error, pairing, rules};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::session;
use crate::vault::api::Nothing;
use crate::vault::{fact, keep_fact};
use serde::{Deserialize, Serialize};

const NAME: &str = "share_held";
const LET_GO: &str = "share_let_go";

/// On or off.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HoldShare {
    /// Hold everything back.
    pub on: bool,
}

/// How it stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareHeld {
    /// Everything is held back.
    pub on: bool,
    /// It can be taken off now: not in groggy time.
    pub may_end: bool,
    /// The same as a sentence.
    pub sentence: String,
}

/// `share.held`
///
/// # Errors
/// `Locked`.
pub fn held(room: &Room, _ask: Nothing) -> Result<ShareHeld, Failure> {
    let on = is_held(room)?;
    let words = room.app.words();
    Ok(ShareHeld {
        on,
        may_end: on && session::groggy::api::now(room)?.is_none(),
        sentence: if on {
            words.say("share-held-on", &[])
        } else if by_itself(room)? {
            words.say("share-held-off-rules", &[])
        } else {
            words.say("share-held-off", &[])
        },
    })
}

/// Does anything go to anyone by itself?
fn by_itself(room: &Room) -> Result<bool, Failure> {
    for pair in pairing::table::all(room.db)? {
        let active = pair.state(room) == pairing::State::Active;
        if active && !rules::table::of(room.db, &pair.id)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `share.hold`: may be put on at any time; in groggy time it cannot be taken off.
///
/// # Errors
/// `Locked`, `Groggy`.
pub fn hold(room: &Room, ask: HoldShare) -> Result<ShareHeld, Failure> {
    if !ask.on && session::groggy::api::now(room)?.is_some() {
        return Err(Failure::of(Code::Groggy));
    }
    if !ask.on && is_held(room)? {
        keep_fact(room.db, LET_GO, &room.now.ms().to_string())?;
    }
    keep_fact(room.db, NAME, if ask.on { "yes" } else { "no" })?;
    held(room, Nothing {})
}

/// Lets nothing through while everything is held back.
///
/// # Errors
/// `Held`.
pub fn refuse(room: &Room) -> Result<(), Failure> {
    if is_held(room)? {
        return Err(Error::Held.into());
    }
    Ok(())
}

/// When a hold was ended last; none: there never was one.
///
/// # Errors
/// The store's.
pub fn let_go(room: &Room) -> Result<Option<Moment>, Failure> {
    let kept = fact(room.db, LET_GO)?.and_then(|ms| ms.parse().ok());
    Ok(kept.map(|ms| Moment::from_ms(ms, room.now.zone())))
}

/// Is everything held back?
///
/// # Errors
/// The store's.
pub fn is_held(room: &Room) -> Result<bool, Failure> {
    Ok(fact(room.db, NAME)?.as_deref() == Some("yes"))
}

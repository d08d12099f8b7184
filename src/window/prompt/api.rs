//! The command of a question put away.

use super::{Layer, known, table};
use crate::app::Room;
use crate::error::{Code, Failure};
use crate::random::Id;
use crate::session;
use crate::vault::api::Done;
use serde::Deserialize;

/// A question that is not wanted in this window.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutAwayPrompt {
    /// The infusion whose window it is.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// The question's key, or that of the offer of a layer.
    pub key: String,
}

/// `window.putAway`: it does not come by itself again in this window. Nothing else remembers it.
///
/// # Errors
/// `NotFound` for an infusion or a question there is not.
pub fn put_away(room: &Room, ask: PutAwayPrompt) -> Result<Done, Failure> {
    let layers = [Layer::OneDay, Layer::ThreeDays];
    let layer = layers
        .map(Layer::key)
        .into_iter()
        .find(|key| *key == ask.key);
    let key = known(&ask.key)
        .or(layer)
        .ok_or(Failure::of(Code::NotFound))?;
    if !session::table::exists(room.db, &ask.session_id)? {
        return Err(Failure::of(Code::NotFound));
    }
    table::put_away(room.db, &ask.session_id, key)?;
    Ok(Done {})
}

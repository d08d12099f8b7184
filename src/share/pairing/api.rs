//! The commands of pairing.

use super::shown;
use super::wire::SharePeople;
use crate::app::Room;
use crate::error::Failure;
use crate::vault::api::Nothing;

pub use super::begin::import;
pub use super::confirm::{confirm, safety};
pub use super::end::{cancel_pair, revoke};
pub use super::reading::read_card;

/// `share.people`: everyone who receives, and what.
///
/// # Errors
/// The store's.
pub fn people(room: &Room, _ask: Nothing) -> Result<SharePeople, Failure> {
    shown::people(room)
}

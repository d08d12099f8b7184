//! The commands of the outbox.

use super::shown;
use super::wire::ShareOutbox;
use crate::app::Room;
use crate::error::Failure;
use crate::vault::api::Nothing;

pub use super::cancel::{cancel_send, withdraw};
pub use super::send::send;

/// `share.outbox`: what is on its way, and how far.
///
/// # Errors
/// The store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<ShareOutbox, Failure> {
    shown::outbox(room)
}

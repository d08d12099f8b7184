//! What signs for a pair on this computer: a vault that was brought back or copied gets a new one.

pub mod table;

use crate::private::Private;
use crate::share::names::{DeviceId, Sha256};

/// What signs for a pair.
#[derive(Debug, Clone)]
pub struct Device {
    /// Its id.
    pub dev: DeviceId,
    /// The secret key.
    pub key: Private<Vec<u8>>,
    /// The root's word for it.
    pub certificate: String,
    /// When it was made.
    pub at_ms: i64,
    /// It signs nothing new.
    pub retired: bool,
    /// The furthest that a receipt told of.
    pub head: Option<(u32, Sha256)>,
}

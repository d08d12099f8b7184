//! Patients: who said hello, whose words were read out, whose packages are taken in.

pub mod api;
pub mod table;
pub mod wire;

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::share::names::{DeviceId, PairId, Sha256};
use crate::share::sign::VerifyingKey;

/// So many hellos may wait; anyone with the card can send one (security 4.2).
pub const MOST_WAITING: u32 = 50;

/// How far it is with a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// They said hello; nothing of theirs is taken in.
    Pending,
    /// The words were read out and are the same.
    Accepted,
    /// They are not known here; nothing is looked at any more.
    Refused,
    /// They ended it. What came stays.
    Ended,
    /// Something claims receipts that were never written; nothing goes on (security 4.7).
    Stopped,
}

/// Which of the practice's keys a patient has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knows {
    /// Those of now.
    Current,
    /// Older ones, which vouch for those of now: a receipt brings the new card.
    Vouched,
    /// Older ones, which vouch for nothing: they pair anew.
    Old,
}

/// A patient.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The pair.
    pub id: PairId,
    /// The place it comes through.
    pub drop: Id,
    /// How far it is.
    pub state: State,
    /// What the patient calls themselves.
    pub name: Private<String>,
    /// What certifies their devices.
    pub root: VerifyingKey,
    /// What receipts are sealed for: an age key.
    pub receipts: String,
    /// When the hello came.
    pub at: Moment,
    /// When something was stored last.
    pub received: Option<Moment>,
    /// When it was looked at last, in milliseconds since 1970 UTC.
    pub seen_ms: Option<i64>,
    /// A file of theirs was saved outside.
    pub exported: bool,
    /// The latest of the practice's keys that they are known to have.
    pub generation: u32,
    /// How those stand to the practice's keys now.
    pub knows: Knows,
}

/// A device of a patient and how far its chain was taken in.
#[derive(Debug, Clone)]
pub struct Device {
    /// Its id.
    pub dev: DeviceId,
    /// What it signs with.
    pub key: VerifyingKey,
    /// The last package taken in.
    pub head: Option<(u32, Sha256)>,
}

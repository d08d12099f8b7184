//! A slip in the fasting: what was eaten or drunk, and when. The clinic decides what it means.

pub mod api;
pub mod table;

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;

/// The longest words of a slip, in characters.
pub const WORDS_LIMIT: usize = 500;

/// Something eaten or drunk after its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its id.
    pub id: Id,
    /// The infusion it is before.
    pub session_id: Id,
    /// What, in the patient's words.
    pub words: Private<String>,
    /// When.
    pub at: Moment,
}

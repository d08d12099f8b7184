//! Standing rules: totals that go by themselves. Never the journal, never an answer, never question 9.

pub mod api;
pub mod table;
pub mod take;
pub mod wire;

use crate::checkins::scales::{self, Scale};
use crate::moment::Moment;

/// A standing rule for one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The measure whose totals go.
    pub scale: String,
    /// What was finished from then on.
    pub since: Moment,
}

/// The measures a rule can be about. There is no other kind of rule.
#[must_use]
pub fn possible() -> &'static [&'static Scale] {
    scales::SCALES
}

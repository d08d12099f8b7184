//! What goes along to one visit: the intention, something to listen to, questions and their answers.

pub mod api;
pub mod table;

use crate::private::Private;
use crate::random::Id;

/// The longest intention, question or answer, in characters.
pub const TEXT_LIMIT: usize = 2_000;
/// The longest link, in characters.
pub const LINK_LIMIT: usize = 2_000;

/// What is set for one visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Along {
    /// In the patient's own words; may be empty.
    pub intention: Private<String>,
    /// A link or a name of something to listen to; may be empty.
    pub playlist: Private<String>,
}

/// A question for the clinic. It goes from visit to visit until it is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// What is asked.
    pub words: Private<String>,
    /// What the clinic said; empty until then.
    pub answer: Private<String>,
    /// The infusion at which it was answered.
    pub answered_at: Option<Id>,
}

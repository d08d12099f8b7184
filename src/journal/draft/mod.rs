//! What is being written and not kept yet: new texts, and changes to kept entries.

pub mod api;
pub mod table;

//! What will reach a person in the next days, before it does.

pub mod api;

/// So many days are looked ahead.
pub const DAYS: i64 = 14;

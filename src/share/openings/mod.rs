//! The log of openings: when the vault was opened, so that a stranger's hour is seen.

pub mod api;
pub mod table;

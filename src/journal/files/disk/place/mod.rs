//! A place outside that the journal is written to: whole, or nothing of it.

pub mod api;

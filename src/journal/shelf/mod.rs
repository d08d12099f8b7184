//! The journal's list: in order of time, read a stretch at a time, wherever one looks.

pub mod api;
pub mod table;
pub mod wire;

/// How many lines a block of the list has; the newest one may have fewer.
pub const BLOCK: u32 = 50;

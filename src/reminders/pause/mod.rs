//! Pausing the prompts for some days. What the clinic's timetable needs is never paused.

pub mod api;

/// For how many days of 24 hours it may be paused; none ends the pause.
pub const DAYS: [u32; 4] = [0, 3, 7, 14];

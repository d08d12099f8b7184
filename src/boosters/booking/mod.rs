//! By when a date is to be booked with the clinic, and that it is.

pub mod api;

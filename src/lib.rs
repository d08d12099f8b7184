//! Afterglow's core: everything the program knows and decides, without a window and without a clock of its own.

// foundation
pub mod app;
pub mod clock;
#[macro_use]
pub mod command;
pub mod dialogs;
pub mod error;
pub mod jobs;
pub mod moment;
pub mod paper;
pub mod private;
pub mod random;
pub mod shelf;
pub mod sound;
pub mod transaction;
pub mod vault;
pub mod words;

// the domains, in the order a patient meets them
pub mod boosters;
pub mod checkins;
pub mod clinic;
pub mod demo;
pub mod journal;
pub mod practice;
pub mod prep;
pub mod reminders;
pub mod session;
pub mod share;
pub mod support;
pub mod today;
pub mod trends;
pub mod window;

pub mod api;
mod bytes;
mod commands;
pub mod errands;
mod settle;

#[cfg(test)]
mod wire_test;

//! The core through `dispatch()`: a fixed clock, a temporary vault.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods
)]

mod aftercare;
mod architecture;
mod bin;
mod boosters;
mod checkins;
mod clinic;
mod course;
mod day;
mod delivery;
mod demo;
mod desk;
mod effects;
mod files;
mod files_any;
mod groggy;
mod journal;
mod kill;
mod letters;
mod longer;
mod marks;
mod microphone;
mod mine;
mod moods;
mod packet;
mod plan;
mod prep;
mod prompts;
mod reminders;
mod revisions;
mod ride;
mod scales;
mod search;
mod session;
mod share;
mod sheets;
mod support;
mod today;
mod trends;
mod vault;
mod visit;
mod voice;
mod voice_kill;
mod voice_letters;
mod window;
mod words;

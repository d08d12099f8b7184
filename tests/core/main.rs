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
mod anew;
mod architecture;
mod bin;
mod boosters;
mod budget;
mod calendar;
mod checkins;
mod clinic;
mod course;
mod day;
mod delivery;
mod demo;
mod desk;
mod due;
mod effects;
mod fhir;
mod files;
mod files_any;
mod forms;
mod groggy;
mod hostile_drop;
mod journal;
mod kill;
mod kill_checkin;
mod kill_share;
mod killed;
mod kinds;
mod leave;
mod letters;
mod lineage;
mod longer;
mod mailbox;
mod mailbox_hostile;
mod mailbox_s3;
mod marks;
mod microphone;
mod mine;
mod moods;
mod new_keys;
mod nudges;
mod outbox;
mod outbox_model;
mod packet;
mod pairing;
mod parts;
mod people_receive;
mod pictures;
mod plan;
mod practice;
mod practice_own;
mod prep;
mod prompts;
mod receipts;
mod receives;
mod reminders;
mod revisions;
mod ride;
mod scales;
mod scripted;
mod search;
mod sending;
mod session;
mod share;
mod sheets;
mod shelf;
mod stock;
mod support;
mod therapist;
mod today;
mod told;
mod trends;
mod trends_told;
mod unreceived;
mod upsets;
mod vault;
mod vectors;
mod visit;
mod voice;
mod voice_kill;
mod voice_letters;
mod vouched_keys;
mod weekly_probe;
mod window;
mod words;

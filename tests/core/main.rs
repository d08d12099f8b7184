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

mod desk;
mod journal;
mod share;
mod support;
mod vault;

//! A frozen packet as files: one module for each format.

pub mod csv;
pub mod fonts;
pub mod json;
pub mod markdown;
pub mod pdf;
pub mod readme;
mod page;
mod plain;
mod view;
mod world;

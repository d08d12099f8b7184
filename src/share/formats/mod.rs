//! A frozen packet as files: one module for each format.

pub mod csv;
pub mod fonts;
pub mod json;
pub mod markdown;
mod page;
pub mod pdf;
mod plain;
pub mod readme;
mod view;
mod world;

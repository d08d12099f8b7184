//! A frozen packet as files: one module for each format.

pub mod csv;
pub mod json;
pub mod markdown;
mod page;
pub mod pdf;
pub mod readme;
mod view;

pub use view::told_line;

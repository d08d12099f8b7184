//! What Today asks in the window: questions, and a layer beside what was kept.

pub mod api;

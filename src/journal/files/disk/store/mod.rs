//! Where the bytes of the pictures of a journal lie that was looked at.

pub mod api;

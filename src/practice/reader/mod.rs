//! One patient as the practice reads them: what they chose to send, and when; nothing is ranked.

pub mod api;
mod facts;
mod read;
mod shown;
pub mod table;
pub mod wire;

pub use shown::standing;

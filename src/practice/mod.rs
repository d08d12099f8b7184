//! The therapist's side: keys and a card, who said hello, what was sent and stored, receipts back.
//! Nobody is watched here: it shows what patients chose to send, and when.

pub mod courier;
pub mod error;
pub mod intake;
pub mod leave;
pub mod own;
pub mod pairs;
pub mod reader;
pub mod receipts;

pub use error::Error;

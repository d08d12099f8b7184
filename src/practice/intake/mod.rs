//! Taking in: each object is judged by the chain's rules, and what is taken is taken once (security 4.7).

pub mod chain;
mod items;
pub mod odd;
pub mod table;
mod take;
mod welcome;

pub use take::{Came, take};

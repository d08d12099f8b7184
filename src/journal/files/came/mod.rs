//! What came in by which import, so that it can be taken out again.

pub mod table;

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;

/// An import.
#[derive(Debug, Clone)]
pub struct Import {
    /// Its id.
    pub id: Id,
    /// The name of the file or folder.
    pub name: Private<String>,
    /// All of it is here.
    pub done: bool,
    /// When it was.
    pub at: Moment,
}

/// An import, and how many of its texts are in the journal.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The import.
    pub import: Import,
    /// How many texts came.
    pub came: u32,
    /// How many of them are there now and were not changed since.
    pub there: u32,
}

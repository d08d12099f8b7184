//! What is to be done out there for a practice: receipts go, packages come, one errand after the other.

pub mod done;
pub mod next;
mod sift;

use crate::app::App;
use crate::random::Id;
use crate::share::courier::errands::{Errands, held};
use crate::share::names::{ObjectName, PairId};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

/// What an errand was for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Task {
    /// A place is tried out.
    Probe,
    /// A receipt is sent.
    Receipt(PairId, u32),
    /// Who has put something there?
    Pairs,
    /// In which months?
    Months,
    /// Under which names?
    Names,
    /// These are read.
    Fetch(Vec<ObjectName>),
}

/// How far a look into a place is.
#[derive(Debug, Default, Clone)]
struct Look {
    /// Folders of patients that are still to be listed.
    pairs: Vec<String>,
    /// Folders of months that are still to be listed.
    months: Vec<String>,
    /// What is still to be read, with its size in bytes.
    names: Vec<(ObjectName, u64)>,
    /// The folders that were listed to the end.
    listed: HashSet<String>,
    /// Every name of a package that was seen in them.
    seen: HashSet<String>,
}

/// What is under way; forgotten when the vault is locked.
#[derive(Default)]
struct Way {
    errands: Errands<Task>,
    looks: Mutex<HashMap<Id, Look>>,
    /// Places that were looked through whole since the vault was opened.
    whole: Mutex<HashSet<Id>>,
}

impl Way {
    fn looks(&self) -> MutexGuard<'_, HashMap<Id, Look>> {
        held(&self.looks)
    }

    fn whole(&self) -> MutexGuard<'_, HashSet<Id>> {
        held(&self.whole)
    }
}

fn way(app: &App) -> Arc<Way> {
    app.kept::<Way>()
}

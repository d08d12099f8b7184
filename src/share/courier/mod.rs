//! What is to be done out there for a patient, one errand after the other, and what came of each.

pub mod done;
pub(crate) mod errands;
mod inbound;
mod looks;
pub mod next;
pub(crate) mod probed;

use super::names::{DeviceId, ObjectName, PairId, Side};
use crate::app::App;
use crate::random::Id;
use errands::{Errands, held};
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

/// What an errand was for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Task {
    /// A place is tried out.
    Probe,
    /// A package is sent.
    Publish(Id),
    /// Packages are taken out of the place.
    Remove(Vec<Id>),
    /// The months of a pair are listed.
    Months(PairId, Side),
    /// What is in them is listed.
    Names(PairId, Side),
    /// Receipts are read.
    Fetch(PairId, Vec<ObjectName>),
}

/// How far a look into a pair's folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Look {
    /// These months are to be listed.
    Months(Vec<String>),
    /// These receipts are to be read.
    Names(Vec<ObjectName>),
    /// It was looked at.
    Done,
}

/// What is under way, and the looks; forgotten when the vault is locked.
#[derive(Default)]
struct Way {
    errands: Errands<Task>,
    looks: Mutex<HashMap<(PairId, Side), Look>>,
    /// Devices that write for a pair and are not known here: of a copy of this vault.
    elsewhere: Mutex<HashMap<PairId, HashSet<DeviceId>>>,
}

impl Way {
    fn look(&self, pair: &PairId, side: Side) -> Option<Look> {
        held(&self.looks).get(&(pair.clone(), side)).cloned()
    }

    fn set_look(&self, pair: &PairId, side: Side, look: Look) {
        held(&self.looks).insert((pair.clone(), side), look);
    }

    fn elsewhere(&self, pair: &PairId) -> HashSet<DeviceId> {
        held(&self.elsewhere).get(pair).cloned().unwrap_or_default()
    }

    fn set_elsewhere(&self, pair: &PairId, devices: HashSet<DeviceId>) {
        held(&self.elsewhere).insert(pair.clone(), devices);
    }
}

fn way(app: &App) -> std::sync::Arc<Way> {
    app.kept::<Way>()
}

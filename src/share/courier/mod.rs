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
use crate::share::receipts::Elsewhere;
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
    elsewhere: Mutex<HashMap<PairId, Elsewhere>>,
}

impl Way {
    fn look(&self, pair: &PairId, side: Side) -> Option<Look> {
        held(&self.looks).get(&(pair.clone(), side)).cloned()
    }

    fn set_look(&self, pair: &PairId, side: Side, look: Look) {
        // What is read later was written later: what was seen before tells nothing of it.
        if (side, &look) == (Side::Receipt, &Look::Done)
            && let Some(elsewhere) = held(&self.elsewhere).get_mut(pair)
        {
            elsewhere.fresh = false;
        }
        held(&self.looks).insert((pair.clone(), side), look);
    }

    /// A pair's own folder is looked through anew before its receipts are read again.
    fn look_again(&self, pair: &PairId) {
        held(&self.looks).remove(&(pair.clone(), Side::Package));
    }

    fn elsewhere(&self, pair: &PairId) -> Elsewhere {
        held(&self.elsewhere).get(pair).cloned().unwrap_or_default()
    }

    /// A pair's own folder was looked through, and these write there.
    fn looked(&self, pair: &PairId, devices: HashSet<DeviceId>) {
        let seen = Elsewhere {
            devices,
            fresh: true,
        };
        held(&self.elsewhere).insert(pair.clone(), seen);
        self.set_look(pair, Side::Package, Look::Done);
    }
}

fn way(app: &App) -> std::sync::Arc<Way> {
    app.kept::<Way>()
}

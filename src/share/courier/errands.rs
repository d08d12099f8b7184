//! What the couriers of both sides do alike: errands under way by their ids, and what a fetch brought.

use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::share::drop::Drop;
use crate::share::mailbox::{Errand, Fault, Work};
use crate::share::names::ObjectName;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many may be under way. A host that never answers loses nothing: what it did is found again.
const MOST: usize = 64;

/// Errands under way: through which place, and what each was for.
pub(crate) struct Errands<T> {
    under_way: Mutex<HashMap<Id, (Id, T)>>,
}

impl<T> Default for Errands<T> {
    fn default() -> Self {
        Self {
            under_way: Mutex::default(),
        }
    }
}

impl<T> Errands<T> {
    /// One that begins now.
    ///
    /// # Errors
    /// `Unexpected` when randomness fails.
    pub(crate) fn begin(
        &self,
        room: &Room,
        place: &Drop,
        task: T,
        work: Work,
    ) -> Result<Errand, Failure> {
        let id = room.app.new_id(room.now)?;
        let mut under_way = held(&self.under_way);
        if under_way.len() > MOST {
            under_way.clear();
        }
        under_way.insert(id.clone(), (place.id.clone(), task));
        Ok(Errand {
            id,
            place: place.place.clone(),
            marker: place.marker.clone(),
            work,
        })
    }

    /// One that has ended; none when it is not known any more.
    pub(crate) fn end(&self, id: &Id) -> Option<(Id, T)> {
        held(&self.under_way).remove(id)
    }
}

/// Locks what no panic leaves half done.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An object that came with its signature.
pub(crate) struct Came<'a> {
    pub(crate) name: &'a ObjectName,
    pub(crate) bytes: Vec<u8>,
    pub(crate) signature: String,
}

/// Those of which both the object and its signature came, in the order in which they were asked for.
pub(crate) fn signed(
    names: &[ObjectName],
    objects: Vec<(String, Result<Vec<u8>, Fault>)>,
) -> Vec<Came<'_>> {
    let mut objects: BTreeMap<String, Vec<u8>> = objects
        .into_iter()
        .filter_map(|(name, bytes)| Some((name, bytes.ok()?)))
        .collect();
    let both = names.iter().filter_map(|name| {
        let signature = objects.remove(&name.signature_name())?;
        Some(Came {
            name,
            bytes: objects.remove(&name.to_string())?,
            signature: String::from_utf8_lossy(&signature).into_owned(),
        })
    });
    both.collect()
}

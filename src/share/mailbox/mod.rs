//! Carries sealed bytes to a drop and back: a folder, WebDAV or S3. It sees names and bytes, never what is in them.

mod answer;
mod fault;
mod http;
mod inbox;
mod open;
mod place;
mod probe;
mod publish;
mod read;
mod sweep;

pub use fault::Fault;
pub use http::Limits;
pub use place::{Place, PlaceError};
pub use probe::Probe;

use crate::random::Id;
use inbox::Inbox;
use std::time::Duration;

/// The folder in the place that everything is in.
pub const ROOT: &str = "inbox-1";

/// What is to be done out there. The id is new for every attempt: names of temporary objects come from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// Its id.
    pub id: Id,
    /// Where.
    pub place: Place,
    /// The drop's marker as it is remembered. Without one only a probe is made.
    pub marker: Option<String>,
    /// What.
    pub work: Work,
}

/// The kinds of work. Every name is relative to the drop's root: `p/…`, `r/…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Look what the place can do, and read its marker. With no marker remembered a missing one is made.
    Probe,
    /// Put objects there in this order, never over another; the last one is the commit marker.
    Publish {
        /// The objects.
        objects: Vec<Object>,
    },
    /// What is in these folders.
    List {
        /// The folders, such as `p/<pair>/2026-11`.
        folders: Vec<String>,
    },
    /// Read objects.
    Fetch {
        /// Their names.
        names: Vec<String>,
        /// The most bytes that one may have.
        most: u64,
    },
    /// Remove objects. One that is not there is removed.
    Delete {
        /// Their names.
        names: Vec<String>,
    },
}

/// Something to put there.
#[derive(Clone, PartialEq, Eq)]
pub struct Object {
    /// Its name.
    pub name: String,
    /// Its bytes, sealed or a signature.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Object {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Object({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// How an errand went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The place was looked at.
    Probed(Probe),
    /// Every object is there, byte for byte.
    Published,
    /// An object of this name is there and is another one.
    Fork {
        /// The name.
        name: String,
    },
    /// The folders that could be read. One that could not is left out; one that is not there is empty.
    Listed(Vec<Folder>),
    /// Each object, or why not.
    Fetched(Vec<(String, Result<Vec<u8>, Fault>)>),
    /// None of them is there any more.
    Deleted,
    /// Nothing can be said: what was there before may still be, and may be more.
    Failed(Fault),
}

/// What a folder holds. Names are relative to the drop's root, as they are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder {
    /// The folder.
    pub path: String,
    /// The folders in it.
    pub folders: Vec<String>,
    /// The objects in it and their sizes in bytes.
    pub objects: Vec<(String, u64)>,
}

/// Does an errand. Never retries: that is the outbox's to decide, by the fault.
pub async fn run(errand: Errand) -> Outcome {
    run_within(errand, &Limits::default()).await
}

/// Does an errand within other limits than the usual ones.
pub async fn run_within(errand: Errand, limits: &Limits) -> Outcome {
    // A folder on a network drive can hang without an error. Nothing waits for ever.
    let longest = limits.whole(errand.work.weight());
    match tokio::time::timeout(longest, attempt(errand, limits)).await {
        Ok(outcome) => outcome.unwrap_or_else(Outcome::Failed),
        Err(_) => Outcome::Failed(Fault::Unreachable),
    }
}

async fn attempt(errand: Errand, limits: &Limits) -> Result<Outcome, Fault> {
    let inbox = Inbox::open(&errand.place, &errand.id, errand.work.most(), limits).await?;
    let marker = errand.marker.as_deref();
    if matches!(errand.work, Work::Probe) {
        return probe::probe(&inbox, marker).await.map(Outcome::Probed);
    }
    read::believe(&inbox, marker).await?;
    match &errand.work {
        Work::Probe => Err(Fault::Unexpected),
        Work::Publish { objects } => publish::publish(&inbox, objects).await,
        Work::List { folders } => read::list(&inbox, marker, folders).await,
        Work::Fetch { names, most } => read::fetch(&inbox, names, *most).await,
        Work::Delete { names } => read::delete(&inbox, names).await,
    }
}

impl Work {
    /// How much there is to do: requests, and bytes at most.
    fn weight(&self) -> (usize, u64) {
        let long = |count: usize, each: u64| each.saturating_mul(count.try_into().unwrap_or(0));
        match self {
            Self::Probe => (1, 0),
            Self::Publish { objects } => {
                let sizes = objects.iter().map(|object| object.bytes.len());
                (objects.len(), long(sizes.sum(), 1))
            }
            Self::List { folders } => (folders.len(), 0),
            Self::Fetch { names, most } => (names.len(), long(names.len(), *most)),
            Self::Delete { names } => (names.len(), 0),
        }
    }

    /// The largest object that may come in.
    fn most(&self) -> u64 {
        match self {
            Self::Fetch { most, .. } => *most,
            // An object that is there already is compared with ours.
            Self::Publish { objects } => {
                let sizes = objects.iter().map(|object| object.bytes.len());
                sizes
                    .max()
                    .and_then(|size| size.try_into().ok())
                    .unwrap_or(0)
            }
            Self::Probe | Self::List { .. } | Self::Delete { .. } => 0,
        }
    }
}

impl Limits {
    fn whole(&self, (requests, bytes): (usize, u64)) -> Duration {
        let requests = u32::try_from(requests).unwrap_or(u32::MAX);
        let each = self.answer.saturating_mul(requests.saturating_add(10));
        // Each byte may go up, come back to be compared, and be compared once more.
        each.saturating_add(self.for_bytes(bytes).saturating_mul(3))
    }
}

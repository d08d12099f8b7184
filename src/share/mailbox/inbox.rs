//! One drop while an errand is done: paths, objects that never overwrite, and what a failure means.

use super::answer::Seen;
use super::open::aside;
use super::{Fault, Folder, ROOT};
use crate::random::Id;
use object_store::path::Path;
use object_store::{
    CopyMode, CopyOptions, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions,
};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The longest name of an object.
const LONGEST_NAME: usize = 200;

/// A place that is being worked in.
pub(super) struct Inbox {
    pub(super) store: Box<dyn ObjectStore>,
    /// Where the drop's root is in the store.
    root: Path,
    kind: Kind,
    seen: Arc<Seen>,
    id: Id,
    temporary: AtomicU32,
}

/// How the place is worked in.
pub(super) enum Kind {
    /// With files; the folder itself.
    Folder(PathBuf),
    /// With WebDAV's methods, which know no conditional upload.
    WebDav,
    /// With S3's conditional upload.
    S3,
}

/// Whether an object was made, or one of its name was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// It was made.
    New,
    /// One is there; it was left as it is.
    There,
}

impl Inbox {
    /// A place whose drop's root is at `root` in the store.
    pub(super) fn new(
        store: Box<dyn ObjectStore>,
        root: Path,
        kind: Kind,
        seen: Arc<Seen>,
        id: &Id,
    ) -> Self {
        Self {
            store,
            root,
            kind,
            seen,
            id: id.clone(),
            temporary: AtomicU32::new(0),
        }
    }

    /// How the place is worked in.
    pub(super) fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Is the place itself there, whatever is in it?
    pub(super) async fn stands(&self) -> Result<(), Fault> {
        match &self.kind {
            Kind::Folder(path) => {
                let path = path.clone();
                aside(move || match std::fs::metadata(path) {
                    Ok(found) if found.is_dir() => Ok(()),
                    Ok(_) => Err(Fault::Gone),
                    Err(error) => Err(Fault::of_file(&error)),
                })
                .await
            }
            Kind::WebDav => {
                let above = self.root.parent().filter(|above| !above.is_root());
                let listed = self.store.list_with_delimiter(above.as_ref()).await;
                listed.map_err(|error| self.fault(&error))?;
                // The store takes a missing folder for an empty one.
                self.seen.fault().map_or(Ok(()), Err)
            }
            Kind::S3 if self.seen.no_bucket() => Err(Fault::Gone),
            Kind::S3 => Ok(()),
        }
    }

    /// The bytes of an object; nothing when it is not there.
    pub(super) async fn get(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        let got = match self.store.get(&self.path(name)?).await {
            Ok(got) if got.meta.size > most => return Err(Fault::TooLarge),
            Ok(got) => got.bytes().await,
            Err(Error::NotFound { .. }) if self.seen.no_bucket() => return Err(Fault::Gone),
            Err(Error::NotFound { .. }) => return Ok(None),
            Err(error) => Err(error),
        };
        let bytes = got.map_err(|error| self.fault(&error))?;
        Ok(Some(Vec::from(bytes)))
    }

    /// The size of an object; nothing when it is not there.
    pub(super) async fn size(&self, name: &str) -> Result<Option<u64>, Fault> {
        self.size_at(&self.path(name)?).await
    }

    async fn size_at(&self, path: &Path) -> Result<Option<u64>, Fault> {
        let size = match self.store.head(path).await {
            // Empty, or a server that tells no sizes: then it is read.
            Ok(meta) if meta.size == 0 => self.store.get(path).await.map(|got| got.meta.size),
            other => other.map(|meta| meta.size),
        };
        match size {
            Ok(size) => Ok(Some(size)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.fault(&error)),
        }
    }

    /// Puts an object there, whole, unless one of its name is there.
    pub(super) async fn make(&self, name: &str, bytes: &[u8]) -> Result<Made, Fault> {
        let path = self.path(name)?;
        let made = match self.kind {
            Kind::WebDav => self.by_copy(&path, bytes).await?,
            Kind::S3 | Kind::Folder(_) => self.if_absent(&path, bytes).await,
        };
        match made {
            Ok(()) => Ok(Made::New),
            Err(Error::AlreadyExists { .. }) => Ok(Made::There),
            Err(error) => Err(self.fault(&error)),
        }
    }

    async fn if_absent(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let put = |mode| {
            let options = PutOptions::from(mode);
            self.store.put_opts(path, bytes.to_vec().into(), options)
        };
        match put(PutMode::Create).await {
            // Some disks know no second name for a file. What is written under a name is always
            // the same, so it may be written over where nothing is.
            Err(error) if cannot_link(&error) => match self.store.head(path).await {
                Err(Error::NotFound { .. }) => put(PutMode::Overwrite).await.map(drop),
                _ => Err(already(path)),
            },
            other => other.map(drop),
        }
    }

    /// WebDAV: uploaded under a name nobody looks at, its size checked, copied without overwriting.
    async fn by_copy(&self, path: &Path, bytes: &[u8]) -> Result<Result<(), Error>, Fault> {
        let temporary = self.temporary();
        let put = self.store.put(&temporary, bytes.to_vec().into()).await;
        put.map_err(|error| self.fault(&error))?;
        let found = self.size_at(&temporary).await?;
        if !found.is_some_and(|size| is_long(size, bytes)) {
            return Err(Fault::Unexpected);
        }
        let options = CopyOptions::new().with_mode(CopyMode::Create);
        let copied = self.store.copy_opts(&temporary, path, options).await;
        let copied = match copied {
            Ok(()) if self.seen.fault().is_some() => Err(self.seen.fault()),
            Ok(()) => Ok(Ok(())),
            Err(error @ Error::AlreadyExists { .. }) => Ok(Err(error)),
            Err(error) => Err(Some(self.fault(&error))),
        };
        // What is left behind is found by nobody and may be removed by anyone after a week.
        let _ = self.store.delete(&temporary).await;
        copied.map_err(|fault| fault.unwrap_or(Fault::Unexpected))
    }

    /// Removes an object; one that is not there is removed.
    pub(super) async fn remove(&self, name: &str) -> Result<(), Fault> {
        match self.store.delete(&self.path(name)?).await {
            Ok(()) => match self.seen.fault() {
                Some(Fault::Gone) | None => Ok(()),
                Some(fault) => Err(fault),
            },
            Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(self.fault(&error)),
        }
    }

    /// What is in a folder; nothing when there is none.
    pub(super) async fn list(&self, folder: &str) -> Result<Folder, Fault> {
        if let Kind::Folder(place) = &self.kind {
            return super::read::files(place.join(ROOT).join(self.checked(folder)?), folder).await;
        }
        let path = self.path(folder)?;
        let listed = self.store.list_with_delimiter(Some(&path)).await;
        let listed = listed.map_err(|error| self.fault(&error))?;
        // What lies elsewhere has no place in this list.
        let within = |found: &Path| {
            let rest = found.as_ref().strip_prefix(path.as_ref())?;
            let name = rest.strip_prefix('/').filter(|name| !name.contains('/'))?;
            Some(format!("{folder}/{name}"))
        };
        Ok(Folder {
            path: folder.to_owned(),
            folders: listed.common_prefixes.iter().filter_map(within).collect(),
            objects: listed
                .objects
                .iter()
                .filter_map(|object| Some((within(&object.location)?, object.size)))
                .collect(),
        })
    }

    /// What an error of the store means.
    pub(super) fn fault(&self, error: &Error) -> Fault {
        if let Some(fault) = self.seen.fault() {
            return fault;
        }
        match error {
            Error::NotFound { .. } => Fault::Gone,
            Error::PermissionDenied { .. } => Fault::Refused,
            Error::Unauthenticated { .. } => Fault::SignIn,
            _ => of_io(error).map_or(Fault::Unexpected, Fault::of_file),
        }
    }

    pub(super) fn path(&self, name: &str) -> Result<Path, Fault> {
        let name = self.checked(name)?;
        Ok(name.split('/').fold(self.root.clone(), Path::join))
    }

    /// Only names that mean the same everywhere.
    fn checked<'a>(&self, name: &'a str) -> Result<&'a str, Fault> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        let sound =
            |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(plain);
        if name.len() <= LONGEST_NAME && name.split('/').all(sound) {
            Ok(name)
        } else {
            Err(Fault::Unexpected)
        }
    }

    /// A name that nothing else has: made of the errand's id, which is new for every attempt.
    fn temporary(&self) -> Path {
        let count = self.temporary.fetch_add(1, Ordering::Relaxed);
        let name = letters(&format!("tmp {} {count}", self.id));
        self.root.clone().join("tmp").join(name)
    }

    /// A marker for a drop that has none.
    pub(super) fn marker(&self) -> String {
        letters(&format!("marker {}", self.id))
    }
}

/// 26 letters and digits that follow from `text` and from which it can't be told.
fn letters(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let half = digest.as_slice().get(..16).unwrap_or_default();
    data_encoding::BASE32_NOPAD
        .encode(half)
        .to_ascii_lowercase()
}

pub(super) fn is_long(size: u64, bytes: &[u8]) -> bool {
    u64::try_from(bytes.len()).is_ok_and(|long| long == size)
}

fn of_io(error: &Error) -> Option<&std::io::Error> {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = source {
        if let Some(io) = error.downcast_ref() {
            return Some(io);
        }
        source = error.source();
    }
    None
}

/// EPERM (also Windows' "invalid function"), ENOSYS, ENOTSUP of macOS and Linux, Windows' "not supported".
fn cannot_link(error: &Error) -> bool {
    of_io(error)
        .and_then(std::io::Error::raw_os_error)
        .is_some_and(|code| [1, 38, 45, 50, 95].contains(&code))
}

fn already(path: &Path) -> Error {
    Error::AlreadyExists {
        path: path.to_string(),
        source: "there".into(),
    }
}

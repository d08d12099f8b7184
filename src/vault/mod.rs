//! The vault: one encrypted file, two ways in, one process at a time.

pub mod api;
mod code;
mod error;
mod facts;
mod files;
mod header;
mod hold;
mod kdf;
pub mod letterbox;
pub mod lineage;
pub mod outside;
pub mod recovery;
pub mod settings;
mod slot;
pub mod start;
mod store;
pub mod tape;

pub use code::{GROUPS, Misread, RecoveryCode};
pub use error::Error;
pub use facts::is_demo;
pub(crate) use facts::{fact, keep_fact};
pub use files::{read_at_most as read_file, replace as replace_file, replace_secret};
pub use header::{Header, Kind, Unchecked};
pub use hold::Hold;
pub use kdf::{CAP, Cost, FLOOR, Key, choose};
pub use slot::{Grains, Slot};

use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The files of a vault in its home folder.
pub struct Files {
    home: PathBuf,
}

impl Files {
    /// The files in `home`.
    #[must_use]
    pub fn in_home(home: &Path) -> Self {
        Self {
            home: home.to_owned(),
        }
    }

    /// The encrypted store.
    #[must_use]
    pub fn store(&self) -> PathBuf {
        self.home.join("vault.db")
    }

    /// The header's two copies, the first written first.
    #[must_use]
    pub fn headers(&self) -> [PathBuf; 2] {
        [self.home.join("vault.hdr"), self.home.join("vault.hdr2")]
    }

    /// Is there anything of a vault?
    #[must_use]
    pub fn any(&self) -> bool {
        self.store().exists() || self.headers().iter().any(|path| path.exists())
    }

    /// Looks whether a vault lies here and could be opened, without a key.
    ///
    /// # Errors
    /// `Missing`, `Newer`, `Damaged`, `Plain`, `Empty` or the file system's.
    pub fn look(&self) -> Result<(), Error> {
        if !self.any() {
            return Err(Error::Missing);
        }
        if !self.store().exists() {
            return Err(Error::Damaged);
        }
        store::look(&self.store())?;
        self.read_headers().map(drop)
    }

    /// Whose vault lies here, as its header says; nothing when none can be read.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let headers = self.read_headers().ok()?;
        headers.first().map(Unchecked::kind)
    }

    /// The readable copies of the header, the latest first.
    fn read_headers(&self) -> Result<Vec<Unchecked>, Error> {
        let mut found = Vec::new();
        let mut worst = Error::Damaged;
        for path in self.headers() {
            match files::read_at_most(&path, header::LIMIT)
                .map_err(Error::from)
                .and_then(|b| Unchecked::read(&b))
            {
                Ok(header) => found.push(header),
                Err(Error::Newer) => worst = Error::Newer,
                Err(_) => {}
            }
        }
        found.sort_by_key(|header| std::cmp::Reverse(header.revision()));
        found.dedup();
        if found.is_empty() {
            Err(worst)
        } else {
            Ok(found)
        }
    }

    fn write_headers(&self, sealed: &[u8]) -> Result<(), Error> {
        for path in self.headers() {
            files::replace(&path, sealed)?;
        }
        Ok(())
    }
}

/// An open vault.
pub struct Vault {
    /// The store's connection.
    pub db: Connection,
    files: Files,
    key: Key,
    header: Header,
}

impl Vault {
    /// Makes a vault with a passphrase slot and a recovery slot. Nothing is left behind when it fails.
    ///
    /// # Errors
    /// `Exists`, `NeedsMemory` or the file system's.
    pub fn create(home: &Path, key: Key, header: Header) -> Result<Self, Error> {
        let files = Files::in_home(home);
        if files.any() {
            return Err(Error::Exists);
        }
        let made = header.seal(&key).and_then(|sealed| {
            let db = store::open(&files.store(), &header::sub_key(&key, b"ag/db/v1")?, true)?;
            files.write_headers(&sealed)?;
            Ok(db)
        });
        match made {
            Ok(db) => Ok(Self {
                db,
                files,
                key,
                header,
            }),
            Err(error) => {
                files.remove();
                Err(error)
            }
        }
    }

    /// Opens a vault by whatever turns a header into the vault key, and mends a header copy that is damaged or old.
    ///
    /// # Errors
    /// `WrongPassphrase`, `Damaged`, `Newer`, `Missing`, `Plain`, `Empty`, `NeedsMemory` or the file system's.
    pub fn open(
        home: &Path,
        way_in: impl Fn(&Unchecked) -> Result<Key, Error>,
    ) -> Result<Self, Error> {
        let files = Files::in_home(home);
        files.look()?;
        let copies = files.read_headers()?;
        let (key, header) = first_that_opens(&copies, way_in)?;
        let db = store::open(&files.store(), &header::sub_key(&key, b"ag/db/v1")?, false)?;
        let vault = Self {
            db,
            files,
            key,
            header,
        };
        let sealed = vault.header.seal(&vault.key)?;
        for path in vault.files.headers() {
            if files::read_at_most(&path, header::LIMIT).ok().as_deref() != Some(&sealed) {
                // A copy that cannot be mended now is mended at the next opening.
                let _ = files::replace(&path, &sealed);
            }
        }
        Ok(vault)
    }

    /// Whose vault it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.header.kind
    }

    /// A second connection, for long work that must not hold up the first.
    ///
    /// # Errors
    /// As for opening.
    pub fn second(&self) -> Result<Connection, Error> {
        store::open(
            &self.files.store(),
            &header::sub_key(&self.key, b"ag/db/v1")?,
            false,
        )
    }

    /// The ways in, to ask for the passphrase again without holding the vault meanwhile.
    #[must_use]
    pub fn ways_in(&self) -> Vec<Slot> {
        self.header.slots.clone()
    }

    /// Changes the ways in and keeps the header.
    ///
    /// # Errors
    /// Those of the change or the file system; the old header is then still in force.
    pub fn change_header(
        &mut self,
        change: impl FnOnce(&mut Header, &Key) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut header = self.header.clone();
        change(&mut header, &self.key)?;
        self.files.write_headers(&header.seal(&self.key)?)?;
        self.header = header;
        Ok(())
    }

    /// Checks every page's authenticity and SQLite's own structure; an empty answer is a sound file.
    ///
    /// # Errors
    /// SQLite's.
    pub fn examine(&self) -> Result<Vec<String>, Error> {
        let mut faults = Vec::new();
        for check in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
            let mut statement = self.db.prepare(check)?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            for row in rows {
                faults.push(row?);
            }
        }
        faults.retain(|line| line != "ok");
        Ok(faults)
    }

    /// Folds the write-ahead log into the file, so that a locked vault is one file.
    pub fn settle(&self) {
        let _ = self.db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);");
    }
}

impl Files {
    fn remove(&self) {
        for path in [
            self.store(),
            self.home.join("vault.db-wal"),
            self.home.join("vault.db-shm"),
        ]
        .into_iter()
        .chain(self.headers())
        {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// The first copy that opens, checked as a whole, and not overruled by a later copy that is genuine too.
fn first_that_opens(
    copies: &[Unchecked],
    way_in: impl Fn(&Unchecked) -> Result<Key, Error>,
) -> Result<(Key, Header), Error> {
    let mut last = Error::Damaged;
    for copy in copies {
        let opened = way_in(copy).and_then(|key| copy.check(&key).map(|header| (key, header)));
        match opened {
            Ok((key, header)) => {
                let overruled = copies
                    .iter()
                    .any(|c| c.revision() > header.revision && c.check(&key).is_ok());
                return if overruled {
                    Err(Error::WrongPassphrase)
                } else {
                    Ok((key, header))
                };
            }
            Err(Error::NeedsMemory) => return Err(Error::NeedsMemory),
            Err(error) => last = error,
        }
    }
    Err(last)
}

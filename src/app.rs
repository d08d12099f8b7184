//! The application without its domains: the vault, the clock, randomness, words, and who listens.

use crate::clock::Clock;
use crate::dialogs::Dialogs;
use crate::error::{Code, Failure};
use crate::jobs::Jobs;
use crate::moment::Moment;
use crate::random::{Id, Random};
use crate::shelf::Shelf;
use crate::vault::outside::Outside;
use crate::vault::{Error, Hold, Key, Kind, RecoveryCode, Vault};
use crate::words::Words;
use rusqlite::Connection;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// What a change may have touched; the window asks again for what it shows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is the domain of its name
pub enum Topic {
    Vault,
    Settings,
    Course,
    Prep,
    Checkins,
    Journal,
    Boosters,
    Support,
    Share,
    Practice,
    Reminders,
    Today,
    Jobs,
}

/// A host's ear for touched topics.
type Listener = Box<dyn Fn(&[Topic]) + Send + Sync>;
/// Work that saves what is under way, by its name.
type Saving = (&'static str, fn(&App));

/// The application. Shared between threads; the vault is held only while a command works in it,
/// so that what needs no vault (Help now) never waits.
pub struct App {
    home: PathBuf,
    clock: Box<dyn Clock>,
    random: Box<dyn Random>,
    words: Words,
    jobs: Jobs,
    vault: Mutex<Option<Vault>>,
    hold: Mutex<Option<Hold>>,
    outside: Mutex<Outside>,
    listeners: Mutex<Vec<Listener>>,
    me: Weak<App>,
    dialogs: Dialogs,
    font_folders: Mutex<Vec<PathBuf>>,
    kept: Shelf,
    lasting: Shelf,
    before_lock: Mutex<Vec<Saving>>,
    /// Wrong passphrases in a row.
    pub(crate) misses: AtomicU32,
    /// A recovery code that was shown and waits for three groups typed back.
    pub(crate) shown_code: Mutex<Option<RecoveryCode>>,
}

/// What a command that needs the vault is handed; it runs inside one transaction.
pub struct Room<'a> {
    /// The store, inside the command's transaction.
    pub db: &'a Connection,
    /// The moment the command was given.
    pub now: &'a Moment,
    /// The application.
    pub app: &'a App,
}

impl App {
    /// An application on a home folder, with a host's clock and randomness. Touches nothing yet.
    #[must_use]
    pub fn new(home: &Path, clock: Box<dyn Clock>, random: Box<dyn Random>) -> Arc<Self> {
        Arc::new_cyclic(|me| Self {
            home: home.to_owned(),
            clock,
            random,
            words: Words::english(),
            jobs: Jobs::default(),
            vault: Mutex::new(None),
            hold: Mutex::new(None),
            outside: Mutex::new(Outside::read(home)),
            listeners: Mutex::new(Vec::new()),
            me: Weak::clone(me),
            dialogs: Dialogs::default(),
            font_folders: Mutex::default(),
            kept: Shelf::default(),
            lasting: Shelf::default(),
            before_lock: Mutex::default(),
            misses: AtomicU32::new(0),
            shown_code: Mutex::new(None),
        })
    }

    /// The home folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The long work.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// The clock. A command reads it once; what works longer may ask again.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// This application, to be taken along by a thread.
    ///
    /// # Errors
    /// `Unexpected` while the process ends.
    pub fn handle(&self) -> Result<Arc<Self>, Failure> {
        self.me.upgrade().ok_or(Failure::of(Code::Unexpected))
    }

    /// Fills `bytes` with randomness.
    ///
    /// # Errors
    /// `NoRandomness` when the source is broken.
    pub fn random(&self, bytes: &mut [u8]) -> Result<(), Error> {
        if self.random.fill(bytes) {
            Ok(())
        } else {
            Err(Error::NoRandomness)
        }
    }

    /// A new id.
    ///
    /// # Errors
    /// `NoRandomness` when the source is broken.
    pub fn new_id(&self, now: &Moment) -> Result<Id, Error> {
        let mut grains = [0; 10];
        self.random(&mut grains)?;
        Ok(Id::new(now, grains))
    }

    /// Listens for touched topics.
    pub fn listen(&self, listener: impl Fn(&[Topic]) + Send + Sync + 'static) {
        lock(&self.listeners).push(Box::new(listener));
    }

    /// Tells whoever listens.
    pub fn tell(&self, topics: &[Topic]) {
        for listener in lock(&self.listeners).iter() {
            listener(topics);
        }
    }

    /// The vault, open or not.
    pub fn vault(&self) -> MutexGuard<'_, Option<Vault>> {
        lock(&self.vault)
    }

    /// Puts an opened vault in place.
    pub fn open_with(&self, vault: Vault) {
        *self.vault() = Some(vault);
    }

    /// Names work that is done while the vault is still open, whoever closes it; once a name.
    pub fn before_lock(&self, name: &'static str, work: fn(&App)) {
        let mut list = lock(&self.before_lock);
        if list.iter().all(|(known, _)| *known != name) {
            list.push((name, work));
        }
    }

    /// Closes the vault: what is under way is saved, its keys are wiped, its file is folded into one.
    pub fn lock_vault(&self) {
        let before = lock(&self.before_lock).clone();
        for (_, work) in before {
            work(self);
        }
        if let Some(vault) = self.vault().take() {
            vault.settle();
        }
        *lock(&self.shown_code) = None;
        self.kept.clear();
    }

    /// What a room keeps in memory, one of each type; gone when the vault is locked.
    pub fn kept<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.kept.one()
    }

    /// What is kept in memory for as long as the process lives, one of each type.
    pub fn lasting<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.lasting.one()
    }

    /// The host's dialogs.
    pub(crate) fn dialogs(&self) -> &Dialogs {
        &self.dialogs
    }

    /// Names the folders whose fonts a report may use, beside the program's own.
    pub fn set_font_folders(&self, folders: Vec<PathBuf>) {
        *lock(&self.font_folders) = folders;
    }

    /// The folders whose fonts a report may use.
    #[must_use]
    pub fn font_folders(&self) -> Vec<PathBuf> {
        lock(&self.font_folders).clone()
    }

    /// A connection of its own for long work.
    ///
    /// # Errors
    /// `Locked`, or as for opening.
    pub fn second_connection(&self) -> Result<Connection, Failure> {
        match self.vault().as_ref() {
            Some(vault) => Ok(vault.second()?),
            None => Err(Failure::of(Code::Locked)),
        }
    }

    /// Takes the home folder for this process, once.
    ///
    /// # Errors
    /// `InUse`, or the file system's.
    pub fn hold(&self) -> Result<(), Error> {
        let mut hold = lock(&self.hold);
        if hold.is_none() {
            *hold = Some(Hold::take(&self.home)?);
            // Until now another process may have changed it.
            *lock(&self.outside) = Outside::read(&self.home);
        }
        Ok(())
    }

    /// A copy of what lies outside the vault.
    #[must_use]
    pub fn outside(&self) -> Outside {
        lock(&self.outside).clone()
    }

    /// Changes what lies outside the vault and keeps it; unchanged, nothing is written.
    ///
    /// # Errors
    /// The file system's; the old state is then still in force.
    pub fn change_outside(&self, change: impl FnOnce(&mut Outside)) -> Result<Outside, Error> {
        let mut outside = lock(&self.outside);
        let mut next = outside.clone();
        change(&mut next);
        if next != *outside {
            std::fs::create_dir_all(&self.home)?;
            next.write(&self.home)?;
            *outside = next;
        }
        Ok(outside.clone())
    }

    /// Opens a fresh vault by raw key: for tests, which derive a key only where that is the subject.
    ///
    /// # Errors
    /// As for making a vault.
    pub fn create_raw(&self, kind: Kind, key: [u8; 32]) -> Result<(), Error> {
        self.hold()?;
        let header = crate::vault::Header::new(kind, String::from("test"));
        self.open_with(Vault::create(&self.home, Key::new(key), header)?);
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

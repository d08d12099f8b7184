//! The host's dialogs: where to save, what to open. A path comes from here and never from the page.

use crate::app::App;
use crate::error::{Code, Failure};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// A dialog for where to save: takes a file name, answers a path or nothing.
pub type Picker = Box<dyn Fn(&str) -> Option<PathBuf> + Send + Sync>;
/// A dialog for what to open: answers paths, none when nothing was chosen.
pub type Opener = Box<dyn Fn(&Wanted) -> Vec<PathBuf> + Send + Sync>;
/// A dialog for a folder: answers a path or nothing.
pub type FolderPicker = Box<dyn Fn() -> Option<PathBuf> + Send + Sync>;

/// What a person is asked to choose.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What the dialog calls such files.
    pub name: String,
    /// How their names end, without the dot.
    pub endings: &'static [&'static str],
    /// May there be several?
    pub many: bool,
}

/// The dialogs of a host, as far as it has them.
#[derive(Default)]
pub(crate) struct Dialogs {
    save: Mutex<Option<Arc<Picker>>>,
    open: Mutex<Option<Arc<Opener>>>,
    folder: Mutex<Option<Arc<FolderPicker>>>,
}

fn held<T>(dialog: &Mutex<Option<Arc<T>>>) -> Result<Arc<T>, Failure> {
    let dialog = dialog.lock().unwrap_or_else(PoisonError::into_inner);
    dialog.clone().ok_or(Failure::of(Code::Unexpected))
}

fn hold<T>(dialog: &Mutex<Option<Arc<T>>>, new: T) {
    *dialog.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(new));
}

impl App {
    /// Puts the host's dialog for saving in place.
    pub fn set_picker(&self, picker: Picker) {
        hold(&self.dialogs().save, picker);
    }

    /// Puts the host's dialog for opening in place.
    pub fn set_opener(&self, opener: Opener) {
        hold(&self.dialogs().open, opener);
    }

    /// Puts the host's dialog for folders in place.
    pub fn set_folder_picker(&self, picker: FolderPicker) {
        hold(&self.dialogs().folder, picker);
    }

    /// Asks the person where to save a file; `suggested` is a file name. Takes as long as they do.
    ///
    /// # Errors
    /// `Cancelled` when they chose nowhere, `Unexpected` when this host has no dialog.
    pub fn pick_save(&self, suggested: &str) -> Result<PathBuf, Failure> {
        let picker = held(&self.dialogs().save)?;
        picker(suggested).ok_or(Failure::of(Code::Cancelled))
    }

    /// Asks the person what to open. Takes as long as they do.
    ///
    /// # Errors
    /// `Cancelled` when they chose nothing, `Unexpected` when this host has no dialog.
    pub fn pick_open(&self, wanted: &Wanted) -> Result<Vec<PathBuf>, Failure> {
        let opener = held(&self.dialogs().open)?;
        match opener(wanted) {
            paths if paths.is_empty() => Err(Failure::of(Code::Cancelled)),
            paths => Ok(paths),
        }
    }

    /// Asks the person for a folder. Takes as long as they do.
    ///
    /// # Errors
    /// `Cancelled` when they chose none, `Unexpected` when this host has no dialog.
    pub fn pick_folder(&self) -> Result<PathBuf, Failure> {
        let picker = held(&self.dialogs().folder)?;
        picker().ok_or(Failure::of(Code::Cancelled))
    }
}

//! What lies beside the texts in an archive or folder: pictures, and the sound of voice notes.

use super::{Attached, Leaf};
use crate::random::Id;

/// Something that lies beside a text.
#[derive(Debug, Clone, Copy)]
pub enum Carried<'a> {
    /// A picture.
    Picture(&'a Attached),
    /// The sound of a voice note.
    Sound {
        /// The note.
        note: &'a Id,
        /// Where it lies.
        file: &'a str,
    },
}

impl Carried<'_> {
    /// Where it lies.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::Picture(one) => &one.file,
            Self::Sound { file, .. } => file,
        }
    }
}

impl Leaf {
    /// What lies beside it.
    pub fn carried(&self) -> impl Iterator<Item = Carried<'_>> {
        let sound = self.voice.iter().map(|file| Carried::Sound {
            note: &self.text.id,
            file,
        });
        self.pictures.iter().map(Carried::Picture).chain(sound)
    }
}

//! In and out: the journal as files, our own and those of other programs.

pub mod api;
pub mod archive;
pub mod bounded;
pub mod bring;
pub mod by_name;
pub mod came;
pub mod carried;
pub mod coming;
pub mod day_one;
pub mod disk;
pub mod encoding;
pub mod foreign;
pub mod front;
pub mod jrnl;
pub mod json;
pub mod left;
pub mod links;
pub mod markdown;
pub mod out;
pub mod sheets;
pub mod stream;
pub mod table;
pub mod undo;
pub mod when;
pub mod wire;

pub use carried::Carried;

use super::Written;
use crate::error::{Code, Coded};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use left::{Left, Note, Why};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The largest file of text that is read, in bytes; a journal of 10,000 long entries has 60 MB.
pub const LARGEST_TEXT: u64 = 256 * 1024 * 1024;
/// The largest file of a folder that is read, in bytes: a million characters and what stands above.
pub const LARGEST_LEAF: u64 = 8 * 1024 * 1024;
/// How much is read from one archive or folder, in bytes of text.
pub const LARGEST_ALL: u64 = 1024 * 1024 * 1024;
/// How many files an archive or folder may hold.
pub const MOST_FILES: usize = 200_000;
/// The folder of an archive or folder of ours in which pictures lie.
pub const ATTACHMENTS: &str = "attachments";
/// How deep folders may lie in each other.
pub const DEEPEST: usize = 16;

/// A text of the journal, complete, as it goes out and comes in.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// The text itself.
    pub text: Written,
    /// It is a favourite.
    pub favourite: bool,
    /// Its tags, in their order.
    pub tags: Vec<Private<String>>,
    /// What is being typed over it.
    pub over: Option<Over>,
    /// Its earlier wordings, oldest first.
    pub earlier: Vec<Earlier>,
    /// Its pictures, in their order.
    pub pictures: Vec<Attached>,
    /// Where its sound lies in the archive or folder, if it is a voice note.
    pub voice: Option<String>,
}

/// A picture of a text, without its bytes.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Its id.
    pub id: Id,
    /// Where its bytes lie in the archive or folder; without an ending any will do.
    pub file: String,
    /// What is to be seen in it.
    pub alt: Private<String>,
    /// When it was taken in; absent: with its text.
    pub at: Option<Moment>,
}

/// What is being typed over a kept entry, not kept yet.
#[derive(Debug, Clone)]
pub struct Over {
    /// The words.
    pub words: Private<String>,
    /// When they were last typed at, in the text's zone.
    pub changed: Moment,
}

/// An earlier kept wording.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The revision the text had with it.
    pub revision: u32,
    /// The words.
    pub words: Private<String>,
    /// When it was kept, in the text's zone.
    pub at: Moment,
}

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "JournalSource"))]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// Written by Afterglow.
    Own,
    /// Day One's JSON.
    DayOne,
    /// jrnl's text file or JSON.
    Jrnl,
    /// Markdown or plain text, a file each.
    Markdown,
}

impl Source {
    /// What tells its entries apart from those of others.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::DayOne => "day-one",
            Self::Jrnl => "jrnl",
            Self::Markdown => "markdown",
        }
    }
}

/// What could be read out of a file, an archive or a folder, and what could not.
#[derive(Debug, Default)]
pub struct Reading {
    /// Whose it was.
    pub sources: BTreeSet<Source>,
    /// The texts, as they would be kept.
    pub leaves: Vec<Leaf>,
    /// What is left out.
    pub left: Vec<Left>,
    /// What is worth knowing, and of how many texts.
    pub told: BTreeMap<Note, u32>,
    /// Whose each text is, and where among them it stands.
    ids: HashMap<Id, (Source, usize)>,
}

impl Reading {
    /// Takes a text in, unless one with its id is here already.
    pub fn add(&mut self, source: Source, leaf: Leaf) -> bool {
        if self.ids.contains_key(&leaf.text.id) {
            return false;
        }
        let place = self.leaves.len();
        self.ids.insert(leaf.text.id.clone(), (source, place));
        self.sources.insert(source);
        self.leaves.push(leaf);
        true
    }

    /// Is it a text that we wrote into that file?
    #[must_use]
    pub fn is_own(&self, id: &Id) -> bool {
        matches!(self.ids.get(id), Some((Source::Own, _)))
    }

    /// Notes that something is left out.
    pub fn leave(&mut self, file: &str, number: u32, date: &str, why: Why) {
        self.left.push(Left {
            file: Private::from(file),
            number,
            date: Private::from(date),
            why,
        });
    }

    /// Notes something worth knowing of one text.
    pub fn tell(&mut self, note: Note) {
        *self.told.entry(note).or_default() += 1;
    }

    /// Puts the texts in an order in which each comes after the one it stands beside; one that
    /// would stand beside itself by a detour stands alone.
    pub fn settle(&mut self) {
        let mut depths = HashMap::<Id, u32>::new();
        let beside: HashMap<Id, Id> = self
            .leaves
            .iter()
            .filter_map(|leaf| Some((leaf.text.id.clone(), leaf.text.beside.clone()?)))
            .collect();
        for leaf in &mut self.leaves {
            let (mut depth, mut at) = (0, leaf.text.beside.as_ref());
            while let Some(id) = at {
                depth += 1;
                if *id == leaf.text.id || depth > 1_000 {
                    leaf.text.beside = None;
                    *self.told.entry(Note::Alone).or_default() += 1;
                    depth = 0;
                    break;
                }
                at = beside.get(id);
            }
            depths.insert(leaf.text.id.clone(), depth);
        }
        let depth = |leaf: &Leaf| depths.get(&leaf.text.id).copied().unwrap_or_default();
        self.leaves.sort_by(|a, b| {
            (depth(a), a.text.at, &a.text.id).cmp(&(depth(b), b.text.at, &b.text.id))
        });
        for (at, leaf) in self.leaves.iter().enumerate() {
            if let Some((_, place)) = self.ids.get_mut(&leaf.text.id) {
                *place = at;
            }
        }
    }
}

/// Why nothing could be brought in or taken out at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file or folder is not there or may not be read.
    #[error("unreadable")]
    Unreadable,
    /// Nothing in it looks like a journal.
    #[error("no journal in it")]
    NoJournal,
    /// What was looked at is gone: locked since, or brought in already.
    #[error("nothing was looked at")]
    NotLooked,
    /// No import has this id.
    #[error("no such import")]
    NotThere,
    /// The place can't be written to.
    #[error("place can't be written to")]
    Place,
    /// There is no room left in that place.
    #[error("no room left")]
    NoRoom,
    /// Something of that name is there already.
    #[error("exists")]
    Exists,
    /// There is nothing in the journal to take out.
    #[error("empty journal")]
    Empty,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::Unreadable | Self::NotLooked | Self::NotThere => Code::NotFound,
            Self::NoJournal | Self::Empty => Code::Invalid,
            Self::Place => Code::ReadOnly,
            Self::NoRoom => Code::Full,
            Self::Exists => Code::Exists,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Unreadable => crate::key!("files-error-unreadable"),
            Self::NoJournal => crate::key!("files-error-no-journal"),
            Self::NotLooked => crate::key!("files-error-not-looked"),
            Self::NotThere => crate::key!("files-error-not-there"),
            Self::Place => crate::key!("files-error-place"),
            Self::NoRoom => crate::key!("files-error-no-room"),
            Self::Exists => crate::key!("files-error-exists"),
            Self::Empty => crate::key!("files-error-empty"),
        }
    }
}

/// Reads the entries of a JSON file, whoever wrote it.
pub fn read_json(file: &str, text: &str, here: chrono_tz::Tz, reading: &mut Reading) {
    let mut number = 0;
    let ended = stream::entries(text, &mut |value| {
        number += 1;
        let Some(value) = value else {
            return reading.leave(file, number, "", Why::Large);
        };
        if json::is_entry(&value) {
            json::entry(file, number, value, reading);
        } else if day_one::is_entry(&value) {
            day_one::entry(file, number, &value, here, reading);
        } else if jrnl::is_entry(&value) {
            jrnl::entry(file, number, &value, here, reading);
        } else {
            reading.leave(file, number, "", Why::Damaged);
        }
    });
    match ended {
        stream::Ended::Whole => {}
        stream::Ended::Cut => reading.leave(file, number + 1, "", Why::Cut),
        stream::Ended::Broken => reading.leave(file, number + 1, "", Why::Damaged),
    }
}

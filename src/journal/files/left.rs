//! What is left out of an import and why, and what is worth knowing about what comes.

use crate::private::Private;
use crate::words::Words;

/// Something that does not come.
#[derive(Debug, Clone)]
pub struct Left {
    /// The file it stands in; empty: the one that was chosen.
    pub file: Private<String>,
    /// Which entry of it, from 1; 0: the file as a whole.
    pub number: u32,
    /// Its date as it stands there, when that could be read.
    pub date: Private<String>,
    /// Why.
    pub why: Why,
}

/// Why it does not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nothing is written in it.
    Blank,
    /// Longer than an entry may be.
    Long,
    /// No date could be read.
    NoDate,
    /// A date before 1900 or after 2199.
    OddDate,
    /// Bytes that are no text.
    NotText,
    /// Larger than what is read.
    Large,
    /// Not written as such a file is.
    Damaged,
    /// The file ends in the middle.
    Cut,
    /// The same one came already in this file.
    Twice,
    /// Another one in the file has the same number.
    SameNumber,
    /// It unpacks to far more than its size allows.
    Bomb,
    /// Its name leads out of the archive.
    BadName,
    /// It is locked with a password.
    Sealed,
    /// It is a link to somewhere else.
    Link,
    /// It lies deeper, or there are more files, than is looked at.
    TooMany,
    /// The journal has it with other words; those stay.
    OtherWords,
    /// A picture that is not there, or none that can be kept.
    Picture,
    /// A recording that is not there, or none that can be kept.
    Sound,
}

impl Why {
    /// In the words of the person.
    #[must_use]
    pub fn say(self, words: &Words) -> String {
        let key = match self {
            Self::Blank => crate::key!("files-why-blank"),
            Self::Long => crate::key!("files-why-long"),
            Self::NoDate => crate::key!("files-why-no-date"),
            Self::OddDate => crate::key!("files-why-odd-date"),
            Self::NotText => crate::key!("files-why-not-text"),
            Self::Large => crate::key!("files-why-large"),
            Self::Damaged => crate::key!("files-why-damaged"),
            Self::Cut => crate::key!("files-why-cut"),
            Self::Twice => crate::key!("files-why-twice"),
            Self::SameNumber => crate::key!("files-why-same-number"),
            Self::Bomb => crate::key!("files-why-bomb"),
            Self::BadName => crate::key!("files-why-bad-name"),
            Self::Sealed => crate::key!("files-why-sealed"),
            Self::Link => crate::key!("files-why-link"),
            Self::TooMany => crate::key!("files-why-too-many"),
            Self::OtherWords => crate::key!("files-why-other-words"),
            Self::Picture => crate::key!("files-why-picture"),
            Self::Sound => crate::key!("files-why-sound"),
        };
        words.say(key, &[])
    }
}

impl Left {
    /// What it is, in words: the file, the entry, its date, as far as they are known.
    #[must_use]
    pub fn what(&self, words: &Words) -> Private<String> {
        let number = match self.number {
            0 => String::new(),
            number => words.say("files-entry", &[("number", &number.to_string())]),
        };
        let parts = [
            self.file.expose().as_str(),
            &number,
            self.date.expose().as_str(),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Private::new(match parts.as_slice() {
            [] => words.say("files-whole", &[]),
            parts => parts.join(", "),
        })
    }
}

/// What is worth knowing about texts that come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Their times name no zone and are read as those of the zone one is in.
    NoZone,
    /// They have a day and no time, and are put at noon.
    NoTime,
    /// Their time was skipped when the clocks went forward.
    SkippedHour,
    /// Their date is that of the file.
    FileDate,
    /// Read as the older Western encoding; accents may be wrong.
    Latin1,
    /// Read as UTF-16.
    Utf16,
    /// Some of their letters could not be read.
    BrokenLetters,
    /// Tags beyond what an entry holds are left out.
    Tags,
    /// Place, weather and the like are left out.
    Place,
    /// What they stood beside is not here; they stand alone.
    Alone,
    /// Recordings, films and documents do not come along.
    Attachments,
}

impl Note {
    /// In the words of the person, of so many texts.
    #[must_use]
    pub fn say(self, words: &Words, count: u32) -> String {
        let key = match self {
            Self::NoZone => crate::key!("files-note-no-zone"),
            Self::NoTime => crate::key!("files-note-no-time"),
            Self::SkippedHour => crate::key!("files-note-skipped-hour"),
            Self::FileDate => crate::key!("files-note-file-date"),
            Self::Latin1 => crate::key!("files-note-latin1"),
            Self::Utf16 => crate::key!("files-note-utf16"),
            Self::BrokenLetters => crate::key!("files-note-broken-letters"),
            Self::Tags => crate::key!("files-note-tags"),
            Self::Place => crate::key!("files-note-place"),
            Self::Alone => crate::key!("files-note-alone"),
            Self::Attachments => crate::key!("files-note-attachments"),
        };
        words.say(key, &[("count", &count.to_string())])
    }
}

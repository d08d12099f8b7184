//! A packet, frozen: what will be read, as pure data; every format is made from this and nothing else.

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::NaiveDate;

/// All that a packet holds. Two packets are equal when the same would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// When it was frozen.
    pub made: Moment,
    /// What the patient calls themselves, if they chose to say.
    pub from: Option<Private<String>>,
    /// For whom it is; nobody when the patient writes a file for themselves.
    pub to: Option<Private<String>>,
    /// What the patient wants to talk about.
    pub talk: Option<Talk>,
    /// The moods of a span that the patient chose.
    pub moods: Option<Moods>,
    /// Journal texts, oldest first.
    pub entries: Vec<Entry>,
    /// Questionnaires, oldest first.
    pub forms: Vec<Form>,
    /// Totals that somebody else worked out, oldest first.
    pub told: Vec<Told>,
    /// Local days of the infusions, oldest first.
    pub infusions: Vec<NaiveDate>,
    /// What a reader could expect and will not find, in sentences.
    pub not_in: Vec<String>,
    /// Everybody who received something when it was frozen.
    pub receivers: Vec<Receiver>,
}

/// Somebody who receives something from this journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// What the patient calls them.
    pub name: Private<String>,
    /// Files are sealed for their key by hand; nothing is sent.
    pub by_file: bool,
}

/// What the patient wants to talk about, in their own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Its id.
    pub id: Id,
    /// The revision that is frozen.
    pub revision: u32,
    /// When it was last written on.
    pub at: Moment,
    /// The words.
    pub words: Private<String>,
}

/// Every mood from one local day to another, the low ones as well as the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moods {
    /// The id of the choice; none in a file of the patient's own.
    pub id: Option<Id>,
    /// The revision of the choice.
    pub revision: u32,
    /// The first day of it, whether anything was noted on it or not.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// What the lowest mood, the one in between and the highest are called.
    pub names: [String; 3],
    /// The moods, oldest first.
    pub taps: Vec<Tap>,
}

/// One mood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    /// Its id.
    pub id: Id,
    /// When it was tapped.
    pub at: Moment,
    /// From -3 to 3.
    pub valence: i32,
    /// "A little low"
    pub words: String,
}

/// A picture or a voice note that goes with a text, because it was ticked as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id; a voice note has its text's.
    pub id: Id,
    /// What its bytes are.
    pub media: Media,
    /// What is to be seen in it, as the patient describes it; empty when they did not.
    pub about: Private<String>,
    /// How long a voice note is.
    pub seconds: Option<u32>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The bytes.
    pub bytes: Private<Vec<u8>>,
}

/// What an attachment's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A picture.
    Jpeg,
    /// A picture.
    Png,
    /// A voice note: Opus in Ogg.
    Ogg,
}

impl Media {
    /// As a media type.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Ogg => "audio/ogg",
        }
    }
}

impl Attachment {
    /// Where it lies in a packet.
    #[must_use]
    pub fn path(&self) -> String {
        format!("att/{}", self.sha256)
    }
}

/// The two layers of the journal, as a reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// As it came, never changed.
    Fragment,
    /// Written with time.
    Entry,
}

/// One journal text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// The revision that is frozen.
    pub revision: u32,
    /// Its layer.
    pub layer: Layer,
    /// When it was begun.
    pub at: Moment,
    /// "After infusion 3, Thu 12 Nov"; empty when it belongs to none.
    pub session: String,
    /// The fragment it stands beside, when that is in the packet too.
    pub beside: Option<Id>,
    /// The words.
    pub words: Private<String>,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
}

/// One filled questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its id.
    pub id: Id,
    /// The revision that is frozen; not told of a withheld form, since it counts the answers given.
    pub revision: Option<u32>,
    /// The instrument's id in the register of measures: "phq9".
    pub measure: String,
    /// LOINC code of the whole form, where one is confirmed.
    pub panel: Option<&'static str>,
    /// LOINC code of the total, where one is confirmed.
    pub total_code: Option<&'static str>,
    /// The instrument's name: "PHQ-9".
    pub scale: String,
    /// From when it looks back.
    pub at: Moment,
    /// The day on which it was really entered, when that was later.
    pub entered: Option<NaiveDate>,
    /// The total; none when an item was left blank.
    pub total: Option<u32>,
    /// The highest possible total.
    pub most: u32,
    /// The first day that it asks about.
    pub looks_back: NaiveDate,
    /// The score ranges by name, lowest first; empty when they have none.
    pub bands: Vec<Band>,
    /// "Score range: moderate, 10 to 14."
    pub range: Option<String>,
    /// The answers.
    pub answers: Answers,
    /// The answer to question 9 is among them.
    pub with_item9: bool,
    /// The owners' line.
    pub attribution: String,
}

/// A score range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its lowest total.
    pub from: u32,
    /// Its highest total.
    pub to: u32,
    /// "moderate"
    pub name: String,
}

/// A total that somebody else worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: Id,
    /// The revision that is frozen.
    pub revision: u32,
    /// The measure, as the patient named it.
    pub measure: Private<String>,
    /// The total.
    pub total: u32,
    /// The highest possible total, where it is known.
    pub most: Option<u32>,
    /// The day it is of.
    pub day: NaiveDate,
    /// Who told it.
    pub by: Private<String>,
}

/// The answers of a questionnaire. Whoever leaves item 9 out leaves them all out: with the total
/// and eight answers the ninth could be computed (clinical decision 9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answers {
    /// The total goes alone.
    Withheld,
    /// Every item goes.
    All(Vec<Answer>),
}

/// One item and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The item's number, from 1.
    pub item: u32,
    /// What is asked before it, word for word.
    pub stem: Option<String>,
    /// The instrument's own words.
    pub text: String,
    /// The answer's score; none when it was left blank.
    pub score: Option<u32>,
    /// The answer in the instrument's words.
    pub words: String,
    /// LOINC code of the item.
    pub code: &'static str,
    /// LOINC code of the answer; none when it was left blank.
    pub choice: Option<&'static str>,
    /// It counts towards the total.
    pub scored: bool,
}

impl Packet {
    /// How many things were ticked.
    #[must_use]
    pub fn items(&self) -> usize {
        let single = usize::from(self.talk.is_some()) + usize::from(self.moods.is_some());
        self.entries.len() + self.forms.len() + self.told.len() + single
    }

    /// Every questionnaire goes as its total alone, as a standing rule has it.
    pub fn totals_alone(&mut self) {
        for form in &mut self.forms {
            form.revision = None;
            form.answers = Answers::Withheld;
            form.with_item9 = false;
        }
    }

    /// The first and the last local day that anything in it is of.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = || {
            let entries = self.entries.iter().map(|entry| entry.at.day());
            let forms = self.forms.iter().map(|form| form.at.day());
            let told = self.told.iter().map(|told| told.day);
            let moods = self
                .moods
                .iter()
                .flat_map(|moods| [moods.first, moods.last]);
            entries.chain(forms).chain(told).chain(moods)
        };
        Some((days().min()?, days().max()?))
    }
}

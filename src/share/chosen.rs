//! What is chosen to go, as far as it is still there.

use super::moods::{self, Span};
use super::packet::Talk;
use super::{Kind, attached, ledger, table, talk};
use crate::checkins;
use crate::journal::{self, Written};
use crate::random::Id;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// What is frozen.
#[derive(Default)]
pub struct Chosen {
    /// What the patient wants to talk about.
    pub talk: Option<Talk>,
    /// The days whose moods go.
    pub moods: Option<Span>,
    /// Journal texts.
    pub entries: Vec<Written>,
    /// What goes with a text, by the text's id.
    pub attached: HashMap<Id, Vec<(Kind, Id)>>,
    /// Finished questionnaires.
    pub forms: Vec<checkins::Form>,
    /// Totals that somebody else worked out.
    pub told: Vec<checkins::told::Told>,
    /// Forms that the recipient has already, and whether with their answers.
    pub had: Vec<(checkins::Form, bool)>,
}

impl Chosen {
    /// With the forms that a recipient has already: what went before counts too.
    ///
    /// # Errors
    /// The store's.
    pub fn beside(mut self, db: &Connection, recipient: &Id) -> rusqlite::Result<Self> {
        for (id, with_answers) in ledger::forms(db, recipient)? {
            let form = form(db, &id)?;
            self.had.extend(form.map(|form| (form, with_answers)));
        }
        Ok(self)
    }

    /// What is ticked and still there.
    ///
    /// # Errors
    /// The store's.
    pub fn ticked(db: &Connection) -> rusqlite::Result<Self> {
        Self::of(db, &table::ticks(db)?)
    }

    /// Certain items, as far as they are still there. A picture or a sound goes only with its text, and
    /// a text without words only with one of them.
    ///
    /// # Errors
    /// The store's.
    pub fn of(db: &Connection, items: &[(Kind, Id)]) -> rusqlite::Result<Self> {
        let ticks: HashSet<(Kind, Id)> = items.iter().cloned().collect();
        let mut chosen = Self::default();
        for (kind, id) in items {
            match kind {
                Kind::Entry => chosen.entry(db, id, &ticks)?,
                Kind::Form => chosen.forms.extend(form(db, id)?),
                Kind::Told => chosen.told.extend(checkins::told::table::find(db, id)?),
                Kind::Talk => chosen.talk = talk::table::find(db, id)?,
                Kind::Moods => chosen.moods = moods::table::find(db, id)?,
                Kind::Picture | Kind::Voice => {}
            }
        }
        Ok(chosen)
    }

    fn entry(
        &mut self,
        db: &Connection,
        id: &Id,
        ticks: &HashSet<(Kind, Id)>,
    ) -> rusqlite::Result<()> {
        let Some(text) = entry(db, id)? else {
            return Ok(());
        };
        let going = attached::going(db, &text, ticks)?;
        if !journal::is_blank(text.words.expose()) || !going.is_empty() {
            self.attached.insert(text.id.clone(), going);
            self.entries.push(text);
        }
        Ok(())
    }

    /// Everything of the patient's own, for a file in the clear; pictures and sound leave by the
    /// journal's own door.
    ///
    /// # Errors
    /// The store's.
    pub fn all(db: &Connection) -> rusqlite::Result<Self> {
        let mut forms = checkins::table::forms(db)?;
        forms.retain(|form| form.finished.is_some());
        Ok(Self {
            talk: talk::table::draft(db)?,
            moods: Span::whole(&checkins::mood::table::moods(db)?),
            entries: journal::table::list(db)?,
            attached: HashMap::new(),
            forms,
            told: checkins::told::table::all(db)?,
            had: Vec::new(),
        })
    }

    /// Is there nothing?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items() == 0
    }

    /// How many things go; what goes along with a text is not counted apart.
    #[must_use]
    pub fn items(&self) -> usize {
        let single = usize::from(self.talk.is_some()) + usize::from(self.moods.is_some());
        self.entries.len() + self.forms.len() + self.told.len() + single
    }

    /// Does the question about question 9 have to be asked? The answer given plays no part in it.
    #[must_use]
    pub fn asks_item9(&self) -> bool {
        self.forms
            .iter()
            .filter_map(|form| form.measure().ok())
            .any(|scale| scale.help_item.is_some())
    }
}

/// A kept journal text that has words, sound or a picture.
///
/// # Errors
/// The store's.
pub fn entry(db: &Connection, id: &Id) -> rusqlite::Result<Option<Written>> {
    let Some(text) = journal::table::find(db, id)?.filter(|text| text.kept) else {
        return Ok(None);
    };
    let worth = !journal::is_blank(text.words.expose())
        || text.voice.is_some()
        || journal::picture::table::any(db, &text.id)?;
    Ok(worth.then_some(text))
}

/// A finished questionnaire.
///
/// # Errors
/// The store's.
pub fn form(db: &Connection, id: &Id) -> rusqlite::Result<Option<checkins::Form>> {
    Ok(checkins::table::form(db, id)?.filter(|form| form.finished.is_some()))
}

/// Is there something of this kind and id that could be ticked?
///
/// # Errors
/// The store's.
pub fn is_there(db: &Connection, kind: Kind, id: &Id) -> rusqlite::Result<bool> {
    Ok(match kind {
        Kind::Entry => entry(db, id)?.is_some(),
        Kind::Form => form(db, id)?.is_some(),
        Kind::Told => checkins::told::table::find(db, id)?.is_some(),
        Kind::Talk => talk::table::draft(db)?.is_some_and(|draft| draft.id == *id),
        Kind::Moods => moods::table::find(db, id)?.is_some(),
        Kind::Picture => journal::picture::table::find(db, id)?.is_some(),
        Kind::Voice => entry(db, id)?.is_some_and(|text| text.voice.is_some()),
    })
}

//! Freezing: reads what was chosen out of the rooms and yields a packet that no later change reaches.

use super::packet::{Answer, Answers, Entry, Form, Layer, Packet, Told};
use super::telling::{not_in, parted};
use super::{Item9, Kind, ledger, table};
use crate::checkins::{self, scales::Scale};
use crate::journal::{self, Written};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session, State};
use crate::words::Words;
use chrono::{Datelike, NaiveDate, TimeDelta};
use rusqlite::Connection;
use std::collections::HashSet;

/// Infusions up to this many days before the first item are named: the span that a text belongs
/// to an infusion and that the PHQ-9 asks about (clinical 4.3, 6.2).
const BEFORE: TimeDelta = TimeDelta::days(14);

/// What is frozen.
pub struct Chosen {
    /// Journal texts.
    pub entries: Vec<Written>,
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

    /// Certain items, as far as they are still there.
    ///
    /// # Errors
    /// The store's.
    pub fn of(db: &Connection, items: &[(Kind, Id)]) -> rusqlite::Result<Self> {
        let (mut entries, mut forms, mut told) = (Vec::new(), Vec::new(), Vec::new());
        for (kind, id) in items {
            match kind {
                Kind::Entry => entries.extend(entry(db, id)?),
                Kind::Form => forms.extend(form(db, id)?),
                Kind::Told => told.extend(checkins::told::table::find(db, id)?),
            }
        }
        Ok(Self {
            entries,
            forms,
            told,
            had: Vec::new(),
        })
    }

    /// Everything of the patient's own.
    ///
    /// # Errors
    /// The store's.
    pub fn all(db: &Connection) -> rusqlite::Result<Self> {
        let mut forms = checkins::table::forms(db)?;
        forms.retain(|form| form.finished.is_some());
        Ok(Self {
            entries: journal::table::list(db)?,
            forms,
            told: checkins::told::table::all(db)?,
            had: Vec::new(),
        })
    }

    /// Is there nothing?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.forms.is_empty() && self.told.is_empty()
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

/// A kept journal text with words: only words go, neither pictures nor sound.
///
/// # Errors
/// The store's.
pub fn entry(db: &Connection, id: &Id) -> rusqlite::Result<Option<Written>> {
    let text = journal::table::find(db, id)?;
    Ok(text.filter(|text| text.kept && !journal::is_blank(text.words.expose())))
}

/// A finished questionnaire.
///
/// # Errors
/// The store's.
pub fn form(db: &Connection, id: &Id) -> rusqlite::Result<Option<checkins::Form>> {
    Ok(checkins::table::form(db, id)?.filter(|form| form.finished.is_some()))
}

/// Freezes. `to` is the recipient's name; without one it is a file of the patient's own, with all
/// their infusions and without a list of what is not in it.
///
/// # Errors
/// The store's.
pub fn freeze(
    db: &Connection,
    words: &Words,
    made: &Moment,
    to: Option<&Private<String>>,
    chosen: Chosen,
    item9: Item9,
) -> rusqlite::Result<Packet> {
    let sessions = session::table::all(db)?;
    let ids: HashSet<Id> = chosen.entries.iter().map(|text| text.id.clone()).collect();
    let (going, telling) = parted(&chosen.forms, &chosen.had, item9);
    let mut forms: Vec<Form> = going
        .into_iter()
        .filter_map(|form| frozen_form(form, words, item9))
        .collect();
    let mut told: Vec<Told> = chosen
        .told
        .into_iter()
        .map(|told| frozen_told(told, words))
        .collect();
    told.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    forms.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let texts = chosen.entries.into_iter();
    let mut entries: Vec<Entry> = texts
        .map(|text| frozen_entry(text, &ids, &sessions, words))
        .collect();
    entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let mut packet = Packet {
        made: *made,
        from: None,
        to: to.cloned(),
        talk: None,
        moods: None,
        entries,
        forms,
        told,
        infusions: Vec::new(),
        not_in: Vec::new(),
    };
    packet.infusions = infusions(&sessions, to.and(packet.span()));
    if to.is_some() {
        let mut all = packet.forms.iter();
        let withheld = all.any(|form| form.answers == Answers::Withheld);
        let mut pictures = false;
        for entry in &packet.entries {
            pictures |= journal::picture::table::any(db, &entry.id)?;
        }
        packet.not_in = not_in(words, withheld, &telling, pictures);
    }
    Ok(packet)
}

fn frozen_entry(text: Written, ids: &HashSet<Id>, sessions: &[Session], words: &Words) -> Entry {
    let session = text.session.as_ref();
    let session = session.and_then(|id| sessions.iter().find(|session| &session.id == id));
    Entry {
        layer: match text.kind {
            journal::Kind::Fragment => Layer::Fragment,
            journal::Kind::Entry => Layer::Entry,
        },
        session: session
            .map(|session| after(session, words))
            .unwrap_or_default(),
        beside: text.beside.filter(|id| ids.contains(id)),
        id: text.id,
        revision: text.revision,
        at: text.at,
        words: text.words,
        attachments: Vec::new(),
    }
}

fn after(session: &Session, words: &Words) -> String {
    let day = session.end().day();
    let day = format!("{} {}", words.day_short(day), day.year());
    let number = session.number.to_string();
    if session.booster {
        words.say("share-after-booster", &[("day", &day)])
    } else {
        words.say("share-after", &[("number", &number), ("day", &day)])
    }
}

fn frozen_told(told: checkins::told::Told, words: &Words) -> Told {
    Told {
        most: checkins::told::known(words, told.measure.expose()).map(|known| known.most),
        id: told.id,
        revision: told.revision,
        measure: told.measure,
        total: told.total,
        day: told.day,
        by: told.by,
    }
}

/// A form as it goes. One of a measure that this build does not have stays.
fn frozen_form(form: &checkins::Form, words: &Words, item9: Item9) -> Option<Form> {
    let scale = form.measure().ok()?;
    let withheld = scale.help_item.is_some() && item9 == Item9::Withhold;
    // What goes of a withheld form comes from here alone.
    let bare = checkins::withheld(form);
    let range = checkins::band(scale, bare.total);
    Some(Form {
        id: form.id.clone(),
        revision: (!withheld).then_some(form.revision),
        measure: form.scale.clone(),
        panel: scale.loinc_panel,
        total_code: scale.loinc_total,
        scale: words.say(scale.name, &[]),
        at: bare.begun,
        entered: bare.entered.map(|entered| entered.day()),
        total: bare.total,
        most: scale.highest(),
        range: range.map(|band| words.say(band.words, &[])),
        answers: if withheld {
            Answers::Withheld
        } else {
            Answers::All(answers(scale, form, words))
        },
        with_item9: scale.help_item.is_some() && !withheld,
        attribution: words.say(scale.attribution, &[]),
    })
}

fn answers(scale: &Scale, form: &checkins::Form, words: &Words) -> Vec<Answer> {
    let items = scale.items.iter();
    let given = items.map(|item| {
        let score = form.choice(item.number);
        let choice = item
            .options
            .iter()
            .find(|choice| Some(choice.value) == score);
        let blank = || words.say("share-report-blank", &[]);
        Answer {
            item: item.number,
            stem: item.stem.map(|stem| words.say(stem, &[])),
            text: words.say(item.words, &[]),
            score,
            words: choice.map_or_else(blank, |choice| words.say(choice.words, &[])),
            code: item.loinc,
            choice: choice.map(|choice| choice.loinc),
            scored: item.scored,
        }
    });
    given.collect()
}

/// The local days of infusions that took place, all of them or those of a packet's span.
fn infusions(sessions: &[Session], span: Option<(NaiveDate, NaiveDate)>) -> Vec<NaiveDate> {
    let over = sessions
        .iter()
        .filter(|session| session.state == State::Over);
    let days = over.map(|session| session.starts.day());
    days.filter(|day| {
        span.is_none_or(|(first, last)| {
            let first = first.checked_sub_signed(BEFORE).unwrap_or(first);
            (first..=last).contains(day)
        })
    })
    .collect()
}

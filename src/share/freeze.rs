//! Freezing: reads what was chosen out of the rooms and yields a packet that no later change reaches.

use super::packet::{Answer, Answers, Attachment, Band, Entry, Form, Layer, Packet, Told};
use super::receives::receivers;
use super::telling::{not_in, parted};
use super::{Error, Item9, MOST_ATTACHED, attached};
use crate::app::Room;
use crate::checkins::{self, scales::Scale};
use crate::error::Failure;
use crate::journal::{self, Written};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::{self, Session, State};
use crate::trends::measures::looks_back_to;
use crate::trends::range_name;
use crate::words::Words;
use chrono::{Datelike, NaiveDate, TimeDelta};

use std::collections::HashSet;

pub use super::chosen::{Chosen, entry, form};

/// Infusions up to this many days before the first item are named: the span that a text belongs
/// to an infusion and that the PHQ-9 asks about (clinical 4.3, 6.2).
const BEFORE: TimeDelta = TimeDelta::days(14);

/// Freezes. `to` is the recipient's name; without one it is a file of the patient's own, with all
/// their infusions and without a list of what is not in it.
///
/// # Errors
/// `TooLarge` when too much is attached, `Damaged` for sound that is none, the store's.
pub fn freeze(
    room: &Room,
    made: &Moment,
    to: Option<&Private<String>>,
    chosen: Chosen,
    item9: Item9,
) -> Result<Packet, Failure> {
    let (db, words) = (room.db, room.app.words());
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
    let (mut entries, mut stays) = (Vec::new(), false);
    for text in chosen.entries {
        let going = chosen.attached.get(&text.id).map_or(&[][..], Vec::as_slice);
        let attachments = attached::frozen(db, &text, going)?;
        stays |= attached::stays(db, &text, going)?;
        entries.push(frozen_entry(text, attachments, &ids, &sessions, words));
    }
    if weight(&entries) > MOST_ATTACHED {
        return Err(Error::TooMuch.into());
    }
    let moods = match &chosen.moods {
        Some(span) => Some(span.frozen(&checkins::mood::table::moods(db)?, words)),
        None => None,
    };
    entries.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let mut packet = Packet {
        made: *made,
        from: None,
        to: to.cloned(),
        talk: chosen.talk,
        moods,
        entries,
        forms,
        told,
        infusions: Vec::new(),
        not_in: Vec::new(),
        receivers: receivers(room)?,
    };
    packet.infusions = infusions(&sessions, to.and(packet.span()));
    if to.is_some() {
        let all = checkins::table::forms(db)?;
        packet.not_in = not_in(&packet, &telling, &all, stays, words);
    }
    Ok(packet)
}

/// The bytes of all that is attached.
fn weight(entries: &[Entry]) -> usize {
    let attachments = entries.iter().flat_map(|entry| &entry.attachments);
    attachments.map(|one| one.bytes.expose().len()).sum()
}

fn frozen_entry(
    text: Written,
    attachments: Vec<Attachment>,
    ids: &HashSet<Id>,
    sessions: &[Session],
    words: &Words,
) -> Entry {
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
        attachments,
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
        looks_back: looks_back_to(scale, bare.begun.day()),
        bands: range_bands(scale, words),
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

/// The ranges by name; none of a measure whose ranges have no names.
pub fn range_bands(scale: &Scale, words: &Words) -> Vec<Band> {
    let bands = scale.bands.iter().map(|band| Band {
        from: band.from,
        to: band.to,
        name: range_name(words, band.words),
    });
    let bands: Vec<Band> = bands.collect();
    if bands.iter().any(|band| band.name.is_empty()) {
        return Vec::new();
    }
    bands
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
    days.filter(|day| near(span, *day)).collect()
}

/// Is an infusion of this day named beside what is of these days?
#[must_use]
pub fn near(span: Option<(NaiveDate, NaiveDate)>, day: NaiveDate) -> bool {
    span.is_none_or(|(first, last)| {
        let first = first.checked_sub_signed(BEFORE).unwrap_or(first);
        (first..=last).contains(&day)
    })
}

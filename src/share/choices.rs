//! What can be ticked: texts with what belongs to them, check-ins, told totals, newest first.

use super::chosen::Chosen;
use super::shown::{form_when, last_shared, when};
use super::wire::{ShareChoice, ShareChoices};
use super::{Kind, attached, table, talk, told};
use crate::app::Room;
use crate::checkins;
use crate::error::Failure;
use crate::journal::{self, Written, excerpt, is_blank};
use crate::key;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use std::collections::BTreeSet;

/// How many texts are offered beside the ticked ones.
const OFFERED: u32 = 100;

/// `share.choices`
///
/// # Errors
/// The store's.
pub fn choices(room: &Room, _ask: Nothing) -> Result<ShareChoices, Failure> {
    let ticks: BTreeSet<(Kind, Id)> = table::ticks(room.db)?.into_iter().collect();
    let chosen = Chosen::ticked(room.db)?;
    let (asks_item9, ticked) = (chosen.asks_item9(), chosen.items());
    let (texts, more) = texts(room, chosen.entries)?;
    let mut items: Vec<(Moment, Vec<ShareChoice>)> = Vec::new();
    for text in texts {
        let mut together = vec![entry(room, &text)];
        if ticks.contains(&(Kind::Entry, text.id.clone())) {
            together.extend(attached::choices(room, &text)?);
        }
        items.push((text.at, together));
    }
    let forms = checkins::table::forms(room.db)?;
    let forms = forms.iter().filter(|form| form.finished.is_some());
    items.extend(forms.map(|one| (one.begun, vec![form(room, one)])));
    let all = checkins::told::table::all(room.db)?.into_iter();
    items.extend(all.map(|one| (told::at(&one), vec![told::choice(room, one)])));
    let first = |together: &[ShareChoice]| together.first().map(|item| item.id.clone());
    items.sort_by_key(|(at, together)| std::cmp::Reverse((*at, first(together))));
    let items: Vec<ShareChoice> = items.into_iter().flat_map(|(_, all)| all).collect();
    // Only of what is shown: in ten years thousands of items went.
    let shown: BTreeSet<Id> = items.iter().map(|item| item.id.clone()).collect();
    let gone = last_shared(room, Some(&shown))?;
    let items = items.into_iter().map(|mut item| {
        let key = (item.kind, item.id.clone());
        item.ticked = ticks.contains(&key);
        item.shared = gone.get(&key).and_then(|all| all.first()).cloned();
        item
    });
    Ok(ShareChoices {
        items: items.collect(),
        ticked: u32::try_from(ticked).unwrap_or(u32::MAX),
        asks_item9,
        more,
    })
}

/// What something is called and when it is of, while it is here.
///
/// # Errors
/// The store's.
pub fn named(
    room: &Room,
    kind: Kind,
    id: &Id,
) -> Result<Option<(Private<String>, String)>, Failure> {
    let words = room.app.words();
    let called = |key: &str| Some((Private::new(words.say(key, &[])), String::new()));
    let choice = match kind {
        Kind::Talk => {
            let talk = talk::table::find(room.db, id)?;
            return Ok(talk.map(|talk| (Private::new(excerpt(talk.words.expose())), String::new())));
        }
        Kind::Moods => return Ok(called(key!("share-moods"))),
        Kind::Picture => return Ok(called(key!("share-picture"))),
        Kind::Entry | Kind::Voice => {
            journal::table::find(room.db, id)?.map(|text| entry(room, &text))
        }
        Kind::Form => checkins::table::form(room.db, id)?.map(|one| form(room, &one)),
        Kind::Told => {
            checkins::told::table::find(room.db, id)?.map(|told| told::choice(room, told))
        }
    };
    Ok(choice.map(|choice| (choice.title, choice.detail)))
}

/// The newest texts that have something that could go, and the ticked ones; are there more?
fn texts(room: &Room, ticked: Vec<Written>) -> Result<(Vec<Written>, bool), Failure> {
    let lines = journal::shelf::table::lines(room.db, None, None, OFFERED + 1)?;
    let more = lines.len() > OFFERED as usize;
    let texts = lines.into_iter().take(OFFERED as usize).filter(|line| {
        let blank = is_blank(line.text.words.expose());
        !blank || line.text.voice.is_some() || line.pictures > 0
    });
    let mut texts: Vec<Written> = texts.map(|line| line.text).collect();
    let offered: BTreeSet<Id> = texts.iter().map(|text| text.id.clone()).collect();
    let others = ticked
        .into_iter()
        .filter(|text| !offered.contains(&text.id));
    texts.extend(others);
    Ok((texts, more))
}

fn entry(room: &Room, text: &Written) -> ShareChoice {
    let words = room.app.words();
    let layer = match (text.kind, &text.beside) {
        (journal::Kind::Fragment, _) => words.say("share-layer-fragment", &[]),
        (journal::Kind::Entry, Some(_)) => words.say("share-layer-beside", &[]),
        (journal::Kind::Entry, None) => words.say("share-layer-entry", &[]),
    };
    let wordless = text.voice.is_none() && is_blank(text.words.expose());
    ShareChoice {
        kind: Kind::Entry,
        title: if wordless {
            Private::new(words.say("share-no-words", &[]))
        } else {
            text.first(words)
        },
        detail: format!("{} · {layer}", when(room, &text.at)),
        with: None,
        id: text.id.clone(),
        ticked: false,
        shared: None,
    }
}

fn form(room: &Room, form: &checkins::Form) -> ShareChoice {
    let words = room.app.words();
    let name = form.measure().map(|scale| words.say(scale.name, &[]));
    let total = match form.total {
        Some(total) => words.say("share-form-total", &[("total", &total.to_string())]),
        None => words.say("share-report-not-scored", &[]),
    };
    ShareChoice {
        kind: Kind::Form,
        id: form.id.clone(),
        title: Private::new(name.unwrap_or_else(|_| form.scale.clone())),
        detail: format!(
            "{} · {total}",
            form_when(room, &form.begun, form.entered.is_some())
        ),
        with: None,
        ticked: false,
        shared: None,
    }
}

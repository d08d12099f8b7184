//! One patient in ready sentences.

use super::facts::facts;
use super::read::{Attachment, Form, Sent, Text, Told};
use super::table;
use super::wire::{
    PracticeAnswer, PracticeAttachment, PracticeForm, PracticeLine, PracticeOdd, PracticePatient,
    PracticeTalk, PracticeText, PracticeTold,
};
use crate::app::Room;
use crate::error::Failure;
use crate::key;
use crate::moment::Moment;
use crate::practice::intake::odd;
use crate::practice::intake::table::Item;
use crate::practice::pairs::{Knows, Pair, State};
use crate::trends;
use crate::trends::wire::TrendsPage;
use crate::words::Words;

/// A patient's page.
///
/// # Errors
/// The store's.
pub fn patient(room: &Room, pair: Pair) -> Result<PracticePatient, Failure> {
    let words = room.app.words();
    let sent = Sent::of(table::items(room.db, &pair.id)?);
    let days = table::infusions(room.db, &pair.id)?;
    let curves = curves(&sent, &days, room);
    let name = pair.name.expose().as_str();
    let unread = sent.unread.to_string();
    Ok(PracticePatient {
        not_watched: words.say("practice-patient-not-watched", &[("name", name)]),
        received: received(&pair, words),
        standing: standing(&pair).map(|key| words.say(key, &[])),
        odd: odd(room, &pair)?,
        trends: Some(curves).filter(|page| page.empty.is_none()),
        unread: (sent.unread > 0).then(|| words.say("practice-unread", &[("count", &unread)])),
        talk: sent
            .talk
            .iter()
            .map(|(_, talk, at)| PracticeTalk {
                when: words.day_and_time(at),
                words: talk.words.clone(),
            })
            .collect(),
        texts: sent
            .texts
            .iter()
            .map(|one| text(&pair, one, words))
            .collect(),
        forms: sent
            .forms
            .iter()
            .map(|(_, form, at)| form_shown(form, at, words))
            .collect(),
        told: sent.told.iter().map(|(_, one)| told(one, words)).collect(),
        withdrawn: withdrawn(room, &pair)?,
        lines: lines(room, &pair)?,
        pair_id: pair.id,
        name: pair.name,
    })
}

/// The curves, in words for somebody else than the patient.
fn curves(sent: &Sent, days: &[String], room: &Room) -> TrendsPage {
    let words = room.app.words();
    let mut page = trends::page(words, &facts(sent, days, room.now));
    page.mood.theirs = true;
    page.mood.line = match page.mood.baseline {
        Some(_) => words.say("practice-baseline", &[]),
        None => words.say("practice-no-baseline", &[]),
    };
    page
}

fn received(pair: &Pair, words: &Words) -> String {
    match &pair.received {
        Some(at) => {
            let when = words.day_and_time(at);
            words.say("practice-received", &[("when", &when)])
        }
        None => words.say("practice-received-nothing", &[]),
    }
}

/// How it stands, when that is not simply that packages come in.
#[must_use]
pub fn standing(pair: &Pair) -> Option<&'static str> {
    match pair.state {
        State::Accepted => match pair.knows {
            Knows::Current => None,
            Knows::Vouched => Some(key!("practice-standing-new-keys")),
            Knows::Old => Some(key!("practice-standing-old-keys")),
        },
        State::Pending => Some(key!("practice-standing-pending")),
        State::Refused => Some(key!("practice-standing-refused")),
        State::Ended => Some(key!("practice-standing-ended")),
        State::Stopped => Some(key!("practice-standing-stopped")),
    }
}

fn odd(room: &Room, pair: &Pair) -> Result<Vec<PracticeOdd>, Failure> {
    let words = room.app.words();
    let mut shown: Vec<PracticeOdd> = Vec::new();
    for (odd, _, since) in odd::table::odd(room.db, &pair.id)? {
        let Some(key) = odd.sentence() else { continue };
        let sentence = words.say(key, &[]);
        // Of each kind the first: a hundred of them say nothing more.
        if shown.iter().all(|one| one.sentence != sentence) {
            let day = words.day_short(since.day());
            shown.push(PracticeOdd {
                sentence,
                since: words.say("practice-since", &[("day", &day)]),
                grave: odd.is_grave(),
            });
        }
    }
    shown.sort_by_key(|one| !one.grave);
    Ok(shown)
}

fn text(pair: &Pair, (item, text, at): &(Item, Text, Moment), words: &Words) -> PracticeText {
    let folder = format!("{}/{}/{}", pair.id, item.package.0, item.package.1);
    let attachments = text.attachments.iter();
    PracticeText {
        id: item.entry.clone(),
        when: words.day_and_time(at),
        session: text.session.clone(),
        words: text.words.clone(),
        changed: item.changed.then(|| words.say("practice-changed", &[])),
        attachments: attachments
            .map(|one| attachment(&folder, one, words))
            .collect(),
    }
}

fn attachment(folder: &str, one: &Attachment, words: &Words) -> PracticeAttachment {
    let picture = one.media.starts_with("image/");
    let seconds = one.seconds.unwrap_or_default();
    let long = format!("{}:{:02}", seconds / 60, seconds % 60);
    PracticeAttachment {
        file: format!("{folder}/{}", one.file),
        picture,
        about: one.about.clone(),
        label: if picture {
            words.say("practice-picture", &[])
        } else {
            words.say("practice-voice", &[("long", &long)])
        },
    }
}

fn form_shown(form: &Form, at: &Moment, words: &Words) -> PracticeForm {
    let answers = form.answers.as_ref().map(|answers| {
        let answers = answers.iter().map(|answer| PracticeAnswer {
            item: answer.item,
            text: answer.text.clone(),
            words: answer.words.clone(),
        });
        answers.collect()
    });
    PracticeForm {
        scale: form.scale.clone(),
        when: words.day_short(at.day()),
        total: match form.total {
            Some(total) => of(total, Some(form.most), words),
            None => words.say("practice-not-scored", &[]),
        },
        range: form.range.clone(),
        answers,
        attribution: form.attribution.clone(),
    }
}

fn told(told: &Told, words: &Words) -> PracticeTold {
    PracticeTold {
        measure: told.measure.clone(),
        when: words.day_short(told.day),
        total: of(told.total, told.most, words),
        by: told.told_by.clone(),
    }
}

fn of(total: u32, most: Option<u32>, words: &Words) -> String {
    let total = total.to_string();
    match most {
        Some(most) => {
            let most = most.to_string();
            words.say("practice-total", &[("total", &total), ("most", &most)])
        }
        None => total,
    }
}

fn withdrawn(room: &Room, pair: &Pair) -> Result<Vec<String>, Failure> {
    let words = room.app.words();
    let stubs = table::withdrawn(room.db, &pair.id)?.into_iter();
    let stubs = stubs.map(|(_, at)| {
        let day = words.day_short(at.day());
        let key = if pair.exported {
            key!("practice-withdrawn-record")
        } else {
            key!("practice-withdrawn")
        };
        words.say(key, &[("day", &day)])
    });
    Ok(stubs.collect())
}

fn lines(room: &Room, pair: &Pair) -> Result<Vec<PracticeLine>, Failure> {
    let words = room.app.words();
    let mut shown = Vec::new();
    let all = table::lines(room.db, &pair.id)?;
    let first = all.last().map(|line| line.dev.clone());
    for line in all {
        let report = table::file(room.db, &pair.id, (&line.dev, line.seq), "report.pdf")?;
        let count = line.items.to_string();
        let what = match line.kind.as_str() {
            // Newest first: the last one is the hello that the words were read out for.
            "hello" if Some(&line.dev) != first.as_ref() => words.say("practice-line-renewed", &[]),
            "hello" => words.say("practice-line-hello", &[]),
            "withdraw" => words.say("practice-line-withdraw", &[]),
            "end" => words.say("practice-line-end", &[]),
            _ => words.say("practice-line-items", &[("count", &count)]),
        };
        shown.push(PracticeLine {
            when: words.day_and_time(&line.stored),
            what,
            files: report.is_some(),
            dev: line.dev.to_string(),
            seq: line.seq,
        });
    }
    Ok(shown)
}

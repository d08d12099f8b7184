//! The report's data, as the template reads it.

use super::{chart, view};
use crate::paper::plain::{line, paragraphs};
use crate::share::packet::{Answer, Answers, Entry, Form, Packet};
use crate::words::Words;
use serde::Serialize;
use std::collections::BTreeSet;

/// All that varies in a report.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Page {
    title: String,
    lang: &'static str,
    made: String,
    days: String,
    infusions: String,
    measures: Vec<chart::Measure>,
    moods: Option<chart::Line>,
    talk: Vec<String>,
    forms: Vec<Filled>,
    told: Vec<ToldScore>,
    entries: Vec<Text>,
    not_in: Vec<String>,
    receives: String,
    watching: String,
    #[serde(rename = "box")]
    boxes: Option<String>,
    page: String,
    say: Say,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Say {
    infusions: String,
    infusions_marked: String,
    measures: String,
    moods: String,
    mood_alone: String,
    talk: String,
    scores: String,
    told: String,
    entries: String,
    not_in: String,
}

#[derive(Serialize)]
struct Filled {
    heading: String,
    total: String,
    entered: Option<String>,
    answers: Option<Vec<Given>>,
    attribution: String,
}

#[derive(Serialize)]
struct ToldScore {
    heading: String,
    line: String,
}

#[derive(Serialize)]
struct Given {
    item: u32,
    stem: Option<String>,
    text: String,
    answer: String,
}

#[derive(Serialize)]
struct Text {
    heading: String,
    about: String,
    paragraphs: Vec<String>,
    attached: Vec<String>,
}

/// The data, with the letters in `boxed` as boxes.
pub fn of(packet: &Packet, words: &Words, boxed: &BTreeSet<char>) -> Page {
    let view = view::of(packet, words);
    let say = |text: String| line(&text, boxed);
    Page {
        // A title longer than this is a paste; PDF strings end at 32,767 bytes.
        title: say(view.title.chars().take(300).collect()),
        lang: "en",
        made: say(view.made),
        days: say(view.days),
        infusions: say(view.infusions),
        measures: chart::measures(packet, words),
        moods: packet
            .moods
            .as_ref()
            .map(|moods| chart::moods(moods, packet, words)),
        talk: packet
            .talk
            .as_ref()
            .map(|talk| paragraphs(talk.words.expose(), boxed))
            .unwrap_or_default(),
        forms: packet
            .forms
            .iter()
            .map(|form| filled(form, words, boxed))
            .collect(),
        told: packet
            .told
            .iter()
            .map(|told| ToldScore {
                heading: line(&view::told_heading(told, words), boxed),
                line: line(&view::told_line(told, words), boxed),
            })
            .collect(),
        entries: packet
            .entries
            .iter()
            .map(|entry| text(entry, words, boxed))
            .collect(),
        not_in: packet
            .not_in
            .iter()
            .map(|sentence| line(sentence, boxed))
            .collect(),
        receives: line(&view::receivers(packet, words), boxed),
        watching: words.say("share-report-watching", &[]),
        boxes: (!boxed.is_empty()).then(|| words.say("share-report-box", &[])),
        page: words.say(
            "share-report-page",
            &[("page", "{page}"), ("pages", "{pages}")],
        ),
        say: Say {
            infusions: words.say("share-report-infusions", &[]),
            infusions_marked: words.say("share-report-infusions-marked", &[]),
            measures: words.say("share-report-measures", &[]),
            moods: words.say("share-report-moods", &[]),
            mood_alone: words.say("share-report-mood-alone", &[]),
            talk: words.say("share-report-talk", &[]),
            scores: words.say("share-report-scores", &[]),
            told: words.say("share-report-told-scores", &[]),
            entries: words.say("share-report-entries", &[]),
            not_in: words.say("share-report-not-in", &[]),
        },
    }
}

impl Page {
    /// As the template's file.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(self).ok()
    }
}

fn filled(form: &Form, words: &Words, boxed: &BTreeSet<char>) -> Filled {
    let when = view::form_at(form, words);
    let answers = match &form.answers {
        Answers::Withheld => None,
        Answers::All(answers) => Some(answers),
    };
    Filled {
        heading: line(&format!("{}, {when}", form.scale), boxed),
        total: line(&view::total(form, words), boxed),
        entered: view::entered(form, words).map(|entered| line(&entered, boxed)),
        answers: answers.map(|answers| {
            // A stem is told once, where it begins.
            let mut told = None;
            let given = answers.iter().map(|answer| Given {
                item: answer.item,
                stem: new_stem(&mut told, answer).map(|stem| line(stem, boxed)),
                text: line(&answer.text, boxed),
                answer: line(&answer.words, boxed),
            });
            given.collect()
        }),
        attribution: line(&form.attribution, boxed),
    }
}

fn new_stem<'a>(told: &mut Option<&'a str>, answer: &'a Answer) -> Option<&'a str> {
    let stem = answer.stem.as_deref().filter(|stem| *told != Some(*stem));
    *told = stem.or(*told);
    stem
}

fn text(entry: &Entry, words: &Words, boxed: &BTreeSet<char>) -> Text {
    Text {
        heading: view::at(&entry.at, words),
        about: line(&view::about(entry, words), boxed),
        paragraphs: paragraphs(entry.words.expose(), boxed),
        attached: entry
            .attachments
            .iter()
            .map(|one| line(&view::attached(one, words), boxed))
            .collect(),
    }
}

//! A packet as Markdown, for people who keep plain files.

use crate::share::packet::{Answers, Entry, Form, Packet};
use crate::words::Words;
use std::fmt::Write;

/// The packet as Markdown, UTF-8. Words a person wrote stand as quotations, unchanged.
#[must_use]
pub fn write(packet: &Packet, words: &Words) -> Vec<u8> {
    let mut text = String::new();
    let view = super::view::of(packet, words);
    let _ = writeln!(text, "# {}\n\n{}", escaped(&view.title), view.made);
    if !view.infusions.is_empty() {
        let heading = words.say("share-report-infusions", &[]);
        let _ = writeln!(text, "\n## {heading}\n\n{}", view.infusions);
    }
    write_moods(&mut text, packet, words);
    if let Some(talk) = &packet.talk {
        let heading = words.say("share-report-talk", &[]);
        let _ = writeln!(text, "\n## {heading}\n");
        quote(&mut text, talk.words.expose());
    }
    for form in &packet.forms {
        write_form(&mut text, form, words);
    }
    write_told(&mut text, packet, words);
    for entry in &packet.entries {
        write_entry(&mut text, entry, words);
    }
    if !packet.not_in.is_empty() {
        let heading = words.say("share-report-not-in", &[]);
        let _ = writeln!(text, "\n## {heading}\n");
        for sentence in &packet.not_in {
            let _ = writeln!(text, "- {}", escaped(sentence));
        }
    }
    text.into_bytes()
}

fn write_form(text: &mut String, form: &Form, words: &Words) {
    let _ = writeln!(
        text,
        "\n## {}, {}\n\n{}",
        escaped(&form.scale),
        super::view::form_at(form, words),
        escaped(&super::view::total(form, words)),
    );
    if let Some(entered) = super::view::entered(form, words) {
        let _ = writeln!(text, "\n{}", escaped(&entered));
    }
    if let Answers::All(answers) = &form.answers {
        let mut told = None;
        let _ = writeln!(text);
        for answer in answers {
            if answer.stem.is_some() && answer.stem != told {
                told.clone_from(&answer.stem);
                let stem = answer.stem.as_deref().unwrap_or_default();
                let _ = writeln!(text, "{}\n", escaped(stem));
            }
            let _ = writeln!(
                text,
                "{}. {} – {}",
                answer.item,
                escaped(&answer.text),
                escaped(&answer.words)
            );
        }
    }
    let _ = writeln!(text, "\n{}", escaped(&form.attribution));
}

/// Apart from the patient's own answers.
fn write_told(text: &mut String, packet: &Packet, words: &Words) {
    if packet.told.is_empty() {
        return;
    }
    let heading = words.say("share-report-told-scores", &[]);
    let _ = writeln!(text, "\n## {heading}");
    for told in &packet.told {
        let _ = writeln!(
            text,
            "\n### {}\n\n{}",
            escaped(&super::view::told_heading(told, words)),
            escaped(&super::view::told_line(told, words))
        );
    }
}

fn write_entry(text: &mut String, entry: &Entry, words: &Words) {
    let _ = writeln!(text, "\n## {}\n", super::view::at(&entry.at, words));
    let about = super::view::about(entry, words);
    let _ = writeln!(text, "{}\n", escaped(&about));
    quote(text, entry.words.expose());
    for one in &entry.attachments {
        let _ = writeln!(text, "\n{}", escaped(&super::view::attached(one, words)));
    }
}

fn quote(text: &mut String, words: &str) {
    for line in words.lines() {
        let _ = writeln!(text, "> {}", escaped(line));
    }
}

/// Every mood of the span, one a line.
fn write_moods(text: &mut String, packet: &Packet, words: &Words) {
    let Some(moods) = &packet.moods else { return };
    let heading = words.say("share-report-moods", &[]);
    let about = super::chart::moods_said(moods, words);
    let _ = writeln!(text, "\n## {heading}\n\n{}\n", escaped(&about));
    for tap in &moods.taps {
        let at = super::view::at(&tap.at, words);
        let _ = writeln!(text, "- {at}: {}", escaped(&tap.words));
    }
}

/// What Markdown would read as its own marks is kept as written.
fn escaped(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    for letter in line.chars() {
        if matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '+'
                | '-'
        ) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

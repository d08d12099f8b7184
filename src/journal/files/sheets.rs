//! The journal as a folder of Markdown: a file for each text, and a page that says what is what.

use super::front::quoted;
use super::{Attached, Leaf};
use crate::journal::{Kind, excerpt};
use crate::random::Id;
use crate::words::Words;
use std::collections::{HashMap, HashSet};

/// A file of the folder: where in it, and its text.
pub struct Sheet {
    /// The path inside the folder, with `/` between its parts.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The journal as a folder: a file for each text, in a folder for each year, and what says what is what.
#[must_use]
pub fn write(leaves: &[Leaf], words: &Words) -> Vec<Sheet> {
    let names = names(leaves);
    let mut sheets = vec![readme(leaves, &names, words)];
    sheets.extend(leaves.iter().map(|leaf| Sheet {
        path: names.get(&leaf.text.id).cloned().unwrap_or_default(),
        text: sheet(leaf, &names, words),
    }));
    sheets
}

/// `2026/2026-11-09 14.05.md`; a second one of that minute ends in ` 2`.
fn names(leaves: &[Leaf]) -> HashMap<Id, String> {
    let mut taken = HashSet::new();
    let mut names = HashMap::new();
    for leaf in leaves {
        let at = leaf.text.at.local();
        let base = format!("{}/{}", at.format("%Y"), at.format("%Y-%m-%d %H.%M"));
        let name = (1_u32..)
            .map(|number| match number {
                1 => format!("{base}.md"),
                number => format!("{base} {number}.md"),
            })
            .find(|name| taken.insert(name.clone()));
        names.insert(leaf.text.id.clone(), name.unwrap_or_default());
    }
    names
}

fn sheet(leaf: &Leaf, names: &HashMap<Id, String>, words: &Words) -> String {
    let text = &leaf.text;
    let mut lines = vec![
        "---".to_owned(),
        format!("date: {}", text.at.rfc3339()),
        format!("zone: {}", text.at.zone_name()),
        format!("layer: {}", layer(text.kind)),
    ];
    if !leaf.tags.is_empty() {
        let tags: Vec<String> = leaf.tags.iter().map(|tag| quoted(tag.expose())).collect();
        lines.push(format!("tags: [{}]", tags.join(", ")));
    }
    if leaf.favourite {
        lines.push("favourite: true".to_owned());
    }
    if !text.kept {
        lines.push("draft: true".to_owned());
    }
    if let Some(key) = &text.asked {
        lines.push(format!("asked: {}", quoted(key)));
        if let Some(known) = crate::window::prompt::known(key) {
            lines.push(format!("question: {}", quoted(&words.say(known, &[]))));
        }
    }
    if let Some(beside) = &text.beside {
        lines.push(format!("beside: {beside}"));
        if let Some(name) = names.get(beside) {
            lines.push(format!("beside-file: {}", quoted(&format!("../{name}"))));
        }
    }
    if let Some(session) = &text.session {
        lines.push(format!("infusion: {session}"));
    }
    lines.push(format!("changed: {}", text.changed.rfc3339()));
    lines.push(format!("revision: {}", text.revision));
    lines.push(format!("id: {}", text.id));
    if !leaf.pictures.is_empty() {
        let files: Vec<String> = leaf.pictures.iter().map(|one| quoted(&one.file)).collect();
        let said = leaf.pictures.iter().map(|one| quoted(one.alt.expose()));
        lines.push(format!("pictures: [{}]", files.join(", ")));
        lines.push(format!(
            "described: [{}]",
            said.collect::<Vec<_>>().join(", ")
        ));
    }
    if let Some(file) = &leaf.voice {
        lines.push(format!("voice: {}", quoted(file)));
    }
    lines.push("---\n".to_owned());
    format!(
        "{}\n{}{}\n",
        lines.join("\n"),
        text.words.expose(),
        below(&leaf.pictures, leaf.voice.as_deref())
    )
}

/// The pictures and the sound of a text, as they stand below its words.
pub(super) fn below(pictures: &[Attached], voice: Option<&str>) -> String {
    let shown = pictures.iter().map(|one| {
        let said = one.alt.expose().replace(['[', ']', '\n', '\r'], " ");
        format!("\n\n![{said}](../{})", one.file)
    });
    let heard = voice.map(|file| {
        let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
        format!("\n\n[{name}](../{file})")
    });
    shown.chain(heard).collect()
}

fn layer(kind: Kind) -> &'static str {
    match kind {
        Kind::Fragment => "fragment",
        Kind::Entry => "entry",
    }
}

fn readme(leaves: &[Leaf], names: &HashMap<Id, String>, words: &Words) -> Sheet {
    let mut text = String::from("---\nafterglow: readme\n---\n\n");
    text.push_str(&format!("# {}\n\n", words.say("files-readme-title", &[])));
    for key in [
        crate::key!("files-readme-what"),
        crate::key!("files-readme-above"),
        crate::key!("files-readme-beside"),
        crate::key!("files-readme-pictures"),
        crate::key!("files-readme-not"),
        crate::key!("files-readme-plain"),
    ] {
        text.push_str(&words.say(key, &[]));
        text.push_str("\n\n");
    }
    let mut month = String::new();
    for leaf in leaves {
        let at = &leaf.text.at;
        let now = words.month(at.day());
        if now != month {
            text.push_str(&format!("## {now}\n\n"));
            month = now;
        }
        let name = names.get(&leaf.text.id).map_or("", String::as_str);
        let label = format!("{}, {}", words.day(at.day()), words.time(at));
        let first = excerpt(leaf.text.words.expose());
        text.push_str(&format!("- [{label}](<{name}>): {first}\n"));
    }
    Sheet {
        path: "README.md".to_owned(),
        text,
    }
}

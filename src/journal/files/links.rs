//! Pictures that a Markdown file names: those in foreign words, and those above our own.

use super::Attached;
use super::by_name;
use super::front::Front;
use crate::journal::picture;
use crate::private::Private;
use crate::random::Id;
use std::collections::HashSet;

/// Pictures that stand in the words and lie inside the folder, the first time each.
pub(super) fn in_words(path: &str, words: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    for part in words.split("![").skip(1) {
        let target = match part.strip_prefix('[') {
            Some(wiki) => wiki.split_once("]]").map(|(target, _)| target),
            None => part
                .split_once("](")
                .and_then(|(_, target)| target.split_once(')'))
                .map(|(target, _)| target.trim_matches(['<', '>'])),
        };
        let target =
            target.map(|target| target.split(['|', '"']).next().unwrap_or_default().trim());
        let file = target
            .filter(|target| is_picture(target))
            .and_then(|target| joined(folder, target));
        found.extend(file.filter(|file| known.insert(file.clone())));
    }
    found
}

fn is_picture(target: &str) -> bool {
    ["jpg", "jpeg", "png"].contains(&by_name::ending(target).as_str())
}

/// A path inside the folder that was chosen; nothing when it leads out of it or elsewhere.
fn joined(folder: &str, target: &str) -> Option<String> {
    let target = target.replace("%20", " ");
    if target.contains([':', '\\']) || target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The pictures named above a text that we wrote; each is called by its id.
pub(super) fn above(front: &Front) -> Vec<Attached> {
    let list = |name: &str| front.get(name).map(Vec::as_slice).unwrap_or_default();
    let said = list("described")
        .iter()
        .map(String::as_str)
        .chain(std::iter::repeat(""));
    let read = list("pictures").iter().zip(said).map(|(file, said)| {
        let name = file
            .rsplit_once('/')
            .map_or(file.as_str(), |(_, name)| name);
        Some(Attached {
            id: Id::read(name.rsplit_once('.')?.0)?,
            file: file.clone(),
            alt: Private::new(said.chars().take(picture::LONGEST_ALT).collect()),
            at: None,
        })
    });
    read.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_inside_the_folder_are_found() {
        for (words, expected) in [
            ("![sea](img/sea.png)", Some("a/img/sea.png")),
            ("![](<../sea the second.JPG>)", Some("sea the second.JPG")),
            (
                "![](../b/sea%20wide.jpeg \"title\")",
                Some("b/sea wide.jpeg"),
            ),
            ("![[sea.png|300]]", Some("a/sea.png")),
            ("![](../../sea.png)", None),
            ("![](/etc/sea.png)", None),
            ("![](C:\\sea.png)", None),
            ("![](https://example.org/sea.png)", None),
            ("![](notes.md) and ![ and ![](", None),
        ] {
            let found = in_words("a/2026-11-09.md", words);
            assert_eq!(found.first().map(String::as_str), expected, "{words}");
        }
    }
}

//! A folder of Markdown as it comes in: ours, and what other people keep so.

use super::foreign::Foreign;
use super::front::{self, Front};
use super::left::Why;
use super::when::{Told, believed};
use super::{Leaf, Reading, Source, links, sheets};
use crate::journal::{Kind, Written, fits, marks};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// Names, in a Markdown file, of when it was written; the first one found counts.
const DATES: &[&str] = &[
    "date",
    "created",
    "created_at",
    "createdat",
    "creation_date",
    "creationdate",
    "datetime",
];
const CHANGED: &[&str] = &[
    "changed",
    "modified",
    "updated",
    "updated_at",
    "lastmod",
    "modifieddate",
];
const FAVOURITES: &[&str] = &["favourite", "favorite", "starred", "star"];

/// Reads a file of a folder; `file` is when it was last changed.
pub fn read(path: &str, text: &str, file: Option<DateTime<Utc>>, here: Tz, reading: &mut Reading) {
    let (front, words) = front::split(text);
    if front.contains_key("afterglow") {
        return; // our own page about the folder
    }
    if let Some(leaf) = own(&front, words) {
        reading.sources.insert(Source::Own);
        let added = leaf.and_then(|leaf| match reading.add(Source::Own, leaf) {
            true => Ok(()),
            false => Err(Why::SameNumber),
        });
        if let Err(why) = added {
            reading.leave(path, 0, "", why);
        }
        return;
    }
    let pictures = links::in_words(path, words);
    let told = dated(&front, DATES)
        .or_else(|| by_path(path))
        .or(file.map(Told::File));
    let foreign = Foreign {
        file: path.to_owned(),
        number: 0,
        date: String::new(),
        told,
        key: None,
        words: titled(&front, words),
        tags: tags(&front),
        favourite: FAVOURITES.iter().any(|name| is(&front, name)),
        changed: dated(&front, CHANGED),
        pictures,
    };
    reading.take(Source::Markdown, here, foreign);
}

fn one<'a>(front: &'a Front, name: &str) -> Option<&'a str> {
    front.get(name)?.first().map(String::as_str)
}

fn is(front: &Front, name: &str) -> bool {
    one(front, name) == Some("true")
}

fn dated(front: &Front, names: &[&str]) -> Option<Told> {
    names.iter().find_map(|name| Told::read(one(front, name)?))
}

/// Tags in a list, or in one value between commas or spaces.
fn tags(front: &Front) -> Vec<String> {
    let values = front.get("tags").or_else(|| front.get("tag"));
    let values = values.map(Vec::as_slice).unwrap_or_default();
    match values {
        [one] if one.contains(',') => one.split(',').map(str::to_owned).collect(),
        [one] if one.contains('#') => one.split_whitespace().map(str::to_owned).collect(),
        several => several.to_vec(),
    }
}

/// A title that stands only above the words goes to their beginning.
fn titled(front: &Front, words: &str) -> String {
    match one(front, "title") {
        Some(title) if !title.is_empty() && !words.contains(title) => {
            format!("# {title}\n\n{}", words.trim_start_matches(['\r', '\n']))
        }
        _ => words.to_owned(),
    }
}

/// A date in the name of the file, or in the names of the folders it lies in (`2026/11/09.md`).
fn by_path(path: &str) -> Option<Told> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    // The longest beginning that is a date: a title may follow it.
    let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    let beginnings = ends
        .filter(|at| (8..=22).contains(at))
        .filter_map(|at| name.get(..at));
    let beginning = beginnings.filter_map(read_name).next_back();
    beginning.or_else(|| {
        let mut parts = folders.rsplit('/');
        let (month, year) = (parts.next()?, parts.next()?);
        let day = name
            .get(..2)
            .filter(|day| day.chars().all(|digit| digit.is_ascii_digit()))?;
        Told::read(&format!("{year}-{month}-{day}"))
    })
}

fn read_name(name: &str) -> Option<Told> {
    if name.len() == 8 && name.chars().all(|digit| digit.is_ascii_digit()) {
        let (year, rest) = name.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return Told::read(&format!("{year}-{month}-{day}"));
    }
    Told::read(name)
}

/// A text that we wrote, with everything that stands above it; nothing when it is not ours.
fn own(front: &Front, words: &str) -> Option<Result<Leaf, Why>> {
    let kind = match one(front, "layer")? {
        "fragment" => Kind::Fragment,
        "entry" => Kind::Entry,
        _ => return None,
    };
    let id = Id::read(one(front, "id")?)?;
    let zone: Tz = one(front, "zone")?.parse().ok()?;
    let moment = |name| {
        let at = Moment::parse(one(front, name)?, zone).ok()?;
        believed(at).ok()
    };
    let at = moment("date")?;
    let revision: u32 = one(front, "revision")?
        .parse()
        .ok()
        .filter(|one| *one > 0)?;
    // Exactly what was put round the words is taken off again.
    let words = words.strip_prefix('\n').unwrap_or(words);
    let words = words.strip_suffix('\n').unwrap_or(words);
    let pictures = links::above(front);
    let voice = one(front, "voice").map(str::to_owned);
    let words = words
        .strip_suffix(&sheets::below(&pictures, voice.as_deref()))
        .unwrap_or(words);
    if fits(words).is_err() {
        return Some(Err(Why::Long));
    }
    let tags = front.get("tags").map(Vec::as_slice).unwrap_or_default();
    let tags = tags
        .iter()
        .filter(|tag| tag.chars().nth(marks::LONGEST).is_none());
    let read = |name| one(front, name).and_then(Id::read);
    Some(Ok(Leaf {
        favourite: is(front, "favourite"),
        tags: tags
            .take(marks::MOST)
            .map(|tag| Private::from(tag.as_str()))
            .collect(),
        over: None,
        earlier: Vec::new(),
        pictures,
        voice,
        text: Written {
            id,
            revision,
            kind,
            beside: read("beside"),
            session: read("infusion"),
            asked: one(front, "asked").map(str::to_owned),
            words: Private::from(words),
            voice: None,
            kept: !is(front, "draft"),
            at,
            changed: moment("changed").unwrap_or(at),
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Tz = chrono_tz::America::New_York;

    #[test]
    fn dates_are_found_in_names_of_files_and_folders() {
        for (path, expected) in [
            ("2026-11-09.md", Some("2026-11-09T12:00:00.000-05:00")),
            (
                "2026-11-09 The kettle.md",
                Some("2026-11-09T12:00:00.000-05:00"),
            ),
            ("2026-11-09 14.05.md", Some("2026-11-09T14:05:00.000-05:00")),
            (
                "a/2026-11-09T14-05 Rain.md",
                Some("2026-11-09T14:05:00.000-05:00"),
            ),
            ("20261109.md", Some("2026-11-09T12:00:00.000-05:00")),
            ("2026_11_09.md", Some("2026-11-09T12:00:00.000-05:00")),
            (
                "journal/2026/11/09.md",
                Some("2026-11-09T12:00:00.000-05:00"),
            ),
            (
                "2026/11/09 Monday.md",
                Some("2026-11-09T12:00:00.000-05:00"),
            ),
            ("Kettle.md", None),
            ("12345678.md", None),
            ("水の音がきこえる朝.md", None),
        ] {
            let at = by_path(path).map(|told| told.moment(HERE).unwrap().0.rfc3339());
            assert_eq!(at.as_deref(), expected, "{path}");
        }
    }

    fn foreign(path: &str, text: &str) -> Leaf {
        let mut reading = Reading::default();
        let file = Moment::parse("2026-01-02T03:04:05Z", HERE).unwrap();
        let file = DateTime::from_timestamp_millis(file.ms());
        read(path, text, file, HERE, &mut reading);
        assert!(reading.left.is_empty(), "{:?}", reading.left);
        reading.leaves.remove(0)
    }

    #[test]
    fn what_stands_above_counts_before_the_name_and_the_name_before_the_file() {
        let above = "---\ntitle: Rain\ndate: 2025-05-05 08:00\ntags: sleep, \"the sea\"\nstarred: true\n---\nIt rained.\n";
        let leaf = foreign("2026-11-09.md", above);
        assert_eq!(leaf.text.at.rfc3339(), "2025-05-05T08:00:00.000-04:00");
        assert_eq!(leaf.text.words, Private::from("# Rain\n\nIt rained."));
        assert!(leaf.favourite);
        let leaf = foreign("2026-11-09.md", "It rained.");
        assert_eq!(leaf.text.at.rfc3339(), "2026-11-09T12:00:00.000-05:00");
        let leaf = foreign("Rain.md", "It rained.");
        assert_eq!(leaf.text.at.rfc3339(), "2026-01-01T22:04:05.000-05:00");
    }

    #[test]
    fn a_copied_file_is_the_same_entry() {
        let mut reading = Reading::default();
        for day in [1_700_000_000_000, 1_710_000_000_000] {
            read(
                "a.md",
                "It rained.",
                DateTime::from_timestamp_millis(day),
                HERE,
                &mut reading,
            );
        }
        assert_eq!((reading.leaves.len(), reading.left.len()), (1, 1));
    }
}

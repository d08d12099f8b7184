//! An entry of another program on its way to be one of ours: checked, tidied, named so that it
//! comes only once.

use super::left::{Note, Why};
use super::when::Told;
use super::{Attached, Leaf, Reading, Source};
use crate::journal::{Error, Kind, Written, fits, is_blank, marks};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono_tz::Tz;
use sha2::{Digest, Sha256};

/// An entry as a foreign file tells it.
#[derive(Debug)]
pub struct Foreign {
    /// The file it stands in; empty: the one that was chosen.
    pub file: String,
    /// Which entry of it, from 1; 0: the file is one entry.
    pub number: u32,
    /// Its date as it stands there.
    pub date: String,
    /// When it was written.
    pub told: Option<Told>,
    /// The name by which its program knows it; without one its time and words tell it apart.
    pub key: Option<String>,
    /// Its words.
    pub words: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// It was marked there as a favourite.
    pub favourite: bool,
    /// When it was last changed.
    pub changed: Option<Told>,
    /// Where its pictures lie.
    pub pictures: Vec<String>,
}

impl Reading {
    /// Takes a foreign entry in, or notes why it stays out.
    pub fn take(&mut self, source: Source, here: Tz, entry: Foreign) {
        self.sources.insert(source);
        let (file, number, date) = (entry.file.clone(), entry.number, entry.date.clone());
        if let Err(why) = self.try_take(source, here, entry) {
            self.leave(&file, number, &date, why);
        }
    }

    fn try_take(&mut self, source: Source, here: Tz, entry: Foreign) -> Result<(), Why> {
        let words = Private::new(tidy(&entry.words));
        if is_blank(words.expose()) && entry.pictures.is_empty() {
            return Err(Why::Blank);
        }
        fits(words.expose()).map_err(|_: Error| Why::Long)?;
        let told = entry.told.ok_or(Why::NoDate)?;
        let (at, note) = told.moment(here)?;
        let changed = entry.changed.and_then(|told| told.moment(here).ok());
        let changed = changed.map_or(at, |(changed, _)| changed.seen_in(at.zone()).max(at));
        let plain = format!("{}\0{}", told.key(), words.expose());
        let own = entry.key.clone().unwrap_or_else(|| plain.clone());
        // What is told only by the file is not part of the name: files are copied and touched.
        let stamp = match told {
            Told::File(_) => Moment::from_ms(0, here),
            _ => at,
        };
        let (tags, left_out) = kept_tags(&entry.tags);
        let mut leaf = Leaf {
            text: Written {
                id: name(source, &stamp, &own),
                revision: 1,
                kind: Kind::Entry,
                beside: None,
                session: None,
                asked: None,
                words,
                voice: None,
                kept: true,
                at,
                changed,
            },
            favourite: entry.favourite,
            tags,
            over: None,
            earlier: Vec::new(),
            pictures: Vec::new(),
            voice: None,
        };
        leaf.pictures = entry
            .pictures
            .iter()
            .map(|file| Attached {
                id: name(source, &stamp, &format!("{own}\0{file}")),
                file: file.clone(),
                alt: Private::default(),
                at: None,
            })
            .collect();
        if !self.add(source, leaf.clone()) {
            // The same name with other words is another entry, and the same words are the same one.
            if entry.key.is_none() || self.has(&leaf) {
                return Err(Why::Twice);
            }
            leaf.text.id = name(source, &stamp, &format!("{own}\0{plain}"));
            if !self.add(source, leaf) {
                return Err(Why::Twice);
            }
        }
        for note in note.into_iter().chain(left_out.then_some(Note::Tags)) {
            self.tell(note);
        }
        Ok(())
    }

    fn has(&self, leaf: &Leaf) -> bool {
        let other = self.ids.get(&leaf.text.id);
        other
            .and_then(|(_, place)| self.leaves.get(*place))
            .is_some_and(|other| other.text.words == leaf.text.words)
    }
}

/// Line ends as everywhere here, nothing blank round the words, no marks that stand for no letter.
fn tidy(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    let words: String = words
        .chars()
        .filter(|letter| !matches!(letter, '\0' | '\u{FEFF}' | '\u{FFFC}'))
        .collect();
    let lines = words.trim_end();
    // The first line may be indented; blank lines before it are not part of it.
    let mut first = lines;
    while let Some((line, rest)) = first.split_once('\n') {
        if !line.trim().is_empty() {
            break;
        }
        first = rest;
    }
    first.to_owned()
}

fn kept_tags(tags: &[String]) -> (Vec<Private<String>>, bool) {
    let bare = tags
        .iter()
        .map(|tag| Private::from(tag.trim().trim_start_matches(['@', '#'])));
    let tidy = marks::tidied(&bare.collect::<Vec<_>>());
    let many = tidy.len();
    let kept: Vec<Private<String>> = tidy
        .into_iter()
        .map(|(tag, _)| tag)
        .filter(|tag| tag.expose().chars().nth(marks::LONGEST).is_none())
        .take(marks::MOST)
        .collect();
    let left_out = kept.len() < many;
    (kept, left_out)
}

/// An id that is the same whenever the same entry is brought in.
fn name(source: Source, stamp: &Moment, key: &str) -> Id {
    let mut hash = Sha256::new();
    hash.update(source.name());
    hash.update([0]);
    hash.update(key);
    let mut grains = [0; 10];
    for (grain, byte) in grains.iter_mut().zip(hash.finalize()) {
        *grain = byte;
    }
    // Seconds are not told by every file of the same program.
    let minute = stamp.ms().div_euclid(60_000) * 60_000;
    Id::new(&Moment::from_ms(minute, stamp.zone()), grains)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(key: Option<&str>, words: &str) -> Foreign {
        Foreign {
            file: String::new(),
            number: 1,
            date: String::new(),
            told: Told::read("2026-11-09 14:05"),
            key: key.map(str::to_owned),
            words: words.to_owned(),
            tags: vec!["@Sleep".into(), "#sleep".into(), "x".repeat(41)],
            favourite: false,
            changed: None,
            pictures: Vec::new(),
        }
    }

    fn read(entries: Vec<Foreign>) -> Reading {
        let mut reading = Reading::default();
        for entry in entries {
            reading.take(Source::DayOne, chrono_tz::Europe::Paris, entry);
        }
        reading
    }

    #[test]
    fn the_same_entry_has_the_same_id_and_comes_once() {
        let first = read(vec![
            entry(Some("A"), "water"),
            entry(Some("A"), "water\r\n"),
        ]);
        assert_eq!(first.leaves.len(), 1);
        assert_eq!(first.left.first().unwrap().why, Why::Twice);
        let again = read(vec![entry(Some("A"), "water")]);
        assert_eq!(first.leaves[0].text.id, again.leaves[0].text.id);
        assert_eq!(first.leaves[0].tags, [Private::from("Sleep")]);
        assert_eq!(first.told.get(&Note::Tags), Some(&1));
    }

    #[test]
    fn one_name_for_two_texts_loses_neither() {
        let reading = read(vec![entry(Some("A"), "water"), entry(Some("A"), "light")]);
        assert_eq!(reading.leaves.len(), 2);
        assert_ne!(reading.leaves[0].text.id, reading.leaves[1].text.id);
        assert!(reading.left.is_empty());
    }

    #[test]
    fn what_cannot_be_an_entry_is_named() {
        let mut odd = entry(None, "water");
        odd.told = Told::read("9999-01-01");
        let mut none = entry(None, "water");
        none.told = None;
        let long = "x".repeat(crate::journal::LONGEST + 1);
        let reading = read(vec![odd, none, entry(None, " \n"), entry(None, &long)]);
        let why: Vec<Why> = reading.left.iter().map(|left| left.why).collect();
        assert_eq!(why, [Why::OddDate, Why::NoDate, Why::Blank, Why::Long]);
    }

    #[test]
    fn words_are_tidied_at_their_ends_alone() {
        assert_eq!(tidy("\n \n  one\r\n\r\n two \n\n"), "  one\n\n two");
    }
}

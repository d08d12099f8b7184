//! Our own journal file, lossless: what goes out comes in again to the byte.
//!
//! `{"format": "afterglow-journal", "version": 1, "texts": [...]}`, a text a line, the oldest first.
//! Of a deleted text nothing goes out.

use super::left::Why;
use super::when::believed;
use super::{Attached, Earlier, Leaf, Over, Reading, Source};
use crate::journal::{Kind, Written, fits, marks, picture};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Text {
    id: String,
    revision: u32,
    kind: Kind,
    at: String,
    zone: String,
    changed: String,
    kept: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    beside_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked: Option<String>,
    #[serde(default)]
    favourite: bool,
    #[serde(default)]
    tags: Vec<Private<String>>,
    words: Private<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    typed_over: Option<TypedOver>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<Wording>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<Picture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    voice: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Picture {
    id: String,
    file: String,
    alt: Private<String>,
    at: String,
    zone: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TypedOver {
    changed: String,
    words: Private<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wording {
    revision: u32,
    at: String,
    words: Private<String>,
}

/// The journal as one JSON text.
///
/// # Errors
/// None that a journal is known to cause.
pub fn write(leaves: &[Leaf]) -> Result<String, serde_json::Error> {
    let mut json = String::from("{\"format\":\"afterglow-journal\",\"version\":1,\"texts\":[");
    for (number, leaf) in leaves.iter().enumerate() {
        json.push_str(if number == 0 { "\n" } else { ",\n" });
        json.push_str(&serde_json::to_string(&out(leaf))?);
    }
    json.push_str("\n]}\n");
    Ok(json)
}

fn out(leaf: &Leaf) -> Text {
    let text = &leaf.text;
    let id = |id: &Id| id.as_str().to_owned();
    Text {
        id: id(&text.id),
        revision: text.revision,
        kind: text.kind,
        at: text.at.rfc3339(),
        zone: text.at.zone_name().to_owned(),
        changed: text.changed.rfc3339(),
        kept: text.kept,
        beside_id: text.beside.as_ref().map(id),
        session_id: text.session.as_ref().map(id),
        asked: text.asked.clone(),
        favourite: leaf.favourite,
        tags: leaf.tags.clone(),
        words: text.words.clone(),
        typed_over: leaf.over.as_ref().map(|over| TypedOver {
            changed: over.changed.rfc3339(),
            words: over.words.clone(),
        }),
        earlier: leaf.earlier.iter().map(wording).collect(),
        pictures: leaf
            .pictures
            .iter()
            .map(|one| shown(one, &text.at))
            .collect(),
        voice: leaf.voice.clone(),
    }
}

fn shown(one: &Attached, with: &Moment) -> Picture {
    let at = one.at.unwrap_or(*with);
    Picture {
        id: one.id.as_str().to_owned(),
        file: one.file.clone(),
        alt: one.alt.clone(),
        at: at.rfc3339(),
        zone: at.zone_name().to_owned(),
    }
}

fn attached(one: &Picture) -> Result<Attached, Why> {
    let zone: Tz = one.zone.parse().map_err(|_| Why::Damaged)?;
    if one.alt.expose().chars().nth(picture::LONGEST_ALT).is_some() {
        return Err(Why::Damaged);
    }
    Ok(Attached {
        id: Id::read(&one.id).ok_or(Why::Damaged)?,
        file: one.file.clone(),
        alt: one.alt.clone(),
        at: Some(moment(&one.at, zone)?),
    })
}

fn moment(text: &str, zone: Tz) -> Result<Moment, Why> {
    believed(Moment::parse(text, zone).map_err(|_| Why::NoDate)?)
}

fn wording(earlier: &Earlier) -> Wording {
    Wording {
        revision: earlier.revision,
        at: earlier.at.rfc3339(),
        words: earlier.words.clone(),
    }
}

/// Is it a text of our own file?
#[must_use]
pub fn is_entry(value: &Value) -> bool {
    ["id", "kind", "revision", "words"]
        .iter()
        .all(|name| value.get(name).is_some())
}

/// Reads a text of the file.
pub fn entry(file: &str, number: u32, value: Value, reading: &mut Reading) {
    reading.sources.insert(Source::Own);
    let date = value.get("at").and_then(Value::as_str).unwrap_or_default();
    let date: String = date.chars().take(16).collect();
    let leaf = serde_json::from_value::<Text>(value)
        .map_err(|_| Why::Damaged)
        .and_then(come_in);
    let outcome = leaf.and_then(|leaf| {
        if reading.add(Source::Own, leaf) {
            Ok(())
        } else {
            Err(Why::SameNumber)
        }
    });
    if let Err(why) = outcome {
        reading.leave(file, number, &date, why);
    }
}

fn come_in(text: Text) -> Result<Leaf, Why> {
    let zone: Tz = text.zone.parse().map_err(|_| Why::Damaged)?;
    let moment = |text: &str| moment(text, zone);
    let id = |text: &str| Id::read(text).ok_or(Why::Damaged);
    let wordings = text.earlier.iter().map(|one| &one.words);
    for words in wordings
        .chain(text.typed_over.iter().map(|over| &over.words))
        .chain([&text.words])
    {
        fits(words.expose()).map_err(|_| Why::Long)?;
    }
    let long = |tag: &Private<String>| tag.expose().chars().nth(marks::LONGEST).is_some();
    if text.revision == 0 || text.tags.len() > marks::MOST || text.tags.iter().any(long) {
        return Err(Why::Damaged);
    }
    let earlier = text.earlier.iter().map(|one| {
        Ok(Earlier {
            revision: one.revision,
            words: one.words.clone(),
            at: moment(&one.at)?,
        })
    });
    let over = text.typed_over.as_ref().map(|over| {
        Ok(Over {
            words: over.words.clone(),
            changed: moment(&over.changed)?,
        })
    });
    Ok(Leaf {
        favourite: text.favourite,
        over: over.transpose()?,
        earlier: earlier.collect::<Result<_, Why>>()?,
        pictures: text
            .pictures
            .iter()
            .map(attached)
            .collect::<Result<_, _>>()?,
        voice: text.voice,
        text: Written {
            id: id(&text.id)?,
            revision: text.revision,
            kind: text.kind,
            beside: text.beside_id.as_deref().map(id).transpose()?,
            session: text.session_id.as_deref().map(id).transpose()?,
            asked: text.asked,
            words: text.words,
            voice: None,
            kept: text.kept,
            at: moment(&text.at)?,
            changed: moment(&text.changed)?,
        },
        tags: text.tags,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_date_that_could_not_be_written_again_is_odd() {
        let mut value = json!({
            "id": "00000000-0000-7000-8000-000000000001", "revision": 1, "kind": "entry",
            "at": "2026-11-09T14:05:00Z", "changed": "2026-11-09T14:05:00Z", "kept": true,
            "zone": "Pacific/Kiritimati", "words": "the kettle"
        });
        for (name, expected) in [("at", 0), ("changed", 0), ("none", 1)] {
            let before = value[name].take();
            value[name] = json!("9999-12-31T23:59:59Z");
            let mut reading = Reading::default();
            entry("", 1, value.clone(), &mut reading);
            value[name] = before;
            assert_eq!(reading.leaves.len(), expected, "{name}");
            assert!(reading.left.iter().all(|left| left.why == Why::OddDate));
        }
    }
}

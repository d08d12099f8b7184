//! `entries.json`: everything in the packet, lossless, for machines (`ag-packet/1`).

use crate::moment::Moment;
use crate::share::Error;
use crate::share::packet::{
    Answer, Answers, Attachment, Entry, Form, Layer, Moods, Packet, Talk, Told,
};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'a> {
    format: &'static str,
    made: At,
    from: Option<&'a str>,
    to: Option<&'a str>,
    infusions: Vec<String>,
    talk: Option<Wanted<'a>>,
    moods: Option<Line<'a>>,
    entries: Vec<Text<'a>>,
    forms: Vec<Filled<'a>>,
    told_scores: Vec<ToldScore<'a>>,
    not_in: &'a [String],
}

#[derive(Serialize)]
struct At {
    instant: String,
    zone: &'static str,
}

#[derive(Serialize)]
struct Wanted<'a> {
    id: &'a str,
    revision: u32,
    at: At,
    words: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    id: Option<&'a str>,
    revision: u32,
    first: String,
    last: String,
    taps: Vec<Mood<'a>>,
}

#[derive(Serialize)]
struct Mood<'a> {
    id: &'a str,
    at: At,
    valence: i32,
    words: &'a str,
}

#[derive(Serialize)]
struct Attached<'a> {
    id: &'a str,
    media: &'static str,
    file: String,
    bytes: usize,
    sha256: &'a str,
    about: &'a str,
    seconds: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Text<'a> {
    id: &'a str,
    revision: u32,
    layer: &'static str,
    at: At,
    session: Option<&'a str>,
    beside: Option<&'a str>,
    words: &'a str,
    attachments: Vec<Attached<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Filled<'a> {
    id: &'a str,
    revision: Option<u32>,
    measure: &'a str,
    scale: &'a str,
    at: At,
    entered: Option<String>,
    total: Option<u32>,
    most: u32,
    range: Option<&'a str>,
    answers: Option<Vec<Given<'a>>>,
    attribution: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ToldScore<'a> {
    id: &'a str,
    revision: u32,
    measure: &'a str,
    total: u32,
    most: Option<u32>,
    day: String,
    told_by: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Given<'a> {
    item: u32,
    stem: Option<&'a str>,
    text: &'a str,
    score: Option<u32>,
    words: &'a str,
}

/// The packet as JSON text, UTF-8, one newline at its end.
///
/// # Errors
/// `Packing`, which no packet is known to cause.
pub fn write(packet: &Packet) -> Result<Vec<u8>, Error> {
    let whole = Whole {
        format: "ag-packet/1",
        made: at(&packet.made),
        from: packet.from.as_ref().map(|name| name.expose().as_str()),
        to: packet.to.as_ref().map(|name| name.expose().as_str()),
        infusions: packet.infusions.iter().map(ToString::to_string).collect(),
        talk: packet.talk.as_ref().map(talk),
        moods: packet.moods.as_ref().map(moods),
        entries: packet.entries.iter().map(text).collect(),
        forms: packet.forms.iter().map(filled).collect(),
        told_scores: packet.told.iter().map(told).collect(),
        not_in: &packet.not_in,
    };
    let mut bytes = serde_json::to_vec_pretty(&whole).map_err(|_| Error::Packing)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn at(moment: &Moment) -> At {
    At {
        instant: moment.rfc3339(),
        zone: moment.zone_name(),
    }
}

fn text(entry: &Entry) -> Text<'_> {
    Text {
        id: entry.id.as_str(),
        revision: entry.revision,
        layer: match entry.layer {
            Layer::Fragment => "fragment",
            Layer::Entry => "entry",
        },
        at: at(&entry.at),
        session: Some(entry.session.as_str()).filter(|label| !label.is_empty()),
        beside: entry.beside.as_ref().map(|id| id.as_str()),
        words: entry.words.expose(),
        attachments: entry.attachments.iter().map(attached).collect(),
    }
}

fn talk(talk: &Talk) -> Wanted<'_> {
    Wanted {
        id: talk.id.as_str(),
        revision: talk.revision,
        at: at(&talk.at),
        words: talk.words.expose(),
    }
}

fn moods(moods: &Moods) -> Line<'_> {
    let taps = moods.taps.iter().map(|tap| Mood {
        id: tap.id.as_str(),
        at: at(&tap.at),
        valence: tap.valence,
        words: &tap.words,
    });
    Line {
        id: moods.id.as_ref().map(|id| id.as_str()),
        revision: moods.revision,
        first: moods.first.to_string(),
        last: moods.last.to_string(),
        taps: taps.collect(),
    }
}

fn attached(one: &Attachment) -> Attached<'_> {
    Attached {
        id: one.id.as_str(),
        media: one.media.mime(),
        file: one.path(),
        bytes: one.bytes.expose().len(),
        sha256: &one.sha256,
        about: one.about.expose(),
        seconds: one.seconds,
    }
}

fn filled(form: &Form) -> Filled<'_> {
    Filled {
        id: form.id.as_str(),
        revision: form.revision,
        measure: &form.measure,
        scale: &form.scale,
        at: at(&form.at),
        entered: form.entered.map(|day| day.to_string()),
        total: form.total,
        most: form.most,
        range: form.range.as_deref(),
        answers: match &form.answers {
            Answers::Withheld => None,
            Answers::All(answers) => Some(answers.iter().map(given).collect()),
        },
        attribution: &form.attribution,
    }
}

fn told(told: &Told) -> ToldScore<'_> {
    ToldScore {
        id: told.id.as_str(),
        revision: told.revision,
        measure: told.measure.expose(),
        total: told.total,
        most: told.most,
        day: told.day.to_string(),
        told_by: told.by.expose(),
    }
}

fn given(answer: &Answer) -> Given<'_> {
    Given {
        item: answer.item,
        stem: answer.stem.as_deref(),
        text: &answer.text,
        score: answer.score,
        words: &answer.words,
    }
}

//! A packet as one table, for a spreadsheet: a row for each infusion, text, mood, form, answer and told score.

use crate::paper::cells::harmless;
use crate::share::Error;
use crate::share::packet::{Answers, Form, Layer, Packet};

/// The packet as CSV, UTF-8. A cell that a spreadsheet would take for a formula begins with `'`.
///
/// # Errors
/// `Packing`, which no packet is known to cause.
pub fn write(packet: &Packet) -> Result<Vec<u8>, Error> {
    let mut rows = Rows(csv::Writer::from_writer(Vec::new()));
    rows.put(["kind", "id", "at", "zone", "of", "value", "words"])?;
    for day in &packet.infusions {
        rows.put(["infusion", "", &day.to_string(), "", "", "", ""])?;
    }
    if let Some(talk) = &packet.talk {
        let (at, zone) = (talk.at.rfc3339(), talk.at.zone_name());
        let words = talk.words.expose();
        rows.put(["talk", talk.id.as_str(), &at, zone, "", "", words])?;
    }
    for tap in packet.moods.iter().flat_map(|moods| &moods.taps) {
        let (at, zone) = (tap.at.rfc3339(), tap.at.zone_name());
        let valence = tap.valence.to_string();
        rows.put(["mood", tap.id.as_str(), &at, zone, "", &valence, &tap.words])?;
    }
    for entry in &packet.entries {
        let kind = match entry.layer {
            Layer::Fragment => "fragment",
            Layer::Entry => "entry",
        };
        let (at, zone) = (entry.at.rfc3339(), entry.at.zone_name());
        let words = entry.words.expose();
        let id = entry.id.as_str();
        rows.put([kind, id, &at, zone, &entry.session, "", words])?;
        for one in &entry.attachments {
            let (path, about) = (one.path(), one.about.expose());
            let own = one.id.as_str();
            rows.put([one.media.mime(), own, &at, zone, id, &path, about])?;
        }
    }
    for form in &packet.forms {
        rows.form(form)?;
    }
    for told in &packet.told {
        let (day, total) = (told.day.to_string(), told.total.to_string());
        let (measure, by) = (told.measure.expose(), told.by.expose());
        rows.put(["told", told.id.as_str(), &day, "", measure, &total, by])?;
    }
    rows.0.into_inner().map_err(|_| Error::Packing)
}

struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    fn put(&mut self, cells: [&str; 7]) -> Result<(), Error> {
        // A mood below the middle is a number, not a formula.
        let cells = cells.map(|cell| match cell.parse::<i32>() {
            Ok(number) => number.to_string(),
            Err(_) => harmless(cell),
        });
        self.0.write_record(&cells).map_err(|_| Error::Packing)
    }

    fn form(&mut self, form: &Form) -> Result<(), Error> {
        let (at, zone) = match form.entered {
            Some(_) => (form.at.day().to_string(), ""),
            None => (form.at.rfc3339(), form.at.zone_name()),
        };
        let id = form.id.as_str();
        let total = form.total.map(|total| total.to_string());
        let total = total.as_deref().unwrap_or_default();
        let range = form.range.as_deref().unwrap_or_default();
        self.put(["form", id, &at, zone, &form.scale, total, range])?;
        if let Some(entered) = form.entered {
            let entered = entered.to_string();
            self.put(["entered", id, &entered, "", &form.scale, "", ""])?;
        }
        if let Answers::All(answers) = &form.answers {
            for answer in answers {
                let of = format!("{} {}. {}", form.scale, answer.item, answer.text);
                let score = answer.score.map(|score| score.to_string());
                let score = score.as_deref().unwrap_or_default();
                self.put(["answer", id, &at, zone, &of, score, &answer.words])?;
            }
        }
        Ok(())
    }
}

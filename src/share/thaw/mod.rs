//! A frozen packet, read back out of the files that were made of it.

mod written;

use super::Error;
use super::freeze::{near, range_bands};
use super::packet::{
    Answer, Answers, Attachment, Entry, Form, Layer, Media, Moods, Packet, Talk, Tap, Told,
};
use crate::checkins::mood::valence_words;
use crate::checkins::scales;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::trends::measures::looks_back_to;
use crate::words::Words;
use std::collections::HashSet;
use written::{At, Attached, Filled, Given, Line, Text, ToldScore, Wanted, Whole};

/// A file of a packet, by its name.
type File = (String, Private<Vec<u8>>);

/// Reads `entries.json` and what is attached. What stands nowhere in it comes from where it came from
/// when it was frozen: codes and ranges of measures, names of moods. Who else receives something is
/// not in it: that is read anew when its pages are.
///
/// # Errors
/// `Packing` when the files are not those of a packet, or of a measure that is not known here.
pub fn thaw(files: &[File], words: &Words) -> Result<Packet, Error> {
    let entries = file(files, "entries.json").ok_or(Error::Packing)?;
    let whole: Whole = serde_json::from_slice(entries.expose()).map_err(|_| Error::Packing)?;
    if whole.format != "ag-packet/1" {
        return Err(Error::Packing);
    }
    let texts = whole.entries.into_iter().map(|text| text.thawed(files));
    let forms = whole.forms.into_iter().map(|form| form.thawed(words));
    Ok(Packet {
        made: whole.made.moment()?,
        from: whole.from,
        to: whole.to,
        talk: whole.talk.map(Wanted::thawed).transpose()?,
        moods: whole.moods.map(|line| line.thawed(words)).transpose()?,
        entries: texts.collect::<Result<_, _>>()?,
        forms: forms.collect::<Result<_, _>>()?,
        told: whole.told_scores.into_iter().map(told).collect(),
        infusions: whole.infusions,
        not_in: whole.not_in,
        receivers: Vec::new(),
    })
}

/// Leaves in a packet what is still agreed to, and nothing that belonged to the rest alone.
pub fn keep(packet: &mut Packet, live: &HashSet<Id>) {
    packet.talk.take_if(|talk| !live.contains(&talk.id));
    packet
        .moods
        .take_if(|moods| moods.id.as_ref().is_none_or(|id| !live.contains(id)));
    packet.entries.retain(|entry| live.contains(&entry.id));
    packet.forms.retain(|form| live.contains(&form.id));
    packet.told.retain(|told| live.contains(&told.id));
    for entry in &mut packet.entries {
        entry.beside.take_if(|id| !live.contains(id));
    }
    let span = packet.span();
    packet.infusions.retain(|day| near(span, *day));
}

fn file<'a>(files: &'a [File], name: &str) -> Option<&'a Private<Vec<u8>>> {
    let found = files.iter().find(|(path, _)| path == name);
    found.map(|(_, bytes)| bytes)
}

impl At {
    fn moment(&self) -> Result<Moment, Error> {
        let zone = self.zone.parse().map_err(|_| Error::Packing)?;
        Moment::parse(&self.instant, zone).map_err(|_| Error::Packing)
    }
}

impl Wanted {
    fn thawed(self) -> Result<Talk, Error> {
        Ok(Talk {
            at: self.at.moment()?,
            id: self.id,
            revision: self.revision,
            words: self.words,
        })
    }
}

impl Line {
    fn thawed(self, words: &Words) -> Result<Moods, Error> {
        let taps = self.taps.into_iter().map(|mood| {
            Ok(Tap {
                at: mood.at.moment()?,
                id: mood.id,
                valence: mood.valence,
                words: mood.words,
            })
        });
        Ok(Moods {
            taps: taps.collect::<Result<_, Error>>()?,
            id: self.id,
            revision: self.revision,
            first: self.first,
            last: self.last,
            names: [-3, 0, 3].map(|valence| valence_words(words, valence)),
        })
    }
}

impl Text {
    fn thawed(self, files: &[File]) -> Result<Entry, Error> {
        let attachments = self.attachments.into_iter().map(|one| one.thawed(files));
        Ok(Entry {
            attachments: attachments.collect::<Result<_, _>>()?,
            at: self.at.moment()?,
            layer: match self.layer.as_str() {
                "fragment" => Layer::Fragment,
                _ => Layer::Entry,
            },
            id: self.id,
            revision: self.revision,
            session: self.session.unwrap_or_default(),
            beside: self.beside,
            words: self.words,
        })
    }
}

impl Attached {
    fn thawed(self, files: &[File]) -> Result<Attachment, Error> {
        let kinds = [Media::Jpeg, Media::Png, Media::Ogg];
        let media = kinds.into_iter().find(|media| media.mime() == self.media);
        let bytes = file(files, &format!("att/{}", self.sha256)).cloned();
        Ok(Attachment {
            id: self.id,
            media: media.ok_or(Error::Packing)?,
            about: self.about,
            seconds: self.seconds,
            sha256: self.sha256,
            bytes: bytes.ok_or(Error::Packing)?,
        })
    }
}

impl Filled {
    fn thawed(self, words: &Words) -> Result<Form, Error> {
        let scale = scales::find(&self.measure).ok_or(Error::Packing)?;
        let at = self.at.moment()?;
        let withheld = self.answers.is_none();
        let answers = self.answers.map(|given| {
            let answers = given.into_iter().map(|one| one.thawed(scale));
            answers.collect::<Result<_, Error>>()
        });
        Ok(Form {
            id: self.id,
            revision: self.revision,
            panel: scale.loinc_panel,
            total_code: scale.loinc_total,
            scale: self.scale,
            entered: self.entered,
            total: self.total,
            most: self.most,
            looks_back: looks_back_to(scale, at.day()),
            bands: range_bands(scale, words),
            range: self.range,
            answers: answers.transpose()?.map_or(Answers::Withheld, Answers::All),
            with_item9: scale.help_item.is_some() && !withheld,
            attribution: self.attribution,
            measure: self.measure,
            at,
        })
    }
}

impl Given {
    fn thawed(self, scale: &scales::Scale) -> Result<Answer, Error> {
        let item = scale.items.iter().find(|item| item.number == self.item);
        let item = item.ok_or(Error::Packing)?;
        let mut options = item.options.iter();
        let choice = options.find(|choice| Some(choice.value) == self.score);
        Ok(Answer {
            item: self.item,
            stem: self.stem,
            text: self.text,
            score: self.score,
            words: self.words,
            code: item.loinc,
            choice: choice.map(|choice| choice.loinc),
            scored: item.scored,
        })
    }
}

fn told(told: ToldScore) -> Told {
    Told {
        id: told.id,
        revision: told.revision,
        measure: told.measure,
        total: told.total,
        most: told.most,
        day: told.day,
        by: told.told_by,
    }
}

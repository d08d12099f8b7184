//! Commands of in and out: look at a file, bring it in, take it out again, take the journal out.

use super::bring::{self, Arrival, Waiting};
use super::left::Left;
use super::out::{self, Form};
use super::wire::{
    JournalArrival, JournalFilesJob, JournalFrom, JournalImport, JournalLeft, JournalLook,
    JournalSample, JournalTakeOut, WhichImport,
};
use super::{Error, Leaf, came, disk, undo};
use crate::app::{App, Room, Topic};
use crate::dialogs::Wanted;
use crate::error::Failure;
use crate::jobs::Running;
use crate::journal::excerpt;
use crate::moment::Moment;
use crate::private::Private;
use crate::vault::api::{Done, Nothing};
use crate::words::Words;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

/// What the dialog for a file shows.
const ENDINGS: &[&str] = &["zip", "json", "txt", "md", "markdown"];
/// How many texts are shown to be recognised by, at either end.
const SAMPLES: usize = 2;
/// How many things that do not come are named one by one.
const NAMED: usize = 200;
/// What a changed journal touches.
const TOUCHED: &[Topic] = &[Topic::Journal, Topic::Today];

/// `journal.look`: asks for a file or folder and looks at what it would bring.
///
/// # Errors
/// `Groggy`; the job's: `Cancelled`, `Unreadable`, `NoJournal`.
pub fn look(room: &Room, ask: JournalLook) -> Result<JournalFilesJob, Failure> {
    let now = *room.now;
    start(room, "journal.look", move |job| {
        let path = chosen(&job.app, ask.from)?;
        let arrival = bring::look(&job.app, &path, &now, &mut |done, of| {
            job.progress(done, of)
        })?;
        let reading = &arrival.reading;
        if reading.leaves.is_empty() && arrival.left.is_empty() {
            return Err(Error::NoJournal.into());
        }
        job.app.kept::<Waiting>().set(Some(Arc::new(arrival)));
        Ok(Value::Null)
    })
}

fn chosen(app: &App, from: JournalFrom) -> Result<PathBuf, Failure> {
    match from {
        JournalFrom::Folder => app.pick_folder(),
        JournalFrom::File => {
            let wanted = Wanted {
                name: app.words().say("files-dialog", &[]),
                endings: ENDINGS,
                many: false,
            };
            let first = app.pick_open(&wanted)?.into_iter().next();
            Ok(first.ok_or(Error::Unreadable)?)
        }
    }
}

fn start(
    room: &Room,
    kind: &str,
    work: impl FnOnce(&Running) -> Result<Value, Failure> + Send + 'static,
) -> Result<JournalFilesJob, Failure> {
    let (app, id) = (room.app.handle()?, room.app.new_id(room.now)?);
    let job_id = room.app.jobs().start(app, id, kind, work);
    Ok(JournalFilesJob { job_id })
}

/// `journal.arrival`: what was looked at, if anything waits.
///
/// # Errors
/// None.
pub fn arrival(room: &Room, _ask: Nothing) -> Result<Option<JournalArrival>, Failure> {
    let waiting = room.app.kept::<Waiting>().get();
    Ok(waiting.map(|arrival| shown(room, &arrival)))
}

fn shown(room: &Room, arrival: &Arrival) -> JournalArrival {
    let (words, today) = (room.app.words(), room.now.day());
    let mut leaves: Vec<&Leaf> = arrival.reading.leaves.iter().collect();
    leaves.sort_by_key(|leaf| leaf.text.at);
    let day = |leaf: &&Leaf| words.day_seen_from(leaf.text.at.day(), today);
    let ends = leaves.first().map(day).zip(leaves.last().map(day));
    let span = ends.map(|(from, to)| match from == to {
        true => from,
        false => words.say("files-span", &[("from", &from), ("to", &to)]),
    });
    let late = leaves.len().saturating_sub(SAMPLES).max(SAMPLES);
    let samples = leaves.iter().take(SAMPLES).chain(leaves.iter().skip(late));
    JournalArrival {
        id: arrival.id.clone(),
        name: arrival.name.clone(),
        sources: arrival.reading.sources.iter().copied().collect(),
        new: arrival.new,
        back: arrival.back,
        here: arrival.here,
        span,
        samples: samples
            .map(|leaf| JournalSample {
                day: day(leaf),
                time: words.time(&leaf.text.at),
                first: Private::new(excerpt(leaf.text.words.expose())),
            })
            .collect(),
        pictures: arrival.pictures,
        voices: arrival.voices,
        left: named(words, &arrival.left),
        left_more: u32::try_from(arrival.left.len().saturating_sub(NAMED)).unwrap_or(u32::MAX),
        told: arrival
            .told()
            .into_iter()
            .map(|(note, many)| note.say(words, many))
            .collect(),
    }
}

fn named(words: &Words, left: &[Left]) -> Vec<JournalLeft> {
    let left = left.iter().take(NAMED);
    left.map(|left| JournalLeft {
        what: left.what(words),
        why: left.why.say(words),
    })
    .collect()
}

/// `journal.leaveArrival`: forgets what was looked at.
///
/// # Errors
/// None.
pub fn leave(room: &Room, _ask: Nothing) -> Result<Done, Failure> {
    room.app.kept::<Waiting>().set(None);
    Ok(Done {})
}

/// `journal.bring`: brings in what was looked at.
///
/// # Errors
/// `Groggy`, `NotLooked`; the job's: `Cancelled`, `Locked`, the store's. Nothing has come then.
pub fn take(room: &Room, ask: WhichImport) -> Result<JournalFilesJob, Failure> {
    let waiting = room.app.kept::<Waiting>().get();
    let arrival = waiting
        .filter(|one| one.id == ask.id)
        .ok_or(Error::NotLooked)?;
    start(room, "journal.bring", move |job| {
        let came = bring::take(&job.app, &arrival, &mut |done, of| job.progress(done, of));
        job.app.tell(TOUCHED);
        let came = came?;
        job.app.kept::<Waiting>().set(None);
        let left: Vec<JournalLeft> = named(job.app.words(), &came.left);
        let more = came.left.len().saturating_sub(NAMED);
        Ok(json!({ "came": came.texts, "left": left, "leftMore": more }))
    })
}

/// `journal.imports`: what came, the latest first.
///
/// # Errors
/// SQLite's.
pub fn imports(room: &Room, _ask: Nothing) -> Result<Vec<JournalImport>, Failure> {
    let words = room.app.words();
    let all = came::table::imports(room.db)?.into_iter();
    let whole = all.filter(|one| one.import.done);
    Ok(whole
        .map(|one| JournalImport {
            day: words.day_seen_from(one.import.at.day(), room.now.day()),
            time: words.time(&one.import.at),
            id: one.import.id,
            name: one.import.name,
            came: one.came,
            there: one.there,
        })
        .collect())
}

/// `journal.takeOutAgain`: moves what came by an import to the bin.
///
/// # Errors
/// `Groggy`; the job's: `NotThere`, `Cancelled`, `Locked`, the store's.
pub fn take_out_again(room: &Room, ask: WhichImport) -> Result<JournalFilesJob, Failure> {
    start(room, "journal.takeOutAgain", move |job| {
        let went = undo::take_out(&job.app, &ask.id, &mut |done, of| job.progress(done, of));
        job.app.tell(TOUCHED);
        Ok(json!({ "went": went? }))
    })
}

/// `journal.takeOut`: asks where to, and writes the journal there.
///
/// # Errors
/// `Groggy`; the job's: `Cancelled`, `Empty`, `Place`, `NoRoom`.
pub fn take_out(room: &Room, ask: JournalTakeOut) -> Result<JournalFilesJob, Failure> {
    let now = *room.now;
    start(room, "journal.takeOut", move |job| {
        let path = place(&job.app, ask.form, &now)?;
        let texts = out::write(&job.app, ask.form, &path, &mut |done, of| {
            job.progress(done, of)
        })?;
        Ok(json!({ "name": disk::api::name(&path), "texts": texts }))
    })
}

fn place(app: &App, form: Form, now: &Moment) -> Result<PathBuf, Failure> {
    let day = now.day().to_string();
    match form {
        Form::Json => app.pick_save(&format!("afterglow-journal-{day}.zip")),
        Form::Markdown => {
            let name = app.words().say("files-folder", &[("day", &day)]);
            Ok(out::free(&app.pick_folder()?, &name))
        }
    }
}

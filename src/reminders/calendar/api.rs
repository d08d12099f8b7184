//! The commands of the calendar: how it stands, saving it to a file or a folder, keeping it up to date.

use super::{Entry, entries, events, format, table};
use crate::app::{Room, Topic};
use crate::error::{Code, Failure};
use crate::jobs::Running;
use crate::random::Id;
use crate::reminders::planned::api::facts;
use crate::reminders::settings::api::{Wanted, wanted};
use crate::transaction::with_room;
use crate::vault::api::Nothing;
use crate::vault::{fact, keep_fact, replace_file};
use crate::{moment::Moment, session};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const PLACE: &str = "reminders_calendar_place";
const FORM: &str = "reminders_calendar_form";
const SAVED: &str = "reminders_calendar_saved";
const FAILED: &str = "reminders_calendar_failed";
const FOLLOWS: &str = "reminders_calendar_follows";

/// One file, or a folder with a file for each event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "CalendarForm"))]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// One file, to be opened on the phone.
    File,
    /// A folder, as shared folders and calendar programs read it.
    Folder,
}

/// How the calendar stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReminderCalendar {
    /// How many events there are, as a sentence.
    pub sentence: String,
    /// There is something to save.
    pub any: bool,
    /// When and where it was saved last, as a sentence; nothing: never.
    pub saved: Option<String>,
    /// What was saved is not what is so now, as a sentence.
    pub changed: Option<String>,
    /// Every change is written to the same place by itself.
    pub follows: bool,
}

/// Where to, and as what.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveCalendar {
    /// As what; absent: the same as before, in the same place.
    #[cfg_attr(test, ts(optional))]
    pub form: Option<Form>,
}

/// Whether every change is written by itself.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FollowCalendar {
    /// It is.
    pub on: bool,
}

/// A job that asks where to, and saves.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CalendarSaving {
    /// The job.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

/// `reminders.calendar`
///
/// # Errors
/// `Locked`, the store's.
pub fn read(room: &Room, _ask: Nothing) -> Result<ReminderCalendar, Failure> {
    let words = room.app.words();
    let (now, before) = (made(room)?, table::entries(room.db)?);
    let count = now.iter().filter(|one| !one.cancelled).count();
    let saved = fact(room.db, SAVED)?.and_then(|ms| ms.parse().ok());
    let saved = saved.map(|ms| words.day_and_time(&Moment::from_ms(ms, room.now.zone())));
    let failed = fact(room.db, FAILED)?.is_some_and(|failed| failed == "yes");
    let changed = now.iter().any(|one| !before.contains(one));
    Ok(ReminderCalendar {
        sentence: words.say("reminders-calendar-count", &[("count", &count.to_string())]),
        any: !now.is_empty(),
        changed: match &saved {
            Some(_) if failed => Some(words.say("reminders-calendar-failed", &[])),
            Some(_) if changed => Some(words.say("reminders-calendar-changed", &[])),
            _ => None,
        },
        saved: match (saved, place(room)?) {
            (Some(time), Some((_, path))) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let args = [("time", time.as_str()), ("name", &name)];
                Some(words.say("reminders-calendar-saved-at", &args))
            }
            _ => None,
        },
        follows: fact(room.db, FOLLOWS)?.as_deref() == Some("yes"),
    })
}

/// `reminders.saveCalendar`: asks where to, unless it is to be the same place as before.
///
/// # Errors
/// `Groggy`; `NotFound` for the same place when there is none.
pub fn save(room: &Room, ask: SaveCalendar) -> Result<CalendarSaving, Failure> {
    if ask.form.is_none() && place(room)?.is_none() {
        return Err(Failure::of(Code::NotFound));
    }
    let id = room.app.new_id(room.now)?;
    let app = room.app.handle()?;
    let started = room
        .app
        .jobs()
        .start(app, id, "calendar", move |job| write_chosen(job, ask.form));
    Ok(CalendarSaving { id: started })
}

/// `reminders.followCalendar`
///
/// # Errors
/// `Groggy`; `NotFound` before it was saved for the first time.
pub fn follow(room: &Room, ask: FollowCalendar) -> Result<ReminderCalendar, Failure> {
    place(room)?.ok_or(Failure::of(Code::NotFound))?;
    keep_fact(room.db, FOLLOWS, if ask.on { "yes" } else { "no" })?;
    keep_up(room)?;
    read(room, Nothing {})
}

/// Writes what has changed to the place that was chosen, when that is wanted. What can't be written
/// is said in the settings, and tried again with the next change.
///
/// # Errors
/// The store's.
pub fn keep_up(room: &Room) -> Result<(), Failure> {
    let follows = fact(room.db, FOLLOWS)?.as_deref() == Some("yes");
    let Some((form, path)) = place(room)?.filter(|_| follows) else {
        return Ok(());
    };
    let entries = made(room)?;
    let before = table::entries(room.db)?;
    let failed = fact(room.db, FAILED)?.as_deref() == Some("yes");
    if failed || entries.iter().any(|one| !before.contains(one)) {
        match put(room, form, &path, &entries) {
            Ok(()) => remember(room, form, &path, &entries)?,
            Err(_) => keep_fact(room.db, FAILED, "yes")?,
        }
    }
    Ok(())
}

fn write_chosen(job: &Running, form: Option<Form>) -> Result<Value, Failure> {
    let app = &job.app;
    job.progress(0, 2)?;
    let (form, path) = match form {
        Some(Form::File) => (Form::File, app.pick_save("calendar.ics")?),
        Some(Form::Folder) => (Form::Folder, app.pick_save("calendar")?),
        None => with_room(app, place)?.ok_or(Failure::of(Code::NotFound))?,
    };
    job.progress(1, 2)?;
    with_room(app, |room| {
        let entries = made(room)?;
        put(room, form, &path, &entries)?;
        remember(room, form, &path, &entries)
    })?;
    app.tell(&[Topic::Reminders]);
    job.progress(2, 2)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(json!({ "file": name }))
}

fn put(room: &Room, form: Form, path: &Path, entries: &[Entry]) -> Result<(), Failure> {
    let title = title(room, &wanted(room)?);
    let text = |entries: &[Entry]| format::calendar(entries, &title, room.now).into_bytes();
    let written = match form {
        Form::File => replace_file(path, &text(entries)),
        Form::Folder => std::fs::create_dir_all(path).and_then(|()| {
            entries.iter().try_for_each(|one| {
                let name = format!("{}.ics", one.event.uid);
                replace_file(&path.join(name), &text(std::slice::from_ref(one)))
            })
        }),
    };
    written.map_err(|error| Failure {
        sentence: crate::key!("reminders-calendar-error-place"),
        ..error.into()
    })
}

fn remember(room: &Room, form: Form, path: &Path, entries: &[Entry]) -> Result<(), Failure> {
    table::keep(room.db, entries)?;
    let form = match form {
        Form::File => "file",
        Form::Folder => "folder",
    };
    keep_fact(room.db, FORM, form)?;
    // A path that is no text can't be written down: then the place is asked for again.
    if let Some(path) = path.to_str() {
        keep_fact(room.db, PLACE, path)?;
    }
    keep_fact(room.db, SAVED, &room.now.ms().to_string())?;
    Ok(keep_fact(room.db, FAILED, "no")?)
}

fn place(room: &Room) -> Result<Option<(Form, PathBuf)>, Failure> {
    let form = match fact(room.db, FORM)?.as_deref() {
        Some("folder") => Form::Folder,
        _ => Form::File,
    };
    Ok(fact(room.db, PLACE)?.map(|path| (form, PathBuf::from(path))))
}

fn title(room: &Room, wanted: &Wanted) -> String {
    if wanted.sender.is_empty() {
        room.app.words().say("reminders-sender", &[])
    } else {
        wanted.sender.clone()
    }
}

/// What a file written now would hold.
fn made(room: &Room) -> Result<Vec<Entry>, Failure> {
    let sessions = session::table::all(room.db)?;
    let facts = facts(room, &sessions)?;
    let wanted = wanted(room)?;
    let title = title(room, &wanted);
    let events = events(&facts, &title, wanted.preferences.quiet, room.now);
    Ok(entries(events, &table::entries(room.db)?, room.now))
}

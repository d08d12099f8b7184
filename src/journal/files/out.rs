//! Taking the journal out: all of it as it is at one moment, as a folder for people or a file that
//! comes in again to the byte.

use super::archive::Tick;
use super::{Carried, Error, Leaf, bring, disk, json, sheets, table};
use crate::app::App;
use crate::error::{Code, Failure};
use crate::journal::{picture, voice};
use crate::transaction::with_room;
use crate::words::Words;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How it goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "JournalForm"))]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// A folder of Markdown, a file for each text.
    Markdown,
    /// One archive with everything, lossless.
    Json,
}

/// Writes the journal; how many texts went. Nothing is left behind when it fails or is stopped.
///
/// # Errors
/// `Groggy`, `Empty`, `Exists`, `Place`, `NoRoom`, `Locked`, the store's, that of `tick`.
pub fn write(app: &App, form: Form, path: &Path, tick: Tick) -> Result<u32, Failure> {
    with_room(app, bring::refuse_groggy)?;
    let mut db = app.second_connection()?;
    // One moment's journal, whatever is written meanwhile.
    let still = db.transaction()?;
    let leaves = table::leaves(&still)?;
    if leaves.is_empty() {
        return Err(Error::Empty.into());
    }
    let texts = u32::try_from(leaves.len()).unwrap_or(u32::MAX);
    let carried: Vec<Carried> = leaves.iter().flat_map(Leaf::carried).collect();
    let mut fetch = |one: Carried| {
        let bytes = match one {
            Carried::Picture(one) => picture::table::whole(&still, one.id.as_str())?,
            Carried::Sound { note, .. } => {
                voice::whole::table::read(&still, note)?.map(|sound| sound.bytes.expose().clone())
            }
        };
        bytes.ok_or(Failure::of(Code::NotFound))
    };
    match form {
        Form::Markdown => {
            let sheets = sheets::write(&leaves, app.words());
            disk::place::api::folder(path, &sheets, &carried, &mut fetch, tick)?;
        }
        Form::Json => {
            let journal = json::write(&leaves)?;
            let about = about(app.words());
            let files = [
                ("README.txt", about.as_bytes()),
                ("journal.json", journal.as_bytes()),
            ];
            disk::place::api::archive(path, &files, &carried, &mut fetch, tick)?;
        }
    }
    Ok(texts)
}

fn about(words: &Words) -> String {
    let lines = [
        crate::key!("files-about-what"),
        crate::key!("files-about-pictures"),
        crate::key!("files-about-back"),
        crate::key!("files-readme-plain"),
    ];
    lines.map(|key| words.say(key, &[])).join("\n\n") + "\n"
}

/// A folder in `parent` that is not there yet: `name`, `name 2`, and so on.
#[must_use]
pub fn free(parent: &Path, name: &str) -> PathBuf {
    let names = (2_u32..).map(|number| format!("{name} {number}"));
    let mut names = [name.to_owned()]
        .into_iter()
        .chain(names)
        .map(|name| parent.join(name));
    names
        .find(|path| !path.exists())
        .unwrap_or_else(|| parent.join(name))
}

//! Reading a drop: the marker before anything else is believed, lists, objects, removing.

use super::inbox::{Inbox, Kind};
use super::open::aside;
use super::{Fault, Folder, Outcome};
use std::path::PathBuf;

/// The object that says which drop this is.
pub(super) const MARKER: &str = "drop-id";
/// How long a marker is.
const MARKER_LONG: usize = 26;

/// The marker that is there; nothing when there is none.
pub(super) async fn marker(inbox: &Inbox) -> Result<Option<String>, Fault> {
    let found = match inbox.get(MARKER, 64).await {
        Err(Fault::TooLarge) => return Err(Fault::NotTheDrop),
        found => found?,
    };
    let Some(found) = found else {
        return Ok(None);
    };
    // A sync client shows a file before it has its bytes.
    if found.is_empty() {
        return Err(Fault::Busy { after_s: None });
    }
    let text = String::from_utf8(found).map_err(|_| Fault::NotTheDrop)?;
    let text = text.trim_end();
    let sound = text.len() == MARKER_LONG
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
    if sound {
        Ok(Some(text.to_owned()))
    } else {
        Err(Fault::NotTheDrop)
    }
}

/// Is it the drop that was agreed on? A missing folder reads as an empty one, so this comes first.
pub(super) async fn believe(inbox: &Inbox, remembered: Option<&str>) -> Result<(), Fault> {
    let found = marker(inbox).await?;
    if found.is_some() && found.as_deref() == remembered {
        return Ok(());
    }
    if found.is_none() {
        inbox.stands().await?;
    }
    Err(Fault::NotTheDrop)
}

/// What is in the folders. One that can't be read does not stop the others.
pub(super) async fn list(
    inbox: &Inbox,
    remembered: Option<&str>,
    folders: &[String],
) -> Result<Outcome, Fault> {
    let mut listed = Vec::with_capacity(folders.len());
    let mut skipped = None;
    for folder in folders {
        match inbox.list(folder).await {
            Ok(folder) => listed.push(folder),
            Err(fault @ (Fault::Unexpected | Fault::TooLarge | Fault::Refused)) => {
                skipped = Some(fault);
            }
            Err(fault) => return Err(fault),
        }
    }
    if let Some(fault) = skipped.filter(|_| listed.is_empty()) {
        return Err(fault);
    }
    // A drive that was pulled in between makes every folder look empty.
    if listed
        .iter()
        .any(|folder| folder.folders.is_empty() && folder.objects.is_empty())
    {
        believe(inbox, remembered).await?;
    }
    Ok(Outcome::Listed(listed))
}

/// Reads objects. When the place itself stops answering, the rest is not tried.
pub(super) async fn fetch(inbox: &Inbox, names: &[String], most: u64) -> Result<Outcome, Fault> {
    let mut fetched = Vec::with_capacity(names.len());
    let mut down = None;
    for name in names {
        let got = match down {
            Some(fault) => Err(fault),
            None => inbox.get(name, most).await,
        };
        match got {
            Err(fault @ (Fault::Unreachable | Fault::SignIn | Fault::LoginPage)) => {
                down = Some(fault);
            }
            // The server as a whole asks for patience; a file may be busy alone.
            Err(fault @ Fault::Busy { after_s: Some(_) }) => down = Some(fault),
            _ => {}
        }
        let got = match got {
            Ok(None) => Err(Fault::Gone),
            // No object is empty: a sync client shows a file before it has its bytes.
            Ok(Some(bytes)) if bytes.is_empty() => Err(Fault::Busy { after_s: None }),
            Ok(Some(bytes)) => Ok(bytes),
            Err(fault) => Err(fault),
        };
        fetched.push((name.clone(), got));
    }
    match down {
        Some(fault) if fetched.iter().all(|(_, got)| got.is_err()) => Err(fault),
        _ => Ok(Outcome::Fetched(fetched)),
    }
}

/// Removes objects, the last ones of the list first: a signature is listed after what it signs.
pub(super) async fn delete(inbox: &Inbox, names: &[String]) -> Result<Outcome, Fault> {
    for name in names.iter().rev() {
        inbox.remove(name).await?;
    }
    if let Kind::Folder(_) = inbox.kind() {
        inbox.stands().await?;
    }
    Ok(Outcome::Deleted)
}

/// What is in a folder of this computer. Links, and names that are no text, are passed over: one
/// such file would otherwise hide all the others.
pub(super) async fn files(place: PathBuf, path: &str) -> Result<Folder, Fault> {
    let mut folder = Folder {
        path: path.to_owned(),
        ..Folder::default()
    };
    let read = move || -> std::io::Result<Folder> {
        for entry in std::fs::read_dir(&place)? {
            let entry = entry?;
            let (Ok(name), kind) = (entry.file_name().into_string(), entry.file_type()?) else {
                continue;
            };
            let name = format!("{}/{name}", folder.path);
            if kind.is_dir() {
                folder.folders.push(name);
            } else if kind.is_file() {
                match entry.metadata() {
                    Ok(found) => folder.objects.push((name, found.len())),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
        folder.folders.sort();
        folder.objects.sort();
        Ok(folder)
    };
    match aside(move || read().map_err(|error| Fault::of_file(&error))).await {
        Err(Fault::Gone) => Ok(Folder {
            path: path.to_owned(),
            ..Folder::default()
        }),
        other => other,
    }
}

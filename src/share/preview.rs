//! The preview: the very bytes that would be sealed, kept in memory until the vault is locked.

use super::formats::{pdf, readme};
use super::packet::Packet;
use super::{Error, Item9, Recipient, seal};
use crate::app::App;
use crate::error::{Code, Failure};
use crate::jobs::Running;
use crate::paper::fonts::Shelf;
use crate::private::Private;
use crate::random::Id;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};

/// What was shown, and would be sealed.
pub struct Preview {
    /// Its id, that of the job that made it.
    pub id: Id,
    /// For whom.
    pub recipient: Recipient,
    /// What was decided about question 9.
    pub item9: Item9,
    /// What was frozen.
    pub packet: Packet,
    /// The ZIP that will be sealed, these bytes and no others.
    pub zip: Private<Vec<u8>>,
    /// Its SHA-256.
    pub sha256: String,
    /// The report's pages as SVG.
    pub pages: Vec<Private<String>>,
    /// Some letters stand as boxes.
    pub boxes: bool,
}

/// The last preview.
#[derive(Default)]
pub struct Previews {
    last: Mutex<Option<Arc<Preview>>>,
}

impl Previews {
    fn find(&self, id: &Id) -> Option<Arc<Preview>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.clone().filter(|preview| &preview.id == id)
    }
}

/// Makes a preview of a frozen packet.
///
/// # Errors
/// `Cancelled`; `Locked` when the vault was locked meanwhile.
pub fn make(
    job: &Running,
    id: Id,
    recipient: Recipient,
    item9: Item9,
    packet: Packet,
) -> Result<Value, Failure> {
    let (app, shelf) = (&job.app, Shelf::of(&job.app));
    job.progress(0, 3)?;
    let report = pdf::write(&packet, app.words(), shelf.fonts(app))?;
    job.progress(1, 3)?;
    let zip = seal::zip(&packet, &report, app.words())?;
    job.progress(2, 3)?;
    let preview = Preview {
        id: id.clone(),
        recipient,
        item9,
        packet,
        sha256: readme::sha256(&zip),
        zip: Private::new(zip),
        pages: report.pages.into_iter().map(Private::new).collect(),
        boxes: report.boxes,
    };
    // Under the vault's lock, so that locking leaves nothing behind.
    let vault = app.vault();
    if vault.is_none() {
        return Err(Failure::of(Code::Locked));
    }
    let kept = app.kept::<Previews>();
    *kept.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(preview));
    drop(vault);
    job.progress(3, 3)?;
    Ok(json!({ "previewId": id }))
}

/// A preview that was made.
///
/// # Errors
/// `NoPreview` when there is a newer one, or the vault was locked since.
pub fn find(app: &App, id: &Id) -> Result<Arc<Preview>, Error> {
    app.kept::<Previews>().find(id).ok_or(Error::NoPreview)
}

/// `<preview>/<page>`, counted from 1: the page as SVG.
///
/// # Errors
/// `NotFound`.
pub fn page(app: &App, name: &str) -> Result<Vec<u8>, Failure> {
    let missing = Failure::of(Code::NotFound);
    let (id, number) = name.rsplit_once('/').ok_or(missing.clone())?;
    let kept = app.kept::<Previews>();
    let last = kept.last.lock().unwrap_or_else(PoisonError::into_inner);
    let preview = last.as_ref().filter(|preview| preview.id.as_str() == id);
    let number: usize = number.parse().map_err(|_| missing.clone())?;
    preview
        .and_then(|preview| preview.pages.get(number.checked_sub(1)?))
        .map(|page| page.expose().clone().into_bytes())
        .ok_or(missing)
}

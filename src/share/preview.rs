//! The preview: the very bytes that would be sealed, kept in memory until the vault is locked.

use super::formats::{pdf, readme};
use super::names::{PairId, Sha256};
use super::packet::Packet;
use super::{Error, Item9, Recipient, package, seal};
use crate::app::App;
use crate::error::{Code, Failure};
use crate::jobs::Running;
use crate::paper::fonts::{Fonts, Shelf};
use crate::private::Private;
use crate::random::Id;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};

/// A frozen packet with every file that is made of it.
pub struct Packed {
    /// What was frozen.
    pub packet: Packet,
    /// The files, in their order; these bytes are sealed and no others.
    pub files: Vec<(String, Private<Vec<u8>>)>,
}

/// For whom a preview is.
#[derive(Clone)]
pub struct To {
    /// What the ledger knows.
    pub recipient: Recipient,
    /// The pair it would be sent to; none: it is saved as a file.
    pub pair: Option<PairId>,
}

/// What was shown, and would be sealed.
pub struct Preview {
    /// Its id, that of the job that made it.
    pub id: Id,
    /// For whom.
    pub to: To,
    /// What was decided about question 9.
    pub item9: Item9,
    /// The frozen packet and its files.
    pub packed: Packed,
    /// How many bytes they are as one archive.
    pub bytes: usize,
    /// SHA-256 of that archive.
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

impl Packed {
    /// Makes the files of a packet; the report's pages come along.
    ///
    /// # Errors
    /// When the setter fails, which no packet is known to cause.
    pub fn make(app: &App, packet: Packet, fonts: &Fonts) -> Result<(Self, Pages), Failure> {
        let report = pdf::write(&packet, app.words(), fonts)?;
        let files = seal::files(&packet, &report, app.words())?;
        let pages = Pages {
            pages: report.pages.into_iter().map(Private::new).collect(),
            boxes: report.boxes,
        };
        Ok((Self { packet, files }, pages))
    }

    /// The revision of an item as the packet tells it; none for a form whose answers stay.
    #[must_use]
    pub fn told_revision(&self, id: &Id) -> Option<u32> {
        let packet = &self.packet;
        let entries = packet
            .entries
            .iter()
            .map(|one| (&one.id, Some(one.revision)));
        let forms = packet.forms.iter().map(|one| (&one.id, one.revision));
        let told = packet.told.iter().map(|one| (&one.id, Some(one.revision)));
        let talk = packet.talk.iter().map(|one| (&one.id, Some(one.revision)));
        let moods = packet.moods.iter();
        let moods = moods.filter_map(|one| Some((one.id.as_ref()?, Some(one.revision))));
        let mut all = entries.chain(forms).chain(told).chain(talk).chain(moods);
        all.find(|(one, _)| *one == id)
            .and_then(|(_, revision)| revision)
    }

    /// SHA-256 of an item's canonical element in `entries.json`.
    #[must_use]
    pub fn item_sha256(&self, id: &Id) -> Option<Sha256> {
        let (_, entries) = self.files.iter().find(|(name, _)| name == "entries.json")?;
        let whole: Value = serde_json::from_slice(entries.expose()).ok()?;
        let mut elements = package::elements_of(&whole);
        let element = elements.find(|one| {
            let known = one.get("id").and_then(Value::as_str);
            known == Some(id.as_str())
        })?;
        package::item_sum(element).ok()
    }
}

/// The pages of a report.
pub struct Pages {
    /// Each as SVG.
    pub pages: Vec<Private<String>>,
    /// Some letters stand as boxes.
    pub boxes: bool,
}

/// Makes a preview of a frozen packet.
///
/// # Errors
/// `Cancelled`; `Locked` when the vault was locked meanwhile.
pub fn make(job: &Running, id: Id, to: To, item9: Item9, packet: Packet) -> Result<Value, Failure> {
    let (app, shelf) = (&job.app, Shelf::of(&job.app));
    job.progress(0, 3)?;
    let (packed, Pages { pages, boxes }) = Packed::make(app, packet, shelf.fonts(app))?;
    job.progress(1, 3)?;
    let zip = seal::zip(&packed.files)?;
    job.progress(2, 3)?;
    let preview = Preview {
        id: id.clone(),
        to,
        item9,
        packed,
        bytes: zip.expose().len(),
        sha256: readme::sha256(zip.expose()),
        pages,
        boxes,
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

/// Lets go of a preview that was sent.
pub fn forget(app: &App, id: &Id) {
    let kept = app.kept::<Previews>();
    let mut last = kept.last.lock().unwrap_or_else(PoisonError::into_inner);
    if last.as_ref().is_some_and(|preview| &preview.id == id) {
        *last = None;
    }
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

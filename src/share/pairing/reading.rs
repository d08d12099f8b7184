//! Reading a card: from a text, a file or a picture. It proves nothing about who made it.

use super::begin::is_known;
use super::over;
use super::wire::{ShareCard, ShareHint, ShareInstead, ShareReadCard};
use crate::app::{App, Room};
use crate::dialogs::Wanted;
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::share::Error;
use crate::share::card::{self, Card, CardError, Hint};
use crate::transaction::patients_room;
use crate::vault;

/// The longest card file and the largest picture of one, in bytes.
const LONGEST_CARD: u64 = 64 * 1024;
const LARGEST_PICTURE: u64 = 32 * 1024 * 1024;

/// `share.readCard`: of a text, or of a file or picture that is asked for.
///
/// # Errors
/// `Cancelled`, `Invalid` with a sentence of its own for each kind of wrong card, `Locked`.
pub fn read_card(app: &App, now: &Moment, ask: ShareReadCard) -> Result<ShareCard, Failure> {
    let bytes = match ask.text {
        Some(text) => from_text(&text)?,
        None => from_file(app)?,
    };
    let card = card::read(&bytes, now)?;
    patients_room(app, now, |room| shown(room, &card, bytes))
}

fn from_text(text: &str) -> Result<Vec<u8>, Failure> {
    let text = text.trim();
    if text.starts_with("AGCARD1:") {
        return Ok(card::from_qr_text(text)?);
    }
    // What was pasted may have lost its last line's end.
    Ok(format!("{text}\n").into_bytes())
}

fn from_file(app: &App) -> Result<Vec<u8>, Failure> {
    let wanted = Wanted {
        name: app.words().say("share-card-files", &[]),
        endings: &["agcard", "png", "jpg", "jpeg"],
        many: false,
    };
    let chosen = app.pick_open(&wanted)?;
    let path = chosen.first().ok_or(Error::NoFolder)?;
    let ending = path
        .extension()
        .map(|end| end.to_string_lossy().to_lowercase());
    if ending.as_deref() == Some("agcard") {
        return Ok(vault::read_file(path, LONGEST_CARD).map_err(Error::from)?);
    }
    let picture = vault::read_file(path, LARGEST_PICTURE).map_err(Error::from)?;
    Ok(card::from_picture(&picture)?)
}

fn shown(room: &Room, card: &Card, bytes: Vec<u8>) -> Result<ShareCard, Failure> {
    let words = room.app.words();
    let day = Moment::new(card.expires, room.now.zone()).day();
    let day = words.day_seen_from(day, room.now.day());
    let hint = card.hint.as_ref().map(|hint| match hint {
        Hint::Folder => (words.say("share-card-folder", &[]), ShareHint::Folder),
        Hint::WebDav { url } => (
            words.say("share-card-server", &[("where", url)]),
            ShareHint::WebDav { url: url.clone() },
        ),
        Hint::S3 {
            endpoint,
            bucket,
            region,
        } => (
            words.say("share-card-server", &[("where", endpoint)]),
            ShareHint::S3 {
                endpoint: endpoint.clone(),
                bucket: bucket.clone(),
                region: region.clone(),
            },
        ),
    });
    let (hint, hinted) = hint.unzip();
    let instead = over::possible(room, card)?.into_iter();
    let instead = instead.map(|pair| ShareInstead {
        same_name: over::says_the_same(card, &pair),
        pair_id: pair.id.to_string(),
        name: pair.name,
    });
    Ok(ShareCard {
        card: String::from_utf8(bytes).map_err(|_| CardError::NotACard)?,
        name: Private::from(card.name.as_str()),
        expires: words.say("share-card-expires", &[("day", &day)]),
        hint,
        hinted,
        known: is_known(room, card)?,
        instead: instead.collect(),
    })
}

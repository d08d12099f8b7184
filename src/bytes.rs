//! Bytes that are no JSON, on their way out to a window and in from it.

use crate::api::{Refusal, Reply, refusal};
use crate::app::App;
use crate::error::{Code, Failure};
use crate::random::Id;
use crate::{journal, practice, share};

/// Bytes that are no JSON: pictures and pages. `name` says of what, `id` which.
///
/// # Errors
/// `NotFound` for an unknown name, or the domain's own.
pub fn blob(app: &App, name: &str, id: &str) -> Result<Vec<u8>, Failure> {
    match name {
        "share.page" => share::api::page(app, id),
        "journal.picture" => journal::picture::api::bytes(app, id, false),
        "journal.smallPicture" => journal::picture::api::bytes(app, id, true),
        "practice.file" => practice::reader::api::file(app, id),
        _ => Err(Failure::of(Code::NotFound)),
    }
}

/// Takes in bytes that are no JSON. `name` says as what, `id` for what; empty: for nothing yet.
/// Capturing is allowed in groggy time.
///
/// # Errors
/// `NotFound` for an unknown name, or the domain's own.
pub fn put(app: &App, name: &str, id: &str, bytes: &[u8]) -> Result<Reply, Refusal> {
    let taken = match name {
        "journal.picture" => {
            let entry = (!id.is_empty()).then(|| Id::from(id));
            journal::picture::take::take(app, entry, bytes)
        }
        _ => Err(Failure::of(Code::NotFound)),
    };
    let taken = taken.map_err(|failure| refusal(app, &failure))?;
    let touched = journal::picture::take::TOUCHED;
    app.tell(touched);
    Ok(Reply {
        answer: serde_json::to_value(taken).unwrap_or_default(),
        touched,
    })
}

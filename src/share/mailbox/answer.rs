//! What a server's answer means, kept for whoever gets only the error of `object_store`.

use super::Fault;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::{Method, StatusCode, redirect};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What the last answer meant.
#[derive(Debug, Default)]
pub(super) struct Seen {
    fault: Mutex<Option<Fault>>,
    no_bucket: AtomicBool,
}

impl Seen {
    pub(super) fn note(&self, fault: Option<Fault>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// Why the last request failed; nothing when it did not.
    pub(super) fn fault(&self) -> Option<Fault> {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Did the storage say that there is no such bucket?
    pub(super) fn no_bucket(&self) -> bool {
        self.no_bucket.load(Ordering::Relaxed)
    }

    /// What an answer means when it is not simply success.
    pub(super) fn meant(
        &self,
        method: &Method,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Option<Fault> {
        let fault = meaning(method, status, headers, body);
        if says(body).contains("<Code>NoSuchBucket</Code>") {
            self.no_bucket.store(true, Ordering::Relaxed);
        }
        self.note(fault);
        fault
    }
}

fn meaning(method: &Method, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Option<Fault> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let is_page = text(CONTENT_TYPE).is_some_and(|kind| kind.trim_start().starts_with("text/html"));
    match status {
        StatusCode::OK if is_page && is_html(body) => Some(Fault::LoginPage),
        StatusCode::MULTI_STATUS if !is_list(method) => Some(inner_status(&says(body))),
        _ if status.is_success() => None,
        _ => Some(Fault::of_status(
            status.as_u16(),
            text(RETRY_AFTER),
            &says(body),
        )),
    }
}

/// Some storages call everything a page; only a page begins like one.
fn is_html(body: &[u8]) -> bool {
    let start = says(body).trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<script"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Is the request one for WebDAV's list of a folder?
pub(super) fn is_list(method: &Method) -> bool {
    method.as_str() == "PROPFIND"
}

/// The beginning of a body, as text.
fn says(body: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(body.get(..4096).unwrap_or(body))
}

/// `207` for anything but a list says that a part of it failed, and how in its body.
fn inner_status(body: &str) -> Fault {
    body.split("HTTP/1.1 ")
        .skip(1)
        .filter_map(|rest| rest.get(..3)?.parse::<u16>().ok())
        .find(|status| *status >= 300)
        .map_or(Fault::Unexpected, |status| {
            Fault::of_status(status, None, "")
        })
}

/// Why there was no answer. Certificates are told apart: waiting does not mend them.
pub(super) fn of_transport(error: &reqwest::Error) -> Fault {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = source {
        if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
            return Fault::Untrusted;
        }
        source = match error.downcast_ref::<std::io::Error>() {
            // The source of an io::Error skips the error that it wraps.
            Some(io) => io.get_ref().map(|inner| inner as _),
            None => error.source(),
        };
    }
    Fault::Unreachable
}

/// Servers send a folder's address without its last slash on to the one with it. Anything else
/// leads somewhere nobody agreed to.
pub(super) fn only_to_the_folder_itself(attempt: redirect::Attempt<'_>) -> redirect::Action {
    let same = attempt.previous().first().is_some_and(|first| {
        first.origin() == attempt.url().origin()
            && attempt.url().path().strip_suffix('/') == Some(first.path())
    });
    if same && attempt.previous().len() == 1 {
        attempt.follow()
    } else {
        attempt.stop()
    }
}

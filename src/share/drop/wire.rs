//! What the commands of places are asked and answer.

use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// A place through which sealed files go. What signs in there never reaches the window.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareDrop {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// What it is.
    pub kind: ShareDropKind,
    /// Where it is: a folder, an address, a bucket.
    #[cfg_attr(test, ts(as = "String"))]
    pub address: Private<String>,
    /// Who signs in there, where someone does.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub user: Option<Private<String>>,
    /// How it stands.
    pub state: ShareDropState,
    /// The same as a sentence.
    pub sentence: String,
    /// What was found when it was tried out, each in plain words.
    pub found: Vec<String>,
    /// It answers, and is not the place it was: only `another` says that it is meant.
    pub other: bool,
    /// Someone is reached through it.
    pub used: bool,
}

/// The kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ShareDropKind {
    /// A folder on this computer, also one that a sync program carries.
    Folder,
    /// WebDAV, Nextcloud too.
    WebDav,
    /// S3-compatible storage.
    S3,
}

/// How a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ShareDropState {
    /// It is about to be tried out.
    Asked,
    /// It was tried out and works.
    Good,
    /// Something passes by itself, and is tried again.
    Waiting,
    /// Something has to be done by the person.
    Stopped,
}

/// A place, new or changed. A folder is asked for by a dialog; its path never comes from the page.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSetDrop {
    /// Which one; absent: a new one.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub id: Option<Id>,
    /// What it is.
    pub place: ShareSetPlace,
}

/// Where.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum ShareSetPlace {
    /// A folder; which one is asked for.
    Folder,
    /// A WebDAV folder.
    #[serde(rename_all = "camelCase")]
    WebDav {
        /// `https://…`; `http://` only to this computer.
        url: String,
        /// Who signs in.
        #[cfg_attr(test, ts(as = "String"))]
        user: Private<String>,
        /// What signs in; empty on a change: as before.
        #[cfg_attr(test, ts(as = "String"))]
        password: Private<String>,
    },
    /// A bucket.
    #[serde(rename_all = "camelCase")]
    S3 {
        /// `https://…`; `http://` only to this computer.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// The region.
        region: String,
        /// The access key.
        #[cfg_attr(test, ts(as = "String"))]
        key: Private<String>,
        /// The secret key; empty on a change: as before.
        #[cfg_attr(test, ts(as = "String"))]
        secret: Private<String>,
        /// Before every name; may be empty.
        #[serde(default)]
        prefix: String,
    },
}

/// Which place.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareWhichDrop {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// It is another place than it was, and meant to be.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub another: bool,
}

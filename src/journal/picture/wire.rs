//! What pictures say and are told over the boundary; their bytes go another way.

use super::{Kind, Picture};
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// A picture; its bytes are the blobs `journal.picture` and `journal.smallPicture` of its id.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalPicture {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// What its bytes are.
    pub kind: Kind,
    /// How wide it is seen, in pixels.
    pub width: u32,
    /// How high it is seen, in pixels.
    pub height: u32,
    /// What is to be seen in it, in the patient's words; may be empty.
    #[cfg_attr(test, ts(as = "String"))]
    pub alt: Private<String>,
}

impl From<Picture> for JournalPicture {
    fn from(picture: Picture) -> Self {
        Self {
            id: picture.id,
            kind: picture.kind,
            width: picture.width,
            height: picture.height,
            alt: picture.alt,
        }
    }
}

/// Choosing pictures by the host's dialog.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalPick {
    /// The text they are for; absent: a fragment of their own, kept at once.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub entry_id: Option<Id>,
}

/// The job that takes pictures in; its answer is a `JournalTaken`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalPicking {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub job_id: Id,
}

/// What was taken in.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalTaken {
    /// The text that has the pictures now; absent when none was taken in.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub entry_id: Option<Id>,
    /// How many were taken in.
    pub taken: u32,
    /// Those that were not.
    pub left: Vec<JournalLeftOut>,
}

/// A picture that was not taken in.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JournalLeftOut {
    /// The file's name.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// Why not, and what to do.
    pub why: String,
}

/// A picture and what is to be seen in it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalDescribe {
    /// The picture.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// At most 1,000 characters; empty: nothing is said.
    #[cfg_attr(test, ts(as = "String"))]
    pub alt: Private<String>,
}

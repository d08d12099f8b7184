//! What the commands of pairing are asked and answer.

use super::{Method, State};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// Everyone who receives anything.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharePeople {
    /// Who receives what, in one sentence; always to be seen.
    #[cfg_attr(test, ts(as = "String"))]
    pub banner: Private<String>,
    /// They themselves, those who still receive first.
    pub people: Vec<SharePerson>,
    /// That a diary brought back or copied signs under a new name, until it was read.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub renewed: Option<Private<String>>,
}

/// One person whom something reaches.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SharePerson {
    /// The pair's id.
    pub pair_id: String,
    /// What the patient calls them.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// How far it is.
    pub state: State,
    /// The same as a sentence: what is still to do, how long it waits.
    pub sentence: String,
    /// The day on which the card came in: "Thu 12 Nov".
    pub since: String,
    /// How they were known to be the right one, in a sentence.
    pub known_by: Option<String>,
    /// They have other keys since, in a sentence.
    pub new_keys: Option<String>,
    /// How long it still waits: "21 h 40 min left".
    pub left: Option<String>,
    /// From when on something goes, while that lies ahead.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub active_at: Option<Moment>,
    /// How the words were read out.
    pub method: Option<Method>,
    /// What goes by itself, each as words.
    pub by_itself: Vec<String>,
    /// The place it goes through.
    #[cfg_attr(test, ts(as = "String"))]
    pub drop_id: Id,
    /// What keeps it from going, in a sentence.
    pub fault: Option<String>,
    /// When their side last stored something, in a sentence; never that it was read.
    pub stored: Option<String>,
    /// It can be taken back without a trace of content: nothing but the hello went.
    pub may_cancel: bool,
    /// It can be ended.
    pub may_revoke: bool,
    /// Something can be sent now.
    pub may_send: bool,
}

/// A card to read: a text that was pasted or scanned; absent: a file or picture is asked for.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareReadCard {
    /// The card's text, or the text of its square code.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub text: Option<String>,
}

/// A card as it was read. It proves nothing about who made it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareCard {
    /// The whole of it, for `share.importCard`.
    pub card: String,
    /// What it says its owner is called.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// "Good until Thu 12 Nov 2027"
    pub expires: String,
    /// Where it says that sealed files go, as a sentence.
    pub hint: Option<String>,
    /// What to fill in for a new place.
    pub hinted: Option<ShareHint>,
    /// Someone is paired by this card already.
    pub known: bool,
    /// People whose new card it may be; none of their keys vouches for it.
    pub instead: Vec<ShareInstead>,
}

/// Someone whose new card it may be.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareInstead {
    /// Their pair.
    pub pair_id: String,
    /// What the patient calls them.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// Their card says the same name as this one.
    pub same_name: bool,
}

/// Where a card says that sealed files go; never anything that signs in.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ShareHint {
    /// A folder that both see.
    Folder,
    /// A WebDAV folder.
    #[serde(rename_all = "camelCase")]
    WebDav {
        /// Its address.
        url: String,
    },
    /// A bucket.
    #[serde(rename_all = "camelCase")]
    S3 {
        /// The server.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// The region.
        region: String,
    },
}

/// A card to take in.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareImportCard {
    /// The card, as `share.readCard` answered it.
    pub card: String,
    /// What the patient calls this person.
    #[cfg_attr(test, ts(as = "String"))]
    pub name: Private<String>,
    /// What the patient is called on the other side.
    #[cfg_attr(test, ts(as = "String"))]
    pub my_name: Private<String>,
    /// The place it goes through.
    #[cfg_attr(test, ts(as = "String"))]
    pub drop_id: Id,
    /// The pair whose place it takes, when it is a person who is known by other keys.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub instead_of: Option<String>,
    /// The passphrase, again.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

/// Which pair.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SharePair {
    /// Its id.
    pub pair_id: String,
}

/// Words as far as they are typed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareSafetyAsk {
    /// Of which pair.
    pub pair_id: String,
    /// What is typed so far.
    #[cfg_attr(test, ts(as = "String"))]
    pub typed: Private<String>,
}

/// How far the typed words fit. The words themselves never reach the window.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ShareSafety {
    /// How many from the beginning are right.
    pub right: u32,
    /// How many there are.
    pub of: u32,
    /// What is typed, each word whole as soon as its first letters say which one of the list it is.
    #[cfg_attr(test, ts(as = "Vec<String>"))]
    pub completed: Vec<Private<String>>,
    /// How far it is in a sentence, or which word is another one.
    pub sentence: String,
}

/// The words, all of them.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareConfirmWords {
    /// Of which pair.
    pub pair_id: String,
    /// What was typed.
    #[cfg_attr(test, ts(as = "String"))]
    pub words: Private<String>,
    /// How they were read out.
    pub method: Method,
    /// The passphrase, again.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

/// End it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareRevoke {
    /// Which pair.
    pub pair_id: String,
    /// The passphrase, again.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
}

//! What the commands of the practice's own keys are asked and answer.

use crate::private::Private;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// How the practice stands.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeState {
    /// What the practice calls itself; none before it has keys.
    pub name: Option<String>,
    /// Patients whose hello waits to be answered.
    pub waiting: u32,
    /// Packages can come in: a place is set up.
    pub reached: bool,
    /// When it was last looked for new packages, in a sentence.
    pub looked: Option<String>,
    /// "Nobody is watching this in real time."
    pub not_watched: String,
    /// Something is wrong with the place, in a sentence.
    pub trouble: Option<String>,
}

/// The first step: keys and a card.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeBegin {
    /// What patients read: "Dr Ruth Okafor".
    pub name: String,
    /// A second key is made that stays on paper.
    pub recovery: bool,
}

/// The keys are there.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeBegun {
    /// The key for the paper, shown this once and kept nowhere.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub recovery_key: Option<Private<String>>,
}

/// The card that is given out.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeCard {
    /// What patients read.
    pub name: String,
    /// Until when it is taken: "Sun 26 Nov 2028".
    pub until: String,
    /// Counts the practice's cards, from 1.
    pub serial: u32,
    /// How many keys it seals for.
    pub keys: u32,
    /// Until when old keys still open what came before, in a sentence.
    pub old_keys: Option<String>,
    /// The card as a square code.
    pub qr: Option<PracticeQr>,
}

/// A square code as SVG path data.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeQr {
    /// One unit square for each dark module.
    pub path: String,
    /// Side of the square grid in units, quiet zone included.
    pub size: u32,
}

/// A new card under another name; the keys stay.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeNewCard {
    /// What patients read from now on.
    pub name: String,
}

/// Other keys, in time or because the old ones are lost or known to somebody else.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PracticeNewKeys {
    /// The passphrase, again.
    #[cfg_attr(test, ts(as = "String"))]
    pub passphrase: Private<String>,
    /// A second key is made that stays on paper.
    pub recovery: bool,
    /// Nobody else has the old keys: they vouch for the new ones.
    pub vouched: bool,
}

/// A file that is being saved.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PracticeSaving {
    /// The job.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
}

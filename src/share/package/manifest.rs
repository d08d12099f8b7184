//! The manifest: what a package is, whose, for whom, with what consent, and every file in it.

use super::{Flaw, MOST_ITEMS, SUITE, VERSION};
use crate::private::Private;
use crate::random::Id;
use crate::share::canonical;
use crate::share::names::{DeviceId, PairId, Sha256};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// Lists besides the items are no longer than this.
const MOST_LINES: usize = 1000;
/// Letters of a scope or a method at most.
const LONGEST_TEXT: usize = 4000;

/// The head of a device's chain: its number and the SHA-256 of its sealed bytes.
pub type Head = (DeviceId, u32, Sha256);

/// What a package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The first of a device's chain: keys and a name, nothing clinical.
    Hello,
    /// Entries, with their report.
    Data,
    /// Entries taken back.
    Withdraw,
    /// The chain goes on for another card of the same therapist.
    Rotate,
    /// Earlier objects were taken out of the drop.
    Void,
    /// The patient ended the sharing.
    End,
}

/// What happens to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// It is here, at this revision.
    Put,
    /// It is taken back.
    Withdraw,
}

/// One thing that was consented to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub entry: Id,
    /// Its revision.
    pub rev: u32,
    /// What happens to it.
    pub op: Op,
    /// Of its canonical JSON in `entries.json`; zeros when it is taken back.
    pub sha256: Sha256,
}

/// What was agreed to, as it was said then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Its id.
    pub id: Id,
    /// What it covers, in words.
    pub scope: Private<String>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// How it was given.
    pub method: String,
}

/// A file of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// Its name in the ZIP.
    pub path: String,
    /// Its length.
    pub size: u64,
    /// Of its bytes.
    pub sha256: Sha256,
}

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version that wrote it.
    pub v: u32,
    /// Its cryptography.
    pub suite: u32,
    /// The oldest version that understands it.
    pub min_reader: u32,
    /// The pair.
    pub pair: PairId,
    /// The device.
    pub dev: DeviceId,
    /// Its number in the device's chain.
    pub seq: u32,
    /// Of the sealed bytes before it in the chain; zeros at 0.
    pub prev: Sha256,
    /// Heads of other devices' chains, as far as they were known.
    pub heads: Vec<Head>,
    /// What it is for.
    pub kind: Kind,
    /// When it was made, by the device's clock. Nothing is ordered by it.
    pub created: DateTime<FixedOffset>,
    /// For whom: one sum for each key, see `recipient_print`.
    pub recipients: Vec<Sha256>,
    /// What was agreed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// What was consented to, one by one.
    pub items: Vec<Item>,
    /// The files beside the manifest, its signature and the padding.
    pub files: Vec<FileLine>,
    /// Objects of this chain that were taken out of the drop.
    pub voids: Vec<(u32, Sha256)>,
    /// Up to where the therapist's receipts are known.
    pub acks: Vec<(DeviceId, u32)>,
}

#[derive(Deserialize)]
struct Form {
    v: u32,
    suite: u32,
    min_reader: u32,
}

impl Manifest {
    /// Reads one.
    ///
    /// # Errors
    /// `Newer` when it says that this version does not understand it, `TooLarge`, `Damaged`.
    pub fn read(bytes: &[u8]) -> Result<Self, Flaw> {
        let form: Form = canonical::read(bytes).map_err(|_| Flaw::Damaged)?;
        if form.min_reader > VERSION || form.suite != SUITE {
            return Err(Flaw::Newer);
        }
        if form.v < form.min_reader {
            return Err(Flaw::Damaged);
        }
        let read: Self = canonical::read(bytes).map_err(|_| Flaw::Damaged)?;
        read.limits()?;
        read.is_sound().then_some(read).ok_or(Flaw::Damaged)
    }

    fn limits(&self) -> Result<(), Flaw> {
        let lines = [
            self.heads.len(),
            self.recipients.len(),
            self.voids.len(),
            self.acks.len(),
        ];
        let most = lines.into_iter().max().unwrap_or_default();
        if self.items.len() > MOST_ITEMS || most > MOST_LINES {
            return Err(Flaw::TooLarge);
        }
        Ok(())
    }

    /// The rules of its kind, as far as the manifest alone can keep them.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        // A chain begins with a hello, at no other place, and after nothing.
        let begins = (self.kind == Kind::Hello) == (self.seq == 0);
        let after = (self.prev == Sha256::ZERO) == (self.seq == 0);
        let ops = match self.kind {
            Kind::Data => true,
            Kind::Withdraw => self.items.iter().all(|item| item.op == Op::Withdraw),
            Kind::Hello | Kind::Rotate | Kind::Void | Kind::End => self.items.is_empty(),
        };
        let items = self.items.iter().all(|item| {
            let known = Id::read(item.entry.as_str()).is_some();
            known && (item.op == Op::Put || item.sha256 == Sha256::ZERO)
        });
        let mut ids: Vec<&Id> = self.items.iter().map(|item| &item.entry).collect();
        ids.sort_unstable();
        ids.dedup();
        let told = self.consent.as_ref().is_none_or(|consent| {
            let texts = [consent.scope.expose(), &consent.method];
            texts.iter().all(|text| text.len() <= LONGEST_TEXT)
        });
        begins && after && ops && items && told && ids.len() == self.items.len()
    }
}

//! The outbox: packages in one chain for each device of a pair, sealed once, the same bytes for ever.

pub mod anew;
pub mod api;
pub mod cancel;
pub mod files;
pub mod plan;
pub mod points;
pub mod seal;
pub mod send;
pub mod shown;
mod stored;
pub mod table;
pub mod unreceived;
pub mod wire;

use super::names::{DeviceId, PairId, Sha256};
use crate::moment::Moment;
use crate::random::Id;
use serde::Serialize;

/// Sealed bytes are kept this many days after the recipient's side stored them (security, 4.5 C10).
pub const KEPT_DAYS: i64 = 30;

/// What a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SharePackageKind"))]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Who we are; nothing else.
    Hello,
    /// What was consented to.
    Data,
    /// That something is taken back.
    Withdraw,
    /// That nothing more comes.
    End,
}

/// How far a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "SharePackageState"))]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Consented to and frozen (T1).
    Planned,
    /// Its bytes are final (T2). None of them has left.
    Sealed,
    /// It may have left (T3): its number is never used again.
    Sending,
    /// It is in its place (T4).
    Published,
    /// The recipient's side stored it (T6).
    Received,
    /// It was taken back after it may have left: a later package names it as void.
    Void,
}

impl Package {
    /// None of it can have left, here or in an older copy of this vault.
    #[must_use]
    pub fn never_left(&self) -> bool {
        self.state.unsent() && self.attempts == 0 && !self.anew
    }
}

impl State {
    /// None of it has left under its number.
    #[must_use]
    pub fn unsent(self) -> bool {
        matches!(self, Self::Planned | Self::Sealed)
    }

    /// Nothing more is done to send it.
    #[must_use]
    pub fn settled(self) -> bool {
        matches!(self, Self::Published | Self::Received | Self::Void)
    }
}

/// One package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its id.
    pub id: Id,
    /// For which pair.
    pub pair: PairId,
    /// By which device.
    pub dev: DeviceId,
    /// Its number in the device's chain, from 0.
    pub seq: u32,
    /// What it is.
    pub kind: Kind,
    /// The consent that it carries out.
    pub ledger: Option<Id>,
    /// How far it is.
    pub state: State,
    /// When it was asked for.
    pub at: Moment,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last, as it is kept.
    pub fault: Option<String>,
    /// Its name in the place, once it is sealed.
    pub name: Option<String>,
    /// SHA-256 of its bytes, once it is sealed.
    pub sha256: Option<Sha256>,
    /// When it was put in its place.
    pub published: Option<Moment>,
    /// When a receipt for it was read.
    pub received: Option<Moment>,
    /// When the recipient's side stored it, as it says itself.
    pub stored_at: Option<String>,
    /// It is to be taken out of the place.
    pub remove: bool,
    /// It is sealed anew in the place of one of which something was taken back.
    pub anew: bool,
    /// What is read of it is still to be made of what is frozen.
    pub bare: bool,
}

/// What comes next in one chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'a> {
    /// Nothing: all of it is in its place.
    Nothing,
    /// This one is sealed.
    Seal(&'a Package),
    /// This one is sent, or sent again.
    Send(&'a Package),
}

/// The next step of one chain, its packages in order of their numbers: strictly one after the other,
/// and sealed only when its turn has come, so that what is taken back before needs no trace.
#[must_use]
pub fn next(chain: &[Package]) -> Next<'_> {
    match chain.iter().find(|package| !package.state.settled()) {
        None => Next::Nothing,
        Some(package) if package.state == State::Planned => Next::Seal(package),
        Some(package) => Next::Send(package),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(seq: u32, state: State) -> Package {
        Package {
            id: Id::from("id"),
            pair: PairId::new([0; 16]),
            dev: DeviceId::new([0; 5]),
            seq,
            kind: Kind::Data,
            ledger: None,
            state,
            at: Moment::from_ms(0, chrono_tz::UTC),
            attempts: 0,
            fault: None,
            name: None,
            sha256: None,
            published: None,
            received: None,
            stored_at: None,
            remove: false,
            anew: false,
            bare: false,
        }
    }

    #[test]
    fn a_chain_goes_one_after_the_other() {
        use State::{Planned, Published, Received, Sealed, Sending, Void};
        let step = |states: &[State]| {
            let chain: Vec<Package> = (0..).zip(states).map(|(n, s)| package(n, *s)).collect();
            match next(&chain) {
                Next::Nothing => None,
                Next::Seal(one) => Some(("seal", one.seq)),
                Next::Send(one) => Some(("send", one.seq)),
            }
        };
        assert_eq!(step(&[]), None);
        assert_eq!(step(&[Received, Published, Void]), None);
        assert_eq!(step(&[Published, Planned, Planned]), Some(("seal", 1)));
        assert_eq!(step(&[Published, Sealed, Planned]), Some(("send", 1)));
        assert_eq!(step(&[Void, Sending, Planned]), Some(("send", 1)));
    }
}

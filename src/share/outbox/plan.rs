//! Planning (T1): what was consented to is frozen into the next place of a chain.

use super::table::{self, Item};
use super::{Kind, Package, State};
use crate::app::Room;
use crate::error::Failure;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::share::Error;
use crate::share::names::PairId;
use crate::share::package::{Hello, HelloDevice};
use crate::share::pairing::device::{self, Device};
use crate::share::pairing::table::{self as pairs, Pair};
use crate::share::sign::SigningKey;

/// A file of a package, by its name.
pub type File = (String, Private<Vec<u8>>);

/// What a package is to hold.
pub struct Plan {
    /// What it is.
    pub kind: Kind,
    /// The consent; every package of data has one.
    pub ledger: Option<Id>,
    /// What it says something about.
    pub items: Vec<Item>,
    /// The bytes as they were shown.
    pub files: Vec<File>,
}

/// A package whose consent was given before, for another one that something was taken back of.
pub struct Anew {
    /// When that one was asked for.
    pub at: Moment,
    /// What is read of it is still to be made.
    pub bare: bool,
}

/// Plans a package as the last of the chain that signs for a pair.
///
/// # Errors
/// The store's.
pub fn plan(room: &Room, pair: &PairId, plan: &Plan) -> Result<Id, Failure> {
    let device = device::table::signing(room.db, pair)?.ok_or(Error::NoPair)?;
    put(room, pair, &device, plan, None)
}

/// Plans what is left of a package as the last of the chain that signs for a pair.
///
/// # Errors
/// The store's.
pub fn plan_anew(room: &Room, pair: &PairId, plan: &Plan, anew: &Anew) -> Result<Id, Failure> {
    let device = device::table::signing(room.db, pair)?.ok_or(Error::NoPair)?;
    put(room, pair, &device, plan, Some(anew))
}

fn put(
    room: &Room,
    pair: &PairId,
    device: &Device,
    plan: &Plan,
    anew: Option<&Anew>,
) -> Result<Id, Failure> {
    let package = Package {
        id: room.app.new_id(room.now)?,
        pair: pair.clone(),
        dev: device.dev.clone(),
        seq: table::next_seq(room.db, pair, &device.dev)?,
        kind: plan.kind,
        ledger: plan.ledger.clone(),
        state: State::Planned,
        at: anew.map_or(*room.now, |anew| anew.at),
        attempts: 0,
        fault: None,
        name: None,
        sha256: None,
        published: None,
        received: None,
        stored_at: None,
        remove: false,
        anew: anew.is_some(),
        bare: anew.is_some_and(|anew| anew.bare),
    };
    table::insert(room.db, &package, &plan.items, &plan.files)?;
    Ok(package.id)
}

/// Plans the hello of a device: who we are, by keys, and a name that the patient chose.
///
/// # Errors
/// `Unexpected`, the store's.
pub fn hello(room: &Room, pair: &Pair, device: &Device) -> Result<Id, Failure> {
    let secrets = pairs::secrets(room.db, &pair.id)?;
    let key = SigningKey::from_secret(&device.key)?;
    let hello = Hello {
        root: SigningKey::from_secret(&secrets.root)?.public(),
        device: HelloDevice {
            dev: device.dev.clone(),
            key: key.public(),
            certificate: device.certificate.clone(),
        },
        receipts: super::seal::own(&secrets)?.to_public().to_string(),
        name: pair.my_name.clone(),
    };
    let bytes = Private::new(hello.write(&pair.id)?);
    let plan = Plan {
        kind: Kind::Hello,
        ledger: None,
        items: Vec::new(),
        files: vec![(String::from("hello.json"), bytes)],
    };
    put(room, &pair.id, device, &plan, None)
}

//! Sealing (C2 to C3): the frozen bytes of the package whose turn it is, once and for ever.

use super::plan::File;
use super::points::{self, Final};
use super::{Kind, Package, State, files, table};
use crate::app::Room;
use crate::error::Failure;
use crate::private::Private;
use crate::share::names::Sha256;
use crate::share::package::{self, Audience, Consent, Draft, Op};
use crate::share::pairing::device;
use crate::share::pairing::table::{self as pairs, Pair, Secrets};
use crate::share::sign::SigningKey;
use crate::share::{Error, Method, card, receipts, went};

/// So many packages at most are named as taken out of the place: a reader takes no longer list.
const MOST_VOIDS: usize = 1000;

/// What opens the receipts of a pair, and our own copies.
///
/// # Errors
/// `Packing` when the key is damaged.
pub fn own(secrets: &Secrets) -> Result<age::x25519::Identity, Error> {
    let key = secrets.receipts.expose().parse();
    key.map_err(|_| Error::Packing)
}

/// Seals a package and keeps its bytes (T2). Its own copy is opened again before that.
///
/// # Errors
/// `Expired` when the card has run out, those of sealing, the store's. Nothing is kept then.
pub fn seal(room: &Room, pair: &Pair, package: &Package) -> Result<(), Failure> {
    // A hello, a withdrawal and an end hold nothing that an old card must not read.
    let card = match package.kind {
        Kind::Data => card::read(&pair.card, room.now)?,
        Kind::Hello | Kind::Withdraw | Kind::End => card::parse(&pair.card)?,
    };
    let device = device::table::all(room.db, &pair.id)?
        .into_iter()
        .find(|device| device.dev == package.dev)
        .ok_or(Error::Packing)?;
    let secrets = pairs::secrets(room.db, &pair.id)?;
    let to = Audience::new(&card.to, own(&secrets)?)?;
    let (draft, readme) = draft(room, pair, package)?;
    let prev = draft.prev;
    let key = SigningKey::from_secret(&device.key)?;
    let sealed = package::seal(draft, &key, &to, &readme)?;
    let done = Final {
        name: &sealed.name.to_string(),
        prev,
        sha256: sealed.sha256,
        signature: &sealed.signature,
        bytes: &sealed.bytes,
    };
    points::set_sealed(room.db, &package.id, &done)?;
    Ok(())
}

/// What is sealed, and the README that goes on top.
fn draft(room: &Room, pair: &Pair, package: &Package) -> Result<(Draft, Vec<u8>), Failure> {
    let chain = table::chain(room.db, &pair.id, &package.dev)?;
    let before = || chain.iter().filter(|one| one.seq < package.seq);
    let prev = match before().next_back() {
        Some(last) => last.sha256.ok_or(Error::Packing)?,
        None => Sha256::ZERO,
    };
    let gone = before()
        .rev()
        .filter(|one| one.state == State::Void || one.remove);
    let mut voids: Vec<(u32, Sha256)> = gone
        .filter_map(|one| Some((one.seq, one.sha256?)))
        .take(MOST_VOIDS)
        .collect();
    voids.reverse();
    let items = table::items(room.db, &package.id)?.into_iter();
    let (readme, files) = parted(room, files::of(room.db, &package.id)?);
    let draft = Draft {
        pair: pair.id.clone(),
        dev: package.dev.clone(),
        seq: package.seq,
        prev,
        heads: heads(room, pair, package)?,
        kind: kind(package.kind),
        created: *room.now,
        consent: consent(room, package)?,
        items: items
            .map(|item| package::Item {
                entry: item.id,
                rev: item.rev,
                op: if item.withdraw { Op::Withdraw } else { Op::Put },
                sha256: item.sha256,
            })
            .collect(),
        voids,
        acks: receipts::acks(room.db, &pair.id)?,
        files,
    };
    Ok((draft, readme))
}

fn consent(room: &Room, package: &Package) -> Result<Option<Consent>, Failure> {
    let Some(id) = &package.ledger else {
        return Ok(None);
    };
    let method = match crate::share::table::ledger_method(room.db, id)? {
        Method::File => "file",
        Method::Ticks => "ticks",
        Method::Rule => "rule",
    };
    Ok(Some(Consent {
        id: id.clone(),
        scope: Private::new(went::carried(room, package)?),
        at: package.at.local().fixed_offset(),
        method: method.to_owned(),
    }))
}

/// The heads of this pair's other devices, as far as they are known.
fn heads(room: &Room, pair: &Pair, package: &Package) -> Result<Vec<package::Head>, Failure> {
    let mut heads = Vec::new();
    for device in device::table::all(room.db, &pair.id)? {
        if device.dev == package.dev {
            continue;
        }
        let chain = table::chain(room.db, &pair.id, &device.dev)?;
        let own = chain.iter().filter(|one| one.published.is_some());
        let own = own.filter_map(|one| Some((one.seq, one.sha256?)));
        let head = own.chain(device.head).max_by_key(|(seq, _)| *seq);
        heads.extend(head.map(|(seq, sum)| (device.dev, seq, sum)));
    }
    Ok(heads)
}

fn kind(kind: Kind) -> package::Kind {
    match kind {
        Kind::Hello => package::Kind::Hello,
        Kind::Data => package::Kind::Data,
        Kind::Withdraw => package::Kind::Withdraw,
        Kind::End => package::Kind::End,
    }
}

/// The README apart from the other files; a package without one says the most important thing.
fn parted(room: &Room, files: Vec<File>) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let mut readme =
        format!("{}\n", room.app.words().say("share-readme-watching", &[])).into_bytes();
    let mut rest = Vec::new();
    for (name, bytes) in files {
        if name == "README.txt" {
            readme.clone_from(bytes.expose());
        } else {
            rest.push((name, bytes.expose().clone()));
        }
    }
    (readme, rest)
}

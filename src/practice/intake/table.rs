//! The rows of packages that came, what was in them, and what was odd.

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::share::names::{DeviceId, ObjectName, PairId, Sha256};
use crate::share::package::Kind;
use rusqlite::{Connection, OptionalExtension, named_params};

/// A package that was taken in.
pub struct Package<'a> {
    /// Its name.
    pub name: &'a ObjectName,
    /// SHA-256 of its sealed bytes.
    pub sha256: Sha256,
    /// Its sealed bytes, so that it can be opened without this program.
    pub bytes: &'a [u8],
    /// Its outer signature.
    pub signature: &'a str,
    /// What it was.
    pub kind: Kind,
    /// When it was made, by the clock that made it.
    pub created: &'a str,
}

/// Something that a patient sent.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its id.
    pub entry: Id,
    /// Its revision.
    pub rev: u32,
    /// Its element of `entries.json`.
    pub json: Private<String>,
    /// In which list it stood.
    pub list: String,
    /// The package that brought it.
    pub package: (DeviceId, u32),
    /// An earlier revision of it came before.
    pub changed: bool,
}

/// The sum of a package that was taken in, or named as taken back.
///
/// # Errors
/// The store's.
pub fn known(
    db: &Connection,
    pair: &PairId,
    dev: &DeviceId,
    seq: u32,
) -> rusqlite::Result<Option<Sha256>> {
    db.prepare_cached(
        "SELECT sha256 FROM practice_package WHERE pair = :pair AND dev = :dev AND seq = :seq
         UNION ALL SELECT sha256 FROM practice_void WHERE pair = :pair AND dev = :dev AND seq = :seq",
    )?
    .query_row(named_params! { ":pair": pair, ":dev": dev, ":seq": seq }, |row| row.get(0))
    .optional()
}

/// Was this very object taken in?
///
/// # Errors
/// The store's.
pub fn is_taken(db: &Connection, name: &ObjectName) -> rusqlite::Result<bool> {
    let sum = known(db, &name.pair, &name.device, name.seq)?;
    Ok(sum.is_some_and(|sum| sum.short() == name.h16))
}

/// Keeps a package; a second time changes nothing.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, package: &Package, now: &Moment) -> rusqlite::Result<()> {
    let kind = serde_json::to_value(package.kind).unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO practice_package (pair, dev, seq, sha256, name, signature, bytes, kind, created, stored_ms, zone)
         VALUES (:pair, :dev, :seq, :sha256, :name, :signature, :bytes, :kind, :created, :now, :zone)
         ON CONFLICT (pair, dev, seq) DO NOTHING",
    )?
    .execute(named_params! {
        ":pair": package.name.pair, ":dev": package.name.device, ":seq": package.name.seq,
        ":sha256": package.sha256, ":name": package.name, ":signature": package.signature,
        ":bytes": package.bytes, ":kind": kind.as_str().unwrap_or_default(),
        ":created": package.created, ":now": now.ms(), ":zone": now.zone_name(),
    })?;
    Ok(())
}

/// Notes a package that its patient took back before it could be read here.
///
/// # Errors
/// The store's.
pub fn insert_void(
    db: &Connection,
    pair: &PairId,
    dev: &DeviceId,
    (seq, sum): (u32, Sha256),
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_void (pair, dev, seq, sha256) VALUES (:pair, :dev, :seq, :sum)
         ON CONFLICT (pair, dev, seq) DO NOTHING",
    )?
    .execute(named_params! { ":pair": pair, ":dev": dev, ":seq": seq, ":sum": sum })?;
    Ok(())
}

/// Keeps something that was sent; the same revision a second time changes nothing but the package that
/// it is read from, and one that holds nothing any more is let go of. What was withdrawn stays withdrawn.
///
/// # Errors
/// The store's.
pub fn insert_item(db: &Connection, pair: &PairId, item: &Item) -> rusqlite::Result<()> {
    let before = home(db, pair, item)?;
    db.prepare_cached(
        "INSERT INTO practice_item (pair, entry, rev, list, json, dev, seq)
         SELECT :pair, :entry, :rev, :list, :json, :dev, :seq
         WHERE NOT EXISTS (SELECT 1 FROM practice_withdrawn
             WHERE pair = :pair AND entry = :entry AND rev >= :rev)
         ON CONFLICT (pair, entry, rev) DO UPDATE SET dev = excluded.dev, seq = excluded.seq",
    )?
    .execute(named_params! {
        ":pair": pair, ":entry": item.entry, ":rev": item.rev, ":list": item.list,
        ":json": item.json, ":dev": item.package.0, ":seq": item.package.1,
    })?;
    if let Some((dev, seq)) = before
        && !holds(db, pair, &dev, seq)?
    {
        forget_files(db, pair, &dev, seq)?;
    }
    Ok(())
}

/// The package from which something is read.
fn home(db: &Connection, pair: &PairId, item: &Item) -> rusqlite::Result<Option<(DeviceId, u32)>> {
    db.prepare_cached(
        "SELECT dev, seq FROM practice_item WHERE pair = :pair AND entry = :entry AND rev = :rev",
    )?
    .query_row(
        named_params! { ":pair": pair, ":entry": item.entry, ":rev": item.rev },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

/// Is anything read from a package?
fn holds(db: &Connection, pair: &PairId, dev: &DeviceId, seq: u32) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM practice_item WHERE pair = :pair AND dev = :dev AND seq = :seq)",
    )?
    .query_row(
        named_params! { ":pair": pair, ":dev": dev, ":seq": seq },
        |row| row.get(0),
    )
}

/// Was something taken back before it came?
///
/// # Errors
/// The store's.
pub fn is_withdrawn(
    db: &Connection,
    pair: &PairId,
    (entry, rev): (&Id, u32),
) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM practice_withdrawn
             WHERE pair = :pair AND entry = :entry AND rev >= :rev)",
    )?
    .query_row(
        named_params! { ":pair": pair, ":entry": entry, ":rev": rev },
        |row| row.get(0),
    )
}

/// Removes something that its patient took back, and every file that only such things came with.
///
/// # Errors
/// The store's.
pub fn withdraw(
    db: &Connection,
    pair: &PairId,
    (entry, rev): (&Id, u32),
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_withdrawn (pair, entry, rev, at_ms, zone)
         VALUES (:pair, :entry, :rev, :now, :zone)
         ON CONFLICT (pair, entry) DO UPDATE SET rev = max(rev, excluded.rev)",
    )?
    .execute(named_params! {
        ":pair": pair, ":entry": entry, ":rev": rev, ":now": now.ms(), ":zone": now.zone_name(),
    })?;
    let packages: Vec<(DeviceId, u32)> = db
        .prepare_cached(
            "SELECT DISTINCT dev, seq FROM practice_item WHERE pair = :pair AND entry = :entry",
        )?
        .query_map(named_params! { ":pair": pair, ":entry": entry }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    db.prepare_cached("DELETE FROM practice_item WHERE pair = :pair AND entry = :entry")?
        .execute(named_params! { ":pair": pair, ":entry": entry })?;
    for (dev, seq) in packages {
        forget_files(db, pair, &dev, seq)?;
    }
    Ok(())
}

/// A report and a bundle hold every item of their package, the sealed bytes too: they go with the
/// first that is withdrawn. Attachments go with the last item that names them.
///
/// # Errors
/// The store's.
pub fn forget_files(
    db: &Connection,
    pair: &PairId,
    dev: &DeviceId,
    seq: u32,
) -> rusqlite::Result<()> {
    let place = named_params! { ":pair": pair, ":dev": dev, ":seq": seq };
    db.prepare_cached(
        "DELETE FROM practice_file WHERE pair = :pair AND dev = :dev AND seq = :seq
         AND NOT EXISTS (SELECT 1 FROM practice_item i WHERE i.pair = :pair AND i.dev = :dev
             AND i.seq = :seq AND instr(i.json, practice_file.path) > 0)",
    )?
    .execute(place)?;
    db.prepare_cached(
        "UPDATE practice_package SET bytes = NULL WHERE pair = :pair AND dev = :dev AND seq = :seq",
    )?
    .execute(place)?;
    Ok(())
}

/// Remembers the days of infusions.
///
/// # Errors
/// The store's.
pub fn insert_infusion(db: &Connection, pair: &PairId, day: &str) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_infusion (pair, day) VALUES (:pair, :day) ON CONFLICT (pair, day) DO NOTHING",
    )?
    .execute(named_params! { ":pair": pair, ":day": day })?;
    Ok(())
}

/// Keeps a file of a package.
///
/// # Errors
/// The store's.
pub fn insert_file(
    db: &Connection,
    name: &ObjectName,
    path: &str,
    bytes: &[u8],
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO practice_file (pair, dev, seq, path, bytes) VALUES (:pair, :dev, :seq, :path, :bytes)
         ON CONFLICT (pair, dev, seq, path) DO NOTHING",
    )?
    .execute(named_params! {
        ":pair": name.pair, ":dev": name.device, ":seq": name.seq, ":path": path, ":bytes": bytes,
    })?;
    Ok(())
}

/// Packages that should still lie in their place: no receipt there tells of them yet, and their
/// patient has not taken them back.
///
/// # Errors
/// The store's.
pub fn unreceipted(db: &Connection, pair: &PairId) -> rusqlite::Result<Vec<ObjectName>> {
    db.prepare_cached(
        "SELECT name FROM practice_package AS package WHERE pair = :pair AND stored_ms > coalesce(
            (SELECT max(at_ms) FROM practice_receipt WHERE pair = :pair AND state = 'published'), 0)
         AND NOT EXISTS (SELECT 1 FROM practice_void AS void
            WHERE void.pair = package.pair AND void.dev = package.dev AND void.seq = package.seq)",
    )?
    .query_map(named_params! { ":pair": pair }, |row| row.get(0))?
    .collect()
}

/// Has its patient taken back the package of this name?
///
/// # Errors
/// The store's.
pub fn is_void(db: &Connection, name: &str) -> rusqlite::Result<bool> {
    db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM practice_package JOIN practice_void USING (pair, dev, seq)
            WHERE name = :name)",
    )?
    .query_row(named_params! { ":name": name }, |row| row.get(0))
}

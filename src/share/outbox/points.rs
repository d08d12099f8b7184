//! The steps of a package as rows: after each of these, and between any two, a process may end.

use super::KEPT_DAYS;
use crate::moment::Moment;
use crate::random::Id;
use crate::share::names::{DeviceId, Sha256};
use rusqlite::{Connection, named_params};

/// What is new about a package once it is sealed.
pub struct Final<'a> {
    /// Its name in the place.
    pub name: &'a str,
    /// The package before it in the chain.
    pub prev: Sha256,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
    /// Its outer signature.
    pub signature: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Its bytes are final (T2).
///
/// # Errors
/// The store's.
pub fn set_sealed(db: &Connection, id: &Id, done: &Final) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_outbox SET state = 'sealed', name = :name, prev = :prev, sha256 = :sha256,
            signature = :signature
         WHERE id = :id AND state = 'planned'",
    )?
    .execute(named_params! {
        ":id": id, ":name": done.name, ":prev": done.prev.to_string(),
        ":sha256": done.sha256.to_string(), ":signature": done.signature,
    })?;
    db.prepare_cached(
        "INSERT INTO share_outbox_sealed (outbox_id, bytes)
         SELECT id, :bytes FROM share_outbox WHERE id = :id AND state = 'sealed'",
    )?
    .execute(named_params! { ":id": id, ":bytes": done.bytes })?;
    db.prepare_cached(
        "UPDATE share_ledger SET sha256 = :sha256, bytes = :size
         WHERE id = (SELECT ledger_id FROM share_outbox WHERE id = :id)",
    )?
    .execute(named_params! {
        ":id": id, ":sha256": done.sha256.to_string(),
        ":size": u32::try_from(done.bytes.len()).unwrap_or(u32::MAX),
    })?;
    Ok(())
}

/// It is about to leave (T3).
///
/// # Errors
/// The store's.
pub fn set_sending(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_outbox SET state = 'sending', attempts = attempts + 1
         WHERE id = :id AND state IN ('sealed', 'sending')",
    )?
    .execute(named_params! { ":id": id })?;
    Ok(())
}

/// It is in its place (T4); what was shown is in the sealed bytes from now on.
///
/// # Errors
/// The store's.
pub fn set_published(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    let published = db
        .prepare_cached(
            "UPDATE share_outbox SET state = 'published', published_ms = coalesce(published_ms, :now), fault = NULL
             WHERE id = :id AND state = 'sending'",
        )?
        .execute(named_params! { ":id": id, ":now": now.ms() })?;
    forget_files(db, id, published)
}

/// A receipt tells that it is stored (T6).
///
/// # Errors
/// The store's.
pub fn set_received(
    db: &Connection,
    id: &Id,
    stored_at: &str,
    now: &Moment,
) -> rusqlite::Result<()> {
    let received = db
        .prepare_cached(
            "UPDATE share_outbox SET state = 'received', received_ms = :now, stored_at = :stored, fault = NULL
             WHERE id = :id AND state IN ('sending', 'published')",
        )?
        .execute(named_params! { ":id": id, ":now": now.ms(), ":stored": stored_at })?;
    forget_files(db, id, received)
}

/// It is no longer where it was put: the same bytes are sent again.
///
/// # Errors
/// The store's.
pub fn set_missing(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_outbox SET state = 'sending'
         WHERE id = :id AND state = 'published' AND remove = 0
         AND EXISTS (SELECT 1 FROM share_outbox_sealed WHERE outbox_id = :id)",
    )?
    .execute(named_params! { ":id": id })?;
    Ok(())
}

/// It is taken back although it may have left.
///
/// # Errors
/// The store's.
pub fn set_void(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    let void = db
        .prepare_cached(
            "UPDATE share_outbox SET state = 'void', remove = 1 WHERE id = :id AND state = 'sending'",
        )?
        .execute(named_params! { ":id": id })?;
    forget_files(db, id, void)
}

/// It may have left already, from a copy of this vault that is lost: taking it back is told, too.
///
/// # Errors
/// The store's.
pub fn set_doubtful(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_outbox SET attempts = attempts + 1 WHERE id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Plans the same once more in another chain, with all that it holds.
///
/// # Errors
/// The store's.
pub fn again(db: &Connection, id: &Id, new: &Id, dev: &DeviceId, seq: u32) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_outbox (id, pair, dev, seq, kind, ledger_id, state, at_ms, zone, attempts, remove, anew, bare)
         SELECT :new, pair, :dev, :seq, kind, ledger_id, 'planned', at_ms, zone, 1, 0, anew, bare
         FROM share_outbox WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":new": new, ":dev": dev, ":seq": seq })?;
    db.prepare_cached(
        "INSERT INTO share_outbox_item (outbox_id, item_id, rev, withdraw, sha256)
         SELECT :new, item_id, rev, withdraw, sha256 FROM share_outbox_item WHERE outbox_id = :id",
    )?
    .execute(named_params! { ":id": id, ":new": new })?;
    db.prepare_cached(
        "INSERT INTO share_outbox_file (outbox_id, position, name, bytes)
         SELECT :new, position, name, bytes FROM share_outbox_file WHERE outbox_id = :id",
    )?
    .execute(named_params! { ":id": id, ":new": new })?;
    Ok(())
}

/// It does not go on under its number; what is there of that number is not touched.
///
/// # Errors
/// The store's.
pub fn give_up(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    set_void(db, id)?;
    db.prepare_cached("UPDATE share_outbox SET remove = 0 WHERE id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// What went wrong with it last.
///
/// # Errors
/// The store's.
pub fn set_fault(db: &Connection, id: &Id, fault: Option<&str>) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_outbox SET fault = :fault WHERE id = :id")?
        .execute(named_params! { ":id": id, ":fault": fault })?;
    Ok(())
}

/// It is to be taken out of the place.
///
/// # Errors
/// The store's.
pub fn set_remove(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_outbox SET remove = 1 WHERE id = :id")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// It is out of the place.
///
/// # Errors
/// The store's.
pub fn set_removed(db: &Connection, id: &Id, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_outbox SET removed_ms = :now WHERE id = :id")?
        .execute(named_params! { ":id": id, ":now": now.ms() })?;
    forget_sealed(db, id)
}

/// Lets go of sealed bytes that were stored on the other side long enough ago.
///
/// # Errors
/// The store's.
pub fn let_go(db: &Connection, now: &Moment) -> rusqlite::Result<()> {
    let before = now.plus(chrono::TimeDelta::days(-KEPT_DAYS)).ms();
    let old: Vec<Id> = db
        .prepare_cached(
            "SELECT o.id FROM share_outbox_sealed s CROSS JOIN share_outbox o ON o.id = s.outbox_id
             WHERE o.state = 'received' AND o.received_ms < :before",
        )?
        .query_map(named_params! { ":before": before }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    old.iter().try_for_each(|id| forget_sealed(db, id))
}

/// Lets go of the sealed bytes of a package.
pub(super) fn forget_sealed(db: &Connection, id: &Id) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM share_outbox_sealed WHERE outbox_id = :id")?
        .execute(named_params! { ":id": id })
        .map(drop)
}

/// What was shown is in the sealed bytes; of what does not go on, nothing is kept.
fn forget_files(db: &Connection, id: &Id, moved: usize) -> rusqlite::Result<()> {
    if moved > 0 {
        db.prepare_cached("DELETE FROM share_outbox_file WHERE outbox_id = :id")?
            .execute(named_params! { ":id": id })?;
    }
    Ok(())
}

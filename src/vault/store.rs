//! Opening the encrypted SQLite file: key first, then proof that it is encrypted, sound and not newer.

use super::Error;
use super::kdf::Key;
use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use std::path::Path;
use std::sync::Once;
use zeroize::Zeroizing;

const START: &str = include_str!("migrations/0001_start.sql");
/// The schema this build writes.
pub const SCHEMA: i32 = 1;
/// Older ones can lose pages when the write-ahead log is reset.
const OLDEST_SOUND_SQLITE: i32 = 3_051_003;

/// What lies where the store is expected, before any key is known.
///
/// # Errors
/// `Plain`, `Empty`, `Damaged` or the file system's.
pub fn look(path: &Path) -> Result<(), Error> {
    let mut start = Vec::new();
    std::fs::File::open(path)?
        .take(16)
        .read_to_end(&mut start)?;
    match start.as_slice() {
        [] => Err(Error::Empty),
        b"SQLite format 3\0" => Err(Error::Plain),
        bytes if bytes.len() < 16 => Err(Error::Damaged),
        _ => Ok(()),
    }
}

/// All statements that the program knows, and room to spare: one that is made anew costs more than
/// most of them take.
const STATEMENTS: usize = 1_000;

/// Opens the store, or makes it when `create` is set.
///
/// # Errors
/// `Damaged` for a wrong key or a broken file, `Newer` for a later schema, `Unencrypted` when the
/// build's SQLite could not encrypt, the file system's.
pub fn open(path: &Path, key: &Key, create: bool) -> Result<Connection, Error> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    wake();
    let mut db = Connection::open_with_flags(path, flags)?;
    unlock(&db, key)?;
    settle(&db)?;
    migrate(&mut db)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(db)
}

/// SQLite calls itself ready a moment before its cipher is, so a second thread that opens a store in
/// that moment is told that its key is none. The first opening of a process is made alone.
fn wake() {
    static AWAKE: Once = Once::new();
    AWAKE.call_once(|| drop(Connection::open_in_memory()));
}

fn unlock(db: &Connection, key: &Key) -> Result<(), Error> {
    let hex: Zeroizing<String> = Zeroizing::new(key.iter().map(|b| format!("{b:02x}")).collect());
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", hex.as_str()));
    db.execute_batch(&pragma)?;
    db.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    let cipher: String = db
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .map_err(|_| Error::Unencrypted)?;
    if cipher.is_empty() || rusqlite::version_number() < OLDEST_SOUND_SQLITE {
        return Err(Error::Unencrypted);
    }
    // The first real read is what tells a right key from a wrong one.
    db.query_row("SELECT count(*) FROM sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(())
}

fn settle(db: &Connection) -> Result<(), Error> {
    db.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA busy_timeout = 5000;",
    )?;
    Ok(())
}

fn migrate(db: &mut Connection) -> Result<(), Error> {
    let version: i32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > SCHEMA {
        return Err(Error::Newer);
    }
    if version < 1 {
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.execute_batch(START)?;
        tx.pragma_update(None, "user_version", 1)?;
        tx.commit()?;
    }
    Ok(())
}

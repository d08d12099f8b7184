//! Small facts that the vault keeps about itself.

use rusqlite::OptionalExtension;

/// Were three groups typed back, and until which day was that put off?
pub(super) fn recovery_state(
    db: &rusqlite::Connection,
) -> Result<(bool, Option<String>), rusqlite::Error> {
    let done = fact(db, "recovery_done")?.as_deref() == Some("yes");
    Ok((done, fact(db, "recovery_due")?.filter(|_| !done)))
}

/// Is it a vault of invented data? (fact `demo`)
///
/// # Errors
/// The store's.
pub fn is_demo(db: &rusqlite::Connection) -> Result<bool, rusqlite::Error> {
    Ok(fact(db, "demo")?.is_some())
}

/// What is kept under a name.
///
/// # Errors
/// The store's.
pub(crate) fn fact(
    db: &rusqlite::Connection,
    name: &str,
) -> Result<Option<String>, rusqlite::Error> {
    db.prepare_cached("SELECT value FROM vault_fact WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()
}

/// Keeps something under a name.
///
/// # Errors
/// The store's.
pub(crate) fn keep_fact(
    db: &rusqlite::Connection,
    name: &str,
    value: &str,
) -> Result<(), rusqlite::Error> {
    db.prepare_cached("INSERT INTO vault_fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")?.execute([name, value])
    .map(drop)
}

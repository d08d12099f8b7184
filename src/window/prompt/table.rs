//! Questions put away in a window.

use crate::random::Id;
use rusqlite::{Connection, named_params};

/// Puts a question away; twice is once.
///
/// # Errors
/// The store's.
pub fn put_away(db: &Connection, session: &Id, key: &str) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO window_put_away (session_id, prompt) VALUES (:session, :key)
         ON CONFLICT DO NOTHING",
    )?
    .execute(named_params! { ":session": session, ":key": key })
    .map(drop)
}

/// The questions put away after this infusion.
///
/// # Errors
/// The store's.
pub fn away(db: &Connection, session: &Id) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT prompt FROM window_put_away WHERE session_id = :session")?
        .query_map(named_params! { ":session": session }, |row| row.get(0))?
        .collect()
}

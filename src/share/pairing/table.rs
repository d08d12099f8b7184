//! The rows of pairs.

use super::wait::{Look, Wait};
use super::{Method, State, Steps};
use crate::app::Room;
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::share::Error;
use crate::share::names::PairId;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

/// A pair, without its secrets.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Its id.
    pub id: PairId,
    /// The recipient that the ledger knows.
    pub recipient: Id,
    /// What the patient calls them.
    pub name: Private<String>,
    /// What the patient is called on the other side.
    pub my_name: Private<String>,
    /// The place it goes through.
    pub drop: Id,
    /// The steps that were taken.
    pub steps: Steps,
    /// How much of the wait had gone by when it was looked at last.
    pub wait: Wait,
    /// How the words were read out.
    pub method: Option<Method>,
    /// The card as it came.
    pub card: Vec<u8>,
    /// The pair whose place it takes once it is active.
    pub instead_of: Option<PairId>,
    /// Since when they have other keys, which the ones before signed for.
    pub new_keys: Option<Moment>,
    /// Another card of the same person waits to take its place: nothing goes, and nothing is believed.
    pub replaced: bool,
    /// Why nothing goes although it might, as it is kept.
    pub fault: Option<String>,
    /// When its receipts were looked for last, in milliseconds since 1970 UTC.
    pub polled: i64,
}

impl Pair {
    /// How far it is now.
    #[must_use]
    pub fn state(&self, room: &Room) -> State {
        let over = self.left_ms(room) == 0;
        self.steps.state(over)
    }

    /// What is left of its wait now, in milliseconds.
    #[must_use]
    pub fn left_ms(&self, room: &Room) -> i64 {
        let wait = self.wait.at(&Look::at(room.app, room.now));
        wait.left_ms(&self.steps.imported)
    }
}

/// The secret halves of a pair.
pub struct Secrets {
    /// What certifies its devices.
    pub root: Private<Vec<u8>>,
    /// What opens its receipts: an age identity as text.
    pub receipts: Private<String>,
}

const PAIR: &str =
    "SELECT p.id, p.recipient_id, r.name, p.drop_id, p.imported_ms, p.zone, p.confirmed_ms,
    p.active_ms, p.ended_ms, p.method, p.card, p.fault, p.polled_ms, p.my_name,
    p.waited_ms, p.ran_ms, p.seen_wall_ms, p.seen_run, p.seen_watch_ms,
    p.instead_of, p.ended_ms IS NULL AND EXISTS (
        SELECT 1 FROM share_pair n WHERE n.instead_of = p.id AND n.ended_ms IS NULL),
    p.new_keys_ms
    FROM share_pair p JOIN share_recipient r ON r.id = p.recipient_id";

/// All pairs, in the order in which their cards came in.
///
/// # Errors
/// The store's.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Pair>> {
    db.prepare_cached(&format!("{PAIR} ORDER BY p.rowid"))?
        .query_map([], read)?
        .collect()
}

/// One pair.
///
/// # Errors
/// The store's.
pub fn find(db: &Connection, id: &PairId) -> rusqlite::Result<Option<Pair>> {
    db.prepare_cached(&format!("{PAIR} WHERE p.id = :id"))?
        .query_row(named_params! { ":id": id }, read)
        .optional()
}

/// The pair of an id as it came from outside.
///
/// # Errors
/// `NoPair`, the store's.
pub fn named(db: &Connection, id: &str) -> Result<Pair, crate::error::Failure> {
    let id: PairId = id.parse().map_err(|_| Error::NoPair)?;
    Ok(find(db, &id)?.ok_or(Error::NoPair)?)
}

/// Adds a pair whose card came in now.
///
/// # Errors
/// The store's.
pub fn insert(db: &Connection, pair: &Pair, secrets: &Secrets) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO share_pair (id, revision, recipient_id, drop_id, state, card, my_name, root_key,
            receipt_key, imported_ms, zone, polled_ms, waited_ms, ran_ms, seen_wall_ms, seen_run, seen_watch_ms,
            instead_of)
         VALUES (:id, 1, :recipient, :drop, 'imported', :card, :me, :root, :receipts, :at, :zone, 0,
            :waited, :ran, :wall, :run, :watch, :instead)",
    )?
    .execute(named_params! {
        ":id": pair.id, ":recipient": pair.recipient, ":drop": pair.drop, ":card": pair.card,
        ":me": pair.my_name, ":root": secrets.root.expose(),
        ":receipts": secrets.receipts, ":at": pair.steps.imported.ms(),
        ":zone": pair.steps.imported.zone_name(), ":waited": pair.wait.waited_ms,
        ":ran": pair.wait.ran_ms, ":wall": pair.wait.seen.wall_ms, ":run": pair.wait.seen.run,
        ":watch": pair.wait.seen.watch_ms, ":instead": pair.instead_of,
    })?;
    Ok(())
}

/// Keeps how much of the wait went by.
///
/// # Errors
/// The store's.
pub fn set_wait(db: &Connection, id: &PairId, wait: &Wait) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_pair SET waited_ms = :waited, ran_ms = :ran, seen_wall_ms = :wall,
            seen_run = :run, seen_watch_ms = :watch WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":waited": wait.waited_ms, ":ran": wait.ran_ms, ":wall": wait.seen.wall_ms,
        ":run": wait.seen.run, ":watch": wait.seen.watch_ms,
    })?;
    Ok(())
}

/// Keeps how far a pair is.
///
/// # Errors
/// The store's.
pub fn set_steps(
    db: &Connection,
    id: &PairId,
    steps: &Steps,
    method: Option<Method>,
) -> rusqlite::Result<()> {
    let state = match (steps.ended, steps.confirmed) {
        (Some(_), _) => "ended",
        (None, Some(_)) => "confirmed",
        (None, None) => "imported",
    };
    db.prepare_cached(
        "UPDATE share_pair SET revision = revision + 1, state = :state, confirmed_ms = :confirmed,
            active_ms = :active, ended_ms = :ended, method = :method WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":state": state, ":confirmed": steps.confirmed.map(|at| at.ms()),
        ":active": steps.active.map(|at| at.ms()), ":ended": steps.ended.map(|at| at.ms()),
        ":method": method,
    })?;
    Ok(())
}

/// Keeps a newer card.
///
/// # Errors
/// The store's.
pub fn set_card(db: &Connection, id: &PairId, card: &[u8]) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_pair SET revision = revision + 1, card = :card WHERE id = :id",
    )?
    .execute(named_params! { ":id": id, ":card": card })?;
    Ok(())
}

/// Keeps since when they have other keys.
///
/// # Errors
/// The store's.
pub fn set_new_keys(db: &Connection, id: &PairId, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_pair SET new_keys_ms = :now WHERE id = :id")?
        .execute(named_params! { ":id": id, ":now": now.ms() })?;
    Ok(())
}

/// Keeps what stands in the way of a pair, or that nothing does.
///
/// # Errors
/// The store's.
pub fn set_fault(db: &Connection, id: &PairId, fault: Option<&str>) -> rusqlite::Result<()> {
    db.prepare_cached(
        "UPDATE share_pair SET fault = :fault WHERE id = :id AND fault IS NOT :fault",
    )?
    .execute(named_params! { ":id": id, ":fault": fault })?;
    Ok(())
}

/// Keeps when its receipts were looked for; none: they are to be looked for anew, at once.
///
/// # Errors
/// The store's.
pub fn set_polled(db: &Connection, id: &PairId, at: Option<&Moment>) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE share_pair SET polled_ms = :at WHERE id = :id")?
        .execute(named_params! { ":id": id, ":at": at.map_or(0, Moment::ms) })?;
    Ok(())
}

/// The secret halves.
///
/// # Errors
/// The store's.
pub fn secrets(db: &Connection, id: &PairId) -> rusqlite::Result<Secrets> {
    db.prepare_cached("SELECT root_key, receipt_key FROM share_pair WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| {
            Ok(Secrets {
                root: Private::new(row.get(0)?),
                receipts: row.get(1)?,
            })
        })
}

fn read(row: &Row) -> rusqlite::Result<Pair> {
    let zone: String = row.get(5)?;
    let at = |ms: Option<i64>| ms.map(|ms| Moment::stored(ms, &zone));
    Ok(Pair {
        id: row.get(0)?,
        recipient: row.get(1)?,
        name: row.get(2)?,
        drop: row.get(3)?,
        steps: Steps {
            imported: Moment::stored(row.get(4)?, &zone),
            confirmed: at(row.get(6)?),
            active: at(row.get(7)?),
            ended: at(row.get(8)?),
        },
        method: row.get(9)?,
        card: row.get(10)?,
        fault: row.get(11)?,
        polled: row.get(12)?,
        my_name: row.get(13)?,
        wait: Wait {
            waited_ms: row.get(14)?,
            ran_ms: row.get(15)?,
            seen: Look {
                wall_ms: row.get(16)?,
                run: row.get(17)?,
                watch_ms: row.get(18)?,
            },
        },
        instead_of: row.get(19)?,
        replaced: row.get(20)?,
        new_keys: at(row.get(21)?),
    })
}

impl ToSql for Method {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match self {
            Self::Person => "person",
            Self::Video => "video",
            Self::Phone => "phone",
        }))
    }
}

impl FromSql for Method {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "person" => Ok(Self::Person),
            "video" => Ok(Self::Video),
            "phone" => Ok(Self::Phone),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

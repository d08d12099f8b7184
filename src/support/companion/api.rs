//! Commands of the page for whoever takes the patient home: read it, save it as a PDF.

use super::{Facts, page};
use crate::app::Room;
use crate::clinic::{self, RuleKind, in_force};
use crate::error::{Code, Failure};
use crate::paper::sheet::Sheet;
use crate::prep::ride::{Ride, say::pick_up_line, table};
use crate::random::Id;
use crate::session::aftercare::api::waits_of;
use crate::session::{self, Session};
use crate::support::print::{SheetSaving, save_sheet};
use crate::support::{Kind, region};
use serde::Deserialize;

/// For which infusion.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhichCompanion {
    /// Its id.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
}

/// `companion.read`
///
/// # Errors
/// `NotFound`.
pub fn read(room: &Room, ask: WhichCompanion) -> Result<Sheet, Failure> {
    made(room, &ask.session_id)
}

/// `companion.save`: starts a job that asks where to, and writes a PDF of one page.
///
/// # Errors
/// `NotFound`, `Groggy`; the job's: `Cancelled`, the file system's.
pub fn save(room: &Room, ask: WhichCompanion) -> Result<SheetSaving, Failure> {
    let sheet = made(room, &ask.session_id)?;
    save_sheet(room, sheet, "companion.save", "ride-home")
}

fn made(room: &Room, id: &Id) -> Result<Sheet, Failure> {
    let sessions = session::table::all(room.db)?;
    let found = sessions.iter().find(|session| session.id == *id);
    let session = found.ok_or(Failure::of(Code::NotFound))?;
    let facts = facts(room, session)?;
    Ok(page(&facts, room.app.words()))
}

fn facts(room: &Room, session: &Session) -> Result<Facts, Failure> {
    let words = room.app.words();
    let ride =
        table::of(room.db, &session.id)?.unwrap_or_else(|| Ride::unsaid(&session.starts, room.now));
    let outside = room.app.outside();
    let lines = region(&outside.region).map_or(&[][..], |region| region.lines);
    let line = |kind: Kind| lines.iter().find(|line| line.kind == kind);
    let contact = clinic::table::contact(room.db)?;
    let contact = contact.as_ref();
    let text = |text: &crate::private::Private<String>| text.expose().clone();
    Ok(Facts {
        starts: words.day_and_time(&session.starts),
        pick_up: pick_up_line(room, session, &ride).map(|line| text(&line)),
        clinic_says: clinic_says(room)?,
        waits: waits_of(room, session)?
            .iter()
            .map(|wait| words.say("after-line", &[("what", &wait.title), ("text", &wait.text)]))
            .collect(),
        emergency: line(Kind::Emergency).map(|line| line.number),
        crisis: line(Kind::Crisis).map(|line| (line.name, line.number)),
        clinic: contact.map_or_else(Default::default, |one| (text(&one.name), text(&one.phone))),
        backup: (text(&ride.backup.who), text(&ride.backup.phone)),
        made: words.day(room.now.day()),
    })
}

/// What the clinic's sheet itself says about who comes along and who stays, word for word.
fn clinic_says(room: &Room) -> Result<Vec<String>, Failure> {
    let (rules, sheets) = (
        clinic::table::rules(room.db)?,
        clinic::table::sheets(room.db)?,
    );
    let mut sentences: Vec<String> = in_force(&rules, &sheets)
        .into_iter()
        .filter(|(rule, _)| {
            matches!(
                rule.kind,
                RuleKind::AdultInside
                    | RuleKind::RideBothWays
                    | RuleKind::RideShareAccepted
                    | RuleKind::RideShareRefused
            )
        })
        .map(|(rule, _)| {
            rule.sentence
                .expose()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|sentence| !sentence.is_empty())
        .collect();
    sentences.dedup();
    Ok(sentences)
}

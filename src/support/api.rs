//! The commands of Help now. The lines need neither a vault nor a network; what is the patient's own
//! comes from the open vault, or, as far as they chose so, from outside it.

use super::mine::{Contact, ContactKind, Reach};
use super::plan::Part;
use super::shown::choices;
use super::wire::SupportOwn;
use super::{Kind, Line, Region, lines, mine, plan, qr, region};
use crate::app::{App, Room};
use crate::clinic;
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::vault::api::Nothing;
use crate::vault::outside::LockLine;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// What Help now shows for the chosen region.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportLines {
    /// Code of the region shown; `other` when none was chosen.
    pub region: &'static str,
    /// Its name.
    pub region_name: String,
    /// The day on which the table was compared with public sources.
    #[cfg_attr(test, ts(as = "String"))]
    pub compared_on: &'static str,
    /// The same as a sentence.
    pub compared: String,
    /// Lines in the order in which they are shown.
    pub lines: Vec<SupportLine>,
    /// What the patient chose to show while locked.
    pub shown: SupportOwn,
    /// All regions there are, in the order in which they are offered.
    pub regions: Vec<SupportRegion>,
}

/// A line to reach someone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportLine {
    /// A name for lists.
    pub id: &'static str,
    /// What it is for.
    pub kind: Kind,
    /// The service's own name, or a phrase for the emergency number.
    pub name: String,
    /// The number or page, in big digits.
    pub number: &'static str,
    /// How to use it.
    pub how: String,
    /// `tel:` or `sms:` target; none for a page.
    pub dial: Option<&'static str>,
    /// SVG path data of its QR code on a square grid.
    pub qr: Option<&'static str>,
    /// Side of that grid, quiet zone included.
    pub qr_size: Option<u32>,
}

/// A region to choose.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportRegion {
    /// Its code, for the settings.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// Its main numbers.
    pub summary: String,
}

/// The lines of the chosen region.
///
/// # Errors
/// None in practice: the table is never empty.
pub fn lines(app: &App, _now: &Moment, _ask: Nothing) -> Result<SupportLines, Failure> {
    let outside = app.outside();
    let chosen = region(&outside.region).ok_or(Failure::of(Code::Unexpected))?;
    let words = app.words();
    Ok(SupportLines {
        region: chosen.code,
        region_name: words.say(chosen.name, &[]),
        compared_on: lines::COMPARED_ON,
        compared: lines::compared(words),
        lines: chosen.lines.iter().map(|line| shown(words, line)).collect(),
        shown: SupportOwn::outside(words, &outside.lock_lines),
        regions: lines::REGIONS.iter().map(|r| offered(words, r)).collect(),
    })
}

/// `support.mine`: people, lines and the plan, all of it.
///
/// # Errors
/// `Locked`.
pub fn mine(room: &Room, _ask: Nothing) -> Result<SupportOwn, Failure> {
    own(room)
}

/// The same, as the commands that change it answer.
///
/// # Errors
/// The store's.
pub(super) fn own(room: &Room) -> Result<SupportOwn, Failure> {
    let (contacts, plan) = (mine::table::all(room.db)?, plan::table::all(room.db)?);
    let choices = choices(&contacts, &plan);
    let clinic = clinic::table::contact(room.db)?
        .filter(|clinic| Reach::Call.target(clinic.phone.expose()).is_some())
        .map(|clinic| Contact {
            kind: ContactKind::Person,
            reach: Reach::Call,
            name: clinic.name,
            number: clinic.phone,
            about: Private::default(),
            outside: false,
        });
    let words = room.app.words();
    Ok(SupportOwn::inside(words, contacts, plan, &choices, clinic))
}

/// What to show while locked.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum SupportWhat {
    /// Someone to reach.
    Contact {
        /// Their id.
        #[cfg_attr(test, ts(as = "String"))]
        id: Id,
    },
    /// A part of the plan.
    Part {
        /// Which.
        part: Part,
    },
}

/// A choice about the lock screen.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SupportShow {
    /// What.
    pub what: SupportWhat,
    /// Shown while locked, or not.
    pub outside: bool,
}

/// `support.show`: the clear file follows at once.
///
/// # Errors
/// `NotFound`, `TooLarge` when there is no more room on the lock screen, `Groggy` in groggy time.
pub fn show(room: &Room, ask: SupportShow) -> Result<SupportOwn, Failure> {
    let found = match &ask.what {
        SupportWhat::Contact { id } => mine::table::set_outside(room.db, id, ask.outside)?,
        SupportWhat::Part { part } => plan::table::set_outside(room.db, *part, ask.outside)?,
    };
    if !found {
        return Err(Failure::of(Code::NotFound));
    }
    let (contacts, plan) = (mine::table::all(room.db)?, plan::table::all(room.db)?);
    if ask.outside && choices(&contacts, &plan).iter().any(|one| !one.fits) {
        let sentence = crate::key!("support-error-room");
        return Err(Failure::saying(Code::TooLarge, sentence));
    }
    own(room)
}

/// Brings the clear file up to what is chosen; called after every change.
///
/// # Errors
/// The store's, the file system's.
pub fn settle(room: &Room) -> Result<(), Failure> {
    let (contacts, plan) = (mine::table::all(room.db)?, plan::table::all(room.db)?);
    let chosen = choices(&contacts, &plan).into_iter();
    let lines: Vec<LockLine> = chosen.filter(|one| one.fits).map(|one| one.line).collect();
    room.app
        .change_outside(|outside| outside.lock_lines = lines)?;
    Ok(())
}

fn shown(words: &Words, line: &Line) -> SupportLine {
    let code = qr::of(line.target);
    SupportLine {
        id: line.id,
        kind: line.kind,
        name: match line.kind {
            Kind::Emergency => words.say("support-emergency-name", &[]),
            Kind::Crisis | Kind::Text | Kind::Web => line.name.to_owned(),
        },
        number: line.number,
        how: words.say(line.how, &[]),
        dial: line.dial(),
        qr: code.map(|code| code.path.as_str()),
        qr_size: code.map(|code| code.size),
    }
}

fn offered(words: &Words, region: &Region) -> SupportRegion {
    SupportRegion {
        code: region.code,
        name: words.say(region.name, &[]),
        summary: region.summary(),
    }
}

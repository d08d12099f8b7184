//! Commands of aftercare: what waits after an infusion, and the word that a night was slept.

use super::{Error, Kind, SHOWN_DAYS, is_a_night, is_over, subject, table, until};
use crate::app::Room;
use crate::clinic;
use crate::clinic::rule::{Rule, in_force};
use crate::error::{Code, Failure};
use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use crate::session::groggy::{self, Said};
use crate::session::{self, Session, State};
use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Which infusion; without one the last that began.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadAftercare {
    /// Its id.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub id: Option<Id>,
}

/// "I have slept", or not.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetSlept {
    /// After which infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// No takes it back.
    pub slept: bool,
}

/// What waits after an infusion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Aftercare {
    /// The infusion.
    #[cfg_attr(test, ts(as = "String"))]
    pub session_id: Id,
    /// From which end it is counted, as a sentence.
    pub counted: String,
    /// What waits, in the order in which it is shown.
    pub waits: Vec<AftercareWait>,
    /// A night's sleep was confirmed.
    pub slept: bool,
    /// It can be confirmed by now, or taken back.
    pub can_say: bool,
    /// What is so about the sleep, as a sentence.
    pub sleep: String,
    /// Something still waits, and the infusion is not long ago: it belongs on Today.
    pub on_today: bool,
    /// The line for Today.
    pub line: String,
}

/// One thing that waits.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AftercareWait {
    /// What.
    pub kind: Kind,
    /// Its name.
    pub title: String,
    /// When its hours are over.
    #[cfg_attr(test, ts(as = "String"))]
    pub until: Moment,
    /// Until when, or that it is over, as a sentence.
    pub text: String,
    /// It waits no more.
    pub over: bool,
    /// Whose rule it is.
    pub source: String,
    /// The clinic's own sentence, when there is one.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    pub sentence: Option<Private<String>>,
}

/// `after.read`: nothing when no infusion has begun, or the one asked for did not take place.
///
/// # Errors
/// `Locked`.
pub fn read(room: &Room, ask: ReadAftercare) -> Result<Option<Aftercare>, Failure> {
    let begun = begun(room)?;
    let found = match &ask.id {
        Some(id) => begun.iter().find(|one| one.id == *id),
        None => subject(&begun, room.now),
    };
    found.map(|session| view(room, session)).transpose()
}

/// `after.slept`
///
/// # Errors
/// `NotFound`; `Invalid` with field `slept` before a night has gone by, or while no end is known.
pub fn slept(room: &Room, ask: SetSlept) -> Result<Option<Aftercare>, Failure> {
    let begun = begun(room)?;
    let found = begun.iter().find(|one| one.id == ask.id);
    let session = found.ok_or(Failure::of(Code::NotFound))?;
    if ask.slept && !can_say(session, room.now) {
        return Err(Error::NoNight.into());
    }
    table::set_slept(room.db, &session.id, ask.slept, room.now)?;
    view(room, session).map(Some)
}

/// Infusions that have begun, without those of which it was said that they did not take place.
pub(crate) fn begun(room: &Room) -> Result<Vec<Session>, Failure> {
    let words = groggy::table::words(room.db)?;
    let not_taken = |one: &Session| {
        one.state == State::Planned
            && words.iter().any(|word| {
                word.said == Said::NotTaken
                    && word.session == one.id
                    && word.for_start.ms() == one.starts.ms()
            })
    };
    let mut all = session::table::all(room.db)?;
    all.retain(|one| one.starts <= *room.now && !not_taken(one));
    Ok(all)
}

fn can_say(session: &Session, now: &Moment) -> bool {
    session.state == State::Over && is_a_night(&session.end(), now)
}

fn view(room: &Room, session: &Session) -> Result<Aftercare, Failure> {
    let slept = slept_after(room, session)?;
    let waits = waits(room, session, slept)?;
    let waiting = waits.iter().any(|wait| !wait.over);
    let near = *room.now < session.end().plus(TimeDelta::days(SHOWN_DAYS));
    let can_say = slept || can_say(session, room.now);
    Ok(Aftercare {
        session_id: session.id.clone(),
        counted: counted(room, session),
        sleep: sleep(room, slept, can_say),
        line: waits
            .first()
            .map(|wait| line(room, wait))
            .unwrap_or_default(),
        waits,
        slept,
        can_say,
        on_today: waiting && near,
    })
}

fn slept_after(room: &Room, session: &Session) -> Result<bool, Failure> {
    // An end that was put right later may leave the night before it.
    let said = table::slept(room.db, &session.id)?;
    Ok(said.is_some_and(|said| is_a_night(&session.end(), &said)))
}

/// What waits after one infusion, also after one that lies ahead: then from its planned end.
///
/// # Errors
/// The store's.
pub fn waits_of(room: &Room, session: &Session) -> Result<Vec<AftercareWait>, Failure> {
    waits(room, session, slept_after(room, session)?)
}

fn waits(room: &Room, session: &Session, slept: bool) -> Result<Vec<AftercareWait>, Failure> {
    let (rules, sheets) = (
        clinic::table::rules(room.db)?,
        clinic::table::sheets(room.db)?,
    );
    let forced = in_force(&rules, &sheets);
    let of_kind = |kind: Kind| {
        let mut forced = forced.iter();
        forced
            .find(|(rule, _)| Some(rule.kind) == kind.rule())
            .copied()
    };
    let waits = Kind::ALL.into_iter();
    Ok(waits
        .map(|kind| wait(room, session, kind, slept, of_kind(kind)))
        .collect())
}

fn wait(
    room: &Room,
    session: &Session,
    kind: Kind,
    slept: bool,
    clinic: Option<(&Rule, &clinic::Sheet)>,
) -> AftercareWait {
    let until = until(kind, &session.end(), clinic.map(|(rule, _)| rule.amount));
    let over = is_over(kind, session, &until, slept, room.now);
    let words = room.app.words();
    let floor = super::floor(kind, &session.end());
    // The sheet's words stand beside its own rule only: where the floor is later, it is not its time.
    let own = clinic.filter(|_| until > floor || clinic_agrees(clinic, session, &floor));
    AftercareWait {
        kind,
        title: title(room, kind),
        text: text(room, session, kind, &until, slept),
        until: until.seen_in(room.now.zone()),
        over,
        source: match own {
            Some((_, sheet)) => clinic::say::source(room, sheet.received_day),
            None => words.say("after-source-usual", &[]),
        },
        sentence: clinic.map(|(rule, _)| rule.sentence.clone()),
    }
}

/// Does the clinic's own time come to the floor exactly?
fn clinic_agrees(
    clinic: Option<(&Rule, &clinic::Sheet)>,
    session: &Session,
    floor: &Moment,
) -> bool {
    use clinic::rule::Amount;
    clinic.is_some_and(|(rule, _)| match rule.amount {
        Amount::Minutes(minutes) => {
            session.end().plus(TimeDelta::minutes(minutes.into())) == *floor
        }
        _ => false,
    })
}

fn title(room: &Room, kind: Kind) -> String {
    let words = room.app.words();
    match kind {
        Kind::Driving => words.say("after-driving", &[]),
        Kind::Machinery => words.say("after-machinery", &[]),
        Kind::Signing => words.say("after-signing", &[]),
        Kind::Alcohol => words.say("after-alcohol", &[]),
        Kind::Alone => words.say("after-alone", &[]),
    }
}

fn text(room: &Room, session: &Session, kind: Kind, until: &Moment, slept: bool) -> String {
    let words = room.app.words();
    let here = until.seen_in(room.now.zone());
    // "Until Tuesday, 00:00" is Tuesday.
    let time = if here.local().time() == NaiveTime::MIN {
        words.day(here.day())
    } else {
        words.day_and_time(&here)
    };
    let passed = until <= room.now;
    match (session.state == State::Over, kind.needs_sleep() && !slept) {
        (true, false) if passed => words.say("after-hours-over", &[("time", &time)]),
        (true, true) if passed => words.say("after-sleep-left", &[]),
        (false, _) if passed => words.say("after-end-unknown", &[]),
        (_, true) => words.say("after-until-and-sleep", &[("time", &time)]),
        (_, false) => words.say("after-until", &[("time", &time)]),
    }
}

fn counted(room: &Room, session: &Session) -> String {
    let words = room.app.words();
    let end = words.day_and_time(&session.end().seen_in(room.now.zone()));
    if session.state == State::Over {
        words.say("after-counted", &[("time", &end)])
    } else {
        words.say("after-counted-planned", &[("time", &end)])
    }
}

fn sleep(room: &Room, slept: bool, can_say: bool) -> String {
    let words = room.app.words();
    match (slept, can_say) {
        (true, _) => words.say("after-slept", &[]),
        (false, true) => words.say("after-slept-ask", &[]),
        (false, false) => words.say("after-slept-later", &[]),
    }
}

fn line(room: &Room, driving: &AftercareWait) -> String {
    let args = [
        ("what", driving.title.as_str()),
        ("text", driving.text.as_str()),
    ];
    room.app.words().say("after-line", &args)
}

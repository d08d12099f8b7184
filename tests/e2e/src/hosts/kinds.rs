//! Each kind of reminder arrives, is acted on, and does not come again: on a real dunst with the journal
//! open, in words that tell the kinds apart; on a scripted daemon with it locked, in words that say nothing.

use super::delivery::says_nothing;
use super::dunst::Dunst;
use super::ground::{Ground, PLANNED, text, until};
use super::mock::Daemon;
use super::shower::Shower;
use super::words::PASSPHRASE;
use crate::session::Session;
use crate::tally::Outcome;
use afterglow::reminders::kinds::Kind;
use afterglow::words::Words;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// The simulated clock is looked at every second.
const LOOKED: Duration = Duration::from_millis(1200);
const SOON: u64 = 15;
const MINUTE: i64 = 60_000;
/// A little longer than a week.
const WEEK: i64 = 8 * 24 * 60 * MINUTE;

/// What was shown so far, and of which kinds.
struct Stage<'a, S> {
    ground: &'a Ground,
    shower: S,
    times: Vec<i64>,
    seen: BTreeSet<Kind>,
}

impl<'a, S: Shower> Stage<'a, S> {
    fn on(ground: &'a Ground, shower: S) -> Self {
        Self {
            ground,
            shower,
            times: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Lets the next of the plan come and does it: its words and ids; none before `end`: nothing.
    fn next(&mut self, end: i64) -> Result<Option<(String, Vec<String>)>, String> {
        let Some((soon, _)) = self.ahead().filter(|(at, _)| *at < end) else {
            return Ok(None);
        };
        // Another day may be planned otherwise; and nothing comes early, nor what was done again.
        self.ground.set_clock(&text(soon - MINUTE))?;
        sleep(LOOKED);
        self.is_as_before()?;
        let Some((at, ids)) = self.ahead() else {
            return Ok(None);
        };
        self.ground.set_clock(&text(at))?;
        until("the note", SOON, || self.shower.many() > self.times.len())?;
        self.shower.done()?;
        until("it is done", SOON, || ids.iter().all(|id| self.is_done(id)))?;
        self.times.push(at);
        self.is_as_before()?;
        Ok(Some((self.shower.last(), ids)))
    }

    /// When the next thing comes that never came, and what comes then.
    fn ahead(&self) -> Option<(i64, Vec<String>)> {
        let outside = self.ground.outside();
        let due = outside["due"].as_array()?;
        let after = self.times.last().copied().unwrap_or(0);
        let new = |one: &&Value| one["shownMs"].is_null() && one["done"] != true;
        let mut coming: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for one in due.iter().filter(new) {
            if let (Some(at), Some(id)) = (one["atMs"].as_i64(), one["id"].as_str())
                && at > after
            {
                coming.entry(at).or_default().push(id.to_owned());
            }
        }
        coming.into_iter().next()
    }

    fn is_done(&self, id: &str) -> bool {
        let outside = self.ground.outside();
        let mut due = outside["due"].as_array().into_iter().flatten();
        due.any(|one| one["id"] == id && one["done"] == true)
    }

    fn is_as_before(&self) -> Outcome {
        let (shown, told) = (self.shower.many(), self.times.len());
        let why = || format!("{told} were to come, {shown} did; {}", self.shower.last());
        (shown == told).then_some(()).ok_or_else(why)
    }

    /// Every kind was there, and neither later nor with the clock set back does one come again.
    fn ends(self) -> Outcome {
        let missing: Vec<_> = Kind::ALL
            .iter()
            .filter(|kind| !self.seen.contains(kind))
            .collect();
        if !missing.is_empty() {
            return Err(format!("never came: {missing:?}"));
        }
        for at in [self.times.first(), self.times.last()]
            .into_iter()
            .flatten()
        {
            self.ground.set_clock(&text(at + MINUTE))?;
            sleep(2 * LOOKED);
            self.is_as_before()?;
        }
        println!("{} kinds in {} notes", self.seen.len(), self.times.len());
        Ok(())
    }
}

/// With the journal open, and notes that say what they are about.
pub fn each_kind_says_what_it_is_about(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let stage = Stage::on(&ground, Dunst::start(&ground)?);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let session = Session::start_with(&ground.surroundings()).await?;
        let outcome = open(&session, stage).await;
        let ended = session.kill().await;
        outcome.and(ended)
    })
}

async fn open(session: &Session, mut stage: Stage<'_, Dunst<'_>>) -> Outcome {
    let w = &session.window;
    w.fill("Passphrase", PASSPHRASE).await?;
    w.press("Unlock").await?;
    w.sees("Check-ins").await?;
    let words = Words::english();
    while stage.seen.len() < Kind::ALL.len() {
        let Some((note, ids)) = stage.next(i64::MAX)? else {
            break;
        };
        let told: Vec<Kind> = Kind::ALL
            .iter()
            .copied()
            .filter(|kind| note.lines().any(|line| speaks_of(*kind, &words, line)))
            .collect();
        if told.is_empty() || told.len() > ids.len() {
            return Err(format!("{told:?} in “{note}”"));
        }
        stage.seen.extend(told);
    }
    stage.ends()
}

/// Is it the kind's sentence, whatever day and time it names?
fn speaks_of(kind: Kind, words: &Words, line: &str) -> bool {
    let sentence = words.say(kind.open(), &[("day", "\0"), ("time", "\0")]);
    let mut rest = line;
    sentence.split('\0').all(|part| {
        let found = rest.find(part);
        rest = found.map_or(rest, |at| &rest[at + part.len()..]);
        found.is_some()
    })
}

/// With the journal locked; after each week it is opened once, without a window, which plans the next one:
/// with one prompt a day, three weeks have more room than two.
pub fn each_kind_says_nothing_when_locked(home: &Path) -> Outcome {
    let ground = Ground::on(home)?;
    let mut stage = Stage::on(&ground, Daemon::start(&ground.bus, "body actions")?);
    let mut now = PLANNED.to_owned();
    for _ in 0..3 {
        let kinds = kinds_ahead(&ground, &now)?;
        let start =
            chrono::DateTime::parse_from_rfc3339(&now).map_err(|error| error.to_string())?;
        ground.set_clock(&now)?;
        let _app = ground.start(&[])?;
        let end = start.timestamp_millis() + WEEK;
        while stage.seen.len() < Kind::ALL.len()
            && let Some((note, ids)) = stage.next(end)?
        {
            says_nothing(&note)?;
            stage.seen.extend(ids.iter().filter_map(|id| kinds.get(id)));
        }
        now = text(stage.times.last().copied().unwrap_or_default() + MINUTE);
    }
    stage.ends()
}

/// What the plan of an open journal calls the ids that it leaves outside.
fn kinds_ahead(ground: &Ground, now: &str) -> Result<BTreeMap<String, Kind>, String> {
    let ahead = ground.call(now, "reminders.ahead")?;
    let ahead: Value = serde_json::from_str(&ahead).map_err(|error| error.to_string())?;
    let days = ahead.as_array().into_iter().flatten();
    let notes = days.flat_map(|day| day["notes"].as_array().into_iter().flatten());
    let kind = |note: &Value| {
        let kind = serde_json::from_value(note["kind"].clone()).ok()?;
        Some((note["id"].as_str()?.to_owned(), kind))
    };
    Ok(notes.filter_map(kind).collect())
}

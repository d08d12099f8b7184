//! Planning what to remind of: facts of the course and now in, nudges out. Nothing here is shown or stored.

pub mod ahead;
pub mod api;
mod budget;
pub mod calendar;
pub mod delivery;
pub mod facts;
pub mod kinds;
pub mod pause;
pub mod planned;
pub mod quiet;
pub mod settings;
pub mod table;

pub use quiet::{Quiet, on_day};

use crate::moment::Moment;
use crate::words::Words;
use budget::Budget;
use chrono::{NaiveDate, TimeDelta};
use facts::Facts;
use hmac::{Hmac, Mac};
use kinds::Kind;
use sha2::Sha256;

/// A prompt that has no time of its own comes at this hour.
const MORNING: u32 = 10;

/// How long after its time a nudge is still shown; later it waits inside Afterglow instead.
pub const SHOWN_FOR: TimeDelta = TimeDelta::hours(12);

/// What the patient wants of it.
#[derive(Debug, Clone, Default)]
pub struct Preferences {
    /// No note comes in these hours.
    pub quiet: Quiet,
    /// Prompts that are due before this are not shown.
    pub paused_until: Option<Moment>,
    /// Kinds that are not wanted.
    pub off: Vec<Kind>,
}

/// Something worth a note at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nudge {
    /// Opaque: the same for the same thing in the same vault, and telling nothing without its salt.
    pub id: String,
    /// What it is about.
    pub kind: Kind,
    /// When it is due.
    pub due: Moment,
    /// From when on it is worth nothing any more.
    pub until: Moment,
    /// The time or day that its sentence names.
    pub about: Moment,
}

impl Nudge {
    /// Its open wording.
    #[must_use]
    pub fn open_words(&self, words: &Words) -> String {
        let (day, time) = (words.day_short(self.about.day()), words.time(&self.about));
        words.say(self.kind.open(), &[("day", &day), ("time", &time)])
    }
}

/// What a kind knows of a nudge before the plan gives it an id.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// What makes it this one and no other. Never the time it is due: travelling moves that.
    pub subject: String,
    /// As in [`Nudge`].
    pub due: Moment,
    /// As in [`Nudge`].
    pub until: Moment,
    /// As in [`Nudge`].
    pub about: Moment,
}

/// Where a plan is made: at this moment, on the wall of its zone, with these quiet hours.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here<'a> {
    pub now: &'a Moment,
    pub quiet: Quiet,
}

impl Here<'_> {
    /// When a prompt of a day comes that has no time of its own.
    fn morning(&self, day: NaiveDate) -> Option<Moment> {
        self.quiet.after(&on_day(day, MORNING, 0, self.now.zone())?)
    }

    /// The time itself, but neither before the morning of its day nor in the quiet hours.
    fn morning_after(&self, at: &Moment) -> Option<Moment> {
        let due = on_day(at.day(), MORNING, 0, at.zone())?.max(*at);
        if self.quiet.holds(&due) {
            return self.morning(self.quiet.after(&due)?.day());
        }
        Some(due)
    }

    fn midnight(&self, day: NaiveDate) -> Option<Moment> {
        on_day(day, 0, 0, self.now.zone())
    }
}

/// All nudges that are still worth something, by the time they are due; some may lie in the past.
/// Wall times are those of the zone that `now` is lived in.
#[must_use]
pub fn plan(facts: &Facts, wanted: &Preferences, now: &Moment) -> Vec<Nudge> {
    let quiet = wanted.quiet;
    let here = Here { now, quiet };
    let (prompts, mut nudges): (Vec<_>, Vec<_>) = Kind::ALL
        .iter()
        .filter(|kind| !wanted.off.contains(kind))
        .flat_map(|kind| {
            let drafts = kind.drafts(facts, &here).into_iter();
            drafts.map(|draft| nudge(*kind, draft, &facts.salt))
        })
        .filter(|one| one.due < one.until && *now < one.until && !quiet.holds(&one.due))
        .filter(|one| {
            !(one.kind.is_prompt() && wanted.paused_until.is_some_and(|until| one.due < until))
        })
        .partition(|one| one.kind.is_prompt());
    let budget = Budget {
        past: &facts.past,
        came: &facts.came,
        days: &facts.days,
        quiet,
        now,
    };
    nudges.extend(budget.fit(prompts));
    nudges.sort_by(|a, b| (a.due, a.kind, &a.id).cmp(&(b.due, b.kind, &b.id)));
    nudges
}

fn nudge(kind: Kind, draft: Draft, salt: &str) -> Nudge {
    Nudge {
        id: opaque(salt, kind.name(), &draft.subject),
        kind,
        due: draft.due,
        until: draft.until,
        about: draft.about,
    }
}

/// May a nudge of these times be shown at `now`? Not before its time, not when it is stale or
/// worth nothing, and never in the quiet hours: then it waits for the morning.
#[must_use]
pub fn is_due(due: &Moment, until: &Moment, quiet: Quiet, now: &Moment) -> bool {
    due <= now && now < until && !is_stale(due, now) && !quiet.holds(now)
}

/// Is its time so long ago that it is no longer shown?
#[must_use]
pub fn is_stale(due: &Moment, now: &Moment) -> bool {
    due.plus(SHOWN_FOR) < *now
}

/// The first half of an HMAC: 128 bits are plenty to tell a few dozen nudges apart.
fn opaque(salt: &str, what: &str, subject: &str) -> String {
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(salt.as_bytes()) else {
        return String::new();
    };
    mac.update(what.as_bytes());
    mac.update(b"\0");
    mac.update(subject.as_bytes());
    let bytes = mac.finalize().into_bytes();
    bytes.iter().take(16).map(|b| format!("{b:02x}")).collect()
}

//! Facts that a test makes up, and their plan as a table reads it.

use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::reminders::Nudge;
use afterglow::reminders::facts::Infusion;
use afterglow::reminders::kinds::Kind;
use chrono_tz::Tz;

pub const NY: Tz = Tz::America__New_York;

/// An infusion that nothing is to be said about: no rules, its ride confirmed.
pub fn infusion(starts: Moment) -> Infusion {
    Infusion {
        id: Id::new(&Moment::from_ms(0, NY), [1; 10]),
        starts,
        minutes: 40,
        booster: false,
        heavy_until: None,
        solids_until: None,
        light_until: None,
        liquids_until: None,
        leave: None,
        ride_confirmed: true,
        rested: None,
    }
}

/// Kind, due and until of each, on the wall of New York.
pub fn times(plan: &[Nudge], format: &str) -> Vec<(Kind, String, String)> {
    let wall = |at: &Moment| at.seen_in(NY).local().format(format).to_string();
    plan.iter()
        .map(|one| (one.kind, wall(&one.due), wall(&one.until)))
        .collect()
}

/// A table of one line.
pub fn one(kind: Kind, due: &str, until: &str) -> Vec<(Kind, String, String)> {
    vec![(kind, due.into(), until.into())]
}

//! How many prompts come: at most one a local day, three on an infusion's, and ever fewer while none
//! is answered. What has a time of its own is not counted.

use super::facts::Past;
use super::quiet::{Quiet, end_of_next_day, on_day};
use super::{MORNING, Nudge, is_stale};
use crate::moment::Moment;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Prompts of a day.
const A_DAY: u32 = 1;
/// Prompts of an infusion's day.
const INFUSION_DAY: u32 = 3;
/// So many ignored in a row halve the rate.
const IN_A_ROW: u32 = 3;
/// The rate is halved so often at most: then one comes in sixteen days.
const HALVINGS: u32 = 4;

/// What the budget looks at.
pub struct Budget<'a> {
    /// Prompts that were shown, by time.
    pub past: &'a [Past],
    /// Ids of those whose planned time came.
    pub came: &'a BTreeSet<String>,
    /// Local days of infusions.
    pub days: &'a [NaiveDate],
    /// The quiet hours.
    pub quiet: Quiet,
    /// Now; its zone makes the days.
    pub now: &'a Moment,
}

/// What was told and what will be, as far as the rate depends on it.
struct Told {
    /// Prompts by day.
    a_day: BTreeMap<NaiveDate, u32>,
    /// Since the last answered one: the days from which each counts as ignored.
    open: Vec<NaiveDate>,
}

impl Budget<'_> {
    /// The prompts that come, each on its day or a later one while it is worth something. Those that
    /// were shown stay; for those ahead it is as if none of them were answered, which is so as long
    /// as nobody opens Afterglow, and is planned anew when somebody does.
    #[must_use]
    pub fn fit(&self, prompts: Vec<Nudge>) -> Vec<Nudge> {
        let shown: BTreeSet<&str> = self.past.iter().map(|one| one.id.as_str()).collect();
        let (mut fitting, mut waiting): (Vec<_>, Vec<_>) = prompts
            .into_iter()
            .partition(|one| shown.contains(one.id.as_str()));
        let mut told = self.told();
        let mut day = waiting.iter().map(|one| self.first_day(one)).min();
        while let Some(today) = day.filter(|_| !waiting.is_empty()) {
            waiting.retain(|one| self.time(one, today).is_some() || self.first_day(one) > today);
            waiting.sort_by_key(|one| (self.first_day(one) > today, one.kind, one.due));
            while told.left(today, self.days) > 0 {
                let open = waiting.iter().position(|one| self.first_day(one) <= today);
                let Some(place) = open else {
                    break;
                };
                let mut one = waiting.remove(place);
                one.due = self.time(&one, today).unwrap_or(one.due);
                // What went by unseen is no prompt that was ignored.
                if !is_stale(&one.due, self.now) {
                    told.count(today, self.ignored_from(&one.due));
                }
                fitting.push(one);
            }
            let next = today.checked_add_days(Days::new(1));
            let first = waiting.iter().map(|one| self.first_day(one)).min();
            day = next.max(first);
        }
        fitting
    }

    fn told(&self) -> Told {
        let mut told = Told {
            a_day: BTreeMap::new(),
            open: Vec::new(),
        };
        for one in self.past {
            let shown = one.shown.seen_in(self.now.zone());
            *told.a_day.entry(shown.day()).or_default() += 1;
            if one.answered {
                told.open.clear();
            } else {
                told.open.push(self.ignored_from(&shown));
            }
        }
        told
    }

    fn ignored_from(&self, shown: &Moment) -> NaiveDate {
        end_of_next_day(shown).day()
    }

    /// The first day on which a prompt may come. What no plan had room for while it was due was told
    /// to nobody: it comes from now on, not on a day that is over.
    fn first_day(&self, one: &Nudge) -> NaiveDate {
        if one.due > *self.now || self.came.contains(&one.id) {
            return one.due.day();
        }
        let today = self.now.day();
        let ahead = self.time(one, today).is_some_and(|at| at > *self.now);
        let next = today.checked_add_days(Days::new(1)).unwrap_or(today);
        if ahead { today } else { next }
    }

    /// When a prompt would come on a day: at its own time on its own day, else in the morning.
    fn time(&self, one: &Nudge, day: NaiveDate) -> Option<Moment> {
        let time = if one.due.day() == day {
            Some(one.due)
        } else {
            let morning = on_day(day, MORNING, 0, self.now.zone())?;
            self.quiet.after(&morning).filter(|at| at.day() == day)
        };
        time.filter(|at| one.due.day() <= day && *at < one.until)
    }
}

impl Told {
    /// How many prompts a day still takes.
    fn left(&self, day: NaiveDate, infusions: &[NaiveDate]) -> u32 {
        let ignored = self.open.iter().filter(|from| **from <= day).count();
        let ignored = u32::try_from(ignored).unwrap_or(u32::MAX);
        let halvings = (ignored / IN_A_ROW).min(HALVINGS);
        let today = self.a_day.get(&day).copied().unwrap_or(0);
        if halvings == 0 {
            let most = if infusions.contains(&day) {
                INFUSION_DAY
            } else {
                A_DAY
            };
            return most.saturating_sub(today);
        }
        // A clock set back may leave days ahead that were told already.
        let gap = i64::from(1_u32 << halvings);
        let near = |told: &NaiveDate| (day - *told).num_days().abs() < gap;
        u32::from(!self.a_day.keys().any(near))
    }

    fn count(&mut self, day: NaiveDate, ignored_from: NaiveDate) {
        *self.a_day.entry(day).or_default() += 1;
        self.open.push(ignored_from);
    }
}

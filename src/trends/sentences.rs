//! Words first: two or three sentences of what the numbers say. Rises and falls are said alike.

use super::aligned::{After, TrendsSide};
use super::baseline::{Baseline, first};
use super::days::ByDay;
use super::measures::{self, RECENT_DAYS};
use super::{Facts, Total, week};
use crate::checkins::scales;
use crate::key;
use crate::session::Session;
use crate::words::Words;

/// So many infusions are looked back on.
const LAST: usize = 3;

/// Says things about the numbers of one vault.
pub struct Say<'a> {
    /// The words.
    pub words: &'a Words,
    /// What there is.
    pub facts: &'a Facts,
}

impl Say<'_> {
    /// The sentences, in an order that never depends on what they say.
    #[must_use]
    pub fn sentences(&self, days: &ByDay, baseline: &Baseline, aligned: &[After]) -> Vec<String> {
        let mut said = Vec::new();
        said.extend(self.measured());
        if baseline.level().is_some() {
            said.extend(self.followed(aligned));
            said.extend(self.since(aligned));
        } else if !aligned.is_empty() || !self.facts.over().is_empty() {
            said.extend(self.no_baseline(baseline));
        }
        if said.is_empty() {
            said.extend(self.recorded(days));
        }
        said
    }

    /// "Since infusion 1, PHQ-9 went from 19 to 9. GAD-7 went from 14 to 7."
    fn measured(&self) -> Option<String> {
        let mut said: Vec<String> = Vec::new();
        for scale in measures::DRAWN {
            let sentence = match first(&self.facts.sessions) {
                Some(first) if first.starts <= self.facts.now => {
                    self.changed(scale, first, said.is_empty())
                }
                _ => self.unrelated(scale),
            };
            said.extend(sentence);
        }
        (!said.is_empty()).then(|| said.join(" "))
    }

    fn changed(&self, scale: &str, first: &Session, begins: bool) -> Option<String> {
        let change = measures::change(&self.facts.totals, scale, &first.starts);
        let name = self.name_of(scale)?;
        match (change.before, change.last) {
            (Some(before), Some(last)) => {
                let (before, last) = (before.total.to_string(), self.total(last));
                let args = [
                    ("name", name.as_str()),
                    ("before", before.as_str()),
                    ("last", last.as_str()),
                ];
                let same = change.before.map(|one| one.total) == change.last.map(|one| one.total);
                Some(match (same, begins) {
                    (true, _) => self.words.say("trends-same", &args),
                    (false, true) => self.words.say("trends-went-since", &args),
                    (false, false) => self.words.say("trends-went", &args),
                })
            }
            (Some(before), None) => {
                let before = before.total.to_string();
                let args = [("name", name.as_str()), ("before", before.as_str())];
                Some(self.words.say("trends-only-before", &args))
            }
            (None, Some(last)) => {
                let last = self.total(last);
                let args = [("name", name.as_str()), ("last", last.as_str())];
                Some(self.words.say("trends-only-last", &args))
            }
            (None, None) => None,
        }
    }

    /// Without an infusion: the first and the last total, with their days.
    fn unrelated(&self, scale: &str) -> Option<String> {
        let mut totals = measures::of(&self.facts.totals, scale);
        let name = self.name_of(scale)?;
        let first = self.on(totals.next()?);
        Some(match totals.next_back() {
            Some(last) => {
                let last = self.on(last);
                let args = [("name", name.as_str()), ("first", &first), ("last", &last)];
                self.words.say("trends-from-to", &args)
            }
            None => {
                let args = [("name", name.as_str()), ("first", first.as_str())];
                self.words.say("trends-one", &args)
            }
        })
    }

    /// What the last three infusions whose days are over were followed by.
    fn followed(&self, aligned: &[After]) -> Option<String> {
        let whole = aligned.iter().filter(|one| one.whole).count();
        let told: Vec<&After> = aligned
            .iter()
            .filter(|one| one.whole && one.recorded() > 0)
            .collect();
        let told = told.get(told.len().saturating_sub(LAST)..)?;
        let above: Vec<usize> = told.iter().map(|a| a.count(TrendsSide::Above)).collect();
        let recorded: Vec<usize> = told.iter().map(|one| one.recorded()).collect();
        let (above, recorded) = (self.days(&above)?, range(self.words, &recorded)?);
        let args = [("above", above.as_str()), ("recorded", recorded.as_str())];
        if let [one] = told {
            let name = self.name(one.session);
            let args = [("name", name.as_str()), args[0], args[1]];
            return Some(self.words.say("trends-followed-one", &args));
        }
        // The last ones in a row, or the last ones that anything was recorded after?
        let in_a_row = aligned.iter().filter(|one| one.whole).rev();
        let in_a_row = in_a_row.take(told.len()).all(|one| one.recorded() > 0);
        let which = match (in_a_row, whole == aligned.len()) {
            (false, _) => key!("trends-which-recorded"),
            (true, true) => key!("trends-which-last"),
            (true, false) => key!("trends-which-before"),
        };
        let which = self.words.say(which, &[("count", &told.len().to_string())]);
        let args = [("which", which.as_str()), args[0], args[1]];
        Some(self.words.say("trends-followed", &args))
    }

    /// What was recorded since the last infusion, while its days are still running. One or two days
    /// say nothing yet, neither way ([design]: as many as a baseline takes).
    fn since(&self, aligned: &[After]) -> Option<String> {
        let last = aligned.last().filter(|last| !last.whole)?;
        if last.days.is_empty() {
            return None;
        }
        let name = self.within(last.session);
        let (above, recorded) = (last.count(TrendsSide::Above), last.recorded());
        let few = recorded < week::LEAST_DAYS;
        let (above, recorded) = (above.to_string(), recorded.to_string());
        if few {
            let args = [("name", name.as_str()), ("recorded", recorded.as_str())];
            return Some(self.words.say("trends-since-few", &args));
        }
        let args = [
            ("name", name.as_str()),
            ("above", above.as_str()),
            ("recorded", recorded.as_str()),
        ];
        Some(self.words.say("trends-since", &args))
    }

    /// Why no day is called above or below; nothing while the week before infusion 1 lies ahead.
    #[must_use]
    pub fn no_baseline(&self, baseline: &Baseline) -> Option<String> {
        match baseline {
            Baseline::Mean { .. } => None,
            Baseline::NoInfusion => Some(self.words.say("trends-baseline-no-infusion", &[])),
            Baseline::TooFew { recorded, last } if *last < self.facts.today => {
                let recorded = recorded.to_string();
                let args = [("recorded", recorded.as_str())];
                Some(self.words.say("trends-baseline-too-few", &args))
            }
            Baseline::TooFew { .. } => Some(self.words.say("trends-baseline-ahead", &[])),
        }
    }

    /// "3 days are recorded, from Sat 7 Nov to Mon 9 Nov."
    fn recorded(&self, days: &ByDay) -> Option<String> {
        let (first, last) = (days.keys().next()?, days.keys().next_back()?);
        let count = days.len().to_string();
        let (first, last) = (self.day(*first), self.day(*last));
        let args = [("count", count.as_str()), ("from", &first), ("to", &last)];
        Some(self.words.say("trends-recorded", &args))
    }

    /// "Infusion 3", "Booster 2"
    #[must_use]
    pub fn name(&self, session: &Session) -> String {
        let number = session.number.to_string();
        let key = if session.booster {
            key!("trends-booster")
        } else {
            key!("trends-infusion")
        };
        self.words.say(key, &[("number", &number)])
    }

    /// "infusion 3", "booster 2"
    #[must_use]
    pub fn within(&self, session: &Session) -> String {
        let number = session.number.to_string();
        let key = if session.booster {
            key!("trends-the-booster")
        } else {
            key!("trends-the-infusion")
        };
        self.words.say(key, &[("number", &number)])
    }

    /// A day, with its year when it is not this one.
    #[must_use]
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        self.words.day_seen_from(day, self.facts.today)
    }

    /// The measure's name; none when this build does not have it.
    #[must_use]
    pub fn name_of(&self, scale: &str) -> Option<String> {
        scales::find(scale).map(|scale| self.words.say(scale.name, &[]))
    }

    /// "9"; of long ago with its day: "9, on Fri 28 Nov 2025".
    fn total(&self, total: &Total) -> String {
        let day = total.begun.day();
        if (self.facts.today - day).num_days() <= RECENT_DAYS {
            return total.total.to_string();
        }
        let (count, day) = (total.total.to_string(), self.day(day));
        let args = [("total", count.as_str()), ("day", day.as_str())];
        self.words.say("trends-total-long-ago", &args)
    }

    fn on(&self, total: &Total) -> String {
        let (count, day) = (total.total.to_string(), self.day(total.begun.day()));
        let args = [("total", count.as_str()), ("day", day.as_str())];
        self.words.say("trends-total-on", &args)
    }

    /// "1 day", "3 days", "9 to 12 days"
    fn days(&self, counts: &[usize]) -> Option<String> {
        let count = range(self.words, counts)?;
        Some(self.words.say("trends-days", &[("count", &count)]))
    }
}

/// "3", or "9 to 12"; none of nothing.
fn range(words: &Words, counts: &[usize]) -> Option<String> {
    let (least, most) = (counts.iter().min()?, counts.iter().max()?);
    if least == most {
        return Some(least.to_string());
    }
    let (least, most) = (least.to_string(), most.to_string());
    Some(words.say("trends-range", &[("from", &least), ("to", &most)]))
}

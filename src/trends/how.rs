//! How it is worked out, in plain words and with the patient's own numbers.

use super::baseline::{Baseline, first};
use super::measures::{self, REMISSION_BELOW, is_remission, is_response, response_at};
use super::sentences::Say;
use super::shown::signed;
use super::week;
use super::wire::TrendsHow;
use crate::checkins::scales::phq9;
use crate::key;

impl Say<'_> {
    /// The parts of "How this is worked out".
    #[must_use]
    pub fn how(&self, baseline: &Baseline) -> Vec<TrendsHow> {
        let words = self.words;
        let part = |title, lines: Vec<String>| TrendsHow {
            title: words.say(title, &[]),
            lines,
        };
        vec![
            part(
                key!("trends-how-baseline-title"),
                self.how_baseline(baseline),
            ),
            part(
                key!("trends-how-days-title"),
                vec![
                    words.say("trends-how-days", &[]),
                    words.say("trends-how-gaps", &[]),
                ],
            ),
            part(key!("trends-how-measures-title"), self.how_measures()),
            part(
                key!("trends-how-glow-title"),
                vec![words.say("trends-how-glow", &[])],
            ),
        ]
    }

    fn how_baseline(&self, baseline: &Baseline) -> Vec<String> {
        let mut lines = vec![self.words.say("trends-how-baseline", &[])];
        match baseline {
            Baseline::Mean {
                level,
                recorded,
                last,
            } => {
                let (level, recorded) = (signed(*level), recorded.to_string());
                let (from, to) = (self.day(week::first(*last)), self.day(*last));
                let args = [
                    ("level", level.as_str()),
                    ("recorded", recorded.as_str()),
                    ("from", from.as_str()),
                    ("to", to.as_str()),
                ];
                lines.push(self.words.say("trends-how-baseline-is", &args));
            }
            Baseline::NoInfusion | Baseline::TooFew { .. } => {
                lines.extend(self.no_baseline(baseline));
            }
        }
        lines
    }

    fn how_measures(&self) -> Vec<String> {
        let below = REMISSION_BELOW.to_string();
        let mut lines = vec![
            self.words.say("trends-how-steps", &[]),
            self.words.say("trends-how-response", &[("below", &below)]),
        ];
        lines.extend(self.response());
        lines.push(self.words.say("trends-how-ranges", &[]));
        lines
    }

    /// Where the patient's own PHQ-9 stands to the two words that studies use.
    fn response(&self) -> Option<String> {
        let first = first(&self.facts.sessions)?;
        let change = measures::change(&self.facts.totals, phq9::ID, &first.starts);
        let (before, last) = (change.before?, change.last?);
        let response = is_response(before.total, last.total);
        let key = match (response, is_remission(last.total)) {
            (true, true) => key!("trends-how-response-and-remission"),
            (true, false) => key!("trends-how-response-only"),
            (false, true) => key!("trends-how-remission-only"),
            (false, false) => key!("trends-how-neither"),
        };
        let at = response_at(before.total).to_string();
        let (before_day, last_day) = (self.day(before.begun.day()), self.day(last.begun.day()));
        let (before, last) = (before.total.to_string(), last.total.to_string());
        let mine = [
            ("before", before.as_str()),
            ("beforeDay", before_day.as_str()),
            ("at", at.as_str()),
            ("last", last.as_str()),
            ("lastDay", last_day.as_str()),
        ];
        let mine = self.words.say("trends-how-mine", &mine);
        Some(format!("{mine} {}", self.words.say(key, &[])))
    }
}

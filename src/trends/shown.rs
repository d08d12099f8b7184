//! Trends as the window draws it and as it is saved: places in days, words beside each number.

use super::aligned::{After, REACH_DAYS, TrendsSide, align};
use super::baseline::{Baseline, first};
use super::days::{ByDay, by_day, gaps, offset};
use super::measures::{self, REMISSION_BELOW, response_at};
use super::sentences::Say;
use super::wire::{
    TrendsAfter, TrendsBand, TrendsGap, TrendsInfusion, TrendsMark, TrendsMeasure, TrendsMood,
    TrendsPage, TrendsSpan, TrendsStep, TrendsWeek,
};
use super::{Facts, Total, spans, told, week};
use crate::checkins::scales::{self, Band, Scale, phq9};
use crate::key;
use crate::session::Session;
use crate::words::Words;
use chrono::{NaiveDate, Timelike};

/// A row of aligned days has room for so many at least.
const LEAST_REACH: i64 = 14;

/// Everything that Trends shows.
#[must_use]
pub fn page(words: &Words, facts: &Facts) -> TrendsPage {
    let say = Say { words, facts };
    let days = by_day(&facts.moods);
    let baseline = Baseline::of(&facts.sessions, &facts.moods);
    let aligned = match baseline.level() {
        Some(level) => align(facts, &days, level),
        None => Vec::new(),
    };
    let from = spans::first_day(facts);
    let (stretches, start) = spans::spans(facts);
    let reach = aligned.iter().map(reach_of).max().unwrap_or(0);
    TrendsPage {
        sentences: say.sentences(&days, &baseline, &aligned),
        empty: is_empty(facts).then(|| words.say("trends-empty", &[])),
        first: from,
        today: count(offset(facts.today, from)),
        mood: mood(&say, &days, &baseline, from),
        infusions: facts
            .over()
            .iter()
            .map(|one| say.infusion(one, from))
            .collect(),
        measures: measures::DRAWN
            .iter()
            .filter_map(|scale| say.measure(scale, from))
            .collect(),
        told: told::by_measure(words, &facts.told, from),
        aligned: aligned.iter().rev().map(|one| say.after(one)).collect(),
        aligned_reach: count(reach.clamp(LEAST_REACH, REACH_DAYS)),
        spans: stretches
            .iter()
            .map(|span| TrendsSpan {
                name: words.say(span.name, &[]),
                from: count(offset(span.from, from)),
                to: count(offset(span.to, from) + 1),
            })
            .collect(),
        span: count(i64::try_from(start).unwrap_or_default()),
        how: say.how(&baseline),
    }
}

fn is_empty(facts: &Facts) -> bool {
    let own = facts.moods.len() + facts.totals.len() + facts.over().len();
    own == 0 && facts.told.is_empty()
}

fn reach_of(after: &After) -> i64 {
    let days = i64::try_from(after.days.len()).unwrap_or(REACH_DAYS);
    after.next.unwrap_or(days)
}

fn mood(say: &Say, days: &ByDay, baseline: &Baseline, from: NaiveDate) -> TrendsMood {
    let level = baseline.level();
    let today = say.facts.today;
    let all = from.iter_days().take_while(|day| *day <= today);
    let found: Vec<_> = all.map(|day| days.get(&day)).collect();
    let line = match say.no_baseline(baseline) {
        Some(why) => why,
        None => say.words.say("trends-your-baseline", &[]),
    };
    TrendsMood {
        values: found
            .iter()
            .map(|day| day.map(|day| hundredth(day.mean())))
            .collect(),
        above: found
            .iter()
            .map(|day| Some(day.as_ref()?.mean() > level?))
            .collect(),
        weeks: week::means(days, today)
            .into_iter()
            .rev()
            .map(|(last, mean)| TrendsWeek {
                at: f64::from(i32::try_from(offset(last, from)).unwrap_or_default()) - 2.5,
                mean: mean.map(hundredth),
            })
            .collect(),
        gaps: gaps(days, today)
            .into_iter()
            .map(|(first, last)| TrendsGap {
                from: count(offset(first, from)),
                to: count(offset(last, from) + 1),
            })
            .collect(),
        baseline: level.map(hundredth),
        line,
        theirs: false,
    }
}

impl Say<'_> {
    fn infusion(&self, session: &Session, from: NaiveDate) -> TrendsInfusion {
        let end = session.end();
        let day = count(offset(end.day(), from));
        let number = session.number.to_string();
        let short = if session.booster {
            self.words
                .say("trends-booster-short", &[("number", &number)])
        } else {
            number
        };
        TrendsInfusion {
            at: f64::from(day) + f64::from(end.local().num_seconds_from_midnight()) / 86_400.0,
            day,
            short,
            name: self.name(session),
            within: self.within(session),
        }
    }

    fn measure(&self, id: &str, from: NaiveDate) -> Option<TrendsMeasure> {
        let scale = scales::find(id)?;
        let totals: Vec<&Total> = measures::of(&self.facts.totals, id).collect();
        let (first, last) = (totals.first()?, totals.last()?);
        let name = self.words.say(scale.name, &[]);
        // Said once each: ten years hold hundreds of totals.
        let ranges: Vec<(&Band, String)> = scale
            .bands
            .iter()
            .map(|band| (band, self.words.say(band.words, &[])))
            .collect();
        let numbers = [totals.len().to_string(), scale.highest().to_string()];
        let ends = [self.day(first.begun.day()), self.day(last.begun.day())];
        let both = [first.total.to_string(), last.total.to_string()];
        let label = [
            ("name", name.as_str()),
            ("count", &numbers[0]),
            ("highest", &numbers[1]),
            ("first", &both[0]),
            ("firstDay", &ends[0]),
            ("last", &both[1]),
            ("lastDay", &ends[1]),
        ];
        Some(TrendsMeasure {
            id: id.to_owned(),
            label: self.words.say("trends-measure-label", &label),
            highest: scale.highest(),
            bands: scale.bands.iter().map(|b| self.band(b)).collect(),
            steps: totals
                .iter()
                .map(|total| Self::step(total, from, &ranges))
                .collect(),
            marks: self.marks(scale),
            name,
        })
    }

    fn step(total: &Total, from: NaiveDate, ranges: &[(&Band, String)]) -> TrendsStep {
        let day = total.begun.day();
        let back = measures::looks_back_to(total.scale, day);
        let range = |(band, _): &&(&Band, String)| (band.from..=band.to).contains(&total.total);
        TrendsStep {
            from: i32::try_from(offset(back, from)).unwrap_or_default(),
            day: count(offset(day, from)),
            total: total.total,
            range: ranges.iter().find(range).map(|(_, words)| words.clone()),
        }
    }

    fn band(&self, band: &Band) -> TrendsBand {
        TrendsBand {
            from: band.from,
            to: band.to,
            name: range_name(self.words, band.words),
        }
    }

    /// Response and remission are about PHQ-9 and nothing else (clinical, decision 7).
    fn marks(&self, scale: &Scale) -> Vec<TrendsMark> {
        if scale.id != phq9::ID {
            return Vec::new();
        }
        let first = first(&self.facts.sessions);
        let before = first
            .and_then(|first| measures::change(&self.facts.totals, scale.id, &first.starts).before);
        let mut marks = Vec::new();
        if let Some(before) = before.filter(|before| before.total > 0) {
            let at = response_at(before.total);
            marks.push(TrendsMark {
                at: f64::from(before.total) / 2.0,
                name: self
                    .words
                    .say("trends-mark-response", &[("at", &at.to_string())]),
            });
        }
        let at = (REMISSION_BELOW - 1).to_string();
        marks.push(TrendsMark {
            at: f64::from(REMISSION_BELOW) - 0.5,
            name: self.words.say("trends-mark-remission", &[("at", &at)]),
        });
        marks
    }

    fn after(&self, after: &After) -> TrendsAfter {
        let of = |side| count(i64::try_from(after.count(side)).unwrap_or_default());
        let (above, below) = (of(TrendsSide::Above), of(TrendsSide::Below));
        let recorded = (above + below).to_string();
        let line = match (after.days.is_empty(), above + below) {
            (true, _) => self.words.say("trends-after-none", &[]),
            (false, 0) => self.words.say("trends-after-unrecorded", &[]),
            (false, _) => {
                let above = above.to_string();
                let args = [("above", above.as_str()), ("recorded", recorded.as_str())];
                self.words.say("trends-after", &args)
            }
        };
        TrendsAfter {
            name: self.name(after.session),
            date: self.day(after.day),
            next: after.next.map(count),
            above,
            below,
            missing: of(TrendsSide::Missing),
            line,
            days: after.days.clone(),
        }
    }
}

/// A range by its own name alone, from the key of its sentence: "moderate".
#[must_use]
pub fn range_name(words: &Words, key: &str) -> String {
    let name = key.rsplit_once("-range-").map_or("", |(_, name)| name);
    let key = match name {
        "minimal" => key!("trends-band-minimal"),
        "mild" => key!("trends-band-mild"),
        "moderate" => key!("trends-band-moderate"),
        "moderately-severe" => key!("trends-band-moderately-severe"),
        "severe" => key!("trends-band-severe"),
        _ => return String::new(),
    };
    words.say(key, &[])
}

/// To a hundredth: what is drawn and read needs no more.
fn hundredth(value: f64) -> f64 {
    (value * 100.0).round() / 100.0 + 0.0
}

/// "−0.57", "0", "1.5": to a hundredth, with a true minus.
#[must_use]
pub fn signed(value: f64) -> String {
    hundredth(value).to_string().replace('-', "\u{2212}")
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

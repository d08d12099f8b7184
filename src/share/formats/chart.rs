//! The small charts of the first page, as places between 0 and 1; the template draws them and reckons nothing.

use super::view;
use crate::share::packet::{Form, Moods, Packet};
use crate::words::Words;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// More totals than this are told by the first, the last, the lowest and the highest.
const LISTED: usize = 8;
/// More days than this share columns of the mood line.
const COLUMNS: f64 = 366.0;
/// Moods go from -3 to 3.
const STEPS: f64 = 6.0;

/// The days that the charts of a packet span, so that they stand under each other.
struct Axis {
    first: NaiveDate,
    days: f64,
}

/// One measure.
#[derive(Serialize)]
pub struct Measure {
    name: String,
    /// What is drawn, for those who do not see it.
    alt: String,
    line: String,
    chart: Option<Steps>,
}

#[derive(Serialize)]
struct Steps {
    most: u32,
    bands: Vec<Range>,
    steps: Vec<Step>,
    infusions: Vec<f64>,
    days: [String; 2],
}

#[derive(Serialize)]
struct Range {
    /// Its lower edge.
    at: f64,
    middle: f64,
    from: u32,
    name: String,
}

#[derive(Serialize)]
struct Step {
    from: f64,
    to: f64,
    at: f64,
    total: u32,
}

/// The mood line.
#[derive(Serialize)]
pub struct Line {
    alt: String,
    /// Means of days that follow each other, broken where a day has none.
    runs: Vec<Vec<(f64, f64)>>,
    /// The lowest and the highest mood of each day.
    dots: Vec<(f64, f64)>,
    /// Days without one.
    gaps: Vec<(f64, f64)>,
    infusions: Vec<f64>,
    /// What the lowest mood, the one in between and the highest are called.
    names: [String; 3],
    days: [String; 2],
}

/// The measures that have a form in the packet, each once, in the order of their first form.
pub fn measures(packet: &Packet, words: &Words) -> Vec<Measure> {
    let axis = Axis::of(packet);
    let mut by: Vec<(&str, Vec<&Form>)> = Vec::new();
    for form in &packet.forms {
        match by.iter_mut().find(|(id, _)| *id == form.measure) {
            Some((_, forms)) => forms.push(form),
            None => by.push((&form.measure, vec![form])),
        }
    }
    by.into_iter()
        .filter_map(|(_, forms)| measure(&forms, packet, axis.as_ref(), words))
        .collect()
}

fn measure(
    forms: &[&Form],
    packet: &Packet,
    axis: Option<&Axis>,
    words: &Words,
) -> Option<Measure> {
    let first = forms.first()?;
    let line = listed(forms, words);
    let drawn = !first.bands.is_empty() && forms.iter().any(|form| form.total.is_some());
    let chart = axis
        .filter(|_| drawn)
        .map(|axis| steps(forms, first, packet, axis, words));
    Some(Measure {
        name: first.scale.clone(),
        alt: words.say(
            "share-report-chart",
            &[("scale", &first.scale), ("totals", &line)],
        ),
        line,
        chart,
    })
}

fn steps(forms: &[&Form], first: &Form, packet: &Packet, axis: &Axis, words: &Words) -> Steps {
    let most = f64::from(first.most.max(1));
    let height = |total: f64| 1.0 - total / most;
    Steps {
        most: first.most,
        bands: first
            .bands
            .iter()
            .map(|band| Range {
                at: height((f64::from(band.from) - 0.5).max(0.0)),
                middle: height(f64::midpoint(f64::from(band.from), f64::from(band.to))),
                from: band.from,
                name: band.name.clone(),
            })
            .collect(),
        steps: forms
            .iter()
            .filter_map(|form| {
                let total = form.total?;
                Some(Step {
                    from: axis.at(form.looks_back).max(0.0),
                    to: axis.at(form.at.day()),
                    at: height(f64::from(total)),
                    total,
                })
            })
            .collect(),
        infusions: axis.infusions(packet),
        days: axis.ends(words),
    }
}

/// "19 on 3 November, 13 on 17 November"; of many the ends and the extremes, so that no worse one is lost.
fn listed(forms: &[&Form], words: &Words) -> String {
    let one = |form: &Form| match form.total {
        Some(total) => words.say(
            "share-report-total-on",
            &[
                ("total", &total.to_string()),
                ("most", &form.most.to_string()),
                ("day", &view::full(form.at.day(), words)),
            ],
        ),
        None => words.say(
            "share-report-unscored-on",
            &[("day", &view::full(form.at.day(), words))],
        ),
    };
    let scored = || forms.iter().filter(|form| form.total.is_some());
    let ends = scored().next().zip(scored().next_back());
    let extremes = scored()
        .max_by_key(|form| form.total)
        .zip(scored().min_by_key(|form| form.total));
    let (Some((first, last)), Some((highest, lowest)), true) =
        (ends, extremes, forms.len() > LISTED)
    else {
        let all: Vec<String> = forms.iter().map(|form| one(form)).collect();
        return all.join(" · ");
    };
    words.say(
        "share-report-many-totals",
        &[
            ("count", &scored().count().to_string()),
            ("first", &one(first)),
            ("highest", &one(highest)),
            ("lowest", &one(lowest)),
            ("last", &one(last)),
        ],
    )
}

/// The mood line of the span that was chosen, over its own days: a column for each day, of a long span for
/// as many days as share one. A column shows its lowest and its highest, whatever its mean.
pub fn moods(moods: &Moods, packet: &Packet, words: &Words) -> Line {
    let axis = Axis::between(moods.first, moods.last);
    let count = axis.days.min(COLUMNS);
    let mut columns: BTreeMap<usize, Vec<i32>> = BTreeMap::new();
    for tap in &moods.taps {
        let column = (axis.at(tap.at.day()) * count) as usize;
        columns.entry(column).or_default().push(tap.valence);
    }
    let height = |valence: f64| (3.0 - valence) / STEPS;
    let mut line = Line {
        alt: moods_said(moods, words),
        runs: Vec::new(),
        dots: Vec::new(),
        gaps: Vec::new(),
        infusions: axis.infusions(packet),
        names: moods.names.clone(),
        days: axis.ends(words),
    };
    let mut joined = None;
    for column in 0..count as usize {
        let left = column as f64 / count;
        let (at, right) = (left + 0.5 / count, left + 1.0 / count);
        let Some(noted) = columns.get(&column) else {
            match line.gaps.last_mut().filter(|_| joined == Some(false)) {
                Some(gap) => gap.1 = right,
                None => line.gaps.push((left, right)),
            }
            joined = Some(false);
            continue;
        };
        let sum: i32 = noted.iter().sum();
        let mean = (at, height(f64::from(sum) / noted.len() as f64));
        match line.runs.last_mut().filter(|_| joined == Some(true)) {
            Some(run) => run.push(mean),
            None => line.runs.push(vec![mean]),
        }
        joined = Some(true);
        let ends = noted.iter().min().into_iter().chain(noted.iter().max());
        line.dots
            .extend(ends.map(|valence| (at, height(f64::from(*valence)))));
    }
    line.dots.dedup();
    line
}

/// "3 to 17 November 2026. 12 moods on 9 of 15 days, from low to good."
pub fn moods_said(moods: &Moods, words: &Words) -> String {
    let days: BTreeSet<NaiveDate> = moods.taps.iter().map(|tap| tap.at.day()).collect();
    let lowest = moods.taps.iter().min_by_key(|tap| tap.valence);
    let highest = moods.taps.iter().max_by_key(|tap| tap.valence);
    let (first, last) = (
        view::full(moods.first, words),
        view::full(moods.last, words),
    );
    let Some((lowest, highest)) = lowest.zip(highest) else {
        return words.say(
            "share-report-moods-none",
            &[("first", &first), ("last", &last)],
        );
    };
    let of = (moods.last - moods.first).num_days() + 1;
    words.say(
        "share-report-moods-said",
        &[
            ("first", &first),
            ("last", &last),
            ("count", &moods.taps.len().to_string()),
            ("days", &days.len().to_string()),
            ("of", &of.to_string()),
            ("lowest", &lowest.words),
            ("highest", &highest.words),
        ],
    )
}

impl Axis {
    fn of(packet: &Packet) -> Option<Self> {
        let back = packet.forms.iter().map(|form| form.looks_back);
        let days = || packet.forms.iter().map(|form| form.at.day());
        let (first, last) = (days().chain(back).min()?, days().max()?);
        let infusions = || packet.infusions.iter().copied();
        let first = infusions().min().map_or(first, |day| day.min(first));
        let last = infusions().max().map_or(last, |day| day.max(last));
        Some(Self::between(first, last))
    }

    fn between(first: NaiveDate, last: NaiveDate) -> Self {
        let days = (last - first).num_days().saturating_add(1);
        Self {
            first,
            days: days.max(1) as f64,
        }
    }

    /// The middle of a day.
    fn at(&self, day: NaiveDate) -> f64 {
        ((day - self.first).num_days() as f64 + 0.5) / self.days
    }

    fn infusions(&self, packet: &Packet) -> Vec<f64> {
        let all = packet.infusions.iter().map(|day| self.at(*day));
        all.filter(|at| (0.0..=1.0).contains(at)).collect()
    }

    fn ends(&self, words: &Words) -> [String; 2] {
        let last = self.first.iter_days().nth(self.days as usize - 1);
        [self.first, last.unwrap_or(self.first)].map(|day| view::full(day, words))
    }
}

//! The mood line over the patient's own baseline, with infusions, their glow and the days not recorded.

use super::super::wire::TrendsInfusion;
use super::line::{Point, runs, smooth};
use super::{EDGE, GLOW, HAIR, INK, SOFT, SUN, Sheet, dot, glow, hatch, heading, plain, sun};
use crate::paper::drawing::{Anchor, Ink, Letters};

/// Height of the plot in pixels: from very good, 3, to very low, -3.
const HIGH: f64 = 156.0;
/// Narrower days are drawn faintly, and over them the mean of each week.
const WEEK_BELOW: f64 = 2.0;
/// A day is drawn with its dot from this width on.
const DOT_WIDTH: f64 = 7.0;

impl Sheet<'_> {
    pub(super) fn horizon(&mut self) {
        let top = self.out.height + 60.0;
        let bottom = top + HIGH;
        let y = |value: f64| bottom - (value + 3.0) / 6.0 * HIGH;
        let mood = &self.page.mood;
        let ground = mood.baseline.map_or(bottom, y);
        let title = self.words.say("trends-mood-title", &[]);
        self.text(34.0, &title, heading(17.0));
        let (left, right) = (self.axis.left, self.axis.right);
        for line in [top, bottom] {
            let d = format!("M{left} {line:.1}H{right}");
            self.out.path(&d, Ink::Line(HAIR, 1.25));
        }
        self.suns(ground, top, false);
        self.gaps(top, bottom);
        if mood.baseline.is_some() {
            let d = format!("M{left} {ground:.1}H{right}");
            self.out.path(&d, Ink::Line(EDGE, 1.5));
        }
        self.suns(ground, top, true);
        self.mood(y);
        let high = self.words.say("trends-mood-high", &[]);
        self.out.text((left, top - 6.0), &high, plain(14.0, SOFT));
        let low = self.words.say("trends-mood-low", &[]);
        self.out
            .text((left, bottom + 16.0), &low, plain(14.0, SOFT));
        if self.axis.per_day() < WEEK_BELOW {
            let weekly = self.words.say("trends-weekly", &[]);
            let end = Letters {
                anchor: Anchor::End,
                ..plain(14.0, SOFT)
            };
            self.out.text((right, top - 6.0), &weekly, end);
        }
        if mood.baseline.is_some() {
            self.out
                .text((right + 12.0, ground + 5.0), &mood.line, plain(14.0, SOFT));
        }
        self.marks(bottom);
        self.out.height = bottom + 62.0;
    }

    /// Infusions on the line: their glow first, then the suns.
    fn suns(&mut self, ground: f64, top: f64, filled: bool) {
        let per_day = self.axis.per_day();
        let whole = (ground - top + 40.0).clamp(30.0, 94.0);
        let shown: Vec<&TrendsInfusion> = self
            .page
            .infusions
            .iter()
            .filter(|one| self.axis.holds(one.at))
            .collect();
        for (ink, hours, height) in GLOW {
            let right = hours / 24.0 * per_day;
            if filled || right < 4.0 {
                continue;
            }
            for one in &shown {
                let x = self.axis.at(one.at);
                let left = (right * 0.54).min(35.0 * (0.5 + height / 2.0)).max(2.0);
                let right = right.min(self.axis.right - x).max(0.1);
                self.out.path(
                    &glow(x, ground, left, right, whole * height),
                    Ink::Fill(ink),
                );
            }
        }
        let places: Vec<f64> = shown.iter().map(|one| self.axis.at(one.at)).collect();
        for (place, x) in places.iter().enumerate().filter(|_| filled) {
            // As large as the next one leaves room for.
            let before = place.checked_sub(1).and_then(|place| places.get(place));
            let room = before.map_or(f64::INFINITY, |before| x - before);
            let room = places
                .get(place + 1)
                .map_or(room, |next| room.min(next - x));
            let d = sun(*x, ground, (room * 0.45).clamp(2.5, 11.0));
            self.out.path(&d, Ink::Fill(SUN));
        }
    }

    fn gaps(&mut self, top: f64, bottom: f64) {
        for gap in &self.page.mood.gaps {
            let from = self.axis.at(f64::from(gap.from)).max(self.axis.left);
            let to = self.axis.at(f64::from(gap.to)).min(self.axis.right);
            if to - from >= 1.0 {
                self.out
                    .path(&hatch(from, to, top, bottom), Ink::Line(HAIR, 1.5));
            }
        }
    }

    fn mood(&mut self, y: impl Fn(f64) -> f64) {
        let per_day = self.axis.per_day();
        let (axis, page) = (self.axis, self.page);
        let place = |at: f64, value: Option<f64>| Some((axis.at(at), y(value?)));
        let days: Vec<Option<Point>> = (0u32..)
            .zip(&page.mood.values)
            .map(|(day, value)| (f64::from(day) + 0.5, *value))
            .filter(|(at, _)| axis.holds(*at))
            .map(|(at, value)| place(at, value))
            .collect();
        let by_week = per_day < WEEK_BELOW;
        let ink = if by_week {
            Ink::Line(HAIR, 1.0)
        } else {
            Ink::Line(INK, 2.0)
        };
        for run in runs(days.iter().copied(), per_day) {
            self.out.path(&smooth(&run), ink);
        }
        if by_week {
            let weeks = page.mood.weeks.iter().filter(|week| axis.holds(week.at));
            let weeks = weeks.map(|week| place(week.at, week.mean));
            for run in runs(weeks, per_day * 7.0) {
                self.out.path(&smooth(&run), Ink::Line(INK, 2.0));
            }
        }
        if per_day >= DOT_WIDTH {
            for (x, y) in days.into_iter().flatten() {
                self.out.path(&dot(x, y, 2.75), Ink::Fill(INK));
            }
        }
    }

    /// Below the plot: infusions by number, and days where there is room.
    fn marks(&mut self, bottom: f64) {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut fits = |x: f64, half: f64| {
            let free = taken
                .iter()
                .all(|(from, to)| x + half < *from || x - half > *to);
            if free {
                taken.push((x - half, x + half));
            }
            free
        };
        let middle = |size, color| Letters {
            anchor: Anchor::Middle,
            ..plain(size, color)
        };
        let shown = self
            .page
            .infusions
            .iter()
            .filter(|one| self.axis.holds(one.at));
        let places: Vec<(f64, &str)> = shown
            .map(|one| (self.axis.at(one.at), one.short.as_str()))
            .collect();
        let fitting: Vec<_> = places.iter().filter(|(x, _)| fits(*x, 13.0)).collect();
        // A few numbers of many would only puzzle.
        let fitting = if fitting.len() * 2 < places.len() {
            Vec::new()
        } else {
            fitting
        };
        for (x, short) in fitting {
            let bold = Letters {
                bold: true,
                ..middle(15.0, INK)
            };
            self.out.text((*x, bottom + 34.0), short, bold);
        }
        for (x, label) in self.axis.ticks(self.page.first, self.words) {
            self.out
                .path(&format!("M{x:.1} {bottom:.1}v6"), Ink::Line(EDGE, 1.25));
            self.out
                .text((x, bottom + 54.0), &label, middle(14.0, SOFT));
        }
    }
}

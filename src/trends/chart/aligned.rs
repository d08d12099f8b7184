//! Every infusion at day 0, one row each.

use super::super::aligned::TrendsSide;
use super::super::wire::TrendsAfter;
use super::{
    CANVAS, EDGE, HAIR, INK, MARGIN, SOFT, SUN, Sheet, WIDTH, dot, hatch, heading, plain, sun,
};
use crate::paper::drawing::{Anchor, Ink, Letters};

/// Rows that are drawn: the latest.
const ROWS: usize = 24;
const ROW: f64 = 40.0;
/// Where the days begin and end.
const LEFT: f64 = MARGIN + 180.0;
const RIGHT: f64 = WIDTH - MARGIN - 290.0;

impl Sheet<'_> {
    pub(super) fn aligned(&mut self) {
        if self.page.aligned.is_empty() {
            return;
        }
        self.out.height += 40.0;
        let title = self.words.say("trends-aligned-title", &[]);
        self.text(0.0, &title, heading(17.0));
        let key = self.words.say("trends-aligned-key", &[]);
        self.text(24.0, &key, plain(14.0, SOFT));
        self.out.height += 32.0;
        let page = self.page;
        let reach = f64::from(page.aligned_reach);
        let x = |day: f64| LEFT + 12.0 + day * (RIGHT - LEFT - 24.0) / reach;
        for row in page.aligned.iter().take(ROWS) {
            self.out.height += ROW;
            self.row(row, &x);
        }
        self.out.height += 26.0;
        let every = if page.aligned_reach > 21 { 7 } else { 2 };
        for day in (0..=page.aligned_reach).step_by(every) {
            let letters = Letters {
                anchor: Anchor::Middle,
                ..plain(14.0, SOFT)
            };
            let text = match day {
                0 => self.words.say("trends-day-0", &[]),
                _ => day.to_string(),
            };
            let y = self.out.height;
            self.out.text((x(f64::from(day)), y), &text, letters);
        }
        self.out.height += 12.0;
    }

    fn row(&mut self, row: &TrendsAfter, x: &impl Fn(f64) -> f64) {
        let y = self.out.height - 14.0;
        self.out
            .path(&format!("M{LEFT} {y:.1}H{RIGHT}"), Ink::Line(EDGE, 1.5));
        for (day, side) in (1u32..).zip(&row.days) {
            let at = x(f64::from(day));
            match side {
                TrendsSide::Above => self.out.path(&dot(at, y - 9.0, 4.5), Ink::Fill(INK)),
                TrendsSide::Below => {
                    let ink = Ink::Both(CANVAS, INK, 1.75);
                    self.out.path(&dot(at, y + 9.0, 4.0), ink);
                }
                TrendsSide::Missing => {
                    let half = (x(1.0) - x(0.0)).min(18.0) / 2.0;
                    let d = hatch(at - half, at + half, y - 8.0, y + 8.0);
                    self.out.path(&d, Ink::Line(HAIR, 1.5));
                }
            }
        }
        self.out.path(&sun(x(0.0), y, 9.0), Ink::Fill(SUN));
        if let Some(next) = row.next {
            let d = sun(x(f64::from(next)), y, 8.0);
            self.out.path(&d, Ink::Both(CANVAS, SUN, 2.0));
        }
        self.text(-9.0, &row.name, heading(15.0));
        self.out
            .text((MARGIN + 90.0, y + 5.0), &row.date, plain(14.0, SOFT));
        self.out
            .text((RIGHT + 16.0, y + 5.0), &row.line, plain(14.0, INK));
    }
}

//! A measure's totals as steps, each over the days that it asks about, between named score ranges.

use super::super::wire::{TrendsMeasure, TrendsStep};
use super::{HAIR, INK, MEASURE, SOFT, Sheet, dot, heading, plain};
use crate::paper::drawing::{Anchor, Ink, Letters, width_of};

/// Pixels for each point of a total.
const POINT: f64 = 5.5;

impl Sheet<'_> {
    pub(super) fn steps(&mut self, measure: &TrendsMeasure) {
        let top = self.out.height + 36.0;
        let bottom = top + f64::from(measure.highest) * POINT;
        let y = |total: f64| bottom - total * POINT;
        let heading_line = self
            .words
            .say("trends-measure-title", &[("name", &measure.name)]);
        self.text(20.0, &heading_line, heading(17.0));
        self.ranges(measure, y);
        let shown: Vec<&TrendsStep> = measure
            .steps
            .iter()
            .filter(|step| {
                let (from, to) = (f64::from(step.from), f64::from(step.day) + 0.5);
                to >= self.axis.from && from <= self.axis.to
            })
            .collect();
        let dots = self.axis.per_day() * 14.0 >= 12.0;
        let mut free = f64::NEG_INFINITY;
        for step in shown {
            let height = y(f64::from(step.total));
            let from = self.axis.at(f64::from(step.from)).max(self.axis.left);
            let to = self.axis.at(f64::from(step.day) + 0.5).min(self.axis.right);
            self.out.path(
                &format!("M{from:.1} {height:.1}H{to:.1}"),
                Ink::Line(MEASURE, 2.0),
            );
            if dots {
                self.out.path(&dot(to, height, 4.0), Ink::Fill(MEASURE));
            }
            let (x, text) = (to + 8.0, step.total.to_string());
            if dots && x >= free {
                free = x + width_of(&text, 15.0) + 8.0;
                let bold = Letters {
                    bold: true,
                    ..plain(15.0, MEASURE)
                };
                self.out.text((x, height - 5.0), &text, bold);
            }
        }
        self.out.height = bottom + 26.0;
        for mark in &measure.marks {
            self.text(0.0, &mark.name, plain(14.0, SOFT));
            self.out.height += 20.0;
        }
    }

    /// The ranges by name, and the lines that have a name.
    fn ranges(&mut self, measure: &TrendsMeasure, y: impl Fn(f64) -> f64) {
        let (left, right) = (self.axis.left, self.axis.right);
        let number = Letters {
            anchor: Anchor::End,
            ..plain(14.0, SOFT)
        };
        let highest = y(f64::from(measure.highest));
        let top = format!("M{left} {highest:.1}H{right}");
        self.out.path(&top, Ink::Line(HAIR, 1.25));
        let at = (left - 8.0, highest + 5.0);
        self.out.text(at, &measure.highest.to_string(), number);
        for band in &measure.bands {
            let line = y(if band.from == 0 {
                0.0
            } else {
                f64::from(band.from) - 0.5
            });
            let ink = Ink::Line(HAIR, 1.25);
            self.out.path(&format!("M{left} {line:.1}H{right}"), ink);
            let middle = y(f64::midpoint(f64::from(band.from), f64::from(band.to)));
            self.out
                .text((right + 12.0, middle + 5.0), &band.name, plain(14.0, SOFT));
            self.out
                .text((left - 8.0, line + 5.0), &band.from.to_string(), number);
        }
        for mark in &measure.marks {
            let line = y(mark.at);
            self.out.path(
                &format!("M{left} {line:.1}H{right}"),
                Ink::Dashed(INK, 1.25),
            );
        }
    }
}

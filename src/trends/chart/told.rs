//! Totals that somebody else worked out: hollow marks, each measure on a line of its own.

use super::super::days::after;
use super::super::wire::{TrendsTold, TrendsToldMark};
use super::{CANVAS, EDGE, INK, MARGIN, SOFT, Sheet, WIDTH, dated, dot, heading, plain};
use crate::paper::drawing::{Anchor, Ink, Letters, lines_of, width_of};

/// So many totals of each measure are said beside the marks, the latest.
const LISTED: usize = 6;

impl Sheet<'_> {
    pub(super) fn told(&mut self) {
        let page = self.page;
        let axis = self.axis;
        let within = |mark: &&TrendsToldMark| axis.holds(f64::from(mark.day) + 0.5);
        let shown: Vec<(&TrendsTold, Vec<&TrendsToldMark>)> = page
            .told
            .iter()
            .map(|measure| (measure, measure.marks.iter().filter(within).collect()))
            .filter(|(_, marks): &(_, Vec<_>)| !marks.is_empty())
            .collect();
        if shown.is_empty() {
            return;
        }
        self.out.height += 40.0;
        let title = self.words.say("trends-told-title", &[]);
        self.text(0.0, &title, heading(17.0));
        let key = self.words.say("trends-told-key", &[]);
        self.text(24.0, &key, plain(14.0, SOFT));
        self.out.height += 28.0;
        for (measure, marks) in &shown {
            self.told_of(measure, marks);
        }
    }

    fn told_of(&mut self, measure: &TrendsTold, marks: &[&TrendsToldMark]) {
        self.out.height += 6.0;
        self.wrapped(measure.measure.expose(), heading(15.0));
        self.out.height += 40.0;
        let y = self.out.height;
        let (left, right) = (self.axis.left, self.axis.right);
        let ground = format!("M{left} {y:.1}H{right}");
        self.out.path(&ground, Ink::Line(EDGE, 1.5));
        let mut free = f64::NEG_INFINITY;
        for mark in marks {
            let x = self.axis.at(f64::from(mark.day) + 0.5);
            let ink = Ink::Both(CANVAS, INK, 1.75);
            self.out.path(&dot(x, y, 4.5), ink);
            let text = mark.total.to_string();
            let half = width_of(&text, 15.0) / 2.0;
            if x - half >= free {
                free = x + half + 6.0;
                let letters = Letters {
                    anchor: Anchor::Middle,
                    ..plain(15.0, INK)
                };
                self.out.text((x, y - 10.0), &text, letters);
            }
        }
        self.out.height += 8.0;
        for mark in marks.iter().rev().take(LISTED) {
            let day = dated(self.words, after(self.page.first, i64::from(mark.day)));
            let args = [
                ("day", day.as_str()),
                ("line", &mark.line),
                ("by", mark.by.expose()),
            ];
            let line = self.words.say("trends-told-mark", &args);
            self.wrapped(&line, plain(14.0, SOFT));
        }
        if marks.len() > LISTED {
            let count = (marks.len() - LISTED).to_string();
            let more = self.words.say("trends-told-more", &[("count", &count)]);
            self.wrapped(&more, plain(14.0, SOFT));
        }
        self.out.height += 10.0;
    }

    /// A text that a person wrote, on as many lines as it takes.
    fn wrapped(&mut self, text: &str, letters: Letters) {
        for line in lines_of(text, letters.size, WIDTH - 2.0 * MARGIN) {
            self.out.height += 20.0;
            self.text(0.0, &line, letters);
        }
    }
}

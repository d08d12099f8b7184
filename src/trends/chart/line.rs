//! Lines through points: never beyond a value, broken at gaps, at most two points for each pixel.

use crate::paper::drawing::tenth;
use std::fmt::Write;

/// A point in pixels.
pub type Point = (f64, f64);

/// Runs of points without a gap, thinned to the least and the most of each column of pixels.
/// `days` are the days' places and heights; null breaks the line. `per_day` is a day's width.
#[must_use]
pub fn runs(days: impl Iterator<Item = Option<Point>>, per_day: f64) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut column: Vec<Point> = Vec::new();
    let mut last: Option<f64> = None;
    for (x, y) in days.flatten() {
        let joined = last.is_some_and(|last| x - last < per_day * 1.5);
        let same = column
            .first()
            .is_some_and(|(first, _)| first.floor() == x.floor());
        // In one column of pixels a gap cannot be seen, nor more than two heights.
        if !same {
            close(&mut runs, &mut column);
            if !joined {
                runs.push(Vec::new());
            }
        }
        column.push((x, y));
        last = Some(x);
    }
    close(&mut runs, &mut column);
    runs
}

/// Keeps the lowest and the highest point of a column, in the order they came.
fn close(runs: &mut [Vec<Point>], column: &mut Vec<Point>) {
    let by = |a: &&Point, b: &&Point| a.1.total_cmp(&b.1);
    if let (Some(run), Some(low), Some(high)) = (
        runs.last_mut(),
        column.iter().min_by(by).copied(),
        column.iter().max_by(by).copied(),
    ) {
        let (first, second) = if low.0 <= high.0 {
            (low, high)
        } else {
            (high, low)
        };
        run.push(first);
        if first != second {
            run.push(second);
        }
    }
    column.clear();
}

/// A smooth line that never goes beyond a value (monotone cubic); a lone point is a dot.
#[must_use]
pub fn smooth(points: &[Point]) -> String {
    let Some((first, rest)) = points.split_first() else {
        return String::new();
    };
    let mut d = format!("M{} {}", tenth(first.0), tenth(first.1));
    if rest.is_empty() {
        d.push_str("h0.1");
    }
    let slope = |at: usize| slope(points, at);
    for (place, pair) in points.windows(2).enumerate() {
        if let [a, b] = pair {
            let third = (b.0 - a.0) / 3.0;
            let (out, into) = (a.1 + third * slope(place), b.1 - third * slope(place + 1));
            let _ = write!(
                d,
                "C{} {} {} {} {} {}",
                tenth(a.0 + third),
                tenth(out),
                tenth(b.0 - third),
                tenth(into),
                tenth(b.0),
                tenth(b.1)
            );
        }
    }
    d
}

/// Flat at both ends and at every turn; else the lesser of the slopes beside it.
fn slope(points: &[Point], at: usize) -> f64 {
    let beside = (
        at.checked_sub(1).and_then(|before| points.get(before)),
        points.get(at),
        points.get(at + 1),
    );
    let (Some(before), Some(here), Some(after)) = beside else {
        return 0.0;
    };
    let between = |a: &Point, b: &Point| (b.1 - a.1) / (b.0 - a.0).max(1e-6);
    let (left, right) = (between(before, here), between(here, after));
    if left * right <= 0.0 {
        return 0.0;
    }
    left.signum() * left.abs().min(right.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(values: &[Option<i8>], per_day: f64) -> Vec<Option<Point>> {
        let place = |(day, value): (u32, &Option<i8>)| {
            value.map(|value| (f64::from(day) * per_day, f64::from(value)))
        };
        (0u32..).zip(values).map(place).collect()
    }

    #[test]
    fn a_gap_breaks_the_line() {
        let days = places(
            &[Some(1), Some(2), None, Some(3), None, None, Some(1)],
            20.0,
        );
        let lengths: Vec<usize> = runs(days.into_iter(), 20.0).iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1, 1]);
    }

    proptest! {
        #[test]
        fn at_most_two_points_stand_in_a_column_and_no_peak_is_lost(
            values in prop::collection::vec(prop::option::of(-3i8..=3), 1..900), per_day in 0.05f64..30.0,
        ) {
            let days = places(&values, per_day);
            let runs = runs(days.iter().copied(), per_day);
            let drawn: Vec<Point> = runs.iter().flatten().copied().collect();
            let mut columns = std::collections::HashMap::new();
            for (x, _) in &drawn {
                *columns.entry(x.floor().to_bits()).or_insert(0) += 1;
            }
            prop_assert!(columns.values().all(|count| *count <= 2));
            let ends = |points: &[Point]| {
                let ys = points.iter().map(|point| point.1);
                (ys.clone().fold(9.0, f64::min), ys.fold(-9.0, f64::max))
            };
            let given: Vec<Point> = days.iter().flatten().copied().collect();
            prop_assert_eq!(ends(&drawn), ends(&given));
            prop_assert!(drawn.iter().all(|point| given.contains(point)), "a point was made up");
        }

        #[test]
        fn a_line_stays_between_its_neighbours(values in prop::collection::vec(-30i8..=30, 2..60)) {
            let points: Vec<Point> = (0u32..).zip(&values).map(|(x, y)| (f64::from(x) * 9.0, f64::from(*y))).collect();
            let d = smooth(&points);
            for (place, curve) in d.split('C').skip(1).enumerate() {
                let numbers: Vec<f64> = curve.split(' ').map(|n| n.parse().unwrap()).collect();
                let (low, high) = (points[place].1.min(points[place + 1].1), points[place].1.max(points[place + 1].1));
                for y in [numbers[1], numbers[3], numbers[5]] {
                    prop_assert!((low - 0.06..=high + 0.06).contains(&y), "{curve} leaves {low} to {high}");
                }
            }
        }
    }
}

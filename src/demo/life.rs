//! The invented life itself: six infusions, boosters every three to six weeks, moods with gaps.

use super::{Deed, Event, texts};
use crate::moment::Moment;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use fastrand::Rng;

/// How the weeks go; the numbers only make the curves plausible and mean nothing.
struct Life {
    rng: Rng,
    now: Moment,
    /// About what a PHQ-9 would come to.
    weight: f64,
    /// Days of a gap in the moods that are left.
    gap: u32,
    events: Vec<Event>,
}

/// Everything that happened in the `years` before `now`, by time, with at least so many texts. The
/// same seed, the same life.
#[must_use]
pub fn invent(years: u32, seed: u64, entries: u32, now: &Moment) -> Vec<Event> {
    let today = now.day();
    let from = today - Days::new(u64::from(years) * 1461 / 4);
    let mut life = Life {
        rng: Rng::with_seed(seed),
        now: *now,
        weight: 19.0,
        gap: 0,
        events: Vec::new(),
    };
    life.begin(from);
    let mut infusions = induction(from + Days::new(7));
    life.tell(from, 11, 0, Deed::Plan(life.starts(&infusions)));
    let mut day = from;
    while day <= today {
        if infusions.last().is_some_and(|last| *last < day) {
            let next = life.next_booster(day);
            infusions.push(next);
        }
        life.live(day, &infusions, from);
        day = day + Days::new(1);
    }
    life.events.retain(|event| event.at <= *now);
    life.write_more(from, entries);
    life.events.sort_by_key(|event| event.at);
    life.events
}

/// Six infusions, Mondays and Thursdays.
fn induction(after: NaiveDate) -> Vec<NaiveDate> {
    after
        .iter_days()
        .filter(|day| matches!(day.weekday(), Weekday::Mon | Weekday::Thu))
        .take(6)
        .collect()
}

impl Life {
    fn begin(&mut self, day: NaiveDate) {
        self.tell(day, 10, 30, Deed::Begin);
    }

    fn live(&mut self, day: NaiveDate, infusions: &[NaiveDate], from: NaiveDate) {
        let last = infusions.iter().rev().find(|infusion| **infusion <= day);
        let since = last.map(|last| day.signed_duration_since(*last).num_days());
        if infusions.contains(&(day + Days::new(1))) {
            let start = self.start(day + Days::new(1));
            self.tell(day, 17, 20, Deed::Ready(start));
        }
        match since {
            Some(0) => self.infusion(day),
            Some(1) if self.rng.u8(..10) < 7 => self.entry(day, true),
            // Carried for about a fortnight, then slowly heavier again.
            Some(2..14) => self.drift(0.05),
            _ => self.drift(0.18),
        }
        if since != Some(0) && self.rng.u8(..10) < 4 {
            self.entry(day, false);
        }
        self.mood(day);
        let days = day.signed_duration_since(from).num_days();
        if days.rem_euclid(14) == 5 {
            let answers = self.answers();
            self.tell(day, 19, 5, Deed::Form(answers));
        }
        if days.rem_euclid(28) == 20 {
            self.tell(day, 20, 0, Deed::Share);
        }
    }

    fn infusion(&mut self, day: NaiveDate) {
        let start = self.start(day);
        self.tell(day, 11, 40, Deed::Over(start));
        let words = texts::fragment(&mut self.rng);
        self.tell(day, 14, 0, Deed::Fragment(words));
        self.weight -= 2.0 + 2.0 * self.rng.f64();
    }

    fn entry(&mut self, day: NaiveDate, beside: bool) {
        let words = texts::entry(&mut self.rng);
        let minute = self.rng.u32(..60);
        self.tell(day, 9, minute, Deed::Entry { words, beside });
    }

    /// Texts spread evenly over the years, until there are so many: raw words and longer ones.
    fn write_more(&mut self, from: NaiveDate, entries: u32) {
        let is_text = |event: &&Event| matches!(event.deed, Deed::Fragment(_) | Deed::Entry { .. });
        let written = self.events.iter().filter(is_text).count();
        let missing = i64::from(entries) - i64::try_from(written).unwrap_or(i64::MAX);
        let start = self.moment(from, 12, 0);
        let span = self.now.ms() - start.ms();
        for number in 0..missing {
            let after = i128::from(span) * i128::from(number) / i128::from(missing);
            let after = i64::try_from(after).unwrap_or_default();
            let deed = if self.rng.bool() {
                Deed::Fragment(texts::fragment(&mut self.rng))
            } else {
                Deed::Entry {
                    words: texts::entry(&mut self.rng),
                    beside: false,
                }
            };
            let at = start.plus(TimeDelta::milliseconds(after));
            self.events.push(Event { at, deed });
        }
    }

    fn drift(&mut self, by: f64) {
        self.weight += by + (self.rng.f64() - 0.5) * 0.8;
        self.weight = self.weight.clamp(3.0, 23.0);
    }

    fn mood(&mut self, day: NaiveDate) {
        if self.gap > 0 {
            self.gap -= 1;
            return;
        }
        if self.rng.u8(..60) == 0 {
            self.gap = self.rng.u32(2..6);
        }
        let times = if self.rng.u8(..4) == 0 { 2 } else { 1 };
        for time in 0..times {
            let light = 3.2 - self.weight / 4.0 + (self.rng.f64() - 0.5) * 2.0;
            let valence = (-3..=3).rev().find(|v| f64::from(*v) <= light);
            let minute = self.rng.u32(..60);
            self.tell(
                day,
                15 + 6 * time,
                minute,
                Deed::Mood(valence.unwrap_or(-3)),
            );
        }
    }

    /// Nine answers that come to about the weight; the last one seldom above 0.
    fn answers(&mut self) -> [u32; 9] {
        let mut answers = [0; 9];
        let total = (0..=24u32)
            .rev()
            .find(|total| f64::from(*total) <= self.weight)
            .unwrap_or(0);
        for _ in 0..total {
            let open: Vec<usize> = (0..8)
                .filter(|item| answers.get(*item).is_some_and(|answer| *answer < 3))
                .collect();
            let chosen = self.rng.choice(open).and_then(|item| answers.get_mut(item));
            if let Some(answer) = chosen {
                *answer += 1;
            }
        }
        if let Some(last) = answers.last_mut() {
            *last = u32::from(total > 11 && self.rng.u8(..3) > 0);
        }
        answers
    }

    fn next_booster(&mut self, day: NaiveDate) -> NaiveDate {
        let date = day + Days::new(self.rng.u64(20..42));
        let start = self.start(date);
        self.tell(day, 16, 10, Deed::Booster(start));
        date
    }

    fn starts(&self, days: &[NaiveDate]) -> Vec<Moment> {
        days.iter().map(|day| self.start(*day)).collect()
    }

    fn start(&self, day: NaiveDate) -> Moment {
        self.moment(day, 10, 30)
    }

    fn tell(&mut self, day: NaiveDate, hour: u32, minute: u32, deed: Deed) {
        let at = self.moment(day, hour, minute);
        self.events.push(Event { at, deed });
    }

    fn moment(&self, day: NaiveDate, hour: u32, minute: u32) -> Moment {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let wall = crate::moment::Wall {
            day,
            time,
            zone: None,
        };
        wall.resolve(self.now.zone())
            .unwrap_or_else(|_| self.now.plus(TimeDelta::days(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        let zone = chrono_tz::America::New_York;
        Moment::parse("2026-11-23T12:00:00-05:00", zone).unwrap_or(Moment::from_ms(0, zone))
    }

    #[test]
    fn a_seed_is_a_life_and_another_one_another() {
        assert_eq!(invent(1, 7, 0, &now()), invent(1, 7, 0, &now()));
        assert_ne!(invent(1, 7, 0, &now()), invent(1, 8, 0, &now()));
    }

    #[test]
    fn ten_years_hold_what_ten_years_hold_and_nothing_of_tomorrow() {
        let events = invent(10, 1, 0, &now());
        let count = |of: fn(&Deed) -> bool| events.iter().filter(|e| of(&e.deed)).count();
        let infusions = count(|deed| matches!(deed, Deed::Over(_)));
        assert!((90..150).contains(&infusions), "{infusions} infusions");
        assert_eq!(count(|deed| matches!(deed, Deed::Form(_))), 261);
        let moods = count(|deed| matches!(deed, Deed::Mood(_)));
        assert!((3_500..5_000).contains(&moods), "{moods} moods");
        let entries = count(|deed| matches!(deed, Deed::Entry { .. }));
        assert!((1_200..1_900).contains(&entries), "{entries} entries");
        assert!(events.iter().all(|event| event.at <= now()));
        let many = invent(10, 1, 36_500, &now());
        let texts = |event: &&Event| matches!(event.deed, Deed::Fragment(_) | Deed::Entry { .. });
        assert_eq!(many.iter().filter(texts).count(), 36_500);
        assert!(many.iter().all(|event| event.at <= now()));
        assert!(events.is_sorted_by_key(|event| event.at));
    }
}

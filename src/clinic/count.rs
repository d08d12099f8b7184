//! From a rule to a moment: elapsed hours and times on the clock before an infusion.

use super::Sheet;
use super::rule::{Amount, Anchor, Rule, RuleKind};
use crate::moment::{Moment, Wall};
use chrono::{NaiveDate, NaiveTime, TimeDelta};

/// When the clinic wants the patient there or checked in, by the rules in force.
#[must_use]
pub fn early(kind: RuleKind, starts: &Moment, forced: &[(&Rule, &Sheet)]) -> Option<Moment> {
    let of_kind = |(rule, _): &&(&Rule, &Sheet)| rule.kind == kind;
    match forced.iter().find(of_kind)?.0.amount {
        Amount::Minutes(minutes) => Some(starts.plus(-TimeDelta::minutes(minutes.into()))),
        _ => None,
    }
}

/// What a rule is counted from, as far as the rules in force say when that is: never assumed.
fn anchored(rule: &Rule, starts: &Moment, forced: &[(&Rule, &Sheet)]) -> Option<Moment> {
    match rule.anchor {
        Anchor::Infusion => Some(*starts),
        Anchor::Arrival => early(RuleKind::ArriveEarly, starts, forced),
        Anchor::CheckIn => early(RuleKind::CheckInEarly, starts, forced),
        Anchor::End => None,
    }
}

/// When a rule about food or drink says stop before an infusion that starts then, in its zone:
/// elapsed minutes before, or the last such time on the clock. Nothing when it is counted from
/// something whose time no rule gives.
#[must_use]
pub fn stop(rule: &Rule, starts: &Moment, forced: &[(&Rule, &Sheet)]) -> Option<Moment> {
    let from = anchored(rule, starts, forced)?;
    match rule.amount {
        Amount::Minutes(minutes) => Some(from.plus(-TimeDelta::minutes(minutes.into()))),
        Amount::Clock(time) => last_before(time, &from),
        Amount::Plain | Amount::NextDay | Amount::Pressure { .. } => None,
    }
}

/// The last moment at or before `from` at which clocks there showed this time.
#[must_use]
pub fn last_before(time: NaiveTime, from: &Moment) -> Option<Moment> {
    let on = |day: NaiveDate| {
        let wall = Wall {
            day,
            time,
            zone: None,
        };
        wall.resolve(from.zone()).ok()
    };
    let today = from.day();
    let days = [Some(today), today.pred_opt()];
    days.into_iter()
        .flatten()
        .filter_map(on)
        .find(|moment| moment <= from)
}

/// Is it known when the rule's time begins to count?
#[must_use]
pub fn is_countable(rule: &Rule, forced: &[(&Rule, &Sheet)]) -> bool {
    let given = |kind| forced.iter().any(|(other, _)| other.kind == kind);
    match rule.anchor {
        Anchor::Infusion | Anchor::End => true,
        Anchor::Arrival => given(RuleKind::ArriveEarly),
        Anchor::CheckIn => given(RuleKind::CheckInEarly),
    }
}

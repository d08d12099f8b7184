//! What was kept on the day may get a line beside it, a day and three days later (clinical 4.3).

use super::{Draft, Facts, Here};
use crate::window::prompt::Layer;
use chrono::TimeDelta;

/// Until how many elapsed minutes after the end each is offered.
const OFFERS: [(Layer, i64); 2] = [(Layer::OneDay, 72 * 60), (Layer::ThreeDays, 7 * 24 * 60)];

pub(super) fn drafts(facts: &Facts, here: &Here) -> Vec<Draft> {
    let Some(ended) = facts.ended.as_ref().filter(|one| one.fragment) else {
        return Vec::new();
    };
    let end = ended.end.seen_in(here.now.zone());
    let wanted = |layer: Layer| {
        let written = ended.written.is_some_and(|minutes| minutes >= layer.from());
        !written && !ended.away.contains(&layer)
    };
    OFFERS
        .into_iter()
        .filter(|(layer, _)| wanted(*layer))
        .filter_map(|(layer, until)| {
            let from = end.plus(TimeDelta::minutes(layer.from()));
            Some(Draft {
                subject: format!("{} {}", ended.id, layer.key()),
                due: here.morning_after(&from)?,
                until: end.plus(TimeDelta::minutes(until)),
                about: end,
            })
        })
        .collect()
}

//! The facts of Trends, from what a patient sent: the same curves, of nothing but what was shared.

use super::read::Sent;
use crate::checkins::scales;
use crate::moment::Moment;
use crate::random::Id;
use crate::session::{self, Session, State};
use crate::trends::{Facts, Total};
use chrono::{NaiveDate, NaiveTime, TimeZone};

/// All that the curves of a patient are worked out from at this moment.
pub fn facts(sent: &Sent, days: &[String], now: &Moment) -> Facts {
    let totals = sent.forms.iter().filter_map(|(_, form, at)| {
        Some(Total {
            scale: scales::find(form.measure.as_deref()?)?,
            begun: *at,
            total: form.total?,
        })
    });
    let taps = sent.moods.iter().flat_map(|moods| &moods.taps);
    // Moods of two packets may overlap: the same tap counts once.
    let mut moods: Vec<(Moment, i32)> = taps
        .filter_map(|tap| Some((tap.at.moment()?, tap.valence)))
        .collect();
    moods.sort_unstable_by_key(|(at, valence)| (*at, *valence));
    moods.dedup();
    let mut sessions: Vec<Session> = days.iter().filter_map(|day| infusion(day, now)).collect();
    session::number(&mut sessions);
    Facts::until(sessions, moods, totals.collect(), now)
}

/// Only the day of an infusion is sent: it stands at its noon.
fn infusion(day: &str, now: &Moment) -> Option<Session> {
    let day: NaiveDate = day.parse().ok()?;
    let noon = day.and_time(NaiveTime::from_hms_opt(12, 0, 0)?);
    let noon = now.zone().from_local_datetime(&noon).earliest()?;
    let starts = Moment::from_ms(noon.timestamp_millis(), now.zone());
    Some(Session {
        id: Id::from(""),
        state: State::Over,
        booster: false,
        starts,
        minutes: 0,
        ended: Some(starts),
        number: 0,
        noted_late: true,
    })
}

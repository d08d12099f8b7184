//! Commands about how an infusion is given: what each route asks for, and what was answered.

use super::{Phase, Phases, Route, check_phase};
use crate::app::Room;
use crate::error::Failure;
use crate::random::Id;
use crate::session::course::CourseView;
use crate::session::{State, api, plan, table};
use crate::vault::api::Nothing;
use serde::{Deserialize, Serialize};

/// How an infusion is given and how long its phases take, in whole minutes, each 0 to 1,440.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InfusionPhases {
    /// How it is given.
    pub route: Route,
    /// The way there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub travel: Option<f64>,
    /// Arriving and questions, before the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub check_in: Option<f64>,
    /// From the start until its effects are mostly gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub settles: Option<f64>,
    /// Watched: from the end, with the spray from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub watched: Option<f64>,
}

/// An infusion and how it is given.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPhases {
    /// Which.
    #[cfg_attr(test, ts(as = "String"))]
    pub id: Id,
    /// Its length in minutes, 0 to 4,320.
    pub minutes: f64,
    /// All else.
    pub phases: InfusionPhases,
    /// The planned ones after it too.
    pub later: bool,
}

/// A route to choose, and what its form asks.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RouteChoice {
    /// Which.
    pub route: Route,
    /// "By drip (IV)"
    pub name: String,
    /// The length that studies agree on; none: asked.
    pub minutes: Option<u32>,
    /// The watch that the label asks for; none: asked.
    pub watched: Option<u32>,
    /// What is known about its length.
    pub minutes_hint: String,
    /// What is known about how long its effects last.
    pub settles_hint: String,
    /// What is known about the watch.
    pub watched_hint: String,
    /// It has a way there and back.
    pub away: bool,
}

impl InfusionPhases {
    /// What may be kept of it.
    ///
    /// # Errors
    /// `Phase` with the field.
    pub fn check(&self) -> Result<Phases, plan::Error> {
        Ok(Phases {
            route: self.route,
            travel: check_phase("travel", self.travel)?,
            check_in: check_phase("checkIn", self.check_in)?,
            settles: check_phase("settles", self.settles)?,
            watched: check_phase("watched", self.watched)?,
        })
    }
}

impl From<Phases> for InfusionPhases {
    fn from(phases: Phases) -> Self {
        Self {
            route: phases.route,
            travel: phases.travel.map(f64::from),
            check_in: phases.check_in.map(f64::from),
            settles: phases.settles.map(f64::from),
            watched: phases.watched.map(f64::from),
        }
    }
}

/// `course.setPhases`: of one planned infusion, and of those after it when asked; what has begun
/// or is over stays.
///
/// # Errors
/// `Conflict` when it is not planned, `Invalid` with the field.
pub fn set_phases(room: &Room, ask: SetPhases) -> Result<CourseView, Failure> {
    let phases = ask.phases.check()?;
    let minutes = plan::check_minutes(ask.minutes)?;
    let session = api::find_plan(room, &ask.id)?;
    let all = table::all(room.db)?;
    let mut chosen = Vec::new();
    for one in &all {
        let after = ask.later && one.state == State::Planned && one.starts > session.starts;
        if one.id == session.id || (after && !api::has_really_begun(room, one)?) {
            chosen.push(one);
        }
    }
    for one in &chosen {
        let others = all.iter().filter(|other| other.id != one.id);
        plan::check_start(&one.starts, minutes, others, room.now)
            .map_err(|_| plan::Error::Minutes)?;
        table::set_phases(room.db, &one.id, minutes, &phases)?;
    }
    CourseView::new(room)
}

/// `course.routes`
///
/// # Errors
/// None.
pub fn routes(room: &Room, _ask: Nothing) -> Result<Vec<RouteChoice>, Failure> {
    Ok(Route::ALL.map(|route| choice(room, route)).into())
}

fn choice(room: &Room, route: Route) -> RouteChoice {
    let words = room.app.words();
    // The numbers in these hints are those of clinical 2.1.
    let (minutes, settles, watched) = match route {
        Route::Iv => (
            crate::key!("course-hint-minutes-iv"),
            crate::key!("course-hint-settles-iv"),
            crate::key!("course-hint-watched-iv"),
        ),
        Route::Im => (
            crate::key!("course-hint-minutes-im"),
            crate::key!("course-hint-settles-im"),
            crate::key!("course-hint-watched-ask"),
        ),
        Route::Nasal => (
            crate::key!("course-hint-minutes-nasal"),
            crate::key!("course-hint-settles-nasal"),
            crate::key!("course-hint-watched-nasal"),
        ),
        Route::Lozenge => (
            crate::key!("course-hint-minutes-lozenge"),
            crate::key!("course-hint-settles-lozenge"),
            crate::key!("course-hint-watched-lozenge"),
        ),
    };
    RouteChoice {
        route,
        name: name(room, route),
        minutes: route.usual(Phase::Giving),
        watched: route.usual(Phase::Watched),
        minutes_hint: words.say(minutes, &[]),
        settles_hint: words.say(settles, &[]),
        watched_hint: words.say(watched, &[]),
        away: !route.is_at_home(),
    }
}

/// "By drip (IV)"
#[must_use]
pub fn name(room: &Room, route: Route) -> String {
    let words = room.app.words();
    match route {
        Route::Iv => words.say("course-route-iv", &[]),
        Route::Im => words.say("course-route-im", &[]),
        Route::Nasal => words.say("course-route-nasal", &[]),
        Route::Lozenge => words.say("course-route-lozenge", &[]),
    }
}

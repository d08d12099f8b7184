//! A rule that the patient took from a sheet: what it is about, how much, counted from when.

use super::{Error, Sheet};
use crate::private::Private;
use crate::random::Id;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// The longest time of a rule, in minutes.
pub const MINUTES_LIMIT: u32 = 4_320;

/// What a rule of a clinic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RuleKind {
    /// The clinic asks for no fasting.
    NoFasting,
    /// No heavy, fried or fatty meal before.
    NoHeavyMeal,
    /// No solid food before.
    NoSolids,
    /// No light meal and no milk before.
    NoLightMeal,
    /// Clear liquids until.
    ClearLiquidsUntil,
    /// Arrive so many minutes before the infusion.
    ArriveEarly,
    /// Check in so many minutes before the infusion.
    CheckInEarly,
    /// A ride there and back.
    RideBothWays,
    /// An adult has to come inside.
    AdultInside,
    /// A taxi or ride-share is accepted.
    RideShareAccepted,
    /// A taxi or ride-share alone is not accepted.
    RideShareRefused,
    /// Ring the clinic above this blood pressure.
    CallAbove,
    /// How long the clinic watches.
    Observation,
    /// No driving after.
    NoDriving,
    /// No machines or tools after.
    NoMachinery,
    /// No signing and no big decisions after.
    NoSigning,
    /// No alcohol after.
    NoAlcohol,
    /// What the sheet says about medicines; its own words only, never ours (clinical 1.3).
    MedicineAdvice,
}

/// What belongs to a kind of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// Nothing: the rule says it all.
    Plain,
    /// Minutes before, or the last time on the clock before.
    Before,
    /// Minutes before the infusion.
    Early,
    /// Minutes that one is watched.
    Watched,
    /// Minutes after the end, or until the next day.
    After,
    /// A blood pressure, mmHg.
    Pressure,
}

impl RuleKind {
    /// Every kind, in the order of the day.
    pub const ALL: [Self; 18] = [
        Self::NoFasting,
        Self::NoHeavyMeal,
        Self::NoSolids,
        Self::NoLightMeal,
        Self::ClearLiquidsUntil,
        Self::CallAbove,
        Self::ArriveEarly,
        Self::CheckInEarly,
        Self::RideBothWays,
        Self::AdultInside,
        Self::RideShareAccepted,
        Self::RideShareRefused,
        Self::Observation,
        Self::NoDriving,
        Self::NoMachinery,
        Self::NoSigning,
        Self::NoAlcohol,
        Self::MedicineAdvice,
    ];

    /// What belongs to it.
    #[must_use]
    pub fn measure(self) -> Measure {
        match self {
            Self::NoHeavyMeal | Self::NoSolids | Self::NoLightMeal | Self::ClearLiquidsUntil => {
                Measure::Before
            }
            Self::ArriveEarly | Self::CheckInEarly => Measure::Early,
            Self::CallAbove => Measure::Pressure,
            Self::Observation => Measure::Watched,
            Self::NoDriving | Self::NoMachinery | Self::NoSigning | Self::NoAlcohol => {
                Measure::After
            }
            Self::NoFasting
            | Self::RideBothWays
            | Self::AdultInside
            | Self::RideShareAccepted
            | Self::RideShareRefused
            | Self::MedicineAdvice => Measure::Plain,
        }
    }

    /// Is it about food or drink before?
    #[must_use]
    pub fn is_fasting(self) -> bool {
        self.measure() == Measure::Before
    }

    /// May a sheet have several of it?
    #[must_use]
    pub fn is_many(self) -> bool {
        self == Self::MedicineAdvice
    }

    /// Does a sheet that says the one no longer mean the other, of this or an older sheet? In one
    /// sheet it is the stricter that stays.
    fn gives_way_to(self, other: Self) -> bool {
        match self {
            Self::NoFasting => other.is_fasting(),
            Self::RideShareAccepted => other == Self::RideShareRefused,
            Self::RideShareRefused => other == Self::RideShareAccepted,
            _ => self.is_fasting() && other == Self::NoFasting,
        }
    }
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Nothing to measure.
    Plain,
    /// Elapsed minutes, 0 to 4,320.
    Minutes(u32),
    /// The last such time on the clock before the anchor, in the infusion's zone.
    Clock(NaiveTime),
    /// Until the next local day.
    NextDay,
    /// mmHg, systolic above diastolic.
    Pressure {
        /// The upper number, 60 to 260.
        systolic: u32,
        /// The lower number, 30 to 160.
        diastolic: u32,
    },
}

/// What a rule is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Anchor {
    /// The infusion's start, or the dose.
    Infusion,
    /// Arriving at the clinic.
    Arrival,
    /// Checking in.
    CheckIn,
    /// The infusion's end.
    End,
}

/// A rule that the patient took from a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: Id,
    /// The sheet it comes from.
    pub sheet_id: Id,
    /// What it is about.
    pub kind: RuleKind,
    /// How much.
    pub amount: Amount,
    /// Counted from when.
    pub anchor: Anchor,
    /// The sheet's own sentence; may be empty, but for medicine advice.
    pub sentence: Private<String>,
}

/// An amount and an anchor that a kind of rule may have.
///
/// # Errors
/// `Minutes`, `Pressure`, `Anchor`, `Measure`.
pub fn check_amount(kind: RuleKind, amount: Amount, anchor: Anchor) -> Result<(), Error> {
    match (kind.measure(), amount) {
        (Measure::Plain, Amount::Plain)
        | (Measure::Before, Amount::Clock(_))
        | (Measure::After, Amount::NextDay) => {}
        (
            Measure::Before | Measure::Early | Measure::Watched | Measure::After,
            Amount::Minutes(minutes),
        ) if minutes <= MINUTES_LIMIT => {}
        (_, Amount::Minutes(_)) => return Err(Error::Minutes),
        (
            Measure::Pressure,
            Amount::Pressure {
                systolic,
                diastolic,
            },
        ) => {
            let known = (60..=260).contains(&systolic) && (30..=160).contains(&diastolic);
            if !known || diastolic >= systolic {
                return Err(Error::Pressure);
            }
        }
        _ => return Err(Error::Measure),
    }
    if anchors(kind).contains(&anchor) {
        Ok(())
    } else {
        Err(Error::Anchor)
    }
}

/// What a kind of rule may be counted from, the usual one first.
#[must_use]
pub fn anchors(kind: RuleKind) -> &'static [Anchor] {
    match kind.measure() {
        Measure::Before => &[Anchor::Infusion, Anchor::Arrival, Anchor::CheckIn],
        Measure::Watched => &[Anchor::End, Anchor::Infusion],
        Measure::After => &[Anchor::End],
        Measure::Plain | Measure::Early | Measure::Pressure => &[Anchor::Infusion],
    }
}

/// What a rule of this kind is counted from unless the sheet says otherwise.
#[must_use]
pub fn usual_anchor(kind: RuleKind) -> Anchor {
    anchors(kind).first().copied().unwrap_or(Anchor::Infusion)
}

/// The rules in force: of each kind those from the newest sheet that has it, in the order of the
/// day; what a newer sheet contradicts is not in force. `sheets` newest first. Without a confirmed
/// rule there is none: never a default.
#[must_use]
pub fn in_force<'a>(rules: &'a [Rule], sheets: &'a [Sheet]) -> Vec<(&'a Rule, &'a Sheet)> {
    let age = |rule: &Rule| sheets.iter().position(|sheet| sheet.id == rule.sheet_id);
    let newest = |kind: RuleKind| {
        rules
            .iter()
            .filter(|rule| rule.kind == kind)
            .filter_map(age)
            .min()
    };
    let beaten = |kind: RuleKind, at: usize| {
        RuleKind::ALL.iter().any(|other| {
            let theirs = newest(*other);
            // In one sheet "no fasting" and "accepted" are the looser of the two.
            let looser = matches!(kind, RuleKind::NoFasting | RuleKind::RideShareAccepted);
            kind.gives_way_to(*other)
                && theirs.is_some_and(|theirs| theirs < at || (theirs == at && looser))
        })
    };
    let of_kind = |kind: RuleKind| {
        let at = newest(kind).filter(|at| !beaten(kind, *at));
        let sheet = at.and_then(|at| sheets.get(at));
        let those = rules.iter().filter(move |rule| rule.kind == kind);
        sheet.into_iter().flat_map(move |sheet| {
            let here = those.clone().filter(move |rule| rule.sheet_id == sheet.id);
            here.map(move |rule| (rule, sheet))
        })
    };
    RuleKind::ALL.into_iter().flat_map(of_kind).collect()
}

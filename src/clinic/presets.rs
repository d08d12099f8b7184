//! Named sets of rules, only ever offered to compare with the clinic's own sheet (clinical decision 2).

use super::rule::RuleKind;
use serde::{Deserialize, Serialize};

/// A named set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Preset {
    /// The Spravato label: no food 2 h, no liquids 30 min (clinical decision 2).
    Spravato,
    /// The ASA classes: 8 h heavy, 6 h light, 2 h clear (clinical decision 2).
    Asa,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Spravato, Self::Asa];

    /// Its rules, in minutes before the infusion.
    #[must_use]
    pub fn rules(self) -> &'static [(RuleKind, u32)] {
        match self {
            Self::Spravato => &[(RuleKind::NoSolids, 120), (RuleKind::ClearLiquidsUntil, 30)],
            Self::Asa => &[
                (RuleKind::NoHeavyMeal, 480),
                (RuleKind::NoLightMeal, 360),
                (RuleKind::ClearLiquidsUntil, 120),
            ],
        }
    }
}

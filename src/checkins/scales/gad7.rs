//! GAD-7 (clinical 6.1, 6.2, 6.4): seven questions about two weeks.

use super::{Band, HOW_OFTEN, Item, Scale, band, two_weeks};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "gad7";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const GAD7: Scale = Scale {
    bands: BANDS,
    loinc_panel: Some("69737-5"),
    loinc_total: Some("70274-6"),
    ..two_weeks(ID, key!("checkins-gad7-name"), ITEMS)
};

/// Ranges of clinical 6.1 `[SONRIA]`.
const BANDS: &[Band] = &[
    band(0, 4, key!("checkins-gad7-range-minimal")),
    band(5, 9, key!("checkins-gad7-range-mild")),
    band(10, 14, key!("checkins-gad7-range-moderate")),
    band(15, 21, key!("checkins-gad7-range-severe")),
];

/// Its questions; shorter measures of the family begin with the same.
pub(super) const ITEMS: &[Item] = &[
    item(1, key!("checkins-gad7-item-1"), "69725-0"),
    item(2, key!("checkins-gad7-item-2"), "68509-9"),
    item(3, key!("checkins-gad7-item-3"), "69733-4"),
    item(4, key!("checkins-gad7-item-4"), "69734-2"),
    item(5, key!("checkins-gad7-item-5"), "69735-9"),
    item(6, key!("checkins-gad7-item-6"), "69689-8"),
    item(7, key!("checkins-gad7-item-7"), "69736-7"),
];

/// A question of the GAD, in whichever of its forms and under whichever number.
pub(super) const fn item(number: u32, words: &'static str, loinc: &'static str) -> Item {
    Item {
        number,
        stem: Some(key!("checkins-gad7-stem")),
        words,
        options: HOW_OFTEN,
        scored: true,
        loinc,
    }
}

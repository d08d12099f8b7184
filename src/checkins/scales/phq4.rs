//! PHQ-4 (clinical 6.1, 6.4): the GAD-2 and the PHQ-2 on one form, each with its own total too.

use super::{Band, Item, Scale, band, gad2, gad7, phq2, phq9, two_weeks};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "phq4";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const PHQ4: Scale = Scale {
    bands: BANDS,
    parts: &[&gad2::GAD2, &phq2::PHQ2],
    loinc_panel: Some("69724-3"),
    loinc_total: Some("70272-0"),
    ..two_weeks(ID, key!("checkins-phq4-name"), ITEMS)
};

/// Ranges of clinical, decision 7 (NINDS CDE F2495).
const BANDS: &[Band] = &[
    band(0, 2, key!("checkins-phq4-range-0")),
    band(3, 5, key!("checkins-phq4-range-3")),
    band(6, 8, key!("checkins-phq4-range-6")),
    band(9, 12, key!("checkins-phq4-range-9")),
];

const ITEMS: &[Item] = &[
    gad7::item(1, key!("checkins-gad7-item-1"), "69725-0"),
    gad7::item(2, key!("checkins-gad7-item-2"), "68509-9"),
    phq9::item(3, key!("checkins-phq9-item-1"), "44250-9"),
    phq9::item(4, key!("checkins-phq9-item-2"), "44255-8"),
];

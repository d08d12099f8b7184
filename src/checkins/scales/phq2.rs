//! PHQ-2 (clinical 6.1, 6.4): the first two questions of the PHQ-9.

use super::{Band, Scale, band, phq9, two_weeks};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "phq2";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const PHQ2: Scale = Scale {
    bands: BANDS,
    loinc_panel: Some("55757-9"),
    loinc_total: Some("55758-7"),
    ..two_weeks(ID, key!("checkins-phq2-name"), phq9::ITEMS.split_at(2).0)
};

/// The mark of clinical 6.1 `[HINDAWI]`.
const BANDS: &[Band] = &[
    band(0, 2, key!("checkins-phq2-range-below")),
    band(3, 6, key!("checkins-phq2-range-from")),
];

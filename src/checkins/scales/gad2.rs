//! GAD-2 (clinical 6.1, 6.4): the first two questions of the GAD-7. No LOINC code of the form is confirmed.

use super::{Band, Scale, band, gad7, two_weeks};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "gad2";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const GAD2: Scale = Scale {
    bands: BANDS,
    ..two_weeks(ID, key!("checkins-gad2-name"), gad7::ITEMS.split_at(2).0)
};

/// The mark of clinical 6.1.
const BANDS: &[Band] = &[
    band(0, 2, key!("checkins-phq2-range-below")),
    band(3, 6, key!("checkins-phq2-range-from")),
];

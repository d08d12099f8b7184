//! GAD-2 (clinical 6.1, 6.4): the first two questions of the GAD-7. No LOINC code of the form is confirmed.

use super::{ATTRIBUTION, Band, Item, Scale, TWO_WEEKS, band, gad7};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "gad2";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const GAD2: Scale = Scale {
    id: ID,
    name: key!("checkins-gad2-name"),
    recall_days: TWO_WEEKS,
    recall: key!("checkins-phq9-recall"),
    items: ITEMS,
    bands: BANDS,
    parts: &[],
    help_item: None,
    overlap_days: TWO_WEEKS,
    attribution: ATTRIBUTION,
    loinc_panel: None,
    loinc_total: None,
};

/// The mark of clinical 6.1.
const BANDS: &[Band] = &[
    band(0, 2, key!("checkins-phq2-range-below")),
    band(3, 6, key!("checkins-phq2-range-from")),
];

const ITEMS: &[Item] = &[
    gad7::item(1, key!("checkins-gad7-item-1"), "69725-0"),
    gad7::item(2, key!("checkins-gad7-item-2"), "68509-9"),
];

//! PHQ-2 (clinical 6.1, 6.4): the first two questions of the PHQ-9.

use super::{ATTRIBUTION, Band, Item, Scale, TWO_WEEKS, band, phq9};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "phq2";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const PHQ2: Scale = Scale {
    id: ID,
    name: key!("checkins-phq2-name"),
    recall_days: TWO_WEEKS,
    recall: key!("checkins-phq9-recall"),
    items: ITEMS,
    bands: BANDS,
    parts: &[],
    help_item: None,
    overlap_days: TWO_WEEKS,
    attribution: ATTRIBUTION,
    loinc_panel: Some("55757-9"),
    loinc_total: Some("55758-7"),
};

/// The mark of clinical 6.1 `[HINDAWI]`.
const BANDS: &[Band] = &[
    band(0, 2, key!("checkins-phq2-range-below")),
    band(3, 6, key!("checkins-phq2-range-from")),
];

const ITEMS: &[Item] = &[
    phq9::item(1, key!("checkins-phq9-item-1"), "44250-9"),
    phq9::item(2, key!("checkins-phq9-item-2"), "44255-8"),
];

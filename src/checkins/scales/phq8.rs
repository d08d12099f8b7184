//! PHQ-8 (clinical 6.1): the PHQ-9 without question 9. No source confirms ranges or LOINC codes of the form.

use super::{ATTRIBUTION, Item, Scale, TWO_WEEKS, phq9};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "phq8";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const PHQ8: Scale = Scale {
    id: ID,
    name: key!("checkins-phq8-name"),
    recall_days: TWO_WEEKS,
    recall: key!("checkins-phq9-recall"),
    items: ITEMS,
    bands: &[],
    parts: &[],
    help_item: None,
    overlap_days: TWO_WEEKS,
    attribution: ATTRIBUTION,
    loinc_panel: None,
    loinc_total: None,
};

const ITEMS: &[Item] = &[
    phq9::item(1, key!("checkins-phq9-item-1"), "44250-9"),
    phq9::item(2, key!("checkins-phq9-item-2"), "44255-8"),
    phq9::item(3, key!("checkins-phq9-item-3"), "44259-0"),
    phq9::item(4, key!("checkins-phq9-item-4"), "44254-1"),
    phq9::item(5, key!("checkins-phq9-item-5"), "44251-7"),
    phq9::item(6, key!("checkins-phq9-item-6"), "44258-2"),
    phq9::item(7, key!("checkins-phq9-item-7"), "44252-5"),
    phq9::item(8, key!("checkins-phq9-item-8"), "44253-3"),
];

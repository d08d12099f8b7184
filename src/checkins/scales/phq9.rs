//! PHQ-9 (clinical 6.1, 6.2, 6.4): nine questions about two weeks, and one about difficulty that is not scored.

use super::{Band, Choice, HOW_OFTEN, Item, Scale, band, choice, two_weeks};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "phq9";

/// The measure. Wording clinical 6.2 `[LOINC-358][PHR-IG]`, codes clinical 6.4, licence clinical 6.1
/// `[CAMCOPS][PACIO]`, attribution `[PACIO]`.
pub const PHQ9: Scale = Scale {
    bands: BANDS,
    help_item: Some(9),
    loinc_panel: Some("44249-1"),
    loinc_total: Some("44261-6"),
    ..two_weeks(ID, key!("checkins-phq9-name"), ITEMS)
};

/// Ranges of clinical 6.1 `[LOINC-382]`.
const BANDS: &[Band] = &[
    band(0, 4, key!("checkins-phq9-range-minimal")),
    band(5, 9, key!("checkins-phq9-range-mild")),
    band(10, 14, key!("checkins-phq9-range-moderate")),
    band(15, 19, key!("checkins-phq9-range-moderately-severe")),
    band(20, 27, key!("checkins-phq9-range-severe")),
];

/// Its questions; shorter measures of the family begin with the same.
pub(super) const ITEMS: &[Item] = &[
    item(1, key!("checkins-phq9-item-1"), "44250-9"),
    item(2, key!("checkins-phq9-item-2"), "44255-8"),
    item(3, key!("checkins-phq9-item-3"), "44259-0"),
    item(4, key!("checkins-phq9-item-4"), "44254-1"),
    item(5, key!("checkins-phq9-item-5"), "44251-7"),
    item(6, key!("checkins-phq9-item-6"), "44258-2"),
    item(7, key!("checkins-phq9-item-7"), "44252-5"),
    item(8, key!("checkins-phq9-item-8"), "44253-3"),
    item(9, key!("checkins-phq9-item-9"), "44260-8"),
    Item {
        number: 10,
        stem: None,
        words: key!("checkins-phq9-difficulty"),
        options: HOW_DIFFICULT,
        scored: false,
        loinc: "69722-7",
    },
];

/// LL359-1; the last two codes are not in numerical order, and that is right.
const HOW_DIFFICULT: &[Choice] = &[
    choice(0, key!("checkins-phq9-difficulty-0"), "LA6572-7"),
    choice(1, key!("checkins-phq9-difficulty-1"), "LA6573-5"),
    choice(2, key!("checkins-phq9-difficulty-2"), "LA6575-0"),
    choice(3, key!("checkins-phq9-difficulty-3"), "LA6574-3"),
];

/// A question of the PHQ, in whichever of its forms and under whichever number.
pub(super) const fn item(number: u32, words: &'static str, loinc: &'static str) -> Item {
    Item {
        number,
        stem: Some(key!("checkins-phq9-stem")),
        words,
        options: HOW_OFTEN,
        scored: true,
        loinc,
    }
}

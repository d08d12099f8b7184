//! PHQ-8 (clinical 6.1): the PHQ-9 without question 9. No source confirms ranges or LOINC codes of the form.

use super::{Scale, phq9, two_weeks};
use crate::key;

/// Its id in the vault.
pub const ID: &str = "phq8";

/// The measure. Wording clinical 6.2, codes clinical 6.4, licence clinical 6.1 `[CAMCOPS][PACIO]`.
pub const PHQ8: Scale = two_weeks(ID, key!("checkins-phq8-name"), phq9::ITEMS.split_at(8).0);

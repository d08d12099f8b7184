//! The practice's own keys and the card that it gives to its patients.

pub mod api;
pub mod renew;
pub mod table;
pub mod wire;

use crate::moment::Moment;
use crate::private::Private;
use crate::share::card::{self, Card, Hint};
use crate::share::names::DeviceId;
use crate::share::sign::{self, SigningKey};
use chrono::{Months, Utc};

/// A card is taken for so long after it was made ([design]).
const LASTS: Months = Months::new(24);

/// Who the practice is.
pub struct Own {
    /// What the practice calls itself.
    pub name: String,
    /// What its receipts are numbered under.
    pub ther: DeviceId,
    /// What signs its card and its receipts.
    pub key: SigningKey,
    /// The card as it is given out.
    pub card: Vec<u8>,
    /// How often its keys were made.
    pub generation: u32,
}

/// What opens packages.
pub struct Opener {
    /// The age identity, as text.
    pub identity: Private<String>,
    /// Nothing new is sealed for it.
    pub retired: bool,
    /// Of which keys it is.
    pub generation: u32,
}

/// A card for these keys.
///
/// # Errors
/// When signing fails.
pub fn card(
    name: &str,
    key: &SigningKey,
    to: Vec<String>,
    hint: Option<Hint>,
    serial: u32,
    now: &Moment,
) -> Result<Vec<u8>, sign::Error> {
    let issued = now.local().with_timezone(&Utc);
    let card = Card {
        name: name.to_owned(),
        sign: key.public(),
        to,
        hint,
        issued,
        expires: issued
            .checked_add_months(LASTS)
            .unwrap_or(chrono::DateTime::<Utc>::MAX_UTC),
        serial,
    };
    card::write(&card, key)
}

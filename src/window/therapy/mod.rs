//! The next therapy appointment, as the patient puts it in.

pub mod api;
pub mod table;

use crate::moment::Moment;
use crate::private::Private;
use crate::random::Id;
use chrono::TimeDelta;

/// The longest line about an appointment, in characters.
pub const LONGEST: usize = 300;
/// How long an appointment stays the next one after its start.
pub const STAYS: TimeDelta = TimeDelta::hours(1);

/// An appointment.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// Its id.
    pub id: Id,
    /// When it starts.
    pub at: Moment,
    /// With whom, where or how; may be empty.
    pub about: Private<String>,
}

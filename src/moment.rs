//! An instant together with the zone in which it was lived, and wall times that become instants.

use crate::error::{Code, Coded};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize, Serializer};

/// An instant (millisecond precision) and the IANA zone it was lived in. Ordered by the instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    instant: DateTime<Utc>,
    zone: Tz,
}

/// Why a time could not be understood.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// Not an RFC 3339 instant, or outside what can be stored.
    #[error("not a time")]
    NotATime,
    /// Not an IANA zone name.
    #[error("not a time zone")]
    NotAZone,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NotATime | Self::NotAZone => Code::Invalid,
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::NotATime => Some("time"),
            Self::NotAZone => Some("zone"),
        }
    }
}

impl Moment {
    /// An instant in a zone, cut to milliseconds.
    #[must_use]
    pub fn new(instant: DateTime<Utc>, zone: Tz) -> Self {
        Self::from_ms(instant.timestamp_millis(), zone)
    }

    /// From milliseconds since 1970-01-01 UTC. What lies outside the calendar becomes 1970.
    #[must_use]
    pub fn from_ms(ms: i64, zone: Tz) -> Self {
        let instant = DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::UNIX_EPOCH);
        Self { instant, zone }
    }

    /// From a table's two columns. A zone this build does not know reads as UTC.
    #[must_use]
    pub fn stored(ms: i64, zone: &str) -> Self {
        Self::from_ms(ms, zone.parse().unwrap_or(Tz::UTC))
    }

    /// From RFC 3339 text, seen in `zone`.
    ///
    /// # Errors
    /// `NotATime` when the text is not an RFC 3339 instant.
    pub fn parse(text: &str, zone: Tz) -> Result<Self, Error> {
        DateTime::parse_from_rfc3339(text)
            .map(|at| Self::new(at.with_timezone(&Utc), zone))
            .map_err(|_| Error::NotATime)
    }

    /// Milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub fn ms(&self) -> i64 {
        self.instant.timestamp_millis()
    }

    /// The zone.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The zone's IANA name.
    #[must_use]
    pub fn zone_name(&self) -> &'static str {
        self.zone.name()
    }

    /// The local calendar day.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.local().date_naive()
    }

    /// The wall clock in the zone.
    #[must_use]
    pub fn local(&self) -> DateTime<Tz> {
        self.instant.with_timezone(&self.zone)
    }

    /// The same instant seen in another zone.
    #[must_use]
    pub fn seen_in(&self, zone: Tz) -> Self {
        Self { zone, ..*self }
    }

    /// Elapsed time later (hours are elapsed hours, also across a change of the clocks).
    #[must_use]
    pub fn plus(&self, span: TimeDelta) -> Self {
        let instant = self
            .instant
            .checked_add_signed(span)
            .unwrap_or(self.instant);
        Self { instant, ..*self }
    }

    /// Elapsed whole minutes until `later`; negative when it lies in the past.
    #[must_use]
    pub fn minutes_until(&self, later: &Self) -> i64 {
        (later.instant - self.instant).num_seconds().div_euclid(60)
    }

    /// RFC 3339 with the zone's offset.
    #[must_use]
    pub fn rfc3339(&self) -> String {
        self.local().to_rfc3339_opts(SecondsFormat::Millis, false)
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.instant
            .cmp(&other.instant)
            .then_with(|| self.zone.name().cmp(other.zone.name()))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

/// A wall-clock time as a person gives it; `zone` is the IANA name, or the current one when absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wall {
    /// The local day, `YYYY-MM-DD`.
    #[cfg_attr(test, ts(as = "String"))]
    pub day: NaiveDate,
    /// The local time, `HH:MM`.
    #[serde(with = "hours_minutes")]
    #[cfg_attr(test, ts(as = "String"))]
    pub time: NaiveTime,
    /// IANA zone name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub zone: Option<String>,
}

impl Wall {
    /// The instant meant. In the hour that a clock change skips: the first moment after it; in the
    /// hour that comes twice: the earlier one.
    ///
    /// # Errors
    /// `NotAZone` for an unknown zone, `NotATime` when no such instant can be found.
    pub fn resolve(&self, default: Tz) -> Result<Moment, Error> {
        let zone = match &self.zone {
            Some(name) => name.parse().map_err(|_| Error::NotAZone)?,
            None => default,
        };
        let mut wall = self.day.and_time(self.time);
        for _ in 0..=(26 * 60) {
            if let Some(at) = zone.from_local_datetime(&wall).earliest() {
                return Ok(Moment::new(at.with_timezone(&Utc), zone));
            }
            wall += TimeDelta::minutes(1);
        }
        Err(Error::NotATime)
    }
}

mod hours_minutes {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(time: &NaiveTime, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&time.format("%H:%M"))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveTime, D::Error> {
        let text = String::deserialize(from)?;
        NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wall(day: &str, time: &str, zone: &str) -> Moment {
        let wall = Wall {
            day: day.parse().unwrap(),
            time: NaiveTime::parse_from_str(time, "%H:%M").unwrap(),
            zone: Some(zone.into()),
        };
        wall.resolve(Tz::UTC).unwrap()
    }

    #[test]
    fn a_skipped_hour_reads_as_the_first_moment_after_it() {
        let at = wall("2027-03-14", "02:30", "America/New_York");
        assert_eq!(at.rfc3339(), "2027-03-14T03:00:00.000-04:00");
    }

    #[test]
    fn a_repeated_hour_reads_as_the_earlier_one() {
        let at = wall("2026-11-01", "01:30", "America/New_York");
        assert_eq!(at.rfc3339(), "2026-11-01T01:30:00.000-04:00");
    }

    #[test]
    fn hours_are_elapsed_hours_across_a_change_of_the_clocks() {
        let at = wall("2027-03-14", "09:00", "America/New_York");
        let before = at.plus(TimeDelta::hours(-8));
        assert_eq!(before.rfc3339(), "2027-03-14T00:00:00.000-05:00");
    }

    proptest! {
        #[test]
        fn every_wall_time_in_every_zone_has_an_instant(
            zone in 0..chrono_tz::TZ_VARIANTS.len(), days in 0i64..36500, minute in 0u32..1440,
        ) {
            let zone = chrono_tz::TZ_VARIANTS[zone];
            let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days);
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            let at = Wall { day, time, zone: None }.resolve(zone).unwrap();
            let back = at.local().naive_local();
            prop_assert!(back >= day.and_time(time));
            prop_assert!(back - day.and_time(time) <= TimeDelta::hours(26));
        }

        #[test]
        fn text_and_back_keeps_the_instant(ms in 0i64..4_102_444_800_000) {
            let at = Moment::from_ms(ms, chrono_tz::Asia::Kolkata);
            prop_assert_eq!(Moment::parse(&at.rfc3339(), at.zone()).unwrap(), at);
        }
    }
}

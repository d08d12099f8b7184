//! The dated table of crisis lines, word for word as compared with public sources. Re-check every six months.

use super::{Kind, Line, Region};
use crate::key;
use crate::words::Words;
use chrono::NaiveDate;

/// The day on which the whole table was compared with public sources (clinical, decision 10).
pub const COMPARED_ON: &str = "2026-11-23";

/// Where someone looks who finds no country of theirs here.
pub const ELSEWHERE: &str = "other";

/// Regions in the order in which they are offered; the last one is for everywhere else.
pub const REGIONS: &[Region] = &[
    Region {
        code: "us",
        name: key!("support-region-us"),
        lines: US,
    },
    Region {
        code: "ca",
        name: key!("support-region-ca"),
        lines: CA,
    },
    Region {
        code: "gb",
        name: key!("support-region-gb"),
        lines: GB,
    },
    Region {
        code: "ie",
        name: key!("support-region-ie"),
        lines: IE,
    },
    Region {
        code: "au",
        name: key!("support-region-au"),
        lines: AU,
    },
    Region {
        code: "de",
        name: key!("support-region-de"),
        lines: DE,
    },
    Region {
        code: "eu",
        name: key!("support-region-eu"),
        lines: EU,
    },
    Region {
        code: ELSEWHERE,
        name: key!("support-region-other"),
        lines: OTHER,
    },
];

/// When the table was compared with public sources, as a sentence.
#[must_use]
pub fn compared(words: &Words) -> String {
    let day = COMPARED_ON
        .parse()
        .map(|day: NaiveDate| day.format("%-d %B %Y").to_string())
        .unwrap_or_default();
    words.say("support-compared", &[("day", &day)])
}

/// A line nobody has yet checked on its owner's own page.
const fn line(
    id: &'static str,
    kind: Kind,
    name: &'static str,
    number: &'static str,
    how: &'static str,
    target: &'static str,
    source: &'static str,
) -> Line {
    Line {
        id,
        kind,
        name,
        number,
        how,
        target,
        source,
        verified_on: "",
    }
}

const fn emergency(
    id: &'static str,
    number: &'static str,
    how: &'static str,
    target: &'static str,
    source: &'static str,
) -> Line {
    line(id, Kind::Emergency, "", number, how, target, source)
}

#[rustfmt::skip]
const US: &[Line] = &[
    line("us-988", Kind::Crisis, "988 Suicide & Crisis Lifeline", "988", key!("support-how-us-988"), "tel:988", "clinical 7.1 [CYPTEA][FS-CRISIS]"),
    emergency("us-911", "911", key!("support-how-emergency"), "tel:911", "clinical 7.1 [CYPTEA][FS-CRISIS]"),
    line("us-988-text", Kind::Text, "988 Suicide & Crisis Lifeline", "988", key!("support-how-text"), "sms:988", "clinical 7.1 [CYPTEA][FS-CRISIS]"),
    line("us-741741", Kind::Text, "Crisis Text Line", "741741", key!("support-how-us-741741"), "sms:741741?body=HOME", "clinical 7.1 [CYPTEA][FS-CRISIS]"),
    line("us-988-chat", Kind::Web, "988 Suicide & Crisis Lifeline", "988lifeline.org/chat", key!("support-how-chat"), "https://988lifeline.org/chat", "clinical 7.1 [CYPTEA][FS-CRISIS]"),
];

#[rustfmt::skip]
const CA: &[Line] = &[
    line("ca-988", Kind::Crisis, "9-8-8: Suicide Crisis Helpline", "9-8-8", key!("support-how-ca-988"), "tel:988", "clinical 7.1 [FS-988CA]"),
    emergency("ca-911", "911", key!("support-how-emergency"), "tel:911", "clinical 7.1 [FS-988CA]"),
    line("ca-988-text", Kind::Text, "9-8-8: Suicide Crisis Helpline", "9-8-8", key!("support-how-ca-988-text"), "sms:988", "clinical 7.1 [FS-988CA]"),
];

#[rustfmt::skip]
const GB: &[Line] = &[
    line("gb-samaritans", Kind::Crisis, "Samaritans", "116 123", key!("support-how-call"), "tel:116123", "clinical 7.1 [NORWOOD][KICKS]"),
    line("gb-nhs", Kind::Crisis, "NHS 111", "111", key!("support-how-gb-nhs"), "tel:111", "clinical 7.1 [NORWOOD][KICKS]"),
    emergency("gb-999", "999", key!("support-how-emergency"), "tel:999", "clinical 7.1 [NORWOOD][KICKS]"),
    line("gb-shout", Kind::Text, "Shout", "85258", key!("support-how-gb-shout"), "sms:85258?body=SHOUT", "clinical 7.1 [NORWOOD][KICKS]"),
];

#[rustfmt::skip]
const IE: &[Line] = &[
    line("ie-samaritans", Kind::Crisis, "Samaritans", "116 123", key!("support-how-call"), "tel:116123", "clinical 7.1 [FS-CRISIS]"),
    emergency("ie-112", "112", key!("support-how-ie-112"), "tel:112", "clinical 7.1 [FS-CRISIS]"),
];

#[rustfmt::skip]
const AU: &[Line] = &[
    line("au-lifeline", Kind::Crisis, "Lifeline", "13 11 14", key!("support-how-call"), "tel:131114", "clinical 7.1 [FS-AU]"),
    emergency("au-000", "000", key!("support-how-emergency"), "tel:000", "clinical 7.1, decision 7"),
    line("au-lifeline-text", Kind::Text, "Lifeline", "0477 13 11 14", key!("support-how-text"), "sms:0477131114", "clinical 7.1 [FS-AU]"),
    line("au-lifeline-chat", Kind::Web, "Lifeline", "lifeline.org.au/crisis-chat", key!("support-how-chat"), "https://lifeline.org.au/crisis-chat", "clinical 7.1 [FS-AU]"),
];

#[rustfmt::skip]
const DE: &[Line] = &[
    line("de-telefonseelsorge-111", Kind::Crisis, "TelefonSeelsorge", "0800 111 0 111", key!("support-how-call"), "tel:08001110111", "clinical 7.1 [FS-DE]"),
    line("de-telefonseelsorge-222", Kind::Crisis, "TelefonSeelsorge", "0800 111 0 222", key!("support-how-call"), "tel:08001110222", "clinical 7.1 [FS-DE]"),
    emergency("de-112", "112", key!("support-how-emergency"), "tel:112", "clinical 7.1 [FS-DE]"),
    line("de-telefonseelsorge-chat", Kind::Web, "TelefonSeelsorge", "telefonseelsorge.de", key!("support-how-chat"), "https://telefonseelsorge.de", "clinical 7.1 [FS-DE]"),
];

#[rustfmt::skip]
const EU: &[Line] = &[
    FIND_A_HELPLINE,
    emergency("eu-112", "112", key!("support-how-emergency"), "tel:112", "clinical 7.1 [FS-CRISIS]"),
];

#[rustfmt::skip]
const OTHER: &[Line] = &[FIND_A_HELPLINE];

#[rustfmt::skip]
const FIND_A_HELPLINE: Line = line("findahelpline", Kind::Web, "Find A Helpline", "findahelpline.com", key!("support-how-findahelpline"), "https://findahelpline.com", "clinical 7.1 [FS-AU]");

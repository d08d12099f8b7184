//! Every sentence that a person reads, by key. A second language is one more folder.

mod date;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// Marks a literal as a key of `words/`, so that the key checker sees it where it is written.
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}

macro_rules! english {
    ($($domain:literal),* $(,)?) => {
        &[$(include_str!(concat!("en/", $domain, ".ftl"))),*]
    };
}

const ENGLISH: &[&str] = english![
    "after",
    "app",
    "boosters",
    "checkins",
    "clinic",
    "companion",
    "course",
    "date",
    "day",
    "demo",
    "error",
    "files",
    "ground",
    "journal",
    "longer",
    "mailbox",
    "picture",
    "practice",
    "prep",
    "groggy",
    "host",
    "reminders",
    "ride",
    "session",
    "settings",
    "share",
    "sharing",
    "support",
    "today",
    "trends",
    "vault",
    "voice",
    "window",
];

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// English.
    #[must_use]
    pub fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec!["en".parse().unwrap_or_default()]);
        // Isolation marks show as boxes in notifications and PDF.
        bundle.set_use_isolating(false);
        for source in ENGLISH {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// The sentence for `key`. A key that does not exist answers itself (the checker keeps that from shipping).
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set(*name, number_or_text(value));
        }
        self.bundle
            .get_message(key)
            .and_then(|message| message.value())
            .map_or_else(
                || key.to_owned(),
                |pattern| {
                    let mut faults = Vec::new();
                    self.bundle
                        .format_pattern(pattern, Some(&given), &mut faults)
                        .into_owned()
                },
            )
    }
}

/// Whole numbers are given as numbers so that plural rules see them.
fn number_or_text(value: &str) -> FluentValue<'static> {
    match value.parse::<i32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value.to_owned()),
    }
}

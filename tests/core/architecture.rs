//! The law of the house, read from the sources: who may know whom, and what never belongs where.

use regex::Regex;
use std::path::{Path, PathBuf};

/// The domains in the order a patient meets them; each may use those before it, never those after.
const DOMAINS: &[&str] = &[
    "clinic",
    "session",
    "prep",
    "window",
    "checkins",
    "journal",
    "trends",
    "boosters",
    "support",
    "costs",
    "learn",
    "share",
    "reminders",
    "today",
    "practice",
    "demo",
];
const FOUNDATION: &[&str] = &[
    "app.rs",
    "clock.rs",
    "command.rs",
    "dialogs.rs",
    "error.rs",
    "jobs.rs",
    "moment.rs",
    "paper",
    "private.rs",
    "random.rs",
    "shelf.rs",
    "sound.rs",
    "vault",
    "words",
];
const BANNED_NAMES: &[&str] = &["utils", "helpers", "common", "models", "manager", "service"];

struct Source {
    path: String,
    text: String,
}

impl Source {
    fn domain(&self) -> Option<&str> {
        let first = self.path.strip_prefix("src/")?.split('/').next()?;
        DOMAINS.iter().find(|domain| **domain == first).copied()
    }

    fn is_foundation(&self) -> bool {
        let first = self
            .path
            .strip_prefix("src/")
            .and_then(|rest| rest.split('/').next());
        first.is_some_and(|first| FOUNDATION.contains(&first))
    }

    /// Rules: a domain's files that are neither its tables nor its commands.
    fn is_rule(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let is_face = ["table.rs", "api.rs"].contains(&name);
        self.domain().is_some_and(|domain| domain != "share") && !is_face
    }

    /// The program without its tests and comments.
    fn code(&self) -> String {
        let until_tests = self
            .text
            .split("#[cfg(test)]\nmod ")
            .next()
            .unwrap_or_default();
        until_tests
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    walkdir::WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            entry.file_name() != "generated" && entry.file_name() != "wire_test.rs"
        })
        .filter_map(Result::ok)
        .filter(|entry| {
            endings
                .iter()
                .any(|end| entry.path().to_string_lossy().ends_with(end))
        })
        .map(|entry| Source {
            path: entry
                .path()
                .strip_prefix(root())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
            text: std::fs::read_to_string(entry.path()).unwrap(),
        })
        .collect()
}

/// Every source that breaks a rule, and how.
fn breaches(sources: &[Source], rule: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    sources
        .iter()
        .flat_map(|source| {
            rule(source)
                .into_iter()
                .map(|why| format!("{}: {why}", source.path))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn hold(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn found(code: &str, pattern: &str) -> Vec<String> {
    Regex::new(pattern)
        .unwrap()
        .find_iter(code)
        .map(|m| m.as_str().trim().to_owned())
        .collect()
}

fn looks_down(source: &Source) -> Vec<String> {
    let code = source.code();
    let used = |domain: &str| !found(&code, &format!(r"crate::{domain}\b")).is_empty();
    let own = source
        .domain()
        .and_then(|own| DOMAINS.iter().position(|domain| *domain == own));
    let lowest_allowed = match own {
        Some(own) => own + 1,
        None if source.is_foundation() => 0,
        None => return Vec::new(),
    };
    DOMAINS
        .iter()
        .skip(lowest_allowed)
        .filter(|domain| used(domain))
        .map(|domain| {
            format!(
                "knows {domain}, which lies below it: hand in what it needs, or compose in today"
            )
        })
        .collect()
}

fn impure(source: &Source) -> Vec<String> {
    if !source.is_rule() {
        return Vec::new();
    }
    found(
        &source.code(),
        r"\b(rusqlite|std::fs|std::net|std::env|crate::clock|SystemTime|Instant|getrandom)\b",
    )
    .into_iter()
    .map(|what| format!("a rule uses {what}: rules are pure, put it into table.rs or api.rs"))
    .collect()
}

fn foreign_tables(source: &Source) -> Vec<String> {
    let Some(own) = source
        .domain()
        .and_then(|own| DOMAINS.iter().position(|domain| *domain == own))
    else {
        return Vec::new();
    };
    let tables = Regex::new(r"\b(?:FROM|INTO|UPDATE|JOIN)\s+([a-z]+)(?:_[a-z_]+)?\b").unwrap();
    tables
        .captures_iter(&source.code())
        .filter_map(|capture| DOMAINS.iter().position(|domain| *domain == &capture[1]))
        .filter(|at| *at > own)
        .map(|at| format!("its SQL reads {}, which lies below it", DOMAINS[at]))
        .collect()
}

fn host_things(source: &Source) -> Vec<String> {
    // A file of tests is no part of the program.
    if source
        .path
        .split('/')
        .any(|part| part == "tests" || part == "tests.rs")
    {
        return Vec::new();
    }
    found(
        &source.code(),
        r"\b(tauri|std::env|home_dir|println!|eprintln!|dbg!)",
    )
    .into_iter()
    .map(|what| format!("the core uses {what}: a host hands it in"))
    .collect()
}

fn reads_the_clock(source: &Source) -> Vec<String> {
    if source.path.starts_with("ui/src/host/") {
        return Vec::new();
    }
    found(
        &source.text,
        r"@tauri-apps|Date\.now\(\)|new Date\(\)|\.innerHTML|\{@html",
    )
    .into_iter()
    .filter(|_| !source.path.ends_with(".test.ts"))
    .map(|what| format!("uses {what}: only src/host knows the window, and only the core the time"))
    .collect()
}

fn is_large(source: &Source) -> Vec<String> {
    let limit = if source.path.ends_with(".svelte") {
        220
    } else {
        300
    };
    let lines = source.text.lines().count();
    if lines > limit {
        vec![format!(
            "{lines} lines, more than {limit}: split it by what its parts are for"
        )]
    } else {
        Vec::new()
    }
}

fn formats_know_tables(source: &Source) -> Vec<String> {
    if !source.path.starts_with("src/share/formats/") {
        return Vec::new();
    }
    found(
        &source.code(),
        r"\b(rusqlite|table::|crate::(?:journal|checkins|session|clinic)\b)",
    )
    .into_iter()
    .map(|what| format!("a format uses {what}: it takes a frozen Packet and nothing else"))
    .collect()
}

#[test]
fn no_room_looks_down() {
    hold(&breaches(&sources("src", &[".rs"]), looks_down));
}

#[test]
fn rules_are_pure() {
    hold(&breaches(&sources("src", &[".rs"]), impure));
}

#[test]
fn sql_reads_its_own_tables_and_those_above() {
    hold(&breaches(
        &sources("src", &["table.rs", "api.rs"]),
        foreign_tables,
    ));
}

#[test]
fn the_core_knows_no_host() {
    hold(&breaches(&sources("src", &[".rs"]), host_things));
}

#[test]
fn formats_take_a_frozen_packet() {
    hold(&breaches(&sources("src", &[".rs"]), formats_know_tables));
}

#[test]
fn the_window_neither_knows_its_host_nor_the_time() {
    hold(&breaches(
        &sources("ui/src", &[".ts", ".svelte"]),
        reads_the_clock,
    ));
}

#[test]
fn files_stay_small() {
    let mut all = sources("src", &[".rs"]);
    all.extend(
        ["src-tauri/src", "cli/src", "xtask/src"]
            .iter()
            .flat_map(|folder| sources(folder, &[".rs"])),
    );
    all.extend(sources("ui/src", &[".svelte"]));
    hold(&breaches(&all, is_large));
}

#[test]
fn names_say_what_a_thing_is_for() {
    hold(&breaches(&sources("src", &[".rs"]), |source| {
        BANNED_NAMES
            .iter()
            .filter(|name| source.path.split(['/', '.']).any(|part| part == **name))
            .map(|name| format!("{name} says nothing"))
            .collect()
    }));
}

#[test]
fn files_open_with_what_they_are_for() {
    hold(&breaches(&sources("src", &[".rs"]), |source| {
        if source.text.starts_with("//! ") {
            Vec::new()
        } else {
            vec!["opens without a sentence".into()]
        }
    }));
}

#[test]
fn each_rule_can_fail() {
    let bad = |path: &str, text: &str| Source {
        path: path.into(),
        text: text.into(),
    };
    assert!(!looks_down(&bad("src/clinic/mod.rs", "use crate::today::Hero;")).is_empty());
    assert!(!looks_down(&bad("src/vault/mod.rs", "use crate::journal::Entry;")).is_empty());
    assert!(looks_down(&bad("src/today/api.rs", "use crate::journal::Entry;")).is_empty());
    assert!(!impure(&bad("src/prep/mod.rs", "use rusqlite::Connection;")).is_empty());
    assert!(
        !foreign_tables(&bad("src/clinic/table.rs", "SELECT id FROM journal_entry")).is_empty()
    );
    assert!(!host_things(&bad("src/app.rs", "std::env::var(\"HOME\")")).is_empty());
    assert!(
        !formats_know_tables(&bad(
            "src/share/formats/pdf.rs",
            "use crate::journal::table;"
        ))
        .is_empty()
    );
    assert!(!reads_the_clock(&bad("ui/src/today/a.ts", "Date.now()")).is_empty());
    assert!(!is_large(&bad("src/a.rs", &"\n".repeat(301))).is_empty());
}

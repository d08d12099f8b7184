//! Every key exists, is used, gets its arguments, and speaks as this product speaks.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Phrases that the product never says of itself, as whole words.
const NEVER: &[&str] = &[
    "monitor",
    "monitors",
    "monitoring",
    "detect",
    "detects",
    "detected",
    "predict",
    "predicts",
    "treat",
    "treats",
    "alert",
    "alerts",
    "you need",
    "reset",
    "journey",
    "wellness",
    "committed suicide",
    "should",
    "great job",
    "well done",
    "streak",
    "overdue",
    "missed",
];

/// Messages that may, and why.
const EXEMPT: &[(&str, &str)] = &[
    (
        "longer-watching",
        "\"does not alert anyone\", word for word (clinical 6.5)",
    ),
    ("vault-welcome-unwatched", "says that nothing is alerted"),
    ("checkins-unwatched", "says that nothing is alerted"),
    ("support-unwatched", "says that nothing is alerted"),
    (
        "window-ask-tonight",
        "asks what the person wants for tonight",
    ),
];

/// Wording that is not ours: instruments are quoted to the letter.
const QUOTED: &[&str] = &["checkins-phq9-", "checkins-gad7-"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn texts(folder: &str, endings: &[&str]) -> Vec<String> {
    walkdir::WalkDir::new(root().join(folder))
        .into_iter()
        .filter_entry(|entry| {
            !["node_modules", "generated", "target", "dist"]
                .iter()
                .any(|skip| entry.file_name() == *skip)
        })
        .filter_map(Result::ok)
        .filter(|entry| {
            endings
                .iter()
                .any(|end| entry.path().to_string_lossy().ends_with(end))
        })
        .map(|entry| std::fs::read_to_string(entry.path()).unwrap())
        .collect()
}

/// Key and message text, continuation lines included.
fn messages() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for file in texts("src/words/en", &[".ftl"]) {
        for line in file.lines() {
            if line.starts_with(char::is_whitespace) || line == "}" {
                if let Some((_, text)) = found.last_mut() {
                    text.push('\n');
                    text.push_str(line);
                }
            } else if let Some((key, text)) = line.split_once(" =")
                && !line.starts_with(['#', '-'])
            {
                found.push((key.trim().to_owned(), text.trim().to_owned()));
            }
        }
    }
    found
}

fn used() -> BTreeSet<String> {
    let rust = Regex::new(r#"(?:say(?:_to)?|key!)\(\s*"([a-z0-9-]+)""#).unwrap();
    let window = Regex::new(r#"\b(?:say|key)\(\s*'([a-z0-9-]+)'"#).unwrap();
    let mut keys = BTreeSet::new();
    for folder in ["src", "src-tauri/src", "cli/src"] {
        for text in texts(folder, &[".rs"]) {
            keys.extend(rust.captures_iter(&text).map(|c| c[1].to_owned()));
        }
    }
    for text in texts("ui/src", &[".ts", ".svelte"]) {
        keys.extend(window.captures_iter(&text).map(|c| c[1].to_owned()));
    }
    keys
}

fn arguments(text: &str) -> BTreeSet<String> {
    Regex::new(r"\$([a-zA-Z0-9]+)")
        .unwrap()
        .captures_iter(text)
        .map(|c| c[1].to_owned())
        .collect()
}

#[test]
fn every_key_is_there_once() {
    let mut seen = BTreeMap::new();
    for (key, _) in messages() {
        *seen.entry(key).or_insert(0) += 1;
    }
    let twice: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "written twice: {twice:?}");
}

#[test]
fn every_key_that_is_said_exists_and_every_key_is_said() {
    let there: BTreeSet<String> = messages().into_iter().map(|(key, _)| key).collect();
    let used = used();
    let missing: Vec<_> = used.difference(&there).collect();
    assert!(
        missing.is_empty(),
        "said but not in src/words: {missing:#?}"
    );
    let idle: Vec<_> = there.difference(&used).collect();
    assert!(idle.is_empty(), "in src/words but said nowhere: {idle:#?}");
}

#[test]
fn arguments_that_can_be_read_fit_their_message() {
    let wanted: BTreeMap<String, BTreeSet<String>> = messages()
        .into_iter()
        .map(|(key, text)| (key, arguments(&text)))
        .collect();
    let call = Regex::new(r#"say\(\s*"([a-z0-9-]+)",\s*&\[([^\]]*)\]"#).unwrap();
    let name = Regex::new(r#"\(\s*"([a-zA-Z0-9]+)","#).unwrap();
    let mut wrong = Vec::new();
    for folder in ["src", "src-tauri/src"] {
        for text in texts(folder, &[".rs"]) {
            for capture in call.captures_iter(&text) {
                let given: BTreeSet<String> = name
                    .captures_iter(&capture[2])
                    .map(|c| c[1].to_owned())
                    .collect();
                if wanted
                    .get(&capture[1])
                    .is_some_and(|wanted| !wanted.is_subset(&given))
                {
                    wrong.push(format!("{} is given {given:?}", &capture[1]));
                }
            }
        }
    }
    let bare = Regex::new(r#"say\('([a-z0-9-]+)'\)"#).unwrap();
    for text in texts("ui/src", &[".ts", ".svelte"]) {
        for capture in bare.captures_iter(&text) {
            if wanted
                .get(&capture[1])
                .is_some_and(|wanted| !wanted.is_empty())
            {
                wrong.push(format!("{} is given nothing", &capture[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_product_speaks_in_its_own_voice() {
    let never = whole(NEVER);
    let mut wrong = Vec::new();
    for (key, text) in messages() {
        let ours = !QUOTED.iter().any(|start| key.starts_with(start));
        let exempt = EXEMPT.iter().any(|(id, _)| *id == key);
        if ours && text.contains('!') {
            wrong.push(format!("{key}: an exclamation mark"));
        }
        if let Some(phrase) = never.find(&text).filter(|_| ours && !exempt) {
            wrong.push(format!("{key}: “{}”", phrase.as_str()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What nobody but a clinic may say of a booster.
const BOOSTER_NEEDED: &str = r"(?is)\b(?:boosters?|next infusion|another infusion|dose)\b.*\b(?:need(?:s|ed)?|due|necessary|recommend(?:s|ed)?|advis(?:e|es|ed)|suggest(?:s|ed)?|require(?:s|d)?|should|must|have to|wearing off|time for|overdue|helps?)\b|\b(?:need(?:s|ed)?|due|necessary|recommend(?:s|ed)?|advis(?:e|es|ed)|suggest(?:s|ed)?|require(?:s|d)?|should|must|have to|time for|overdue)\b.*\b(?:boosters?|another infusion|dose)\b|\brelapse\b|\bwearing off\b";

#[test]
fn no_word_says_that_a_booster_is_needed() {
    let never = Regex::new(BOOSTER_NEEDED).unwrap();
    for bad in [
        "You need a booster.",
        "A booster is due.",
        "It is time for your booster",
        "We recommend another infusion",
        "The effect is wearing off",
        "Boosters help when mood falls; one is necessary",
    ] {
        assert!(never.is_match(bad), "{bad}");
    }
    let wrong: Vec<_> = messages()
        .into_iter()
        .filter(|(key, _)| !QUOTED.iter().any(|start| key.starts_with(start)))
        .filter(|(_, text)| never.is_match(text))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn whole(phrases: &[&str]) -> Regex {
    let any: Vec<String> = phrases.iter().map(|phrase| regex::escape(phrase)).collect();
    Regex::new(&format!(r"(?i)\b(?:{})\b", any.join("|"))).unwrap()
}

#[test]
fn the_lint_finds_whole_words_only() {
    assert!(whole(&["monitor"]).is_match("We monitor you."));
    assert!(!whole(&["treat"]).is_match("Your treatment"));
}

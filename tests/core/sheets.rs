//! What is read out of clinics' sheets: the samples, other wordings, and any text at all.

use afterglow::clinic::reader::{Reading, Suggestion, read};
use afterglow::clinic::rule::{Amount, RuleKind, anchors, check_amount};
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn line(one: &Suggestion) -> String {
    let amount = match one.reading {
        Reading::Range(low, high) => format!("{low} to {high} min?"),
        Reading::One(Amount::Plain) => "-".into(),
        Reading::One(Amount::Minutes(minutes)) => format!("{minutes} min"),
        Reading::One(Amount::Clock(time)) => time.format("%H:%M").to_string(),
        Reading::One(Amount::NextDay) => "next day".into(),
        Reading::One(Amount::Pressure {
            systolic,
            diastolic,
        }) => format!("{systolic}/{diastolic}"),
    };
    let anchor = one
        .anchor
        .map_or("?".into(), |anchor| format!("{anchor:?}"));
    format!("{:?} | {amount} | {anchor} | {}", one.kind, one.sentence)
}

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clinic-sheets");
    let mut sheets: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    sheets.sort();
    sheets
}

/// Every line of the golden file was compared with its sheet by hand.
#[test]
fn each_sheet_gives_what_it_says_and_nothing_else() {
    let mut all = String::new();
    for (name, sheet) in fixtures() {
        writeln!(all, "== {name}").unwrap();
        for one in read(&sheet) {
            writeln!(all, "{}", line(&one)).unwrap();
        }
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/clinic-sheets.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&golden, &all).unwrap();
    }
    assert_eq!(all, fs::read_to_string(golden).unwrap());
}

fn is_sound(one: &Suggestion, sheet: &str) {
    let spaced = sheet.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(spaced.contains(&one.sentence), "{one:?}");
    let anchor = one.anchor.unwrap_or(anchors(one.kind)[0]);
    match one.reading {
        Reading::One(amount) => check_amount(one.kind, amount, anchor).unwrap(),
        Reading::Range(low, high) => {
            assert!(low < high);
            for end in [low, high] {
                check_amount(one.kind, Amount::Minutes(end), anchor).unwrap();
            }
        }
    }
    assert!(one.kind != RuleKind::MedicineAdvice || one.reading == Reading::One(Amount::Plain));
}

/// Words that the reader looks for, in any order.
fn soup() -> impl Strategy<Value = String> {
    let words = fixtures()
        .iter()
        .map(|(_, sheet)| sheet.clone())
        .collect::<Vec<_>>()
        .join(" ");
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    prop::collection::vec(prop::sample::select(words), 1..60).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_gives_only_what_could_be_kept(sheet in any::<String>()) {
        for one in read(&sheet) {
            is_sound(&one, &sheet);
        }
    }

    #[test]
    fn any_order_of_the_words_gives_only_what_could_be_kept(sheet in soup()) {
        for one in read(&sheet) {
            is_sound(&one, &sheet);
        }
    }

    /// A question, a condition or a "need not" in front: then nothing is read but the exact words
    /// about medicines and the limit to ring above.
    #[test]
    fn a_condition_takes_every_rule_away(
        which in 0usize..30,
        front in prop::sample::select(vec!["If you had surgery, ", "Unless told otherwise, ", "Some patients: "]),
    ) {
        let sheets = fixtures();
        let (_, sheet) = &sheets[which % sheets.len()];
        let joined: String = sheet
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.trim_end_matches(['.', '?', ';']).replace(['.', ';', '?', '!'], ","))
            .map(|line| format!("{front}{line}.\n"))
            .collect();
        for one in read(&joined) {
            prop_assert!(matches!(one.kind, RuleKind::MedicineAdvice | RuleKind::CallAbove), "{one:?}");
        }
    }
}

//! The measures: their authors' words and codes to the letter, no holes, and a second scorer that agrees.

use crate::desk::Desk;
use afterglow::checkins::scales::{self, Band, Choice, Item, SCALES, Scale, phq9};
use afterglow::checkins::{Answer, Form, Score, band, score};
use afterglow::moment::Moment;
use afterglow::random::Id;
use afterglow::words::Words;
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const NOW: &str = "2026-11-17T20:00:00-05:00";
const ZONE: &str = "America/New_York";

/// What the source for the measure says, written down by hand from it and never by this program.
fn golden(id: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(format!("tests/golden/scales/{id}.txt"))).unwrap()
}

/// The same of the measure as a person meets it on the screen, and of its codes.
fn told(desk: &Desk, words: &Words, scale: &Scale) -> String {
    let form = desk.call("checkins.begin", json!({ "scale": scale.id }));
    let mut text = String::new();
    let name = form["name"].as_str().unwrap();
    let recall = words.say(scale.recall, &[]);
    writeln!(
        text,
        "{name}\nlooks back: {recall}, {} days",
        scale.recall_days
    )
    .unwrap();
    writeln!(text, "total: 0 to {}", scale.highest()).unwrap();
    writeln!(text, "LOINC panel: {}", scale.loinc_panel.unwrap_or("none")).unwrap();
    writeln!(text, "LOINC total: {}", scale.loinc_total.unwrap_or("none")).unwrap();
    for band in scale.bands {
        let range = words.say(band.words, &[]);
        writeln!(text, "range: {} to {}, {range}", band.from, band.to).unwrap();
    }
    for (shown, item) in form["items"].as_array().unwrap().iter().zip(scale.items) {
        let unscored = if item.scored { "" } else { " not scored" };
        writeln!(text, "{} [{}]{unscored}", shown["number"], item.loinc).unwrap();
        if let Some(stem) = shown["stem"].as_str() {
            writeln!(text, "{stem}").unwrap();
        }
        writeln!(text, "{}", shown["words"].as_str().unwrap()).unwrap();
        for (option, choice) in shown["options"]
            .as_array()
            .unwrap()
            .iter()
            .zip(item.options)
        {
            let (value, words) = (&option["value"], option["words"].as_str().unwrap());
            writeln!(text, "  {value} [{}] {words}", choice.loinc).unwrap();
        }
    }
    writeln!(text, "{}", form["attribution"].as_str().unwrap()).unwrap();
    text
}

#[test]
fn every_measure_has_the_words_codes_and_ranges_of_its_authors() {
    let (desk, words) = (Desk::new(NOW, ZONE), Words::english());
    for scale in SCALES {
        assert_eq!(told(&desk, &words, scale), golden(scale.id), "{}", scale.id);
    }
}

/// The check digit of a LOINC term code.
fn checks(code: &str) -> bool {
    let digits: Vec<u32> = code.chars().filter_map(|c| c.to_digit(10)).rev().collect();
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let each = digits.iter().enumerate();
    let sum: u32 = each
        .map(|(place, digit)| {
            if place % 2 == 0 {
                *digit
            } else {
                doubled(*digit)
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// What is missing or wrong in a measure's file.
fn holes(scale: &Scale, words: &Words) -> Vec<String> {
    let mut found = Vec::new();
    let mut keys = vec![scale.name, scale.recall, scale.attribution];
    keys.extend(scale.items.iter().flat_map(|item| item.stem));
    keys.extend(scale.items.iter().map(|item| item.words));
    keys.extend(
        scale
            .items
            .iter()
            .flat_map(|i| i.options.iter().map(|o| o.words)),
    );
    keys.extend(scale.bands.iter().map(|band| band.words));
    let unsaid = keys.into_iter().filter(|key| words.say(key, &[]) == *key);
    found.extend(unsaid.map(|key| format!("no words for “{key}”")));
    for (item, number) in scale.items.iter().zip(1..) {
        if item.number != number {
            found.push(format!("item {} in place {number}", item.number));
        }
        let values: Vec<u32> = item.options.iter().map(|option| option.value).collect();
        if values.len() < 2 || values.iter().zip(0..).any(|(value, place)| *value != place) {
            found.push(format!("item {number} answers {values:?}"));
        }
        if !checks(item.loinc) || item.loinc.is_empty() {
            found.push(format!("item {number} has the code “{}”", item.loinc));
        }
    }
    if scale.length() == 0 {
        found.push("nothing counts".into());
    }
    let mut next = 0;
    for band in scale.bands {
        if band.from != next || band.to < band.from {
            found.push(format!("a range from {} where {next} comes", band.from));
        }
        next = band.to + 1;
    }
    if !scale.bands.is_empty() && next != scale.highest() + 1 {
        found.push(format!("ranges end at {}", next - 1));
    }
    if let Some(item) = scale.help_item
        && scale.item(item).is_none_or(|item| !item.scored)
    {
        found.push(format!(
            "Help now opens at item {item}, which does not count"
        ));
    }
    let codes = [scale.loinc_panel, scale.loinc_total];
    let wrong = codes.into_iter().flatten().filter(|code| !checks(code));
    found.extend(wrong.map(|code| format!("the form has the code “{code}”")));
    let own: BTreeSet<_> = scale.scored().map(|item| item.loinc).collect();
    for part in scale.parts {
        if !part.scored().all(|item| own.contains(item.loinc)) {
            found.push(format!("{} is no part of it", part.id));
        }
    }
    found
}

#[test]
fn no_measure_has_a_hole() {
    let words = Words::english();
    let ids: BTreeSet<_> = SCALES.iter().map(|scale| scale.id).collect();
    assert_eq!(ids.len(), SCALES.len(), "an id is there twice");
    for scale in SCALES {
        assert_eq!(holes(scale, &words), Vec::<String>::new(), "{}", scale.id);
        assert_eq!(scales::find(scale.id).unwrap().name, scale.name);
    }
}

#[test]
fn a_hole_in_a_measures_file_is_found() {
    let words = Words::english();
    let whole = || Scale { ..phq9::PHQ9 };
    let none = &[] as &[Item];
    let gap: &[Band] = Box::leak(Box::new([
        Band {
            from: 0,
            to: 4,
            words: "checkins-phq9-range-minimal",
        },
        Band {
            from: 6,
            to: 27,
            words: "checkins-phq9-range-severe",
        },
    ]));
    let short: &[Band] = Box::leak(Box::new([Band {
        from: 0,
        to: 26,
        words: "checkins-phq9-range-mild",
    }]));
    let lacks_three: &[Choice] = Box::leak(Box::new([
        Choice {
            value: 0,
            words: "checkins-phq9-option-0",
            loinc: "LA6568-5",
        },
        Choice {
            value: 2,
            words: "checkins-phq9-option-2",
            loinc: "LA6570-1",
        },
    ]));
    let item = |number, words, options, loinc| -> &'static [Item] {
        Box::leak(Box::new([Item {
            number,
            stem: None,
            words,
            options,
            scored: true,
            loinc,
        }]))
    };
    let broken = [
        Scale {
            name: "checkins-phq0-name",
            ..whole()
        },
        Scale {
            items: none,
            bands: &[],
            help_item: None,
            ..whole()
        },
        Scale {
            bands: gap,
            ..whole()
        },
        Scale {
            bands: short,
            ..whole()
        },
        Scale {
            help_item: Some(11),
            ..whole()
        },
        Scale {
            loinc_panel: Some("44249-2"),
            ..whole()
        },
        Scale {
            parts: &[&scales::gad2::GAD2],
            ..whole()
        },
        Scale {
            items: item(
                2,
                "checkins-phq9-item-1",
                phq9::PHQ9.items[0].options,
                "44250-9",
            ),
            bands: &[],
            help_item: None,
            ..whole()
        },
        Scale {
            items: item(1, "checkins-phq9-item-1", lacks_three, "44250-9"),
            bands: &[],
            help_item: None,
            ..whole()
        },
        Scale {
            items: item(
                1,
                "checkins-phq9-item-11",
                phq9::PHQ9.items[0].options,
                "44250-9",
            ),
            bands: &[],
            help_item: None,
            ..whole()
        },
        Scale {
            items: item(
                1,
                "checkins-phq9-item-1",
                phq9::PHQ9.items[0].options,
                "44250-0",
            ),
            bands: &[],
            help_item: None,
            ..whole()
        },
    ];
    for (place, scale) in broken.iter().enumerate() {
        let found = holes(scale, &words);
        println!("{place}: {found:?}");
        assert_eq!(found.len(), 1, "{place}: {found:?}");
    }
}

/// A second scorer: knows the golden file and nothing of the program. Takes answers as the words
/// that were chosen, and counts how often each was.
fn second(golden: &str, chosen: &[Option<&str>]) -> Option<u32> {
    let mut questions: Vec<(bool, Vec<(u32, &str)>)> = Vec::new();
    for line in golden.lines() {
        let numbered = line.split(" [").next().and_then(|n| n.parse::<u32>().ok());
        if numbered.is_some() && !line.starts_with(' ') {
            questions.push((!line.ends_with(" not scored"), Vec::new()));
        } else if let Some(option) = line.strip_prefix("  ") {
            let (value, rest) = option.split_once(" [").unwrap();
            let words = rest.split_once("] ").unwrap().1;
            questions
                .last_mut()
                .unwrap()
                .1
                .push((value.parse().unwrap(), words));
        }
    }
    let mut tally = [0_u32; 4];
    for ((scored, options), chosen) in questions.iter().zip(chosen) {
        if !scored {
            continue;
        }
        let words = (*chosen)?;
        let value = options.iter().find(|(_, known)| *known == words).unwrap().0;
        tally[value as usize] += 1;
    }
    Some(tally[1] + tally[2] * 2 + tally[3] * 3)
}

fn form(scale: &Scale, choices: &[Option<u32>]) -> Form {
    let now = Moment::parse(NOW, ZONE.parse().unwrap()).unwrap();
    Form {
        id: Id::new(&now, [1; 10]),
        revision: 1,
        scale: scale.id.to_owned(),
        begun: now,
        entered: None,
        finished: None,
        total: None,
        answers: choices
            .iter()
            .zip(1..)
            .map(|(choice, item)| Answer {
                item,
                choice: *choice,
                first_choice: *choice,
            })
            .collect(),
    }
}

fn both_agree(scale: &Scale, golden: &str, words: &Words, choices: &[Option<u32>]) -> Option<u32> {
    let said: Vec<Option<String>> = choices
        .iter()
        .zip(scale.items)
        .map(|(choice, item)| {
            choice.map(|value| words.say(item.options[value as usize].words, &[]))
        })
        .collect();
    let said: Vec<Option<&str>> = said.iter().map(Option::as_deref).collect();
    let ours = match score(scale, &form(scale, choices)) {
        Score::Total(total) => Some(total),
        Score::NotScored { answered, of } => {
            assert!(answered < of);
            None
        }
    };
    assert_eq!(ours, second(golden, &said), "{} {choices:?}", scale.id);
    ours
}

#[test]
fn a_second_scorer_agrees_on_every_total_of_every_measure() {
    let words = Words::english();
    for scale in SCALES {
        let golden = golden(scale.id);
        let mut totals = BTreeSet::new();
        for total in 0..=scale.highest() {
            for turn in 0..scale.length() {
                // The same total from either end and from the middle on.
                let mut left = total;
                let mut choices = vec![Some(0); scale.items.len()];
                for place in 0..scale.length() {
                    let at = ((place + turn) % scale.length()) as usize;
                    choices[at] = Some(left.min(3));
                    left -= left.min(3);
                }
                totals.extend(both_agree(scale, &golden, &words, &choices));
            }
            if !scale.bands.is_empty() {
                let range = words.say(band(scale, Some(total)).unwrap().words, &[]);
                let line = golden.lines().find(|line| {
                    let bounds = line
                        .strip_prefix("range: ")
                        .and_then(|l| l.split_once(", "));
                    let bounds = bounds.and_then(|(bounds, _)| bounds.split_once(" to "));
                    bounds.is_some_and(|(from, to)| {
                        (from.parse().unwrap()..=to.parse().unwrap()).contains(&total)
                    })
                });
                assert!(line.unwrap().ends_with(&range), "{total}: {range}");
            }
        }
        assert_eq!(totals, (0..=scale.highest()).collect(), "{}", scale.id);
        assert!(band(scale, Some(scale.highest() + 1)).is_none());
    }
}

#[test]
fn a_second_scorer_agrees_on_a_hundred_thousand_random_sets() {
    let words = Words::english();
    let mut dice = fastrand::Rng::with_seed(20_261_117);
    let goldens: Vec<String> = SCALES.iter().map(|scale| golden(scale.id)).collect();
    let mut unscored = 0;
    for turn in 0..100_000 {
        let scale = SCALES[turn % SCALES.len()];
        let choices: Vec<Option<u32>> = scale
            .items
            .iter()
            .map(|_| (dice.u32(0..40) > 0).then(|| dice.u32(0..4)))
            .collect();
        let total = both_agree(scale, &goldens[turn % SCALES.len()], &words, &choices);
        unscored += u32::from(total.is_none());
    }
    println!("{unscored} of them with a blank");
    assert!(unscored > 1_000 && unscored < 50_000);
}

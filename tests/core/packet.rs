//! A packet's formats: the same bytes for the same packet, any text, nothing withheld in any of them.

use crate::desk::Desk;
use afterglow::moment::Moment;
use afterglow::paper::Report;
use afterglow::paper::fonts::Fonts;
use afterglow::private::Private;
use afterglow::random::Id;
use afterglow::share::formats::{csv, fhir, json, markdown, pdf, readme};
use afterglow::share::packet::{
    Answer, Answers, Attachment, Band, Entry, Form, Layer, Media, Moods, Packet, Receiver, Talk,
    Tap, Told,
};
use afterglow::share::seal;
use afterglow::words::Words;
use proptest::prelude::*;
use serde_json::json;
use std::io::Read;
use std::time::{Duration, Instant};

const CHOICES: [&str; 4] = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];
const ITEMS: [&str; 9] = [
    "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
    "44260-8",
];

fn at(text: &str) -> Moment {
    Moment::parse(text, chrono_tz::America::New_York).unwrap()
}

fn id(number: u8) -> Id {
    Id::new(&at("2026-11-17T18:40:00-05:00"), [number; 10])
}

pub fn entry(number: u8, words: &str) -> Entry {
    Entry {
        id: id(number),
        revision: 1,
        layer: Layer::Fragment,
        at: at("2026-11-16T13:05:00-05:00"),
        session: "After infusion 3, Mon 16 Nov".into(),
        beside: None,
        words: Private::from(words),
        attachments: Vec::new(),
    }
}

fn bands() -> Vec<Band> {
    let bands = [
        (0, 4, "minimal"),
        (5, 9, "mild"),
        (10, 14, "moderate"),
        (15, 19, "moderately severe"),
        (20, 27, "severe"),
    ];
    let bands = bands.iter().map(|(from, to, name)| Band {
        from: *from,
        to: *to,
        name: (*name).to_owned(),
    });
    bands.collect()
}

pub fn form(answers: Answers) -> Form {
    Form {
        id: id(9),
        revision: (answers != Answers::Withheld).then_some(3),
        measure: "phq9".into(),
        panel: Some("44249-1"),
        total_code: Some("44261-6"),
        scale: "PHQ-9".into(),
        at: at("2026-11-17T08:00:00-05:00"),
        entered: None,
        total: Some(13),
        most: 27,
        looks_back: "2026-11-03".parse().unwrap(),
        bands: bands(),
        range: Some("Score range: moderate, 10 to 14.".into()),
        with_item9: answers != Answers::Withheld,
        answers,
        attribution: "PHQ-9/GAD-7 developed by Drs. Robert L. Spitzer and colleagues.".into(),
    }
}

/// Entered five days later; the second question was left blank.
fn gad2() -> Form {
    let stem = "Over the last 2 weeks, how often have you been bothered by the following problems?";
    let answer = |item: u32, text: &str, score: Option<u32>, words: &str| Answer {
        item,
        stem: Some(stem.into()),
        text: text.to_owned(),
        score,
        words: words.to_owned(),
        code: ["69725-0", "68509-9"][item as usize - 1],
        choice: score.map(|score| CHOICES[score as usize]),
        scored: true,
    };
    Form {
        id: id(10),
        revision: Some(4),
        measure: "gad2".into(),
        panel: None,
        total_code: None,
        scale: "GAD-2".into(),
        at: at("2026-11-12T12:00:00-05:00"),
        entered: Some("2026-11-17".parse().unwrap()),
        total: None,
        most: 6,
        looks_back: "2026-10-29".parse().unwrap(),
        bands: Vec::new(),
        range: None,
        with_item9: false,
        answers: Answers::All(vec![
            answer(
                1,
                "Feeling nervous, anxious or on edge",
                Some(2),
                "More than half the days",
            ),
            answer(
                2,
                "Not being able to stop or control worrying",
                None,
                "Left blank",
            ),
        ]),
        attribution: "PHQ-9/GAD-7 developed by Drs. Robert L. Spitzer and colleagues.".into(),
    }
}

pub fn told(number: u8, measure: &str, total: u32, most: Option<u32>) -> Told {
    Told {
        id: id(number),
        revision: 1,
        measure: Private::from(measure),
        total,
        most,
        day: "2026-11-10".parse().unwrap(),
        by: Private::from("Dr Okafor"),
    }
}

pub fn answers() -> Answers {
    let texts = [
        "Little interest",
        "Feeling down",
        "Trouble sleeping",
        "Feeling tired",
        "Poor appetite",
        "Feeling bad about yourself",
        "Trouble concentrating",
        "Moving slowly",
        "Thoughts that",
    ];
    let scores = [2, 2, 1, 2, 1, 2, 1, 1, 1];
    let given = texts.iter().zip(scores).zip(1..).map(|((text, score), item)| Answer {
        item,
        stem: Some("Over the last 2 weeks, how often have you been bothered by any of the following problems?".into()),
        text: (*text).to_owned(),
        score: Some(score),
        words: ["Not at all", "Several days", "More than half the days", "Nearly every day"][score as usize].to_owned(),
        code: ITEMS[item as usize - 1],
        choice: Some(CHOICES[score as usize]),
        scored: true,
    });
    Answers::All(given.collect())
}

/// Two weeks with a gap, a voice note and a picture.
fn moods() -> Moods {
    let taps = [
        ("2026-11-04T08:00:00-05:00", -2, "Low"),
        ("2026-11-09T21:30:00-05:00", 1, "Fairly good"),
        ("2026-11-17T07:10:00-05:00", -3, "Very low"),
    ];
    let taps = taps
        .iter()
        .zip(20..)
        .map(|((when, valence, words), number)| Tap {
            id: id(number),
            at: at(when),
            valence: *valence,
            words: (*words).to_owned(),
        });
    Moods {
        id: Some(id(19)),
        revision: 1,
        first: "2026-11-03".parse().unwrap(),
        last: "2026-11-17".parse().unwrap(),
        names: ["Very low", "In between", "Very good"].map(String::from),
        taps: taps.collect(),
    }
}

fn attachment(number: u8, media: Media, about: &str) -> Attachment {
    let bytes = vec![number; 400];
    Attachment {
        id: id(number),
        media,
        about: Private::from(about),
        seconds: (media == Media::Ogg).then_some(34),
        sha256: readme::sha256(&bytes),
        bytes: Private::new(bytes),
    }
}

pub fn packet() -> Packet {
    let mut later = entry(
        2,
        "I noticed the kettle before I noticed the dread.\n\nIt hadn’t gone.",
    );
    later.layer = Layer::Entry;
    later.revision = 2;
    later.at = at("2026-11-17T18:40:00-05:00");
    later.beside = Some(id(1));
    later.attachments = vec![
        attachment(2, Media::Ogg, ""),
        attachment(31, Media::Jpeg, "The kettle & the window"),
    ];
    Packet {
        made: at("2026-11-17T20:00:00-05:00"),
        from: Some(Private::from("Mara E.")),
        to: Some(Private::from("Dr Okafor")),
        talk: Some(Talk {
            id: id(18),
            revision: 2,
            at: at("2026-11-17T19:50:00-05:00"),
            words: Private::from("The gap before the dread.\nWhether to tell my brother <soon>."),
        }),
        moods: Some(moods()),
        entries: vec![entry(1, "water, light, slow"), later],
        forms: vec![form(Answers::Withheld), gad2()],
        told: vec![
            told(11, "QIDS-SR16", 14, Some(27)),
            told(12, "=my *clinic’s* own", 3, None),
        ],
        infusions: ["2026-11-09", "2026-11-12", "2026-11-16"]
            .map(|day| day.parse().unwrap())
            .to_vec(),
        not_in: vec!["The answers to the PHQ-9: its total goes alone.".into()],
        receivers: vec![Receiver {
            name: Private::from("Dr Okafor"),
            by_file: false,
        }],
    }
}

#[test]
fn every_format_is_what_it_was() {
    let (packet, words) = (packet(), Words::english());
    for (name, written) in [
        ("entries.json", json::write(&packet).unwrap()),
        ("bundle.fhir.json", fhir::write(&packet, &words).unwrap()),
        ("entries.csv", csv::write(&packet).unwrap()),
        ("entries.md", markdown::write(&packet, &words)),
    ] {
        let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        let golden = golden.join(name);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &written).unwrap();
        }
        assert_eq!(
            String::from_utf8(written).unwrap(),
            std::fs::read_to_string(golden).unwrap(),
            "{name}"
        );
    }
}

#[test]
fn a_packet_is_sealed_opened_again_and_always_the_same() {
    let (words, packet) = (Words::english(), packet());
    let begun = Instant::now();
    let report = pdf::write(&packet, &words, &Fonts::default()).unwrap();
    println!("first report {:?}", begun.elapsed());
    let begun = Instant::now();
    let again = pdf::write(&packet, &words, &Fonts::default()).unwrap();
    println!("second report {:?}", begun.elapsed());
    assert!(report.accessible && !report.boxes);
    assert_eq!(report.pdf, again.pdf);
    let zip = seal::zip(&seal::files(&packet, &report, &words).unwrap()).unwrap();
    let other = seal::files(&packet, &again, &words).unwrap();
    assert!(zip == seal::zip(&other).unwrap());

    let identity = age::x25519::Identity::generate();
    let sealed = seal::seal(zip.expose(), &identity.to_public()).unwrap();
    let opened = age::decrypt(&identity, &sealed).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(opened)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let attached = packet.entries[1].attachments.iter();
    let attached: Vec<String> = attached.map(Attachment::path).collect();
    let fixed = [
        "README.txt",
        "report.pdf",
        "bundle.fhir.json",
        "entries.json",
    ];
    assert_eq!(names[..4], fixed);
    assert_eq!(names[4..], attached);
    let mut about = String::new();
    archive
        .by_name("README.txt")
        .unwrap()
        .read_to_string(&mut about)
        .unwrap();
    println!("{about}");
    assert!(about.contains("no one is watching"));
    assert!(about.contains(&afterglow::share::formats::readme::sha256(&report.pdf)));
    if let Some(folder) = std::env::var_os("KEEP_PACKET") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join("report.pdf"), &report.pdf).unwrap();
        for (number, page) in report.pages.iter().enumerate() {
            std::fs::write(folder.join(format!("page{number}.svg")), page).unwrap();
        }
        std::fs::write(folder.join("packet.md"), markdown::write(&packet, &words)).unwrap();
        std::fs::write(folder.join("packet.csv"), csv::write(&packet).unwrap()).unwrap();
    }
}

#[test]
fn charts_are_set_whatever_the_numbers() {
    let years = |many: i64| {
        let mut packet = packet();
        let begin = at("2006-11-17T08:00:00-05:00");
        let day = |number: i64| begin.plus(chrono::TimeDelta::hours(8 * number));
        let moods = packet.moods.as_mut().unwrap();
        moods.taps = (0..many)
            .map(|number| Tap {
                id: id(20),
                at: day(number),
                valence: i32::try_from(number % 7).unwrap() - 3,
                words: "Low".into(),
            })
            .collect();
        moods.first = begin.day();
        moods.last = day(many).day();
        for number in 0..many / 42 {
            let mut one = form(Answers::Withheld);
            one.at = day(number * 42);
            one.looks_back = one.at.day() - chrono::TimeDelta::days(14);
            one.total = Some([0, 27, 13][number as usize % 3]);
            packet.forms.push(one);
        }
        packet
    };
    let begun = Instant::now();
    for many in [0, 1, 60, 20_000] {
        let report = pdf::write(&years(many), &Words::english(), &Fonts::default()).unwrap();
        println!(
            "{many} moods: {:?}, {} bytes",
            begun.elapsed(),
            report.pdf.len()
        );
        assert!(report.accessible);
    }
    assert!(begun.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_form_with_every_answer_is_set_too() {
    let mut packet = packet();
    packet.forms.push(form(answers()));
    let report = pdf::write(&packet, &Words::english(), &Fonts::default()).unwrap();
    assert!(report.accessible);
    if let Some(folder) = std::env::var_os("KEEP_PACKET") {
        std::fs::write(
            std::path::Path::new(&folder).join("answers.pdf"),
            &report.pdf,
        )
        .unwrap();
    }
}

fn set(text: &str, fonts: &Fonts) -> Report {
    let mut packet = packet();
    packet.from = Some(Private::from(text));
    packet.entries[0].words = Private::from(text);
    pdf::write(&packet, &Words::english(), fonts).unwrap()
}

#[test]
fn no_text_makes_a_packet_fail() {
    let table = [
        "",
        "\u{0}\u{1}\u{7f}\u{85}\u{feff}\u{fffe}\u{ffff}\u{10ffff}",
        "👩🏽‍🚀🏳️‍🌈👨‍👩‍👧‍👦🇺🇦 ☺️",
        "שלום \u{202e}עולם\u{202c} abc",
        "مرحبا بالعالم ﷽",
        "水と光",
        "नमस्ते क्षत्रिय",
        "សួស្តី",
        "สวัสดีชาวโลก",
        "𓀀𓁐 \u{e000}\u{f8ff}",
        "Z̷̢̛̘a̶l̴g̵o̶ e\u{301}\u{302}\u{303}",
        "#let x = 1; #panic() $x^2$ *a* _b_ <l> @r \\ ` ``` // /* */",
        "\u{200b}\u{200d}\u{2060}",
        "\u{301}\u{302}",
        "a\u{2028}b\u{2029}c\td\r\ne",
        "ﬁﬂ ẞ ŉ ½ ‰ № ™ ⁂ □",
    ];
    let fonts = [
        Fonts::default(),
        Fonts::new(vec!["/usr/share/fonts".into()]),
    ];
    for text in table {
        for (which, fonts) in fonts.iter().enumerate() {
            let begun = Instant::now();
            let report = set(text, fonts);
            println!(
                "{text:?} fonts {which}: boxes {}, accessible {}, {:?}",
                report.boxes,
                report.accessible,
                begun.elapsed()
            );
        }
    }
}

#[test]
fn a_long_text_is_set_in_time() {
    let begun = Instant::now();
    set(&"water light slow ".repeat(6_000), &Fonts::default());
    set(&"\u{301}".repeat(20_000), &Fonts::default());
    assert!(begun.elapsed() < Duration::from_secs(20));
}

/// The longest texts that the journal keeps; for `cargo xtask test --long`.
#[test]
#[ignore = "half a minute"]
fn the_longest_texts_are_set_in_time() {
    let texts = [
        "water light slow ".repeat(60_000),
        "a".repeat(1_000_000),
        "a\n".repeat(100_000),
        "水".repeat(300_000),
        "👩🏽‍🚀".repeat(20_000),
        "e\u{301}".repeat(100_000),
        "\u{301}".repeat(100_000),
    ];
    for text in texts {
        let begun = Instant::now();
        let report = set(&text, &Fonts::default());
        println!(
            "{:?}… {} pages, {} bytes, {:?}",
            &text.chars().take(5).collect::<String>(),
            report.pages.len(),
            report.pdf.len(),
            begun.elapsed()
        );
        assert!(begun.elapsed() < Duration::from_secs(120));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_text_is_set(text in "\\PC{0,200}|(?s).{0,200}") {
        let begun = Instant::now();
        set(&text, &Fonts::default());
        prop_assert!(begun.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn a_withheld_answer_is_in_no_file() {
    // Two vaults that differ in nothing but what one total can hide: answers 1 and 0 against 0 and 1.
    let written = |answers: [u32; 9]| {
        let form = checkins_form(answers);
        let mut packet = packet();
        packet.forms = vec![form];
        let words = Words::english();
        let report = pdf::write(&packet, &words, &Fonts::default()).unwrap();
        [
            json::write(&packet).unwrap(),
            fhir::write(&packet, &words).unwrap(),
            csv::write(&packet).unwrap(),
            markdown::write(&packet, &words),
            seal::zip(&seal::files(&packet, &report, &words).unwrap())
                .unwrap()
                .expose()
                .clone(),
            report.pages.concat().into_bytes(),
        ]
    };
    assert_eq!(
        written([1, 1, 1, 1, 1, 1, 1, 1, 0]),
        written([0, 1, 1, 1, 1, 1, 1, 1, 1])
    );
    assert_eq!(
        written([3, 3, 0, 0, 0, 0, 0, 0, 3]),
        written([3, 3, 3, 0, 0, 0, 0, 0, 0])
    );
}

/// A form frozen with item 9 withheld, by the same way as in the product.
fn checkins_form(answers: [u32; 9]) -> Form {
    use afterglow::share::Item9;
    use afterglow::share::freeze::{Chosen, freeze};
    let desk = Desk::new("2026-11-17T08:00:00-05:00", "America/New_York");
    let begun = desk.call("checkins.begin", json!({ "scale": "phq9" }))["id"].clone();
    for (choice, item) in answers.iter().zip(1..) {
        desk.call(
            "checkins.answer",
            json!({ "formId": begun, "item": item, "choice": choice }),
        );
    }
    if answers[8] > 0 {
        // Looked at twice: even how often it was answered must not show.
        desk.call(
            "checkins.answer",
            json!({ "formId": begun, "item": 9, "choice": answers[8] }),
        );
    }
    desk.call("checkins.finish", json!({ "formId": begun }));
    let id = begun.as_str().unwrap().to_owned();
    let frozen = afterglow::transaction::with_room(&desk.app, |room| {
        let mut chosen = Chosen::all(room.db)?;
        chosen.forms.retain(|form| form.id.as_str() == id);
        let to = Private::from("Dr Okafor");
        freeze(room, room.now, Some(&to), chosen, Item9::Withhold)
    });
    let mut form = frozen.unwrap().forms.remove(0);
    assert_eq!(form.answers, Answers::Withheld);
    form.id = id_of_the_form();
    form
}

fn id_of_the_form() -> Id {
    id(9)
}

//! The bundle for record systems: what no outside validator asks is asked here (clinical 8.1).

use crate::desk::Desk;
use crate::packet::{answers, entry, form, packet, told};
use afterglow::checkins::scales::SCALES;
use afterglow::demo::api::fill;
use afterglow::private::Private;
use afterglow::share::Item9;
use afterglow::share::formats::fhir;
use afterglow::share::freeze::{Chosen, freeze};
use afterglow::share::packet::Packet;
use afterglow::words::Words;
use proptest::prelude::*;
use regex::Regex;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const LOINC: &str = "http://loinc.org";

fn bundle(packet: &Packet) -> Value {
    serde_json::from_slice(&fhir::write(packet, &Words::english()).unwrap()).unwrap()
}

/// All that is wrong with a bundle.
fn faults(bundle: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut parts = BTreeMap::new();
    for part in bundle["entry"].as_array().unwrap() {
        let url = part["fullUrl"].as_str().unwrap().to_owned();
        if parts.insert(url.clone(), &part["resource"]).is_some() {
            faults.push(format!("{url} stands twice"));
        }
    }
    walk(bundle, "", &mut |key, value| {
        faults.extend(field(key, value, &parts));
    });
    for resource in parts.values() {
        faults.extend(total(resource, &parts));
        let text = resource["text"]["div"].as_str().unwrap_or_default();
        let told = text.starts_with("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>");
        if !told || !text.ends_with("</div>") {
            faults.push(format!("{} tells nothing", resource["resourceType"]));
        }
    }
    faults
}

fn walk(value: &Value, key: &str, look: &mut impl FnMut(&str, &Value)) {
    look(key, value);
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| walk(value, key, look)),
        Value::Array(all) => all.iter().for_each(|value| walk(value, key, look)),
        _ => {}
    }
}

fn field(key: &str, value: &Value, parts: &BTreeMap<String, &Value>) -> Option<String> {
    let text = value.as_str().unwrap_or_default();
    let is = |pattern: &Regex| pattern.is_match(text);
    let wrong = match key {
        // Whom no resource stands for has a name alone.
        "reference" if value.is_string() => !parts.contains_key(text),
        "fullUrl" => !is(&URN),
        "authored" | "effectiveDateTime" | "performedDateTime" => !is(&DAY),
        "dateTime" | "date" | "recorded" | "timestamp" | "creation" | "start" => !is(&INSTANT),
        "coding" | "valueCoding" if value.is_object() => !is_known(value),
        "dosage" | "dose" => true,
        _ if value.is_string() => {
            let strange =
                |letter: char| letter == '\u{FEFF}' || (letter.is_whitespace() && letter != ' ');
            text.is_empty() || text.trim() != text || text.contains(strange)
        }
        _ => value.is_null(),
    };
    wrong.then(|| format!("{key}: {value}"))
}

static URN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$").unwrap());
static INSTANT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2})$").unwrap()
});
/// A day alone has no zone.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2}))?$").unwrap()
});

/// A LOINC code is one of those that were confirmed; a code of our own list is told of in the bundle.
fn is_known(coding: &Value) -> bool {
    let code = coding["code"].as_str().unwrap();
    match coding["system"].as_str().unwrap() {
        LOINC => confirmed().contains(code),
        system => {
            system.starts_with("http://terminology.hl7.org/CodeSystem/")
                || (system.starts_with("urn:uuid:") && coding["version"] == "1")
        }
    }
}

fn confirmed() -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::from(["51855-5", "59284-0"]);
    for scale in SCALES {
        codes.extend(scale.loinc_total);
        for item in scale.items {
            codes.extend(item.options.iter().map(|choice| choice.loinc));
        }
    }
    codes
}

/// A total that stands beside answers is their sum, and every counting question has one.
fn total(resource: &Value, parts: &BTreeMap<String, &Value>) -> Option<String> {
    let from = resource["derivedFrom"][0]["reference"].as_str()?;
    let items = parts.get(from)?["item"].as_array()?;
    let counted = items.iter().filter_map(|item| {
        item["answer"][0]["valueCoding"]["extension"][0]["valueDecimal"].as_u64()
    });
    let sum: u64 = counted.sum();
    (resource["valueQuantity"]["value"] != sum).then(|| format!("{from} sums up to {sum}"))
}

/// Every measure, filled in to its end, one a month.
fn every_measure(desk: &Desk) {
    for (number, scale) in SCALES.iter().enumerate() {
        desk.at(&format!("2026-{:02}-03T09:00:00-05:00", number + 1));
        let form = desk.call("checkins.begin", json!({ "scale": scale.id }))["id"].clone();
        for item in scale.items {
            let choice = (item.number + 1) % 4;
            desk.call(
                "checkins.answer",
                json!({ "formId": form, "item": item.number, "choice": choice }),
            );
        }
        desk.call("checkins.finish", json!({ "formId": form }));
    }
}

fn frozen(desk: &Desk, to: Option<&str>, item9: Item9) -> Packet {
    let to = to.map(Private::from);
    let packet = afterglow::transaction::with_room(&desk.app, |room| {
        let chosen = Chosen::all(room.db)?;
        freeze(room, room.now, to.as_ref(), chosen, item9)
    });
    packet.unwrap()
}

fn of<'a>(bundle: &'a Value, kind: &str) -> Vec<&'a Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    let resources = entries.map(|part| &part["resource"]);
    resources
        .filter(|one| one["resourceType"] == kind)
        .collect()
}

#[test]
fn every_measure_goes_with_its_codes_and_a_total_that_is_its_sum() {
    let desk = Desk::new("2026-01-03T09:00:00-05:00", "America/New_York");
    every_measure(&desk);
    let seen = bundle(&frozen(&desk, None, Item9::Include));
    assert_eq!(faults(&seen), Vec::<String>::new());
    let forms = of(&seen, "QuestionnaireResponse");
    assert_eq!(forms.len(), SCALES.len());
    let totals = of(&seen, "Observation");
    assert_eq!(totals.len(), SCALES.len());
    assert!(totals.iter().all(|total| total["derivedFrom"].is_array()));
    assert_eq!(forms[0]["questionnaire"], "http://loinc.org/q/44249-1");
    assert_eq!(forms[0]["item"][8]["linkId"], "/44260-8");
    assert_eq!(totals[0]["code"]["coding"][0]["code"], "44261-6");
    // The question about difficulty has an answer that does not count.
    let difficulty = &forms[0]["item"][9]["answer"][0]["valueCoding"];
    assert!(difficulty["code"].is_string() && difficulty["extension"].is_null());
    // Nothing is claimed of what has no confirmed code.
    let phq8 = forms.last().unwrap();
    assert!(phq8["questionnaire"].is_null(), "{phq8}");
    assert!(of(&seen, "Consent").is_empty(), "nobody else reads it");
}

#[test]
fn a_withheld_form_goes_as_its_total_alone() {
    let desk = Desk::new("2026-01-03T09:00:00-05:00", "America/New_York");
    every_measure(&desk);
    let seen = bundle(&frozen(&desk, Some("Dr Okafor"), Item9::Withhold));
    assert_eq!(faults(&seen), Vec::<String>::new());
    assert!(!seen.to_string().contains("44249-1") && !seen.to_string().contains("44260-8"));
    let alone = of(&seen, "Observation")
        .into_iter()
        .find(|total| total["code"]["coding"][0]["code"] == "44261-6");
    assert!(alone.unwrap()["derivedFrom"].is_null());
    let consent = of(&seen, "Consent");
    let given = consent[0]["provision"]["data"].as_array().unwrap().len();
    // All but the patient, the consent itself, where it comes from, by what, and the list of codes.
    assert_eq!(given, seen["entry"].as_array().unwrap().len() - 5);
}

#[test]
fn a_whole_invented_life_has_no_fault() {
    let desk = Desk::new("2026-11-23T12:00:00-05:00", "America/New_York");
    fill(&desk.app, 1, 1, Some(80)).unwrap();
    let seen = bundle(&frozen(&desk, Some("Dr Okafor"), Item9::Include));
    assert_eq!(faults(&seen), Vec::<String>::new());
    assert!(of(&seen, "DocumentReference").len() >= 80);
    assert!(of(&seen, "Procedure").len() > 12);
}

#[test]
fn what_is_in_a_packet_is_in_its_bundle_and_every_fault_would_be_seen() {
    let mut whole = packet();
    whole.forms.push(form(answers()));
    whole.forms[2].id = told(40, "", 0, None).id;
    let good = bundle(&whole);
    assert_eq!(faults(&good), Vec::<String>::new());
    assert_eq!(of(&good, "DocumentReference").len(), 3);
    assert_eq!(of(&good, "Procedure").len(), 3);
    // One form withheld, one without a total, one whole; two told scores; three moods.
    assert_eq!(of(&good, "QuestionnaireResponse").len(), 2);
    assert_eq!(of(&good, "Observation").len(), 2 + 2 + 3);
    let at = |kind: &str, number: usize| {
        let entries = good["entry"].as_array().unwrap();
        let mut places =
            (0..entries.len()).filter(|at| entries[*at]["resource"]["resourceType"] == kind);
        format!("/entry/{}", places.nth(number).unwrap())
    };
    let spoiled = [
        (
            at("Observation", 1) + "/resource/valueQuantity/value",
            json!(14),
        ),
        (
            at("Observation", 0) + "/resource/effectiveDateTime",
            json!("2026-11-17T08:00:00"),
        ),
        (
            at("Observation", 0) + "/resource/code/coding/0/code",
            json!("44261-7"),
        ),
        (
            at("Observation", 0) + "/resource/subject/reference",
            json!("urn:uuid:nobody"),
        ),
        (
            at("Procedure", 1) + "/fullUrl",
            good["entry"][1]["fullUrl"].clone(),
        ),
        (
            at("Procedure", 1) + "/resource/text/div",
            json!("<div>no namespace</div>"),
        ),
        (at("Consent", 0) + "/resource/dateTime", json!("2026-11-17")),
        (at("Patient", 0) + "/resource/name/0/text", json!(" ")),
    ];
    for (place, value) in spoiled {
        let mut bad = good.clone();
        *bad.pointer_mut(&place).expect(&place) = value;
        assert_ne!(faults(&bad), Vec::<String>::new(), "{place}");
    }
}

/// The check digit of a LOINC code: modulus 10, every second digit from the right doubled.
fn is_loinc(code: &str) -> bool {
    let (number, check) = code.split_once('-').unwrap();
    let digits = number.chars().rev().zip([2, 1].into_iter().cycle());
    let products = digits.map(|(digit, times)| digit.to_digit(10).unwrap() * times);
    let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
    check == ((10 - sum % 10) % 10).to_string()
}

#[test]
fn every_loinc_code_has_its_check_digit() {
    // Answers (LA…) do not follow the rule.
    for code in confirmed().iter().filter(|code| !code.starts_with("LA")) {
        assert!(is_loinc(code), "{code}");
    }
    for scale in SCALES {
        let items = scale.items.iter().map(|item| item.loinc);
        for code in items.chain(scale.loinc_panel) {
            assert!(is_loinc(code), "{code}");
        }
    }
    assert!(!is_loinc("44261-7") && !is_loinc("44216-6"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn no_text_makes_a_fault(text in "\\PC{0,60}|(?s).{0,60}") {
        let mut any = packet();
        any.from = Some(Private::from(text.as_str()));
        any.to = Some(Private::from(text.as_str()));
        any.told = vec![told(11, &text, 3, None)];
        any.told[0].by = Private::from(text.as_str());
        any.entries.push(entry(3, &text));
        let seen = bundle(&any);
        prop_assert_eq!(faults(&seen), Vec::<String>::new());
        let last = of(&seen, "DocumentReference").pop().unwrap().clone();
        let data = last["content"][0]["attachment"]["data"].as_str().unwrap_or_default();
        let words = data_encoding::BASE64.decode(data.as_bytes()).unwrap();
        prop_assert_eq!(String::from_utf8(words).unwrap(), text);
    }
}

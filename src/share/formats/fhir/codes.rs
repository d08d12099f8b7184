//! The codes and small building blocks of a bundle. LOINC codes stand in the register of measures; two more are here.

use super::shapes::{Coding, Concept, Narrative, Ordinal, Quantity, Reference};
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// The measures' and documents' codes.
pub const LOINC: &str = "http://loinc.org";
/// "Patient Note" (clinical 8).
pub const PATIENT_NOTE: &str = "51855-5";
/// "Patient Consent" (clinical 8).
pub const PATIENT_CONSENT: &str = "59284-0";

/// Our own list, for what no code of clinical 6.4 is confirmed for. Every bundle that uses it carries it.
pub const OWN: &str = "urn:uuid:5b1f8f0e-3c1a-4a8e-9a63-1f0d6c2b7e94";
/// Its version; a code keeps its meaning for ever.
pub const OWN_VERSION: &str = "1";

const SURVEY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";
const SCOPE: &str = "http://terminology.hl7.org/CodeSystem/consentscope";
const CONFIDENTIAL: &str = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
const ACTION: &str = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
const PART_TAKEN: &str = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
const AGENT: &str = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
const UCUM: &str = "http://unitsofmeasure.org";
const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

/// A code of a list.
pub fn coding(system: &'static str, code: &str, display: Option<&str>) -> Coding {
    Coding {
        system,
        code: code.to_owned(),
        display: display.and_then(said),
        ..Coding::default()
    }
}

/// A code of our own list.
pub fn own(code: &str) -> Coding {
    Coding {
        version: Some(OWN_VERSION),
        ..coding(OWN, code, None)
    }
}

/// An answer's code with what it counts.
pub fn counting(coding: Coding, value: u32) -> Coding {
    Coding {
        extension: vec![Ordinal {
            url: ORDINAL,
            value_decimal: value,
        }],
        ..coding
    }
}

/// A code with the words for it.
pub fn concept(coding: Coding, text: &str) -> Concept {
    Concept {
        coding: vec![coding],
        text: said(text),
    }
}

/// A code whose own list says what it means.
pub fn bare(coding: Coding) -> Concept {
    Concept {
        coding: vec![coding],
        text: None,
    }
}

/// Answers to questions.
pub fn survey() -> Vec<Concept> {
    vec![bare(coding(SURVEY, "survey", Some("Survey")))]
}

/// What a consent is about.
pub fn privacy() -> Concept {
    bare(coding(SCOPE, "patient-privacy", Some("Privacy Consent")))
}

/// Nothing is shared that the patient did not choose.
pub fn opted_in() -> Concept {
    bare(coding(ACTION, "OPTIN", Some("opt-in")))
}

/// Who receives.
pub fn recipient() -> Concept {
    bare(coding(PART_TAKEN, "IRCP", Some("information recipient")))
}

/// How someone had a part in it: `author`, `assembler`.
pub fn agent(code: &str) -> Concept {
    bare(coding(AGENT, code, None))
}

/// Not for everyone who may see the patient's other records.
pub fn restricted() -> Coding {
    coding(CONFIDENTIAL, "R", Some("restricted"))
}

/// A score.
pub fn score(value: u32) -> Quantity {
    Quantity {
        value,
        unit: "{score}",
        system: UCUM,
        code: "{score}",
    }
}

/// A resource of the same bundle.
pub fn to(url: &str) -> Reference {
    Reference {
        reference: Some(url.to_owned()),
        display: None,
    }
}

/// Somebody of whom only the name is known.
pub fn named(name: &str) -> Reference {
    Reference {
        reference: None,
        display: said(name),
    }
}

/// The name of what has an id of its own.
pub fn urn(id: &str) -> String {
    format!("urn:uuid:{id}")
}

/// The name of what has none: the same for the same `of` and `what`.
pub fn derived(of: &str, what: &str) -> String {
    let digest = Sha256::digest(format!("{of}\n{what}"));
    let mut bytes = [0; 16];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    urn(&uuid::Builder::from_custom_bytes(bytes)
        .into_uuid()
        .to_string())
}

/// Words as a FHIR string may hold them: no control characters, plain spaces, something in it.
pub fn said(words: &str) -> Option<String> {
    let whole: Vec<String> = words
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .map(|word| word.replace(['\u{FEFF}', '\u{FFFE}', '\u{FFFF}'], ""))
        .filter(|word| !word.is_empty())
        .collect();
    (!whole.is_empty()).then(|| whole.join(" "))
}

/// Bytes as FHIR holds them; nothing when there are none.
pub fn base64(bytes: &[u8]) -> Option<String> {
    (!bytes.is_empty()).then(|| BASE64.encode(bytes))
}

/// Sentences for a person who reads the resource itself.
pub fn narrative<'a>(sentences: impl IntoIterator<Item = &'a str>) -> Narrative {
    let mut div = String::from("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    for sentence in sentences.into_iter().filter_map(said) {
        let safe = sentence.replace('&', "&amp;").replace('<', "&lt;");
        div.push_str(&format!("<p>{}</p>", safe.replace('>', "&gt;")));
    }
    div.push_str("</div>");
    Narrative {
        status: "generated",
        div,
    }
}

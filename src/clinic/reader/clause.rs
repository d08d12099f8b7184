//! What makes a sentence's meaning hang on something else, and its parts.

/// Does one of these words or phrases stand in it?
pub fn has(plain: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        plain
            .match_indices(phrase)
            .any(|(at, _)| whole(plain, at, phrase.len()))
    })
}

fn whole(plain: &str, at: usize, length: usize) -> bool {
    let before = plain.get(..at).is_some_and(|text| text.ends_with(' '));
    let after = plain
        .get(at + length..)
        .is_some_and(|text| text.starts_with(' '));
    before && after
}

/// Does a word begin like one of these?
pub fn begins(plain: &str, stems: &[&str]) -> bool {
    plain
        .split(' ')
        .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

/// It holds for some people, on some days, or not any more: nothing is read from it.
pub fn is_conditional(plain: &str) -> bool {
    const HANGS: &[&str] = &[
        "if",
        "unless",
        "as long as",
        "so long as",
        "provided",
        "providing",
        "except",
        "excluding",
        "other than",
        "when having",
        "children",
        "child",
        "diabetes",
        "diabetic",
        "diabetics",
        "surgery",
        "surgical",
        "anesthesia",
        "anaesthesia",
        "patients who",
        "patients with",
        "patients on",
        "patients taking",
        "patients having",
        "patients receiving",
        "for patients",
        "people who",
        "people with",
        "those",
        "anyone",
        "some",
        "usually",
        "typically",
        "often",
        "sometimes",
        "example",
        "for instance",
        "eg",
        "e.g",
        "instead",
        "longer",
        "shorter",
        "no more than",
        "not more than",
        "less than",
        "at most",
        "maximum",
        "depends",
        "depending",
        "vary",
        "varies",
        "ask",
        "whichever",
        "morning appointments",
        "afternoon appointments",
        "morning appointment",
        "afternoon appointment",
        "morning session",
        "afternoon session",
        "used to",
        "previously",
        "formerly",
        "old",
        "changed",
        "myth",
        "recommended by others",
        "other clinics",
        "before and after",
        "or as",
        "as directed",
        "optional",
        "wrong",
        "incorrect",
        "not true",
        "your driver must not",
        "your escort must not",
        "last time",
        "study",
        "trial",
        "label",
    ];
    has(plain, HANGS)
}

/// It says what need not be done.
pub fn is_waived(plain: &str) -> bool {
    has(
        plain,
        &[
            "no need",
            "need not",
            "neednt",
            "dont need",
            "do not need",
            "does not need",
            "doesnt need",
            "not necessary",
            "not required",
            "isnt required",
            "dont have to",
            "do not have to",
            "does not have to",
            "doesnt have to",
            "not needed",
            "no restrictions",
            "no restriction",
        ],
    )
}

/// Does it forbid?
pub fn forbids(plain: &str) -> bool {
    has(
        plain,
        &[
            "no", "not", "nothing", "dont", "avoid", "stop", "refrain", "without", "last", "fast",
            "fasting", "never", "npo", "cease", "none", "finish", "cannot", "cant", "mustnt",
            "shouldnt", "abstain", "neither", "nor",
        ],
    )
}

/// A sentence's parts, each of which may have its own time.
pub fn parts(plain: &str) -> Vec<String> {
    const BREAKS: &[&str] = &[
        " and no ",
        " and nothing ",
        " and not ",
        " and avoid ",
        " and do not ",
        " and dont ",
        " and stop ",
        " and clear ",
        " and then ",
        " , no ",
        " , nothing ",
        " , avoid ",
        " , do not ",
        " , dont ",
        " , stop ",
        " , then ",
        " , clear ",
        " but ",
        " or no ",
    ];
    let mut text = plain.to_owned();
    for mark in BREAKS {
        let kept = mark
            .trim_start_matches(" and")
            .trim_start_matches(" ,")
            .trim_start_matches(" or");
        let kept = if *mark == " but " { " " } else { kept };
        text = text.replace(mark, &format!(" |{kept}"));
    }
    text.split('|')
        .map(|part| format!(" {} ", part.trim()))
        .collect()
}

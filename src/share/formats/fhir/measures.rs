//! Questionnaires, told scores and moods as a bundle holds them.

use super::Writing;
use super::codes::{
    LOINC, coding, concept, counting, derived, named, narrative, said, score, survey, urn,
};
use super::shapes::{
    Answer as Given, Concept, Item, Observation, QuestionnaireResponse, Reference, Resource, Text,
};
use crate::moment::Moment;
use crate::share::formats::view;
use crate::share::packet::{Answer, Answers, Form, Moods, Told};

/// A questionnaire: its answers, and its total, which refers to them. Of a withheld one the total goes
/// alone; one that has none is then named without any answer (clinical, decision 9).
pub fn form(writing: &mut Writing, form: &Form) {
    let alone = form.answers == Answers::Withheld && form.total.is_some();
    let answers = (!alone).then(|| {
        let response = response(writing, form);
        writing.put(
            urn(form.id.as_str()),
            Resource::QuestionnaireResponse(Box::new(response)),
        )
    });
    if let Some(total) = form.total {
        let code = total_code(writing, form);
        let observation = Observation {
            value_quantity: Some(score(total)),
            note: note(form.range.as_deref()),
            derived_from: answers.into_iter().collect(),
            ..observation(
                writing,
                [heading(writing, form), view::total(form, writing.words)],
                code,
                day_or_time(form),
            )
        };
        let url = derived(form.id.as_str(), "total");
        writing.put(url, Resource::Observation(Box::new(observation)));
    }
}

/// A total that somebody else worked out: apart from the patient's own answers, and by the one who told it.
pub fn told(writing: &mut Writing, told: &Told) {
    let meaning = writing.words.say("share-fhir-told", &[]);
    let code = writing.own("told-score", &meaning);
    let teller = said(told.by.expose()).map(|by| named(&by));
    let line = view::told_line(told, writing.words);
    let observation = Observation {
        performer: teller.into_iter().collect(),
        value_quantity: Some(score(told.total)),
        note: note(Some(&line)),
        ..observation(
            writing,
            [view::told_heading(told, writing.words), line],
            concept(code, told.measure.expose()),
            told.day.to_string(),
        )
    };
    writing.put(
        urn(told.id.as_str()),
        Resource::Observation(Box::new(observation)),
    );
}

/// Every mood of the span, one by one.
pub fn moods(writing: &mut Writing, moods: &Moods) {
    for tap in &moods.taps {
        let text = writing.words.say("share-fhir-mood", &[]);
        let code = writing.own("mood", &text);
        let observation = Observation {
            value_integer: Some(tap.valence),
            ..observation(
                writing,
                [view::at(&tap.at, writing.words), tap.words.clone()],
                concept(code, &text),
                time(&tap.at),
            )
        };
        writing.put(
            urn(tap.id.as_str()),
            Resource::Observation(Box::new(observation)),
        );
    }
}

/// An instant with its offset.
pub fn time(at: &Moment) -> String {
    at.rfc3339()
}

fn observation(
    writing: &Writing,
    about: [String; 2],
    code: Concept,
    effective_date_time: String,
) -> Observation {
    Observation {
        text: narrative(about.iter().map(String::as_str)),
        status: "final",
        category: survey(),
        code,
        subject: writing.patient(),
        effective_date_time,
        performer: vec![writing.patient()],
        value_quantity: None,
        value_integer: None,
        note: Vec::new(),
        derived_from: Vec::<Reference>::new(),
    }
}

fn note(text: Option<&str>) -> Vec<Text> {
    let text = text.and_then(said);
    text.into_iter().map(|text| Text { text }).collect()
}

fn heading(writing: &Writing, form: &Form) -> String {
    format!("{}, {}", form.scale, view::form_at(form, writing.words))
}

/// Nobody knows the time of a form for an earlier day.
fn day_or_time(form: &Form) -> String {
    match form.entered {
        Some(_) => form.at.day().to_string(),
        None => time(&form.at),
    }
}

/// The confirmed code of a total, or one of our own.
fn total_code(writing: &mut Writing, form: &Form) -> Concept {
    let text = writing
        .words
        .say("share-fhir-total", &[("scale", &form.scale)]);
    let code = match form.total_code {
        Some(code) => coding(LOINC, code, None),
        None => writing.own(&format!("{}-total", form.measure), &text),
    };
    concept(code, &text)
}

fn response(writing: &Writing, form: &Form) -> QuestionnaireResponse {
    let answers = match &form.answers {
        Answers::Withheld => &[],
        Answers::All(answers) => answers.as_slice(),
    };
    let mut about = vec![heading(writing, form), view::total(form, writing.words)];
    about.extend(view::entered(form, writing.words));
    let mut stem = None;
    for answer in answers {
        if answer.stem.is_some() && answer.stem != stem {
            about.extend(answer.stem.clone());
            stem.clone_from(&answer.stem);
        }
        about.push(format!("{}. {} {}", answer.item, answer.text, answer.words));
    }
    about.push(form.attribution.clone());
    QuestionnaireResponse {
        text: narrative(about.iter().map(String::as_str)),
        questionnaire: form.panel.map(|code| format!("{LOINC}/q/{code}")),
        status: "completed",
        subject: writing.patient(),
        authored: match form.entered {
            Some(day) => day.to_string(),
            None => time(&form.at),
        },
        author: writing.patient(),
        source: writing.patient(),
        item: answers.iter().map(item).collect(),
    }
}

/// A question under its own code. What was left blank has no answer; what does not count has no ordinal.
fn item(answer: &Answer) -> Item {
    let given = answer.choice.zip(answer.score).map(|(code, score)| {
        let code = coding(LOINC, code, Some(&answer.words));
        Given {
            value_coding: if answer.scored {
                counting(code, score)
            } else {
                code
            },
        }
    });
    Item {
        link_id: format!("/{}", answer.code),
        text: said(&answer.text).unwrap_or_else(|| answer.item.to_string()),
        answer: given.into_iter().collect(),
    }
}

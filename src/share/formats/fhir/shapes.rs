//! The few shapes of FHIR R4 that a packet needs, each field named as the standard names it (clinical 8).

use super::origin::{Consent, Provenance};
use serde::Serialize;

/// The whole.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    pub resource_type: &'static str,
    pub meta: Meta,
    pub r#type: &'static str,
    pub timestamp: String,
    pub entry: Vec<Part>,
}

/// How confidential it is.
#[derive(Serialize)]
pub struct Meta {
    pub security: Vec<Coding>,
}

/// One resource and the name that others refer to it by.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    pub full_url: String,
    pub resource: Resource,
}

/// What there can be.
#[derive(Serialize)]
#[serde(tag = "resourceType")]
pub enum Resource {
    Patient(Patient),
    Device(Device),
    CodeSystem(CodeSystem),
    Procedure(Procedure),
    QuestionnaireResponse(Box<QuestionnaireResponse>),
    Observation(Box<Observation>),
    DocumentReference(Box<DocumentReference>),
    Consent(Box<Consent>),
    Provenance(Provenance),
}

/// What a person reads of a resource.
#[derive(Serialize)]
pub struct Narrative {
    pub status: &'static str,
    pub div: String,
}

/// A code of some list.
#[derive(Serialize, Default, Clone)]
pub struct Coding {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Ordinal>,
    pub system: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<&'static str>,
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

/// What an answer counts.
#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Ordinal {
    pub url: &'static str,
    pub value_decimal: u32,
}

/// A code, or words where there is none.
#[derive(Serialize)]
pub struct Concept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Another resource, or somebody by name.
#[derive(Serialize, Clone, Default)]
pub struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

#[derive(Serialize)]
pub struct Patient {
    pub text: Narrative,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub name: Vec<Text>,
}

/// A name, or a note.
#[derive(Serialize)]
pub struct Text {
    pub text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    pub text: Narrative,
    pub device_name: Vec<DeviceName>,
    pub version: Vec<Version>,
}

#[derive(Serialize)]
pub struct DeviceName {
    pub name: &'static str,
    pub r#type: &'static str,
}

#[derive(Serialize)]
pub struct Version {
    pub value: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeSystem {
    pub text: Narrative,
    pub url: &'static str,
    pub version: &'static str,
    pub name: &'static str,
    pub status: &'static str,
    pub case_sensitive: bool,
    pub content: &'static str,
    pub concept: Vec<LocalConcept>,
}

#[derive(Serialize)]
pub struct LocalConcept {
    pub code: String,
    pub display: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Procedure {
    pub text: Narrative,
    pub status: &'static str,
    pub code: Concept,
    pub subject: Reference,
    pub performed_date_time: String,
    pub asserter: Reference,
}

#[derive(Serialize)]
pub struct QuestionnaireResponse {
    pub text: Narrative,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questionnaire: Option<String>,
    pub status: &'static str,
    pub subject: Reference,
    pub authored: String,
    pub author: Reference,
    pub source: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    pub link_id: String,
    pub text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<Answer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub value_coding: Coding,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Observation {
    pub text: Narrative,
    pub status: &'static str,
    pub category: Vec<Concept>,
    pub code: Concept,
    pub subject: Reference,
    pub effective_date_time: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_quantity: Option<Quantity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_integer: Option<i32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<Reference>,
}

#[derive(Serialize)]
pub struct Quantity {
    pub value: u32,
    pub unit: &'static str,
    pub system: &'static str,
    pub code: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentReference {
    pub text: Narrative,
    pub status: &'static str,
    pub r#type: Concept,
    pub subject: Reference,
    pub date: String,
    pub author: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relates_to: Vec<RelatesTo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub security_label: Vec<Concept>,
    pub content: Vec<Content>,
}

#[derive(Serialize)]
pub struct RelatesTo {
    pub code: &'static str,
    pub target: Reference,
}

#[derive(Serialize)]
pub struct Content {
    pub attachment: Attachment,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    pub content_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub size: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub creation: String,
}

//! Longer-term questions: asked monthly and before each booster, answered in rounds, never scored.

pub mod api;
mod due;
pub mod table;

pub use due::{Due, due, due_from};

use crate::error::{Code, Coded};
use crate::key;
use crate::moment::Moment;
use crate::random::Id;
use serde::{Deserialize, Serialize};

/// A month between two rounds, in days of 24 hours (clinical 3.4, [design]).
pub const MONTH_DAYS: i64 = 30;
/// A booster counts as near from this many local days before ([design]).
pub const NEAR_DAYS: i64 = 7;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "LongerTheme"))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// The bladder.
    Bladder,
    /// Wanting and using ketamine.
    Wanting,
    /// Memory and thinking.
    Thinking,
}

/// When the clinic is to hear of a yes (clinical 3.3, 3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "LongerCall"))]
#[serde(rename_all = "camelCase")]
pub enum Call {
    /// At the next talk.
    Talk,
    /// The same day.
    Today,
    /// The same day, urgently.
    Urgent,
}

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// Its id, on the wire and in the vault.
    pub id: &'static str,
    /// What it is about.
    pub theme: Theme,
    /// Fluent key of its words.
    pub words: &'static str,
    /// When the clinic is to hear of a yes.
    pub call: Call,
}

const fn ask(id: &'static str, theme: Theme, words: &'static str, call: Call) -> Question {
    Question {
        id,
        theme,
        words,
        call,
    }
}

/// The questions of clinical 3.4, in its order; what to call about is clinical 3.3. Left out: the
/// liver, which nobody verified.
pub const QUESTIONS: [Question; 12] = [
    // CHANG, ORACLE-KIC
    ask(
        "bladderOften",
        Theme::Bladder,
        key!("longer-bladder-often"),
        Call::Today,
    ),
    ask(
        "bladderUrge",
        Theme::Bladder,
        key!("longer-bladder-urge"),
        Call::Today,
    ),
    ask(
        "bladderPain",
        Theme::Bladder,
        key!("longer-bladder-pain"),
        Call::Today,
    ),
    ask(
        "bladderBlood",
        Theme::Bladder,
        key!("longer-bladder-blood"),
        Call::Urgent,
    ),
    ask(
        "bladderLeaking",
        Theme::Bladder,
        key!("longer-bladder-leaking"),
        Call::Talk,
    ),
    ask(
        "bladderNight",
        Theme::Bladder,
        key!("longer-bladder-night"),
        Call::Talk,
    ),
    // PRESPT
    ask(
        "wantFeeling",
        Theme::Wanting,
        key!("longer-want-feeling"),
        Call::Talk,
    ),
    ask(
        "wantMore",
        Theme::Wanting,
        key!("longer-want-more"),
        Call::Talk,
    ),
    ask(
        "wantOther",
        Theme::Wanting,
        key!("longer-want-other"),
        Call::Talk,
    ),
    ask(
        "wantHiding",
        Theme::Wanting,
        key!("longer-want-hiding"),
        Call::Talk,
    ),
    ask(
        "wantOften",
        Theme::Wanting,
        key!("longer-want-often"),
        Call::Talk,
    ),
    // Clinical 3.4
    ask(
        "thinking",
        Theme::Thinking,
        key!("longer-thinking"),
        Call::Talk,
    ),
];

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "LongerSaid"))]
#[serde(rename_all = "camelCase")]
pub enum Said {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not now.
    Skip,
}

impl Said {
    /// Its name in the vault.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Skip => "skip",
        }
    }

    /// The answer of this name in the vault.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let all = [Self::Yes, Self::No, Self::Skip];
        all.into_iter().find(|said| said.code() == code)
    }
}

/// One round of answers.
#[derive(Debug, Clone)]
pub struct Round {
    /// Its id.
    pub id: Id,
    /// When it was begun.
    pub begun: Moment,
    /// When it was finished; a finished round never changes.
    pub finished: Option<Moment>,
    /// Answers by the question's id.
    pub answers: Vec<(String, Said)>,
}

impl Round {
    /// What was answered to a question.
    #[must_use]
    pub fn said(&self, question: &str) -> Option<Said> {
        let mut answers = self.answers.iter();
        answers
            .find(|(id, _)| id == question)
            .map(|(_, said)| *said)
    }

    /// The questions answered with yes, in their order.
    pub fn yes(&self) -> impl Iterator<Item = &'static Question> + '_ {
        QUESTIONS
            .iter()
            .filter(|question| self.said(question.id) == Some(Said::Yes))
    }

    /// The soonest that the clinic is to hear of it.
    #[must_use]
    pub fn call(&self) -> Option<Call> {
        self.yes().map(|question| question.call).max()
    }
}

/// Why an answer is not kept.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// No such question, or no round is open.
    #[error("not here")]
    NotHere,
    /// Nothing is answered yet.
    #[error("nothing is answered")]
    Nothing,
}

impl Coded for Error {
    fn code(&self) -> Code {
        match self {
            Self::NotHere => Code::NotFound,
            Self::Nothing => Code::Invalid,
        }
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::NotHere => self.code().sentence(),
            Self::Nothing => key!("longer-error-nothing"),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            Self::NotHere => Some("question"),
            Self::Nothing => None,
        }
    }
}

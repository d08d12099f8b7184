//! What a command is: a line of the table, its answer, its refusal, and the shape of the table itself.

use crate::app::Topic;
use crate::error::Code;
use crate::vault::Kind;
use serde::Serialize;
use serde_json::Value;

/// What a command needs before it may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Needs {
    /// Nothing: it works while locked.
    Nothing,
    /// An open vault, whoever's it is.
    Open,
    /// A patient's open vault.
    Vault,
    /// A practice's open vault.
    Practice,
}

impl Needs {
    /// May the command run in an open vault of this kind?
    #[must_use]
    pub fn fits(self, kind: Kind) -> bool {
        match self {
            Self::Nothing | Self::Open => true,
            Self::Vault => kind == Kind::Patient,
            Self::Practice => kind == Kind::Practice,
        }
    }
}

/// A line of the command table, for hosts that list it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What it needs.
    pub needs: Needs,
    /// May it run in groggy time?
    pub groggy: bool,
    /// What it may touch; nothing: it only reads.
    pub topics: &'static [Topic],
}

/// What a command answers.
#[derive(Debug)]
pub struct Reply {
    /// The answer as JSON.
    pub answer: Value,
    /// What the window must ask for again.
    pub touched: &'static [Topic],
}

/// A failure as it travels: code, sentence, field.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The code.
    pub code: Code,
    /// What happened, that nothing was lost, what to do.
    pub message: String,
    /// The field to blame, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

macro_rules! needs {
    (nothing) => {
        Needs::Nothing
    };
    (open) => {
        Needs::Open
    };
    (vault) => {
        Needs::Vault
    };
    (practice) => {
        Needs::Practice
    };
}
macro_rules! groggy {
    (allowed) => {
        true
    };
    (refused) => {
        false
    };
}
macro_rules! run {
    (nothing, $command:expr, $app:expr, $now:expr, $request:expr, $handler:path) => {
        $handler($app, $now, $request)
    };
    ($needs:ident, $command:expr, $app:expr, $now:expr, $request:expr, $handler:path) => {
        in_vault($command, $app, $now, |room| $handler(room, $request))
    };
}
macro_rules! commands {
    ($($name:literal : $request:ty => $answer:ty, $needs:ident, $groggy:ident, [$($topic:ident),*], $handler:path;)*) => {
        /// Every command, in the order of the table.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: $name, needs: needs!($needs), groggy: groggy!($groggy), topics: &[$(Topic::$topic),*],
        }),*];

        /// Runs the handler that belongs to a command.
        ///
        /// # Errors
        /// The command's own, or `Invalid` for a request of another shape.
        pub(crate) fn route(command: &Command, app: &App, now: &Moment, request: Value) -> Result<Value, Failure> {
            match command.name {
                $($name => {
                    let request: $request = serde_json::from_value(request)?;
                    let answer: $answer = run!($needs, command, app, now, request, $handler)?;
                    Ok(serde_json::to_value(answer)?)
                })*
                _ => Err(Failure::of(Code::NotFound)),
            }
        }

        #[cfg(test)]
        pub(crate) fn exported(config: &ts_rs::Config) -> Result<Vec<(&'static str, String, String)>, ts_rs::ExportError> {
            use ts_rs::TS;
            let mut lines = Vec::new();
            $(
                <$request as TS>::export_all(config)?;
                crate::wire_test::export(config, std::marker::PhantomData::<$answer>)?;
                lines.push(($name, <$request as TS>::name(config), <$answer as TS>::name(config)));
            )*
            Ok(lines)
        }
    };
}

//! `dispatch()`: one command in, one answer out, and what it touched.

use crate::app::App;
pub use crate::bytes::{blob, put};
pub use crate::command::{Command, Needs, Refusal, Reply};
pub use crate::commands::COMMANDS;
use crate::commands::route;
use crate::error::{Code, Failure};
use crate::settle::settle;
use crate::transaction::groggy_now;
use serde_json::Value;

/// Runs one command: reads the clock once, opens one transaction, answers what was touched.
///
/// # Errors
/// The command's own, `Locked` without an open vault, `Groggy` in groggy time, `NotFound` for an unknown name.
pub fn dispatch(app: &App, name: &str, request: Value) -> Result<Reply, Refusal> {
    let now = app.clock().now();
    let found = COMMANDS.iter().find(|command| command.name == name);
    let outcome = found
        .ok_or(Failure::of(Code::NotFound))
        .and_then(|command| {
            // Before the request is even read: it does not matter what was asked.
            if !command.groggy && groggy_now(app, &now)? {
                return Err(Failure::of(Code::Groggy));
            }
            Ok((command, route(command, app, &now, request)?))
        });
    match outcome {
        Ok((command, answer)) => {
            if !command.topics.is_empty() {
                settle(app, &now, command.topics);
                app.tell(command.topics);
            }
            Ok(Reply {
                answer,
                touched: command.topics,
            })
        }
        Err(failure) => Err(refusal(app, &failure)),
    }
}

/// A failure in the words of the person.
#[must_use]
pub fn refusal(app: &App, failure: &Failure) -> Refusal {
    Refusal {
        code: failure.code,
        message: app.words().say(failure.sentence, &[]),
        field: failure.field.clone(),
    }
}

//! The one command that carries all commands of the core.

use afterglow::api::{Refusal, Reply, dispatch, refusal};
use afterglow::app::{App, Topic};
use afterglow::error::{Code, Failure};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use tauri::State;
use tauri::async_runtime::spawn_blocking;

/// The answer, and what the page must ask for again.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    answer: Value,
    touched: &'static [Topic],
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self {
            answer: reply.answer,
            touched: reply.touched,
        }
    }
}

/// Runs one command of the core on a thread that may wait (a passphrase takes its time), so the
/// window never stands still.
#[tauri::command]
pub async fn call(
    app: State<'_, Arc<App>>,
    name: String,
    request: Value,
) -> Result<Answer, Refusal> {
    let core = Arc::clone(&app);
    let reply = spawn_blocking(move || dispatch(&core, &name, request))
        .await
        .map_err(|_| refusal(&app, &Failure::of(Code::Unexpected)))??;
    Ok(reply.into())
}

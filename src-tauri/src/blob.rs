//! Bytes that are no JSON: pictures and pages out to the page, pictures in from it, as they are.

use crate::call::Answer;
use afterglow::api::{self, Refusal, refusal};
use afterglow::app::App;
use afterglow::error::{Code, Failure};
use std::sync::Arc;
use tauri::State;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::{InvokeBody, Request, Response};

/// Fetches the bytes that `name` and `id` stand for.
#[tauri::command]
pub async fn blob(app: State<'_, Arc<App>>, name: String, id: String) -> Result<Response, Refusal> {
    let core = Arc::clone(&app);
    spawn_blocking(move || api::blob(&core, &name, &id))
        .await
        .unwrap_or(Err(Failure::of(Code::Unexpected)))
        .map(Response::new)
        .map_err(|failure| refusal(&app, &failure))
}

/// Hands bytes to the core; the headers `name` and `id` say as what and for what.
#[tauri::command]
pub async fn put(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Answer, Refusal> {
    let core = Arc::clone(&app);
    let header = |name| {
        let value = request.headers().get(name);
        let value = value.and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let (name, id) = (header("name"), header("id"));
    let InvokeBody::Raw(bytes) = request.body().clone() else {
        return Err(refusal(&app, &Failure::of(Code::Invalid)));
    };
    let reply = spawn_blocking(move || api::put(&core, &name, &id, &bytes))
        .await
        .map_err(|_| refusal(&app, &Failure::of(Code::Unexpected)))??;
    Ok(reply.into())
}

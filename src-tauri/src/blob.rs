//! Bytes for the page that are no JSON: pictures and pages, as they are.

use afterglow::api::{self, Refusal, refusal};
use afterglow::app::App;
use afterglow::error::{Code, Failure};
use std::sync::Arc;
use tauri::State;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::Response;

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

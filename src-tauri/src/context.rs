//! The configuration and the built interface, as the build script wrote them into the binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // generated code, not ours

use tauri::{Context, Wry};

/// What `tauri.conf.json` says, and the interface's files.
pub fn built_in() -> Context<Wry> {
    tauri::tauri_build_context!()
}

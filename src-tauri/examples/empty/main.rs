//! A Tauri window with one sentence in it: what Afterglow's start and memory are measured against.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // generated code, not ours

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}

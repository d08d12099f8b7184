//! Embeds the built window and lists the only commands that the page may be allowed.

use std::path::Path;
use std::process::exit;
use tauri_build::{AppManifest, Attributes, CodegenContext, try_build};

fn main() {
    println!("cargo:rerun-if-changed=../ui/dist");
    if !Path::new("../ui/dist/index.html").is_file() {
        // `cargo::error` is what cargo shows of a build script without a backtrace.
        println!("cargo::error=the window is not built yet: run `cargo xtask run`");
        exit(1);
    }
    let attributes = Attributes::new()
        .codegen(CodegenContext::new())
        .app_manifest(AppManifest::new().commands(&[
            "call",
            "blob",
            "put",
            "print_page",
            "host_close",
            "host_switches",
            "host_switch",
        ]));
    if let Err(error) = try_build(attributes) {
        println!("cargo::error={error:#}");
        exit(1);
    }
}

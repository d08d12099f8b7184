//! Any bytes as a Markdown file, ours or another's.
#![no_main]

mod kept;

use afterglow::journal::files::{Reading, encoding, markdown};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((text, _)) = encoding::text(bytes) else {
        return;
    };
    let mut reading = Reading::default();
    markdown::read(
        "2026/2026-11-09 14.05.md",
        &text,
        None,
        kept::HERE,
        &mut reading,
    );
    kept::look(reading);
});

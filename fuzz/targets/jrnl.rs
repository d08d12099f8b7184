//! Any bytes as jrnl's text and as its JSON.
#![no_main]

mod kept;

use afterglow::journal::files::{Reading, encoding, jrnl, read_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((text, _)) = encoding::text(bytes) else {
        return;
    };
    let mut reading = Reading::default();
    if !jrnl::text("", &text, kept::HERE, &mut reading) {
        read_json("", &text, kept::HERE, &mut reading);
    }
    kept::look(reading);
});

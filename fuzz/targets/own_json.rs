//! Any bytes as our own journal file.
#![no_main]

mod kept;

use afterglow::journal::files::{Reading, encoding, read_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((text, _)) = encoding::text(bytes) else {
        return;
    };
    let mut reading = Reading::default();
    read_json("", &text, kept::HERE, &mut reading);
    kept::look(reading);
});

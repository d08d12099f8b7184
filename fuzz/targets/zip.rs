//! Any bytes as an archive.
#![no_main]

mod kept;

use afterglow::journal::files::{Reading, archive};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let mut reading = Reading::default();
    archive::read(Cursor::new(bytes), kept::HERE, &mut reading, &mut |_, _| {
        Ok(())
    })
    .unwrap();
    kept::look(reading);
});

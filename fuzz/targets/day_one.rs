//! Any bytes as the journal in Day One's archive: no checksum stands between them and what reads them.
#![no_main]

mod kept;

use afterglow::journal::files::{Reading, archive};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let mut zip = archive::Writer::new(Cursor::new(Vec::new()));
    zip.add("Journal.json", bytes).unwrap();
    let mut zip = zip.finish().unwrap();
    zip.set_position(0);
    let mut reading = Reading::default();
    archive::read(zip, kept::HERE, &mut reading, &mut |_, _| Ok(())).unwrap();
    kept::look(reading);
});

//! Any bytes as something sealed: refused, or no more than was allowed comes out.
#![no_main]

mod golden;

use afterglow::share::package::envelope;
use libfuzzer_sys::fuzz_target;

const MOST: usize = 4096;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(plain) = envelope::unwrap(bytes, &golden::OWN, MOST) {
        assert!(plain.expose().len() <= MOST);
    }
});

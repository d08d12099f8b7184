//! Any bytes as a picture: refused, or made bare; and what is bare already stays as it is.
#![no_main]

use afterglow::journal::picture;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(ready) = picture::prepare(bytes) {
        assert_eq!(picture::prepare(&ready.whole).as_ref(), Ok(&ready));
    }
});

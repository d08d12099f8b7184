//! Any bytes as canonical JSON and as a manifest: read, they are written again to the byte.
#![no_main]

use afterglow::share::canonical;
use afterglow::share::package::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(value) = canonical::value(bytes) {
        assert_eq!(canonical::write(&value).unwrap(), bytes);
    }
    if let Ok(manifest) = Manifest::read(bytes) {
        assert_eq!(canonical::write(&manifest).unwrap(), bytes);
    }
});

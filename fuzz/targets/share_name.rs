//! Any text as a name in a place: there is one spelling of each.
#![no_main]

use afterglow::share::names::Listed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Listed::read(text) {
        Listed::Object(name) => assert_eq!(name.to_string(), text),
        Listed::Signature(name) => assert_eq!(name.signature_name(), text),
        Listed::Conflict | Listed::Foreign => {}
    }
});

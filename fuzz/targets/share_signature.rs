//! Any text as a signature: forged, or the one that was made, with any first line.
#![no_main]

use afterglow::share::sign::{self, SigningKey};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static MADE: LazyLock<(SigningKey, String)> = LazyLock::new(|| {
    let key = SigningKey::generate().unwrap();
    let text = sign::sign(&key, b"water", "ag-share/1 test").unwrap();
    (key, text)
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let _ = text.parse::<sign::VerifyingKey>();
    let rest = |text: &str| text.split_once('\n').map(|(_, rest)| rest.to_owned());
    let (key, made) = &*MADE;
    // What breeds under a first line of its own is tried with the true rest as well.
    for text in [text.to_owned(), format!("{text}\n{}", rest(made).unwrap())] {
        if sign::verify(&key.public(), b"water", &text).is_ok() {
            assert_eq!(rest(&text), rest(made));
        }
        assert!(sign::verify(&key.public(), b"other", &text).is_err());
    }
});

//! Any bytes as a card, as a file and as the text of a square code.
#![no_main]

use afterglow::share::card;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(card) = card::parse(bytes) {
        let text = card::qr_text(bytes);
        let again = card::from_qr_text(&text).unwrap();
        assert_eq!(card::parse(&again).unwrap(), card);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(bytes) = card::from_qr_text(text)
    {
        let _ = card::parse(&bytes);
    }
});

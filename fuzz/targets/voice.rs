//! Any bytes as a recording's file, and as the packed seconds in which it is kept.
#![no_main]

use afterglow::journal::voice::codec::{Decoder, is_frame};
use afterglow::journal::voice::{ogg, pack, unpack};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(frames) = unpack(bytes) {
        assert_eq!(pack(frames).unwrap(), bytes);
    }
    let Ok(frames) = ogg::unwrap(bytes) else {
        return;
    };
    assert!(frames.iter().all(|frame| is_frame(frame)));
    let file = ogg::wrap(&frames.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    assert_eq!(ogg::unwrap(&file).unwrap(), frames);
    let mut decoder = Decoder::new().unwrap();
    for frame in &frames {
        decoder.frame(frame);
    }
});

//! `README.txt`: what this is and how to open it, for someone who has never heard of Afterglow.

use crate::share::packet::Packet;
use crate::words::Words;
use sha2::{Digest, Sha256};

/// The text, UTF-8. `members` are the other files of the packet, by name.
#[must_use]
pub fn write(packet: &Packet, words: &Words, members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut text = String::new();
    let made = super::view::frozen(packet, words);
    for paragraph in [
        words.say("share-readme-what", &[("made", &made)]),
        words.say("share-readme-watching", &[]),
        words.say("share-readme-files", &[]),
        words.say("share-readme-open", &[]),
        words.say("share-readme-check", &[]),
        words.say("share-readme-sums", &[]),
    ] {
        text.push_str(&paragraph);
        text.push_str("\n\n");
    }
    for (name, bytes) in members {
        text.push_str(&format!("{}  {name}\n", sha256(bytes)));
    }
    text.into_bytes()
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

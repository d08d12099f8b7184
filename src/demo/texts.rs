//! What the invented patient writes: from three words to about six hundred, in several scripts.

use fastrand::Rng;

const FRAGMENTS: &str = include_str!("fragments.txt");
const PARAGRAPHS: &str = include_str!("paragraphs.txt");

/// Raw words.
pub fn fragment(rng: &mut Rng) -> String {
    let fragments: Vec<&str> = FRAGMENTS.lines().collect();
    rng.choice(fragments).unwrap_or_default().to_owned()
}

/// A text: mostly a paragraph or two, now and then a long one.
pub fn entry(rng: &mut Rng) -> String {
    let length = match rng.u8(..20) {
        0 => 18,
        1..=3 => 6,
        4..=9 => 2,
        _ => 1,
    };
    let mut paragraphs: Vec<&str> = PARAGRAPHS.lines().collect();
    rng.shuffle(&mut paragraphs);
    paragraphs.truncate(length);
    paragraphs.join("\n\n")
}

//! Bytes of a foreign file as text: UTF-8, UTF-16, and what older programs wrote.

use super::left::{Note, Why};

/// The text, and what is worth knowing about how it was read.
///
/// # Errors
/// `NotText` for bytes that are none.
pub fn text(bytes: &[u8]) -> Result<(String, Option<Note>), Why> {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return utf8(rest);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes);
    }
    if bytes.contains(&0) {
        return unmarked(bytes);
    }
    utf8(bytes)
}

/// Zeros are every second byte of Western text in UTF-16; elsewhere they are no text.
fn unmarked(bytes: &[u8]) -> Result<(String, Option<Note>), Why> {
    let zeros = |from: usize| {
        let places = bytes.iter().skip(from).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = bytes.len() / 4;
    if odd > many && even < many / 4 {
        utf16(bytes, u16::from_le_bytes)
    } else if even > many && odd < many / 4 {
        utf16(bytes, u16::from_be_bytes)
    } else if even + odd < 8 && std::str::from_utf8(bytes).is_ok() {
        utf8(bytes)
    } else {
        Err(Why::NotText)
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Option<Note>), Why> {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0,
    });
    let text: String = char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if text.contains('\0') {
        return Err(Why::NotText);
    }
    Ok((text, Some(Note::Utf16)))
}

fn utf8(bytes: &[u8]) -> Result<(String, Option<Note>), Why> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    let control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    if bytes.iter().any(control) {
        return Err(Why::NotText);
    }
    let (mut read, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        read += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if read > broken || broken == 1 && bytes.utf8_chunks().last().is_some_and(is_cut) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        return Ok((text, Some(Note::BrokenLetters)));
    }
    Ok((
        bytes.iter().map(|byte| western(*byte)).collect(),
        Some(Note::Latin1),
    ))
}

/// Ends a file in the middle of a letter?
fn is_cut(last: std::str::Utf8Chunk<'_>) -> bool {
    last.invalid().first().is_some_and(|first| *first >= 0xC2)
        && std::str::from_utf8(last.invalid()).is_err_and(|why| why.error_len().is_none())
        && last.invalid().len() > 1
}

/// A byte in Windows' Western encoding, which holds all of Latin-1's letters.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).map(usize::from);
    high.and_then(|at| HIGH.get(at))
        .copied()
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |text: &str, marked: bool| -> Vec<u8> {
            let mark = marked.then_some(0xFEFF_u16);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect()
        };
        let big: Vec<u8> = "\u{FEFF}水 the kettle"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for (bytes, expected, note) in [
            ("Müdigkeit".as_bytes().to_vec(), "Müdigkeit", None),
            ([b"\xEF\xBB\xBF", "水".as_bytes()].concat(), "水", None),
            (utf16("水 👩🏽‍🚀", true), "水 👩🏽‍🚀", Some(Note::Utf16)),
            (
                utf16("the kettle first", false),
                "the kettle first",
                Some(Note::Utf16),
            ),
            (big, "水 the kettle", Some(Note::Utf16)),
            (
                b"M\xFCdigkeit \x80".to_vec(),
                "Müdigkeit €",
                Some(Note::Latin1),
            ),
            (
                ["über ".as_bytes(), b"\xFF", " größer".as_bytes()].concat(),
                "über \u{FFFD} größer",
                Some(Note::BrokenLetters),
            ),
        ] {
            assert_eq!(text(&bytes), Ok((expected.to_owned(), note)), "{expected}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
            b"\x01\x02\xFF\x80",
        ] {
            assert_eq!(text(bytes), Err(Why::NotText));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = text(&bytes);
        }

        #[test]
        fn text_is_read_as_it_is(words in "[^\u{FEFF}\0]{0,80}") {
            prop_assert_eq!(text(words.as_bytes()), Ok((words, None)));
        }
    }
}

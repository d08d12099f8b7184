//! A card is taken whole, signed, in time, or not at all.

use super::*;
use crate::share::names::Sha256;
use crate::share::trial::cases;
use age::x25519::Identity;
use chrono::TimeZone;
use chrono_tz::Tz;
use proptest::prelude::*;

const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

fn now() -> Moment {
    Moment::parse("2026-11-26T17:00:00Z", Tz::UTC).unwrap()
}

fn card(key: &SigningKey) -> Card {
    Card {
        name: "Dr. Ada Ionescu".into(),
        sign: key.public(),
        to: vec![KEY.into(), Identity::generate().to_public().to_string()],
        hint: Some(Hint::WebDav {
            url: "https://dav.example.org/inbox".into(),
        }),
        issued: Utc.with_ymd_and_hms(2026, 11, 1, 9, 0, 0).unwrap(),
        expires: Utc.with_ymd_and_hms(2027, 11, 1, 9, 0, 0).unwrap(),
        serial: 1,
    }
}

fn made() -> (SigningKey, Card, Vec<u8>) {
    let key = SigningKey::generate().unwrap();
    let card = card(&key);
    let bytes = write(&card, &key).unwrap();
    (key, card, bytes)
}

/// Signs a line as it is, whatever it says.
fn signed(key: &SigningKey, line: &str) -> Vec<u8> {
    said(key, line, COMMENT)
}

fn said(key: &SigningKey, line: &str, comment: &str) -> Vec<u8> {
    let signature = sign::sign(key, line.as_bytes(), comment).unwrap();
    format!("{line}\n{signature}").into_bytes()
}

#[test]
fn it_is_read_back_and_from_its_code() {
    let (_, card, bytes) = made();
    assert_eq!(read(&bytes, &now()).unwrap(), card);
    let text = qr_text(&bytes);
    assert!(
        text.bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b':')
    );
    assert_eq!(from_qr_text(&text).unwrap(), bytes);
    assert_eq!(
        from_qr_text(&format!(" {}\n", text.to_lowercase())).unwrap(),
        bytes
    );
    assert_eq!(
        from_qr_text("https://example.org"),
        Err(CardError::NotACard)
    );
    assert_eq!(
        from_qr_text(&text.replace("CARD1", "CARD2")),
        Err(CardError::Newer)
    );
    assert_eq!(from_qr_text(&format!("{text}0")), Err(CardError::Cut));
}

#[test]
fn everything_else_has_its_name() {
    let (key, card, bytes) = made();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let line = text.lines().next().unwrap();
    let other = SigningKey::generate().unwrap();
    let table = [
        (Vec::new(), CardError::NotACard),
        (KEY.into(), CardError::NotACard),
        (vec![b'{'; 5000], CardError::NotACard),
        (bytes[..40].to_vec(), CardError::Cut),
        (line.into(), CardError::Cut),
        (bytes[..bytes.len() - 1].to_vec(), CardError::Cut),
        (bytes[..bytes.len() - 100].to_vec(), CardError::Cut),
        (text.replace("Ada", "Eda").into(), CardError::Forged),
        (
            text.replace("ag-share/1 card", "ag-share/1 inner").into(),
            CardError::Forged,
        ),
        (format!("{text}more\n").into(), CardError::Forged),
        (signed(&other, line), CardError::Forged),
        (said(&key, line, "ag-share/1 inner"), CardError::Forged),
        (
            signed(&key, &line.replace("\"v\":1", "\"v\":2")),
            CardError::Newer,
        ),
        (
            signed(&key, &line.replace("\"suite\":1", "\"suite\":2")),
            CardError::Newer,
        ),
        (
            signed(&key, &line.replace("{\"", "{ \"")),
            CardError::NotACard,
        ),
        (
            signed(&key, &line.replace(KEY, &KEY.to_uppercase())),
            CardError::NotACard,
        ),
        (
            signed(&key, &line.replace(&card.to[1], KEY)),
            CardError::NotACard,
        ),
        (
            signed(&key, &line.replace("age1ql", "age1pq")),
            CardError::NotACard,
        ),
        (
            signed(&key, &line.replace("Dr. Ada Ionescu", "")),
            CardError::NotACard,
        ),
        (
            signed(&key, &line.replace("2026-11-01", "2028-11-01")),
            CardError::NotACard,
        ),
    ];
    for (bytes, error) in table {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(read(&bytes, &now()), Err(error), "{text}");
    }
}

#[test]
fn it_is_taken_until_its_last_moment() {
    let (_, card, bytes) = made();
    let last = Moment::new(card.expires, Tz::UTC);
    assert!(read(&bytes, &last).is_ok());
    let late = last.plus(chrono::TimeDelta::seconds(1));
    assert_eq!(read(&bytes, &late), Err(CardError::Expired));
    assert_eq!(parse(&bytes).unwrap(), card);
}

#[test]
fn no_card_is_written_that_would_not_be_read() {
    let (key, card, _) = made();
    let other = SigningKey::generate().unwrap();
    assert!(write(&card, &other).is_err());
    for bad in [
        Card {
            name: String::new(),
            ..card.clone()
        },
        Card {
            name: "a\nb".into(),
            ..card.clone()
        },
        Card {
            name: "a".repeat(121),
            ..card.clone()
        },
        Card {
            to: Vec::new(),
            ..card.clone()
        },
        Card {
            to: vec![KEY.into(); 2],
            ..card.clone()
        },
        Card {
            to: vec!["age1".into()],
            ..card.clone()
        },
        Card {
            expires: card.issued - chrono::TimeDelta::days(1),
            ..card.clone()
        },
    ] {
        assert!(write(&bad, &key).is_err(), "{bad:?}");
    }
}

#[test]
fn the_fingerprint_is_of_the_keys_alone() {
    let (key, card, _) = made();
    let print = fingerprint(&card);
    let mut turned = card.clone();
    turned.to.reverse();
    turned.name = "Someone".into();
    turned.serial = 2;
    turned.hint = None;
    assert_eq!(fingerprint(&turned), print);
    let one = Card {
        to: vec![KEY.into()],
        ..card.clone()
    };
    assert_ne!(fingerprint(&one), print);
    let other = Card {
        sign: SigningKey::generate().unwrap().public(),
        ..card
    };
    assert_ne!(fingerprint(&other), print);
    let by_hand = [
        b"ag/card/v1".as_slice(),
        &[1],
        &key.public().to_bytes(),
        KEY.as_bytes(),
    ]
    .concat();
    assert_eq!(fingerprint(&one), Sha256::of(&by_hand));
}

/// The code as a PNG, each module `scale` pixels wide.
fn png(text: &str, scale: u32) -> Vec<u8> {
    let code = fast_qr::QRBuilder::new(text)
        .ecl(fast_qr::ECL::M)
        .build()
        .unwrap();
    let size = u32::try_from(code.size).unwrap();
    let side = (size + 8) * scale;
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        let (x, y) = ((x / scale).wrapping_sub(4), (y / scale).wrapping_sub(4));
        let dark = x < size && y < size && code.data[(y * size + x) as usize].value();
        image::Luma([if dark { 20 } else { 240 }])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

use std::io::Cursor;

#[test]
fn it_is_read_from_a_picture() {
    let (_, _, bytes) = made();
    for scale in [4, 9] {
        let picture = png(&qr_text(&bytes), scale);
        assert_eq!(from_picture(&picture).unwrap(), bytes, "{scale}");
    }
    assert_eq!(from_picture(&png("hello", 5)), Err(CardError::NotACard));
    assert_eq!(from_picture(b"hello"), Err(CardError::NoCode));
    let mut cut = png(&qr_text(&bytes), 3);
    cut.truncate(cut.len() / 2);
    assert_eq!(from_picture(&cut), Err(CardError::NoCode));
}

proptest! {
    #![proptest_config(cases(64))]

    /// One changed byte is never taken, save in the line that nobody signs.
    #[test]
    fn no_damage_is_taken(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let (_, card, bytes) = made();
        let mut changed = bytes.clone();
        let at = at.index(bytes.len());
        changed[at] = to;
        match read(&changed, &now()) {
            Ok(read) => {
                let line = bytes.iter().position(|b| *b == b'\n').unwrap();
                let unsigned = line + 1..line + 1 + "untrusted comment: signature".len();
                prop_assert!(changed == bytes || unsigned.contains(&at), "byte {}", at);
                prop_assert_eq!(read, card);
            }
            Err(error) => prop_assert_ne!(error, CardError::Expired),
        }
        let cut = cut.index(bytes.len());
        prop_assert!(read(&bytes[..cut], &now()).is_err());
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\{\"[ -~\n]{0,200}") {
        prop_assert!(read(&bytes, &now()).is_err());
        prop_assert!(read(text.as_bytes(), &now()).is_err());
        prop_assert!(from_picture(&bytes).is_err());
        let _ = from_qr_text(&format!("AGCARD1:{text}"));
        prop_assert_eq!(from_qr_text(&qr_text(&bytes)).unwrap(), bytes);
    }
}

proptest! {
    #![proptest_config(cases(4))]

    /// A damaged picture gives the card or nothing; what its code says is checked as ever.
    #[test]
    fn no_picture_is_a_panic(at in any::<prop::sample::Index>(), by in prop::collection::vec(any::<u8>(), 1..40)) {
        let (_, _, bytes) = made();
        let mut picture = png(&qr_text(&bytes), 3);
        let at = at.index(picture.len());
        for (byte, by) in picture.iter_mut().skip(at).zip(by) {
            *byte ^= by;
        }
        match from_picture(&picture) {
            Ok(read) => prop_assert!(read == bytes || super::read(&read, &now()).is_err()),
            Err(error) => prop_assert!(matches!(error, CardError::NoCode | CardError::NotACard | CardError::Cut)),
        }
    }
}

//! Signatures have one spelling, and no damage is accepted.

use super::key::SECRET;
use super::*;
use crate::private::Private;
use crate::share::trial::cases;
use minisign::{PublicKey, SecretKey, SignatureBox};
use proptest::prelude::*;

fn key() -> SigningKey {
    SigningKey::generate().unwrap()
}

#[test]
fn what_is_signed_is_vouched_for_and_nothing_else() {
    let (mine, other) = (key(), key());
    let text = sign(&mine, b"water, light", "ag-share/1 test").unwrap();
    let public = mine.public();
    assert_eq!(
        verify(&public, b"water, light", &text).unwrap(),
        "ag-share/1 test"
    );
    assert_eq!(verify(&public, b"water, ligh", &text), Err(Forged));
    assert_eq!(verify(&other.public(), b"water, light", &text), Err(Forged));
    let comment = text.replace("share/1 test", "share/1 tent");
    assert_eq!(verify(&public, b"water, light", &comment), Err(Forged));
    for bad in ["a\nb", " a", "a ", "a\u{7}"] {
        assert_eq!(sign(&mine, b"", bad), Err(Error::Comment), "{bad:?}");
    }
    assert_eq!(format!("{mine:?}"), "…");
}

#[test]
fn keys_are_kept_and_damaged_ones_found() {
    let mine = key();
    let kept = mine.secret();
    let again = SigningKey::from_secret(&kept).unwrap();
    assert_eq!(again.public(), mine.public());
    for at in 0..SECRET {
        let mut bytes = kept.expose().clone();
        bytes[at] ^= 1;
        let read = SigningKey::from_secret(&Private::new(bytes));
        // The settings of a password play no part without one.
        let idle = (6..54).contains(&at);
        assert_eq!(read.is_err(), !idle, "byte {at}");
    }
    for cut in [0, 1, 157] {
        let bytes = kept.expose()[..cut].to_vec();
        assert!(SigningKey::from_secret(&Private::new(bytes)).is_err());
    }
}

#[test]
fn a_public_key_has_one_spelling() {
    let text = key().public().to_string();
    assert_eq!(text.parse::<VerifyingKey>().unwrap().to_bytes().len(), 42);
    let json = serde_json::to_string(&text).unwrap();
    assert_eq!(
        serde_json::from_str::<VerifyingKey>(&json)
            .unwrap()
            .as_str(),
        text
    );
    for bad in [
        "",
        text.get(1..).unwrap(),
        &format!("{text}="),
        &format!(" {text}"),
        &format!("QQ{}", text.get(2..).unwrap()),
        &text.to_lowercase(),
    ] {
        assert!(bad.parse::<VerifyingKey>().is_err(), "{bad}");
    }
}

#[test]
fn a_signature_has_one_spelling() {
    let mine = key();
    let public = mine.public();
    let text = sign(&mine, b"x", "c").unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let (two, four) = (lines[1], lines[3]);
    for bad in [
        text.replace('\n', "\r\n"),
        format!("{text}\n"),
        text.trim_end().to_owned(),
        format!("{text}more\n"),
        text.replace("comment: c", "comment:  c"),
        text.replace(four, four.get(4..).unwrap()),
        text.replace(four, ""),
        text.replace(four, &four.replace("==", "AA")),
        text.replace(four, &four.replace("==", "A=")),
        text.replace(two, &two.replace('=', "A")),
        text.replace(two, &format!("{two}AAAA")),
        text.replace(two, &format!("{two} ")),
        text.replace("untrusted", "trusted"),
        String::new(),
        "\n\n\n\n".to_owned(),
        text.replacen('s', "é", 1),
    ] {
        assert_eq!(verify(&public, b"x", &bad), Err(Forged), "{bad}");
    }
    let other = text.replace("comment: signature\n", "comment: anything\n");
    assert!(verify(&public, b"x", &other).is_ok());
}

/// As the `minisign` crate reads and writes them.
mod theirs {
    use super::*;

    pub fn secret(key: &SigningKey) -> SecretKey {
        SecretKey::from_bytes(key.secret().expose()).unwrap()
    }

    pub fn public(key: &SigningKey) -> PublicKey {
        PublicKey::from_base64(key.public().as_str()).unwrap()
    }
}

#[test]
fn keys_are_those_of_minisign() {
    let mine = key();
    let again = PublicKey::from_secret_key(&theirs::secret(&mine)).unwrap();
    assert_eq!(again.to_base64(), mine.public().as_str());
    let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
    let read = SigningKey::from_secret(&Private::new(pair.sk.to_bytes())).unwrap();
    assert_eq!(read.public().as_str(), pair.pk.to_base64());
    assert_eq!(*read.secret().expose(), pair.sk.to_bytes());
}

/// A key of small order would vouch for anything that anybody says.
#[test]
fn a_key_that_vouches_for_everything_vouches_for_nothing() {
    let small = [[&[1_u8][..], &[0; 31]].concat(), vec![0; 32]];
    for point in small {
        let public = [b"Ed".as_slice(), &[7; 8], &point].concat();
        let public: VerifyingKey = data_encoding::BASE64.encode(&public).parse().unwrap();
        // R and A the neutral point, S zero: the equation holds for every message.
        let zero = [[&[1_u8][..], &[0; 31]].concat(), vec![0; 32]].concat();
        let zero: [u8; 64] = zero.try_into().unwrap();
        let text = minisig::write(&[7; 8], &zero, "c", &zero);
        assert_eq!(verify(&public, b"x", &text), Err(Forged));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    /// What one writes the other reads, and neither takes a damaged byte of it.
    #[test]
    fn signatures_are_those_of_minisign(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        comment in "[!-~]([ -~]{0,80}[!-~])?",
        at in any::<prop::sample::Index>(),
    ) {
        let mine = key();
        let (secret, public) = (theirs::secret(&mine), theirs::public(&mine));
        let read = |text: &str, bytes: &[u8]| {
            let read = SignatureBox::from_string(text).unwrap();
            minisign::verify(&public, &read, std::io::Cursor::new(bytes), true, false, false).is_ok()
        };
        let ours = sign(&mine, &bytes, &comment).unwrap();
        prop_assert!(read(&ours, &bytes));
        let signed = minisign::sign(
            Some(&public), &secret, std::io::Cursor::new(&bytes), Some(&comment), Some("signature"),
        );
        let theirs = signed.unwrap().into_string();
        prop_assert_eq!(verify(&mine.public(), &bytes, &theirs), Ok(comment));
        let mut other = bytes.clone();
        if let Some(byte) = other.get_mut(at.index(bytes.len().max(1))) {
            *byte ^= 1;
            prop_assert!(!read(&ours, &other));
            prop_assert_eq!(verify(&mine.public(), &other, &theirs), Err(Forged));
        }
    }


    /// A foreign or damaged signature is never accepted and never a panic.
    #[test]
    fn no_damage_is_accepted(at in 0usize..400, to in any::<u8>(), cut in 0usize..400) {
        let mine = key();
        let public = mine.public();
        let text = sign(&mine, b"x", "ag-share/1 test").unwrap();
        let first = text.find('\n').unwrap();
        let mut bytes = text.clone().into_bytes();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(changed) = String::from_utf8(bytes)
            && changed != text
            && at >= first
        {
            prop_assert_eq!(verify(&public, b"x", &changed), Err(Forged));
        }
        let cut = cut % text.len();
        prop_assert_eq!(verify(&public, b"x", text.get(..cut).unwrap()), Err(Forged));
    }

    #[test]
    fn no_text_is_a_panic(text in "\\PC*", lines in prop::collection::vec("[ -~]{0,120}", 0..6)) {
        let public = key().public();
        prop_assert_eq!(verify(&public, b"x", &text), Err(Forged));
        prop_assert_eq!(verify(&public, b"x", &lines.join("\n")), Err(Forged));
        let _ = text.parse::<VerifyingKey>();
    }
}

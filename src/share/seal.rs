//! A frozen packet as one sealed file: a ZIP with fixed times, sealed by age for one key.

use super::Error;
use super::formats::{self, readme};
use super::packet::Packet;
use crate::error::{Code, Coded};
use crate::paper::Report;
use crate::private::Private;
use crate::words::Words;
use age::x25519::Recipient;

/// A file by its name.
pub type File = (String, Private<Vec<u8>>);

/// Why a text is not a key that a file can be sealed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing was given.
    #[error("no key")]
    Empty,
    /// It begins like a key and is not one.
    #[error("a typo in the key")]
    Typo,
    /// It is the secret half.
    #[error("a secret key")]
    Secret,
    /// It is an SSH key.
    #[error("an SSH key")]
    Ssh,
    /// It is of the post-quantum kind.
    #[error("a post-quantum key")]
    PostQuantum,
    /// It belongs to a plugin or a hardware key.
    #[error("a plugin's key")]
    Plugin,
    /// It is nothing known.
    #[error("not a key")]
    Unknown,
}

impl Coded for KeyError {
    fn code(&self) -> Code {
        Code::Invalid
    }
    fn sentence(&self) -> &'static str {
        match self {
            Self::Empty => crate::key!("share-key-empty"),
            Self::Typo => crate::key!("share-key-typo"),
            Self::Secret => crate::key!("share-key-secret"),
            Self::Ssh => crate::key!("share-key-ssh"),
            Self::PostQuantum => crate::key!("share-key-post-quantum"),
            Self::Plugin => crate::key!("share-key-plugin"),
            Self::Unknown => crate::key!("share-key-unknown"),
        }
    }
    fn field(&self) -> Option<&str> {
        Some("key")
    }
}

/// Reads a recipient's key. Space around it is ignored.
///
/// # Errors
/// What kind of key it is instead.
pub fn key(text: &str) -> Result<Recipient, KeyError> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if let Ok(recipient) = lower.parse::<Recipient>() {
        // Bech32 is all lower or all upper case; a mixture is a sign of a typo.
        let mixed = text != lower && text != text.to_ascii_uppercase();
        return if mixed {
            Err(KeyError::Typo)
        } else {
            Ok(recipient)
        };
    }
    Err(match lower.as_str() {
        "" => KeyError::Empty,
        key if key.starts_with("age-secret-key-") => KeyError::Secret,
        key if key.contains("private key") => KeyError::Secret,
        key if key.starts_with("age-plugin-") => KeyError::Secret,
        key if key.starts_with("ssh-") || key.starts_with("ecdsa-") || key.starts_with("sk-") => {
            KeyError::Ssh
        }
        key if key.starts_with("age1pq1") || key.starts_with("age1tagpq1") => KeyError::PostQuantum,
        key if is_plugin(key) => KeyError::Plugin,
        key if key.starts_with("age1") => KeyError::Typo,
        _ => KeyError::Unknown,
    })
}

/// `age1name1…`: bech32 ends its prefix at the last `1`, and data never holds one. A plain key has
/// 62 letters; one of that length with a `1` in it was copied by hand.
fn is_plugin(key: &str) -> bool {
    key.strip_prefix("age1")
        .and_then(|rest| rest.rsplit_once('1'))
        .is_some_and(|(name, data)| !name.is_empty() && data.len() > 6 && key.len() > 62)
}

/// The files of a packet, in the order in which they are packed: `README.txt`, then
/// [`formats::files`]; the same bytes for the same packet.
///
/// # Errors
/// `Packing`, which no packet is known to cause.
pub fn files(packet: &Packet, report: &Report, words: &Words) -> Result<Vec<File>, Error> {
    let members = formats::files(packet, report, words)?;
    let about = (
        String::from("README.txt"),
        readme::write(packet, words, &members),
    );
    let all = std::iter::once(about).chain(members);
    Ok(all
        .map(|(name, bytes)| (name, Private::new(bytes)))
        .collect())
}

/// Files as one ZIP: the same bytes for the same files.
///
/// # Errors
/// `Packing`, which no files are known to cause.
pub fn zip(files: &[File]) -> Result<Private<Vec<u8>>, Error> {
    let members = files.iter();
    let members: Vec<(&str, &[u8])> = members
        .map(|(name, bytes)| (name.as_str(), bytes.expose().as_slice()))
        .collect();
    let zip = super::zip::write(&members).map_err(|_| Error::Packing)?;
    Ok(Private::new(zip))
}

/// Seals bytes for one key. Every sealing gives other bytes; only the key opens them.
///
/// # Errors
/// `Packing`, which no content is known to cause.
pub fn seal(bytes: &[u8], recipient: &Recipient) -> Result<Vec<u8>, Error> {
    age::encrypt(recipient, bytes).map_err(|_| Error::Packing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn every_wrong_key_has_its_own_name() {
        let cut: String = KEY.chars().take(40).collect();
        let typo = KEY.replace("ql3z", "q13z");
        let table = [
            ("", KeyError::Empty),
            (typo.as_str(), KeyError::Typo),
            (cut.as_str(), KeyError::Typo),
            ("age1", KeyError::Typo),
            (
                "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
                KeyError::Secret,
            ),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", KeyError::Secret),
            ("AGE-PLUGIN-YUBIKEY-1QQPZ3ZCQQZ", KeyError::Secret),
            (
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN alice",
                KeyError::Ssh,
            ),
            ("age1pq1zxcvbnmasdfghjklqwertyu", KeyError::PostQuantum),
            (
                "age1yubikey1q2w7u3vpya839jxxuq8g0sedh3d740d4xvn639sqhr95ejj8vu3hyfumptt",
                KeyError::Plugin,
            ),
            (
                "age1se1qgg72x2qfk9wg3wh0qg9u0v7l5dkq4jx69fv80p6wdus3ftg6flwg5dz2dp",
                KeyError::Plugin,
            ),
            ("hello", KeyError::Unknown),
            (
                "minisign RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
                KeyError::Unknown,
            ),
        ];
        for (text, error) in table {
            assert_eq!(key(text).err(), Some(error), "{text}");
        }
        for good in [KEY, &format!("  {KEY}\n"), &KEY.to_uppercase()] {
            assert!(key(good).is_ok(), "{good}");
        }
        assert_eq!(
            key(&KEY.replace("sfn9", "SFN9")).err(),
            Some(KeyError::Typo)
        );
    }

    #[test]
    fn only_the_key_opens_what_was_sealed() {
        let (mine, other) = (
            age::x25519::Identity::generate(),
            age::x25519::Identity::generate(),
        );
        let sealed = seal(b"water, light", &mine.to_public()).unwrap();
        assert_eq!(age::decrypt(&mine, &sealed).unwrap(), b"water, light");
        assert!(age::decrypt(&other, &sealed).is_err());
    }
}

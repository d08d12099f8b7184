//! Leaving with everything: the key and the sealed packages as files that need nothing of ours, as the
//! `README.txt` of a package says.

pub mod api;
pub mod table;
pub mod wire;

use super::own::Opener;
use crate::private::Private;
use crate::share::names::PairId;
use crate::words::Words;

/// The names that the `README.txt` of a package uses.
pub const KEY: &str = "your-key.txt";
/// A package as it was sealed.
pub const PACKAGE: &str = "packet.age";
/// Its outer signature.
pub const SIGNATURE: &str = "packet.age.minisig";
/// What the signatures are checked with.
pub const PUBLIC: &str = "patient.pub";

/// A package as it came, with what checks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// Their signature, four lines.
    pub signature: String,
    /// The minisign public key of the computer that signed them, as a file.
    pub public: String,
}

/// The file that stock `age` takes with `-i`: one line for each key, and what it is.
#[must_use]
pub fn key_file(openers: &[Opener], words: &Words) -> Private<String> {
    let warning = words.say("practice-key-file", &[]);
    let mut text = format!("# {warning}\n");
    for opener in openers {
        text.push_str(opener.identity.expose());
        text.push('\n');
    }
    Private::new(text)
}

/// A folder's name for a patient: what can be read of their name, and what makes it theirs alone.
#[must_use]
pub fn folder_of(name: &str, pair: &PairId) -> String {
    let letters = name
        .chars()
        .map(|one| if one.is_alphanumeric() { one } else { '-' });
    let name: String = letters.take(40).collect();
    let own: String = pair.as_str().chars().take(8).collect();
    format!("{}-{own}", name.trim_matches('-'))
}

//! Everybody's keys, and bytes as whoever has them could seal and sign them: what lies behind the
//! signatures and the sealing is reached, too.

#![allow(dead_code, reason = "each target takes what it needs")]
use afterglow::private::Private;
use afterglow::share::names::{ObjectName, Sha256};
use afterglow::share::package::Sealed;
use afterglow::share::package::envelope::{self, Numbered, Word};
use afterglow::share::sign::SigningKey;
use age::x25519::Identity;
use std::sync::LazyLock;

const KEYS: &str = include_str!("../../tests/golden/share/keys.txt");
/// The names of the golden objects.
pub const PACKAGE: &str = include_str!("../../tests/golden/share/package.name");
pub const RECEIPT: &str = include_str!("../../tests/golden/share/receipt.name");

/// Signs cards and receipts.
pub static ROOT: LazyLock<SigningKey> = LazyLock::new(|| signing(1));
/// Signs packages.
pub static DEVICE: LazyLock<SigningKey> = LazyLock::new(|| signing(2));
/// Opens both.
pub static OWN: LazyLock<Identity> = LazyLock::new(|| line(3).parse().unwrap());

fn line(at: usize) -> &'static str {
    KEYS.lines().nth(at).unwrap()
}

fn signing(at: usize) -> SigningKey {
    let bytes = data_encoding::BASE64.decode(line(at).as_bytes()).unwrap();
    SigningKey::from_secret(&Private::new(bytes)).unwrap()
}

/// Bytes sealed and signed under the number of a golden object.
pub fn seal(word: Word, name: &str, prev: Sha256, bytes: &[u8], key: &SigningKey) -> Sealed {
    let name: ObjectName = name.trim().parse().unwrap();
    let number = Numbered {
        side: name.side,
        pair: name.pair,
        at: "2026-11-16T00:00:00Z".parse().unwrap(),
        device: name.device,
        seq: name.seq,
        prev,
    };
    let sealed = envelope::wrap(bytes, &[OWN.to_public()]).unwrap();
    envelope::finish(word, number, sealed, key).unwrap()
}

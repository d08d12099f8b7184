//! Opening: every check of a reader, the cheap ones and those that need no parser first.

use super::envelope::{self, Outer, Word};
use super::members::{self, MANIFEST, PAD, SIGNATURE};
use super::seal::{inner_comment, recipient_print};
use super::{Flaw, MOST_PLAIN, MOST_SEALED, Manifest, contents, pad, unzip};
use crate::share::names::{ObjectName, Side};
use crate::share::sign::{self, VerifyingKey};
use age::x25519::Identity;

/// The longest manifest that is parsed.
const MOST_MANIFEST: usize = 1024 * 1024;

/// A package that was opened, and is what it says.
pub struct Opened {
    /// What it is.
    pub manifest: Manifest,
    /// Its files beside the manifest and the padding, in order.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Opened {
    /// A file by its name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        let found = self.files.iter().find(|(path, _)| path == name);
        found.map(|(_, bytes)| bytes.as_slice())
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// Opens a package: who vouches for it first, then for whom it is, then what it says.
///
/// # Errors
/// What is wrong with it. Nothing of it is used then.
pub fn open(
    name: &ObjectName,
    bytes: &[u8],
    signature: &str,
    device: &VerifyingKey,
    me: &Identity,
) -> Result<Opened, Flaw> {
    if bytes.len() > MOST_SEALED {
        return Err(Flaw::TooLarge);
    }
    if name.side != Side::Package {
        return Err(Flaw::Junk);
    }
    let outer = envelope::vouched(Word::Outer, name, bytes, signature, device)?;
    let zip = envelope::unwrap(bytes, me, MOST_PLAIN)?;
    let unpacked = unpack(zip.expose())?;
    read(name, &outer, unpacked, device, me)
}

/// The manifest, its signature, and the other files.
pub(super) struct Unpacked<'a> {
    manifest: &'a [u8],
    signature: &'a str,
    pub(super) files: Vec<(&'a str, &'a [u8])>,
}

/// Takes the ZIP apart.
///
/// # Errors
/// `Damaged`, `TooLarge`
pub(super) fn unpack(zip: &[u8]) -> Result<Unpacked<'_>, Flaw> {
    let mut files = unzip::read(zip)?;
    members::in_order(files.iter().map(|(path, _)| *path))?;
    let Some((PAD, zeros)) = files.pop() else {
        return Err(Flaw::Damaged);
    };
    // The size is one of the classes, and the padding carries nothing.
    if zeros.iter().any(|byte| *byte != 0) || pad::class(zip.len()) != zip.len() {
        return Err(Flaw::Damaged);
    }
    let mut take = |name| {
        let at = files.iter().position(|(path, _)| *path == name);
        at.map(|at| files.remove(at).1).ok_or(Flaw::Damaged)
    };
    let (manifest, signature) = (take(MANIFEST)?, take(SIGNATURE)?);
    if manifest.len() > MOST_MANIFEST {
        return Err(Flaw::TooLarge);
    }
    Ok(Unpacked {
        manifest,
        signature: std::str::from_utf8(signature).map_err(|_| Flaw::Damaged)?,
        files,
    })
}

/// Reads what was unpacked, as said by this device under this name.
///
/// # Errors
/// `Misbound`, `Newer`, `Damaged`, `TooLarge`
pub(super) fn read(
    name: &ObjectName,
    outer: &Outer,
    unpacked: Unpacked<'_>,
    device: &VerifyingKey,
    me: &Identity,
) -> Result<Opened, Flaw> {
    // Signed by someone else inside: another's package in this device's name.
    let said = sign::verify(device, unpacked.manifest, unpacked.signature);
    let said = said.map_err(|_| Flaw::Misbound)?;
    let manifest = Manifest::read(unpacked.manifest)?;
    let own = manifest.pair == name.pair
        && manifest.dev == name.device
        && manifest.seq == name.seq
        && manifest.prev == outer.prev
        && said == inner_comment(&manifest);
    if !own
        || !manifest
            .recipients
            .contains(&recipient_print(&me.to_public()))
    {
        return Err(Flaw::Misbound);
    }
    contents::agree(&manifest, &unpacked.files)?;
    let files = unpacked.files.into_iter();
    Ok(Opened {
        manifest,
        files: files
            .map(|(path, bytes)| (path.to_owned(), bytes.to_vec()))
            .collect(),
    })
}

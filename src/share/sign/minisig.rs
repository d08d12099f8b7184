//! The four lines of a `.minisig` file. There is one spelling of each signature, and no other is read.

use data_encoding::BASE64;

/// Letters of a signature, and of the one over the trusted comment, in base64.
const SIGNED: (usize, usize) = (100, 88);
/// No signature file is longer.
const LONGEST: usize = 2048;
/// Prehashed: the bytes' BLAKE2b-512 is what is signed.
const PREHASHED: [u8; 2] = *b"ED";
pub(super) const UNTRUSTED: &str = "untrusted comment: ";
const TRUSTED: &str = "trusted comment: ";

/// What the lines say.
pub(super) struct Minisig<'a> {
    /// Number of the key.
    pub number: [u8; 8],
    /// Over the bytes.
    pub signature: [u8; 64],
    /// The comment that is signed.
    pub trusted: &'a str,
    /// Over the signature and the comment.
    pub whole: [u8; 64],
}

/// Writes the lines.
pub(super) fn write(
    number: &[u8; 8],
    signature: &[u8; 64],
    trusted: &str,
    whole: &[u8; 64],
) -> String {
    let signature = [PREHASHED.as_slice(), number, signature].concat();
    let (signature, whole) = (BASE64.encode(&signature), BASE64.encode(whole));
    format!("{UNTRUSTED}signature\n{signature}\n{TRUSTED}{trusted}\n{whole}\n")
}

impl<'a> Minisig<'a> {
    /// Reads the lines; none when they are not exactly what minisign writes.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let plain = |c: char| !c.is_control() || "\n\t".contains(c);
        if text.len() > LONGEST || !text.chars().all(plain) {
            return None;
        }
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (first, second) = (lines.next()?, lines.next()?);
        let (third, fourth) = (lines.next()?, lines.next()?);
        let trusted = third.strip_prefix(TRUSTED)?;
        let fits = first.starts_with(UNTRUSTED)
            && trusted.trim() == trusted
            && (second.len(), fourth.len()) == SIGNED
            && lines.next().is_none();
        if !fits {
            return None;
        }
        // This decoder takes one spelling only: padded, and nothing in the bits that carry nothing.
        let signed = BASE64.decode(second.as_bytes()).ok()?;
        let (kind, signed) = signed.split_first_chunk()?;
        let (number, signature) = signed.split_first_chunk()?;
        (*kind == PREHASHED).then_some(Self {
            number: *number,
            signature: signature.try_into().ok()?,
            trusted,
            whole: BASE64.decode(fourth.as_bytes()).ok()?.try_into().ok()?,
        })
    }
}

//! A colour profile reduced to its colours: no device, no maker, no date, no text.

/// Length of the header.
const HEADER: usize = 128;
/// What says how colours are meant.
const KEPT: &[&[u8; 4]] = &[
    b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"chad",
    b"cicp", b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2",
];
/// Kinds of content that hold numbers only.
const NUMBERS: &[&[u8; 4]] = &[
    b"XYZ ", b"curv", b"para", b"sf32", b"cicp", b"mft1", b"mft2", b"mAB ", b"mBA ",
];

/// The profile with nothing in it but colours; nothing when it can't be read. What is neutral
/// already stays the same to the byte.
pub fn neutral(profile: &[u8]) -> Option<Vec<u8>> {
    let (header, rest) = profile.split_first_chunk::<HEADER>()?;
    if header.get(36..40) != Some(b"acsp") {
        return None;
    }
    let count = usize::try_from(number(rest, 0)?).ok()?;
    let mut tags: Vec<([u8; 4], &[u8])> = Vec::new();
    for entry in rest.get(4..)?.chunks_exact(12).take(count) {
        let name = entry.first_chunk::<4>()?;
        let from = usize::try_from(number(entry, 4)?).ok()?;
        let length = usize::try_from(number(entry, 8)?).ok()?;
        if !KEPT.contains(&name) {
            continue;
        }
        let content = profile.get(from..from.checked_add(length)?)?;
        let is_numbers = content
            .first_chunk::<4>()
            .is_some_and(|kind| NUMBERS.contains(&kind));
        if is_numbers {
            tags.push((*name, content));
        }
    }
    (!tags.is_empty()).then(|| written(header, &tags))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.first_chunk::<4>()
        .map(|four| u32::from_be_bytes(*four))
}

fn written(header: &[u8; HEADER], tags: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER + 4 + 12 * tags.len();
    let mut placed: Vec<(&[u8], usize)> = Vec::new();
    for (name, content) in tags {
        // Three curves are mostly one curve.
        let known = placed.iter().find(|(other, _)| other == content);
        let at = match known {
            Some((_, at)) => *at,
            None => {
                let at = start + data.len();
                data.extend_from_slice(content);
                data.resize(data.len().next_multiple_of(4), 0);
                placed.push((content, at));
                at
            }
        };
        table.extend_from_slice(name);
        table.extend_from_slice(&bytes_of(at));
        table.extend_from_slice(&bytes_of(content.len()));
    }
    let mut out = bytes_of(start + data.len()).to_vec();
    out.extend(header.iter().enumerate().skip(4).map(|(at, byte)| {
        // Version, class, spaces, the mark, intent and light; not maker, date, model, author, id.
        let kept = matches!(at, 8..24 | 36..40 | 64..80);
        if kept { *byte } else { 0 }
    }));
    out.extend_from_slice(&bytes_of(tags.len()));
    out.append(&mut table);
    out.append(&mut data);
    out
}

fn bytes_of(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}

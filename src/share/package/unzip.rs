//! A ZIP read strictly: only what one writer would write, with nothing before, between or after.
//!
//! A lenient reader looks for the directory from the end and believes it; two readers then see two
//! packages in one file. Here every byte is accounted for: members lie one after the other, stored,
//! each exactly as the directory says, and the directory ends the file.

use super::Flaw;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Only "names are UTF-8" may be said; no encryption, no lengths after the data, nothing hidden.
const UTF8: u16 = 0x0800;
/// 1980-01-01, 00:00, the earliest there is: when something was written says something too.
const TIME: u32 = 0x0021_0000;
/// More members than any package has: 200 attachments and the fixed files.
const MOST: usize = 300;

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Flaw> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Flaw::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    fn u16(&mut self) -> Result<u16, Flaw> {
        let bytes = self.take(2)?.try_into().map_err(|_| Flaw::Damaged)?;
        Ok(u16::from_le_bytes(bytes))
    }

    fn u32(&mut self) -> Result<u32, Flaw> {
        let bytes = self.take(4)?.try_into().map_err(|_| Flaw::Damaged)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn length(&mut self) -> Result<usize, Flaw> {
        usize::try_from(self.u32()?).map_err(|_| Flaw::Damaged)
    }

    fn is(&mut self, expected: u32) -> Result<(), Flaw> {
        sound(self.u32()? == expected)
    }

    fn begins(&self, mark: u32) -> bool {
        self.rest.starts_with(&mark.to_le_bytes())
    }
}

fn sound(holds: bool) -> Result<(), Flaw> {
    if holds { Ok(()) } else { Err(Flaw::Damaged) }
}

/// What is said of a member, once before it and once in the directory.
#[derive(PartialEq, Eq)]
struct Said<'a> {
    flags: u16,
    crc: u32,
    size: usize,
    name: &'a str,
}

/// From the flags on; `extra` reads what stands between the lengths and the name.
fn said<'a>(
    from: &mut Reader<'a>,
    extra: impl FnOnce(&mut Reader<'a>) -> Result<(), Flaw>,
) -> Result<Said<'a>, Flaw> {
    let (flags, method) = (from.u16()?, from.u16()?);
    sound(flags & !UTF8 == 0 && method == 0)?;
    from.is(TIME)?;
    let (crc, packed, size) = (from.u32()?, from.length()?, from.length()?);
    sound(packed == size)?;
    let (name, more) = (usize::from(from.u16()?), from.u16()?);
    sound(more == 0)?;
    extra(from)?;
    let name = std::str::from_utf8(from.take(name)?).map_err(|_| Flaw::Damaged)?;
    Ok(Said {
        flags,
        crc,
        size,
        name,
    })
}

/// The members, in the order of the file.
///
/// # Errors
/// `Damaged` for everything that is not one plain, stored archive; `TooLarge` for too many members.
pub fn read(zip: &[u8]) -> Result<Vec<(&str, &[u8])>, Flaw> {
    let mut from = Reader { rest: zip };
    let (mut members, mut all) = (Vec::new(), Vec::new());
    while from.begins(LOCAL) {
        if members.len() == MOST {
            return Err(Flaw::TooLarge);
        }
        let at = zip.len() - from.rest.len();
        from.is(LOCAL)?;
        let _version = from.u16()?;
        let one = said(&mut from, |_| Ok(()))?;
        let bytes = from.take(one.size)?;
        sound(crc(bytes) == one.crc)?;
        members.push((one.name, bytes));
        all.push((one, at));
    }
    let start = zip.len() - from.rest.len();
    for (one, at) in &all {
        sound(central(&mut from, *at)? == *one)?;
    }
    end(&mut from, zip.len(), start, all.len())?;
    Ok(members)
}

fn central<'a>(from: &mut Reader<'a>, at: usize) -> Result<Said<'a>, Flaw> {
    from.is(CENTRAL)?;
    let _versions = from.u32()?;
    said(from, |from| {
        let (comment, disk) = (from.u16()?, from.u16()?);
        sound(comment == 0 && disk == 0)?;
        let _inside = from.u16()?;
        sound(is_plain_file(from.u32()?))?;
        let offset = from.length()?;
        sound(offset == at)
    })
}

/// Neither a link, which stock `unzip` would make, nor a folder or a device.
fn is_plain_file(attributes: u32) -> bool {
    let kind = (attributes >> 16) & 0o170_000;
    (kind == 0 || kind == 0o100_000) && attributes & 0x10 == 0
}

fn end(from: &mut Reader<'_>, length: usize, start: usize, count: usize) -> Result<(), Flaw> {
    let directory = length - from.rest.len() - start;
    from.is(END)?;
    sound(from.u32()? == 0)?;
    let (here, all) = (from.u16()?, from.u16()?);
    sound(here == all && usize::from(all) == count)?;
    let (size, offset) = (from.length()?, from.length()?);
    let comment = from.u16()?;
    sound(size == directory && offset == start && comment == 0 && from.rest.is_empty())
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

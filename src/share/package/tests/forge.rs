//! Archives put together by hand, as an attacker would.

/// One member as bytes, with whatever an attacker says of it.
#[derive(Clone)]
pub struct Member {
    pub name: Vec<u8>,
    pub bytes: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub crc: Option<u32>,
    pub size: Option<u32>,
    pub packed: Option<u32>,
    pub extra: Vec<u8>,
    pub offset: Option<u32>,
    pub named_inside: Option<Vec<u8>>,
    pub mode: u32,
}

pub fn member(name: &str, bytes: &[u8]) -> Member {
    Member {
        name: name.into(),
        bytes: bytes.into(),
        flags: 0,
        method: 0,
        crc: None,
        size: None,
        packed: None,
        extra: Vec::new(),
        offset: None,
        named_inside: None,
        mode: 0o100_600 << 16,
    }
}

impl Member {
    fn said(&self, name: &[u8]) -> Vec<u8> {
        let mut sum = flate2::Crc::new();
        sum.update(&self.bytes);
        let length = u32::try_from(self.bytes.len()).unwrap();
        let mut said = Vec::new();
        said.extend(self.flags.to_le_bytes());
        said.extend(self.method.to_le_bytes());
        said.extend([0, 0, 0x21, 0]);
        said.extend(self.crc.unwrap_or(sum.sum()).to_le_bytes());
        said.extend(self.packed.unwrap_or(length).to_le_bytes());
        said.extend(self.size.unwrap_or(length).to_le_bytes());
        said.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        said.extend(u16::try_from(self.extra.len()).unwrap().to_le_bytes());
        said
    }
}

/// Puts members together by hand; `between` stands before the directory, `comment` at the end.
pub fn archive(members: &[Member], between: &[u8], comment: &[u8]) -> Vec<u8> {
    let (mut all, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let at = u32::try_from(all.len()).unwrap();
        all.extend(b"PK\x03\x04\x0a\x00");
        let inside = member.named_inside.as_ref().unwrap_or(&member.name);
        all.extend(member.said(inside));
        all.extend(inside);
        all.extend(&member.extra);
        all.extend(&member.bytes);
        directory.extend(b"PK\x01\x02\x0a\x03\x0a\x00");
        directory.extend(member.said(&member.name));
        directory.extend([0; 6]);
        directory.extend(member.mode.to_le_bytes());
        directory.extend(member.offset.unwrap_or(at).to_le_bytes());
        directory.extend(&member.name);
        directory.extend(&member.extra);
    }
    all.extend(between);
    let count = u16::try_from(members.len()).unwrap();
    let (at, size) = (all.len(), directory.len());
    all.extend(directory);
    all.extend(b"PK\x05\x06\0\0\0\0");
    all.extend(count.to_le_bytes());
    all.extend(count.to_le_bytes());
    all.extend(u32::try_from(size).unwrap().to_le_bytes());
    all.extend(u32::try_from(at).unwrap().to_le_bytes());
    all.extend(u16::try_from(comment.len()).unwrap().to_le_bytes());
    all.extend(comment);
    all
}

//! Pictures as cameras, phones and programs write them, made by code.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, Rgb, RgbImage};

/// What must never come through: each stands in a place where cameras and programs write such things.
pub(super) const SECRETS: &[&str] = &[
    "CAMERA-MODEL",
    "GPS-PLACE",
    "EMBEDDED-THUMBNAIL",
    "XMP-PACKET",
    "IPTC-CITY",
    "A-COMMENT",
    "MPF-TRAILER",
    "MAKER-PROFILE",
    "TEXT-CHUNK",
    "PROFILE-NAME",
];

pub(super) fn sunset(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light = u8::try_from(x * 255 / width).unwrap();
        Rgb([
            light,
            if x < width / 2 && y < height / 2 {
                250
            } else {
                10
            },
            80,
        ])
    })
}

pub(super) fn jpeg_of(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(picture)
        .unwrap();
    bytes
}

pub(super) fn png_of(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(PngEncoder::new(&mut bytes))
        .unwrap();
    bytes
}

pub(super) fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], content].concat()
}

/// An EXIF block as cameras write it: orientation, model, place, and a small picture behind it.
pub(super) fn exif(turned: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend_from_slice(&[0x12, 1, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0]);
    exif.extend_from_slice(&[0x10, 1, 2, 0, 12, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend_from_slice(&[0; 4]);
    exif.extend_from_slice(b"CAMERA-MODEL\0 GPS-PLACE 52.5,13.4 EMBEDDED-THUMBNAIL");
    exif
}

/// A colour profile with a maker in its header and in its description.
pub(super) fn profile() -> Vec<u8> {
    let mut tags: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    let xyz = |n: u8| {
        [
            b"XYZ \0\0\0\0".as_slice(),
            &[0, 0, n, 0, 0, 0, 1, 0, 0, 0, 2, 0],
        ]
        .concat()
    };
    for (n, name) in (1..).zip([*b"wtpt", *b"rXYZ", *b"gXYZ", *b"bXYZ"]) {
        tags.push((name, xyz(n)));
    }
    for name in [*b"rTRC", *b"gTRC", *b"bTRC"] {
        tags.push((name, b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0".to_vec()));
    }
    tags.push((
        *b"desc",
        b"desc\0\0\0\0\0\0\0\x10MAKER-PROFILE\0\0\0".to_vec(),
    ));
    let mut header = vec![0; 128];
    header[36..40].copy_from_slice(b"acsp");
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[48..56].copy_from_slice(b"MAKRMODL");
    let mut at = 132 + 12 * tags.len();
    let (mut table, mut data) = (
        u32::try_from(tags.len()).unwrap().to_be_bytes().to_vec(),
        vec![],
    );
    for (name, content) in &tags {
        table.extend_from_slice(name);
        table.extend_from_slice(&u32::try_from(at).unwrap().to_be_bytes());
        table.extend_from_slice(&u32::try_from(content.len()).unwrap().to_be_bytes());
        data.extend_from_slice(content);
        at += content.len();
    }
    header[0..4].copy_from_slice(&u32::try_from(at).unwrap().to_be_bytes());
    [header, table, data].concat()
}

/// As a phone writes it.
pub(super) fn photo(picture: &RgbImage, turned: u8) -> Vec<u8> {
    let plain = jpeg_of(picture);
    let jfxx = segment(0xE0, b"JFXX\0\x10EMBEDDED-THUMBNAIL");
    let icc = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile()].concat();
    let parts = [
        plain[..2].to_vec(),
        segment(0xE1, &[b"Exif\0\0".as_slice(), &exif(turned)].concat()),
        jfxx,
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0XMP-PACKET"),
        segment(0xE2, &icc),
        segment(0xE2, b"MPF\0MPF-TRAILER"),
        segment(0xED, b"Photoshop 3.0\0IPTC-CITY"),
        segment(0xFE, b"A-COMMENT"),
        plain[2..].to_vec(),
        b"MPF-TRAILER".to_vec(),
        plain.clone(),
        b"ftypmp42 moving EMBEDDED-THUMBNAIL".to_vec(),
    ];
    parts.concat()
}

pub(super) fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], name, content, &sum.sum().to_be_bytes()].concat()
}

/// As a camera, a screenshot tool or an editor may write it.
pub(super) fn screenshot(picture: &DynamicImage, turned: u8) -> Vec<u8> {
    let plain = png_of(picture);
    let mut packed =
        flate2::write::ZlibEncoder::new(b"PROFILE-NAME\0\0".to_vec(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &profile()).unwrap();
    let parts = [
        plain[..33].to_vec(),
        chunk(b"iCCP", &packed.finish().unwrap()),
        chunk(b"eXIf", &exif(turned)),
        chunk(b"tEXt", b"Comment\0TEXT-CHUNK"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0XMP-PACKET"),
        chunk(b"zTXt", b"k\0\0TEXT-CHUNK"),
        chunk(b"tIME", &[7, 234, 11, 9, 14, 0, 0]),
        chunk(b"caBX", b"A-COMMENT"),
        plain[33..].to_vec(),
        b"EMBEDDED-THUMBNAIL what the screenshot was cut from".to_vec(),
    ];
    parts.concat()
}

//! Pictures with everything a camera writes, taken apart again.

mod made;

use super::*;
use image::{DynamicImage, RgbaImage};
use made::{SECRETS, chunk, jpeg_of, photo, png_of, screenshot, sunset};
use proptest::prelude::*;

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes())
}

fn assert_bare(ready: &Ready) {
    for bytes in [&ready.whole, &ready.small] {
        for secret in SECRETS
            .iter()
            .chain(&["MAKRMODL", "Exif\0\0II", "http://ns.adobe"])
        {
            assert!(!holds(bytes, secret), "{secret} came through");
        }
    }
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().to_rgb8().into_raw()
}

#[test]
fn nothing_of_place_or_camera_comes_through_and_every_pixel_does() {
    let picture = sunset(64, 48);
    for turned in 1..=8 {
        let photo = photo(&picture, turned);
        assert!(SECRETS[..8].iter().all(|secret| holds(&photo, secret)));
        let ready = prepare(&photo).unwrap();
        assert_bare(&ready);
        assert_eq!(
            pixels(&ready.whole),
            pixels(&jpeg_of(&picture)),
            "not lossless"
        );
        let exif: Vec<_> = ready
            .whole
            .windows(4)
            .filter(|four| four == b"Exif")
            .collect();
        assert_eq!(exif.len(), usize::from(turned > 1));
        let seen = if turned < 5 { (64, 48) } else { (48, 64) };
        assert_eq!((ready.width, ready.height), seen);
    }
    let ready = prepare(&screenshot(&DynamicImage::from(picture.clone()), 1)).unwrap();
    assert_bare(&ready);
    assert_eq!(pixels(&ready.whole), picture.into_raw());
}

#[test]
fn a_picture_is_seen_the_way_up_it_was_held() {
    // The light corner is at the top left of the sensor; held with its right side up (6) it is at
    // the top right.
    let picture = sunset(64, 48);
    let corner = |ready: &Ready| {
        let small = image::load_from_memory(&ready.small).unwrap().to_rgb8();
        let (right, low) = (small.width() - 6, small.height() - 6);
        let light = |x, y| small.get_pixel(x, y).0[1] > 120;
        [
            light(5, 5),
            light(right, 5),
            light(5, low),
            light(right, low),
        ]
    };
    let wanted = [
        (1, [true, false, false, false]),
        (3, [false, false, false, true]),
        (6, [false, true, false, false]),
        (8, [false, false, true, false]),
    ];
    for (turned, lights) in wanted {
        let photo = prepare(&photo(&picture, turned)).unwrap();
        assert_eq!(corner(&photo), lights, "JPEG held {turned}");
        let shot = prepare(&screenshot(&DynamicImage::from(picture.clone()), turned)).unwrap();
        assert_eq!(corner(&shot), lights, "PNG held {turned}");
        assert_bare(&shot);
        // A PNG is turned itself, without loss.
        let whole = image::load_from_memory(&shot.whole).unwrap();
        assert_eq!((whole.width(), whole.height()), (shot.width, shot.height));
    }
}

#[test]
fn what_is_ready_stays_the_same_to_the_byte() {
    let picture = sunset(40, 30);
    for bytes in [
        photo(&picture, 6),
        photo(&picture, 1),
        screenshot(&DynamicImage::from(picture.clone()), 1),
        screenshot(&DynamicImage::from(picture.clone()), 8),
        png_of(&DynamicImage::from(RgbaImage::new(9, 7))),
    ] {
        let once = prepare(&bytes).unwrap();
        assert_eq!(prepare(&once.whole).unwrap(), once);
    }
}

#[test]
fn colours_stay_as_they_were_meant() {
    let ready = prepare(&photo(&sunset(20, 20), 1)).unwrap();
    assert!(holds(&ready.whole, "ICC_PROFILE") && holds(&ready.whole, "rXYZ"));
    let shot = prepare(&screenshot(&DynamicImage::from(sunset(20, 20)), 1)).unwrap();
    assert!(holds(&shot.whole, "iCCP"));
}

#[test]
fn a_small_one_is_small_and_keeps_what_can_be_seen_through() {
    let ready = prepare(&jpeg_of(&sunset(1_600, 900))).unwrap();
    let small = image::load_from_memory(&ready.small).unwrap();
    assert_eq!((small.width(), small.height()), (480, 270));
    assert!(ready.small.len() < 40_000);
    let glass = prepare(&png_of(&DynamicImage::from(RgbaImage::new(60, 60)))).unwrap();
    assert!(
        image::load_from_memory(&glass.small)
            .unwrap()
            .color()
            .has_alpha()
    );
}

#[test]
fn what_is_no_picture_is_refused_with_its_reason() {
    let photo = photo(&sunset(64, 48), 1);
    let shot = png_of(&DynamicImage::from(sunset(64, 48)));
    let mut bomb = shot.clone();
    // 50,000 by 50,000 pixels, by the word of the header alone.
    bomb.splice(
        8..33,
        chunk(
            b"IHDR",
            &[0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 2, 0, 0, 0],
        ),
    );
    let mut huge_jpeg = jpeg_of(&sunset(16, 16));
    let frame = huge_jpeg
        .windows(2)
        .position(|two| two == [0xFF, 0xC0])
        .unwrap();
    huge_jpeg.splice(frame + 5..frame + 9, [0xFF; 4]);
    let mut wrong_sum = shot.clone();
    wrong_sum[50] ^= 1;
    let first_scan = photo
        .windows(2)
        .position(|two| two == [0xFF, 0xDA])
        .unwrap();
    for (bytes, why) in [
        (vec![], Error::Empty),
        (vec![0xFF; LARGEST + 1], Error::TooLarge),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Error::Heic),
        (b"\0\0\0\x18ftypmif1\0\0\0\0".to_vec(), Error::Heic),
        (b"GIF89a".to_vec(), Error::NoPicture),
        (b"not a picture".to_vec(), Error::NoPicture),
        (b"<svg onload='x'/>".to_vec(), Error::NoPicture),
        (vec![0xFF, 0xD8, 0xFF], Error::Damaged),
        (photo[..first_scan + 60].to_vec(), Error::Damaged),
        (shot[..shot.len() - 20].to_vec(), Error::Damaged),
        (wrong_sum, Error::Damaged),
        (bomb, Error::TooManyPixels),
        (huge_jpeg, Error::TooManyPixels),
    ] {
        let start = bytes.get(..8.min(bytes.len())).unwrap().to_vec();
        assert_eq!(prepare(&bytes).unwrap_err(), why, "{start:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Cut, flipped and stuffed anywhere: an answer or a reason, and an answer is always bare and settled.
    #[test]
    fn foreign_bytes_never_break_out(
        png in any::<bool>(), turned in 0_u8..12, cut in 0_usize..6_000,
        flips in prop::collection::vec((0_usize..3_000, any::<u8>()), 0..8),
        stuffing in prop::collection::vec(any::<u8>(), 0..40), at in 0_usize..3_000,
    ) {
        let picture = sunset(24, 18);
        let mut bytes = if png {
            screenshot(&DynamicImage::from(picture), turned)
        } else {
            photo(&picture, turned)
        };
        bytes.truncate(cut.max(8));
        for (place, with) in flips {
            if let Some(byte) = bytes.get_mut(place) {
                *byte ^= with;
            }
        }
        let at = at.min(bytes.len());
        bytes.splice(at..at, stuffing);
        if let Ok(ready) = prepare(&bytes) {
            prop_assert_eq!(&prepare(&ready.whole).map(|again| again.whole), &Ok(ready.whole));
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0..3) {
        let start: &[u8] = match kind {
            0 => &[0xFF, 0xD8, 0xFF],
            1 => png::SIGNATURE,
            _ => &[],
        };
        let _ = prepare(&[start, &bytes].concat());
    }
}

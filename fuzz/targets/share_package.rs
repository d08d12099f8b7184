//! Any bytes as the archive of a package that is sealed and signed well: refused, or it is what it says.
#![no_main]

mod golden;

use afterglow::share::canonical;
use afterglow::share::names::Sha256;
use afterglow::share::package::envelope::Word;
use afterglow::share::package::{Manifest, open};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The golden package stands behind another one; its sum is in its outer signature.
    let prev = golden_prev();
    let key = &golden::DEVICE;
    let sealed = golden::seal(Word::Outer, golden::PACKAGE, prev, bytes, key);
    let opened = open(
        &sealed.name,
        &sealed.bytes,
        &sealed.signature,
        &key.public(),
        &golden::OWN,
    );
    if let Ok(opened) = opened {
        let told = canonical::write(&opened.manifest).unwrap();
        assert_eq!(Manifest::read(&told).unwrap(), opened.manifest);
        for line in &opened.manifest.files {
            assert_eq!(opened.file(&line.path).map(Sha256::of), Some(line.sha256));
        }
    }
});

fn golden_prev() -> Sha256 {
    let signature = include_str!("../../tests/golden/share/package.age.minisig");
    let comment = signature.lines().nth(2).unwrap();
    comment.rsplit(' ').next().unwrap().parse().unwrap()
}

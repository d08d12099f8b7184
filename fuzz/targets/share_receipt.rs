//! Any bytes as what a receipt says that is sealed and signed well: refused, or said again the same.
#![no_main]

mod golden;

use afterglow::share::names::Sha256;
use afterglow::share::package::envelope::Word;
use afterglow::share::receipt::{open_receipt, seal_receipt};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let key = &golden::ROOT;
    let open = |sealed: &afterglow::share::package::Sealed| {
        let (name, bytes) = (&sealed.name, &sealed.bytes);
        open_receipt(name, bytes, &sealed.signature, &key.public(), &golden::OWN)
    };
    let sealed = golden::seal(Word::Receipt, golden::RECEIPT, golden_prev(), bytes, key);
    if let Ok(receipt) = open(&sealed) {
        let again = seal_receipt(&receipt, key, &golden::OWN.to_public()).unwrap();
        assert_eq!(open(&again), Ok(receipt));
    }
});

fn golden_prev() -> Sha256 {
    let signature = include_str!("../../tests/golden/share/receipt.age.minisig");
    let comment = signature.lines().nth(2).unwrap();
    comment.rsplit(' ').next().unwrap().parse().unwrap()
}

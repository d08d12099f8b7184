//! A hello opens for a pair that nobody knows, and only when its own keys vouch for it.

use super::*;
use crate::share::names::ObjectName;

fn hello(pair: &Pair) -> Hello {
    let key = pair.device.public();
    Hello {
        root: pair.root.public(),
        device: HelloDevice {
            dev: pair.dev.clone(),
            certificate: certify(&pair.root, &pair.pair, &pair.dev, &key).unwrap(),
            key,
        },
        receipts: pair.own.to_public().to_string(),
        name: Private::from("M."),
    }
}

fn said(pair: &Pair, bytes: Vec<u8>) -> Result<Sealed, Error> {
    pair.seal(Draft {
        files: vec![("hello.json".into(), bytes)],
        ..pair.draft(Kind::Hello, 0)
    })
}

fn read(pair: &Pair, sealed: &Sealed) -> Result<Hello, Flaw> {
    let (bytes, signature) = (&sealed.bytes, &sealed.signature);
    open_hello(&sealed.name, bytes, signature, &pair.therapist).map(|(hello, _)| hello)
}

#[test]
fn it_is_read_without_knowing_the_pair() {
    let pair = Pair::new();
    let hello = hello(&pair);
    let sealed = said(&pair, hello.write(&pair.pair).unwrap()).unwrap();
    assert_eq!(sealed.name.seq, 0);
    assert_eq!(read(&pair, &sealed), Ok(hello));
    assert!(sealed.bytes.len() < 18 * 1024);
    // A chain's hello opens like any other package, too.
    assert_eq!(pair.open(&sealed).unwrap().manifest.kind, Kind::Hello);
    let elsewhere = Identity::generate();
    let other = open_hello(&sealed.name, &sealed.bytes, &sealed.signature, &elsewhere);
    assert_eq!(other.err(), Some(Flaw::NotForMe));
}

#[test]
fn keys_that_do_not_vouch_for_it_are_not_believed() {
    let (pair, other) = (Pair::new(), Pair::new());
    let good = hello(&pair);
    let mut stolen = hello(&pair);
    stolen.root = other.root.public();
    let mut moved = hello(&pair);
    moved.device.dev = DeviceId::new([3; 5]);
    let mut nameless = hello(&pair);
    nameless.name = Private::from("");
    let mut long = hello(&pair);
    long.name = Private::new("a".repeat(121));
    let mut keyless = hello(&pair);
    keyless.receipts = "age1".into();
    for bad in [stolen, moved, nameless, long, keyless] {
        assert_eq!(bad.write(&pair.pair).err(), Some(Error::Draft));
        let bytes = crate::share::canonical::write(&bad).unwrap();
        let sealed = said(&pair, bytes).unwrap();
        assert_eq!(read(&pair, &sealed).err(), Some(Flaw::Misbound));
    }
    // Another device of the same root signs it: the certificate is for the one it names.
    let mut foreign = said(&pair, good.write(&pair.pair).unwrap()).unwrap();
    foreign.signature = other.seal(other.draft(Kind::End, 1)).unwrap().signature;
    assert_eq!(read(&pair, &foreign).err(), Some(Flaw::Junk));
    let sealed = said(&pair, b"{}".to_vec()).unwrap();
    assert_eq!(read(&pair, &sealed).err(), Some(Flaw::Damaged));
    // The certificate is of another pair.
    let elsewhere = PairId::new([8; 16]);
    assert_eq!(good.write(&elsewhere).err(), Some(Error::Draft));
    assert!(is_certified(&good.root, &pair.pair, &good.device));
    // The root signed the same words for another purpose.
    let line = crate::share::canonical::write(&serde_json::json!({
        "v": 1, "pair": pair.pair, "dev": pair.dev, "key": good.device.key,
    }));
    let mut certified = good.device.clone();
    let mut says = |comment: &str| {
        let line = line.as_ref().unwrap();
        certified.certificate = sign::sign(&pair.root, line, comment).unwrap();
        is_certified(&good.root, &pair.pair, &certified)
    };
    assert!(says("ag-share/1 device"));
    assert!(!says("ag-share/1 card"));
    assert!(!is_certified(&good.root, &elsewhere, &good.device));
}

#[test]
fn only_a_hello_is_a_hello() {
    let pair = Pair::new();
    let data = pair.seal(pair.data(&["x"])).unwrap();
    assert_eq!(read(&pair, &data).err(), Some(Flaw::Junk));
    let large = said(&pair, vec![b' '; MOST_HELLO]);
    assert_eq!(large.err(), Some(Error::TooLarge));
    let good = said(&pair, hello(&pair).write(&pair.pair).unwrap()).unwrap();
    let name = ObjectName {
        seq: 1,
        ..good.name.clone()
    };
    let moved = open_hello(&name, &good.bytes, &good.signature, &pair.therapist);
    assert_eq!(moved.err(), Some(Flaw::Junk));
    let pair_of_others = ObjectName {
        pair: PairId::new([8; 16]),
        ..good.name
    };
    let moved = open_hello(
        &pair_of_others,
        &good.bytes,
        &good.signature,
        &pair.therapist,
    );
    assert_eq!(moved.err(), Some(Flaw::Misbound));
}

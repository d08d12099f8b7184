//! What holds of whatever was read: it stays within bounds, and goes out and comes in to the byte.

use afterglow::journal::files::{Reading, json, read_json};
use afterglow::journal::fits;

/// Where the reader is.
pub const HERE: chrono_tz::Tz = chrono_tz::America::New_York;

/// Looks at what was read.
pub fn look(mut reading: Reading) {
    reading.settle();
    for leaf in &reading.leaves {
        assert!(fits(leaf.text.words.expose()).is_ok());
    }
    let first = json::write(&reading.leaves).unwrap();
    let mut again = Reading::default();
    read_json("", &first, HERE, &mut again);
    again.settle();
    assert!(again.left.is_empty(), "{:?}", again.left);
    assert_eq!(json::write(&again.leaves).unwrap(), first);
}

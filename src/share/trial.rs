//! How often foreign bytes are tried: a little each time, and long in `cargo xtask test --long`.

use proptest::prelude::ProptestConfig;

/// So many cases where 256 are the usual number; the long run asks proptest for more.
pub fn cases(few: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: (usual.cases.saturating_mul(few) / 256).max(1),
        // Keys are new each time, so that a saved seed would say nothing.
        failure_persistence: None,
        ..usual
    }
}

//! From a passphrase to a key: Argon2id, calibrated when a vault is made, bounded when one is read.

use super::Error;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

/// A 256-bit key, wiped when dropped.
pub type Key = Zeroizing<[u8; 32]>;

/// What one guess costs: memory in KiB, passes, lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Below this a header is refused: someone weakened it.
pub const FLOOR: Cost = Cost {
    memory: 64 * 1024,
    passes: 3,
    lanes: 4,
};

/// Above this a header is refused: it was planted to exhaust the machine.
pub const CAP: Cost = Cost {
    memory: 1024 * 1024,
    passes: 16,
    lanes: 8,
};

impl Cost {
    /// Is it within the floor and the cap?
    #[must_use]
    pub fn is_sane(self) -> bool {
        (FLOOR.memory..=CAP.memory).contains(&self.memory)
            && (FLOOR.passes..=CAP.passes).contains(&self.passes)
            && (FLOOR.lanes..=CAP.lanes).contains(&self.lanes)
    }
}

/// The dearest memory step that keeps one guess near a second, from the measured time of the floor.
#[must_use]
pub fn choose(floor_took: Duration) -> Cost {
    let limit = Duration::from_millis(1_200);
    let affordable = [16_u32, 8, 4, 2]
        .into_iter()
        .find(|times| floor_took.saturating_mul(*times) <= limit)
        .unwrap_or(1);
    Cost {
        memory: (FLOOR.memory * affordable).min(CAP.memory),
        ..FLOOR
    }
}

/// Derives the key of a passphrase (NFKC, so that it opens from every keyboard).
///
/// # Errors
/// `NeedsMemory` when the machine cannot spare the memory, `Damaged` when the cost is out of bounds.
pub fn derive(passphrase: &str, salt: &[u8; 16], cost: Cost) -> Result<Key, Error> {
    if !cost.is_sane() {
        return Err(Error::Damaged);
    }
    let params =
        Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).map_err(|_| Error::Damaged)?;
    let blocks = params.block_count();
    let mut memory: Vec<Block> = Vec::new();
    memory
        .try_reserve_exact(blocks)
        .map_err(|_| Error::NeedsMemory)?;
    memory.resize(blocks, Block::default());
    let text: Zeroizing<String> = Zeroizing::new(passphrase.nfkc().collect());
    let mut key = Key::default();
    let outcome = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(text.as_bytes(), salt, key.as_mut(), &mut memory);
    memory.iter_mut().for_each(Zeroize::zeroize);
    outcome.map_err(|_| Error::Damaged)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_machine_gets_the_floor_and_a_fast_one_the_cap() {
        assert_eq!(choose(Duration::from_secs(9)), FLOOR);
        assert_eq!(choose(Duration::from_millis(155)).memory, 256 * 1024);
        assert_eq!(choose(Duration::from_millis(10)).memory, CAP.memory);
    }

    #[test]
    fn weak_and_mad_costs_are_refused() {
        for cost in [
            Cost {
                memory: 19 * 1024,
                passes: 2,
                lanes: 1,
            },
            Cost {
                memory: u32::MAX,
                ..FLOOR
            },
            Cost {
                passes: 17,
                ..FLOOR
            },
            Cost { lanes: 0, ..FLOOR },
        ] {
            assert!(matches!(derive("x", &[0; 16], cost), Err(Error::Damaged)));
        }
    }
}

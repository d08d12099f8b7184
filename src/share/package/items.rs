//! The items of a manifest against `entries.json`: nothing more and nothing less than was agreed to.

use super::{Flaw, Item, Op};
use crate::share::canonical::{self, NotCanonical};
use crate::share::names::Sha256;
use serde_json::Value;
use std::collections::BTreeMap;

/// The longest `entries.json` that is parsed; in memory it is many times larger.
const MOST_ENTRIES: usize = 16 * 1024 * 1024;

/// The sum of an item: of its element of `entries.json` in canonical JSON.
///
/// # Errors
/// `NotCanonical` for what JSON cannot hold.
pub fn sum(element: &Value) -> Result<Sha256, NotCanonical> {
    canonical::write(element).map(|bytes| Sha256::of(&bytes))
}

/// What stands in the lists of `entries.json`, and what stands there alone.
pub fn elements_of(whole: &Value) -> impl Iterator<Item = &Value> {
    let values = whole.as_object().into_iter().flat_map(|map| map.values());
    values.flat_map(|value| match value {
        Value::Array(list) => list.as_slice(),
        alone => std::slice::from_ref(alone),
    })
}

/// Every item that is put has its element, and every element its item. An element is an object of
/// `entries.json`, in one of its lists or alone, that has an `id` and a `revision`.
///
/// # Errors
/// `Damaged`, `TooLarge`
pub fn agree(items: &[Item], entries: Option<&[u8]>) -> Result<(), Flaw> {
    if entries.is_some_and(|bytes| bytes.len() > MOST_ENTRIES) {
        return Err(Flaw::TooLarge);
    }
    let whole: Value = match entries {
        Some(bytes) => serde_json::from_slice(bytes).map_err(|_| Flaw::Damaged)?,
        None => Value::Null,
    };
    let mut elements: BTreeMap<&str, &Value> = BTreeMap::new();
    for element in elements_of(&whole) {
        let id = element.get("id").and_then(Value::as_str);
        if let (Some(id), Some(_)) = (id, element.get("revision"))
            && elements.insert(id, element).is_some()
        {
            return Err(Flaw::Damaged);
        }
    }
    let mut put = 0;
    for item in items.iter().filter(|item| item.op == Op::Put) {
        let element = elements.get(item.entry.as_str()).ok_or(Flaw::Damaged)?;
        if sum(element).map_err(|_| Flaw::Damaged)? != item.sha256 {
            return Err(Flaw::Damaged);
        }
        put += 1;
    }
    if put == elements.len() {
        Ok(())
    } else {
        Err(Flaw::Damaged)
    }
}

//! What a package holds, thing by thing.

use super::table::{self, Item};
use crate::app::Room;
use crate::error::Failure;
use crate::practice::pairs::Pair;
use crate::private::Private;
use crate::share::names::ObjectName;
use crate::share::package::{Op, Opened};
use serde_json::Value;

/// Keeps each element by itself, so that one can be taken back, and the files beside them.
///
/// # Errors
/// The store's.
pub(super) fn keep(
    room: &Room,
    pair: &Pair,
    name: &ObjectName,
    opened: &Opened,
) -> Result<(), Failure> {
    let whole = match opened.file("entries.json") {
        Some(bytes) => serde_json::from_slice(bytes)?,
        None => Value::Null,
    };
    for item in &opened.manifest.items {
        match (item.op, element(&whole, item.entry.as_str())) {
            (Op::Withdraw, _) => {
                table::withdraw(room.db, &pair.id, (&item.entry, item.rev), room.now)?;
            }
            (Op::Put, Some((list, element))) => {
                let item = Item {
                    entry: item.entry.clone(),
                    rev: item.rev,
                    json: Private::new(element.to_string()),
                    list: list.to_owned(),
                    package: (name.device.clone(), name.seq),
                    changed: false,
                };
                table::insert_item(room.db, &pair.id, &item)?;
            }
            (Op::Put, None) => {}
        }
    }
    let days = whole.get("infusions").and_then(Value::as_array);
    for day in days.into_iter().flatten().filter_map(Value::as_str) {
        table::insert_infusion(room.db, &pair.id, day)?;
    }
    for (path, bytes) in &opened.files {
        // The elements are kept one by one, so that one can be taken back.
        if !matches!(path.as_str(), "entries.json" | "README.txt") {
            table::insert_file(room.db, name, path, bytes)?;
        }
    }
    // What was taken back before it came is in none of them.
    let mut put = opened.manifest.items.iter();
    let hidden = put.try_fold(false, |found, item| {
        let put = item.op == Op::Put;
        let withdrawn = put && table::is_withdrawn(room.db, &pair.id, (&item.entry, item.rev))?;
        Ok::<_, Failure>(found || withdrawn)
    })?;
    if hidden {
        table::forget_files(room.db, &pair.id, &name.device, name.seq)?;
    }
    Ok(())
}

/// The element of an id, and the list or the place that it stands in.
fn element<'a>(whole: &'a Value, id: &str) -> Option<(&'a str, &'a Value)> {
    let is_it = |value: &Value| value.get("id").and_then(Value::as_str) == Some(id);
    whole.as_object()?.iter().find_map(|(list, value)| {
        let found = match value {
            Value::Array(elements) => elements.iter().find(|one| is_it(one)),
            one => Some(one).filter(|one| is_it(one)),
        };
        found.map(|one| (list.as_str(), one))
    })
}

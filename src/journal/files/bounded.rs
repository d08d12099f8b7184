//! A JSON value that takes no more memory than what is told of one entry: two bytes of a file can be
//! a value that takes thirty.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Reads a value and counts down how many more there may be in it; what is beyond is passed over.
/// When none is left the value is not whole.
pub struct Bounded<'a>(pub &'a mut u32);

impl Bounded<'_> {
    fn inner(&mut self) -> Bounded<'_> {
        Bounded(&mut *self.0)
    }

    fn is_full(&self) -> bool {
        *self.0 == 0
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        match self.0.checked_sub(1) {
            Some(left) => {
                *self.0 = left;
                from.deserialize_any(self)
            }
            None => from
                .deserialize_ignored_any(IgnoredAny)
                .map(|IgnoredAny| Value::Null),
        }
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an entry")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.inner())? {
            if !self.is_full() {
                values.push(value);
            }
        }
        Ok(Value::Array(values))
    }
    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(self.inner())?;
            if !self.is_full() {
                values.insert(name, value);
            }
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(text: &str, most: u32) -> (Value, u32) {
        let mut left = most;
        let mut from = serde_json::Deserializer::from_str(text);
        let value = Bounded(&mut left).deserialize(&mut from).unwrap();
        from.end().unwrap();
        (value, left)
    }

    fn value() -> impl Strategy<Value = Value> {
        let one = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f32>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
        ];
        one.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(".{0,4}", inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn what_is_beyond_is_passed_over() {
        let (found, left) = read(r#"[1, {"a": [2, 3]}, 4, [5, [6]]]"#, 4);
        assert_eq!((found, left), (json!([1]), 0));
        assert_eq!(read("[1, 2]", 4), (json!([1, 2]), 1));
    }

    proptest! {
        #[test]
        fn what_has_room_is_read_as_ever(value in value()) {
            let text = value.to_string();
            prop_assert_eq!(read(&text, u32::MAX).0, serde_json::from_str::<Value>(&text).unwrap());
        }
    }
}

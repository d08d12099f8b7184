//! JSON in its one canonical form (RFC 8785): written so, and read only when it was written so.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The bytes are no canonical JSON, or not of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not canonical JSON of this kind")]
pub struct NotCanonical;

/// The canonical bytes of a value.
///
/// # Errors
/// `NotCanonical` for what JSON cannot hold, such as a number that is none.
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    serde_json_canonicalizer::to_vec(value).map_err(|_| NotCanonical)
}

/// Reads any value. Only the canonical bytes are accepted, so that a key given twice, a space, a
/// number beyond what JSON keeps, or a second spelling of the same text is refused.
///
/// # Errors
/// `NotCanonical`
pub fn value(bytes: &[u8]) -> Result<Value, NotCanonical> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| NotCanonical)?;
    if write(&value)? == bytes {
        Ok(value)
    } else {
        Err(NotCanonical)
    }
}

/// Reads a value of a kind. Fields that the kind does not know are left aside: a later version may
/// add some as long as it says that this version may read it.
///
/// # Errors
/// `NotCanonical`
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotCanonical> {
    serde_json::from_value(value(bytes)?).map_err(|_| NotCanonical)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::trial::cases;
    use proptest::prelude::*;

    /// Appendix of RFC 8785, section 3.2.2 and 3.2.3.
    #[test]
    fn it_is_the_form_of_the_standard() {
        let value: Value = serde_json::from_str(
            r#"{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false],
                 "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One",
                 "\ud83d\ude00": "Emoji", "\u0080": "Control", "\u00f6": "Latin" }"#,
        )
        .unwrap();
        let expected = "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"literals\":[null,true,false],\
            \"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
            \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"\u{80}\":\"Control\",\"ö\":\"Latin\",\
            \"€\":\"Euro Sign\",\"😀\":\"Emoji\",\"\u{fb33}\":\"Hebrew\"}";
        assert_eq!(String::from_utf8(write(&value).unwrap()).unwrap(), expected);
    }

    #[test]
    fn nothing_else_is_read() {
        let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
        for text in [
            "",
            " {}",
            "{} ",
            "{}\n",
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"a":2}"#,
            r#"{"b":1,"a":2}"#,
            r#"{"a": 1}"#,
            r#"{"a":1.0}"#,
            r#"{"a":01}"#,
            r#"{"a":-0}"#,
            r#"{"a":9007199254740993}"#,
            r#"{"a":1e400}"#,
            r#"{"a":"\u0041"}"#,
            r#"{"a":"\ud800"}"#,
            r#"{"a":NaN}"#,
            "\u{feff}{}",
            r#"{"a":1}{"a":1}"#,
            &deep,
        ] {
            assert_eq!(value(text.as_bytes()), Err(NotCanonical), "{text}");
        }
        assert_eq!(value(b"{\"a\":\"\xff\"}"), Err(NotCanonical));
        assert!(value(br#"{"a":9007199254740991,"b":"A"}"#).is_ok());
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
            any::<f64>()
                .prop_filter("finite", |x| x.is_finite())
                .prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(cases(256))]

        /// P7: written, read and written again it is the same.
        #[test]
        fn it_is_a_fixed_point(made in any_json()) {
            let bytes = write(&made).unwrap();
            let read = value(&bytes).unwrap();
            prop_assert_eq!(write(&read).unwrap(), bytes);
        }
    }
}

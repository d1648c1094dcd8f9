//! JSON as a test looks at it: names that repeat and the spelling of numbers are kept, which `serde_json::Value` does not.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value with everything its text said but white space and escapes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number's spelling.
    Number(String),
    /// A string, decoded.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object's members in order, repeated names included.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// All values of a text, one after the other. `Err` where it is not JSON.
    pub(crate) fn read_all(text: &[u8]) -> Result<Vec<Self>, ()> {
        let values = serde_json::Deserializer::from_slice(text).into_iter::<Box<RawValue>>();
        values.map(|value| value.map_err(drop).and_then(|raw| Self::of(&raw))).collect()
    }

    fn of(raw: &RawValue) -> Result<Self, ()> {
        let text = raw.get();
        let wrong = |_| ();
        Ok(match text.as_bytes().first().ok_or(())? {
            b'n' => Self::Null,
            b't' => Self::Bool(true),
            b'f' => Self::Bool(false),
            b'"' => Self::Text(serde_json::from_str(text).map_err(wrong)?),
            b'[' => {
                let items: Vec<Box<RawValue>> = serde_json::from_str(text).map_err(wrong)?;
                Self::List(items.iter().map(|item| Self::of(item)).collect::<Result<_, ()>>()?)
            }
            b'{' => {
                let Members(members) = serde_json::from_str(text).map_err(wrong)?;
                let read = |(name, value): (String, Box<RawValue>)| Ok((name, Self::of(&value)?));
                Self::Map(members.into_iter().map(read).collect::<Result<_, ()>>()?)
            }
            _ => Self::Number(text.to_owned()),
        })
    }
}

/// An object's members, none folded into another.
struct Members(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Members, M::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Each)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let comma = |at: usize| if at > 0 { "," } else { "" };
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(spelling) => f.write_str(spelling),
            Self::Text(text) => write!(f, "{}", serde_json::Value::from(text.as_str())),
            Self::List(items) => {
                f.write_str("[")?;
                items.iter().enumerate().try_for_each(|(at, item)| write!(f, "{}{item}", comma(at)))?;
                f.write_str("]")
            }
            Self::Map(members) => {
                f.write_str("{")?;
                for (at, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}{}:{value}", comma(at), serde_json::Value::from(name.as_str()))?;
                }
                f.write_str("}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_repeated_names_are_kept() {
        let check = |text: &str| {
            let values = Json::read_all(text.as_bytes()).expect("json");
            assert_eq!(values.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"), text);
        };
        check(r#"{"a":1.0,"a":[1e3,null,true,"\n"],"":{}}"#);
        check("1\n2.50\n\"x\"\n[]");
        check("");
        assert_eq!(Json::read_all(br#"{"a":1"#), Err(()));
    }
}

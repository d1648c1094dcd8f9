//! JSON as a tree in which member order, duplicates and spellings are kept. Read by serde_json, level by level.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A string or a name: what it says, and how it must be spelled where that matters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    /// Between the quotes. `None`: any spelling will do, since the engine chose it.
    pub(crate) raw: Option<String>,
    /// Decoded.
    pub(crate) text: String,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    /// As it is spelled.
    Number(String),
    String(Text),
    Array(Vec<Node>),
    Object(Vec<(Text, Node)>),
    /// A string that holds this value as JSON text.
    Holding(Box<Node>),
}

/// The members of an object, names as they are spelled.
struct Members(Vec<(Box<RawValue>, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Members;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

impl Text {
    /// A text whose spelling is free.
    pub(crate) fn free(text: impl Into<String>) -> Self {
        Self { raw: None, text: text.into() }
    }

    fn parse(quoted: &str) -> Option<Self> {
        let raw = quoted.strip_prefix('"')?.strip_suffix('"')?;
        Some(Self { raw: Some(raw.to_owned()), text: serde_json::from_str(quoted).ok()? })
    }

    fn is(&self, expected: &Self) -> bool {
        self.text == expected.text && (expected.raw.is_none() || self.raw == expected.raw)
    }
}

impl Node {
    /// The one value that the text is, white space around it let go. `None`: it is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', '\t', '\r', '\n']);
        serde_json::from_str::<IgnoredAny>(text).ok()?;
        Some(match text.as_bytes().first()? {
            b'n' => Self::Null,
            b't' | b'f' => Self::Bool(text == "true"),
            b'"' => Self::String(Text::parse(text)?),
            b'[' => {
                let elements: Vec<Box<RawValue>> = serde_json::from_str(text).ok()?;
                Self::Array(elements.iter().map(|element| Self::parse(element.get())).collect::<Option<_>>()?)
            }
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let member = |(name, value): &(Box<RawValue>, Box<RawValue>)| {
                    Some((Text::parse(name.get())?, Self::parse(value.get())?))
                };
                Self::Object(members.iter().map(member).collect::<Option<_>>()?)
            }
            _ => Self::Number(text.to_owned()),
        })
    }

    /// A string whose spelling is free.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::String(Text::free(text))
    }

    pub(crate) fn is_container(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Object(_))
    }

    /// Whether this value, read from an output, is the one that was expected.
    pub(crate) fn is(&self, expected: &Self) -> bool {
        match (self, expected) {
            (Self::String(text), Self::Holding(node)) => Self::parse(&text.text).is_some_and(|held| held.is(node)),
            (Self::String(text), Self::String(expected)) => text.is(expected),
            (Self::Array(elements), Self::Array(expected)) => {
                elements.len() == expected.len() && elements.iter().zip(expected).all(|(one, other)| one.is(other))
            }
            (Self::Object(members), Self::Object(expected)) => {
                let same = |(one, other): (&(Text, Node), &(Text, Node))| one.0.is(&other.0) && one.1.is(&other.1);
                members.len() == expected.len() && members.iter().zip(expected).all(same)
            }
            _ => self == expected,
        }
    }
}

//! The tree: values with the place they were written at.

use std::ops::Range;

/// One value of a YAML file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) value: Value,
    /// Line, from 1.
    pub(crate) line: u32,
    /// Column in characters, from 1.
    pub(crate) column: u32,
    /// Where it lies in the text without a byte order mark, in characters; white space after it may be included.
    pub(crate) span: Range<usize>,
}

/// A value by the core schema of YAML 1.2.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer or decimal.
    Number(Number),
    /// Everything else that is scalar, dates, `yes` and `no` included.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in written order; names are unique.
    Map(Vec<Entry>),
}

/// A number in JSON spelling: what JSON cannot spell (`+1`, `0x10`, `.5`) was respelled, the rest is as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number(pub(super) String);

/// A member of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Its name and where that stands.
    pub(crate) name: Name,
    /// Its value.
    pub(crate) node: Node,
}

/// The name of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// As written, quotes removed.
    pub(crate) text: String,
    /// Line, from 1.
    pub(crate) line: u32,
    /// Column in characters, from 1.
    pub(crate) column: u32,
}

impl Number {
    /// The JSON spelling.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The value where it is a whole number that fits.
    pub(crate) fn whole(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl Node {
    /// What it is, in words, for messages. Never the value.
    pub(crate) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The members, where it is a mapping.
    pub(crate) fn entries(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The elements, where it is a list.
    pub(crate) fn items(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The member of this name, where it is a mapping that has one.
    pub(crate) fn member(&self, name: &str) -> Option<&Node> {
        self.entries()?.iter().find(|entry| entry.name.text == name).map(|entry| &entry.node)
    }
}

//! Scalars as written, with their place, and the few shapes of which all forms are made: one or many, lists, tables.

use jiff::civil::Date;
use serde_json::json;

use super::Desk;
use super::form::Form;
use super::schema::Book;
use crate::base::{BadId, ClassId, DatasetId, PurposeId, StoreId};
use crate::path::Selector;
use crate::policy::problem::{Place, codes};
use crate::policy::yaml::{Name, Node, Value};

/// A value and where it was written.
#[derive(Clone, Debug)]
pub(crate) struct Said<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands.
    pub(crate) at: Place,
}

impl<T: Form> Form for Said<T> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        Some(Self { at: desk.place(node), value: T::read(node, desk)? })
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        T::schema(book)
    }
}

impl Form for String {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.text() {
            None => desk.wrong_kind(node, "a text"),
            Some(text) if text.trim().is_empty() => {
                desk.report(&codes::BAD_VALUE, node, "the text is empty", "write the text, or take the key out");
                None
            }
            Some(text) => Some(text.to_owned()),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "minLength": 1 })
    }
}

impl Form for bool {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::Bool(value) => Some(value),
            _ => desk.wrong_kind(node, "`true` or `false`"),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "boolean" })
    }
}

macro_rules! whole {
    ($($kind:ty),+) => {$(
        impl Form for $kind {
            fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
                let Value::Number(number) = &node.value else {
                    return desk.wrong_kind(node, "a whole number");
                };
                let value = number.whole().and_then(|value| <$kind>::try_from(value).ok());
                if value.is_none() {
                    let message = format!("expected a whole number from {} to {}", <$kind>::MIN, <$kind>::MAX);
                    desk.report(&codes::BAD_VALUE, node, message, "write it without fraction and unit");
                }
                value
            }

            fn schema(_: &mut Book) -> serde_json::Value {
                json!({ "type": "integer", "minimum": <$kind>::MIN })
            }
        }
    )+};
}

whole!(u8, u32, u64);

/// A number in JSON spelling.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Numeral(pub(crate) String);

impl Form for Numeral {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Number(number) => Some(Self(number.as_str().to_owned())),
            _ => desk.wrong_kind(node, "a number"),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "number" })
    }
}

impl Form for Date {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            return desk.wrong_kind(node, "a date such as 2026-09-14");
        };
        // The parser of dates is more liberal than RFC 3339's full-date; the spelling must come back as it was.
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        if date.is_none() {
            desk.report(
                &codes::BAD_VALUE,
                node,
                "not a date of the form 2026-09-14",
                "write year, month and day, each with its zeros",
            );
        }
        date
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

impl Form for Selector {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            return desk.wrong_kind(node, "a selector such as `$.customer.email`, as a text");
        };
        match Selector::parse(text) {
            Ok(selector) => Some(selector),
            Err(error) => {
                let message = format!("{}, at character {} of `{text}`", error.message, error.at + 1);
                desk.report(&codes::BAD_SELECTOR, node, message, error.hint);
                None
            }
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^\\s*\\$" })
    }
}

macro_rules! ids {
    ($($kind:ty),+) => {$(
        impl Form for $kind {
            fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
                let Some(text) = node.text() else {
                    return desk.wrong_kind(node, "a name, as a text");
                };
                let id: Result<Self, BadId> = <$kind>::parse(text);
                id.map_err(|error| desk.report(&codes::BAD_VALUE, node, error.to_string(), "such as `support-tickets`")).ok()
            }

            fn schema(_: &mut Book) -> serde_json::Value {
                json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$" })
            }
        }
    )+};
}

ids!(ClassId, DatasetId, PurposeId, StoreId);

impl<T: Form> Form for Vec<T> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.items() {
            Some(items) => Some(items.iter().filter_map(|item| T::read(item, desk)).collect()),
            None => desk.wrong_kind(node, "a list"),
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let items = T::schema(book);
        json!({ "type": "array", "items": items })
    }
}

/// One value, or a list of at least one.
#[derive(Clone, Debug)]
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<T: Form> Form for OneOrMany<T> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.items() {
            None => Some(Self(vec![T::read(node, desk)?])),
            Some([]) => {
                desk.report(
                    &codes::BAD_VALUE,
                    node,
                    "the list is empty",
                    "write one value at least, or take the key out",
                );
                None
            }
            Some(items) => {
                let read: Vec<T> = items.iter().filter_map(|item| T::read(item, desk)).collect();
                (!read.is_empty()).then_some(Self(read))
            }
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let one = T::schema(book);
        json!({ "oneOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
    }
}

/// A mapping whose names are the operator's own, in written order.
#[derive(Clone, Debug)]
pub(crate) struct Table<T>(pub(crate) Vec<(Said<String>, T)>);

impl<T: Form> Form for Table<T> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(entries) = node.entries() else {
            return desk.wrong_kind(node, "a mapping");
        };
        let read = |name: &Name, node: &Node, desk: &mut Desk<'_>| {
            let name = Said { value: name.text.clone(), at: desk.place_of(name) };
            Some((name, T::read(node, desk)?))
        };
        Some(Self(entries.iter().filter_map(|entry| read(&entry.name, &entry.node, desk)).collect()))
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let value = T::schema(book);
        json!({ "type": "object", "additionalProperties": value })
    }
}

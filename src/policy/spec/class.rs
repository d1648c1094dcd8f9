//! `classes.yaml`: classes of identifier. And the header that every file has.

use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::word::words;
use super::{Said, Table};
use crate::policy::problem::codes;
use crate::policy::yaml::{Node, Value};
use crate::transform::{Canonical, Epoch};

/// `tamis: 1`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Version;

impl Form for Version {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        if let Value::Number(number) = &node.value
            && number.whole() == Some(1)
        {
            return Some(Self);
        }
        let hint = "this version reads `tamis: 1`";
        desk.report(&codes::VERSION, node, "a version of the policy language that is not known here", hint);
        None
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "const": 1 })
    }
}

words! { Canonical {
    "email" => Canonical::Email,
    "phone" => Canonical::Phone,
    "name" => Canonical::Name,
    "integer" => Canonical::Integer,
    "date" => Canonical::Date,
    "text" => Canonical::Text,
    "exact" => Canonical::Exact,
} }

words! { Epoch {
    "year" => Epoch::Year,
    "quarter" => Epoch::Quarter,
    "month" => Epoch::Month,
    "week" => Epoch::Week,
    "day" => Epoch::Day,
} }

form! {
    /// A class of identifier: which kind of thing a pseudonym stands for.
    ClassSpec {
        /// Which spellings of a value are the same value.
        must canonical "canonical": Canonical,
        /// How often the class's key changes by itself; never, if left out.
        may epoch "epoch": Epoch,
        /// What the class is for.
        may title "title": Said<String>,
    }
}

/// All classes: one member each, or gathered under `classes`.
#[derive(Debug)]
pub(crate) struct ClassesSpec {
    /// Name and class, in written order.
    pub(crate) classes: Table<ClassSpec>,
}

impl Form for ClassesSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(entries) = node.entries() else {
            return desk.wrong_kind(node, "a mapping");
        };
        let mut spec = Self { classes: Table(Vec::new()) };
        for entry in entries {
            match entry.name.text.as_str() {
                "tamis" => {
                    Version::read(&entry.node, desk);
                }
                "classes" => {
                    spec.classes
                        .0
                        .extend(<Table<ClassSpec>>::read(&entry.node, desk).map(|table| table.0).unwrap_or_default());
                }
                name => {
                    let name = Said { value: name.to_owned(), at: desk.place_of(&entry.name) };
                    spec.classes.0.extend(ClassSpec::read(&entry.node, desk).map(|class| (name, class)));
                }
            }
        }
        Some(spec)
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let class = ClassSpec::schema(book);
        json!({
            "type": "object",
            "description": "Classes of identifier: one member each, or gathered under `classes`.",
            "properties": {
                "tamis": Version::schema(book),
                "classes": { "type": "object", "additionalProperties": class },
            },
            "additionalProperties": class,
            "required": ["tamis"],
        })
    }
}

//! JSON Schemas (draft 2020-12) of the file forms, made from the same declarations as the parsers.

use serde_json::{Map, Value, json};

use super::form::Form;
use super::{CasesSpec, ClassesSpec, DatasetSpec, FragmentSpec, PurposeSpec};

/// The schema of one file form.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Which form: `purpose`, `dataset`, `classes`, `rules` or `tests`.
    pub form: &'static str,
    /// JSON text, ending in a line feed.
    pub text: String,
}

/// The schemas of all file forms. They describe the shape; what the parts mean together only `load` can check.
pub fn schemas() -> Vec<Schema> {
    vec![
        schema::<PurposeSpec>("purpose"),
        schema::<DatasetSpec>("dataset"),
        schema::<ClassesSpec>("classes"),
        schema::<FragmentSpec>("rules"),
        schema::<CasesSpec>("tests"),
    ]
}

fn schema<T: Form>(form: &'static str) -> Schema {
    let mut book = Book { defs: Map::new() };
    let root = T::schema(&mut book);
    let mut whole =
        json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": format!("tamis {form}") });
    if let (Some(whole), Value::Object(root)) = (whole.as_object_mut(), root) {
        whole.extend(root);
        whole.insert("$defs".to_owned(), Value::Object(book.defs));
    }
    Schema { form, text: format!("{whole:#}\n") }
}

/// The named forms met so far.
pub(crate) struct Book {
    defs: Map<String, Value>,
}

/// Whether a key must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It must.
    Must,
    /// It may be left out, at least as far as the shape goes.
    May,
}

/// The keys of a mapping, as they are declared.
#[derive(Default)]
pub(crate) struct Keys {
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl Keys {
    /// One more key.
    pub(crate) fn add(&mut self, presence: Presence, key: &str, about: &str, schema: Value) {
        self.properties.insert(key.to_owned(), described(schema, about));
        if presence == Presence::Must {
            self.required.push(key.into());
        }
    }
}

impl Book {
    /// A mapping with these keys and no others, put into the book.
    pub(crate) fn object(&mut self, name: &str, about: &str, declare: impl FnOnce(&mut Self, &mut Keys)) -> Value {
        self.named(name, |book| {
            let mut keys = Keys::default();
            declare(book, &mut keys);
            let mut object = json!({ "type": "object", "properties": keys.properties, "additionalProperties": false });
            if !keys.required.is_empty() {
                object["required"] = Value::Array(keys.required);
            }
            described(object, about)
        })
    }

    /// One of several schemas, put into the book.
    pub(crate) fn choice(&mut self, name: &str, about: &str, declare: impl FnOnce(&mut Self) -> Vec<Value>) -> Value {
        self.named(name, |book| {
            let options = declare(book);
            described(json!({ "oneOf": options }), about)
        })
    }

    /// A mapping with this one key.
    pub(crate) fn option(&mut self, key: &str, about: &str, schema: impl FnOnce(&mut Self) -> Value) -> Value {
        let options = schema(self);
        let object = json!({
            "type": "object", "properties": { key: options }, "required": [key], "additionalProperties": false,
        });
        described(object, about)
    }

    /// Forms refer to each other, so a name is taken before its schema is made.
    pub(crate) fn named(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let name = name.strip_suffix("Spec").unwrap_or(name);
        if !self.defs.contains_key(name) {
            self.defs.insert(name.to_owned(), Value::Null);
            let made = make(self);
            self.defs.insert(name.to_owned(), made);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// One of these words; `null` may be written bare.
pub(crate) fn words(words: &[&str]) -> Value {
    let mut all: Vec<Value> = words.iter().map(|word| Value::from(*word)).collect();
    for (word, bare) in [("null", Value::Null), ("true", true.into()), ("false", false.into())] {
        if words.contains(&word) {
            all.push(bare);
        }
    }
    json!({ "enum": all })
}

/// A word that takes no options.
pub(crate) fn bare(word: &str, about: &str) -> Value {
    described(words(&[word]), about)
}

/// The schema with what it is about.
pub(crate) fn described(mut schema: Value, about: &str) -> Value {
    if let Some(members) = schema.as_object_mut() {
        members.insert("description".to_owned(), about.trim().into());
    }
    schema
}

//! The schemas against the examples and against what the parser refuses.

use std::collections::BTreeMap;

use regex::Regex;
use serde_json::Value;

use super::schemas;
use crate::policy::{Sources, embedded, yaml};

/// What a JSON Schema of the kind made here says of a value: the keywords that `schema.rs` writes, and no others.
struct Schema {
    root: Value,
}

impl Schema {
    fn admits(&self, value: &Value) -> bool {
        self.check(&self.root, value)
    }

    fn check(&self, schema: &Value, value: &Value) -> bool {
        let members = schema.as_object().expect("a schema is an object");
        members.iter().all(|(keyword, says)| match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" => true,
            "$ref" => self.check(self.named(says.as_str().expect("a reference")), value),
            "type" => match says {
                Value::Array(kinds) => kinds.iter().any(|kind| is_kind(kind, value)),
                kind => is_kind(kind, value),
            },
            "const" => says == value,
            "enum" => says.as_array().expect("a list").contains(value),
            "oneOf" => says.as_array().expect("a list").iter().filter(|one| self.check(one, value)).count() == 1,
            "required" => {
                let there = |name: &Value| value.get(name.as_str().expect("a name")).is_some();
                !value.is_object() || says.as_array().expect("a list").iter().all(there)
            }
            "properties" => {
                let fits =
                    |(name, value): (&String, &Value)| says.get(name).is_none_or(|schema| self.check(schema, value));
                value.as_object().is_none_or(|object| object.iter().all(fits))
            }
            "additionalProperties" => {
                let known = |name: &str| members.get("properties").is_some_and(|known| known.get(name).is_some());
                let fits = |(name, value): (&String, &Value)| {
                    known(name) || says.as_bool().unwrap_or_else(|| self.check(says, value))
                };
                value.as_object().is_none_or(|object| object.iter().all(fits))
            }
            "items" => value.as_array().is_none_or(|items| items.iter().all(|item| self.check(says, item))),
            "minProperties" => {
                value.as_object().is_none_or(|object| object.len() as u64 >= says.as_u64().expect("a count"))
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= says.as_u64().expect("a count")),
            "minLength" => {
                value.as_str().is_none_or(|text| text.chars().count() as u64 >= says.as_u64().expect("a count"))
            }
            "maxLength" => {
                value.as_str().is_none_or(|text| text.chars().count() as u64 <= says.as_u64().expect("a count"))
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= says.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= says.as_f64().expect("a number")),
            "pattern" => {
                let pattern = Regex::new(says.as_str().expect("a pattern")).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            other => panic!("`{other}` is written and not read"),
        })
    }

    fn named(&self, reference: &str) -> &Value {
        self.root.pointer(reference.strip_prefix('#').expect("a local reference")).expect("a form of the book")
    }
}

fn is_kind(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a kind") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no kind `{other}`"),
    }
}

fn all() -> BTreeMap<&'static str, Schema> {
    let read = |text: &str| Schema { root: serde_json::from_str(text).expect("json") };
    schemas().into_iter().map(|schema| (schema.form, read(&schema.text))).collect()
}

fn value(text: &str) -> Value {
    let (node, problems) = yaml::parse("a.yaml", text);
    assert!(problems.is_empty(), "{problems:#?}");
    serde_json::from_str(&yaml::json(&node.expect("a tree"))).expect("json")
}

#[test]
fn the_examples_fit_their_schemas() {
    let schemas = all();
    let examples = embedded();
    let mut count = 0;
    for (dir, form) in [("purposes", "purpose"), ("datasets", "dataset"), ("rules", "rules"), ("tests", "tests")] {
        for name in examples.list(dir).expect("a directory") {
            let text = examples.read(&format!("{dir}/{name}")).expect("a file");
            assert!(schemas[form].admits(&value(&text)), "{dir}/{name}");
            count += 1;
        }
    }
    assert!(schemas["classes"].admits(&value(&examples.read("classes.yaml").expect("a file"))));
    assert!(count >= 11, "{count}");
}

#[test]
fn what_the_parser_refuses_the_schemas_refuse() {
    let schemas = all();
    let check = |form: &str, text: &str, fits: bool| assert_eq!(schemas[form].admits(&value(text)), fits, "{text}");
    let rule = |rest: &str| format!("tamis: 1\nfields: [ {{ select: $.a, {rest} }} ]");
    check("rules", &rule("action: scan"), true);
    check("rules", &rule("action: null"), true);
    check("rules", &rule("action: { keep: { only: [a, 1, null] } }"), true);
    check("rules", &rule("action: { pseudonymise: { class: a, scope: { by: $.b } } }"), true);
    check("rules", &rule("action: pseudonymise"), false);
    check("rules", &rule("action: { pseudonymise: {} }"), false);
    check("rules", &rule("action: { keep: {}, scan: {} }"), false);
    check("rules", &rule("action: { encrypt: {} }"), false);
    check("rules", &rule("action: scan, becuase: x"), false);
    check("rules", &rule("action: scan, when: { id: [1, x, null, true], kind: y }"), true);
    check("rules", &rule("action: scan, when: {}"), false);
    check("rules", &rule("action: scan, when: { id: [] }"), false);
    check("rules", &rule("action: scan, when: { id: { x: 1 } }"), false);
    check("rules", &rule("action: { parse: { unlisted: scan, fields: [ { select: $.b, action: drop } ] } }"), true);
    check("rules", &rule("action: { parse: { fields: [ { select: $.b, action: dorp } ] } }"), false);
    check("rules", &rule("because: x"), false);
    check("rules", "tamis: 2", false);
    check("rules", "tamis: 1\nfields:", true);
    check("classes", "tamis: 1\na: { canonical: exact }", true);
    check("classes", "tamis: 1\nclasses: { a: { canonical: exact, epoch: month } }", true);
    check("classes", "tamis: 1\na: { canonical: other }", false);
    check("dataset", "tamis: 1\ndataset: A_b", false);
    check("dataset", "tamis: 1\ndataset: a\npolicies: { p: { gates: [] } }", false);
    let policy = |rest: &str| format!("tamis: 1\ndataset: a\npolicies: {{ p: {{ {rest} }} }}");
    check("dataset", &policy("records: pairs, envelope: [ { select: $.index, action: drop } ]"), true);
    check("dataset", &policy("records: [\"$.items[*]\"], sentinels: [\"[DONE]\"]"), true);
    check("dataset", &policy("records: items"), false);
    check("dataset", &policy("drop_elements: [ { at: \"$.a[*]\", when: { b: [true] } } ]"), true);
    check("dataset", &policy("drop_elements: [ { at: \"$.a[*]\" } ]"), false);
    check("purpose", "tamis: 1\npurpose: p\nreview_by: soon", false);
    check("tests", "tamis: 1\ndataset: a\npurpose: p\ntests: [ { name: x, in: 1, out: { a: [] } } ]", true);
}

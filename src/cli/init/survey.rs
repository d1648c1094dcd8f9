//! What a sample holds: paths, kinds, entity types. Counts only; no value stays.
//!
//! A member name that holds personal data itself, and the names of an object that is a map by its looks (more than
//! [`WIDEST`] different members), are not written down: their place is `*`.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::batch::Sample;
use crate::detect::{Config, Finding, Scanner, Scratch};

/// More different names than that at one place are keys of a map, not fields.
const WIDEST: usize = 64;
/// More paths than that are not for a person to read.
const MOST_PATHS: usize = 4096;

/// Kinds of containers that hold nothing.
const EMPTY: [&str; 2] = ["empty object", "empty array"];

/// What was seen at one path.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Values by kind: scalars, and containers that hold nothing.
    pub(super) kinds: BTreeMap<&'static str, u64>,
    /// Findings by entity type.
    pub(super) entities: BTreeMap<String, u64>,
    /// Findings in the names that `*` stands for.
    pub(super) in_names: BTreeMap<String, u64>,
}

/// What a sample holds.
pub(super) struct Survey {
    scanner: Scanner,
    scratch: Scratch,
    records: u64,
    order: Vec<String>,
    seen: HashMap<String, Seen>,
    children: HashMap<String, usize>,
}

impl Survey {
    /// Surveys a sample. The error says where, and no value.
    pub(super) fn of(sample: &Sample) -> Result<Self, String> {
        let scanner = Scanner::new(&Config::default()).map_err(|error| error.to_string())?;
        let mut survey = Self {
            scanner,
            scratch: Scratch::new(),
            records: 0,
            order: Vec::new(),
            seen: HashMap::new(),
            children: HashMap::new(),
        };
        // RFC 7464 puts a record separator before each text.
        let bytes: Vec<u8> = sample.bytes.iter().map(|byte| if *byte == 0x1e { b'\n' } else { *byte }).collect();
        for value in serde_json::Deserializer::from_slice(&bytes).into_iter::<Value>() {
            match value {
                Ok(Value::Array(records)) => records.iter().for_each(|record| survey.record(record)),
                Ok(record) => survey.record(&record),
                // A sample that was cut off ends in the middle of a value.
                Err(error) if error.is_eof() && sample.cut => break,
                Err(error) => return Err(format!("no JSON at line {}, column {}", error.line(), error.column())),
            }
        }
        match survey.records {
            0 => Err("holds no record".to_owned()),
            _ => Ok(survey),
        }
    }

    /// Records surveyed.
    pub(super) fn records(&self) -> u64 {
        self.records
    }

    /// Paths of scalars and of containers that are always empty, in the order in which they were first seen.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&str, &Seen)> {
        let seen = self.order.iter().filter_map(|path| Some((path.as_str(), self.seen.get(path)?)));
        seen.filter(|(path, seen)| !seen.kinds.keys().all(|kind| EMPTY.contains(kind)) || !self.has_below(path))
    }

    fn has_below(&self, path: &str) -> bool {
        self.order.iter().any(|other| other.strip_prefix(path).is_some_and(|below| below.starts_with(['.', '['])))
    }

    fn record(&mut self, record: &Value) {
        self.records += 1;
        self.value("$", record);
    }

    fn value(&mut self, path: &str, value: &Value) {
        match value {
            // An empty record has no path but `$`, which would keep every record whole.
            Value::Object(members) if members.is_empty() && path != "$" => self.count(path, EMPTY[0], None),
            Value::Array(items) if items.is_empty() && path != "$" => self.count(path, EMPTY[1], None),
            Value::Object(members) => {
                for (name, value) in members {
                    let below = self.member(path, name);
                    self.value(&below, value);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.value(&format!("{path}[*]"), item)),
            Value::Null => self.count(path, "null", None),
            Value::Bool(_) => self.count(path, "boolean", None),
            Value::Number(number) => self.count(path, "number", Some(&number.to_string())),
            Value::String(text) => self.count(path, "string", Some(text)),
        }
    }

    /// The path of a member; `*` where its name is data.
    fn member(&mut self, path: &str, name: &str) -> String {
        let found = self.scan(name, "");
        let below = step(path, name);
        let new = !self.seen.contains_key(&below) && !self.children.contains_key(&below);
        let siblings = self.children.entry(path.to_owned()).or_default();
        if found.is_empty() && (!new || *siblings < WIDEST) {
            *siblings += usize::from(new);
            self.children.entry(below.clone()).or_default();
            return below;
        }
        let any = format!("{path}.*");
        let seen = self.seen.entry(any.clone()).or_default();
        for entity in found {
            *seen.in_names.entry(entity).or_default() += 1;
        }
        any
    }

    fn count(&mut self, path: &str, kind: &'static str, text: Option<&str>) {
        let found = text.map(|text| self.scan(text, path)).unwrap_or_default();
        if !self.order.iter().any(|known| known == path) {
            if self.order.len() == MOST_PATHS {
                return;
            }
            self.order.push(path.to_owned());
        }
        let seen = self.seen.entry(path.to_owned()).or_default();
        *seen.kinds.entry(kind).or_default() += 1;
        for entity in found {
            *seen.entities.entry(entity).or_default() += 1;
        }
    }

    /// Entity types in a text.
    fn scan(&mut self, text: &str, path: &str) -> Vec<String> {
        let context: String =
            path.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
        let mut findings: Vec<Finding> = Vec::new();
        self.scanner.scan(text, context.trim(), &mut self.scratch, &mut findings);
        crate::detect::resolve(&self.scanner, &mut findings, |_| false);
        findings.iter().filter_map(|finding| Some(self.scanner.info(finding.entity)?.name.clone())).collect()
    }
}

/// A member as RFC 9535 spells it: `.name` where it can be, `['na me']` elsewhere.
fn step(path: &str, name: &str) -> String {
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if begins && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return format!("{path}.{name}");
    }
    let mut quoted = String::new();
    for c in name.chars() {
        match c {
            '\'' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", c as u32)),
            c => quoted.push(c),
        }
    }
    format!("{path}['{quoted}']")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_selectors() {
        assert_eq!(step("$", "id"), "$.id");
        assert_eq!(step("$.a", "e-mail"), "$.a['e-mail']");
        assert_eq!(step("$", "it's"), "$['it\\'s']");
        assert_eq!(step("$", "1a"), "$['1a']");
    }

    #[test]
    fn empty_containers_have_paths_where_nothing_below_them_has() {
        let text = br#"{"a":{},"b":[],"c":[],"d":{"e":{}},"f":[[]]} {"c":[1],"b":[]} {} []"#;
        let survey = Survey::of(&Sample { bytes: text.to_vec(), cut: false }).expect("a sample");
        let paths: Vec<_> = survey.paths().map(|(path, seen)| format!("{path} {:?}", seen.kinds)).collect();
        assert_eq!(
            paths,
            [
                r#"$.a {"empty object": 1}"#,
                r#"$.b {"empty array": 2}"#,
                r#"$.d.e {"empty object": 1}"#,
                r#"$.f[*] {"empty array": 1}"#,
                r#"$.c[*] {"number": 1}"#,
            ]
        );
    }

    #[test]
    fn no_value_and_no_personal_name_is_kept() {
        let text = br#"[{"id":7,"who":{"bob@example.com":1},"mail":"ana@example.com"},{"id":8,"tags":["a","b"]}]"#;
        let survey = Survey::of(&Sample { bytes: text.to_vec(), cut: false }).expect("a sample");
        let paths: Vec<_> = survey.paths().map(|(path, _)| path).collect();
        assert_eq!(paths, ["$.id", "$.who.*", "$.mail", "$.tags[*]"]);
        let written = format!("{:?}", survey.paths().collect::<Vec<_>>());
        assert!(!written.contains("bob") && !written.contains("ana@"), "{written}");
        assert!(written.contains("EMAIL_ADDRESS"));
        assert_eq!(survey.records(), 2);
    }
}

//! Whether an output is what a test expects. Test data is invented, so that diffs may show it.

use std::fmt;

use super::expect::{matches, quote};
use super::{Expected, Test};
use crate::path::{Automaton, Selector, Spelling, State};
use crate::policy::spec::Json;

/// One way in which an output is not what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Where: a path in the output, or the key of the test that asks for it.
    pub at: String,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  - {}\n  + {}", self.at, self.expected, self.found)
    }
}

/// Holds an output against a test. `dropped` is the reason for which a record was dropped, where one was: a test that
/// does not give the whole output has to say so, or it would pass on nothing.
///
/// # Errors
/// Every mismatch, in the order of the test's keys.
pub fn check_test(test: &Test, output: &[u8], dropped: Option<&str>) -> Result<(), Vec<Mismatch>> {
    let mut differ = Differ { found: Vec::new() };
    differ.test(test, output, dropped);
    if differ.found.is_empty() { Ok(()) } else { Err(differ.found) }
}

struct Differ {
    found: Vec<Mismatch>,
}

impl Differ {
    fn test(&mut self, test: &Test, output: &[u8], dropped: Option<&str>) {
        let whole = test.out.is_some() || test.out_json.is_some();
        if test.dropped.as_deref() != dropped && (test.dropped.is_some() || !whole) {
            let words = |reason: Option<&str>| {
                reason.map_or_else(|| "nothing is dropped".to_owned(), |r| format!("dropped: {r}"))
            };
            self.say("dropped", words(test.dropped.as_deref()), words(dropped));
        }
        let values = match Json::read_all(output) {
            Ok(values) => values,
            Err(()) => return self.say("output", "JSON".to_owned(), String::from_utf8_lossy(output).into_owned()),
        };
        if let Some(expected) = &test.out {
            self.whole(expected, &values);
        }
        if let Some(expected) = &test.out_json {
            let text = String::from_utf8_lossy(output);
            if !matches(expected.trim(), text.trim()) {
                self.say("out_json", expected.trim().to_owned(), text.trim().to_owned());
            }
        }
        for selector in &test.removed {
            if !select(selector, &values).is_empty() {
                self.say(&format!("removed {selector}"), "nothing there".to_owned(), shown(&select(selector, &values)));
            }
        }
        for text in &test.absent {
            if holds(output, &values, text) {
                self.say("absent", format!("no {}", quote(text)), String::from_utf8_lossy(output).trim().to_owned());
            }
        }
        self.same(&test.same, &values);
    }

    /// `out` is the one value of the output; or, where the output has several, the list of them.
    fn whole(&mut self, expected: &Expected, values: &[Json]) {
        match (expected, values) {
            (expected, [only]) => self.value("$", expected, only),
            (Expected::List(items), several) if items.len() == several.len() => {
                for (at, (item, value)) in items.iter().zip(several).enumerate() {
                    self.value(&format!("record {}: $", at + 1), item, value);
                }
            }
            (expected, several) => self.say("$", expected.to_string(), shown(&several.iter().collect::<Vec<_>>())),
        }
    }

    fn value(&mut self, at: &str, expected: &Expected, found: &Json) {
        match (expected, found) {
            (Expected::Map(expected), Json::Map(found)) => self.members(at, expected, found),
            (Expected::List(items), Json::List(found)) if items.len() == found.len() => {
                for (index, (item, value)) in items.iter().zip(found).enumerate() {
                    self.value(&format!("{at}[{index}]"), item, value);
                }
            }
            _ if agree(expected, found) => {}
            _ => self.say(at, expected.to_string(), found.to_string()),
        }
    }

    fn members(&mut self, at: &str, expected: &[(String, Expected)], found: &[(String, Json)]) {
        for (name, value) in expected {
            let mut there = found.iter().filter(|(other, _)| other == name);
            let path = member(at, name);
            match (there.next(), there.next()) {
                (None, _) => self.say(&path, value.to_string(), "nothing there".to_owned()),
                (Some((_, one)), None) => self.value(&path, value, one),
                (Some(_), Some(_)) => self.say(&path, value.to_string(), "the member stands more than once".to_owned()),
            }
        }
        for (name, value) in found {
            if !expected.iter().any(|(other, _)| other == name) {
                self.say(&member(at, name), "nothing there".to_owned(), value.to_string());
            }
        }
    }

    fn same(&mut self, selectors: &[Selector], values: &[Json]) {
        let mut all = Vec::new();
        for selector in selectors {
            let found = select(selector, values);
            if found.is_empty() {
                self.say(&format!("same {selector}"), "a value".to_owned(), "nothing there".to_owned());
            }
            all.extend(found);
        }
        let Some((first, others)) = all.split_first() else { return };
        if others.is_empty() {
            self.say("same", "at least two values".to_owned(), shown(&all));
        } else if others.iter().any(|other| other != first) {
            self.say("same", "equal values".to_owned(), shown(&all));
        }
    }

    fn say(&mut self, at: &str, expected: String, found: String) {
        self.found.push(Mismatch { at: at.to_owned(), expected, found });
    }
}

fn agree(expected: &Expected, found: &Json) -> bool {
    match (expected, found) {
        (Expected::Null, Json::Null) => true,
        (Expected::Bool(expected), Json::Bool(found)) => expected == found,
        (Expected::Number(expected), Json::Number(found)) => expected == found,
        (Expected::Text(pattern), Json::Text(found)) => matches(pattern, found),
        (Expected::Text(pattern), Json::Number(found)) => pattern.contains('…') && matches(pattern, found),
        _ => false,
    }
}

fn member(at: &str, name: &str) -> String {
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if plain { format!("{at}.{name}") } else { format!("{at}[{}]", quote(name)) }
}

fn shown(values: &[&Json]) -> String {
    if values.is_empty() {
        return "nothing".to_owned();
    }
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Whether the text occurs in the raw output, in a decoded string or in a decoded name.
fn holds(output: &[u8], values: &[Json], text: &str) -> bool {
    fn inside(value: &Json, text: &str) -> bool {
        match value {
            Json::Text(found) => found.contains(text),
            Json::List(items) => items.iter().any(|item| inside(item, text)),
            Json::Map(members) => members.iter().any(|(name, value)| name.contains(text) || inside(value, text)),
            Json::Null | Json::Bool(_) | Json::Number(_) => false,
        }
    }
    String::from_utf8_lossy(output).contains(text) || values.iter().any(|value| inside(value, text))
}

/// What a selector selects: in each value as a record, and in the elements of a value that is an array of records.
fn select<'v>(selector: &Selector, values: &'v [Json]) -> Vec<&'v Json> {
    let mut found = Vec::new();
    let Ok(automaton) = Automaton::compile(std::slice::from_ref(selector), Spelling::Exact) else {
        return found;
    };
    for value in values {
        walk(&automaton, automaton.root(), value, &mut found);
        if let Json::List(records) = value {
            records.iter().for_each(|record| walk(&automaton, automaton.root(), record, &mut found));
        }
    }
    found
}

fn walk<'v>(automaton: &Automaton, state: State, value: &'v Json, found: &mut Vec<&'v Json>) {
    if !automaton.matches(state).is_empty() {
        found.push(value);
    }
    match value {
        Json::Map(members) => {
            for (name, value) in members {
                walk(automaton, automaton.member(state, name).state, value, found);
            }
        }
        Json::List(items) => {
            for (index, item) in (0..).zip(items) {
                walk(automaton, automaton.element(state, index), item, found);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

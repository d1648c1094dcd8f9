//! Where forms are read: one file's name, the list of problems, and the questions every form asks of a node.

use std::borrow::Cow;
use std::sync::Arc;

use super::form::{Form, Key};
use crate::policy::problem::{Code, Place, Problem, codes, nearest};
use crate::policy::yaml::{Entry, Name, Node, Value};

/// One file being read.
pub(crate) struct Desk<'a> {
    file: Arc<str>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Desk<'a> {
    /// A desk for this file.
    pub(crate) fn new(file: Arc<str>, problems: &'a mut Vec<Problem>) -> Self {
        Self { file, problems }
    }

    /// Where a node stands.
    pub(crate) fn place(&self, node: &Node) -> Place {
        Place { file: self.file.clone(), line: node.line, column: node.column }
    }

    /// Where a member's name stands.
    pub(crate) fn place_of(&self, name: &Name) -> Place {
        Place { file: self.file.clone(), line: name.line, column: name.column }
    }

    /// Reports a problem at a node, and what to do about it.
    pub(crate) fn report(
        &mut self,
        code: &'static Code,
        node: &Node,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let problem = Problem::new(code, &self.place(node), message, hint);
        self.problems.push(problem);
    }

    /// Reports a problem at a place.
    pub(crate) fn report_at(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.push(Problem::new(code, place, message, hint));
    }

    /// Says that the node has another kind than what was expected, and yields nothing.
    pub(crate) fn wrong_kind<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        let message = format!("expected {expected}, found {}", node.kind());
        self.report(&codes::WRONG_KIND, node, message, remedy(node, expected));
        None
    }

    /// Says that a form is not there yet, and yields nothing.
    pub(crate) fn later<T>(&mut self, place: &Place, what: &str) -> Option<T> {
        let hint = "leave it out until a later version has it: it is refused, so that nothing you rely on is ignored";
        self.report_at(&codes::NOT_SUPPORTED_YET, place, format!("{what} is not supported yet"), hint);
        None
    }

    /// Says that a word takes no options, and yields nothing.
    pub(crate) fn no_options<T>(&mut self, node: &Node, word: &str) -> Option<T> {
        self.report(&codes::WRONG_KIND, node, format!("`{word}` takes no options"), format!("write `{word}` alone"));
        None
    }

    /// Says that a word cannot stand alone, and yields nothing.
    pub(crate) fn needs_options<T>(&mut self, node: &Node, word: &str) -> Option<T> {
        let hint = format!("write `{{ {word}: {{ … }} }}`");
        self.report(&codes::WRONG_KIND, node, format!("`{word}` needs options"), hint);
        None
    }

    /// The members of a mapping whose keys are these; every other key is reported.
    pub(crate) fn members<'n>(&mut self, node: &'n Node, keys: &[&str], later: &[&str]) -> Option<Members<'n>> {
        let Some(entries) = node.entries() else {
            return self.wrong_kind(node, "a mapping");
        };
        let mut members = Members { node, found: Vec::new(), later: false };
        for entry in entries {
            let place = self.place_of(&entry.name);
            let key = british(&entry.name.text, keys);
            if let Some(known) = keys.iter().find(|known| **known == key) {
                if members.find(known).is_some() {
                    self.report_at(
                        &codes::DUPLICATE_KEY,
                        &place,
                        format!("`{known}` is given twice, in two spellings"),
                        "keep one of the two",
                    );
                } else {
                    members.found.push(((*known).to_owned(), entry));
                }
            } else if later.contains(&&*british(&entry.name.text, later)) {
                members.later = true;
                self.later::<()>(&place, &format!("`{}`", entry.name.text));
            } else {
                let near = nearest(&entry.name.text, keys.iter().chain(later).copied());
                let hint = near.map(|near| format!("did you mean `{near}`?")).unwrap_or_else(|| listed("keys", keys));
                self.report_at(&codes::UNKNOWN_KEY, &place, format!("unknown key `{}`", entry.name.text), hint);
            }
        }
        Some(members)
    }

    /// One of several words, by its meaning. `null` may be written bare.
    pub(crate) fn word<T: Copy>(&mut self, node: &Node, words: &[(&str, T)], later: &[&str]) -> Option<T> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let text = match &node.value {
            Value::Text(text) => text.as_str(),
            Value::Null if known.contains(&"null") => "null",
            Value::Bool(true) if known.contains(&"true") => "true",
            Value::Bool(false) if known.contains(&"false") => "false",
            _ => return self.wrong_kind(node, &format!("a text, one of {}", quoted(&known))),
        };
        let word = british(text, &known);
        if let Some((_, meaning)) = words.iter().find(|(known, _)| *known == word) {
            return Some(*meaning);
        }
        if later.contains(&&*british(text, later)) {
            return self.later(&self.place(node), &format!("`{text}`"));
        }
        let message = format!("`{text}` is none of {}", quoted(&known));
        self.report(&codes::BAD_VALUE, node, message, meant(text, known.iter().chain(later).copied()));
        None
    }
}

/// The members of one mapping that its form knows.
pub(crate) struct Members<'n> {
    node: &'n Node,
    found: Vec<(String, &'n Entry)>,
    /// A key that a later version brings stands there too.
    pub(crate) later: bool,
}

impl<'n> Members<'n> {
    /// The member of this key.
    pub(crate) fn find(&self, key: &str) -> Option<&'n Node> {
        self.found.iter().find(|(known, _)| known == key).map(|(_, entry)| &entry.node)
    }

    /// A key that must be there. `about` says what it is.
    pub(crate) fn must<T: Form>(&self, key: &str, about: &str, desk: &mut Desk<'_>) -> Option<T> {
        match self.find(key) {
            Some(node) => T::read(node, desk),
            None => {
                let hint = format!("write `{key}: …` ({})", about.trim().trim_end_matches('.'));
                desk.report(&codes::MISSING_KEY, self.node, format!("`{key}` is missing"), hint);
                None
            }
        }
    }

    /// A key that may be left out.
    pub(crate) fn may<T: Form>(&self, key: &str, desk: &mut Desk<'_>) -> Key<T> {
        match self.find(key) {
            None => Key::Absent,
            Some(node) => T::read(node, desk).map_or(Key::Bad, Key::Given),
        }
    }
}

/// The -ise spelling of a word, where that is the one known: `pseudonymize` is `pseudonymise`.
pub(crate) fn british<'w>(word: &'w str, known: &[&str]) -> Cow<'w, str> {
    let ise = word.replace("ize", "ise");
    if !known.contains(&word) && known.contains(&ise.as_str()) { Cow::Owned(ise) } else { Cow::Borrowed(word) }
}

/// `` `a`, `b` `` and so on, no more than a line holds.
pub(crate) fn quoted(words: &[&str]) -> String {
    const LINE: usize = 24;
    let shown: Vec<String> = words.iter().take(LINE).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > LINE { ", …" } else { "" };
    shown.join(", ") + more
}

/// The word that was probably meant, or that one of those listed is.
pub(super) fn meant<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> String {
    nearest(word, known).map_or_else(|| "take one of these words".to_owned(), |near| format!("did you mean `{near}`?"))
}

/// What to do about a value of the wrong kind.
fn remedy(node: &Node, expected: &str) -> String {
    match &node.value {
        Value::Null => "write the value behind the key, or take the key out".to_owned(),
        Value::Number(_) | Value::Bool(_) if expected.contains("text") => "put it in quotes".to_owned(),
        Value::Text(_) if expected.ends_with("number") => "write the number alone, without quotes or unit".to_owned(),
        _ if expected == "a mapping" => "write `{ key: value }`, or one `key: value` a line".to_owned(),
        _ if expected == "a list" => "write `[ … ]`, or one `- …` a line".to_owned(),
        _ => format!("write {expected}"),
    }
}

fn listed(what: &str, words: &[&str]) -> String {
    format!("the {what} here are {}", quoted(words))
}

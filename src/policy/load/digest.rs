//! The policy digest: SHA-256 over everything a policy draws in, by meaning rather than by bytes.
//!
//! Trees are hashed, not texts, so that a comment or a line break changes nothing; every value and name is hashed with its
//! kind and its length, so that no two contents run into each other. What goes in, in this order: the purpose's file without
//! `approved` (an approval cannot be part of what it approves); the dataset's file with this purpose's policy alone; the
//! included files in the order in which they are met; the classes used, by name; the term files in written order.

use sha2::{Digest, Sha256};

use super::classes::Classes;
use super::include::Rules;
use crate::base::{ClassId, PurposeId};
use crate::policy::yaml::{Entry, Node, Value};

/// Everything one policy draws in.
pub(super) struct Drawn<'a> {
    /// The root of the purpose's file.
    pub(super) purpose: &'a Node,
    /// The root of the dataset's file.
    pub(super) dataset: &'a Node,
    /// Whose policy of it.
    pub(super) name: &'a PurposeId,
    /// The files included.
    pub(super) rules: &'a Rules,
    /// The classes declared.
    pub(super) classes: &'a Classes,
    /// Those that are used, by name.
    pub(super) used: &'a [&'a ClassId],
    /// Path and text of the term files.
    pub(super) files: &'a [(String, String)],
}

/// `sha256:` and 64 hex digits.
pub(super) fn digest(drawn: &Drawn<'_>) -> String {
    let mut hash = Hash(Sha256::new());
    hash.text("tamis policy 1");
    hash.members(drawn.purpose, &|entry| entry.name.text != "approved");
    hash.members(drawn.dataset, &|entry| entry.name.text != "policies");
    if let Some(policy) = drawn.dataset.member("policies").and_then(|all| all.member(drawn.name.as_str())) {
        hash.node(policy);
    }
    hash.count(drawn.rules.fragments.len());
    for fragment in &drawn.rules.fragments {
        hash.text(&fragment.tree.file);
        hash.node(&fragment.tree.root);
    }
    hash.count(drawn.used.len());
    for class in drawn.used {
        hash.text(class.as_str());
        match drawn.classes.node(class) {
            Some(node) => hash.node(node),
            None => hash.text(""),
        }
    }
    hash.count(drawn.files.len());
    for (path, text) in drawn.files {
        hash.text(path);
        hash.text(text);
    }
    hash.finish()
}

/// The digest of a policy that no file holds: of its text.
pub(crate) fn text_digest(text: &str) -> String {
    let mut hash = Hash(Sha256::new());
    hash.text("tamis ad hoc policy 1");
    hash.text(text);
    hash.finish()
}

struct Hash(Sha256);

impl Hash {
    fn count(&mut self, count: usize) {
        self.0.update((count as u64).to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text.as_bytes());
    }

    fn node(&mut self, node: &Node) {
        match &node.value {
            Value::Null => self.0.update(b"n"),
            Value::Bool(value) => self.0.update(if *value { b"t" } else { b"f" }),
            Value::Number(number) => {
                self.0.update(b"d");
                self.text(number.as_str());
            }
            Value::Text(text) => {
                self.0.update(b"s");
                self.text(text);
            }
            Value::List(items) => {
                self.0.update(b"l");
                self.count(items.len());
                items.iter().for_each(|item| self.node(item));
            }
            Value::Map(_) => self.members(node, &|_| true),
        }
    }

    fn members(&mut self, node: &Node, wanted: &dyn Fn(&Entry) -> bool) {
        let entries: Vec<&Entry> = node.entries().unwrap_or_default().iter().filter(|entry| wanted(entry)).collect();
        self.0.update(b"m");
        self.count(entries.len());
        for entry in entries {
            self.text(&entry.name.text);
            self.node(&entry.node);
        }
    }

    fn finish(self) -> String {
        let digest = self.0.finalize();
        digest.iter().fold("sha256:".to_owned(), |text, byte| text + &format!("{byte:02x}"))
    }
}

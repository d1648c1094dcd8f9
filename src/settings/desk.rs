//! Going through the tree: every key is asked for by name, what is left over is unknown, and problems gather.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use config::{Value, ValueKind};

use super::nearest::nearest;
use super::problem::Problem;
use super::said::ENVIRONMENT;
use super::table::Keys;

/// Where problems gather.
pub(super) struct Desk<'n> {
    problems: RefCell<Vec<Problem>>,
    noted: Noted<'n>,
}

/// Hears of each file that the settings name, before it is read.
pub(super) type Noted<'n> = &'n dyn Fn(&Path);

/// One value, or its absence, at a known place.
pub(super) struct Node<'d> {
    desk: &'d Desk<'d>,
    key: String,
    /// The file it came from, or the environment; its parent's where it is absent.
    place: String,
    value: Option<ValueKind>,
}

/// One table of known keys.
pub(super) struct Table<'d> {
    desk: &'d Desk<'d>,
    key: String,
    place: String,
    values: HashMap<String, Value>,
}

impl<'n> Desk<'n> {
    pub(super) fn new(noted: Noted<'n>) -> Self {
        Self { problems: RefCell::default(), noted }
    }

    pub(super) fn root(&self, tree: Value) -> Node<'_> {
        Node::new(self, String::new(), "", Some(tree))
    }

    pub(super) fn add(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    pub(super) fn problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

impl<'d> Node<'d> {
    fn new(desk: &'d Desk<'d>, key: String, parent: &str, value: Option<Value>) -> Self {
        let place = value.as_ref().and_then(|value| value.origin()).unwrap_or(parent).to_owned();
        let value = value.map(|value| value.kind).filter(|kind| *kind != ValueKind::Nil);
        Self { desk, key, place, value }
    }

    pub(super) fn is_absent(&self) -> bool {
        self.value.is_none()
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    pub(super) fn complain(&self, message: impl Into<String>, hint: Option<String>) {
        let (place, key) = (self.place.clone(), self.key.clone());
        self.desk.add(Problem { place, key, message: message.into(), hint });
    }

    /// A form that a later version brings.
    pub(super) fn later(&self, what: &str) {
        self.complain(format!("{what} is not supported yet"), None);
    }

    /// Reads a scalar. `None`: absent, or wrong and reported.
    pub(super) fn read<T>(&self, form: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let text = match self.value.as_ref()? {
            ValueKind::String(text) => text.clone(),
            ValueKind::Boolean(truth) => truth.to_string(),
            ValueKind::I64(number) => number.to_string(),
            ValueKind::U64(number) => number.to_string(),
            ValueKind::I128(number) => number.to_string(),
            ValueKind::U128(number) => number.to_string(),
            ValueKind::Float(number) => number.to_string(),
            ValueKind::Nil | ValueKind::Table(_) | ValueKind::Array(_) => {
                self.complain("a single value is expected", None);
                return None;
            }
        };
        form(&text).map_err(|message| self.complain(message, None)).ok()
    }

    /// As [`Node::read`], but an absent value is reported too.
    pub(super) fn need<T>(&self, form: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        if self.is_absent() {
            self.complain("it is missing", None);
        }
        self.read(form)
    }

    /// The path of a file that is to be read: relative to the file that names it, or to the working directory where the
    /// environment does.
    pub(super) fn path(&self) -> Option<PathBuf> {
        let path = self.read(super::form::text).map(|text| self.beside(Path::new(&text)))?;
        (self.desk.noted)(&path);
        Some(path)
    }

    /// Resolves a path as [`Node::path`] does.
    pub(super) fn beside(&self, path: &Path) -> PathBuf {
        let directory = match self.place.as_str() {
            "" | ENVIRONMENT => None,
            file => Path::new(file).parent().filter(|parent| !parent.as_os_str().is_empty()),
        };
        directory.map_or_else(|| path.to_owned(), |directory| directory.join(path))
    }

    /// A table with these keys; any other is reported. `None`: absent, or no table and reported.
    pub(super) fn table(self, keys: &'static Keys) -> Option<Table<'d>> {
        let values = self.map()?;
        let mut known = HashMap::new();
        for (name, node) in values {
            if keys.keys.iter().any(|key| key.name == name) {
                known.insert(name, Value::new(Some(&node.place), node.value.unwrap_or_default()));
                continue;
            }
            let near = nearest(&name, keys.keys.iter().map(|key| key.name));
            let hint = near.map_or_else(
                || format!("known keys: {}", keys.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            node.complain("unknown key", Some(hint));
        }
        Some(Table { desk: self.desk, key: self.key, place: self.place, values: known })
    }

    /// A table of names that the operator gives, in their order.
    pub(super) fn map(&self) -> Option<Vec<(String, Node<'d>)>> {
        match self.value.as_ref()? {
            ValueKind::Table(values) => {
                let mut nodes: Vec<_> = values
                    .iter()
                    .map(|(name, value)| {
                        let node = Node::new(self.desk, join(&self.key, name), &self.place, Some(value.clone()));
                        (name.clone(), node)
                    })
                    .collect();
                nodes.sort_by(|(a, _), (b, _)| a.cmp(b));
                Some(nodes)
            }
            _ => {
                self.complain("a table of keys is expected", None);
                None
            }
        }
    }

    /// The names in a table; none where there is no table.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.value {
            Some(ValueKind::Table(values)) => values.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// A list's elements.
    pub(super) fn list(&self) -> Option<Vec<Node<'d>>> {
        match self.value.as_ref()? {
            ValueKind::Array(values) => {
                let elements = values.iter().enumerate();
                let node = |(at, value): (usize, &Value)| {
                    Node::new(self.desk, format!("{}[{at}]", self.key), &self.place, Some(value.clone()))
                };
                Some(elements.map(node).collect())
            }
            _ => {
                self.complain("a list is expected", None);
                None
            }
        }
    }
}

impl<'d> Table<'d> {
    /// The node of a key; absent where the table has none.
    pub(super) fn take(&mut self, name: &str) -> Node<'d> {
        Node::new(self.desk, join(&self.key, name), &self.place, self.values.remove(name))
    }

    /// A problem of the table as a whole.
    pub(super) fn complain(&self, message: impl Into<String>, hint: Option<String>) {
        let (place, key) = (self.place.clone(), self.key.clone());
        self.desk.add(Problem { place, key, message: message.into(), hint });
    }
}

fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
}

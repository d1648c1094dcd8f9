//! The files of a configuration directory, each read once.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::policy::problem::{Code, Place, Problem, codes};
use crate::policy::spec::{Desk, Form, FragmentSpec};
use crate::policy::yaml::{self, Node};
use crate::policy::{SourceError, Sources};

/// Files read so far, and what is wrong with them.
pub(super) struct Shelf<'a> {
    sources: &'a dyn Sources,
    /// Everything found so far, in no order.
    pub(super) problems: Vec<Problem>,
    trees: BTreeMap<String, Option<Rc<Tree>>>,
    fragments: BTreeMap<String, Option<Rc<Fragment>>>,
}

/// A file as a tree.
pub(super) struct Tree {
    /// Its path, relative to the configuration directory.
    pub(super) file: Arc<str>,
    /// Its root.
    pub(super) root: Node,
}

/// A rules file.
pub(super) struct Fragment {
    /// What it says.
    pub(super) spec: FragmentSpec,
    /// Where.
    pub(super) tree: Rc<Tree>,
}

impl<'a> Shelf<'a> {
    /// An empty shelf before these files.
    pub(super) fn new(sources: &'a dyn Sources) -> Self {
        Self { sources, problems: Vec::new(), trees: BTreeMap::new(), fragments: BTreeMap::new() }
    }

    /// The YAML files of a directory, by name.
    pub(super) fn list(&mut self, dir: &str) -> Vec<String> {
        match self.sources.list(dir) {
            Ok(mut names) => {
                names.retain(|name| name.ends_with(".yaml") || name.ends_with(".yml"));
                names.sort();
                names.into_iter().map(|name| format!("{dir}/{name}")).collect()
            }
            Err(error) => {
                self.report(
                    &codes::UNREADABLE,
                    &Place::top(&dir.into()),
                    format!("the directory cannot be read: {error}"),
                    "whoever runs this command must be allowed to list and read it",
                );
                Vec::new()
            }
        }
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        !matches!(self.sources.read(path), Err(SourceError::Missing))
    }

    /// A file as a tree, read at most once. `asked` is the place that names it, where one does.
    pub(super) fn tree(&mut self, path: &str, asked: Option<&Place>) -> Option<Rc<Tree>> {
        if let Some(tree) = self.trees.get(path) {
            return tree.clone();
        }
        let file: Arc<str> = path.into();
        let tree = self.text(path, asked).and_then(|text| {
            let (root, problems) = yaml::parse(path, &text);
            self.problems.extend(problems);
            root.map(|root| Rc::new(Tree { file, root }))
        });
        self.trees.insert(path.to_owned(), tree.clone());
        tree
    }

    /// A file's text.
    pub(super) fn text(&mut self, path: &str, asked: Option<&Place>) -> Option<String> {
        match self.sources.read(path) {
            Ok(text) => Some(text),
            Err(error) => {
                let message = format!("`{path}` cannot be read: {error}");
                let place = asked.cloned().unwrap_or_else(|| Place::top(&path.into()));
                let hint = match (error, asked) {
                    (SourceError::Missing, Some(_)) => {
                        "a path is relative to the file it stands in; is it spelled right?"
                    }
                    (SourceError::Missing, None) => "put it there, or take out what names it",
                    (SourceError::Failed(_), _) => "it must be a text in UTF-8 that this command is allowed to read",
                };
                self.report(&codes::UNREADABLE, &place, message, hint);
                None
            }
        }
    }

    /// A tree as one of the forms. The header is asked for first, since a form that lacks a key yields nothing.
    pub(super) fn form<T: Form>(&mut self, tree: &Tree) -> Option<T> {
        if tree.root.entries().is_some() && tree.root.member("tamis").is_none() {
            let hint = "every file begins with `tamis: 1`";
            self.report(&codes::VERSION, &Place::top(&tree.file), "`tamis: 1` is missing", hint);
        }
        T::read(&tree.root, &mut Desk::new(tree.file.clone(), &mut self.problems))
    }

    /// A rules file, read at most once.
    pub(super) fn fragment(&mut self, path: &str, asked: Option<&Place>) -> Option<Rc<Fragment>> {
        if let Some(fragment) = self.fragments.get(path) {
            return fragment.clone();
        }
        let fragment = self.tree(path, asked).and_then(|tree| {
            let spec: FragmentSpec = self.form(&tree)?;
            Some(Rc::new(Fragment { spec, tree }))
        });
        self.fragments.insert(path.to_owned(), fragment.clone());
        fragment
    }

    /// Reports a problem, and what to do about it.
    pub(super) fn report(
        &mut self,
        code: &'static Code,
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.push(Problem::new(code, place, message, hint));
    }
}

/// A path written in `file`, relative to the configuration directory. `..` is taken out where it can be.
pub(super) fn beside(file: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let dir = file.rsplit_once('/').map_or("", |(dir, _)| dir);
    let mut parts: Vec<&str> = Vec::new();
    for part in dir.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A file's name without directory and extension.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit_once('/').map_or(file, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_their_file() {
        let check =
            |file: &str, path: &str, expected: &str| assert_eq!(beside(file, path), expected, "{path} in {file}");
        check("datasets/a.yaml", "../rules/b.yaml", "rules/b.yaml");
        check("datasets/a.yaml", "staff.txt", "datasets/staff.txt");
        check("datasets/a.yaml", "./x/../staff.txt", "datasets/staff.txt");
        check("datasets/a.yaml", "../../shared/b.yaml", "../shared/b.yaml");
        check("classes.yaml", "../b.yaml", "../b.yaml");
        check("datasets/a.yaml", "/etc/tamis/b.yaml", "/etc/tamis/b.yaml");
    }

    #[test]
    fn stems_are_names_without_directory_and_extension() {
        for (file, expected) in [("datasets/a-b.yaml", "a-b"), ("a.yml", "a"), ("x/a", "a")] {
            assert_eq!(stem(file), expected);
        }
    }
}

//! A policy with its includes written out, as YAML that loads again and means the same.

use std::fmt::Write;
use std::rc::Rc;

use super::shelf::{Shelf, Tree, beside};
use crate::base::{DatasetId, PurposeId};
use crate::policy::problem::{Place, codes};
use crate::policy::yaml::{self, Node};
use crate::policy::{Problem, Sources};

/// The dataset's file with the policy for this purpose alone, `use` replaced by the rules it draws in; before each rule
/// a comment says where it stands. Only the shape is read, so that a policy with errors can be looked at too.
///
/// # Errors
/// The problems that keep the files from being read at all, or that there is no such policy.
pub fn expand(sources: &dyn Sources, dataset: &DatasetId, purpose: &PurposeId) -> Result<String, Vec<Problem>> {
    let mut shelf = Shelf::new(sources);
    let path = format!("datasets/{dataset}.yaml");
    let Some(tree) = shelf.tree(&path, None) else { return Err(shelf.problems) };
    let Some(policy) = tree.root.member("policies").and_then(|all| all.member(purpose.as_str())) else {
        let message = format!("`{dataset}` is not open to the purpose `{purpose}`");
        shelf.report(
            &codes::UNDECLARED_PURPOSE,
            &Place::top(&tree.file),
            message,
            "the purposes it is open to stand under `policies`",
        );
        return Err(shelf.problems);
    };
    let mut listed = Vec::new();
    for rule in rules(policy) {
        listed.push((tree.clone(), rule.clone()));
    }
    gather(&mut shelf, policy, &path, &mut vec![path.clone()], &mut listed);
    if !shelf.problems.is_empty() {
        return Err(shelf.problems);
    }
    Ok(write(&tree, purpose, policy, &listed))
}

fn rules(node: &Node) -> impl Iterator<Item = &Node> {
    ["rules", "fields"].into_iter().filter_map(|key| node.member(key)?.items()).flatten()
}

fn gather(shelf: &mut Shelf<'_>, node: &Node, file: &str, way: &mut Vec<String>, listed: &mut Vec<(Rc<Tree>, Node)>) {
    let Some(uses) = node.member("use") else { return };
    for written in uses.items().unwrap_or(std::slice::from_ref(uses)) {
        let Some(name) = written.text() else { continue };
        let path = beside(file, name);
        if way.contains(&path) {
            continue; // met already
        }
        let place = Place { file: file.into(), line: written.line, column: written.column };
        let Some(tree) = shelf.tree(&path, Some(&place)) else { continue };
        way.push(path.clone());
        listed.extend(rules(&tree.root).map(|rule| (tree.clone(), rule.clone())));
        gather(shelf, &tree.root, &path, way, listed);
    }
}

fn write(tree: &Tree, purpose: &PurposeId, policy: &Node, listed: &[(Rc<Tree>, Node)]) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    for entry in tree.root.entries().unwrap_or_default().iter().filter(|entry| entry.name.text != "policies") {
        let _ = writeln!(out, "{}:{}", entry.name.text, yaml::block(&entry.node, 2));
    }
    let _ = writeln!(out, "policies:\n  {purpose}:");
    for entry in policy.entries().unwrap_or_default() {
        if !matches!(entry.name.text.as_str(), "use" | "fields") {
            let _ = writeln!(out, "    {}:{}", entry.name.text, yaml::block(&entry.node, 6));
        }
    }
    if !listed.is_empty() {
        let _ = writeln!(out, "    fields:");
    }
    for (from, rule) in listed {
        let _ = writeln!(out, "      # {}:{}\n      - {}", from.file, rule.line, yaml::flow(rule));
    }
    out
}

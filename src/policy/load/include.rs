//! `use`: the rules of a policy, its own first, then those of the files it includes, in deciding order.

use std::rc::Rc;

use super::shelf::{Fragment, Shelf, beside};
use crate::policy::problem::{Place, codes};
use crate::policy::spec::{OneOrMany, PolicySpec, RuleSpec, RulesKey, Said, UseSpec};

/// Files between a policy and a rule: more is a knot nobody can read.
const MAX_DEPTH: usize = 8;

/// A rule and where it came from.
#[derive(Clone)]
pub(super) struct Gathered {
    /// What was written.
    pub(super) rule: RuleSpec,
    /// It stands in an included file.
    pub(super) included: bool,
}

/// The rules of one policy, and the files they came from.
#[derive(Default)]
pub(super) struct Rules {
    /// In deciding order.
    pub(super) list: Vec<Gathered>,
    /// The included files in the order in which they were met.
    pub(super) fragments: Vec<Rc<Fragment>>,
}

/// Gathers the rules of a policy written in `file`.
pub(super) fn gather(shelf: &mut Shelf<'_>, policy: &PolicySpec, file: &str) -> Rules {
    let mut rules = Rules::default();
    let own = policy.fields.given().map_or(&[][..], |fields| fields.0.as_slice()).iter();
    rules.list.extend(own.map(|rule| Gathered { rule: rule.clone(), included: false }));
    if let Some(OneOrMany(uses)) = policy.include.given() {
        follow(shelf, uses, file, &mut vec![file.to_owned()], &mut rules);
    }
    rules
}

fn follow(shelf: &mut Shelf<'_>, uses: &[Said<UseSpec>], file: &str, way: &mut Vec<String>, rules: &mut Rules) {
    for written in uses {
        let path = beside(file, &written.value.0);
        if way.contains(&path) || way.len() > MAX_DEPTH {
            let (message, hint) = if way.contains(&path) {
                (format!("`{path}` includes itself"), "put what both need into a rules file that includes neither")
            } else {
                (format!("included more than {MAX_DEPTH} deep"), "include the file from the policy itself")
            };
            shelf.report(&codes::INCLUDE_CYCLE, &written.at, message, hint);
            continue;
        }
        if rules.fragments.iter().any(|fragment| *fragment.tree.file == *path) {
            continue; // met by another way already; its rules could not decide again
        }
        let Some(fragment) = shelf.fragment(&path, Some(&written.at)) else { continue };
        rules.fragments.push(fragment.clone());
        let spec = &fragment.spec;
        let listed = match spec.rules.given() {
            Some(RulesKey::Fields(fields)) => fields.as_slice(),
            _ => &[],
        };
        let fields = spec.fields.given().map_or(&[][..], |fields| fields.0.as_slice());
        rules.list.extend(listed.iter().chain(fields).map(|rule| Gathered { rule: rule.clone(), included: true }));
        if let Some(uses) = spec.include.given() {
            way.push(path.clone());
            follow(shelf, uses, &path, way, rules);
            way.pop();
        }
    }
}

/// Reads the rules files that no policy includes, so that what is wrong with them is said too.
pub(super) fn read_all(shelf: &mut Shelf<'_>) {
    for path in shelf.list("rules") {
        let Some(fragment) = shelf.fragment(&path, None) else { continue };
        if let Some(RulesKey::Name(name)) = fragment.spec.rules.given()
            && name.value != super::shelf::stem(&path)
        {
            let message =
                format!("the rules are named `{}` and their file `{}`", name.value, super::shelf::stem(&path));
            shelf.report(&codes::MISNAMED, &name.at, message, format!("name the file `{}.yaml`", name.value));
        }
        if let (Some(RulesKey::Fields(_)), true) = (fragment.spec.rules.given(), fragment.spec.fields.given().is_some())
        {
            let place = Place::top(&fragment.tree.file);
            let message = "the rules stand under `rules` or under `fields`, not both";
            shelf.report(&codes::BAD_VALUE, &place, message, "put them all under `fields`");
        }
    }
}

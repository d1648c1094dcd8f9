//! Classes of identifier.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::shelf::{Shelf, Tree};
use crate::base::ClassId;
use crate::policy::problem::{codes, nearest};
use crate::policy::spec::{ClassesSpec, Said};
use crate::policy::yaml::Node;
use crate::transform::Class;

/// The classes declared, and the tree they stand in.
#[derive(Default)]
pub(super) struct Classes {
    /// By name.
    pub(super) declared: BTreeMap<ClassId, Class>,
    tree: Option<Rc<Tree>>,
}

/// Reads `classes.yaml`, if there is one.
pub(super) fn read(shelf: &mut Shelf<'_>) -> Classes {
    const FILE: &str = "classes.yaml";
    let mut classes = Classes::default();
    if !shelf.has(FILE) {
        return classes;
    }
    let Some(tree) = shelf.tree(FILE, None) else { return classes };
    let Some(spec) = shelf.form::<ClassesSpec>(&tree) else { return classes };
    for (name, class) in spec.classes.0 {
        let id = match ClassId::parse(&name.value) {
            Ok(id) => id,
            Err(error) => {
                shelf.report(&codes::BAD_VALUE, &name.at, error.to_string(), "such as `customer-email`");
                continue;
            }
        };
        let meant = Class { id: id.clone(), canonical: class.canonical, epoch: class.epoch.given().copied() };
        if classes.declared.insert(id, meant).is_some() {
            let message = format!("the class `{}` is declared twice", name.value);
            shelf.report(&codes::DUPLICATE_CLASS, &name.at, message, "keep one of the two");
        }
    }
    classes.tree = Some(tree);
    classes
}

impl Classes {
    /// The class of this name; says so where it is not declared.
    pub(super) fn find(&self, shelf: &mut Shelf<'_>, name: &Said<ClassId>) -> Option<Class> {
        let found = self.declared.get(&name.value).cloned();
        if found.is_none() {
            let near = nearest(name.value.as_str(), self.declared.keys().map(ClassId::as_str));
            let hint = near.map_or_else(
                || format!("declare it in `classes.yaml`: `{}: {{ canonical: text }}`", name.value),
                |near| format!("did you mean `{near}`?"),
            );
            shelf.report(
                &codes::UNDECLARED_CLASS,
                &name.at,
                format!("the class `{}` is not declared", name.value),
                hint,
            );
        }
        found
    }

    /// What was written of a class.
    pub(super) fn node(&self, id: &ClassId) -> Option<&Node> {
        let root = &self.tree.as_ref()?.root;
        root.member(id.as_str()).or_else(|| root.member("classes")?.member(id.as_str()))
    }
}

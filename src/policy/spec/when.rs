//! Conditions: which members of a node must have which values.

use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::{Literal, OneOrMany, Said, Table};
use crate::path::Selector;
use crate::policy::problem::codes;
use crate::policy::yaml::Node;

/// Names of members, and the values one of which each must have. Never empty.
#[derive(Clone, Debug)]
pub(crate) struct WhenSpec(pub(crate) Vec<(Said<String>, Vec<Said<Literal>>)>);

impl Form for WhenSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        if node.entries().is_some_and(<[_]>::is_empty) {
            let hint = "write `{ name: [ values ] }`, or take the key out";
            desk.report(&codes::BAD_VALUE, node, "the condition is empty", hint);
            return None;
        }
        let Table(tests) = Table::<OneOrMany<Said<Literal>>>::read(node, desk)?;
        let strange: Vec<&Said<String>> = tests.iter().map(|(name, _)| name).filter(|name| is_path(name)).collect();
        for name in &strange {
            let message = format!("`{}` is a selector, and a condition reads members by their names", name.value);
            let hint = "write the name alone, such as `status`: a member of the element or object that is tested";
            desk.report_at(&codes::BAD_VALUE, &name.at, message, hint);
        }
        // What could not be read was reported; a condition that lacks a part would hold too often.
        let whole = strange.is_empty() && tests.len() == node.entries().map_or(0, <[_]>::len);
        whole.then(|| Self(tests.into_iter().map(|(name, OneOrMany(values))| (name, values)).collect()))
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let values = <OneOrMany<Said<Literal>>>::schema(book);
        json!({ "type": "object", "minProperties": 1, "additionalProperties": values })
    }
}

/// A member may be called so, but whoever writes it means a path: the condition would never hold.
fn is_path(name: &Said<String>) -> bool {
    name.value.starts_with("$.") || name.value.starts_with("$[")
}

form! {
    /// Elements (or members) that are removed where their own members have these values.
    DropElementSpec {
        /// Selectors of what is removed.
        must select "at": OneOrMany<Said<Selector>>,
        /// Members of the selected node itself, and the values one of which each must have.
        must when "when": Said<WhenSpec>,
        /// Why; not asked for.
        may because "because": Said<String>,
    }
}

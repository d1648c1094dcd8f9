//! `rules/*.yaml`: rules that several policies include with `use`.

use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::{FieldsSpec, RuleSpec, Said, UseSpec};
use crate::policy::yaml::{Node, Value};

form! {
    /// A fragment of rules.
    FragmentSpec {
        /// The version of the policy language: 1.
        may tamis "tamis": super::class::Version,
        /// The fragment's name, as the file's, or its rules.
        may rules "rules": RulesKey,
        /// One line that says what it is.
        may title "title": Said<String>,
        /// Fragments that this one includes after its own rules.
        may include "use": Vec<Said<UseSpec>>,
        /// Its rules.
        may fields "fields": FieldsSpec,
    }
}

/// What stands under `rules`.
#[derive(Clone, Debug)]
pub(crate) enum RulesKey {
    /// The fragment's name.
    Name(Said<String>),
    /// Its rules, as under `fields`.
    Fields(Vec<RuleSpec>),
}

impl Form for RulesKey {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => Vec::read(node, desk).map(Self::Fields),
            _ => Said::read(node, desk).map(Self::Name),
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        json!({ "oneOf": [String::schema(book), <Vec<RuleSpec>>::schema(book)] })
    }
}

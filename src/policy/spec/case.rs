//! `tests/*.yaml`: policy tests.

use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::{OneOrMany, Said, Table};
use crate::base::{DatasetId, PurposeId};
use crate::path::Selector;
use crate::policy::yaml::Node;

form! {
    /// Tests of one policy.
    CasesSpec {
        /// The version of the policy language: 1.
        may tamis "tamis": super::class::Version,
        /// The dataset.
        must dataset "dataset": Said<DatasetId>,
        /// The purpose.
        must purpose "purpose": Said<PurposeId>,
        /// What the tests take for granted.
        may given "given": GivenSpec,
        /// The tests, in order.
        may tests "tests": Vec<CaseSpec>,
    }
}

form! {
    /// What the tests of a file take for granted.
    GivenSpec {
        /// The time of the session: a date, or an instant of RFC 3339.
        may now "now": Said<String>,
        /// The key: any text, from which a throw-away key is made.
        may key "key": Said<String>,
        /// The stream's id.
        may stream "stream": Said<String>,
        /// What recognisers outside find in the place of the real ones, which no test asks: words by entity type. Nothing, if left
        /// out.
        may external "external": Table<OneOrMany<Said<String>>>,
        later "objections";
    }
}

form! {
    /// One test: an input, and what is expected of the output.
    CaseSpec {
        /// What it shows.
        must name "name": Said<String>,
        /// The record, written as YAML.
        may input "in": Tree,
        /// The input's raw text.
        may in_json "in_json": Said<String>,
        /// A file with the input, relative to this one.
        may in_file "in_file": Said<String>,
        /// The whole output, written as YAML; `…` in a text matches any run of characters.
        may out "out": Tree,
        /// The output's raw text; `…` matches any run of characters.
        may out_json "out_json": Said<String>,
        /// Nothing of these is in the output.
        may removed "removed": OneOrMany<Selector>,
        /// None of these texts is in the output.
        may absent "absent": OneOrMany<String>,
        /// The record is dropped for this reason.
        may dropped "dropped": Said<String>,
        /// The output's values at these places are the same.
        may same "same": OneOrMany<Spot>,
    }
}

/// Anything.
#[derive(Clone, Debug)]
pub(crate) struct Tree(pub(crate) Node);

impl Form for Tree {
    fn read(node: &Node, _: &mut Desk<'_>) -> Option<Self> {
        Some(Self(node.clone()))
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({})
    }
}

/// A place in the output: a selector, or the name of a member at the top.
#[derive(Clone, Debug)]
pub(crate) struct Spot(pub(crate) Selector);

impl Form for Spot {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        match node.text().filter(|text| plain(text)).map(|text| Selector::parse(&format!("$['{text}']"))) {
            Some(Ok(selector)) => Some(Self(selector)),
            _ => Selector::read(node, desk).map(Self),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string" })
    }
}

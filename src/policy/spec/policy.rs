//! What one purpose may have of one dataset.

use jiff::civil::Date;
use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::word::{vocabulary, words};
use super::{DetectSpec, DropElementSpec, FieldsSpec, Json, OneOrMany, Said};
use crate::path::Selector;
use crate::path::Spelling;
use crate::policy::model::{Duplicates, Names, OnError, Unlisted};
use crate::policy::problem::codes;
use crate::policy::yaml::Node;

form! {
    /// A policy: which fields a purpose needs, why, and what becomes of them. Everything else is dropped.
    PolicySpec {
        /// Why the purpose is compatible with what the data was collected for (GDPR art. 5(1)(b), 6(4)).
        may compatible "compatible": CompatibleSpec,
        /// Rules files to include after the policy's own rules, relative to this file.
        may include "use": OneOrMany<Said<UseSpec>>,
        /// What counts as one record: `auto`, `value`, `pairs`, or selectors of the records inside a document.
        may records "records": Said<RecordsSpec>,
        /// The rules for what stands around the records; selectors from the document's root. What they do not list is dropped.
        may envelope "envelope": Said<FieldsSpec>,
        /// Texts that pass as the whole data of a server-sent event.
        may sentinels "sentinels": OneOrMany<SentinelSpec>,
        /// What happens where no rule has spoken.
        may unlisted "unlisted": Said<Unlisted>,
        /// What happens to member names that no selector spells.
        may names "names": Said<Names>,
        /// Why names are kept; asked for by `names: keep`.
        may because "because": Said<String>,
        /// How selectors compare names.
        may spelling "spelling": Spelling,
        /// The rules, in deciding order.
        may fields "fields": FieldsSpec,
        /// Elements that are removed by the values of their own members, before any rule decides.
        may drop_elements "drop_elements": Vec<DropElementSpec>,
        /// What is looked for in text, and what becomes of it.
        may detect "detect": DetectSpec,
        /// What a malformed or over-long record does.
        may on_error "on_error": OnError,
        /// What a node that a scope, a condition or the sweep reads does when it occurs more than once in a record.
        may duplicates "duplicates": Duplicates,
        /// Grounds for keeping special categories and national identification numbers (GDPR art. 9, 10, 87).
        may sensitive "sensitive": SensitiveSpec,
        /// Values of the record that are hunted through its scanned fields.
        may sweep "sweep": SweepSpec,
        later "rights" "article_11" "gates" "rename";
    }
}

vocabulary! {
    /// By which way a purpose is compatible with the first one.
    RouteWord {
        /// It is the purpose the data was collected for.
        "initial-purpose" => InitialPurpose,
        /// The persons consented to it.
        "consent" => Consent,
        /// A law allows it.
        "law" => Law,
        /// Research, archiving or statistics (GDPR art. 89).
        "research" => Research,
        /// It was assessed by the five elements of art. 6(4).
        "assessed" => Assessed,
    }
}

form! {
    /// The compatibility of a purpose (GDPR art. 6(4)).
    CompatibleSpec {
        /// By which way.
        must route "route": Said<RouteWord>,
        /// (a) The link between the purposes.
        may link "link": Said<String>,
        /// (b) The context of collection and what the persons expect.
        may context "context": Said<String>,
        /// (c) The nature of the data.
        may nature "nature": Said<String>,
        /// (d) The consequences for the persons.
        may consequences "consequences": Said<String>,
        /// (e) The safeguards.
        may safeguards "safeguards": Said<String>,
        /// Who says so.
        may by "by": Said<String>,
        /// Since when.
        may date "date": Date,
        /// Where consent, law or assessment is on file.
        may reference "ref": Said<String>,
        /// Why, in words.
        may because "because": Said<String>,
    }
}

/// A rules file, relative to the file that includes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UseSpec(pub(crate) String);

impl Form for UseSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let text = String::read(node, desk)?;
        if text.contains('/') || text.ends_with(".yaml") || text.ends_with(".yml") {
            return Some(Self(text));
        }
        let hint = "a rules file is named by its path, such as `../rules/common.yaml`";
        let message = format!("the preset `{text}` is not supported yet");
        desk.report(&codes::NOT_SUPPORTED_YET, node, message, hint);
        None
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "pattern": "/|\\.ya?ml$" })
    }
}

form! {
    /// Values of the record that are hunted through its scanned fields, in every way that people write them.
    SweepSpec {
        /// Where they stand: nodes of the record, or what is below them. They are read whatever rule they are under.
        must from "from": OneOrMany<Said<Selector>>,
    }
}

/// What counts as one record.
#[derive(Clone, Debug)]
pub(crate) enum RecordsSpec {
    /// Each value of the stream; where it is an array, its elements.
    Auto,
    /// Each value of the stream.
    Value,
    /// Each pair of values.
    Pairs,
    /// What these select inside a document.
    At(Vec<Said<Selector>>),
}

impl Form for RecordsSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let is_selector = node.text().is_some_and(|text| text.trim_start().starts_with('$'));
        if !is_selector && node.items().is_none() {
            return match desk.word(node, &[("auto", "auto"), ("value", "value"), ("pairs", "pairs")], &[])? {
                "auto" => Some(Self::Auto),
                "value" => Some(Self::Value),
                _ => Some(Self::Pairs),
            };
        }
        let OneOrMany(selectors) = <OneOrMany<Said<Selector>>>::read(node, desk)?;
        for said in selectors.iter().filter(|said| said.value.is_root()) {
            let hint = "write `records: value`, which makes each value one record";
            desk.report_at(&codes::BAD_VALUE, &said.at, "`$` is the whole value, with nothing around it", hint);
        }
        let inside = selectors.iter().all(|said| !said.value.is_root());
        inside.then_some(Self::At(selectors))
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let selector = Selector::schema(book);
        let words = super::schema::words(&["auto", "value", "pairs"]);
        json!({ "oneOf": [words, selector, { "type": "array", "items": selector, "minItems": 1 }] })
    }
}

/// A text that passes as the whole data of a server-sent event.
#[derive(Clone, Debug)]
pub(crate) struct SentinelSpec(pub(crate) String);

impl Form for SentinelSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let text = String::read(node, desk)?;
        let (message, hint) = if text.contains(['\n', '\r']) {
            ("a sentinel is one line", "write it without line ends, such as `\"[DONE]\"`")
        } else if Json::read_all(text.as_bytes()).is_ok() {
            let hint =
                "only what is no JSON can be a sentinel; a value in the stream is a record, and rules decide on it";
            ("this sentinel is valid JSON: a value would pass unread", hint)
        } else {
            return Some(Self(text));
        };
        desk.report(&codes::BAD_VALUE, node, message, hint);
        None
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        String::schema(book)
    }
}

words! { Unlisted {
    "drop" => Unlisted::Drop,
    "scan" => Unlisted::Scan,
    "keep" => Unlisted::Keep,
} }

words! { Spelling {
    "exact" => Spelling::Exact,
    "folded" => Spelling::Folded,
} }

words! { OnError {
    "reject" => OnError::Reject,
    "drop-record" => OnError::DropRecord,
} }

words! { Duplicates {
    "refuse" => Duplicates::Refuse,
    "all" => Duplicates::All,
} }

vocabulary! {
    /// A special category of personal data (GDPR art. 9(1)).
    CategoryWord {
        /// Racial or ethnic origin.
        "origin" => Origin,
        /// Political opinions.
        "politics" => Politics,
        /// Religious or philosophical beliefs.
        "beliefs" => Beliefs,
        /// Trade union membership.
        "union" => Union,
        /// Genetic data.
        "genetic" => Genetic,
        /// Biometric data.
        "biometric" => Biometric,
        /// Health.
        "health" => Health,
        /// Sex life and sexual orientation.
        "sex" => Sex,
    }
}

form! {
    /// A ground of GDPR art. 9(2).
    Art9Spec {
        /// For which category.
        must category "category": Said<CategoryWord>,
        /// Which ground.
        must ground "ground": Said<String>,
        /// Where it is on file.
        may reference "ref": Said<String>,
    }
}

form! {
    /// A ground of GDPR art. 10: official authority, or the law that allows it.
    Art10Spec {
        /// Which ground.
        must ground "ground": Said<String>,
        /// Where it is on file.
        may reference "ref": Said<String>,
    }
}

form! {
    /// A ground for a national identification number (GDPR art. 87 and the country's law).
    NationalIdSpec {
        /// The entity type.
        must kind "type": Said<String>,
        /// Which ground.
        must ground "ground": Said<String>,
        /// Where it is on file.
        may reference "ref": Said<String>,
    }
}

form! {
    /// Grounds for keeping or pseudonymising what may otherwise be neither.
    SensitiveSpec {
        /// Special categories.
        may art9 "art9": Vec<Art9Spec>,
        /// Convictions and offences.
        may art10 "art10": Vec<Art10Spec>,
        /// National identification numbers.
        may national_id "national_id": Vec<NationalIdSpec>,
    }
}

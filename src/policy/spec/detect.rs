//! Detection: what is looked for in text, and what becomes of it.

use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::said::Numeral;
use super::schema::Book;
use super::word::words;
use super::{FindingSpec, OneOrMany, Said, Table};
use crate::detect::{Code, Ignore, Markup};
use crate::policy::model::{Encoding, Sensitive};
use crate::policy::problem::codes;
use crate::policy::yaml::{Node, Value};

form! {
    /// What is looked for in text, and what becomes of it.
    DetectSpec {
        /// Languages whose detectors run beside the international ones; all, if left out.
        may languages "languages": LanguagesSpec,
        /// The least score of a finding: one number, or by entity type with `default`.
        may min_score "min_score": MinScoreSpec,
        /// What happens to a finding of a type that `types` does not name.
        may action "action": Said<FindingSpec>,
        /// What stands for a redacted finding; `{type}`, `{label}` and `{n}` are filled in.
        may placeholder "placeholder": Said<String>,
        /// Actions by entity type.
        may types "types": Table<Said<FindingSpec>>,
        /// Patterns of the operator's own.
        may patterns "patterns": Vec<PatternSpec>,
        /// Term lists of the operator's own.
        may terms "terms": Vec<TermsSpec>,
        /// Values that are never findings.
        may allow "allow": OneOrMany<Said<String>>,
        /// Kinds of values that are never findings.
        may ignore "ignore": OneOrMany<Ignore>,
        /// What a finding of a special category does: `redact`, its type's action, if left out.
        may sensitive "sensitive": Sensitive,
        /// How text is marked up.
        may text "text": Markup,
        /// What is looked for in the code of marked-up text.
        may code "code": Said<Code>,
        /// What is opened, scanned and written again inside texts: `json`, `url`, `base64`, `quoted-printable`.
        may nested "nested": OneOrMany<Encoding>,
        /// Recognisers of names that the operator runs; asked about each scanned text.
        may external "external": Vec<ExternalSpec>,
    }
}

words! { Markup {
    "plain" => Markup::Plain,
    "markdown" => Markup::Markdown,
    "html" => Markup::Html,
    later "code";
} }

words! { Code {
    "scan" => Code::Scan,
    "secrets" => Code::Secrets,
    "keep" => Code::Keep,
} }

words! { Sensitive {
    "redact" => Sensitive::Redact,
    "drop-field" => Sensitive::DropField,
    later "drop-element" "drop-record";
} }

words! { Encoding {
    "json" => Encoding::Json,
    "url" => Encoding::Url,
    "base64" => Encoding::Base64,
    "quoted-printable" => Encoding::QuotedPrintable,
} }

words! { Ignore {
    "reserved" => Ignore::Reserved,
    "private-ip" => Ignore::PrivateIp,
} }

/// Languages by ISO 639-1, or all.
#[derive(Clone, Debug)]
pub(crate) enum LanguagesSpec {
    /// All.
    All,
    /// These.
    Only(OneOrMany<Said<String>>),
}

impl Form for LanguagesSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(text) if text == "all" => Some(Self::All),
            Value::Map(_) => {
                let place = desk.place(node);
                desk.later(&place, "`languages` from a field")
            }
            _ => OneOrMany::read(node, desk).map(Self::Only),
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        <OneOrMany<String>>::schema(book)
    }
}

/// The least score of a finding.
#[derive(Clone, Debug)]
pub(crate) enum MinScoreSpec {
    /// Of any.
    All(Said<Fraction>),
    /// By entity type; `default` for the others.
    ByType(Table<Said<Fraction>>),
}

impl Form for MinScoreSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::Map(_) => Table::read(node, desk).map(Self::ByType),
            _ => Said::read(node, desk).map(Self::All),
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        json!({ "oneOf": [Fraction::schema(book), <Table<Fraction>>::schema(book)] })
    }
}

/// A number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fraction(pub(crate) f64);

impl Form for Fraction {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let value = Numeral::read(node, desk)?.0.parse().ok().filter(|value| (0.0..=1.0).contains(value));
        if value.is_none() {
            desk.report(&codes::BAD_VALUE, node, "expected a number from 0 to 1", "such as 0.5, the usual one");
        }
        value.map(Self)
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}

form! {
    /// A recogniser of names that the operator runs, in the form of `tamis detect`.
    ExternalSpec {
        /// Its name, in metrics and messages.
        must name "name": Said<String>,
        /// Where it listens: `unix:PATH` or `tcp:HOST:PORT`.
        must url "url": Said<String>,
        /// The entity types that are taken from it.
        must types "types": OneOrMany<Said<String>>,
        /// The score that its findings have to reach; that of the policy, if left out.
        may min_score "min_score": Said<Fraction>,
        /// The longest wait for it to answer, `500ms` or `2s`; two seconds, if left out.
        may timeout "timeout": Said<String>,
    }
}

form! {
    /// A pattern of the operator's own.
    PatternSpec {
        /// The entity type it finds.
        must kind "type": Said<String>,
        /// The regular expression.
        must regex "regex": Said<String>,
        /// What happens to a finding; `detect.action`, if left out.
        may action "action": Said<FindingSpec>,
    }
}

form! {
    /// A term list of the operator's own: a file with one term a line.
    TermsSpec {
        /// The entity type it finds.
        must kind "type": Said<String>,
        /// The file, relative to this one. Empty lines and lines that begin with `#` are skipped.
        must file "file": Said<String>,
        /// What happens to a finding; `detect.action`, if left out.
        may action "action": Said<FindingSpec>,
    }
}

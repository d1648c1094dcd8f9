//! What one purpose may have of one dataset.

use jiff::civil::Date;
use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::word::{vocabulary, words};
use super::{DetectSpec, FieldsSpec, OneOrMany, Said};
use crate::path::Spelling;
use crate::policy::model::{Duplicates, Names, OnError, Records, Unlisted};
use crate::policy::problem::codes;
use crate::policy::yaml::Node;

form! {
    /// A policy: which fields a purpose needs, why, and what becomes of them. Everything else is dropped.
    PolicySpec {
        /// Why the purpose is compatible with what the data was collected for (GDPR art. 5(1)(b), 6(4)).
        may compatible "compatible": CompatibleSpec,
        /// Rules files to include after the policy's own rules, relative to this file.
        may include "use": OneOrMany<Said<UseSpec>>,
        /// What counts as one record.
        may records "records": Records,
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
        /// What is looked for in text, and what becomes of it.
        may detect "detect": DetectSpec,
        /// What a malformed or over-long record does.
        may on_error "on_error": OnError,
        /// What a node that a scope reads does when it occurs more than once in a record.
        may duplicates "duplicates": Duplicates,
        /// Grounds for keeping special categories and national identification numbers (GDPR art. 9, 10, 87).
        may sensitive "sensitive": SensitiveSpec,
        later "rights" "article_11" "gates" "drop_elements" "envelope" "sentinels" "sweep" "rename";
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

impl Form for Records {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.text() {
            Some(text) if text.trim_start().starts_with('$') => {
                let place = desk.place(node);
                desk.later(&place, "`records` as a selector")
            }
            _ => desk.word(node, &[("auto", Self::Auto), ("value", Self::Value)], &["pairs"]),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        super::schema::words(&["auto", "value"])
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

//! Rules and their actions.

use serde_json::json;

use super::choice::choice;
use super::desk::Desk;
use super::form::{Form, form};
use super::said::Numeral;
use super::schema::Book;
use super::word::{vocabulary, words};
use super::{OneOrMany, Said, WhenSpec};
use crate::base::ClassId;
use crate::path::Selector;
use crate::policy::model::{Names, Otherwise, Unlisted};
use crate::policy::yaml::{Node, Value};
use crate::transform::{DateUnit, Format, GuardKind};

form! {
    /// One listed rule: what it selects, what it does, and why the purpose needs the field.
    RuleSpec {
        /// Selectors of the nodes it decides on.
        may select "select": OneOrMany<Said<Selector>>,
        /// A tag of the dataset's schema instead.
        may tag "tag": Said<String>,
        /// What it does.
        must action "action": Said<ActionSpec>,
        /// Why the purpose needs the field. A `drop` needs no reason.
        may because "because": Said<String>,
        /// What it does with a value that the action cannot handle.
        may otherwise "else": Said<Otherwise>,
        /// What happens to member names below, where no selector spells them.
        may names "names": Said<Names>,
        /// Where it decides: members and the values one of which each must have, of the innermost array element or object on the rule's path.
        may when "when": Said<WhenSpec>,
        later "gates";
    }
}

/// The listed rules. A key with nothing under it lists none: so it stands in a draft whose rules are comments still.
#[derive(Clone, Debug)]
pub(crate) struct FieldsSpec(pub(crate) Vec<RuleSpec>);

impl Form for FieldsSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::Null => Some(Self(Vec::new())),
            _ => Vec::read(node, desk).map(Self),
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        let rule = RuleSpec::schema(book);
        json!({ "type": ["array", "null"], "items": rule })
    }
}

words! { Otherwise {
    "drop" => Otherwise::Drop,
    "null" => Otherwise::Null,
    "redact" => Otherwise::Redact,
    "scan" => Otherwise::Scan,
} }

words! { Names {
    "scan" => Names::Scan,
    "keep" => Names::Keep,
} }

choice! {
    /// What a rule does.
    ActionSpec {
        /// Byte for byte, if its guards admit the value.
        either Keep "keep": Option<GuardSpec>,
        /// Removes the member or element.
        bare Drop "drop": (),
        /// `null` stands instead.
        bare Null "null": (),
        /// A fixed text stands instead.
        either Redact "redact": Option<RedactSpec>,
        /// All but the ends is covered.
        either Mask "mask": Option<MaskSpec>,
        /// A keyed, one-way pseudonym stands instead.
        full Pseudonymise "pseudonymise": PseudonymiseSpec,
        /// A coarser value stands instead.
        full Generalise "generalise": GeneraliseSpec,
        /// The detectors run over the text.
        bare Scan "scan": (),
        /// The JSON inside a string is minimised by rules of its own.
        full Parse "parse": ParseSpec,
        later "encrypt" "fpe" "shift" "noise" "surrogate";
    }
}

form! {
    /// How the JSON inside a string is minimised.
    ParseSpec {
        /// The rules, in deciding order; `$` is the value inside.
        may fields "fields": FieldsSpec,
        /// What happens inside where no rule has spoken; `drop`, if left out.
        may unlisted "unlisted": Said<Unlisted>,
    }
}

choice! {
    /// What happens to a finding.
    FindingSpec {
        /// It stays.
        bare Keep "keep": (),
        /// The placeholder, or a text of its own, stands instead.
        either Redact "redact": Option<RedactSpec>,
        /// All but its ends is covered.
        either Mask "mask": Option<MaskSpec>,
        /// A keyed, one-way pseudonym stands instead.
        full Pseudonymise "pseudonymise": PseudonymiseSpec,
        later "encrypt" "fpe" "surrogate";
    }
}

form! {
    /// Guards against personal data in a field that should hold none.
    GuardSpec {
        /// The values it may have.
        may only "only": OneOrMany<Literal>,
        /// A regular expression that the whole decoded value matches.
        may matching "matching": Said<String>,
        /// The kind it must have.
        may kind "type": GuardKind,
        /// The least number.
        may min "min": Said<Numeral>,
        /// The greatest number.
        may max "max": Said<Numeral>,
        /// The most Unicode scalars of the decoded value.
        may max_length "max_length": u64,
    }
}

words! { GuardKind {
    "integer" => GuardKind::Integer,
    "number" => GuardKind::Number,
    "string" => GuardKind::String,
    "boolean" => GuardKind::Boolean,
} }

/// A scalar as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in JSON spelling.
    Number(String),
    /// A text.
    Text(String),
}

impl Form for Literal {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Null => Some(Self::Null),
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Number(number) => Some(Self::Number(number.as_str().to_owned())),
            Value::Text(text) => Some(Self::Text(text.clone())),
            Value::List(_) | Value::Map(_) => desk.wrong_kind(node, "a scalar"),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": ["string", "number", "boolean", "null"] })
    }
}

vocabulary! {
    /// A number that need not stay one.
    AsString {
        /// The replacement is a string.
        "string" => String,
    }
}

form! {
    /// How a value is redacted.
    RedactSpec {
        /// The text that stands instead.
        may with "with": String,
        /// What a number becomes; `null`, if left out.
        may kind "as": AsString,
    }
}

form! {
    /// How much of a value is covered.
    MaskSpec {
        /// Graphemes left at the beginning.
        may keep_first "keep_first": u32,
        /// Graphemes left at the end.
        may keep_last "keep_last": u32,
        /// What covers each of the others.
        may with "with": MaskWith,
        /// What a number becomes; without it a number cannot be masked.
        may kind "as": AsString,
    }
}

/// The one character that covers another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MaskWith(pub(crate) char);

impl Form for MaskWith {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let mut letters = node.text().unwrap_or("").chars();
        match (letters.next(), letters.next()) {
            (Some(only), None) => Some(Self(only)),
            _ => desk.wrong_kind(node, "a text of one character"),
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "minLength": 1, "maxLength": 1 })
    }
}

form! {
    /// How a value is pseudonymised.
    PseudonymiseSpec {
        /// What the pseudonym stands for: a class of `classes.yaml`.
        must class "class": Said<ClassId>,
        /// Over what it stays the same; `dataset`, if left out.
        may scope "scope": Said<ScopeSpec>,
        /// How it is spelled; `token` for strings and `integer` for numbers, if left out.
        may format "format": Format,
        /// What a number becomes; a number, if left out.
        may kind "as": AsString,
    }
}

words! { Format {
    "token" => Format::Token,
    "hex" => Format::Hex,
    "uuid" => Format::Uuid,
    "integer" => Format::Integer,
    "email" => Format::Email,
} }

choice! {
    /// Over what a pseudonym stays the same.
    ScopeSpec {
        /// One record, named by a node of it or by its ordinal in the stream.
        either Record "record": Option<Selector>,
        /// Everything that shares this node's value.
        full By "by": Selector,
        /// A day (UTC), of a node's date or of the session's start.
        either Day "day": Option<OfSpec>,
        /// A month (UTC), of a node's date or of the session's start.
        either Month "month": Option<OfSpec>,
        /// The dataset.
        bare Dataset "dataset": (),
        /// The purpose: datasets of one purpose join.
        bare Purpose "purpose": (),
    }
}

form! {
    /// The node whose date counts.
    OfSpec {
        /// Its selector.
        must of "of": Selector,
    }
}

form! {
    /// How a value is made coarser: one of `date`, `number`, `ip`.
    GeneraliseSpec {
        /// The unit to which a date or instant is shortened.
        may date "date": DateUnit,
        /// The form of the date in the data, such as `dd/mm/yyyy`; ISO 8601 and epoch numbers need none.
        may form "form": Said<String>,
        /// Steps or bands.
        may number "number": BandsSpec,
        /// The prefix of the network that stays.
        may ip "ip": IpBitsSpec,
        /// What a number becomes.
        may kind "as": AsLabel,
        later "age" "geo" "postcode" "email" "url" "text";
    }
}

words! { DateUnit {
    "year" => DateUnit::Year,
    "quarter" => DateUnit::Quarter,
    "month" => DateUnit::Month,
    "week" => DateUnit::Week,
    "day" => DateUnit::Day,
    "hour" => DateUnit::Hour,
} }

vocabulary! {
    /// What a generalised number becomes.
    AsLabel {
        /// A label such as `"30-44"`.
        "label" => Label,
    }
}

form! {
    /// How a number is made coarser: one of `step`, `bands`.
    BandsSpec {
        /// The width of equal bands from zero.
        may step "step": Said<Numeral>,
        /// The lower edges of the bands, ascending.
        may bands "bands": Said<Vec<Numeral>>,
        /// A label instead of the lower edge.
        may kind "as": AsLabel,
    }
}

form! {
    /// How many bits of an address stay.
    IpBitsSpec {
        /// Of an IPv4 address, 0 to 32.
        may v4 "v4": Said<u8>,
        /// Of an IPv6 address, 0 to 128.
        may v6 "v6": Said<u8>,
    }
}

impl GeneraliseSpec {
    /// How many of the forms that exclude each other are there, readable or not.
    pub(crate) fn count(&self) -> usize {
        [!self.date.is_absent(), !self.number.is_absent(), !self.ip.is_absent()]
            .into_iter()
            .filter(|there| *there)
            .count()
    }
}

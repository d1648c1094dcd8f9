//! What purposes, datasets and policies say for the law: who, when, on what ground.

use jiff::civil::Date;
use serde_json::json;

use super::desk::Desk;
use super::form::{Form, form};
use super::schema::Book;
use super::word::vocabulary;
use super::{OneOrMany, Said, Table};
use crate::policy::problem::codes;
use crate::policy::yaml::{Node, Value};

vocabulary! {
    /// Whether a file is in force.
    StatusSpec {
        /// A first try: missing legal keys are warnings, and it writes only to draft stores.
        "draft" => Draft,
        /// In force (default).
        "approved" => Approved,
    }
}

vocabulary! {
    /// The ground on which personal data is processed (GDPR art. 6(1)(a) to (f)).
    BasisWord {
        /// Art. 6(1)(a).
        "consent" => Consent,
        /// Art. 6(1)(b).
        "contract" => Contract,
        /// Art. 6(1)(c).
        "legal-obligation" => LegalObligation,
        /// Art. 6(1)(d).
        "vital-interests" => VitalInterests,
        /// Art. 6(1)(e).
        "public-task" => PublicTask,
        /// Art. 6(1)(f).
        "legitimate-interest" => LegitimateInterest,
    }
}

form! {
    /// A weighing of interests, on file elsewhere.
    BalancingSpec {
        /// Where it is filed.
        must reference "ref": Said<String>,
        /// When it was made.
        must date "date": Date,
        /// Who made it.
        must by "by": Said<String>,
    }
}

form! {
    /// The legal basis of a purpose (GDPR art. 6).
    LegalBasisSpec {
        /// Which one.
        must basis "basis": Said<BasisWord>,
        /// The interest pursued (art. 6(1)(f)).
        may interest "interest": Said<String>,
        /// The weighing of that interest against the persons'.
        may balancing "balancing": BalancingSpec,
        /// The law that asks for or allows the processing (art. 6(3)).
        may law "law": Said<String>,
        /// Where consent, contract or decision is on file.
        may reference "ref": Said<String>,
    }
}

vocabulary! {
    /// How a controller shares the decision.
    RoleWord {
        /// It decides alone.
        "sole" => Sole,
        /// It decides with others (GDPR art. 26).
        "joint" => Joint,
    }
}

form! {
    /// Who decides why and how the data is processed.
    ControllerSpec {
        /// Name of the organisation.
        must name "name": Said<String>,
        /// Where persons can reach it.
        must contact "contact": Said<String>,
        /// Alone or with others.
        may role "role": Said<RoleWord>,
        /// The arrangement between joint controllers.
        may arrangement "arrangement": Said<String>,
    }
}

form! {
    /// Who processes the data for the controller (GDPR art. 28).
    ProcessorSpec {
        /// Name of the organisation.
        must name "name": Said<String>,
        /// Where it processes, ISO 3166-1 alpha-2.
        must country "country": Said<Country>,
        /// What allows a transfer out of the European Economic Area (GDPR art. 45 to 49).
        may safeguard "safeguard": Said<String>,
        /// Where that is on file.
        may reference "ref": Said<String>,
    }
}

form! {
    /// Who is given the data.
    RecipientSpec {
        /// A person, team or organisation, or a category of them.
        must who "who": Said<String>,
        /// Where they are, ISO 3166-1 alpha-2.
        must country "country": Said<Country>,
        /// What allows a transfer out of the European Economic Area (GDPR art. 45 to 49).
        may safeguard "safeguard": Said<String>,
        /// Where that is on file.
        may reference "ref": Said<String>,
    }
}

/// A country, ISO 3166-1 alpha-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Country([u8; 2]);

/// The European Economic Area: the Union's members, Iceland, Liechtenstein and Norway.
const EEA: [&[u8; 2]; 30] = [
    b"AT", b"BE", b"BG", b"CY", b"CZ", b"DE", b"DK", b"EE", b"ES", b"FI", b"FR", b"GR", b"HR", b"HU", b"IE", b"IS",
    b"IT", b"LI", b"LT", b"LU", b"LV", b"MT", b"NL", b"NO", b"PL", b"PT", b"RO", b"SE", b"SI", b"SK",
];

impl Country {
    /// Whether data may go there without a safeguard.
    pub(crate) fn is_in_eea(self) -> bool {
        EEA.contains(&&self.0)
    }
}

impl Form for Country {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            return desk.wrong_kind(node, "a country code such as `FR`, as a text");
        };
        match text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([*a, *b])),
            _ => {
                let hint = "two capital letters of ISO 3166-1, such as `FR`";
                desk.report(&codes::BAD_VALUE, node, "not a country code", hint);
                None
            }
        }
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^[A-Z]{2}$" })
    }
}

/// A span of time in calendar units, such as `2y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    /// How many.
    pub(crate) count: u16,
    /// Of what: `d`, `w`, `m` (months) or `y`.
    pub(crate) unit: char,
}

impl Form for Period {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(text) = node.text() else {
            return desk.wrong_kind(node, "a period such as `2y`, as a text");
        };
        let parsed = text.char_indices().next_back().and_then(|(at, unit)| {
            let count = text[..at].parse().ok().filter(|count| *count > 0)?;
            matches!(unit, 'd' | 'w' | 'm' | 'y').then_some(Self { count, unit })
        });
        if parsed.is_none() {
            let hint = "a number and one of d, w, m (months), y: `90d`, `18m`, `2y`";
            desk.report(&codes::BAD_VALUE, node, "not a period", hint);
        }
        parsed
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^[1-9][0-9]{0,4}[dwmy]$" })
    }
}

form! {
    /// How long data is kept and why so long (GDPR art. 5(1)(e)).
    RetentionPhaseSpec {
        /// How long.
        must period "period": Said<Period>,
        /// From when: a name under the dataset's `dates`.
        must from "from": Said<String>,
        /// Why the purpose needs it that long.
        must because "because": Said<String>,
    }
}

form! {
    /// Retention by phase of the system's life (CNIL, AI and GDPR).
    RetentionSpec {
        /// While the system is developed.
        may development "development": RetentionPhaseSpec,
        /// While the system is maintained.
        may maintenance "maintenance": RetentionPhaseSpec,
    }
}

form! {
    /// The data protection impact assessment (GDPR art. 35).
    DpiaSpec {
        /// Whether one is needed.
        must needed "needed": bool,
        /// Why, or why not.
        must because "because": Said<String>,
        /// Where it is filed; asked for where one is needed.
        may reference "ref": Said<String>,
        /// When it was made.
        may date "date": Date,
    }
}

form! {
    /// What the persons are told (GDPR art. 13 and 14).
    NoticeSpec {
        /// Where they can read it.
        must url "url": Said<String>,
        /// Since when.
        must published "published": Date,
    }
}

form! {
    /// Who approved the purpose, when, and what exactly.
    ApprovedSpec {
        /// Who.
        must by "by": Said<String>,
        /// When.
        must date "date": Date,
        /// The digest of the policy approved; one for each dataset where there are several.
        may digest "digest": DigestsSpec,
    }
}

/// Digests of the policies that were approved.
#[derive(Clone, Debug)]
pub(crate) enum DigestsSpec {
    /// One for all.
    One(Said<Digest>),
    /// By dataset.
    ByDataset(Table<Said<Digest>>),
}

/// `sha256:` and 64 hex digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Digest(pub(crate) String);

impl Form for Digest {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let hex = node.text().and_then(|text| text.strip_prefix("sha256:"));
        if let Some(hex) =
            hex.filter(|hex| hex.len() == 64 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
        {
            return Some(Self(format!("sha256:{hex}")));
        }
        let hint = "`tamis check` prints the digest of each policy";
        desk.report(&codes::BAD_VALUE, node, "not a digest: `sha256:` and 64 hex digits in lower case", hint);
        None
    }

    fn schema(_: &mut Book) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" })
    }
}

impl Form for DigestsSpec {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::Map(_) => Table::read(node, desk).map(Self::ByDataset),
            _ => Said::read(node, desk).map(Self::One),
        }
    }

    fn schema(book: &mut Book) -> serde_json::Value {
        json!({ "oneOf": [Digest::schema(book), <Table<Digest>>::schema(book)] })
    }
}

form! {
    /// Where this purpose's data may go (EDPB Guidelines 01/2025 §§111-112: the pseudonymisation domain).
    DomainSpec {
        /// Stores by name.
        must stores "stores": OneOrMany<crate::base::StoreId>,
    }
}

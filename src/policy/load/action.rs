//! Actions: what was written → what it means, classes looked up, numbers and patterns checked.

use super::because::Reason;
use super::classes::Classes;
use super::rules::{self, Within};
use super::scope::Uses;
use super::shelf::Shelf;
use crate::base::ClassId;
use crate::path::Spelling;
use crate::policy::model::{Action, FindingAction, ScopeNode};
use crate::policy::plan::Gathered;
use crate::policy::problem::{Code, Place, codes};
use crate::policy::spec::{
    ActionSpec, BandsSpec, FindingSpec, GeneraliseSpec, GuardSpec, Key, Literal, MaskSpec, Numeral, PseudonymiseSpec,
    RedactSpec, Said, ScopeSpec,
};
use crate::transform::{
    BadSpec, Class, DateForm, DateSpec, Decimal, Generalise, Guard, IpSpec, Listed, Mask, NumberCut, NumberSpec,
    Pattern, Pseudonymise, Redact, Scope,
};
use std::collections::BTreeMap;

/// What is read as a regular expression.
pub(super) const REGEX: &str = "the syntax is that of the Rust crate `regex`: no look-around and no back-references";

/// What the actions of one policy need, and what they draw in.
pub(super) struct Bench<'a, 's> {
    /// Files and problems.
    pub(super) shelf: &'a mut Shelf<'s>,
    /// The classes declared.
    pub(super) classes: &'a Classes,
    /// The classes used.
    pub(super) used: BTreeMap<ClassId, Class>,
    /// Where pseudonyms of which class are made, over what.
    pub(super) uses: Uses,
    /// How names are compared.
    pub(super) spelling: Spelling,
    /// The conditions met so far.
    pub(super) conditions: Gathered,
    /// There are more of them than a policy may have. That was reported.
    pub(super) conditions_full: bool,
    /// The reasons given, in written order.
    pub(super) reasons: Vec<Reason>,
}

impl<'a, 's> Bench<'a, 's> {
    /// An empty bench before these files and classes.
    pub(super) fn new(shelf: &'a mut Shelf<'s>, classes: &'a Classes, spelling: Spelling) -> Self {
        Self {
            shelf,
            classes,
            used: BTreeMap::new(),
            uses: Uses::default(),
            spelling,
            conditions: Gathered::default(),
            conditions_full: false,
            reasons: Vec::new(),
        }
    }
}

impl Bench<'_, '_> {
    /// What the action of the rule with this label means. `None` after a report.
    pub(super) fn action(&mut self, said: &Said<ActionSpec>, within: &Within<'_>, label: &str) -> Option<Action> {
        Some(match &said.value {
            ActionSpec::Keep(guard) => {
                Action::Keep(guard.as_ref().map_or(Some(Guard::default()), |guard| self.guard(guard))?)
            }
            ActionSpec::Drop(()) => Action::Drop,
            ActionSpec::Null(()) => Action::Null,
            ActionSpec::Redact(redact) => Action::Redact(meant_redact(redact.as_ref())),
            ActionSpec::Mask(mask) => Action::Mask(self.mask(mask.as_ref())?),
            ActionSpec::Pseudonymise(spec) => {
                self.reads(spec, within)?;
                let (meant, node) = self.pseudonymise(spec)?;
                Action::Pseudonymise(meant, node)
            }
            ActionSpec::Generalise(spec) => Action::Generalise(self.generalise(spec)?),
            ActionSpec::Scan(()) => Action::Scan,
            ActionSpec::Parse(spec) => Action::Parse(rules::parse(self, spec, within, label)?),
        })
    }

    /// What a finding's action means. `None` after a report.
    pub(super) fn finding(&mut self, said: &Said<FindingSpec>) -> Option<FindingAction> {
        Some(match &said.value {
            FindingSpec::Keep(()) => FindingAction::Keep,
            FindingSpec::Redact(redact) => FindingAction::Redact(meant_redact(redact.as_ref())),
            FindingSpec::Mask(mask) => FindingAction::Mask(self.mask(mask.as_ref())?),
            FindingSpec::Pseudonymise(spec) => {
                let (meant, node) = self.pseudonymise(spec)?;
                FindingAction::Pseudonymise(meant, node)
            }
        })
    }

    fn guard(&mut self, spec: &GuardSpec) -> Option<Guard> {
        let only = spec.only.given();
        let only = only.map(|list| list.0.iter().filter_map(|literal| self.literal(literal, &spec.at)).collect());
        let matching = match spec.matching.given() {
            Some(text) => Some(self.good(Pattern::new(&text.value), &codes::BAD_REGEX, &text.at, REGEX)?),
            None => None,
        };
        let (min, max) = (self.decimal(&spec.min), self.decimal(&spec.max));
        if let (Some(min), Some(max), Some(at)) = (min, max, spec.max.given())
            && min != max
            && NumberCut::bands(vec![min, max]).is_err()
        {
            self.shelf.report(
                &codes::BAD_VALUE,
                &at.at,
                "`max` is below `min`: nothing would fit",
                "change the two over",
            );
        }
        Some(Guard {
            only,
            matching,
            kind: spec.kind.given().copied(),
            min,
            max,
            max_length: spec.max_length.given().copied(),
        })
    }

    /// A listed value.
    pub(super) fn literal(&mut self, literal: &Literal, at: &Place) -> Option<Listed> {
        Some(match literal {
            Literal::Null => Listed::Null,
            Literal::Bool(value) => Listed::Bool(*value),
            Literal::Number(spelling) => Listed::Number(self.number(spelling, at)?),
            Literal::Text(text) => Listed::Text(text.clone()),
        })
    }

    fn mask(&mut self, spec: Option<&MaskSpec>) -> Option<Mask> {
        let Some(spec) = spec else { return Some(Mask::default()) };
        let mask = Mask {
            keep_first: spec.keep_first.given().copied().unwrap_or(0),
            keep_last: spec.keep_last.given().copied().unwrap_or(0),
            with: spec.with.given().map_or(Mask::default().with, |with| with.0),
            as_string: spec.kind.given().is_some(),
        };
        self.good(mask.check(), &codes::BAD_VALUE, &spec.at, "such as `with: \"*\"`")?;
        Some(mask)
    }

    fn pseudonymise(&mut self, spec: &PseudonymiseSpec) -> Option<(Pseudonymise, ScopeNode)> {
        let (scope, node) = match spec.scope.given().map(|scope| &scope.value) {
            None | Some(ScopeSpec::Dataset(())) => (Scope::Dataset, None),
            Some(ScopeSpec::Purpose(())) => (Scope::Purpose, None),
            Some(ScopeSpec::Record(node)) => (Scope::Record, node.as_ref()),
            Some(ScopeSpec::By(node)) => (Scope::By, Some(node)),
            Some(ScopeSpec::Day(of)) => (Scope::Day, of.as_ref().map(|of| &of.of)),
            Some(ScopeSpec::Month(of)) => (Scope::Month, of.as_ref().map(|of| &of.of)),
        };
        let class = self.classes.find(self.shelf, &spec.class)?;
        self.uses.add(&class.id, scope, spec.scope.given().map_or(&spec.class.at, |scope| &scope.at));
        self.used.insert(class.id.clone(), class);
        let meant = Pseudonymise {
            class: spec.class.value.clone(),
            scope,
            format: spec.format.given().copied(),
            as_string: spec.kind.given().is_some(),
        };
        Some((meant, node.map_or(ScopeNode::Session, |node| ScopeNode::Node(node.clone()))))
    }

    /// Refuses a scope that reads what is not there. `None` after a report.
    fn reads(&mut self, spec: &PseudonymiseSpec, within: &Within<'_>) -> Option<()> {
        let Some(scope) = spec.scope.given() else { return Some(()) };
        let (word, reads_node) = match &scope.value {
            ScopeSpec::Record(node) => ("record", node.is_some()),
            ScopeSpec::By(_) => ("by", true),
            ScopeSpec::Day(of) => ("day", of.is_some()),
            ScopeSpec::Month(of) => ("month", of.is_some()),
            ScopeSpec::Dataset(()) | ScopeSpec::Purpose(()) => return Some(()),
        };
        let (message, hint) = if within.is_envelope() && (reads_node || word == "record") {
            let message = format!("the scope `{word}` reads a record: not in the envelope, which belongs to none");
            (message, "take `dataset`, `purpose`, `day` or `month`, which read nothing")
        } else if within.parses > 0 && reads_node {
            let message = format!("the scope `{word}` reads a node of the record: not inside `parse`");
            (message, "take `dataset`, `purpose`, `day`, `month` or `record`, which read no node")
        } else {
            return Some(());
        };
        self.shelf.report(&codes::BAD_VALUE, &scope.at, message, hint);
        None
    }

    fn generalise(&mut self, spec: &GeneraliseSpec) -> Option<Generalise> {
        let count = spec.count();
        if count == 0 && spec.later {
            return None; // that form was refused by name
        }
        if count != 1 {
            let (code, what) =
                if count == 0 { (&codes::MISSING_KEY, "is missing") } else { (&codes::BAD_VALUE, "and no more") };
            let hint = "write `date: day`, `number: { step: 10 }` or `ip: { v4: 24, v6: 48 }`";
            self.shelf.report(code, &spec.at, format!("one of `date`, `number`, `ip` {what}"), hint);
            return None;
        }
        if let (Some(form), true) = (spec.form.given(), spec.date.is_absent()) {
            self.shelf.report(
                &codes::BAD_VALUE,
                &form.at,
                "`form` goes with `date`",
                "take it out, or write `date: day` beside it",
            );
        }
        if spec.kind.given().is_some() && spec.number.is_absent() {
            self.shelf.report(&codes::BAD_VALUE, &spec.at, "`as: label` goes with `number`", "take it out");
        }
        if let Some(unit) = spec.date.given() {
            let form = match spec.form.given() {
                Some(form) => Some(self.good(
                    DateForm::parse(&form.value),
                    &codes::BAD_VALUE,
                    &form.at,
                    "such as `form: dd/mm/yyyy`",
                )?),
                None => None,
            };
            return Some(Generalise::Date(DateSpec { unit: *unit, form }));
        }
        if let Some(number) = spec.number.given() {
            let as_label = spec.kind.given().is_some() || number.kind.given().is_some();
            return Some(Generalise::Number(NumberSpec { cut: self.cut(number)?, as_label }));
        }
        let bits = spec.ip.given()?;
        let default = IpSpec::default();
        let ip = IpSpec {
            v4: bits.v4.given().map_or(default.v4, |bits| bits.value),
            v6: bits.v6.given().map_or(default.v6, |bits| bits.value),
        };
        self.good(ip.check(), &codes::BAD_VALUE, &bits.at, "such as `{ v4: 24, v6: 48 }`")?;
        Some(Generalise::Ip(ip))
    }

    fn cut(&mut self, spec: &BandsSpec) -> Option<NumberCut> {
        match (spec.step.given(), spec.bands.given()) {
            (Some(step), None) if spec.bands.is_absent() => {
                let cut = NumberCut::step(self.number(&step.value.0, &step.at)?);
                self.good(cut, &codes::BAD_VALUE, &step.at, "such as `step: 10`")
            }
            (None, Some(bands)) if spec.step.is_absent() => {
                let edges: Option<Vec<Decimal>> =
                    bands.value.iter().map(|edge| self.number(&edge.0, &bands.at)).collect();
                self.good(NumberCut::bands(edges?), &codes::BAD_VALUE, &bands.at, "such as `bands: [0, 18, 65]`")
            }
            (None, None) if !spec.step.is_absent() || !spec.bands.is_absent() => None, // reported when read
            _ => {
                self.shelf.report(
                    &codes::BAD_VALUE,
                    &spec.at,
                    "one of `step` and `bands`",
                    "write `step: 10`, or `bands: [0, 18, 65]`",
                );
                None
            }
        }
    }

    fn decimal(&mut self, key: &Key<Said<Numeral>>) -> Option<Decimal> {
        let said = key.given()?;
        self.number(&said.value.0, &said.at)
    }

    fn number(&mut self, spelling: &str, at: &Place) -> Option<Decimal> {
        let number = Decimal::parse(spelling);
        if number.is_none() {
            self.shelf.report(&codes::BAD_VALUE, at, "the number has more than 38 digits", "round it");
        }
        number
    }

    fn good<T>(&mut self, checked: Result<T, BadSpec>, code: &'static Code, at: &Place, hint: &str) -> Option<T> {
        checked.map_err(|error| self.shelf.report(code, at, error.message, hint)).ok()
    }
}

fn meant_redact(spec: Option<&RedactSpec>) -> Redact {
    spec.map_or_else(Redact::default, |spec| Redact {
        with: spec.with.given().cloned(),
        as_string: spec.kind.given().is_some(),
    })
}

//! A policy that no file holds: the rules of `tamis run --keep … --drop …`.

use std::collections::BTreeMap;

use super::load::{silent, standard_detection, text_digest};
use super::model::{Action, Duplicates, Names, OnError, Otherwise, Policy, Records, Rule, ScopeNode, Unlisted};
use crate::base::{ClassId, DatasetId, PurposeId};
use crate::path::{Selector, Spelling};
use crate::transform::{Canonical, Class, Guard, Pseudonymise, Scope};

/// Dataset, purpose and class of a policy that has none.
const NAME: &str = "ad-hoc";

/// What an ad hoc rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdHoc {
    /// Byte for byte.
    Keep,
    /// The member or element is removed.
    Drop,
    /// A token (an integer for a number) over the whole run. All such rules share one class, so that the same value is
    /// the same pseudonym wherever it stands: with the key of one run it joins nothing beyond it.
    Pseudonymise,
    /// Detectors run over the text; findings are redacted.
    Scan,
}

impl Policy {
    /// A policy of these rules in this order, for the dataset and purpose `ad-hoc`; a draft. Detection is the standard
    /// one: all types, redacted.
    pub fn ad_hoc(rules: Vec<(Selector, AdHoc)>, unlisted: Unlisted, names: Names) -> Self {
        let class =
            Class { id: ClassId::parse(NAME).expect("a lower-case word"), canonical: Canonical::Text, epoch: None };
        let rules: Vec<Rule> = rules.into_iter().map(|(selector, does)| rule(selector, does, &class)).collect();
        let listed = rules.iter().fold(format!("{unlisted:?} {names:?}"), |text, rule| {
            text + &format!("\n{} {}", rule.action.name(), rule.label)
        });
        Self {
            dataset: DatasetId::parse(NAME).expect("a lower-case word"),
            purpose: PurposeId::parse(NAME).expect("a lower-case word"),
            digest: text_digest(&listed),
            draft: true,
            records: Records::Auto,
            envelope: Vec::new(),
            sentinels: Vec::new(),
            unlisted,
            spelling: Spelling::Exact,
            names,
            rules,
            detect: standard_detection(),
            on_error: OnError::Reject,
            duplicates: Duplicates::Refuse,
            sweep: Vec::new(),
            classes: BTreeMap::from([(class.id.clone(), class)]),
        }
    }
}

impl Policy {
    /// The rules that can never decide, each with those that decide instead. Policies from files have none but
    /// overridden ones, since it is an error there.
    pub fn silent(&self) -> Vec<(&Rule, Vec<&Rule>)> {
        silent(&self.rules, self.spelling)
    }
}

fn rule(selector: Selector, does: AdHoc, class: &Class) -> Rule {
    let action = match does {
        AdHoc::Keep => Action::Keep(Guard::default()),
        AdHoc::Drop => Action::Drop,
        AdHoc::Scan => Action::Scan,
        AdHoc::Pseudonymise => {
            let spec = Pseudonymise { class: class.id.clone(), scope: Scope::Dataset, format: None, as_string: false };
            Action::Pseudonymise(spec, ScopeNode::Session)
        }
    };
    Rule {
        label: selector.as_str().to_owned(),
        selectors: vec![selector],
        when: None,
        action,
        otherwise: Otherwise::Drop,
        because: "said on the command line".to_owned(),
        names: None,
        origin: "command line".to_owned(),
    }
}

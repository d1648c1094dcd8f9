//! What the law sets apart, and what a policy may do with it: without a ground none of it is kept or pseudonymised.
//!
//! A national identification number (GDPR art. 87) that a policy would reveal is an error: a number is one type, its ground
//! one line. A finding of a special category (art. 9) is redacted instead, since whoever keeps all findings hardly thinks of
//! a word of religion; where the policy names its type, a warning says so.

use super::action::Bench;
use super::catalogue::known;
use crate::detect::{self, Detector, Special};
use crate::policy::model::{Detect, FindingAction};
use crate::policy::problem::{Place, codes};
use crate::policy::spec::{Art9Spec, CategoryWord, DetectSpec, Key, NationalIdSpec, Said, SensitiveSpec};
use crate::transform::Redact;

/// What the policy may keep or pseudonymise of what the law sets apart.
pub(super) struct Grounds<'a> {
    national: &'a [NationalIdSpec],
    art9: &'a [Art9Spec],
}

impl<'a> Grounds<'a> {
    /// Those that a policy states.
    pub(super) fn of(spec: Option<&'a SensitiveSpec>) -> Self {
        Self {
            national: spec.and_then(|spec| spec.national_id.given()).map_or(&[], Vec::as_slice),
            art9: spec.and_then(|spec| spec.art9.given()).map_or(&[], Vec::as_slice),
        }
    }

    /// A ground for a type that does not exist, or that needs none, grounds nothing. The operator's own types may be
    /// national numbers that the catalogue does not have.
    pub(super) fn check_types(&self, bench: &mut Bench<'_, '_>, own: &[&Said<String>]) {
        for ground in self.national {
            let kind = &ground.kind;
            known(bench, kind, own);
            let catalogued = detect::catalogue().iter().any(|detector| detector.name == kind.value);
            if catalogued && !is_national(&kind.value) {
                let message = format!("`{}` is no national identification number: it needs no ground", kind.value);
                let hint = "`docs/detectors.md` says which types are; say what becomes of this one under `types`";
                bench.shelf.report(&codes::BAD_VALUE, &kind.at, message, hint);
            }
        }
    }

    /// The action that a policy says for one type.
    pub(super) fn check(&self, bench: &mut Bench<'_, '_>, name: &str, action: &FindingAction, at: &Place) {
        if !reveals(action) {
            return;
        }
        if is_national(name) && !self.has(name) {
            let message =
                format!("`{name}` is a national identification number; it is {} without a ground", done(action));
            let hint = format!(
                "redact it, or state `sensitive: {{ national_id: [{{ type: {name}, ground: … }}] }}` (GDPR art. 87)"
            );
            bench.shelf.report(&codes::MISSING_GROUND, at, message, hint);
        }
        let missing = self.missing(name);
        if !missing.is_empty() {
            let message =
                format!("`{name}` is of a special category; without a ground it is redacted, not {}", done(action));
            let hint =
                format!("redact it, or state grounds under `sensitive: {{ art9: […] }}` for {}", missing.join(", "));
            bench.shelf.report(&codes::REDACTED_INSTEAD, at, message, hint);
        }
    }

    /// `action: keep` keeps every type that has no action of its own, so each of those needs its ground too.
    pub(super) fn check_default(
        &self,
        bench: &mut Bench<'_, '_>,
        action: &FindingAction,
        spec: &DetectSpec,
        at: &Place,
    ) {
        if !reveals(action) {
            return;
        }
        let own = |kind: &Said<String>, action: &Key<_>, name: &str| kind.value == name && !action.is_absent();
        let named = |name: &str| {
            spec.types.given().is_some_and(|table| table.0.iter().any(|(other, _)| other.value == name))
                || spec.patterns.given().into_iter().flatten().any(|one| own(&one.kind, &one.action, name))
                || spec.terms.given().into_iter().flatten().any(|one| own(&one.kind, &one.action, name))
        };
        let bare: Vec<&str> = detect::catalogue()
            .iter()
            .map(|detector| detector.name)
            .filter(|name| is_national(name) && !named(name) && !self.has(name))
            .collect();
        if !bare.is_empty() {
            let message =
                format!("national identification numbers are {} without a ground: {}", done(action), bare.join(", "));
            bench.shelf.report(
                &codes::MISSING_GROUND,
                at,
                message,
                "name them under `types`, or state their grounds (GDPR art. 87)",
            );
        }
    }

    /// Redacts what is of a special category, has no ground, and would be kept or pseudonymised.
    pub(super) fn withhold(&self, meant: &mut Detect) {
        for detector in detect::catalogue() {
            let action = meant.types.get(detector.name).unwrap_or(&meant.action);
            if reveals(action) && !self.missing(detector.name).is_empty() {
                meant.types.insert(detector.name.to_owned(), FindingAction::Redact(Redact::default()));
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.national.iter().any(|ground| ground.kind.value == name)
    }

    /// The special categories that a type tells of and that have no ground, as `category` spells them.
    fn missing(&self, name: &str) -> Vec<&'static str> {
        let categories = special(name).map_or(&[][..], categories);
        let grounded = |category| self.art9.iter().any(|ground| ground.category.value == category);
        categories.iter().filter(|(category, _)| !grounded(*category)).map(|(_, word)| *word).collect()
    }
}

/// What of art. 9 a type tells of. A word of the lists may be any of three, so it needs the ground of each.
fn categories(special: Special) -> &'static [(CategoryWord, &'static str)] {
    match special {
        Special::NationalId => &[],
        Special::Health => &[(CategoryWord::Health, "health")],
        Special::Beliefs => &[
            (CategoryWord::Origin, "origin"),
            (CategoryWord::Politics, "politics"),
            (CategoryWord::Beliefs, "beliefs"),
        ],
    }
}

fn special(name: &str) -> Option<Special> {
    detect::catalogue().iter().find(|detector: &&&Detector| detector.name == name)?.special
}

fn is_national(name: &str) -> bool {
    special(name) == Some(Special::NationalId)
}

fn reveals(action: &FindingAction) -> bool {
    matches!(action, FindingAction::Keep | FindingAction::Pseudonymise(..))
}

fn done(action: &FindingAction) -> &'static str {
    if *action == FindingAction::Keep { "kept" } else { "pseudonymised" }
}

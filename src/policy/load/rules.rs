//! Rules: what was written → what it means, wherever rules are listed: for the record, in the envelope, inside a `parse`.

use super::action::Bench;
use super::because::{self, Reason};
use super::condition;
use super::dataset::ReadDataset;
use super::include::Gathered;
use super::reach;
use crate::path::{Selector, Spelling};
use crate::policy::model::{Action, Anchor, Otherwise, Parse, Rule, Unlisted};
use crate::policy::problem::{Place, codes, nearest};
use crate::policy::spec::{DropElementSpec, ParseSpec, RuleSpec};
use crate::transform::Guard;

/// How deep values may lie inside strings inside values: deeper is a knot, and each level is held in memory.
const MOST_PARSES: usize = 4;

/// Where rules are listed, which says what they may read.
pub(super) struct Within<'d> {
    part: Part<'d>,
    /// How many `parse` they lie in.
    pub(super) parses: usize,
    /// What stands before a rule's label.
    label: String,
    /// They stand in an included file.
    included: bool,
}

/// What the rules are about.
#[derive(Clone, Copy)]
enum Part<'d> {
    Record(&'d ReadDataset),
    Envelope,
}

impl<'d> Within<'d> {
    /// Rules for the records of a dataset.
    pub(super) fn record(dataset: &'d ReadDataset) -> Self {
        Self { part: Part::Record(dataset), parses: 0, label: String::new(), included: false }
    }

    /// Rules for what stands around the records.
    pub(super) fn envelope() -> Self {
        Self { part: Part::Envelope, parses: 0, label: "envelope:".to_owned(), included: false }
    }

    /// Whether they are about the envelope, or a value inside it.
    pub(super) fn is_envelope(&self) -> bool {
        matches!(self.part, Part::Envelope)
    }

    /// Inside the `parse` of the rule with this label.
    fn inside(&self, label: &str) -> Self {
        Self { parses: self.parses + 1, label: format!("{label} > "), ..*self }
    }
}

/// Rules that could be read, and beside each what else is said of it.
#[derive(Default)]
pub(super) struct Lowered {
    /// In deciding order.
    pub(super) rules: Vec<Rule>,
    /// In parallel.
    pub(super) written: Vec<Written>,
}

/// Where a rule was written.
pub(super) struct Written {
    /// The place.
    pub(super) at: Place,
    /// In an included file.
    pub(super) included: bool,
}

impl Lowered {
    fn push(&mut self, rule: Rule, at: &Place, included: bool) {
        self.rules.push(rule);
        self.written.push(Written { at: at.clone(), included });
    }
}

/// The record's rules: `drop_elements` first, then the listed ones.
pub(super) fn record(
    bench: &mut Bench<'_, '_>,
    dataset: &ReadDataset,
    drops: &[DropElementSpec],
    gathered: &[Gathered],
) -> Lowered {
    let mut lowered = Lowered::default();
    let mut within = Within::record(dataset);
    for written in drops {
        if let Some(rule) = drop_element(bench, &within, written) {
            lowered.push(rule, &written.at, false);
        }
    }
    for one in gathered {
        within.included = one.included;
        add(bench, &within, &one.rule, &mut lowered);
    }
    reach::check(&lowered, bench.spelling, &mut bench.shelf.problems);
    lowered
}

/// One more rule, where it can be read.
pub(super) fn add(bench: &mut Bench<'_, '_>, within: &Within<'_>, written: &RuleSpec, lowered: &mut Lowered) {
    if let Some(rule) = rule(bench, within, written) {
        lowered.push(rule, &written.at, within.included);
    }
}

fn rule(bench: &mut Bench<'_, '_>, within: &Within<'_>, written: &RuleSpec) -> Option<Rule> {
    because::need(written, &mut bench.shelf.problems);
    let selected = selected(bench, within, written);
    let when = condition::lower(bench, within, &written.when, Anchor::Around);
    // Reasons are compared in written order, those inside a `parse` after its own.
    let at = bench.reasons.len();
    let label = selected.as_ref().map_or(within.label.as_str(), |(_, label)| label);
    let action = bench.action(&written.action, within, label);
    action.iter().for_each(|action| idle(bench, written, action));
    let (rule, reason) = (selected.zip(action).zip(when), Reason::of_rule(written));
    let ((((selectors, label), action), when), reason) = (rule?, reason);
    bench.reasons.splice(at..at, reason);
    Some(Rule {
        selectors,
        label,
        when,
        action,
        otherwise: written.otherwise.given().map_or(Otherwise::Drop, |said| said.value),
        because: written.because.given().map(|because| because.value.clone()).unwrap_or_default(),
        names: written.names.given().map(|names| names.value),
        origin: origin(&written.at),
    })
}

fn drop_element(bench: &mut Bench<'_, '_>, within: &Within<'_>, written: &DropElementSpec) -> Option<Rule> {
    let selectors: Vec<Selector> = written.select.0.iter().map(|said| said.value.clone()).collect();
    let when = condition::mean(bench, within, &written.when, Anchor::Selected)?;
    bench.reasons.extend(Reason::new(&written.because, &selectors));
    Some(Rule {
        label: label(&selectors),
        selectors,
        when: Some(when),
        action: Action::Drop,
        otherwise: Otherwise::Drop,
        because: written.because.given().map(|because| because.value.clone()).unwrap_or_default(),
        names: None,
        origin: origin(&written.at),
    })
}

fn origin(at: &Place) -> String {
    format!("{}:{}", at.file, at.line)
}

fn label(selectors: &[Selector]) -> String {
    selectors.iter().map(Selector::as_str).collect::<Vec<_>>().join(", ")
}

/// What a `parse` means: rules of its own, from the inner value's root.
pub(super) fn parse(bench: &mut Bench<'_, '_>, spec: &ParseSpec, within: &Within<'_>, label: &str) -> Option<Parse> {
    if within.parses == MOST_PARSES {
        let message = format!("`parse` inside `parse` goes no more than {MOST_PARSES} deep");
        let hint = "`scan` or `drop` what lies deeper";
        bench.shelf.report(&codes::TOO_COMPLEX, &spec.at, message, hint);
        return None;
    }
    let inside = within.inside(label);
    let listed = spec.fields.given().map_or(&[][..], |fields| fields.0.as_slice());
    let mut lowered = Lowered::default();
    listed.iter().for_each(|rule| add(bench, &inside, rule, &mut lowered));
    reach::check(&lowered, bench.spelling, &mut bench.shelf.problems);
    let unlisted = spec.unlisted.given().map_or(Unlisted::Drop, |said| said.value);
    if let Some(said) = spec.unlisted.given() {
        keep_exact(bench, said.value, bench.spelling, &said.at);
    }
    let unread = lowered.rules.len() < listed.len()
        || (spec.fields.given().is_none() && !spec.fields.is_absent())
        || (spec.unlisted.given().is_none() && !spec.unlisted.is_absent());
    if !unread && unlisted == Unlisted::Drop && lowered.rules.iter().all(|rule| rule.action == Action::Drop) {
        let message = "of what is parsed here nothing is ever written";
        let hint = "list what the purpose needs under `fields` of the `parse`, or write `action: drop`";
        bench.shelf.report(&codes::NOTHING_KEPT, &spec.at, message, hint);
    }
    Some(Parse { rules: lowered.rules, unlisted })
}

/// Warns of `unlisted: keep` under `spelling: exact`.
pub(super) fn keep_exact(bench: &mut Bench<'_, '_>, unlisted: Unlisted, spelling: Spelling, at: &Place) {
    if unlisted == Unlisted::Keep && spelling == Spelling::Exact {
        let message = "`unlisted: keep` under `spelling: exact` keeps other spellings of the names that rules remove";
        bench.shelf.report(&codes::KEEP_EXACT, at, message, "say `spelling: folded`");
    }
}

/// Notes on keys that mean nothing beside the action.
fn idle(bench: &mut Bench<'_, '_>, rule: &RuleSpec, action: &Action) {
    let fits_all = match action {
        Action::Keep(guard) => *guard == Guard::default(),
        Action::Drop | Action::Null | Action::Redact(_) | Action::Scan => true,
        Action::Mask(_) | Action::Pseudonymise(..) | Action::Generalise(_) | Action::Parse(_) => false,
    };
    if let (true, Some(otherwise)) = (fits_all, rule.otherwise.given()) {
        let message = format!("`else` means nothing beside `{}`, which fits every value", action.name());
        bench.shelf.report(&codes::IDLE_KEY, &otherwise.at, message, "take it out");
    }
    let writes_none = matches!(action, Action::Drop | Action::Null | Action::Redact(_));
    if let (true, Some(names)) = (writes_none, rule.names.given()) {
        let message = format!("`names` means nothing beside `{}`: nothing below is written", action.name());
        bench.shelf.report(&codes::IDLE_KEY, &names.at, message, "take it out");
    }
}

/// What a rule selects, and its label.
fn selected(bench: &mut Bench<'_, '_>, within: &Within<'_>, rule: &RuleSpec) -> Option<(Vec<Selector>, String)> {
    match (rule.select.is_absent(), rule.tag.is_absent()) {
        (false, true) => {
            let selectors: Vec<Selector> = rule.select.given()?.0.iter().map(|said| said.value.clone()).collect();
            let label = format!("{}{}", within.label, label(&selectors));
            Some((selectors, label))
        }
        (true, false) => tagged(bench, within, rule),
        (false, false) => {
            bench.shelf.report(
                &codes::BAD_VALUE,
                &rule.at,
                "a rule has `select` or `tag`, not both",
                "make two rules of it, or take one of the two out",
            );
            None
        }
        (true, true) => {
            bench.shelf.report(
                &codes::MISSING_KEY,
                &rule.at,
                "`select` is missing",
                "write `select: $.name`, or `tag: …` for a tag of the dataset's `schema`",
            );
            None
        }
    }
}

fn tagged(bench: &mut Bench<'_, '_>, within: &Within<'_>, rule: &RuleSpec) -> Option<(Vec<Selector>, String)> {
    let tag = rule.tag.given()?;
    let dataset = match within.part {
        Part::Record(dataset) if within.parses == 0 => dataset,
        Part::Record(_) | Part::Envelope => {
            let place = if within.parses > 0 { "inside `parse`" } else { "in the envelope" };
            let message = format!("a tag names paths of the record: not {place}");
            bench.shelf.report(&codes::BAD_VALUE, &tag.at, message, "write `select` with the selectors themselves");
            return None;
        }
    };
    let tags = dataset.spec.schema.given().map_or(&[][..], |table| table.0.as_slice());
    let found = tags.iter().find(|(name, _)| name.value == tag.value);
    if found.is_none() {
        let near = nearest(&tag.value, tags.iter().map(|(name, _)| name.value.as_str()));
        let hint = near.map_or_else(
            || format!("declare it under `schema` of `{}`", dataset.tree.file),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("the tag `{}` is not declared", tag.value);
        bench.shelf.report(&codes::UNDECLARED_TAG, &tag.at, message, hint);
    }
    Some((found?.1.paths.0.clone(), format!("tag:{}", tag.value)))
}

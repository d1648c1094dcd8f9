//! Model to plan: selectors to an automaton, actions to their keyed form, detection to a scanner.

use crate::base::{ClassId, PurposeId};
use crate::detect::{self, Scanner};
use crate::keys::{KeyError, Keyring};
use crate::path::{Automaton, SelectorError};
use crate::policy::model::{
    Action, FindingAction, Names, Otherwise, Policy, Records, Rule, ScopeNode, Sensitive, Unlisted,
};
use crate::transform::{Class, Pseudonymise, Pseudonymiser};

use super::condition::{Gathered, TooManyConditions};
use super::decide::{Decider, Decisions};
use super::group::Groups;
use super::read::Reads;
use super::{
    Act, FieldSeries, FindingAct, FindingPlan, FindingSeries, Placeholder, Plan, PlanRule, RecordForm, ScopeFrom,
};

/// Why a policy cannot be compiled.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The selectors need too many states together.
    #[error("selectors: {0}")]
    Selectors(#[from] SelectorError),
    /// A key is missing or unfit.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The detectors cannot be built.
    #[error("detect: {0}")]
    Detect(#[from] detect::ConfigError),
    /// A class is used and not declared.
    #[error("class `{0}` is not declared")]
    Class(ClassId),
    /// The rules have too many conditions together.
    #[error(transparent)]
    Conditions(#[from] TooManyConditions),
}

struct Compiler<'a> {
    policy: &'a Policy,
    keyring: &'a Keyring,
    automaton: &'a Automaton,
    /// The group of the next rule that parses.
    next_parse: usize,
    conditions: Gathered,
    reads: Reads,
    field_series: Vec<FieldSeries>,
    finding_series: Vec<FindingSeries>,
}

impl Plan {
    /// Compiles a policy under a keyring.
    ///
    /// # Errors
    /// The selectors are too many for one automaton, a class or key is missing, or a pattern of the operator's cannot
    /// be built.
    pub fn compile(policy: &Policy, keyring: &Keyring) -> Result<Self, PlanError> {
        let groups = Groups::of(&policy.rules, &policy.envelope, &policy.records);
        let automaton = Automaton::compile_roots(&groups.selectors(), policy.spelling)?;
        let mut compiler = Compiler {
            policy,
            keyring,
            automaton: &automaton,
            next_parse: groups.first_parse(),
            conditions: Gathered::default(),
            reads: Reads::default(),
            field_series: Vec::new(),
            finding_series: Vec::new(),
        };
        let rules = groups.rules().map(|rule| compiler.rule(rule)).collect::<Result<Vec<_>, _>>()?;
        let scanner = if scans(policy) { Some(Scanner::new(&policy.detect.scanner)?) } else { None };
        let findings = match &scanner {
            Some(scanner) => compiler.findings(scanner)?,
            None => Vec::new(),
        };
        let Compiler { conditions, reads: Reads { selectors: mut reads }, field_series, finding_series, .. } = compiler;
        let read_count = reads.len();
        // What is scanned nowhere is swept nowhere.
        let sweeps = scanner.is_some() && !policy.sweep.is_empty();
        reads.extend(policy.sweep.iter().filter(|_| sweeps).cloned());
        let deciders: Vec<Decider> =
            groups.rules().map(|rule| Decider { anchor: rule.when.as_ref().map(|when| when.anchor) }).collect();
        let roots: Vec<_> = (0..groups.selectors().len()).map(|group| automaton.root_of(group)).collect();
        let decisions = Decisions::of(&automaton, &groups.owners(), &deciders, &roots);
        Ok(Self {
            dataset: policy.dataset.clone(),
            purpose: policy.purpose.clone(),
            digest: policy.digest.clone(),
            draft: policy.draft,
            records: match (&policy.records, groups.envelope().map(|group| automaton.root_of(group))) {
                (Records::Pairs, Some(root)) => RecordForm::Pairs(root),
                (Records::At(_), Some(root)) => RecordForm::At(root),
                (Records::Value, _) => RecordForm::Value,
                _ => RecordForm::Auto,
            },
            sentinels: policy.sentinels.clone(),
            unlisted: policy.unlisted,
            names: policy.names,
            on_error: policy.on_error,
            duplicates: policy.duplicates,
            automaton,
            decisions,
            conditions: conditions.compile(policy.spelling)?,
            rules,
            read_count,
            sweeps,
            remembers: remembers(&findings),
            spelling: policy.spelling,
            reads: if reads.is_empty() { None } else { Some(Automaton::compile(&reads, policy.spelling)?) },
            scanner,
            findings,
            placeholder: Placeholder::parse(&policy.detect.placeholder),
            field_series,
            finding_series,
        })
    }
}

/// Whether something is done about names of people that are found.
fn remembers(findings: &[FindingPlan]) -> bool {
    findings.iter().any(|plan| plan.entity == "PERSON" && !matches!(plan.act, FindingAct::Keep))
}

/// Whether anything at all is scanned under this policy.
fn scans(policy: &Policy) -> bool {
    policy.names == Names::Scan
        || policy.unlisted == Unlisted::Scan
        || policy.all_rules().any(|rule| {
            let inside = |action: &Action| matches!(action, Action::Parse(parse) if parse.unlisted == Unlisted::Scan);
            rule.action == Action::Scan
                || rule.otherwise == Otherwise::Scan
                || rule.names == Some(Names::Scan)
                || inside(&rule.action)
        })
}

impl Compiler<'_> {
    fn rule(&mut self, rule: &Rule) -> Result<PlanRule, PlanError> {
        let act = match &rule.action {
            Action::Keep(guard) if guard.is_open() => Act::Keep(None),
            Action::Keep(guard) => Act::Keep(Some(Box::new(guard.clone()))),
            Action::Drop => Act::Drop,
            Action::Null => Act::Null,
            Action::Redact(redact) => Act::Redact(redact.clone()),
            Action::Mask(mask) => Act::Mask(mask.clone()),
            Action::Pseudonymise(spec, node) => {
                let (pseudonymiser, scope) = self.pseudonymiser(spec, node)?;
                Act::Pseudonymise(pseudonymiser, scope)
            }
            Action::Generalise(generalise) => Act::Generalise(Box::new(generalise.clone())),
            Action::Scan => Act::Scan,
            Action::Parse(parse) => {
                let root = self.automaton.root_of(self.next_parse);
                self.next_parse += 1;
                Act::Parse { root, unlisted: parse.unlisted }
            }
        };
        let when = rule.when.as_ref().map(|when| self.conditions.add(when)).transpose()?;
        let series = self.field_series(&rule.label, act.name());
        let otherwise_series = self.field_series(&rule.label, rule.otherwise.name());
        Ok(PlanRule {
            label: rule.label.clone(),
            when,
            act,
            otherwise: rule.otherwise,
            names: rule.names,
            series,
            otherwise_series,
        })
    }

    fn field_series(&mut self, rule: &str, action: &'static str) -> usize {
        let series = FieldSeries { rule: rule.to_owned(), action };
        self.field_series.iter().position(|known| *known == series).unwrap_or_else(|| {
            self.field_series.push(series);
            self.field_series.len() - 1
        })
    }

    fn pseudonymiser(
        &mut self,
        spec: &Pseudonymise,
        node: &ScopeNode,
    ) -> Result<(Box<Pseudonymiser>, ScopeFrom), PlanError> {
        let class = self.class(&spec.class)?;
        let purpose: &PurposeId = &self.policy.purpose;
        let pseudonymiser = Pseudonymiser::new(self.keyring, purpose, &self.policy.dataset, class, spec)?;
        Ok((Box::new(pseudonymiser), self.reads.resolve(spec.scope, node)))
    }

    fn class(&self, id: &ClassId) -> Result<&Class, PlanError> {
        self.policy.classes.get(id).ok_or_else(|| PlanError::Class(id.clone()))
    }

    fn findings(&mut self, scanner: &Scanner) -> Result<Vec<FindingPlan>, PlanError> {
        let detect = &self.policy.detect;
        let mut plans = Vec::with_capacity(scanner.entities().len());
        for info in scanner.entities() {
            let action = detect.types.get(&info.name).unwrap_or(&detect.action);
            let act = match action {
                FindingAction::Keep => FindingAct::Keep,
                FindingAction::Redact(redact) => FindingAct::Redact(redact.clone()),
                FindingAction::Mask(mask) => FindingAct::Mask(mask.clone()),
                FindingAction::Pseudonymise(spec, node) => {
                    let (pseudonymiser, scope) = self.pseudonymiser(spec, node)?;
                    FindingAct::Pseudonymise(pseudonymiser, scope)
                }
            };
            let series = self.finding_series.len();
            self.finding_series.push(FindingSeries { entity: info.name.clone(), action: act.name() });
            let drops_field = detect.sensitive == Sensitive::DropField
                && info.special.is_some_and(|special| special != detect::Special::NationalId);
            plans.push(FindingPlan { act, series, drops_field, entity: info.name.clone() });
        }
        Ok(plans)
    }
}

//! The groups of a policy's rules: those followed from one root together.
//!
//! The record's rules are the first; where there is an envelope, its rules are the second, together with the selectors of
//! the records; then each `parse` has one, in the order in which they are met. Rules are numbered through all groups.

use crate::path::Selector;
use crate::policy::model::{Action, Policy, Records, Rule};

/// The groups in the order of their roots.
pub(crate) struct Groups<'p> {
    list: Vec<&'p [Rule]>,
    envelope: Option<usize>,
    records: &'p [Selector],
}

impl<'p> Groups<'p> {
    /// The groups of a policy that has these parts.
    pub(crate) fn of(rules: &'p [Rule], envelope: &'p [Rule], records: &'p Records) -> Self {
        let (around, records): (_, &[Selector]) = match records {
            Records::Auto | Records::Value => (None, &[]),
            Records::Pairs => (Some(envelope), &[]),
            Records::At(selectors) => (Some(envelope), selectors),
        };
        let mut list = vec![rules];
        list.extend(around);
        let mut at = 0;
        while let Some(group) = list.get(at).copied() {
            list.extend(group.iter().filter_map(|rule| match &rule.action {
                Action::Parse(parse) => Some(parse.rules.as_slice()),
                _ => None,
            }));
            at += 1;
        }
        Self { list, envelope: around.map(|_| 1), records }
    }

    /// The number of the envelope's group, where there is one.
    pub(crate) fn envelope(&self) -> Option<usize> {
        self.envelope
    }

    /// The number of the first group that a `parse` has; the others follow in the order of their rules.
    pub(crate) fn first_parse(&self) -> usize {
        1 + usize::from(self.envelope.is_some())
    }

    /// Every rule, in the order of the rules' numbers.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'p Rule> + use<'p> {
        self.list.clone().into_iter().flatten()
    }

    /// What each group's root follows: its rules' selectors in listed order, after the envelope's those of the records.
    pub(crate) fn selectors(&self) -> Vec<Vec<Selector>> {
        let of = |rules: &[Rule]| rules.iter().flat_map(|rule| rule.selectors.iter().cloned()).collect();
        let mut all: Vec<Vec<Selector>> = self.list.iter().map(|rules| of(rules)).collect();
        if let Some(envelope) = self.envelope {
            all[envelope].extend_from_slice(self.records);
        }
        all
    }

    /// What each selector of [`Groups::selectors`] belongs to, by its id: a rule's number, or `None` for the records.
    pub(crate) fn owners(&self) -> Vec<Option<u32>> {
        let mut owners = Vec::new();
        let mut number = 0;
        for (at, rules) in self.list.iter().enumerate() {
            for rule in *rules {
                owners.extend(std::iter::repeat_n(Some(number), rule.selectors.len()));
                number += 1;
            }
            if self.envelope == Some(at) {
                owners.extend(std::iter::repeat_n(None, self.records.len()));
            }
        }
        owners
    }
}

impl Policy {
    /// Every rule, in the order of the numbers by which a plan knows them: the record's, the envelope's, then those inside
    /// each `parse`.
    pub fn all_rules(&self) -> impl Iterator<Item = &Rule> {
        Groups::of(&self.rules, &self.envelope, &self.records).rules()
    }
}

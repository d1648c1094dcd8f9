//! Scopes that are wider than their use: `purpose` where one dataset alone makes pseudonyms of the class.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{ClassId, DatasetId, PurposeId};
use crate::policy::problem::{Place, Problem, codes};
use crate::transform::Scope;

/// Where one policy makes pseudonyms over the whole purpose, by class.
#[derive(Default)]
pub(super) struct Uses {
    wide: Vec<(ClassId, Place)>,
}

impl Uses {
    /// One more action that makes pseudonyms.
    pub(super) fn add(&mut self, class: &ClassId, scope: Scope, at: &Place) {
        if scope == Scope::Purpose {
            self.wide.push((class.clone(), at.clone()));
        }
    }
}

/// The wide scopes of all policies.
#[derive(Default)]
pub(super) struct Wide {
    by_purpose: BTreeMap<(PurposeId, ClassId), (BTreeSet<DatasetId>, Vec<Place>)>,
}

impl Wide {
    /// What one policy uses.
    pub(super) fn add(&mut self, dataset: &DatasetId, purpose: &PurposeId, uses: Uses) {
        for (class, at) in uses.wide {
            let (datasets, places) = self.by_purpose.entry((purpose.clone(), class)).or_default();
            datasets.insert(dataset.clone());
            places.push(at);
        }
    }

    /// Warns of every wide scope that joins nothing.
    pub(super) fn report(self, problems: &mut Vec<Problem>) {
        for ((purpose, class), (datasets, places)) in self.by_purpose {
            let Some(dataset) = datasets.first().filter(|_| datasets.len() == 1) else { continue };
            for place in places {
                let message =
                    format!("`{class}` is pseudonymised over the purpose `{purpose}`, but only `{dataset}` uses it so");
                let hint = "`scope: dataset` (the default) joins as much and links less";
                problems.push(Problem::new(&codes::WIDE_SCOPE, &place, message, hint));
            }
        }
    }
}

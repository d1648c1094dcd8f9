//! What is in force: routes, compiled policies, stores and the guard at the door as one immutable value. A reload makes a new one and swaps
//! it whole; an exchange holds on to the one it began with.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use http::HeaderValue;
use tokio::sync::watch;

use super::config::Routes;
use super::guard::{Door, Guard};
use super::route::{self, Match};
use crate::base::{DatasetId, PurposeId, StoreId, UnixSeconds};
use crate::external::Recognisers;
use crate::policy::Plan;
use crate::store::Store;
use crate::telemetry::{Metrics, PlanSeries, PolicyInfo};
use crate::tls;

/// Stores by name.
pub type Stores = BTreeMap<StoreId, Arc<dyn Store>>;

/// A compiled policy and where its purpose's data may go.
#[derive(Clone)]
pub struct Opening {
    /// The compiled policy.
    pub plan: Arc<Plan>,
    /// Stores that the purpose's domain names; `None` where it does not restrict them.
    pub domain: Option<Vec<StoreId>>,
    /// When the purpose is due for review.
    pub review: Option<UnixSeconds>,
}

/// Routes, plans, stores, and who may call.
pub struct Generation {
    routes: Routes,
    open: HashMap<(DatasetId, PurposeId), Arc<Open>>,
    datasets: BTreeSet<DatasetId>,
    purposes: BTreeSet<PurposeId>,
    stores: Stores,
    guard: Guard,
}

/// One (dataset, purpose) that is open, with all that is worked out once.
pub(super) struct Open {
    /// The compiled policy.
    pub(super) plan: Arc<Plan>,
    /// The recognisers outside that its sessions ask.
    pub(super) recognisers: Recognisers,
    /// Its metric series, resolved on first use: a generation that never comes into force leaves no trace.
    series: OnceLock<PlanSeries>,
    /// `Tamis-Policy`.
    pub(super) policy: HeaderValue,
    domain: Option<Vec<StoreId>>,
    review: Option<UnixSeconds>,
}

/// Why routes, plans and stores do not go together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GenerationError {
    /// A route's store is not declared.
    #[error("route `{pattern}` sends to store {store}, which is not declared")]
    NoStore {
        /// The route's pattern.
        pattern: String,
        /// The store it names.
        store: StoreId,
    },
    /// A route fixes a dataset and a purpose that are not open to each other.
    #[error("route `{pattern}` is for dataset {dataset} and purpose {purpose}, which no policy opens")]
    NotOpen {
        /// The route's pattern.
        pattern: String,
        /// The dataset it names.
        dataset: DatasetId,
        /// The purpose it names.
        purpose: PurposeId,
    },
}

impl Generation {
    /// Puts them together, or says all that does not fit.
    pub fn new(
        routes: Routes,
        openings: Vec<Opening>,
        stores: Stores,
        guard: Guard,
    ) -> Result<Self, Vec<GenerationError>> {
        let open: HashMap<_, _> = openings
            .into_iter()
            .map(|opening| {
                let ids = (opening.plan.dataset().clone(), opening.plan.purpose().clone());
                (ids, Arc::new(Open::new(opening)))
            })
            .collect();
        let datasets = open.keys().map(|(dataset, _)| dataset.clone()).collect();
        let purposes = open.keys().map(|(_, purpose)| purpose.clone()).collect();
        let generation = Self { routes, open, datasets, purposes, stores, guard };
        let problems = generation.problems();
        if problems.is_empty() { Ok(generation) } else { Err(problems) }
    }

    fn problems(&self) -> Vec<GenerationError> {
        let mut problems = Vec::new();
        for route in &self.routes {
            let pattern = route.pattern().to_string();
            if !self.stores.contains_key(route.store()) {
                problems.push(GenerationError::NoStore { pattern: pattern.clone(), store: route.store().clone() });
            }
            if let Some((dataset, purpose)) = route.fixed()
                && !self.open.contains_key(&(dataset.clone(), purpose.clone()))
            {
                let (dataset, purpose) = (dataset.clone(), purpose.clone());
                problems.push(GenerationError::NotOpen { pattern, dataset, purpose });
            }
        }
        problems
    }

    /// The stores, so that a reload can keep those whose settings did not change.
    pub fn stores(&self) -> &Stores {
        &self.stores
    }

    /// Who may call.
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// How many datasets are open to a purpose, each pair counted.
    pub fn openings(&self) -> usize {
        self.open.len()
    }

    fn policies(&self) -> Vec<PolicyInfo> {
        let info = |open: &Arc<Open>| PolicyInfo {
            dataset: open.plan.dataset().clone(),
            purpose: open.plan.purpose().clone(),
            digest: open.plan.digest().to_owned(),
            review: open.review,
            draft: open.plan.draft(),
        };
        self.open.values().map(info).collect()
    }

    /// The first route that takes the path.
    pub(super) fn route(&self, path: &str) -> Option<Match<'_>> {
        route::find(&self.routes, path)
    }

    /// The policy for one dataset and purpose.
    pub(super) fn open(&self, dataset: &DatasetId, purpose: &PurposeId) -> Option<&Arc<Open>> {
        self.open.get(&(dataset.clone(), purpose.clone()))
    }

    /// The store of this name; every route's is there.
    pub(super) fn store(&self, id: &StoreId) -> Option<&Arc<dyn Store>> {
        self.stores.get(id)
    }

    /// The dataset, if any policy is for it: only such a name may be shown.
    pub(super) fn known_dataset(&self, id: Option<&DatasetId>) -> Option<DatasetId> {
        id.filter(|id| self.datasets.contains(*id)).cloned()
    }

    /// The purpose, likewise.
    pub(super) fn known_purpose(&self, id: Option<&PurposeId>) -> Option<PurposeId> {
        id.filter(|id| self.purposes.contains(*id)).cloned()
    }
}

impl fmt::Debug for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stores: Vec<_> = self.stores.keys().collect();
        f.debug_struct("Generation").field("routes", &self.routes).field("stores", &stores).finish_non_exhaustive()
    }
}

impl Open {
    fn new(opening: Opening) -> Self {
        let Opening { plan, domain, review } = opening;
        let policy = format!("{}/{}@{}", plan.dataset(), plan.purpose(), plan.digest());
        let policy = HeaderValue::try_from(policy).expect("ids and a digest are visible ASCII");
        Self { series: OnceLock::new(), recognisers: Recognisers::of(&plan), plan, policy, domain, review }
    }

    /// Its metric series.
    pub(super) fn series(&self, metrics: &Metrics) -> &PlanSeries {
        self.series.get_or_init(|| metrics.series(&self.plan))
    }

    /// Whether the purpose's data may go to this store.
    pub(super) fn allows(&self, store: &StoreId) -> bool {
        self.domain.as_ref().is_none_or(|stores| stores.contains(store))
    }
}

/// The generation in force.
#[derive(Debug)]
pub struct Live {
    current: RwLock<Arc<Generation>>,
    /// The TLS of `current`, for listeners: changed only where it differs.
    door: watch::Sender<Option<tls::Server>>,
    metrics: Arc<Metrics>,
}

impl Live {
    /// Puts a first generation in force.
    pub fn new(generation: Generation, metrics: Arc<Metrics>) -> Self {
        metrics.policies(&generation.policies());
        let door = watch::Sender::new(generation.guard.tls().cloned());
        Self { current: RwLock::new(Arc::new(generation)), door, metrics }
    }

    /// The generation in force now.
    pub fn current(&self) -> Arc<Generation> {
        // The lock only ever guards one pointer's swap; a panic cannot leave it half done.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another in force; exchanges under way keep the one they began with. Where TLS is another, connections made
    /// under the old one end with the exchange they are on.
    pub fn swap(&self, next: Generation) {
        self.metrics.policies(&next.policies());
        let tls = next.guard.tls().cloned();
        let next = Arc::new(next);
        let before = std::mem::replace(&mut *self.current.write().unwrap_or_else(PoisonError::into_inner), next);
        drop(before);
        self.door.send_if_modified(|shown| {
            let changed = *shown != tls;
            *shown = tls;
            changed
        });
    }

    /// How a listener of this data plane shows itself.
    pub(super) fn door(&self) -> Door {
        Door::new(self.door.subscribe())
    }

    /// The process's metrics.
    pub(super) fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }
}

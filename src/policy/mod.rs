//! The policy language: what was written, what it means, what runs.

pub mod model;
mod plan;

pub use model::{
    Action, Detect, Duplicates, FindingAction, Names, OnError, Otherwise, Policy, Records, Rule, ScopeNode, Sensitive,
    Unlisted,
};
pub use plan::{
    Act, FieldSeries, FindingAct, FindingPlan, FindingSeries, Placeholder, Plan, PlanError, PlanRule, ScopeFrom,
};

//! The policy language: what was written (`spec`), what it means (`model`), what runs (`plan`), and everything that is
//! wrong with it.
//!
//! [`load`] reads a whole configuration directory through [`Sources`] and reports all problems in one go, each with file,
//! line, column, a stable code and a hint. Only a configuration without errors becomes a [`Workspace`].

mod ad_hoc;
mod cases;
mod embedded;
mod load;
pub mod model;
mod plan;
mod problem;
mod render;
mod sources;
mod spec;
mod yaml;

pub use ad_hoc::AdHoc;
pub use cases::{Expected, Input, Mismatch, Test, TestFile, check_test, update_tests};
pub use embedded::embedded;
pub use load::{expand, load};
pub use model::{
    Action, Address, Anchor, Dataset, Detect, Duplicates, Encoding, External, FindingAction, Listed, Names, Nested,
    OnError, Otherwise, Parse, Policy, Purpose, Records, Rule, ScopeNode, Sensitive, Status, Unlisted, When, Workspace,
};
pub use plan::{
    Act, Anchors, Answers, Below, Conditions, ExternalPlan, FieldSeries, FindingAct, FindingPlan, FindingSeries, Heard,
    MOST_CONDITIONS, MOST_TESTS, Placeholder, Plan, PlanError, PlanRule, RecordForm, ScopeFrom, TooManyConditions,
};
pub use problem::{Code, Problem, Severity, codes};
pub use render::{json, sarif, summary, text};
pub use sources::{Memory, SourceError, Sources};
pub use spec::{Schema, schemas};

//! What tamis says about itself: metrics for Prometheus and logs. Neither ever holds a data value.
//!
//! Metrics live in one struct on a registry of its own, passed in; labels come from settings and policies only, and a
//! name that is not configured is `other`. Logs are a constant message with fields.

mod capped;
mod exposition;
mod family;
pub mod log;
mod metrics;
mod page;
mod series;

pub use exposition::CONTENT_TYPE;
pub use metrics::{Metrics, PolicyInfo, Reload};
pub use page::page;
pub use series::PlanSeries;

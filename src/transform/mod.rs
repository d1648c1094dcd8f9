//! What actions do to one value. One action per file; every input and output is in the table of `docs/actions.md`,
//! which a test runs.
//!
//! Specs ([`Guard`], [`Redact`], [`Mask`], [`Generalise`], [`Pseudonymise`]) are plain data that a policy holds.
//! Applying one never panics, allocates nothing but the output's room on the usual paths, and says in [`Output`] what
//! became of the value. Keys and instants are arguments.

mod canonical;
mod class;
mod decimal;
mod format;
mod generalise;
mod keep;
mod listed;
mod mask;
mod moment;
mod output;
mod pattern;
mod pseudonymise;
mod redact;
mod scope;

pub use canonical::Canonical;
pub use class::{Class, Epoch};
pub use decimal::Decimal;
pub use format::Format;
pub use generalise::{DateForm, DateSpec, Generalise, IpSpec, NumberCut, NumberSpec};
pub use keep::{Guard, GuardKind};
pub use listed::Listed;
pub use mask::Mask;
pub use moment::{DateUnit, day_of, month_of, scope_day, scope_month};
pub use output::{BadSpec, Output};
pub use pattern::Pattern;
pub use pseudonymise::{Pseudonymise, Pseudonymiser};
pub use redact::Redact;
pub use scope::Scope;

//! Policy tests: what `tests/*.yaml` says, and whether an output is what it says. Running them is the caller's business.

mod check;
mod expect;
mod test;
mod update;

pub use check::{Mismatch, check_test};
pub use expect::Expected;
pub use test::{Input, Test, TestFile};
pub use update::update_tests;

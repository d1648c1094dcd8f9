//! What every floor shares: ids, scalars, secrets, limits, the memory budget, instants and letters.
//!
//! Nothing here reads the world. Time, keys and randomness are values that come in as arguments.

mod budget;
mod id;
mod instant;
pub(crate) mod letters;
mod limits;
mod scalar;
mod secret;

pub use budget::{Budget, Lease, OverBudget};
pub use id::{BadId, ClassId, DatasetId, KeyId, PurposeId, StoreId};
pub use instant::UnixSeconds;
pub use limits::{LimitName, Limits};
pub use scalar::{Kind, Scalar};
pub use secret::Secret;

//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{au, ca, de, es, fr, in_, international, ke, ng, nz, secrets, uk, us, za};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    au::ALL,
    ca::ALL,
    de::ALL,
    es::ALL,
    fr::ALL,
    in_::ALL,
    ke::ALL,
    ng::ALL,
    nz::ALL,
    uk::ALL,
    us::ALL,
    za::ALL,
];

static TABLE: LazyLock<Vec<&Detector>> = LazyLock::new(|| GROUPS.concat());

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

#[cfg(test)]
mod tests;

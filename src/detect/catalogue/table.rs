//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{cn, de, es, fr, id, international, jp, kr, my, ph, pk, secrets, sg, th, uk, us, vn};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    cn::ALL,
    de::ALL,
    es::ALL,
    fr::ALL,
    id::ALL,
    jp::ALL,
    kr::ALL,
    my::ALL,
    ph::ALL,
    pk::ALL,
    sg::ALL,
    th::ALL,
    uk::ALL,
    us::ALL,
    vn::ALL,
];

static TABLE: LazyLock<Vec<&Detector>> = LazyLock::new(|| GROUPS.concat());

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

#[cfg(test)]
mod tests;

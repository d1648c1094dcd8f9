//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{ad, be, ch, de, dz, es, fr, ie, international, it, li, lu, mt, mu, pt, secrets, tn, uk, us};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    ad::ALL,
    be::ALL,
    ch::ALL,
    de::ALL,
    dz::ALL,
    es::ALL,
    fr::ALL,
    ie::ALL,
    it::ALL,
    li::ALL,
    lu::ALL,
    mt::ALL,
    mu::ALL,
    pt::ALL,
    tn::ALL,
    uk::ALL,
    us::ALL,
];

static TABLE: LazyLock<Vec<&Detector>> = LazyLock::new(|| GROUPS.concat());

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

#[cfg(test)]
mod tests;

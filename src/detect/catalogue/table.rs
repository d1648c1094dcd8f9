//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{ad, au, be, ca, ch, de, dz, es, fr, ie, in_, international, it, ke, li, lu, mt, mu, ng, nz, pt, secrets, tn, uk, us, za};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    ad::ALL,
    au::ALL,
    be::ALL,
    ca::ALL,
    ch::ALL,
    de::ALL,
    dz::ALL,
    es::ALL,
    fr::ALL,
    ie::ALL,
    in_::ALL,
    it::ALL,
    ke::ALL,
    li::ALL,
    lu::ALL,
    mt::ALL,
    mu::ALL,
    ng::ALL,
    nz::ALL,
    pt::ALL,
    tn::ALL,
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

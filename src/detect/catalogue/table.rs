//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{ad, at, au, be, bg, ca, ch, cz, de, dk, dz, es, fi, fr, ie, in_, international, is, it, ke, li, lu, mt, mu, ng, nl, no, nz, pl, pt, se, secrets, sk, tn, uk, us, za};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    ad::ALL,
    at::ALL,
    au::ALL,
    be::ALL,
    bg::ALL,
    ca::ALL,
    ch::ALL,
    cz::ALL,
    de::ALL,
    dk::ALL,
    dz::ALL,
    es::ALL,
    fi::ALL,
    fr::ALL,
    ie::ALL,
    in_::ALL,
    is::ALL,
    it::ALL,
    ke::ALL,
    li::ALL,
    lu::ALL,
    mt::ALL,
    mu::ALL,
    ng::ALL,
    nl::ALL,
    no::ALL,
    nz::ALL,
    pl::ALL,
    pt::ALL,
    se::ALL,
    sk::ALL,
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

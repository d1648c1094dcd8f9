//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{at, bg, cz, de, dk, es, fi, fr, international, is, nl, no, pl, se, secrets, sk, uk, us};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    at::ALL,
    bg::ALL,
    cz::ALL,
    de::ALL,
    dk::ALL,
    es::ALL,
    fi::ALL,
    fr::ALL,
    is::ALL,
    nl::ALL,
    no::ALL,
    pl::ALL,
    se::ALL,
    sk::ALL,
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

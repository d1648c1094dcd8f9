//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{
    ar, br, cl, co, cr, cu, de, dominican, ec, es, fr, gt, international, mx, pe, py, secrets, sv, uk, us, uy, ve,
};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    ar::ALL,
    br::ALL,
    cl::ALL,
    co::ALL,
    cr::ALL,
    cu::ALL,
    de::ALL,
    dominican::ALL,
    ec::ALL,
    es::ALL,
    fr::ALL,
    gt::ALL,
    mx::ALL,
    pe::ALL,
    py::ALL,
    sv::ALL,
    uk::ALL,
    us::ALL,
    uy::ALL,
    ve::ALL,
];

static TABLE: LazyLock<Vec<&Detector>> = LazyLock::new(|| GROUPS.concat());

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

#[cfg(test)]
mod tests;

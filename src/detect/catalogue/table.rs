//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{
    al, ar, br, by, cl, co, cr, cu, de, dominican, ec, ee, eg, es, fr, gr, gt, hr, hu, il, international, lt, lv, mx,
    pe, py, ro, rs, ru, secrets, si, sv, tr, ua, uk, us, uy, ve,
};
use crate::detect::Detector;

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    al::ALL,
    ar::ALL,
    br::ALL,
    by::ALL,
    cl::ALL,
    co::ALL,
    cr::ALL,
    cu::ALL,
    de::ALL,
    dominican::ALL,
    ec::ALL,
    ee::ALL,
    eg::ALL,
    es::ALL,
    fr::ALL,
    gr::ALL,
    gt::ALL,
    hr::ALL,
    hu::ALL,
    il::ALL,
    lt::ALL,
    lv::ALL,
    mx::ALL,
    pe::ALL,
    py::ALL,
    ro::ALL,
    rs::ALL,
    ru::ALL,
    si::ALL,
    sv::ALL,
    tr::ALL,
    ua::ALL,
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

//! The table of the catalogue. A type's place in it is its entity's number.

use std::sync::LazyLock;

use super::{
    ad, al, ar, at, au, be, bg, br, by, ca, ch, cl, cn, co, cr, cu, cz, de, dk, dominican, dz, ec, ee, eg, es, fi, fr,
    gr, gt, hr, hu, id, ie, il, in_, international, is, it, jp, ke, kr, li, lt, lu, lv, mt, mu, mx, my, ng, nl, no, nz,
    pe, ph, pk, pl, pt, py, ro, rs, ru, se, secrets, sg, si, sk, sv, th, tn, tr, ua, uk, us, uy, ve, vn, za,
};
use crate::detect::{Detector, Entity};

/// What each folder holds: what no country owns, then the countries by their codes.
static GROUPS: &[&[&Detector]] = &[
    international::ALL,
    secrets::ALL,
    ad::ALL,
    al::ALL,
    ar::ALL,
    at::ALL,
    au::ALL,
    be::ALL,
    bg::ALL,
    br::ALL,
    by::ALL,
    ca::ALL,
    ch::ALL,
    cl::ALL,
    cn::ALL,
    co::ALL,
    cr::ALL,
    cu::ALL,
    cz::ALL,
    de::ALL,
    dk::ALL,
    dominican::ALL,
    dz::ALL,
    ec::ALL,
    ee::ALL,
    eg::ALL,
    es::ALL,
    fi::ALL,
    fr::ALL,
    gr::ALL,
    gt::ALL,
    hr::ALL,
    hu::ALL,
    id::ALL,
    ie::ALL,
    il::ALL,
    in_::ALL,
    is::ALL,
    it::ALL,
    jp::ALL,
    ke::ALL,
    kr::ALL,
    li::ALL,
    lt::ALL,
    lu::ALL,
    lv::ALL,
    mt::ALL,
    mu::ALL,
    mx::ALL,
    my::ALL,
    ng::ALL,
    nl::ALL,
    no::ALL,
    nz::ALL,
    pe::ALL,
    ph::ALL,
    pk::ALL,
    pl::ALL,
    pt::ALL,
    py::ALL,
    ro::ALL,
    rs::ALL,
    ru::ALL,
    se::ALL,
    sg::ALL,
    si::ALL,
    sk::ALL,
    sv::ALL,
    th::ALL,
    tn::ALL,
    tr::ALL,
    ua::ALL,
    uk::ALL,
    us::ALL,
    uy::ALL,
    ve::ALL,
    vn::ALL,
    za::ALL,
];

static TABLE: LazyLock<Vec<&Detector>> = LazyLock::new(|| GROUPS.concat());

/// All detectors, in the order of their entities.
pub fn catalogue() -> &'static [&'static Detector] {
    &TABLE
}

/// Whether an entity is one of the secrets.
pub(in crate::detect) fn is_secret(entity: Entity) -> bool {
    let detector = catalogue().get(usize::from(entity.0));
    detector.is_some_and(|detector| secrets::ALL.iter().any(|secret| secret.name == detector.name))
}

#[cfg(test)]
mod tests;

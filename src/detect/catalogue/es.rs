//! Spain.

mod ccc;
mod nie;
mod nif;
mod nuss;
mod passport;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] =
    &[&ccc::DETECTOR, &nie::DETECTOR, &nif::DETECTOR, &nuss::DETECTOR, &passport::DETECTOR];

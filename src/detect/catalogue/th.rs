//! Thailand.

mod tnin;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&tnin::DETECTOR];

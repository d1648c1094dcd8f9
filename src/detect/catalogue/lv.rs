//! Latvia.

mod pk;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&pk::DETECTOR];

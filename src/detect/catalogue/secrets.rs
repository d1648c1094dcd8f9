//! Secrets: they identify, and they open.

mod github_token;
mod jwt;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&github_token::DETECTOR, &jwt::DETECTOR];

//! Brazil.

mod cnpj;
mod cpf;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[&cnpj::DETECTOR, &cpf::DETECTOR];

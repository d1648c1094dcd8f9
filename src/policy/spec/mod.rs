//! What was written: one type per form of the policy language, every scalar with its place.
//!
//! One declaration of a form makes its type, its parser and its JSON Schema, so that the three cannot drift apart. A
//! form reports all that is wrong with it and goes on with what could be read; `load` then says what the whole means.

mod action;
mod case;
mod choice;
mod class;
mod dataset;
mod desk;
mod detect;
mod form;
mod fragment;
mod json;
mod legal;
mod policy;
mod purpose;
mod said;
mod schema;
mod when;
mod word;

pub(crate) use action::{
    ActionSpec, BandsSpec, FieldsSpec, FindingSpec, GeneraliseSpec, GuardSpec, Literal, MaskSpec, ParseSpec,
    PseudonymiseSpec, RedactSpec, RuleSpec, ScopeSpec,
};
pub(crate) use case::{CaseSpec, CasesSpec, GivenSpec};
pub(crate) use class::ClassesSpec;
pub(crate) use dataset::{DatasetSpec, SourceSpec, SourceWord};
pub(crate) use desk::Desk;
pub(crate) use detect::{DetectSpec, Fraction, LanguagesSpec, MinScoreSpec, PatternSpec, TermsSpec};
pub(crate) use form::{Form, Key};
pub(crate) use fragment::{FragmentSpec, RulesKey};
pub(crate) use json::Json;
pub(crate) use legal::{BasisWord, Country, DigestsSpec, LegalBasisSpec, RoleWord, StatusSpec};
pub(crate) use policy::{
    Art9Spec, CategoryWord, NationalIdSpec, PolicySpec, RecordsSpec, RouteWord, SensitiveSpec, UseSpec,
};
pub(crate) use purpose::PurposeSpec;
pub(crate) use said::{Numeral, OneOrMany, Said, Table};
pub use schema::{Schema, schemas};
pub(crate) use when::{DropElementSpec, WhenSpec};

#[cfg(test)]
mod tests;

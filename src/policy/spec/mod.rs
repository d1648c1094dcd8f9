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
mod json;
mod fragment;
mod legal;
mod policy;
mod purpose;
mod said;
mod schema;
mod word;

pub(crate) use action::{
    ActionSpec, BandsSpec, ElseSpec, FindingSpec, GeneraliseSpec, GuardSpec, MaskSpec, PseudonymiseSpec, RedactSpec,
    RuleSpec, ScopeSpec,
};
pub(crate) use case::{CaseSpec, CasesSpec, GivenSpec};
pub(crate) use class::{ClassSpec, ClassesSpec};
pub(crate) use dataset::{DatasetSpec, SourceSpec, TagSpec};
pub(crate) use desk::Desk;
pub(crate) use detect::{DetectSpec, MinScoreSpec, PatternSpec, TermsSpec};
pub(crate) use form::{Form, Key};
pub(crate) use json::Json;
pub(crate) use fragment::{FragmentSpec, RulesKey};
pub(crate) use policy::{CompatibleSpec, PolicySpec, SensitiveSpec, UseSpec};
pub(crate) use purpose::PurposeSpec;
pub(crate) use said::{OneOrMany, Said, Table};
pub use schema::{Schema, schemas};

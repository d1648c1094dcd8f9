//! Policies and documents invented from bytes, so that a property test and a fuzzer can share them.

mod document;
mod policy;
mod words;

pub(crate) use document::stream;
pub(crate) use policy::policy;

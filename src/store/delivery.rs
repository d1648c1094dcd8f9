//! What a store is told about a body, and what it answers.

use bytes::Bytes;
use http::{HeaderMap, Method};

use crate::base::{DatasetId, PurposeId};
use crate::codec::Coding;

/// One body that is about to be uploaded. Everything in it comes from settings, policy or an allow-list.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The dataset it belongs to.
    pub dataset: DatasetId,
    /// The purpose it was minimised for.
    pub purpose: PurposeId,
    /// The policy's digest, `sha256:…`.
    pub digest: String,
    /// The policy is a draft.
    pub draft: bool,
    /// The request's id; part of the name of a document's file.
    pub request_id: String,
    /// The media type that goes on.
    pub content_type: String,
    /// How the body divides into records.
    pub shape: Shape,
    /// The coding that an HTTP store puts on the body. Files of ours are not coded.
    pub coding: Coding,
    /// The method of an HTTP store's request.
    pub method: Method,
    /// Path and query for an HTTP store, beginning with `/`; appended to the store's base.
    pub path_and_query: String,
    /// Further headers of an HTTP store's request, already allow-listed.
    pub headers: HeaderMap,
}

/// How a body divides into records, as far as a file of ours cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One JSON value per line: appended to the dataset's segment. A last line end is added where it is missing.
    Lines,
    /// One JSON document: a file of its own, `.json`.
    Document,
    /// A JSON text sequence (RFC 7464): a file of its own, `.json-seq`.
    Sequence,
}

/// The store has accepted the whole body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// An HTTP store's status, always 2xx. Files: 201.
    pub status: u16,
    /// The media type of the store's answer.
    pub content_type: Option<String>,
    /// The store's answer. `None` where it has none, or one longer than 1 MiB.
    pub body: Option<Bytes>,
}

//! Everything that can go wrong in one exchange, with its origin, and one exhaustive match to status, problem type
//! and metric label. Nothing here holds a data value or a text that the caller chose.

use std::io;

use http::StatusCode;

use super::media::MediaError;
use crate::base::{DatasetId, LimitName, PurposeId, StoreId};
use crate::codec::CodecError;
use crate::engine::{self, ErrorKind};
use crate::store::{Retry, StoreError};

/// Who has to act before the request can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The caller.
    Client,
    /// The store.
    Store,
    /// Whoever runs tamis.
    Us,
}

impl Origin {
    /// The word in logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Store => "store",
            Self::Us => "us",
        }
    }
}

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum ProxyError {
    /// No `Host` in HTTP/1.1, several, or one that is none.
    #[error("a request names its host once")]
    Host,
    /// A transfer coding other than `chunked`.
    #[error("the only transfer coding that is read is chunked, once")]
    TransferCoding,
    /// No route's pattern fits the path.
    #[error("no route takes this path")]
    NoRoute,
    /// Not POST, PUT or PATCH.
    #[error("this route takes POST, PUT and PATCH")]
    Method,
    /// No token, or none that is known.
    #[error("a bearer token that this proxy knows is needed")]
    Unauthorised,
    /// The dataset is not open to the purpose, or there is no such dataset or purpose. Names only where configured.
    #[error("{}", not_open(.dataset.as_ref(), .purpose.as_ref()))]
    NotOpen {
        /// The dataset, where there is one of this name.
        dataset: Option<DatasetId>,
        /// The purpose, where there is one of this name.
        purpose: Option<PurposeId>,
    },
    /// The route's store is not in the purpose's domain.
    #[error("the data of purpose {purpose} may not go to store {store}")]
    Domain {
        /// The purpose.
        purpose: PurposeId,
        /// The route's store.
        store: StoreId,
    },
    /// A draft policy and a store that takes no drafts.
    #[error("the policy is a draft, and store {store} is not marked `draft: true`")]
    Draft {
        /// The route's store.
        store: StoreId,
    },
    /// Media type, charset or coding that is not read.
    #[error(transparent)]
    Media(#[from] MediaError),
    /// The body is coded wrongly, ends early, or expands too far.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The engine refused the body.
    #[error(transparent)]
    Engine(#[from] engine::Error),
    /// `limits.memory` is spent.
    #[error("the proxy's memory budget is spent")]
    Memory,
    /// `limits.in_flight` requests are under way.
    #[error("as many requests as `limits.in_flight` allows are under way")]
    Busy,
    /// No piece of the body for `limits.idle_time`.
    #[error("no further piece of the body came within `limits.idle_time`")]
    Slow,
    /// The caller broke off.
    #[error("the body broke off before its end")]
    Gone,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no randomness.
    #[error("the system gives no randomness")]
    Randomness,
}

fn not_open(dataset: Option<&DatasetId>, purpose: Option<&PurposeId>) -> String {
    match (dataset, purpose) {
        (Some(dataset), Some(purpose)) => format!("dataset {dataset} is not open to purpose {purpose}"),
        (Some(dataset), None) => format!("dataset {dataset} is not open to this purpose"),
        (None, Some(purpose)) => format!("this dataset is not open to purpose {purpose}"),
        (None, None) => "this dataset is not open to this purpose".to_owned(),
    }
}

/// What an error is to the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whose affair it is.
    pub origin: Origin,
    /// HTTP status.
    pub status: StatusCode,
    /// The problem type's last part and the `kind` label of `tamis_errors_total`.
    pub label: &'static str,
    /// The problem type in a few words; the same for all occurrences (RFC 9457 §3.1.4).
    pub title: &'static str,
    /// Seconds after which another try may succeed.
    pub retry_after: Option<u32>,
}

/// Wait before the next try when it is our own load that turned the caller away: it clears within a second or so.
const SOON: u32 = 1;
/// Wait before the next try when the store is in trouble and does not say how long.
const LATER: u32 = 5;

impl ProxyError {
    /// Status, problem type, label and origin.
    pub fn verdict(&self) -> Verdict {
        use Origin::{Client, Us};
        match self {
            Self::Host => verdict(Client, 400, "host", "Host missing or ambiguous"),
            Self::TransferCoding => verdict(Client, 501, "transfer-coding", "Transfer coding not read"),
            Self::NoRoute => verdict(Client, 404, "no-route", "No such route"),
            Self::Method => verdict(Client, 405, "method", "Method not allowed"),
            Self::Unauthorised => verdict(Client, 401, "unauthorised", "Caller not known"),
            Self::NotOpen { .. } => verdict(Client, 403, "not-open", "Dataset not open to this purpose"),
            Self::Domain { .. } => verdict(Us, 403, "outside-domain", "Store outside the purpose's domain"),
            Self::Draft { .. } => verdict(Us, 403, "draft", "Draft policy and a store that takes no drafts"),
            Self::Media(_) => verdict(Client, 415, "media", "Body not of a kind that is read"),
            Self::Codec(error) => codec(error),
            Self::Engine(error) => engine(error.kind()),
            Self::Memory => memory(),
            Self::Busy => verdict(Us, 503, "busy", "Too many requests under way").after(SOON),
            Self::Slow => verdict(Client, 408, "idle", "Body too slow"),
            Self::Gone => verdict(Client, 400, "broken-off", "Body broken off"),
            Self::Store(error) => store(error),
            Self::Randomness => verdict(Us, 500, "internal", "Internal error"),
        }
    }

    /// Every label that a verdict may have.
    pub(super) const LABELS: &[&str] = &[
        "broken-off",
        "busy",
        "coding",
        "draft",
        "duplicate",
        "expanded",
        "external",
        "host",
        "idle",
        "internal",
        "limit",
        "malformed",
        "media",
        "memory",
        "method",
        "no-route",
        "not-open",
        "outside-domain",
        "store-broken",
        "store-down",
        "store-full",
        "store-refused",
        "store-timeout",
        "transfer-coding",
        "unauthorised",
    ];

    /// What kind of error the system gave, where one is at the bottom of it.
    pub(super) fn cause(&self) -> Option<io::ErrorKind> {
        match self {
            Self::Store(error) => error.cause(),
            _ => None,
        }
    }

    /// Where in the body it happened, where that is known.
    pub fn place(&self) -> Option<&engine::Place> {
        match self {
            Self::Engine(error) => Some(error.place()),
            _ => None,
        }
    }
}

impl Verdict {
    fn after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

fn verdict(origin: Origin, status: u16, label: &'static str, title: &'static str) -> Verdict {
    let status = StatusCode::from_u16(status).expect("statuses here are literals within 400 to 599");
    Verdict { origin, status, label, title, retry_after: None }
}

fn memory() -> Verdict {
    verdict(Origin::Us, 503, "memory", "Memory budget spent").after(SOON)
}

fn engine(kind: ErrorKind) -> Verdict {
    use Origin::{Client, Us};
    match kind {
        ErrorKind::Malformed(_) => verdict(Client, 400, "malformed", "Malformed JSON"),
        ErrorKind::Limit(LimitName::Memory) => memory(),
        ErrorKind::Limit(LimitName::Held | LimitName::Token | LimitName::Name | LimitName::Depth) => {
            verdict(Client, 413, "limit", "Record over a limit")
        }
        ErrorKind::Duplicate => verdict(Client, 422, "duplicate", "Refused by the policy"),
        ErrorKind::External(_) => verdict(Us, 503, "external", "Recogniser outside gave no answer").after(LATER),
        ErrorKind::Poisoned => verdict(Us, 500, "internal", "Internal error"),
    }
}

fn codec(error: &CodecError) -> Verdict {
    use Origin::{Client, Us};
    match error {
        CodecError::Malformed(_) | CodecError::Truncated(_) | CodecError::Trailing => {
            verdict(Client, 400, "coding", "Content coding broken")
        }
        CodecError::Expanded(_) | CodecError::Window => verdict(Client, 413, "expanded", "Body expands too far"),
        CodecError::Memory(_) => memory(),
        CodecError::Poisoned => verdict(Us, 500, "internal", "Internal error"),
    }
}

fn store(error: &StoreError) -> Verdict {
    use Origin::Store;
    let found = match error {
        StoreError::Down(_) => verdict(Store, 502, "store-down", "Store cannot be reached"),
        StoreError::Timeout(_) => verdict(Store, 504, "store-timeout", "Store too slow"),
        // These two are for whoever sends too much: us on the caller's behalf.
        StoreError::Refused { status: 429, .. } => verdict(Store, 429, "store-refused", "Store refused"),
        StoreError::Refused { status: 503, .. } => verdict(Store, 503, "store-refused", "Store refused"),
        StoreError::Refused { status: 507, .. } | StoreError::Full => verdict(Store, 507, "store-full", "Store full"),
        StoreError::Refused { .. } => verdict(Store, 502, "store-refused", "Store refused"),
        StoreError::Broken(_) => verdict(Store, 502, "store-broken", "Upload broken off"),
        StoreError::Memory => return memory(),
    };
    let asked = match error {
        StoreError::Refused { after, .. } => *after,
        _ => None,
    };
    match error.retry() {
        Retry::Later => found.after(asked.unwrap_or(LATER)),
        Retry::Never => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::OverBudget;
    use crate::codec::CodingError;

    const REFERENCE: &str = include_str!("../../docs/http.md");

    /// The problems of the reference: status, label, whose.
    fn documented() -> Vec<(u16, String, String)> {
        let row = |line: &str| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, status, label, whose, _, _] = cells[..] else { return None };
            Some((status.parse().ok()?, label.trim_matches('`').to_owned(), whose.to_owned()))
        };
        REFERENCE.lines().filter_map(row).collect()
    }

    fn of_the_proxy() -> Vec<ProxyError> {
        let (purpose, store) = (PurposeId::parse("p").expect("an id"), StoreId::parse("s").expect("an id"));
        vec![
            ProxyError::Host,
            ProxyError::TransferCoding,
            ProxyError::NoRoute,
            ProxyError::Method,
            ProxyError::Unauthorised,
            ProxyError::NotOpen { dataset: None, purpose: None },
            ProxyError::Domain { purpose, store: store.clone() },
            ProxyError::Draft { store },
            ProxyError::Media(MediaError::Coding(CodingError::Unknown)),
            ProxyError::Memory,
            ProxyError::Busy,
            ProxyError::Slow,
            ProxyError::Gone,
            ProxyError::Randomness,
            ProxyError::Codec(CodecError::Trailing),
            ProxyError::Codec(CodecError::Window),
            ProxyError::Codec(CodecError::Poisoned),
            ProxyError::Codec(CodecError::Memory(OverBudget { limit: 1 })),
        ]
    }

    fn of_the_store() -> Vec<ProxyError> {
        let refused = [400, 429, 500, 503, 507].map(|status| StoreError::Refused { status, after: None });
        let others = [
            StoreError::Down(None),
            StoreError::Timeout("answer"),
            StoreError::Full,
            StoreError::Broken(None),
            StoreError::Memory,
        ];
        refused.into_iter().chain(others).map(ProxyError::Store).collect()
    }

    #[test]
    fn the_reference_has_every_problem_and_no_other() {
        let limits = [LimitName::Held, LimitName::Token, LimitName::Name, LimitName::Depth, LimitName::Memory];
        let kinds = limits.map(ErrorKind::Limit).into_iter();
        let kinds =
            kinds.chain([ErrorKind::Malformed(crate::json::Fault::Utf8), ErrorKind::Duplicate, ErrorKind::Poisoned]);
        let kinds = kinds.chain([ErrorKind::External(engine::Outage::Timeout)]);
        let verdicts = of_the_proxy().into_iter().chain(of_the_store()).map(|error| error.verdict());
        let mut seen: Vec<_> = verdicts
            .chain(kinds.map(engine))
            .map(|verdict| (verdict.status.as_u16(), verdict.label.to_owned(), verdict.origin.as_str().to_owned()))
            .collect();
        seen.sort();
        seen.dedup();
        let mut documented = documented();
        documented.sort();
        assert_eq!(seen, documented);
        let mut labels: Vec<&str> = seen.iter().map(|(_, label, _)| label.as_str()).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels, ProxyError::LABELS);
    }

    #[test]
    fn whoever_may_try_again_is_told_when() {
        for error in of_the_proxy().into_iter().chain(of_the_store()) {
            let verdict = error.verdict();
            let later = matches!(verdict.status.as_u16(), 429 | 503 | 504 | 507);
            assert!(!later || verdict.retry_after.is_some(), "{error:?}");
            assert!(verdict.origin != Origin::Client || verdict.retry_after.is_none(), "{error:?}");
        }
    }
}

//! Replies: what was done, in headers and a small JSON body, or a problem.

use std::fmt::Write;

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use http_body_util::Full;

use super::error::ProxyError;
use super::generation::Open;
use super::problem;
use super::route::Reply;
use crate::engine::{DropReason, Tally};
use crate::store::Receipt;

/// A reply that is whole in memory.
pub(super) type Whole = Response<Full<Bytes>>;

const REQUEST_ID: HeaderName = HeaderName::from_static("tamis-request-id");
const POLICY: HeaderName = HeaderName::from_static("tamis-policy");
const RECORDS: HeaderName = HeaderName::from_static("tamis-records");
const DROPPED: HeaderName = HeaderName::from_static("tamis-dropped-records");
const REMOVED: HeaderName = HeaderName::from_static("tamis-removed");
const DRAFT: HeaderName = HeaderName::from_static("tamis-draft");

/// What an exchange did, as the caller is told.
pub(super) struct Outcome<'a> {
    /// What was in force.
    pub(super) open: &'a Open,
    /// What the session did.
    pub(super) tally: &'a Tally,
    /// What the store answered; `None` where no record survived and nothing was sent.
    pub(super) receipt: Option<Receipt>,
    /// How much of that the caller gets to see.
    pub(super) reply: Reply,
}

/// The reply to a request that was carried out: the store's status, 200 where nothing was sent.
pub(super) fn done(outcome: Outcome<'_>, request_id: &str) -> Whole {
    let Outcome { open, tally, receipt, reply } = outcome;
    let status = receipt.as_ref().and_then(|receipt| StatusCode::from_u16(receipt.status).ok()).unwrap_or_default();
    let removed = tally.removed(&open.plan);
    let (kind, body) = match (reply, receipt) {
        // RFC 9110 §15.3.5, §15.3.6: these two have no content.
        _ if matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT) => (None, Bytes::new()),
        (Reply::Store, Some(receipt)) => {
            (receipt.content_type.and_then(|kind| HeaderValue::try_from(kind).ok()), receipt.body.unwrap_or_default())
        }
        (Reply::Counts, _) | (Reply::Store, None) => {
            (Some(HeaderValue::from_static("application/json")), counts(open, tally, removed, request_id).into())
        }
    };
    let mut whole = base(status, body, request_id);
    let headers = whole.headers_mut();
    if let Some(kind) = kind {
        headers.insert(CONTENT_TYPE, kind);
    }
    headers.insert(POLICY, open.policy.clone());
    headers.insert(RECORDS, tally.records_passed.into());
    headers.insert(DROPPED, tally.dropped().into());
    headers.insert(REMOVED, removed.into());
    if open.plan.draft() {
        headers.insert(DRAFT, HeaderValue::from_static("true"));
    }
    whole
}

fn counts(open: &Open, tally: &Tally, removed: u64, request_id: &str) -> String {
    let mut json = String::with_capacity(160);
    json.push('{');
    problem::member(&mut json, "request_id", request_id);
    let _ = write!(json, ",\"records\":{},\"removed\":{removed},\"dropped\":{{", tally.records_passed);
    for (at, (reason, count)) in DropReason::ALL.iter().zip(tally.records_dropped).enumerate() {
        if at > 0 {
            json.push(',');
        }
        let _ = write!(json, "\"{}\":{count}", reason.as_str());
    }
    let _ = writeln!(json, "}},\"draft\":{}}}", open.plan.draft());
    json
}

/// The reply to a request that was not carried out.
pub(super) fn problem(error: &ProxyError, request_id: &str) -> Whole {
    let verdict = error.verdict();
    let mut whole = base(verdict.status, problem::body(error, request_id).into(), request_id);
    let headers = whole.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(seconds) = verdict.retry_after {
        headers.insert(RETRY_AFTER, seconds.into());
    }
    match error {
        ProxyError::Method => drop(headers.insert(ALLOW, HeaderValue::from_static("POST, PUT, PATCH"))),
        ProxyError::Unauthorised => drop(headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
        _ => {}
    }
    whole
}

fn base(status: StatusCode, body: Bytes, request_id: &str) -> Whole {
    let mut whole = Response::new(Full::new(body));
    *whole.status_mut() = status;
    whole.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        whole.headers_mut().insert(REQUEST_ID, id);
    }
    whole
}

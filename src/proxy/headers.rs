//! Which headers go on to an HTTP store. What is not listed stays here: hop-by-hop headers, the caller's credentials
//! and cookies, and everything that described the body as it was (`Content-Length`, `Digest`, `Content-MD5`, `ETag`).
//!
//! `Content-Type` and `Content-Encoding` are written anew by the store from what tamis understood of them.

use http::header::ACCEPT;
use http::{HeaderMap, HeaderName};

/// The headers that go on as they came, first value only.
const ONWARD: [HeaderName; 4] = [
    ACCEPT,
    HeaderName::from_static("traceparent"),
    HeaderName::from_static("tracestate"),
    HeaderName::from_static("idempotency-key"),
];

/// The part of a request head that goes on.
pub(super) fn onward(headers: &HeaderMap) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in &ONWARD {
        if let Some(value) = headers.get(name) {
            kept.insert(name.clone(), value.clone());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn only_listed_headers_go_on() {
        let all = [
            ("accept", true),
            ("traceparent", true),
            ("tracestate", true),
            ("idempotency-key", true),
            ("authorization", false),
            ("cookie", false),
            ("content-length", false),
            ("content-md5", false),
            ("digest", false),
            ("content-digest", false),
            ("etag", false),
            ("connection", false),
            ("te", false),
            ("range", false),
            ("x-forwarded-for", false),
            ("user-agent", false),
            ("tamis-request-id", false),
        ];
        let mut headers = HeaderMap::new();
        for (name, _) in all {
            headers.insert(name, HeaderValue::from_static("v"));
        }
        let kept = onward(&headers);
        for (name, goes) in all {
            assert_eq!(kept.contains_key(name), goes, "{name}");
        }
    }
}

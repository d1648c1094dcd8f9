//! How an HTTP store behaves, and where its requests go.

use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use http::uri::{PathAndQuery, Scheme};

use crate::base::Secret;

/// How an HTTP store behaves.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// `http:` or `https:`; the request's path is appended to its own.
    pub base: Uri,
    /// Draft policies may write here.
    pub draft: bool,
    /// Sent as `Authorization: Bearer …` (RFC 6750 §2.1).
    pub token: Option<Secret>,
    /// TLS towards `https:` bases, from [`tls::client`](crate::tls::client).
    pub tls: Arc<rustls::ClientConfig>,
    /// How long a TCP connection may take. 10 s: three tries of a lost first packet.
    pub connect: Duration,
    /// How long the store may take to accept the next piece, or to answer after the last. 30 s.
    pub idle: Duration,
    /// How long the whole exchange may take. `None` (default): as long as the body flows.
    pub whole: Option<Duration>,
}

/// Why a URL cannot be a store's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBase {
    /// Not `http:` or `https:` with a host.
    #[error("the URL of an HTTP store begins with http:// or https:// and a host")]
    Scheme,
    /// `user:password@` in it.
    #[error("the URL of a store holds no credentials; set `token` instead")]
    Credentials,
}

impl HttpOptions {
    /// The defaults for a base URL.
    pub fn new(base: Uri, tls: Arc<rustls::ClientConfig>) -> Self {
        Self {
            base,
            draft: false,
            token: None,
            tls,
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            whole: None,
        }
    }

    /// Whether a URL can be a store's.
    pub fn check_base(base: &Uri) -> Result<(), BadBase> {
        let authority = base.authority().ok_or(BadBase::Scheme)?;
        if authority.as_str().contains('@') {
            return Err(BadBase::Credentials);
        }
        match base.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS => Ok(()),
            _ => Err(BadBase::Scheme),
        }
    }

    /// The base with a request's path and query appended; `None` if that is no URL.
    pub(super) fn join(&self, path_and_query: &str) -> Option<Uri> {
        let (path, query) = match path_and_query.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (path_and_query, None),
        };
        let slash = if path.starts_with('/') || path.is_empty() { "" } else { "/" };
        let mut joined = format!("{}{slash}{path}", self.base.path().trim_end_matches('/'));
        let queries = [self.base.query(), query];
        for (query, mark) in queries.into_iter().flatten().filter(|query| !query.is_empty()).zip(['?', '&']) {
            joined.push(mark);
            joined += query;
        }
        let mut parts = self.base.clone().into_parts();
        parts.path_and_query = Some(PathAndQuery::try_from(joined).ok()?);
        Uri::from_parts(parts).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls;

    fn options(base: &str) -> HttpOptions {
        HttpOptions::new(base.parse().expect("a URL"), tls::client(None).expect("the platform's roots"))
    }

    #[track_caller]
    fn check(base: &str, path: &str, expected: &str) {
        assert_eq!(options(base).join(path).map(|uri| uri.to_string()).as_deref(), Some(expected), "{base} {path}");
    }

    #[test]
    fn paths_are_joined() {
        check("http://store.example.org", "/a/b", "http://store.example.org/a/b");
        check("https://store.example.org:8443/v1/", "/a?x=1", "https://store.example.org:8443/v1/a?x=1");
        check("http://store.example.org/v1?k=2", "/a", "http://store.example.org/v1/a?k=2");
        check("http://store.example.org/v1?k=2", "/a?x=1", "http://store.example.org/v1/a?k=2&x=1");
        check("http://store.example.org/v1", "?x=1", "http://store.example.org/v1?x=1");
        check("http://store.example.org/v1", "a", "http://store.example.org/v1/a");
    }

    #[test]
    fn only_http_urls_without_credentials() {
        for (base, expected) in [
            ("http://store.example.org", Ok(())),
            ("https://192.0.2.1/x", Ok(())),
            ("ftp://store.example.org", Err(BadBase::Scheme)),
            ("/path", Err(BadBase::Scheme)),
            ("https://ana:secret@store.example.org", Err(BadBase::Credentials)),
        ] {
            assert_eq!(HttpOptions::check_base(&base.parse().expect("a URL")), expected, "{base}");
        }
    }
}

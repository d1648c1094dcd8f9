//! The HTTP store: a connection pool of its own, HTTP/1.1 or HTTP/2 as the server chooses by ALPN.

use std::time::Duration;

use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::super::{BoxFuture, Delivery, Store, StoreError, Upload};
use super::body::{self, Outbound};
use super::exchange::Exchange;
use super::options::{BadBase, HttpOptions};
use super::upload::{HttpUpload, uncoded};
use crate::base::Budget;
use crate::codec::{Coding, Encoder};

/// How long an idle connection is kept. 15 s: shorter than servers keep theirs (nginx 75 s, Go 60 s, AWS 60 s), so that
/// a request seldom meets a connection that is being closed.
const KEPT: Duration = Duration::from_secs(15);
/// What an HTTP/2 stream may hold back for want of window, in bytes.
const HELD: usize = 256 << 10;

/// An HTTP server that takes uploads.
pub struct HttpStore {
    client: Client<HttpsConnector<HttpConnector>, Outbound>,
    options: HttpOptions,
    authorization: Option<HeaderValue>,
    budget: Budget,
}

impl HttpStore {
    /// Makes a store with a connection pool of its own. Nothing is connected yet.
    pub fn new(options: HttpOptions, budget: Budget) -> Result<Self, BadBase> {
        HttpOptions::check_base(&options.base)?;
        let mut connector = HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(options.connect));
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config((*options.tls).clone())
            .https_or_http()
            .enable_all_versions()
            .wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(KEPT)
            .http2_max_send_buf_size(HELD)
            .build(connector);
        let authorization = options.token.as_ref().and_then(|token| bearer(token.expose()));
        Ok(Self { client, options, authorization, budget })
    }

    fn open(&self, delivery: Delivery) -> Result<Box<dyn Upload>, StoreError> {
        let encoder = match delivery.coding {
            Coding::Identity => None,
            coding => Some(Encoder::new(coding, self.budget.lease()).map_err(uncoded)?),
        };
        let (inbound, outbound) = body::channel();
        let request = self.request(delivery, outbound).ok_or(StoreError::Broken(None))?;
        let asked = self.client.request(request);
        let exchange = Exchange::begin(inbound, asked, self.options.idle, self.options.whole);
        Ok(Box::new(HttpUpload::new(exchange, encoder, self.budget.lease())))
    }

    fn request(&self, delivery: Delivery, body: Outbound) -> Option<Request<Outbound>> {
        let uri: Uri = self.options.join(&delivery.path_and_query)?;
        let mut headers = delivery.headers;
        for name in OURS {
            headers.remove(name);
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::try_from(delivery.content_type).ok()?);
        if delivery.coding != Coding::Identity {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(delivery.coding.as_str()));
        }
        if let Some(authorization) = &self.authorization {
            headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        headers.insert(header::USER_AGENT, HeaderValue::from_static(concat!("tamis/", env!("CARGO_PKG_VERSION"))));
        let policy = format!("{}/{}@{}", delivery.dataset, delivery.purpose, delivery.digest);
        headers.insert(HeaderName::from_static("tamis-policy"), HeaderValue::try_from(policy).ok()?);
        headers.insert(HeaderName::from_static("tamis-request-id"), HeaderValue::try_from(delivery.request_id).ok()?);
        if delivery.draft {
            headers.insert(HeaderName::from_static("tamis-draft"), HeaderValue::from_static("true"));
        }
        build(delivery.method, uri, headers, body)
    }
}

/// Headers that are ours to set or to leave out, whatever the allow-list let through: the body changes, and the caller's
/// credentials stay here.
const OURS: [HeaderName; 7] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONTENT_ENCODING,
    header::AUTHORIZATION,
    header::EXPECT,
    header::COOKIE,
];

impl Store for HttpStore {
    fn begin(&self, delivery: Delivery) -> BoxFuture<'_, Result<Box<dyn Upload>, StoreError>> {
        Box::pin(std::future::ready(self.open(delivery)))
    }

    fn draft(&self) -> bool {
        self.options.draft
    }

    fn probe(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        let base = &self.options.base;
        let host = base.host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = base.port_u16().unwrap_or(if base.scheme_str() == Some("https") { 443 } else { 80 });
        Box::pin(async move {
            match timeout(self.options.connect, TcpStream::connect((host, port))).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(StoreError::Down(Some(Box::new(error)))),
                Err(_) => Err(StoreError::Timeout("connect")),
            }
        })
    }
}

fn bearer(token: &[u8]) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(&[b"Bearer ", token.trim_ascii()].concat()).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn build(method: Method, uri: Uri, headers: HeaderMap, body: Outbound) -> Option<Request<Outbound>> {
    let mut request = Request::builder().method(method).uri(uri).body(body).ok()?;
    *request.headers_mut() = headers;
    Some(request)
}

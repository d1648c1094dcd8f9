//! The admin paths and their replies.

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;

use super::health::{Health, Readiness};
use crate::proxy;
use crate::telemetry::{self, Metrics};

const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const EXPOSITION: HeaderValue = HeaderValue::from_static(telemetry::CONTENT_TYPE);

const INDEX: &str =
    "tamis\n\n/metrics  counters for Prometheus\n/livez    the process runs\n/readyz   send it traffic\n";

/// What the pages are made from.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) health: Health,
    pub(super) metrics: std::sync::Arc<Metrics>,
}

impl Pages {
    /// Answers one request; the body, if any, is not read.
    pub(super) async fn answer<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        if !proxy::has_one_host(request.version(), request.headers()) {
            return page(StatusCode::BAD_REQUEST, TEXT, "a request names its host once\n");
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut reply = page(StatusCode::METHOD_NOT_ALLOWED, TEXT, "GET and HEAD only\n");
            reply.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return reply;
        }
        match request.uri().path() {
            "/" => page(StatusCode::OK, TEXT, INDEX),
            "/livez" => page(StatusCode::OK, TEXT, "alive\n"),
            "/readyz" => readiness(self.health.readiness().await),
            "/metrics" => page(StatusCode::OK, EXPOSITION, self.metrics.text()),
            _ => page(StatusCode::NOT_FOUND, TEXT, "no such page\n"),
        }
    }
}

fn readiness(readiness: Readiness) -> Response<Full<Bytes>> {
    match readiness {
        Readiness::Ready => page(StatusCode::OK, TEXT, "ready\n"),
        Readiness::Draining => page(StatusCode::SERVICE_UNAVAILABLE, TEXT, "draining\n"),
        Readiness::Stores(down) => {
            let text: String = down.iter().map(|id| format!("store {id} does not answer\n")).collect();
            page(StatusCode::SERVICE_UNAVAILABLE, TEXT, text)
        }
    }
}

fn page(status: StatusCode, kind: HeaderValue, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut reply = Response::new(Full::new(body.into()));
    *reply.status_mut() = status;
    reply.headers_mut().insert(CONTENT_TYPE, kind);
    reply.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    reply
}

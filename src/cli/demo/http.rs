//! The demo's sender: one request a connection, over a real socket.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::cli::failure::Failure;

/// More of an answer than that is not the demo's own.
const LONGEST: usize = 4 << 20;

/// An answer.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

/// Sends NDJSON.
pub(super) async fn post(to: SocketAddr, path: &str, body: String) -> Result<Answer, Failure> {
    let request = Request::builder().method(Method::POST).header("content-type", "application/x-ndjson");
    exchange(to, request.uri(path).header("host", to.to_string()).body(Full::new(Bytes::from(body)))).await
}

/// Fetches a page.
pub(super) async fn get(from: SocketAddr, path: &str) -> Result<Answer, Failure> {
    exchange(from, Request::builder().uri(path).header("host", from.to_string()).body(Full::default())).await
}

async fn exchange(with: SocketAddr, request: http::Result<Request<Full<Bytes>>>) -> Result<Answer, Failure> {
    let failed = |error: &dyn std::error::Error| Failure::World(format!("{with}: {error}"));
    let request = request.map_err(|error| failed(&error))?;
    let stream = TcpStream::connect(with).await.map_err(|error| failed(&error))?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| failed(&error))?;
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let response = sender.send_request(request).await.map_err(|error| failed(&error))?;
    let (head, mut body) = response.into_parts();
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| failed(&error))?;
        bytes.extend_from_slice(frame.data_ref().map(Bytes::as_ref).unwrap_or_default());
        if bytes.len() > LONGEST {
            return Err(Failure::World(format!("{with}: the answer is too long")));
        }
    }
    Ok(Answer { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&bytes).into_owned() })
}

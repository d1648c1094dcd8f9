//! Callers by hyper's client, over any stream.

use bytes::Bytes;
use http::{Request, Version};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinSet;

/// Posts the sample by HTTP/2, three times a hundred lines on one connection.
pub(crate) async fn post_by_2(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, scheme: &str) {
    let (mut sender, connection) =
        http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("an HTTP/2 peer");
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    for _ in 0..3 {
        let request = Request::post(format!("{scheme}://localhost{}", super::PATH))
            .header("content-type", "application/x-ndjson")
            .body(Full::new(Bytes::from(super::SAMPLE.repeat(100))))
            .expect("a request");
        let reply = sender.send_request(request).await.expect("a reply");
        assert_eq!((reply.status().as_u16(), reply.version()), (201, Version::HTTP_2));
        assert_eq!(reply.headers()["tamis-records"], "100");
        let frame = reply.into_body().frame().await.expect("a body").expect("readable");
        assert!(frame.into_data().expect("data").starts_with(b"{\"request_id\":"));
    }
    drop(sender);
    driver.join_next().await.expect("one task").expect("no panic").expect("a clean end");
}

/// Posts the sample by HTTP/1.1 on one connection; an error where the peer does not answer.
pub(crate) async fn post_by_1(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
) -> Result<(u16, Version), hyper::Error> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let request = Request::post(super::PATH)
        .header("host", "localhost")
        .header("content-type", "application/x-ndjson")
        .body(Full::new(Bytes::from_static(super::SAMPLE.as_bytes())))
        .expect("a request");
    let reply = sender.send_request(request).await?;
    Ok((reply.status().as_u16(), reply.version()))
}

//! HTTP as such: both versions, TLS, `Expect`, keep-alive, and what must not be let through.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Version};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tamis::proxy::TlsFiles;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;

use crate::support::{PATH, SAMPLE, SAMPLE_LEFT, Stage, Wire, post, until};

const NDJSON: &str = "content-type: application/x-ndjson\r\n";

async fn two(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, scheme: &str) {
    let (mut sender, connection) =
        http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("an HTTP/2 peer");
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    for _ in 0..3 {
        let request = Request::post(format!("{scheme}://localhost{PATH}"))
            .header("content-type", "application/x-ndjson")
            .body(Full::new(Bytes::from(SAMPLE.repeat(100))))
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

#[tokio::test(flavor = "multi_thread")]
async fn http_2_by_prior_knowledge() {
    let stage = Stage::start().await;
    two(TcpStream::connect(stage.proxy).await.expect("a listener"), "http").await;
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(300)]);
    until("the connection is gone", || stage.counts.connections.get() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_with_both_versions_by_alpn() {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let dir = tempfile::tempdir().expect("a directory");
    let files = TlsFiles { cert: dir.path().join("cert.pem"), key: dir.path().join("key.pem"), client_ca: None };
    std::fs::write(&files.cert, made.cert.pem()).expect("written");
    std::fs::write(&files.key, made.signing_key.serialize_pem()).expect("written");
    let stage = Stage::builder().config(|config| config.tls = Some(files)).start().await;

    let mut roots = rustls::RootCertStore::empty();
    roots.add(made.cert.der().clone()).expect("a root");
    for (alpn, expected) in [(&b"h2"[..], 2), (&b"http/1.1"[..], 1)] {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("ring has them")
            .with_root_certificates(roots.clone())
            .with_no_client_auth();
        config.alpn_protocols = vec![alpn.to_vec()];
        let tcp = TcpStream::connect(stage.proxy).await.expect("a listener");
        let name = "localhost".try_into().expect("a name");
        let stream = TlsConnector::from(Arc::new(config)).connect(name, tcp).await.expect("a handshake");
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(alpn));
        if expected == 2 {
            two(stream, "https").await;
        } else {
            one(stream).await;
        }
    }
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(301)]);

    let mut plain = Wire::to(stage.proxy).await;
    plain.write(format!("POST {PATH} HTTP/1.1\r\n\r\n")).await.expect("written");
    let mut closed = false;
    for _ in 0..16 {
        // An alert of a few bytes may come first.
        closed = plain.closes().await;
        if closed {
            break;
        }
    }
    assert!(closed, "plain text is not answered");
}

async fn one(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("an HTTP/1.1 peer");
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let request = Request::post(PATH)
        .header("host", "localhost")
        .header("content-type", "application/x-ndjson")
        .body(Full::new(Bytes::from_static(SAMPLE.as_bytes())))
        .expect("a request");
    let reply = sender.send_request(request).await.expect("a reply");
    assert_eq!((reply.status().as_u16(), reply.version()), (201, Version::HTTP_11));
    drop((reply, sender));
    driver.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_is_only_asked_for_when_it_is_wanted() {
    let stage = Stage::start().await;
    let expect = |path: &str| {
        let length = SAMPLE.len();
        format!("POST {path} HTTP/1.1\r\nhost: t\r\n{NDJSON}expect: 100-continue\r\ncontent-length: {length}\r\n\r\n")
    };
    let mut wire = Wire::to(stage.proxy).await;
    wire.write(expect(PATH)).await.expect("written");
    assert_eq!(wire.line().await, "HTTP/1.1 100 Continue");
    wire.write(SAMPLE).await.expect("written");
    assert_eq!(wire.reply().await.status, 201);

    let mut wire = Wire::to(stage.proxy).await;
    wire.write(expect("/nowhere")).await.expect("written");
    assert_eq!(wire.reply().await.status, 404, "at once, without asking for the body");
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_are_kept_and_requests_may_queue_on_one() {
    let stage = Stage::start().await;
    let length = SAMPLE.len();
    let request = format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}content-length: {length}\r\n\r\n{SAMPLE}");
    let mut wire = Wire::to(stage.proxy).await;
    wire.write(request.repeat(10)).await.expect("written");
    let mut ids = std::collections::HashSet::new();
    for _ in 0..10 {
        let reply = wire.reply().await;
        assert_eq!(reply.status, 201);
        ids.insert(reply.header("tamis-request-id").expect("an id").to_owned());
    }
    assert_eq!(ids.len(), 10);
    assert_eq!(stage.counts.connections.get(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_reaches_a_caller_who_is_still_writing() {
    let stage = Stage::start().await;
    let body = vec![b'x'; 8 << 20];
    for _ in 0..20 {
        let mut wire = Wire::to(stage.proxy).await;
        let head = format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}content-length: {}\r\n\r\n", body.len());
        wire.write(head).await.expect("written");
        // All of it goes out before the reply is looked at, as simple clients do.
        wire.write(&body).await.expect("read and thrown away, not reset");
        let reply = wire.reply().await;
        assert_eq!((reply.status, reply.problem().as_str()), (400, "malformed"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ambiguous_lengths_are_refused() {
    let stage = Stage::start().await;
    for lengths in [
        "content-length: 5\r\ncontent-length: 6\r\n",
        "content-length: 5\r\ntransfer-encoding: gzip\r\n",
        "content-length: +5\r\n",
        "transfer-encoding: chunked, identity\r\n",
    ] {
        let mut wire = Wire::to(stage.proxy).await;
        wire.write(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}{lengths}\r\n")).await.expect("written");
        assert_eq!(wire.reply().await.status, 400, "{lengths}");
    }
    let reply = post(stage.proxy, PATH, &format!("{NDJSON}x: {}\r\n", "y".repeat(100_000)), "").await;
    assert_eq!(reply.status, 431);
    assert_eq!(stage.stored(), [""; 0]);
}

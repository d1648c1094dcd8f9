//! HTTP as such: both versions, `Expect`, keep-alive, and what must not be let through.

use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http_body_util::Full;
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::support::{PATH, SAMPLE, SAMPLE_LEFT, Stage, Wire, post, post_by_2, until};

const NDJSON: &str = "content-type: application/x-ndjson\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn http_2_by_prior_knowledge() {
    let stage = Stage::start().await;
    post_by_2(TcpStream::connect(stage.proxy).await.expect("a listener"), "http").await;
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(300)]);
    until("the connection is gone", || stage.counts.connections.get() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_http_2_connection_is_closed() {
    let stage = Stage::builder().config(|config| config.limits.idle_time = Duration::from_millis(200)).start().await;
    let stream = TcpStream::connect(stage.proxy).await.expect("a listener");
    let (mut sender, connection) =
        http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("an HTTP/2 peer");
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let request = Request::post(format!("http://localhost{PATH}")).body(Full::new(Bytes::new())).expect("a request");
    assert_eq!(sender.send_request(request).await.expect("a reply").status(), 415);
    // The sender is kept: only the proxy can end this.
    let _ = driver.join_next().await.expect("one task").expect("no panic");
    until("the connection is gone", || stage.counts.connections.get() == 0).await;
    drop(sender);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_http_2_stream_leaves_its_connection_whole() {
    let stage = Stage::start().await;
    let stream = TcpStream::connect(stage.proxy).await.expect("a listener");
    let (mut sender, connection) =
        http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("an HTTP/2 peer");
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    for (body, status) in
        [(vec![b'x'; 4 << 20], 400), (SAMPLE.into(), 201), (vec![b'{'; 4 << 20], 400), (SAMPLE.into(), 201)]
    {
        let request = Request::post(format!("http://localhost{PATH}"))
            .header("content-type", "application/x-ndjson")
            .body(Full::new(Bytes::from(body)))
            .expect("a request");
        assert_eq!(sender.send_request(request).await.expect("a reply").status(), status);
    }
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(2)]);
    assert_eq!(stage.counts.connections.get(), 1, "all on one connection");
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
        "host: another\r\ncontent-length: 0\r\n",
    ] {
        let mut wire = Wire::to(stage.proxy).await;
        wire.write(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}{lengths}\r\n")).await.expect("written");
        assert_eq!(wire.reply().await.status, 400, "{lengths}");
    }
    let reply = post(stage.proxy, PATH, &format!("{NDJSON}x: {}\r\n", "y".repeat(100_000)), "").await;
    assert_eq!(reply.status, 431);
    assert_eq!(stage.stored(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_is_named_once_and_no_coding_is_taken_for_content() {
    let stage = Stage::start().await;
    let mut wire = Wire::to(stage.proxy).await;
    wire.write(format!("POST {PATH} HTTP/1.1\r\n{NDJSON}content-length: 0\r\n\r\n")).await.expect("written");
    let reply = wire.reply().await;
    assert_eq!((reply.status, reply.problem().as_str()), (400, "host"));
    for address in [stage.admin, stage.metrics] {
        let mut wire = Wire::to(address).await;
        wire.write("GET /livez HTTP/1.1\r\n\r\n").await.expect("written");
        assert_eq!(wire.reply().await.status, 400);
    }
    let mut wire = Wire::to(stage.proxy).await;
    let head = format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}transfer-encoding: gzip, chunked\r\n\r\n");
    wire.write(format!("{head}{:x}\r\n{SAMPLE}\r\n0\r\n\r\n", SAMPLE.len())).await.expect("written");
    let reply = wire.reply().await;
    assert_eq!((reply.status, reply.problem().as_str()), (501, "transfer-coding"));
    assert_eq!(stage.stored(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_refusal_a_connection_is_kept_or_said_to_close() {
    let stage = Stage::start().await;
    let head = |path: &str, kind: &str, length: usize| {
        format!("POST {path} HTTP/1.1\r\nhost: t\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n")
    };
    let good = format!("{}{SAMPLE}", head(PATH, "application/json", SAMPLE.len()));
    let refused = [
        ("/ingest/tickets/marketing", "application/json", 403),
        (PATH, "text/plain", 415),
        ("/nowhere", "application/json", 404),
    ];
    for (path, kind, status) in refused {
        let mut wire = Wire::to(stage.proxy).await;
        // A body that is a little late.
        wire.write(head(path, kind, 2)).await.expect("written");
        tokio::time::sleep(Duration::from_millis(5)).await;
        wire.write("{}").await.expect("written");
        let reply = wire.reply().await;
        assert_eq!((reply.status, reply.header("connection")), (status, None), "{path} {kind}");
        wire.write(&good).await.expect("written");
        assert_eq!(wire.reply().await.status, 201, "{path} {kind}: the connection is kept");

        // One that never comes, and one that is long.
        for length in [2, 1 << 20] {
            let mut wire = Wire::to(stage.proxy).await;
            wire.write(head(path, kind, length)).await.expect("written");
            let reply = wire.reply().await;
            assert_eq!((reply.status, reply.header("connection")), (status, Some("close")), "{path} {kind} {length}");
            assert!(wire.closes().await, "{path} {kind} {length}");
        }
    }
    let mut wire = Wire::to(stage.proxy).await;
    wire.write(format!("{}{{\"id\":", head(PATH, "application/json", 6))).await.expect("written");
    let reply = wire.reply().await;
    assert_eq!((reply.status, reply.header("connection")), (400, None), "it was read to its end");
    wire.write(&good).await.expect("written");
    assert_eq!(wire.reply().await.status, 201);
}

//! Every bound has a status, and memory stays bounded whatever comes.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::support::{Answer, PATH, SAMPLE, Sink, Stage, Wire, post, until};

const NDJSON: &str = "content-type: application/x-ndjson\r\n";

fn chunked() -> String {
    format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}transfer-encoding: chunked\r\n\r\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn beyond_in_flight_is_503_at_once() {
    let stage = Stage::builder().config(|config| config.limits.in_flight = 2).start().await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut wire = Wire::to(stage.proxy).await;
        wire.write(chunked()).await.expect("written");
        held.push(wire);
    }
    until("both are under way", || stage.counts.requests_in_flight.get() == 2).await;
    let reply = post(stage.proxy, PATH, NDJSON, SAMPLE).await;
    assert_eq!((reply.status, reply.problem().as_str()), (503, "busy"));
    assert_eq!(reply.header("retry-after"), Some("1"));
    for mut wire in held {
        wire.write("0\r\n\r\n").await.expect("written");
        assert_eq!(wire.reply().await.status, 200);
    }
    assert_eq!(post(stage.proxy, PATH, NDJSON, SAMPLE).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_stalls_is_408() {
    let stage = Stage::builder().config(|config| config.limits.idle_time = Duration::from_millis(200)).start().await;
    let mut wire = Wire::to(stage.proxy).await;
    wire.write(format!("{}5\r\n{{\"id\"\r\n", chunked())).await.expect("written");
    let reply = wire.reply().await;
    assert_eq!((reply.status, reply.problem().as_str()), (408, "idle"));
    assert_eq!(stage.stored(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_never_comes_is_hung_up_on() {
    let stage = Stage::builder().config(|config| config.limits.header_time = Duration::from_millis(200)).start().await;
    for begun in ["", "P", "POST / HT", "PRI * HTTP/2.0\r\n"] {
        let mut wire = Wire::to(stage.proxy).await;
        wire.write(begun).await.expect("written");
        assert!(wire.closes().await, "{begun}");
    }
    until("no connection is left", || stage.counts.connections.get() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_are_bounded_and_wait() {
    let stage = Stage::builder().config(|config| config.limits.connections = 1).start().await;
    let mut first = Wire::to(stage.proxy).await;
    first.write(chunked()).await.expect("written");
    until("it is open", || stage.counts.connections.get() == 1).await;
    let mut second = Wire::to(stage.proxy).await;
    second.write(format!("{}0\r\n\r\n", chunked())).await.expect("in the kernel's buffer");
    first.write("0\r\n\r\n").await.expect("written");
    assert_eq!(first.reply().await.status, 200);
    assert_eq!(stage.counts.connections.get(), 1);
    drop(first);
    assert_eq!(second.reply().await.status, 200, "its turn came");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bomb_is_413() {
    let stage = Stage::start().await;
    let line = format!("{{\"id\":\"{}\"}}\n", "0".repeat(4000));
    let plain = line.repeat(20_000);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain.as_bytes()).expect("in memory");
    let gzip = encoder.finish().expect("in memory");
    let zstandard = zstd::bulk::compress(plain.as_bytes(), 3).expect("in memory");
    for (coding, body) in [("gzip", gzip), ("zstd", zstandard)] {
        assert!(body.len() * 100 + (1 << 20) < plain.len(), "{coding} makes no bomb: {}", body.len());
        let reply = post(stage.proxy, PATH, &format!("{NDJSON}content-encoding: {coding}\r\n"), body).await;
        assert_eq!((reply.status, reply.problem().as_str()), (413, "expanded"), "{coding}: {}", reply.text());
    }
    assert_eq!(stage.stored(), [""; 0]);
    until("the memory comes back", || stage.budget.used() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_over_a_limit_is_413_with_its_place() {
    let stage = Stage::builder().config(|config| config.limits.session.token = 1000).start().await;
    let body = format!("{SAMPLE}{{\"id\":1,\"seen\":\"{}\"}}\n", "x".repeat(5000));
    let reply = post(stage.proxy, PATH, NDJSON, body).await;
    assert_eq!((reply.status, reply.problem().as_str()), (413, "limit"), "{}", reply.text());
    let problem = reply.json();
    assert_eq!((problem["record"].as_u64(), problem["path"].as_str()), (Some(2), Some("$.seen")), "{problem}");
    assert!(reply.text().contains("limits.token"), "{problem}");
    assert_eq!(stage.stored(), [""; 0]);

    let deep = format!("{{\"id\":{}{}}}\n", "[".repeat(300), "]".repeat(300));
    let reply = post(stage.proxy, PATH, NDJSON, deep).await;
    assert_eq!((reply.status, reply.problem().as_str()), (413, "limit"), "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spent_budget_is_503() {
    let stage = Stage::builder().config(|config| config.limits.memory = 64 << 10).start().await;
    let body = format!("{{\"id\":1,\"note\":\"{}\"}}\n", "x".repeat(1 << 20));
    let reply = post(stage.proxy, PATH, NDJSON, body).await;
    assert_eq!((reply.status, reply.problem().as_str()), (503, "memory"), "{}", reply.text());
    assert_eq!(reply.header("retry-after"), Some("1"));
    until("the memory comes back", || stage.budget.used() == 0).await;
    assert_eq!(post(stage.proxy, PATH, NDJSON, SAMPLE).await.status, 201, "others go on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_store_slows_the_caller_down() {
    let permits = Arc::new(Semaphore::new(1));
    let sink = Sink::start(Answer::Paced(Arc::clone(&permits))).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    let mut wire = Wire::to(stage.proxy).await;
    wire.write(chunked()).await.expect("written");
    let body = SAMPLE.repeat(5000);
    let piece = format!("{:x}\r\n{body}\r\n", body.len());
    let at_most = 256 << 20;
    let taken = wire.write_until_stuck(piece.as_bytes(), at_most).await;
    // What is on the way: two sockets' kernel buffers each way, and a few pieces in hand.
    assert!(taken < 64 << 20, "{taken} bytes were taken");
    assert!(stage.budget.used() < 1 << 20, "{} bytes on lease", stage.budget.used());
    assert!(!sink.only().whole);
    drop(wire);
    permits.add_permits(100_000);
    until("it is over", || stage.counts.requests_in_flight.get() == 0).await;
    assert!(sink.seen().iter().all(|seen| !seen.whole), "a broken body must not look whole");
}

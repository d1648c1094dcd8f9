//! Whatever fails, the caller hears of it and the store holds nothing that looks whole.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tamis::store::{BoxFuture, Delivery, Receipt, Store, StoreError, Upload};

use crate::support::{Answer, PATH, SAMPLE, Sink, Stage, Wire, post, until};

const NDJSON: &str = "content-type: application/x-ndjson\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn malformed_at_every_byte_is_400_and_leaves_nothing() {
    let stage = Stage::start().await;
    let good = SAMPLE.repeat(2);
    let mut refused = 0;
    for at in 0..good.len() {
        // A control character is an error wherever it stands in JSON, except where white space may be.
        let mut bad = good.clone().into_bytes();
        bad[at] = 0x01;
        let reply = post(stage.proxy, PATH, NDJSON, &bad).await;
        assert_eq!((reply.status, reply.problem().as_str()), (400, "malformed"), "at {at}: {reply:?}");
        let problem = reply.json();
        // A record counts from its first byte on: before that, the place is the end of the one before.
        let (low, high) = if at < SAMPLE.len() { (0, 1) } else { (1, 2) };
        let record = problem["record"].as_u64().expect("a record");
        assert!((low..=high).contains(&record), "at {at}: {problem}");
        let offset = problem["offset"].as_u64().expect("an offset");
        // An error in a character of several bytes may be placed at its first one.
        assert!((at as u64).abs_diff(offset) <= 3, "at {at}: {problem}");
        assert!(problem["path"].is_string(), "at {at}: {problem}");
        refused += 1;
    }
    assert_eq!(refused, good.len());
    assert_eq!(stage.stored(), [""; 0], "no file");
    let metrics = stage.exposition();
    assert!(metrics.contains(&format!("tamis_errors_total{{kind=\"malformed\"}} {refused}")), "{metrics}");
    assert!(!metrics.contains("outcome=\"passed\",purpose=\"routing\",reason=\"\"} 1"), "{metrics}");
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_at_every_byte_is_400_and_leaves_nothing() {
    let stage = Stage::start().await;
    let whole = SAMPLE.trim_end();
    for at in 1..whole.len() {
        let reply = post(stage.proxy, PATH, "content-type: application/json\r\n", &whole.as_bytes()[..at]).await;
        assert_eq!((reply.status, reply.problem().as_str()), (400, "malformed"), "cut at {at}: {reply:?}");
    }
    assert_eq!(stage.stored(), [""; 0], "no file");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_http_store_sees_a_broken_upload_when_the_body_turns_bad() {
    let sink = Sink::start(Answer::Status(200, "")).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    let body = format!("{}{{\"id\":", SAMPLE.repeat(20_000));
    let reply = post(stage.proxy, PATH, NDJSON, body).await;
    assert_eq!((reply.status, reply.problem().as_str()), (400, "malformed"));
    assert_eq!(reply.json()["record"], 20_001);
    until("the upload is seen to break", || sink.seen().iter().any(|seen| seen.broken)).await;
    let seen = sink.only();
    assert!(!seen.whole && !seen.body.is_empty(), "whole: {}, bytes: {}", seen.whole, seen.body.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_down_is_502() {
    let stage = Stage::builder().upstream(Sink::nowhere().await).start().await;
    let reply = post(stage.proxy, PATH, NDJSON, SAMPLE).await;
    assert_eq!((reply.status, reply.problem().as_str()), (502, "store-down"), "{}", reply.text());
    assert!(reply.header("retry-after").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stores_refusal_is_told_apart() {
    for (status, expected, retry) in [
        (400, 502, None),
        (404, 502, None),
        (429, 429, Some("17")),
        (500, 502, Some("5")),
        (503, 503, Some("5")),
        (507, 507, Some("5")),
    ] {
        let sink = Sink::start(Answer::Status(status, "a secret of the store")).await;
        let stage = Stage::builder().upstream(sink.address).start().await;
        let reply = post(stage.proxy, PATH, NDJSON, SAMPLE).await;
        assert_eq!(reply.status, expected, "{status}: {}", reply.text());
        assert_eq!(reply.header("retry-after"), retry, "{status}");
        assert!(reply.problem().starts_with("store-"), "{status}");
        assert!(!reply.text().contains("secret"), "{status}: {}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_fails_midway_ends_it() {
    let sink = Sink::start(Answer::Early(500, 100_000)).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    let reply = post(stage.proxy, PATH, NDJSON, SAMPLE.repeat(200_000)).await;
    assert_eq!(reply.status, 502, "{}", reply.text());
    assert!(!sink.only().whole);
    until("the memory comes back", || stage.budget.used() == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_says_nothing_is_504() {
    let permits = Arc::new(tokio::sync::Semaphore::new(0));
    let sink = Sink::start(Answer::Paced(permits)).await;
    let stage = Stage::builder().patient(sink.address, Duration::from_millis(300)).start().await;
    let reply = post(stage.proxy, PATH, NDJSON, SAMPLE).await;
    assert_eq!((reply.status, reply.problem().as_str()), (504, "store-timeout"), "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_goes_away_leaves_nothing() {
    let sink = Sink::start(Answer::Status(200, "")).await;
    let http = Stage::builder().upstream(sink.address).start().await;
    let files = Stage::start().await;
    for stage in [&http, &files] {
        let mut wire = Wire::to(stage.proxy).await;
        let head = format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}transfer-encoding: chunked\r\n\r\n");
        let body = SAMPLE.repeat(5000);
        wire.write(format!("{head}{:x}\r\n{body}\r\n", body.len())).await.expect("written");
        let in_flight = || stage.counts.requests_in_flight.get();
        until("it is under way", || in_flight() == 1).await;
        drop(wire);
        until("it is over", || in_flight() == 0).await;
        until("the memory comes back", || stage.budget.used() == 0).await;
        let metrics = stage.exposition();
        assert!(!metrics.contains("code=\"2"), "{metrics}");
    }
    until("the store sees the break", || sink.seen().iter().all(|seen| seen.broken)).await;
    assert!(sink.seen().iter().all(|seen| !seen.whole));
    assert_eq!(files.stored(), [""; 0]);
}

type Fault = fn() -> StoreError;

/// A store that takes everything and fails at the end.
struct Failing(Fault);

impl Store for Failing {
    fn begin(&self, _: Delivery) -> BoxFuture<'_, Result<Box<dyn Upload>, StoreError>> {
        Box::pin(async { Ok(Box::new(Self(self.0)) as Box<dyn Upload>) })
    }

    fn draft(&self) -> bool {
        false
    }

    fn probe(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async { Err((self.0)()) })
    }
}

impl Upload for Failing {
    fn write(&mut self, _: Bytes) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }

    fn commit(self: Box<Self>) -> BoxFuture<'static, Result<Receipt, StoreError>> {
        Box::pin(async move { Err((self.0)()) })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_is_no_2xx() {
    let cases: [(Fault, u16, &str); 4] = [
        (|| StoreError::Full, 507, "store-full"),
        (|| StoreError::Broken(None), 502, "store-broken"),
        (|| StoreError::Timeout("answer"), 504, "store-timeout"),
        (|| StoreError::Memory, 503, "memory"),
    ];
    for (error, status, problem) in cases {
        let stage = Stage::builder().store(Arc::new(Failing(error))).start().await;
        let reply = post(stage.proxy, PATH, NDJSON, SAMPLE).await;
        assert_eq!((reply.status, reply.problem().as_str()), (status, problem));
        let metrics = stage.exposition();
        assert!(metrics.contains("outcome=\"refused\""), "{metrics}");
        assert!(!metrics.contains("outcome=\"passed\",purpose=\"routing\",reason=\"\"} 1"), "{metrics}");
    }
}

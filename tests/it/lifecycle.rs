//! Stopping: requests in flight finish, nobody new is let in, and it ends in bounded time.

use std::time::Duration;

use tamis::proxy::{Config, Drained, Proxy, ServeError};
use tamis::telemetry::Metrics;
use tokio::net::TcpStream;

use crate::support::{Answer, PATH, SAMPLE, SAMPLE_LEFT, Sink, Stage, Wire, until};

fn chunked() -> String {
    let head = "host: t\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n";
    format!("POST {PATH} HTTP/1.1\r\n{head}\r\n")
}

async fn readyz(stage: &Stage) -> u16 {
    let mut wire = Wire::to(stage.admin).await;
    wire.write("GET /readyz HTTP/1.1\r\nhost: t\r\n\r\n").await.expect("written");
    wire.reply().await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_in_flight_finish() {
    let stage = Stage::start().await;
    let files = stage.files.path().to_owned();
    let mut idle = Wire::to(stage.proxy).await;
    let mut busy = Wire::to(stage.proxy).await;
    busy.write(format!("{}{:x}\r\n{SAMPLE}\r\n", chunked(), SAMPLE.len())).await.expect("written");
    until("it is under way", || stage.counts.requests_in_flight.get() == 1).await;
    assert_eq!(readyz(&stage).await, 200);

    stage.stop();
    assert!(idle.closes().await, "an idle connection is closed");
    assert_eq!(readyz(&stage).await, 503, "no new traffic");
    let proxy = stage.proxy;
    busy.write(format!("{:x}\r\n{SAMPLE}\r\n0\r\n\r\n", SAMPLE.len())).await.expect("written");
    let reply = busy.reply().await;
    assert_eq!((reply.status, reply.header("tamis-records")), (201, Some("2")), "{reply:?}");
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(2)]);
    assert!(busy.closes().await);
    drop((busy, idle));
    assert_eq!(stage.drained().await, Drained::Whole);
    assert!(TcpStream::connect(proxy).await.is_err(), "nobody listens");
    drop(files);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_finish_is_cut() {
    let sink = Sink::start(Answer::Status(200, "")).await;
    let builder = Stage::builder().upstream(sink.address).config(|config| config.drain = Duration::from_millis(200));
    let stage = builder.start().await;
    let mut wire = Wire::to(stage.proxy).await;
    let body = SAMPLE.repeat(10_000);
    wire.write(format!("{}{:x}\r\n{body}\r\n", chunked(), body.len())).await.expect("written");
    until("it is under way", || sink.seen().len() == 1).await;
    stage.stop();
    let counts = std::sync::Arc::clone(&stage.counts);
    assert_eq!(stage.drained().await, Drained::Cut(1));
    let metrics = counts.text();
    assert!(metrics.contains("tamis_errors_total{kind=\"cut\"} 1"), "{metrics}");
    assert!(metrics.contains("tamis_errors_total{kind=\"abandoned\"} 0"), "{metrics}");
    assert!(metrics.contains("tamis_requests_total{code=\"503\""), "{metrics}");
    let refused = "tamis_records_total{dataset=\"tickets\",outcome=\"refused\",purpose=\"routing\",reason=\"\"} 10000";
    assert!(metrics.contains(refused), "{metrics}");
    assert!(metrics.contains("tamis_requests_in_flight 0"), "{metrics}");
    assert!(wire.closes().await);
    until("the upload breaks", || sink.only().broken).await;
    assert!(!sink.only().whole);
}

#[tokio::test]
async fn an_open_listener_does_not_start() {
    let stage = Stage::start().await;
    let config = Config { listen: "0.0.0.0:0".parse().expect("an address"), ..Config::default() };
    let metrics = std::sync::Arc::new(Metrics::new(stage.budget.clone()));
    let bound = Proxy::bind(config, stage.live.clone(), metrics, stage.budget.clone()).await;
    assert!(matches!(bound, Err(ServeError::Exposed(_))));
}

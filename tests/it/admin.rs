//! The admin side: health and metrics.

use crate::support::{PATH, SAMPLE, Sink, Stage, Wire, post};

async fn ask(address: std::net::SocketAddr, method: &str, path: &str) -> crate::support::Reply {
    let mut wire = Wire::to(address).await;
    wire.write(format!("{method} {path} HTTP/1.1\r\nhost: t\r\n\r\n")).await.expect("written");
    wire.reply().await
}

#[tokio::test(flavor = "multi_thread")]
async fn pages() {
    let stage = Stage::start().await;
    post(stage.proxy, PATH, "content-type: application/json\r\n", SAMPLE).await;
    for address in [stage.admin, stage.metrics] {
        for (path, status, says) in [
            ("/", 200, "/metrics"),
            ("/livez", 200, "alive"),
            ("/readyz", 200, "ready"),
            ("/metrics", 200, "tamis_requests_total{"),
            ("/api/v1/policies", 404, "no such page"),
        ] {
            let reply = ask(address, "GET", path).await;
            assert_eq!(reply.status, status, "{path}");
            assert!(reply.text().contains(says), "{path}: {}", reply.text());
        }
        assert_eq!(ask(address, "POST", "/metrics").await.status, 405);
    }
    let reply = ask(stage.admin, "GET", "/metrics").await;
    assert!(reply.header("content-type").expect("a type").starts_with("text/plain; version=0.0.4"), "{}", reply.head);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_down_is_not_ready_but_alive() {
    let stage = Stage::builder().upstream(Sink::nowhere().await).start().await;
    let reply = ask(stage.admin, "GET", "/readyz").await;
    assert_eq!((reply.status, reply.text()), (503, "store lake does not answer\n"));
    assert_eq!(ask(stage.admin, "GET", "/livez").await.status, 200);
}

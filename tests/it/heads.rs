//! What the head decides: who may call, for what, and what of it goes on.

use crate::support::{Answer, PATH, SAMPLE, Sink, Stage, Wire, post};

const JSON: &str = "content-type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn paths_and_methods() {
    let stage = Stage::start().await;
    for (path, status, problem) in [
        ("/", 404, "no-route"),
        ("/ingest/tickets", 404, "no-route"),
        ("/ingest/tickets/routing/more", 404, "no-route"),
        ("/ingest/invoices/routing", 403, "not-open"),
        ("/ingest/tickets/marketing", 403, "not-open"),
        ("/ingest/Tick%65ts/routing", 403, "not-open"),
        ("/ingest/../routing", 403, "not-open"),
    ] {
        let reply = post(stage.proxy, path, JSON, SAMPLE).await;
        assert_eq!((reply.status, reply.problem().as_str()), (status, problem), "{path}");
        for unknown in ["invoices", "marketing", "Tick"] {
            assert!(!reply.text().contains(unknown), "{path}: {}", reply.text());
        }
    }
    for method in ["GET", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let mut wire = Wire::to(stage.proxy).await;
        wire.write(format!("{method} {PATH} HTTP/1.1\r\nhost: t\r\n\r\n")).await.expect("written");
        let reply = wire.reply().await;
        assert_eq!((reply.status, reply.header("allow")), (405, Some("POST, PUT, PATCH")), "{method}");
    }
    assert_eq!(stage.stored(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_purpose_keeps_to_its_domain_and_a_draft_to_draft_stores() {
    let stage = Stage::builder().named("attic").start().await;
    let reply = post(stage.proxy, PATH, JSON, SAMPLE).await;
    assert_eq!((reply.status, reply.problem().as_str()), (403, "outside-domain"), "{}", reply.text());
    assert!(reply.text().contains("routing") && reply.text().contains("attic"), "{}", reply.text());
    let reply = post(stage.proxy, "/ingest/tickets/trial", JSON, SAMPLE).await;
    assert_eq!((reply.status, reply.problem().as_str()), (403, "draft"), "{}", reply.text());
    assert_eq!(stage.stored(), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_read_is_415() {
    let stage = Stage::start().await;
    for (head, says) in [
        ("", "Content-Type"),
        ("content-type: text/plain\r\n", "not read"),
        ("content-type: text/event-stream\r\n", "not supported yet"),
        ("content-type: application/json; charset=iso-8859-1\r\n", "UTF-8"),
        ("content-type: application/json\r\ncontent-encoding: br\r\n", "not supported yet"),
        ("content-type: application/json\r\ncontent-encoding: compress\r\n", "coding"),
        ("content-type: application/json\r\ncontent-encoding: gzip, gzip\r\n", "more than one"),
    ] {
        let reply = post(stage.proxy, PATH, head, SAMPLE).await;
        assert_eq!((reply.status, reply.problem().as_str()), (415, "media"), "{head}");
        assert!(reply.text().contains(says), "{head}: {}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_asked_for_before_anything_is_told() {
    let digest = <sha2::Sha256 as sha2::Digest>::digest(b"a-token-of-this-test");
    let token = tamis::base::Secret::new(digest.to_vec());
    let stage = Stage::builder().config(|config| config.tokens = vec![token]).start().await;
    for (path, head) in [(PATH, JSON), ("/nowhere", JSON), (PATH, "authorization: Bearer another\r\n")] {
        let reply = post(stage.proxy, path, head, SAMPLE).await;
        assert_eq!((reply.status, reply.problem().as_str()), (401, "unauthorised"));
        assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
    }
    let head = format!("{JSON}authorization: Bearer a-token-of-this-test\r\n");
    assert_eq!(post(stage.proxy, PATH, &head, SAMPLE).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_listed_goes_on() {
    let sink = Sink::start(Answer::Status(200, "")).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    let head = "host: t\r\ncontent-type: Application/JSON; charset=utf-8; by=ana\r\naccept: application/json\r\n\
        traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nidempotency-key: k7\r\n\
        authorization: Bearer caller\r\ncookie: a=b\r\nx-forwarded-for: 192.0.2.7\r\nuser-agent: test\r\n\
        content-md5: AAAA\r\ndigest: sha-256=AAAA\r\nif-match: \"x\"\r\nrange: bytes=0-1\r\ntamis-request-id: mine\r\n\
        connection: x-hop\r\nx-hop: 1\r\n";
    for method in ["POST", "PUT", "PATCH"] {
        let mut wire = Wire::to(stage.proxy).await;
        let length = SAMPLE.len();
        let request =
            format!("{method} {PATH}?email=ana@example.org HTTP/1.1\r\n{head}content-length: {length}\r\n\r\n{SAMPLE}");
        wire.write(request).await.expect("written");
        let reply = wire.reply().await;
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_ne!(reply.header("tamis-request-id"), Some("mine"));
    }
    let seen = sink.seen();
    assert_eq!(seen.iter().map(|seen| seen.method.as_str()).collect::<Vec<_>>(), ["POST", "PUT", "PATCH"]);
    for seen in seen {
        assert_eq!(seen.target, "/v1/ingest/tickets/routing", "the query stays here");
        assert_eq!(seen.headers["content-type"], "application/json");
        assert_eq!(seen.headers["accept"], "application/json");
        assert_eq!(seen.headers["idempotency-key"], "k7");
        assert!(seen.headers.contains_key("traceparent"));
        for name in
            ["authorization", "cookie", "x-forwarded-for", "content-md5", "digest", "if-match", "range", "x-hop"]
        {
            assert!(!seen.headers.contains_key(name), "{name}");
        }
        assert!(seen.headers.get("content-length").is_none_or(|length| *length != SAMPLE.len().to_string()));
        let all = format!("{:?}", seen.headers);
        assert!(!all.contains("ana") && !all.contains("192.0.2.7"), "{all}");
    }
}

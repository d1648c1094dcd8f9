//! What comes in is minimised, lands in the store, and is told to the caller.

use std::io::{Read, Write};

use crate::support::{Answer, PATH, SAMPLE, SAMPLE_LEFT, Sink, Stage, Wire, post, until};

const NDJSON: &str = "content-type: application/x-ndjson\r\n";
const JSON: &str = "content-type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn lines_land_in_a_file() {
    let stage = Stage::start().await;
    let reply = post(stage.proxy, PATH, NDJSON, SAMPLE.repeat(3)).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(3)]);
    assert_eq!(reply.header("tamis-records"), Some("3"));
    assert_eq!(reply.header("tamis-dropped-records"), Some("0"));
    assert_eq!(reply.header("tamis-removed"), Some("3"));
    assert_eq!(reply.header("tamis-draft"), None);
    let policy = reply.header("tamis-policy").expect("a policy");
    assert!(policy.starts_with("tickets/routing@sha256:") && policy.len() == 23 + 64, "{policy}");
    let counts = reply.json();
    assert_eq!(counts["records"], 3);
    assert_eq!(counts["removed"], 3);
    assert_eq!(counts["request_id"].as_str(), reply.header("tamis-request-id"));
    let metrics = stage.exposition();
    for line in [
        "tamis_records_total{dataset=\"tickets\",outcome=\"passed\",purpose=\"routing\",reason=\"\"} 3",
        "tamis_requests_total{code=\"201\",dataset=\"tickets\",purpose=\"routing\",route=\"/ingest/{dataset}/{purpose}\"} 1",
        "tamis_unlisted_total{dataset=\"tickets\",purpose=\"routing\"} 3",
    ] {
        assert!(metrics.contains(line), "{line} in\n{metrics}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_framing_has_its_records() {
    let cases = [
        ("application/json", SAMPLE.to_owned(), "1"),
        ("application/vnd.example+json", format!("[{SAMPLE},{SAMPLE}]"), "2"),
        ("application/jsonl", SAMPLE.repeat(2), "2"),
        ("application/json-seq", format!("\u{1e}{SAMPLE}\u{1e}{SAMPLE}"), "2"),
    ];
    for (media, body, records) in cases {
        let stage = Stage::start().await;
        let reply = post(stage.proxy, PATH, &format!("content-type: {media}\r\n"), &body).await;
        assert_eq!((reply.status, reply.header("tamis-records")), (201, Some(records)), "{media}: {reply:?}");
        let stored = stage.stored().concat();
        assert_eq!(stored, body.replace(SAMPLE, SAMPLE_LEFT), "{media}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_which_nothing_survives_is_not_sent_on() {
    let sink = Sink::start(Answer::Status(202, "")).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    for (body, dropped) in [("{\"mail\":\"ana@example.org\"}\n".repeat(2), "2"), (String::new(), "0")] {
        let reply = post(stage.proxy, PATH, NDJSON, body).await;
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_eq!(reply.header("tamis-records"), Some("0"));
        assert_eq!(reply.header("tamis-dropped-records"), Some(dropped));
    }
    let reply = post(stage.proxy, PATH, JSON, "[{\"mail\":\"ana@example.org\"}]").await;
    assert_eq!((reply.status, reply.header("tamis-dropped-records")), (200, Some("1")), "{reply:?}");
    assert_eq!(sink.seen().len(), 0);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

#[expect(clippy::disallowed_types, reason = "an oracle over bytes that this test made")]
fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut out).expect("gzip");
    out
}

#[expect(clippy::disallowed_methods, reason = "an oracle over bytes that this test made")]
fn unzstd(bytes: &[u8]) -> Vec<u8> {
    zstd::decode_all(bytes).expect("zstd")
}

#[tokio::test(flavor = "multi_thread")]
async fn codings_go_both_ways() {
    let plain = SAMPLE.repeat(1000);
    let zstandard = zstd::bulk::compress(plain.as_bytes(), 3).expect("zstd");
    for (coding, body) in [("gzip", gzip(plain.as_bytes())), ("zstd", zstandard), ("identity", plain.clone().into())] {
        let sink = Sink::start(Answer::Status(200, "")).await;
        let stage = Stage::builder().upstream(sink.address).start().await;
        let reply = post(stage.proxy, PATH, &format!("{NDJSON}content-encoding: {coding}\r\n"), &body).await;
        assert_eq!((reply.status, reply.header("tamis-records")), (200, Some("1000")), "{coding}: {reply:?}");
        let seen = sink.only();
        let decoded = match seen.headers.get("content-encoding").map(|value| value.to_str().expect("text")) {
            None | Some("identity") => seen.body.clone(),
            Some("gzip") => gunzip(&seen.body),
            Some("zstd") => unzstd(&seen.body),
            Some(other) => panic!("{other}"),
        };
        assert_eq!(seen.headers.contains_key("content-encoding"), coding != "identity", "{coding}");
        assert_eq!(String::from_utf8(decoded).expect("text"), SAMPLE_LEFT.repeat(1000), "{coding}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn chunks_may_fall_anywhere() {
    let body = SAMPLE.repeat(2);
    let stage = Stage::start().await;
    let mut wire = Wire::to(stage.proxy).await;
    let mut expected = String::new();
    for at in 1..body.len() {
        let (one, two) = body.as_bytes().split_at(at);
        let mut request = format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}transfer-encoding: chunked\r\n\r\n");
        request.push_str(&format!("{:x}\r\n", one.len()));
        wire.write([request.as_bytes(), one, b"\r\n"].concat()).await.expect("written");
        // The reply can only come after the second chunk; the pause in between is the peer's to notice or not.
        tokio::task::yield_now().await;
        wire.write([format!("{:x}\r\n", two.len()).as_bytes(), two, b"\r\n0\r\n\r\n"].concat()).await.expect("written");
        let reply = wire.reply().await;
        assert_eq!(reply.status, 201, "split at {at}: {reply:?}");
        expected.push_str(&SAMPLE_LEFT.repeat(2));
    }
    assert_eq!(stage.stored().concat(), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_body_streams_through() {
    let sink = Sink::start(Answer::Status(200, "")).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    let count = 100_000;
    let reply = post(stage.proxy, PATH, NDJSON, SAMPLE.repeat(count)).await;
    assert_eq!(reply.header("tamis-records"), Some("100000"), "{reply:?}");
    let seen = sink.only();
    assert!(seen.whole);
    assert_eq!(seen.body.len(), SAMPLE_LEFT.len() * count);
    assert!(seen.body == SAMPLE_LEFT.repeat(count).as_bytes(), "the bytes differ");
    assert_eq!(stage.budget.used(), 0, "all memory was given back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_says_so() {
    let stage = Stage::builder().drafts().start().await;
    let reply = post(stage.proxy, "/ingest/tickets/trial", JSON, SAMPLE).await;
    assert_eq!((reply.status, reply.header("tamis-draft")), (201, Some("true")), "{reply:?}");
    assert_eq!(reply.json()["draft"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stores_reply_is_shown_only_where_the_route_says_so() {
    let sink = Sink::start(Answer::Status(202, "taken")).await;
    let silent = Stage::builder().upstream(sink.address).start().await;
    let reply = post(silent.proxy, PATH, JSON, SAMPLE).await;
    assert_eq!(reply.status, 202, "{reply:?}");
    assert!(!reply.text().contains("taken"), "{reply:?}");

    let shown = Stage::builder().upstream(sink.address).shown().start().await;
    let reply = post(shown.proxy, PATH, JSON, SAMPLE).await;
    assert_eq!((reply.status, reply.text()), (202, "taken"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_content_has_no_content() {
    let sink = Sink::start(Answer::Status(204, "")).await;
    let stage = Stage::builder().upstream(sink.address).start().await;
    let reply = post(stage.proxy, PATH, JSON, SAMPLE).await;
    assert_eq!((reply.status, reply.body.len(), reply.header("tamis-records")), (204, 0, Some("1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_upload_shows_while_it_is_under_way() {
    let stage = Stage::start().await;
    let mut wire = Wire::to(stage.proxy).await;
    let head = "content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n";
    wire.write(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{head}\r\n")).await.expect("written");
    let body = SAMPLE.repeat(100);
    wire.write(format!("{:x}\r\n{body}\r\n", body.len())).await.expect("written");
    let bytes = format!("tamis_bytes_total{{dataset=\"tickets\",direction=\"in\",purpose=\"routing\"}} {}", body.len());
    until("its bytes are counted", || stage.exposition().contains(&bytes)).await;
    let kept = "tamis_fields_total{action=\"keep\",dataset=\"tickets\",purpose=\"routing\",rule=\"$.id\"} 100";
    let passed = "outcome=\"passed\",purpose=\"routing\",reason=\"\"}";
    let exposition = stage.exposition();
    assert!(exposition.contains(kept), "{exposition}");
    assert!(exposition.contains(&format!("{passed} 0")), "what became of its records is not known yet: {exposition}");
    wire.write("0\r\n\r\n").await.expect("written");
    assert_eq!(wire.reply().await.status, 201);
    let exposition = stage.exposition();
    for line in [bytes.as_str(), kept, &format!("{passed} 100")] {
        assert!(exposition.contains(line), "{line}: {exposition}");
    }
}

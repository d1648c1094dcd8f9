//! Tenet 1: values planted in every input position are looked for in every reply, log line, metric and stored byte.

use std::sync::LazyLock;

use serde_json::json;

use crate::support::{Answer, PATH, Reply, SAMPLE, Sink, Stage, TRACED, Wire, logs, post, until};

/// Found nowhere but where it is planted.
const CANARY: &str = "kanarienvogel";

fn heads() -> Vec<String> {
    let json = "content-type: application/json\r\n";
    let ndjson = "content-type: application/x-ndjson\r\n";
    let mut heads = vec![json.to_owned(), ndjson.to_owned()];
    for planted in [
        "x-note: kanarienvogel\r\n",
        "authorization: Bearer kanarienvogel\r\n",
        "cookie: kanarienvogel=kanarienvogel\r\n",
        "content-encoding: kanarienvogel\r\n",
        "content-encoding: gzip\r\n",
        "tamis-request-id: kanarienvogel\r\n",
        "expect: kanarienvogel\r\n",
        "range: kanarienvogel\r\n",
    ] {
        heads.push(format!("{json}{planted}"));
    }
    heads.push("content-type: application/json; charset=kanarienvogel\r\n".to_owned());
    heads.push("content-type: application/json; kanarienvogel=1\r\n".to_owned());
    heads.push("content-type: application/kanarienvogel\r\n".to_owned());
    heads.push("content-type: kanarienvogel\r\n".to_owned());
    heads.push("kanarienvogel kanarienvogel\r\n".to_owned());
    heads
}

fn paths() -> [String; 7] {
    [
        PATH.to_owned(),
        format!("{PATH}?email={CANARY}"),
        format!("/{CANARY}"),
        format!("/ingest/{CANARY}/routing"),
        format!("/ingest/tickets/{CANARY}"),
        format!("{PATH}/{CANARY}"),
        format!("/ingest/tickets/%6b{CANARY}"),
    ]
}

fn bodies() -> Vec<String> {
    let mut bodies: Vec<String> = [
        "{\"id\":1,\"mail\":\"C\"}",
        "{\"id\":1,\"C\":2}",
        "{\"id\":1,\"C\":{\"C\":[\"C\"]}}",
        "{\"id\":1,\"C\":C}",
        "{\"C",
        "{\"id\":1,\"mail\":\"C",
        "C",
        "{\"id\":1,\"C\":\"C\\x\"}",
        "{\"id\":1,\"C\":{\"C\":01}}",
        "{\"seen\":\"C\",\"id\":1,\"id\":2}",
        "{\"C\":1}\n{\"C\":",
    ]
    .iter()
    .map(|body| body.replace('C', CANARY))
    .collect();
    bodies.push(format!("{{\"id\":1,\"{CANARY}\":{}", "[".repeat(400)));
    bodies.push(format!("{{\"id\":1,\"{}\":2}}", CANARY.repeat(10_000)));
    bodies
}

#[tokio::test(flavor = "multi_thread")]
async fn no_value_leaves_by_any_way() {
    LazyLock::force(&TRACED);
    let sink = Sink::start(Answer::Status(200, "")).await;
    let refusing = Sink::start(Answer::Status(500, CANARY)).await;
    let files = Stage::start().await;
    let http = Stage::builder().upstream(sink.address).start().await;
    let down = Stage::builder().upstream(refusing.address).start().await;
    let mut tried = 0;
    for stage in [&files, &http, &down] {
        for path in paths() {
            check(stage, &path, &heads()[0], &bodies()[0]).await;
            tried += 1;
        }
        for head in heads() {
            check(stage, PATH, &head, &bodies()[0]).await;
            tried += 1;
        }
        for body in bodies() {
            for head in &heads()[..2] {
                check(stage, PATH, head, &body).await;
                tried += 1;
            }
        }
        assert!(!stage.exposition().contains(CANARY));
        for stored in stage.stored() {
            assert!(!stored.contains(CANARY), "{stored}");
        }
    }
    for seen in sink.seen().iter().chain(&refusing.seen()) {
        let all = format!("{} {:?} {}", seen.target, seen.headers, String::from_utf8_lossy(&seen.body));
        assert!(!all.contains(CANARY), "{all}");
    }
    let logs = logs();
    assert!(logs.matches("\"request\"").count() >= tried / 2, "the log was caught");
    assert!(!logs.contains(CANARY), "{}", logs.lines().find(|line| line.contains(CANARY)).unwrap_or_default());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_request_has_one_line() {
    LazyLock::force(&TRACED);
    let stage = Stage::start().await;
    for (path, body, status, records, error) in [
        (PATH, SAMPLE.repeat(2), 201, 2, ""),
        (PATH, "{".to_owned(), 400, 0, "malformed"),
        ("/ingest/tickets/marketing", SAMPLE.to_owned(), 403, 0, "not-open"),
    ] {
        let reply = post(stage.proxy, path, "content-type: application/x-ndjson\r\n", body).await;
        let id = reply.header("tamis-request-id").expect("an id").to_owned();
        until("it is logged", || logs().contains(&id)).await;
        let logs = logs();
        let lines: Vec<&str> = logs.lines().filter(|line| line.contains(&id)).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        let line: serde_json::Value = serde_json::from_str(lines[0]).expect("JSON");
        let fields = &line["fields"];
        assert_eq!(fields["message"], "request", "{line}");
        assert_eq!(fields["route"], "/ingest/{dataset}/{purpose}", "{line}");
        assert_eq!(fields["dataset"], "tickets", "{line}");
        assert_eq!(fields["purpose"], if status == 403 { "other" } else { "routing" }, "{line}");
        assert_eq!(fields["status"], status, "{line}");
        assert_eq!(fields["records"], records, "{line}");
        assert_eq!(fields["error"], error, "{line}");
        assert!(fields["seconds"].is_f64() && fields["bytes_in"].is_u64(), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_says_where_and_whose_it_is() {
    LazyLock::force(&TRACED);
    let files = Stage::start().await;
    let down = Stage::builder().upstream(Sink::nowhere().await).start().await;
    let cases = [
        (&files, SAMPLE.to_owned(), json!({"level": "INFO", "store": "lake", "error": "", "origin": ""})),
        (
            &files,
            format!("{SAMPLE}{{\"note\":tru}}\n"),
            json!({"level": "INFO", "store": "lake", "error": "malformed", "origin": "client", "record": 2}),
        ),
        (
            &down,
            SAMPLE.to_owned(),
            json!({"level": "WARN", "store": "lake", "error": "store-down", "origin": "store", "cause": "ConnectionRefused"}),
        ),
    ];
    for (stage, body, expected) in cases {
        let reply = post(stage.proxy, PATH, "content-type: application/x-ndjson\r\n", body).await;
        let id = reply.header("tamis-request-id").expect("an id").to_owned();
        until("it is logged", || logs().contains(&id)).await;
        let line = logs().lines().find(|line| line.contains(&id)).expect("a line").to_owned();
        let line: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        for (name, value) in expected.as_object().expect("fields") {
            let seen = if name == "level" { &line["level"] } else { &line["fields"][name] };
            assert_eq!(seen, value, "{name}: {line}");
        }
        for name in ["record", "offset", "path"] {
            let told = if reply.status == 400 { Some(&reply.json()[name]).cloned() } else { None };
            assert_eq!(line["fields"].get(name), told.as_ref(), "{name}: as the sender was told: {line}");
        }
        assert_eq!(line["fields"].get("offset").is_some(), expected.get("record").is_some(), "{line}");
    }
}

async fn check(stage: &Stage, path: &str, head: &str, body: &str) {
    let mut wire = Wire::to(stage.proxy).await;
    let length = body.len();
    // A head that HTTP cannot read, or a refusal before the body is written, is as good.
    let _ = wire
        .write(format!("POST {path} HTTP/1.1\r\nhost: {CANARY}\r\n{head}content-length: {length}\r\n\r\n{body}"))
        .await;
    let Reply { head: seen, body: told, .. } = wire.reply().await;
    let told = String::from_utf8(told).expect("text");
    assert!(!seen.contains(CANARY) && !told.contains(CANARY), "{path} {head} {body}: {seen}{told}");
}

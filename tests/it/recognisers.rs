//! Recognisers outside behind the proxy: over both kinds of sockets, many records on one connection, and nothing stored where
//! there is no answer.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tamis::base::StoreId;
use tamis::engine::{Outage, Span};
use tamis::external::Recognisers;
use tamis::keys::Keyring;
use tamis::policy::{self, Memory, Plan};
use tamis::proxy::{Generation, Guard, Opening, Reply, Route};

use crate::support::{Stage, policy_files, post};

const PATH: &str = "/ingest/tickets/trial";
const NDJSON: &str = "content-type: application/x-ndjson\r\n";

/// What a server does with the lines that it reads.
#[derive(Clone, Copy, PartialEq)]
enum Habit {
    /// Finds `Bo Lind`.
    Answers,
    /// Reads and says nothing.
    Silent,
    /// Says what is no answer.
    Babbles,
    /// Hangs up.
    HangsUp,
    /// Answers so many lines of a connection, then hangs up.
    Tires(usize),
}

/// Lines read and connections made.
#[derive(Default)]
struct Counts {
    lines: AtomicUsize,
    connections: AtomicUsize,
}

fn serve<S: Send + 'static>(stream: S, habit: Habit, counts: &Counts)
where
    for<'s> &'s S: std::io::Read + Write,
{
    counts.connections.fetch_add(1, Ordering::SeqCst);
    let mut answered = 0;
    for line in BufReader::new(&stream).lines() {
        let Ok(line) = line else { return };
        counts.lines.fetch_add(1, Ordering::SeqCst);
        let question: serde_json::Value = serde_json::from_str(&line).expect("a question");
        let text = question["text"].as_str().expect("a text");
        let said = match habit {
            Habit::Silent => continue,
            Habit::HangsUp => return,
            Habit::Tires(most) if answered == most => return,
            Habit::Babbles => "{\"id\":true}\n".to_owned(),
            Habit::Answers | Habit::Tires(_) => {
                let found = text.find("Bo Lind").map(|at| text[..at].chars().count());
                let span =
                    |at| serde_json::json!({"type": "PERSON", "start": at, "end": at + 7, "score": 0.9, "more": 1});
                let spans: Vec<_> = found.map(span).into_iter().collect();
                format!("{}\n", serde_json::json!({"id": question["id"], "spans": spans}))
            }
        };
        answered += 1;
        if (&stream).write_all(said.as_bytes()).is_err() {
            return;
        }
    }
}

fn tcp(habit: Habit) -> (String, Arc<Counts>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let (url, counts) = (format!("tcp:{}", listener.local_addr().expect("bound")), Arc::new(Counts::default()));
    let heard = Arc::clone(&counts);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let heard = Arc::clone(&heard);
            thread::spawn(move || serve(stream, habit, &heard));
        }
    });
    (url, counts)
}

/// The trial policy, scanning a note and asking at this address.
fn plan(url: &str, timeout: &str) -> Arc<Plan> {
    let scan = format!(
        "      - {{ select: $.note, action: scan, because: the words are what the model learns from }}\n    \
         detect: {{ external: [ {{ name: ner, url: \"{url}\", types: [PERSON], timeout: {timeout} }} ] }}\n"
    );
    let files: Memory = policy_files(&scan);
    let (workspace, problems) = policy::load(&files, jiff::civil::date(2026, 11, 1));
    let workspace = workspace.unwrap_or_else(|| panic!("{problems:#?}"));
    let policy = workspace.policies.values().find(|policy| policy.purpose.as_str() == "trial").expect("a policy");
    let secret = tamis::base::Secret::new((0..32).collect());
    let keyring = Keyring::single(tamis::base::KeyId::parse("k1").expect("an id"), secret).expect("a key of 32 bytes");
    Arc::new(Plan::compile(policy, &keyring).expect("it compiles"))
}

/// A proxy under that policy.
async fn stage(url: &str, timeout: &str) -> Stage {
    let stage = Stage::builder().drafts().start().await;
    let route =
        Route::new("/ingest/{dataset}/{purpose}", None, None, StoreId::parse("lake").expect("an id"), Reply::Counts);
    let opening = Opening { plan: plan(url, timeout), domain: None, review: None };
    let stores = stage.live.current().stores().clone();
    let next = Generation::new(vec![route.expect("a route")], vec![opening], stores, Guard::default());
    stage.live.swap(next.expect("fits together"));
    stage
}

fn lines(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("{{\"id\":{n},\"note\":\"ticket {n}: é, ask Bo Lind ({n})\"}}\n")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_records_and_requests_go_over_one_connection() {
    let (url, counts) = tcp(Habit::Answers);
    let stage = stage(&url, "20s").await;
    for round in 0..3 {
        assert_eq!(post(stage.proxy, PATH, NDJSON, lines(round * 3000, 3000)).await.status, 201);
    }
    let stored = stage.stored().concat();
    assert_eq!((stored.matches("ask [PERSON] (").count(), stored.contains("Lind")), (9000, false));
    // Names of members that are not spelled go: each text is a line, and each piece of a body one batch.
    assert_eq!(counts.lines.load(Ordering::SeqCst), 9000);
    assert_eq!(counts.connections.load(Ordering::SeqCst), 1);
    let metrics = stage.exposition();
    assert!(metrics.contains("tamis_external_requests_total{outcome=\"answered\",recogniser=\"ner\"}"), "{metrics}");
    assert!(metrics.contains("tamis_external_duration_seconds_count{recogniser=\"ner\"}"), "{metrics}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unix_socket_does_as_well() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("ner.sock");
    let listener = UnixListener::bind(&path).expect("a socket");
    let counts = Arc::new(Counts::default());
    let heard = Arc::clone(&counts);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            serve(stream, Habit::Answers, &heard);
        }
    });
    let stage = stage(&format!("unix:{}", path.display()), "20s").await;
    assert_eq!(post(stage.proxy, PATH, NDJSON, lines(0, 5)).await.status, 201);
    assert_eq!(stage.stored().concat().matches("[PERSON]").count(), 5);
    assert_eq!(counts.connections.load(Ordering::SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_side_by_side_wait_for_nobody_elses_answers() {
    let (url, _) = tcp(Habit::Answers);
    let stage = Arc::new(stage(&url, "20s").await);
    let mut posts = tokio::task::JoinSet::new();
    for round in 0..100 {
        let stage = Arc::clone(&stage);
        posts.spawn(async move { post(stage.proxy, PATH, NDJSON, lines(round * 10, 10)).await.status });
    }
    while let Some(status) = posts.join_next().await {
        assert_eq!(status.expect("no panic"), 201);
    }
    assert_eq!(stage.stored().concat().matches("[PERSON]").count(), 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_answer_the_body_is_refused_and_nothing_is_stored() {
    let gone = TcpListener::bind("127.0.0.1:0").expect("a port");
    let down = format!("tcp:{}", gone.local_addr().expect("bound"));
    drop(gone);
    let cases = [
        (tcp(Habit::Silent).0, "timeout"),
        (tcp(Habit::Babbles).0, "wrong"),
        (tcp(Habit::HangsUp).0, "broken"),
        (tcp(Habit::Tires(2)).0, "broken"),
        (down, "down"),
    ];
    for (url, outcome) in cases {
        let stage = stage(&url, "150ms").await;
        let reply = post(stage.proxy, PATH, NDJSON, lines(0, 5)).await;
        assert_eq!((reply.status, reply.problem().as_str()), (503, "external"), "{outcome}: {reply:?}");
        assert!(reply.header("retry-after").is_some());
        assert!(!format!("{reply:?}").contains("Lind"));
        assert_eq!(stage.stored(), [""; 0], "{outcome}");
        let metrics = stage.exposition();
        let series = format!("tamis_external_requests_total{{outcome=\"{outcome}\",recogniser=\"ner\"}} 1");
        assert!(metrics.contains(&series), "{series}: {metrics}");
        assert!(metrics.contains("tamis_errors_total{kind=\"external\"} 1"), "{metrics}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_holds_nobody_else_up() {
    let (url, _) = tcp(Habit::Silent);
    let stage = Arc::new(stage(&url, "2s").await);
    let mut posts = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let stage = Arc::clone(&stage);
        posts.spawn(async move { post(stage.proxy, PATH, NDJSON, lines(0, 1)).await.status });
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    // The runtime still answers what asks nobody.
    let reply = tokio::time::timeout(Duration::from_secs(1), post(stage.proxy, "/nowhere", NDJSON, lines(0, 1))).await;
    assert_eq!(reply.expect("at once").status, 404);
    while let Some(status) = posts.join_next().await {
        assert_eq!(status.expect("no panic"), 503);
    }
}

/// What a session would ask.
fn ask(recognisers: &Recognisers, text: &str) -> Result<Vec<Vec<Span>>, Outage> {
    recognisers.all(None)[0].recognise(&[text])
}

#[test]
fn a_connection_that_was_closed_meanwhile_is_made_anew_once() {
    let (url, counts) = tcp(Habit::Tires(1));
    let recognisers = Recognisers::of(&plan(&url, "20s"));
    assert!(recognisers.all(None).len() == 1 && !recognisers.is_empty());
    for round in 1..4 {
        assert_eq!(ask(&recognisers, "ask Bo Lind").map(|spans| spans[0][0].start), Ok(4));
        assert_eq!(counts.connections.load(Ordering::SeqCst), round);
    }
    // One that hangs up on new connections too is broken.
    let (url, counts) = tcp(Habit::HangsUp);
    let recognisers = Recognisers::of(&plan(&url, "20s"));
    assert_eq!(ask(&recognisers, "ask Bo Lind").err(), Some(Outage::Broken));
    assert_eq!(counts.connections.load(Ordering::SeqCst), 1);
}

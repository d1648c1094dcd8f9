//! `tamis serve`: starts on sound configurations only, serves, reloads, and ends when it is asked to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, ChildStderr, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::support::{DONE, Place, USAGE, WORLD};

const PATH: &str = "/ingest/support-tickets/ticket-routing";
const TICKET: &str = "{\"id\":\"T-1\",\"status\":\"open\",\"customer\":{\"email\":\"ana@example.org\"}}\n";

/// A `tamis serve` on ports of its own.
struct Served {
    child: Child,
    log: BufReader<ChildStderr>,
    proxy: String,
    admin: String,
}

impl Served {
    fn start(place: &Place) -> Self {
        let mut command = place.command(&["serve"]);
        command.env("TAMIS__PROXY__LISTEN", "127.0.0.1:0").env("TAMIS__ADMIN__LISTEN", "127.0.0.1:0");
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program");
        let log = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut served = Self { child, log, proxy: String::new(), admin: String::new() };
        let ready = served.line("tamis is ready");
        let address = |name: &str| ready[name].as_str().expect("an address").to_owned();
        (served.proxy, served.admin) = (address("proxy"), address("admin"));
        served
    }

    /// The next log line with this message.
    fn line(&mut self, message: &str) -> Value {
        let mut all = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(self.log.read_line(&mut line).expect("a log"), 0, "no `{message}` in {all}");
            match serde_json::from_str::<Value>(&line) {
                Ok(entry) if entry["message"] == message => return entry,
                _ => all.push_str(&line),
            }
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("a process");
    }

    fn post(&self, path: &str, body: &str) -> String {
        let length = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\nContent-Length: {length}"
        );
        exchange(&self.proxy, &format!("{head}\r\nConnection: close\r\n\r\n{body}"))
    }

    fn metrics(&self) -> String {
        exchange(&self.admin, "GET /metrics HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n")
    }

    fn end(mut self) -> (i32, String) {
        self.signal(Signal::TERM);
        let mut rest = String::new();
        self.log.read_to_string(&mut rest).expect("a log");
        (self.child.wait().expect("an end").code().unwrap_or(-1), rest)
    }
}

fn exchange(with: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(with).expect("a server");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
    stream.write_all(request.as_bytes()).expect("room");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn stored(place: &Place) -> String {
    let lane = place.path("data/support-tickets/ticket-routing");
    let paths = std::fs::read_dir(lane).expect("a folder").map(|entry| entry.expect("an entry").path());
    let shown = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ndjson"));
    shown.map(|path| std::fs::read_to_string(path).expect("text")).collect()
}

#[test]
fn without_a_configuration_the_built_in_one_serves() {
    let place = Place::new();
    let served = Served::start(&place);
    let answer = served.post(PATH, TICKET);
    assert!(answer.starts_with("HTTP/1.1 2"), "{answer}");
    let text = stored(&place);
    assert!(text.contains("\"status\":\"open\"") && !text.contains("T-1") && !text.contains("ana@"), "{text}");
    assert!(served.metrics().contains("tamis_records_total{"));
    let health = format!("http://{}/readyz", served.admin);
    place.run(&["health", "--url", &health]).expect(DONE);
    let mode = std::fs::metadata(place.path("data/tamis.key")).expect("a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let (code, rest) = served.end();
    assert_eq!(code, DONE, "{rest}");
    assert!(rest.contains("tamis has stopped"), "{rest}");

    // The key stays: the same ticket is the same pseudonym after a restart.
    let first = text.lines().next().expect("a line").to_owned();
    let again = Served::start(&place);
    again.post(PATH, TICKET);
    again.end();
    assert_eq!(stored(&place).matches(&first).count(), 2);
}

#[test]
fn a_changed_policy_is_taken_and_a_worse_one_is_refused() {
    let place = Place::with_config();
    let mut served = Served::start(&place);
    let file = "config/datasets/support-tickets.yaml";
    let good = place.read(file);
    place.write(file, good.replace("only: [new, open, pending, solved]", "only: [new]"));
    served.signal(Signal::HUP);
    served.line("configuration reloaded");
    served.post(PATH, TICKET);
    assert!(!stored(&place).contains("open"), "{}", stored(&place));
    place.write(file, good.replace("unlisted: drop", "unlisted: burn"));
    served.signal(Signal::HUP);
    let refused = served.line("configuration refused, the old one stays");
    assert!(
        refused["problems"].as_str().is_some_and(|problems| problems.contains("support-tickets.yaml")),
        "{refused}"
    );
    assert!(served.post(PATH, TICKET).starts_with("HTTP/1.1 2"));
    let metrics = served.metrics();
    for outcome in ["applied", "refused"] {
        let line = metrics.lines().find(|line| line.starts_with("tamis_reloads_total") && line.contains(outcome));
        assert!(line.is_some_and(|line| !line.ends_with(" 0")), "{outcome}: {line:?}");
    }
    assert_eq!(served.end().0, DONE);
}

#[test]
fn requests_in_flight_finish() {
    let place = Place::with_config();
    let mut served = Served::start(&place);
    let mut stream = TcpStream::connect(&served.proxy).expect("a server");
    let length = 2 * TICKET.len();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(format!("{head}{TICKET}").as_bytes()).expect("room");
    let begun = (0..5000).any(|_| served.metrics().contains("tamis_requests_in_flight 1"));
    assert!(begun, "the request never began");
    served.signal(Signal::TERM);
    served.line("tamis stops: requests in flight may finish");
    stream.write_all(TICKET.as_bytes()).expect("room");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 2"), "{answer}");
    assert_eq!(stored(&place).lines().count(), 2);
    assert_eq!(served.child.wait().expect("an end").code(), Some(DONE));
}

#[test]
fn what_is_not_sound_does_not_start() {
    let place = Place::with_config();
    let keyring = |path: &str| format!("tamis: 1\nkeyring: {{ active: k1, keys: {{ k1: {{ file: {path} }} }} }}\n");
    place.write("config/tamis.yaml", keyring("no-such-key"));
    place.run(&["serve"]).expect(WORLD).says("keyring.keys.k1").says("no-such-key");

    place.write("config/tamis.yaml", format!("{}proxy: {{ listen: 0.0.0.0:0 }}\n", keyring("key")));
    place.run(&["serve"]).expect(USAGE).says("insecure: true");

    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    place.write("config/tamis.yaml", format!("{}proxy: {{ listen: {address} }}\n", keyring("key")));
    place.run(&["serve"]).expect(WORLD).says(&address);

    place.write("config/tamis.yaml", "tamis: 1\nproxy: { lisen: x }\nadmin: { listn: y }\n");
    place.run(&["serve"]).expect(USAGE).says("lisen").says("listn");

    place.write("config/tamis.yaml", keyring("key"));
    for (file, from, to) in
        [("support-tickets", "unlisted: drop", "unlisted: burn"), ("clickstream", "kind: first-party", "kind: found")]
    {
        let path = format!("config/datasets/{file}.yaml");
        place.write(&path, place.read(&path).replace(from, to));
    }
    place.run(&["serve"]).expect(USAGE).says("support-tickets.yaml").says("clickstream.yaml");
}

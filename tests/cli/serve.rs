//! `tamis serve`: starts on sound configurations only, serves, reloads, and ends when it is asked to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::support::{DONE, Place, USAGE, WORLD, copy};

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
        Self::from(place.command(&["serve"]))
    }

    fn from(mut command: Command) -> Self {
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
        self.post_with("", path, body)
    }

    /// `head`: further header lines, each with CRLF before it.
    fn post_with(&self, head: &str, path: &str, body: &str) -> String {
        let further = head;
        let length = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\nContent-Length: {length}{further}"
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

/// What stands for a token in a file of them.
fn digest(token: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A test that fails leaves no program behind.
impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
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
fn a_changed_term_file_is_taken() {
    let place = Place::with_config();
    let mut served = Served::start(&place);
    let ticket = r#"{"id":"T-2","body":"ask ÁLEX Modelo or Robin Beispiel"}"#;
    served.post(PATH, ticket);
    assert!(stored(&place).contains("ask ÁLEX Modelo or <agent>"), "{}", stored(&place));
    let policy = |served: &Served| {
        let metrics = served.metrics();
        let lines =
            metrics.lines().filter(|line| line.starts_with("tamis_policy_info") && line.contains("ticket-routing"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = policy(&served);
    place.write("config/terms/staff.txt", "Alex Modelo\n");
    served.signal(Signal::HUP);
    served.line("configuration reloaded");
    served.post(PATH, ticket);
    assert!(stored(&place).contains("ask <agent> or Robin Beispiel"), "{}", stored(&place));
    assert_ne!(policy(&served), before, "the digest covers the terms");
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
    place.run(&["serve"]).expect(WORLD).says(&address).says("proxy.listen");
    let admin = format!("{}proxy: {{ listen: 127.0.0.1:0 }}\nadmin: {{ listen: {address} }}\n", keyring("key"));
    place.write("config/tamis.yaml", admin);
    place.run(&["serve"]).expect(WORLD).says(&address).says("admin.listen");

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

    place.write("config/tamis.yaml", format!("{}proxy: {{ lisen: x }}\n", keyring("key")));
    place.run(&["serve"]).expect(USAGE).says("clickstream.yaml").says("lisen");

    place.write("elsewhere/notes.txt", "");
    for command in ["serve", "check", "test"] {
        place.run(&[command, "--config", "elsewhere"]).expect(USAGE).says("elsewhere holds neither tamis.yaml nor");
    }
}

#[test]
fn a_configuration_that_vanishes_is_not_replaced_by_another() {
    let place = Place::with_config();
    let mut served = Served::start(&place);
    std::fs::rename(place.path("config"), place.path("away")).expect("ours");
    served.signal(Signal::HUP);
    let refused = served.line("configuration refused, the old one stays");
    assert!(refused["problems"].as_str().is_some_and(|problems| problems.contains("config is gone")), "{refused}");
    assert!(served.post(PATH, TICKET).starts_with("HTTP/1.1 201"));
    std::fs::rename(place.path("away"), place.path("config")).expect("ours");
    served.line("configuration reloaded");
    assert_eq!(served.end().0, DONE);
}

#[test]
fn a_token_that_is_withdrawn_admits_nobody_after_a_reload() {
    let place = Place::with_config();
    let settings = place.read("config/tamis.yaml");
    place.write("config/tamis.yaml", format!("{settings}proxy: {{ tokens: ../tokens }}\n"));
    place.write("tokens", digest("not-a-real-token-1"));
    let mut served = Served::start(&place);
    let post = |served: &Served, token: &str| {
        let answer = served.post_with(&format!("\r\nAuthorization: Bearer {token}"), PATH, TICKET);
        answer[9..12].to_owned()
    };
    assert_eq!(
        (post(&served, "not-a-real-token-1").as_str(), post(&served, "not-a-real-token-2").as_str()),
        ("201", "401")
    );
    place.write("tokens", digest("not-a-real-token-2"));
    // No signal: the file lies outside the directory, and is watched all the same.
    served.line("configuration reloaded");
    assert_eq!(
        (post(&served, "not-a-real-token-1").as_str(), post(&served, "not-a-real-token-2").as_str()),
        ("401", "201")
    );
    assert_eq!(served.end().0, DONE);
}

#[test]
fn a_key_is_made_at_the_start_and_never_by_a_reload() {
    let place = Place::new();
    let mut served = Served::start(&place);
    std::fs::remove_file(place.path("data/tamis.key")).expect("it was made");
    served.signal(Signal::HUP);
    let refused = served.line("configuration refused, the old one stays");
    assert!(refused["problems"].as_str().is_some_and(|problems| problems.contains("tamis.key")), "{refused}");
    assert!(!place.path("data/tamis.key").exists());
    served.post(PATH, TICKET);
    served.post(PATH, TICKET);
    let text = stored(&place);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() == 2 && lines[0] == lines[1], "the key in force stays: {lines:?}");
    assert_eq!(served.end().0, DONE);
}

/// The layout of deploy/compose.yaml, beneath a directory: the configuration as it is, the container's settings over it,
/// data on the volume and nowhere else.
#[test]
fn the_containers_layout_serves_and_writes_to_its_volume_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let overlay = std::fs::read_to_string(root.join("deploy/container/tamis.yaml")).expect("it is there");
    let compose = std::fs::read_to_string(root.join("deploy/compose.yaml")).expect("it is there");
    for said in ["../config:/etc/tamis:ro", "./container:/etc/tamis-container:ro", "data:/var/lib/tamis"] {
        assert!(compose.contains(said), "deploy/compose.yaml is laid out otherwise: {said}");
    }
    let place = Place::new();
    copy(&root.join("config"), &place.path("etc/tamis"));
    let volume = place.path("var/lib/tamis");
    std::fs::create_dir_all(&volume).expect("ours");
    // Listening on all addresses is the container's affair.
    let here = overlay.replace("/var/lib/tamis", &volume.display().to_string()).replace("0.0.0.0", "127.0.0.1");
    place.write("etc/tamis-container/tamis.yaml", here);
    let etc = [place.path("etc/tamis"), place.path("etc/tamis-container")].map(|path| path.display().to_string());
    let mut command = place.command(&["serve", "--config", &etc[0], "--config", &etc[1]]);
    command.current_dir(&volume).env("TAMIS__ADMIN__METRICS", "127.0.0.1:0");
    let served = Served::from(command);
    assert!(served.post(PATH, TICKET).starts_with("HTTP/1.1 201"));
    assert_eq!(served.end().0, DONE);
    let names = |path: &str| {
        let entries = std::fs::read_dir(place.path(path)).expect(path).flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("etc"), ["tamis", "tamis-container"]);
    assert_eq!(names("var/lib/tamis/data"), ["support-tickets", "tamis.key"]);
}

#[test]
fn a_second_signal_ends_a_drain() {
    let place = Place::with_config();
    let mut served = Served::start(&place);
    let mut stream = TcpStream::connect(&served.proxy).expect("a server");
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nHost: t\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n"
    );
    stream.write_all(format!("{head}{TICKET}").as_bytes()).expect("room");
    let begun = (0..5000).any(|_| served.metrics().contains("tamis_requests_in_flight 1"));
    assert!(begun, "the request never began");
    served.signal(Signal::INT);
    served.line("tamis stops: requests in flight may finish");
    // Until its handler is in place a signal may be missed, so it is raised again.
    let ended = (0..500).find_map(|_| {
        served.signal(Signal::INT);
        std::thread::sleep(Duration::from_millis(10));
        served.child.try_wait().expect("a child")
    });
    assert_eq!(ended.and_then(|status| status.code()), Some(WORLD), "it does not wait for the drain's end");
}

//! `tamis run`: files and standard input, framings and codings, whole outputs or none.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::support::{DONE, Place, REFUSED, USAGE, WORLD, ended};

const EVENTS: &str =
    "{\"id\":1,\"mail\":\"ana@example.org\",\"n\":1.50}\n{\"id\":2,\"mail\":\"max@example.org\",\"x\":[1]}\n";
const KEPT: &str = "{\"id\":1}\n{\"id\":2}\n";

#[test]
fn standard_input_goes_to_standard_output() {
    let place = Place::new();
    let ran = place.feed(&["run", "--keep", "$.id"], EVENTS.as_bytes()).expect(DONE);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), (KEPT, ""));
    // `auto`: any values in sequence, arrays of records too.
    let ran = place.feed(&["run", "--keep", "$.id", "-"], b"{\"id\":1} [{\"id\":2,\"a\":3}]").expect(DONE);
    assert_eq!(ran.out, "{\"id\":1} [{\"id\":2}]");
    let ran = place.feed(&["run", "--keep", "$.id"], b"").expect(DONE);
    assert_eq!(ran.out, "");
}

#[test]
fn the_extension_says_how_a_file_is_framed() {
    let place = Place::new();
    place.write("a.json", "[ {\"id\": 1, \"x\": 2},\n  {\"id\": 2} ]\n");
    assert_eq!(place.run(&["run", "--keep", "$.id", "a.json"]).expect(DONE).out, "[ {\"id\": 1},\n  {\"id\": 2} ]\n");
    place.write("two.json", "{\"id\":1} {\"id\":2}");
    place.run(&["run", "--keep", "$.id", "two.json"]).expect(REFUSED);
    place.run(&["run", "--keep", "$.id", "two.json", "--framing", "auto"]).expect(DONE);
    place.write("a.json-seq", "\u{1e}{\"id\":1,\"x\":2}\n\u{1e}{\"id\":2}\n");
    assert_eq!(
        place.run(&["run", "--keep", "$.id", "a.json-seq"]).expect(DONE).out,
        "\u{1e}{\"id\":1}\n\u{1e}{\"id\":2}\n"
    );
    place.write("a.events", ": note\nid: 7\nevent: delta\ndata: {\"id\":1,\"x\":2}\n\ndata: {\"x\":3}\n\n");
    assert_eq!(
        place.run(&["run", "--keep", "$.id", "a.events", "--framing", "sse"]).expect(DONE).out,
        "event: delta\ndata: {\"id\":1}\n\n"
    );
    place.write("a.txt", EVENTS);
    place.run(&["run", "--keep", "$.id", "a.txt"]).expect(USAGE).says("a.txt").says("--framing");
    assert_eq!(place.run(&["run", "--keep", "$.id", "a.txt", "--framing", "ndjson"]).expect(DONE).out, KEPT);
    place.write("a.json.br", "");
    place.run(&["run", "--keep", "$.id", "a.json.br"]).expect(USAGE).says("not supported yet");
    place.run(&["run", "--keep", "$.id", "no.json"]).expect(WORLD).says("no.json");
}

#[test]
fn gzip_and_zstd_by_extension_both_ways() {
    let place = Place::new();
    place.write("a.ndjson", EVENTS);
    place.run(&["run", "--unlisted", "keep", "--drop", "$.mail", "a.ndjson", "-o", "b.ndjson.gz"]).expect(DONE);
    place.run(&["run", "--unlisted", "keep", "--drop", "$.n", "b.ndjson.gz", "-o", "c.ndjson.zst"]).expect(DONE);
    assert_eq!(std::fs::read(place.path("b.ndjson.gz")).expect("b")[..2], [0x1f, 0x8b]);
    assert_eq!(std::fs::read(place.path("c.ndjson.zst")).expect("c")[..4], [0x28, 0xb5, 0x2f, 0xfd]);
    let ran = place.run(&["run", "--unlisted", "keep", "c.ndjson.zst"]).expect(DONE);
    assert_eq!(ran.out, "{\"id\":1}\n{\"id\":2,\"x\":[1]}\n");

    let whole = std::fs::read(place.path("b.ndjson.gz")).expect("b");
    place.write("cut.ndjson.gz", &whole[..whole.len() - 3]);
    place.run(&["run", "--unlisted", "keep", "cut.ndjson.gz", "-o", "d.ndjson"]).expect(REFUSED).says("cut.ndjson.gz");
    assert!(!place.path("d.ndjson").exists());
}

#[test]
fn several_inputs_are_joined_in_order_or_kept_apart() {
    let place = Place::new();
    place.write("in/a.ndjson", "{\"id\":1}\n{\"id\":2}");
    place.write("in/b.ndjson", "{\"id\":3}\n");
    place.run(&["run", "--keep", "$.id", "in/b.ndjson", "in/a.ndjson", "in/b.ndjson", "-o", "all.ndjson"]).expect(DONE);
    assert_eq!(place.read("all.ndjson"), "{\"id\":3}\n{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n");
    place.write("in/c.json", "{\"id\":4,\"x\":0}");
    place.run(&["run", "--keep", "$.id", "in/a.ndjson", "in/c.json"]).expect(USAGE).says("framed differently");
    std::fs::create_dir(place.path("out")).expect("a folder");
    place.run(&["run", "--keep", "$.id", "in/a.ndjson", "in/c.json", "-o", "out"]).expect(DONE);
    assert_eq!(
        (place.read("out/a.ndjson").as_str(), place.read("out/c.json").as_str()),
        ("{\"id\":1}\n{\"id\":2}", "{\"id\":4}")
    );
    place.run(&["run", "--keep", "$.id", "in/a.ndjson", "in/a.ndjson", "-o", "out/"]).expect(USAGE).says("overwrite");
    place.run(&["run", "--keep", "$.id", "-o", "out/"]).expect(USAGE).says("no name");
    place.run(&["run", "--keep", "$.id", "-", "-"]).expect(USAGE).says("once");
}

#[test]
fn an_error_leaves_no_output_and_no_temporary_file() {
    let place = Place::new();
    place.write("good.ndjson", EVENTS);
    place.write("bad.ndjson", format!("{EVENTS}{{\"id\":3,}}\n"));
    place.write("old.ndjson", "old\n");
    let before = place.names();
    for out in ["new.ndjson", "old.ndjson", "./"] {
        let args = ["run", "--keep", "$.id", "good.ndjson", "bad.ndjson", "-o", out, "--stats", "s.json"];
        place.run(&args).expect(REFUSED).says("bad.ndjson").says("record 3");
        assert_eq!(place.names(), before, "{out}");
    }
    assert_eq!(place.read("old.ndjson"), "old\n");
    assert_eq!(place.read("good.ndjson"), EVENTS);
    place.run(&["run", "--keep", "$.id", "good.ndjson", "-o", "no/such/folder.ndjson"]).expect(WORLD);
    place.run(&["run", "--keep", "$.id", "good.ndjson", "-o", "x.ndjson", "--stats", "no/s.json"]).expect(WORLD);
    assert_eq!(place.names(), before);
}

#[test]
fn a_signal_leaves_no_temporary_file() {
    let place = Place::new();
    let mut command = place.command(&["run", "--unlisted", "keep", "-o", "out.ndjson"]);
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().expect("the program");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(b"{\"id\":1}\n").expect("room");
    let begun = |names: &[String]| names.iter().any(|name| name.ends_with(".part"));
    for _ in 0..500 {
        if begun(&place.names()) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(begun(&place.names()), "{:?}", place.names());
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("a process");
    assert_eq!(ended(child).code, 128 + 15);
    assert_eq!(place.names(), Vec::<String>::new());
    drop(stdin);
}

#[test]
fn an_output_replaces_its_input_in_one_step() {
    let place = Place::new();
    place.write("a.ndjson", EVENTS);
    place.run(&["run", "--keep", "$.id", "a.ndjson", "-o", "a.ndjson"]).expect(DONE);
    assert_eq!(place.read("a.ndjson"), KEPT);
    place.run(&["run", "--keep", "$.id", "a.ndjson", "-o", "/dev/null"]).expect(DONE);
    assert!(std::fs::metadata("/dev/null").is_ok_and(|meta| !meta.is_file()));
    let mode = std::fs::metadata(place.path("a.ndjson")).expect("a").permissions().mode();
    assert_ne!(mode & 0o044, 0, "{mode:o}");
}

#[test]
fn the_tally_is_written() {
    let place = Place::new();
    let input = "{\"id\":1,\"t\":\"write to ana@example.org\",\"p\":\"x\"}\n[]\n{\"other\":1}\n";
    place
        .feed(&["run", "--keep", "$.id", "--scan", "$.t", "--drop", "$.p", "--stats", "s.json"], input.as_bytes())
        .expect(DONE);
    let stats: Value = serde_json::from_str(&place.read("s.json")).expect("JSON");
    let digest = stats["policy"].as_str().expect("a digest");
    assert!(digest.starts_with("sha256:") && digest.len() == 7 + 64, "{digest}");
    assert_eq!(stats["records"], json!({"passed": 1, "dropped": {"empty": 1, "error": 0}, "refused": 0}));
    assert_eq!(
        stats["fields"],
        json!([
            {"rule": "$.id", "action": "keep", "count": 1},
            {"rule": "$.t", "action": "scan", "count": 1},
            {"rule": "$.p", "action": "drop", "count": 1},
        ])
    );
    assert_eq!(stats["findings"], json!([{"type": "EMAIL_ADDRESS", "action": "redact", "count": 1}]));
    assert_eq!((&stats["unlisted"], &stats["unfit"]), (&json!(1), &json!(0)));
    assert_eq!(stats["names"], json!(["patterns"]), "nobody outside is asked");
    assert_eq!(stats["bytes"]["in"], json!(input.len()));
    assert_eq!((&stats["dataset"], &stats["draft"]), (&json!("ad-hoc"), &json!(true)));
}

#[test]
fn rules_decide_in_the_order_of_the_command_line() {
    let place = Place::new();
    let run = |args: &[&str]| place.feed(&[&["run"], args].concat(), b"{\"a\":{\"b\":1,\"c\":2}}").expect(DONE).out;
    assert_eq!(run(&["--drop", "$.a.b", "--keep", "$.a.*"]), "{\"a\":{\"c\":2}}");
    assert_eq!(run(&["--keep", "$.a.*", "--drop", "$.a.b"]), "{\"a\":{\"b\":1,\"c\":2}}");
    assert_eq!(run(&["--drop", "$.a.c", "--keep", "$.a.c", "--keep", "$.a.b"]), "{\"a\":{\"b\":1}}");
    assert_eq!(run(&["--unlisted", "keep", "--drop", "$.a.c"]), "{\"a\":{\"b\":1}}");
}

#[test]
fn names_and_unlisted_texts_are_scanned_unless_told_not_to() {
    let place = Place::new();
    let input = b"{\"ana@example.org\":\"call ana@example.org\"}";
    let run = |args: &[&str]| place.feed(&[&["run"], args].concat(), input).expect(DONE).out;
    assert_eq!(run(&["--unlisted", "keep", "--names", "keep"]).as_bytes(), input);
    assert!(!run(&["--unlisted", "scan"]).contains("ana@"));
    let kept = run(&["--unlisted", "keep"]);
    assert!(kept.contains("call ana@example.org") && !kept.contains("\"ana@"), "{kept}");
}

#[test]
fn pseudonyms_hang_on_the_key() {
    let place = Place::new();
    let key = place.write("k", "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210\n");
    let run = |args: &[&str]| place.feed(&[&["run", "--pseudonymise", "$.id"], args].concat(), b"{\"id\":\"x\"}");
    run(&["--key", "file:k"]).expect(WORLD).says("chmod 600");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    let first = run(&["--key", "file:k"]).expect(DONE);
    assert_eq!((first.out.as_str(), first.err.as_str()), (run(&["--key", "file:k"]).out.as_str(), ""));
    assert!(first.out.starts_with("{\"id\":\"p1k1_"), "{}", first.out);
    let other = run(&[]).expect(DONE).says("warning: no --key");
    assert_ne!(first.out, other.out);
    assert_ne!(run(&[]).out, other.out);
    run(&["--key", "file:none"]).expect(WORLD).says("file:none");
    run(&["--key", "env:NONE"]).expect(WORLD).says("env:NONE");
    let pasted = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    run(&["--key", "env:A=b"]).expect(WORLD);
    run(&["--key", "short"]).expect(USAGE).says("by reference");
    assert!(!place.path(pasted).exists());
}

#[test]
fn a_policy_and_rules_exclude_each_other() {
    let place = Place::with_config();
    place.run(&["run"]).expect(USAGE).says("-d DATASET -p PURPOSE");
    place.run(&["run", "-d", "support-tickets"]).expect(USAGE);
    for flag in ["--keep", "--drop", "--scan", "--pseudonymise"] {
        place.run(&["run", "-d", "support-tickets", "-p", "ticket-routing", flag, "$.a"]).expect(USAGE);
    }
    place.run(&["run", "-d", "support-tickets", "-p", "ticket-routing", "--unlisted", "keep"]).expect(USAGE);
    place.run(&["run", "-d", "nothing", "-p", "ticket-routing"]).expect(USAGE).says("support-tickets");
    place.run(&["run", "-d", "support-tickets", "-p", "recommendation"]).expect(USAGE).says("ticket-routing");
    place.run(&["run", "--keep", "$[?@.a]"]).expect(USAGE).says("$[?@.a]");
    place.run(&["run", "--keep", "id"]).expect(USAGE);
}

#[test]
fn a_policy_runs_over_a_file() {
    let place = Place::with_config();
    place.write("t.ndjson", "{\"id\":\"T-1\",\"status\":\"open\",\"body\":\"write to ana@example.org\",\"x\":1}\n");
    let args = ["run", "-d", "support-tickets", "-p", "ticket-routing", "t.ndjson", "--stats", "s.json"];
    let ran = place.run(&args).expect(DONE);
    assert!(
        !ran.out.contains("T-1") && !ran.out.contains("ana@") && ran.out.contains("\"status\":\"open\""),
        "{}",
        ran.out
    );
    let stats: Value = serde_json::from_str(&place.read("s.json")).expect("JSON");
    assert_eq!((&stats["dataset"], &stats["draft"]), (&json!("support-tickets"), &json!(false)));
    let again = place.run(&args[..args.len() - 2]).expect(DONE);
    assert_eq!(ran.out, again.out, "the key is the settings' own");
}

#[test]
fn what_replaces_a_file_is_for_the_same_people() {
    let place = Place::new();
    place.write("in.ndjson", EVENTS);
    for (name, mode) in [("out.ndjson", 0o600), ("s.json", 0o640)] {
        let path = place.write(name, "old");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a mode");
    }
    place.run(&["run", "--keep", "$.id", "in.ndjson", "-o", "out.ndjson", "--stats", "s.json"]).expect(DONE);
    assert_eq!(place.read("out.ndjson"), KEPT);
    for (name, mode) in [("out.ndjson", 0o600), ("s.json", 0o640)] {
        let seen = std::fs::metadata(place.path(name)).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(seen, mode, "{name}");
    }
}

#[test]
fn what_cannot_end_well_is_not_begun() {
    let place = Place::new();
    place.write("in.ndjson", EVENTS);
    place.write("sub/x", "");
    let run = |args: &[&str]| place.run(&[&["run", "--keep", "$.id"], args].concat());
    run(&["sub"]).expect(USAGE).says("sub is a directory");
    run(&["in.ndjson", "--stats", "-"]).expect(USAGE).says("--stats");
    let ran = run(&["in.ndjson", "--stats", "none/s.json"]).expect(WORLD).says("none/s.json");
    assert_eq!(ran.out, "", "nothing was written");
    let ran = run(&["in.ndjson", "-o", "none/x.ndjson"]).expect(WORLD);
    assert!(!ran.err.contains(".part") && ran.err.contains("not found"), "{}", ran.err);
    assert_eq!(place.read("in.ndjson"), EVENTS);
}

#[test]
fn a_reader_that_goes_away_ends_it_as_the_signal_would() {
    let place = Place::new();
    place.write("in.ndjson", EVENTS.repeat(100_000));
    let mut command = place.command(&["run", "--keep", "$.id", "in.ndjson"]);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("the program");
    drop(child.stdout.take());
    let ran = ended(child);
    assert_eq!((ran.code, ran.err.as_str()), (141, ""));
}

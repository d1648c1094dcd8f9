//! `tamis demo --once`: the main job from end to end, on ports of its own where the usual ones are taken.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use crate::support::{DONE, Place, WORLD};

#[test]
fn the_demo_shows_what_was_removed_and_ends() {
    let place = Place::new();
    // Taken or not: the demo runs.
    let _held = [TcpListener::bind("127.0.0.1:8080"), TcpListener::bind("127.0.0.1:9900")];
    let ran = place.run(&["demo", "--once"]).expect(DONE);
    assert_eq!(ran.err, "");
    for part in ["before", "after", "by rule", "EMAIL_ADDRESS", "1,000 records passed", "not listed by any rule"] {
        assert!(ran.out.contains(part), "no `{part}` in {}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'), "no colour where nobody looks");

    let lane = place.path("tamis-demo/data/support-tickets/ticket-routing");
    let stored: Vec<_> =
        std::fs::read_dir(lane).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    let segment = stored.iter().find(|path| path.extension().is_some_and(|ext| ext == "ndjson")).expect("a segment");
    assert!(ran.out.contains(segment.file_name().expect("a name").to_string_lossy().as_ref()));
    let text = std::fs::read_to_string(segment).expect("text");
    assert_eq!(text.lines().count(), 1000);
    let sample = place.read("tamis-demo/sample.ndjson");
    for line in sample.lines() {
        let ticket: serde_json::Value = serde_json::from_str(line).expect("a ticket");
        for pointer in ["/id", "/customer/name", "/customer/email", "/session", "/comments/0/author"] {
            let value = ticket.pointer(pointer).and_then(|value| value.as_str()).expect("a value");
            assert!(!text.contains(&format!("\"{value}\"")), "{pointer}");
        }
    }
    assert!(!text.contains("@example."), "addresses leave every text");
    let mode = std::fs::metadata(place.path("tamis-demo/key")).expect("a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    // What it tells a newcomer to try works.
    place.run(&["test", "--config", "tamis-demo/config"]).expect(DONE);
    place.run(&["check", "--config", "tamis-demo/config"]).expect(DONE);
    let explain = ["explain", "--config", "tamis-demo/config", "-d", "support-tickets", "-p", "ticket-routing"];
    place.feed(&explain, sample.lines().next().expect("a line").as_bytes()).expect(DONE);
}

#[test]
fn a_directory_that_is_there_is_left_alone() {
    let place = Place::new();
    place.write("here/x", "x");
    place.run(&["demo", "--once", "--dir", "here"]).expect(WORLD).says("here");
    assert_eq!(place.names(), ["here"]);
    place.write("tamis-demo/x", "x");
    place.run(&["demo", "--once"]).expect(DONE).shows("tamis-demo-2");
}

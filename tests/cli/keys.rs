//! `tamis keys`: made once, kept private, never shown.

use std::os::unix::fs::PermissionsExt;

use crate::support::{DONE, Place, USAGE, WORLD};

#[test]
fn a_new_key_is_its_owners_alone() {
    let place = Place::new();
    let ran = place.run(&["keys", "new", "--id", "k7", "-o", "k7.key"]).expect(DONE).shows("k7").shows("k7.key");
    let text = place.read("k7.key");
    assert_eq!(std::fs::metadata(place.path("k7.key")).expect("a key").permissions().mode() & 0o777, 0o600);
    assert!(text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()), "{} characters", text.len());
    assert!(!ran.out.contains(&text) && !ran.err.contains(&text));
    place.run(&["keys", "new", "--id", "k7", "-o", "k7.key"]).expect(WORLD).says("k7.key");
    assert_eq!(place.read("k7.key"), text);
    place.run(&["keys", "new"]).expect(DONE);
    assert_ne!(place.read("tamis-k1.key"), text);
    place.run(&["keys", "new", "--id", "K 1"]).expect(USAGE);
    assert_eq!(place.names(), ["k7.key", "tamis-k1.key"]);
}

#[test]
fn the_keys_of_the_settings_are_listed_without_being_shown() {
    let place = Place::new();
    place.run(&["keys", "new", "--id", "k1", "-o", "a"]).expect(DONE);
    let made = place.run(&["keys", "new", "--id", "k2", "-o", "b"]).expect(DONE);
    let (a, b) = (place.path("a"), place.path("b"));
    let keys = format!("k1: {{ file: {} }}, k2: {{ file: {} }}", a.display(), b.display());
    place.write("config/tamis.yaml", format!("tamis: 1\nkeyring: {{ active: k2, keys: {{ {keys} }} }}\n"));
    let ran = place.run(&["keys", "list"]).expect(DONE);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert!(lines[0].starts_with("k1") && !lines[0].contains("active"), "{}", lines[0]);
    assert!(lines[1].starts_with("k2") && lines[1].contains("active"), "{}", lines[1]);
    let fingerprint = made.out.split(' ').nth(1).expect("a fingerprint");
    assert!(lines[1].contains(fingerprint) && !lines[0].contains(fingerprint));
    assert!(!ran.out.contains(&place.read("a")) && !ran.out.contains(&place.read("b")));
    assert_eq!(ran.err, "");
    place.write("b", "0".repeat(64));
    place.run(&["keys", "list"]).expect(DONE).says("key k2 has few different byte values");
    std::fs::remove_file(b).expect("a file");
    place.run(&["keys", "list"]).expect(WORLD).says("k2");
}

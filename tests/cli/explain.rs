//! `tamis explain`: the whole text, as a person sees it.

use serde_json::Value;

use crate::support::{DONE, Place, REFUSED};

const PAIR: [&str; 5] = ["explain", "-d", "support-tickets", "-p", "ticket-routing"];
const RECORD: &str = r#"{"status":"open","body":"write to ana@example.org","password":"hunter2","customer":{"name":"Max","ip":"192.0.2.77"}}"#;

#[test]
fn each_path_has_its_rule_and_its_findings() {
    let ran = Place::with_config().feed(&PAIR, RECORD.as_bytes()).expect(DONE);
    // The pseudonym hangs on a key that is forgotten.
    let seen: String = ran
        .out
        .split_inclusive([' ', '"'])
        .map(|word| if word.starts_with("p1k0_") { "PSEUDONYM@pseudonym.invalid\"" } else { word })
        .collect();
    let golden = include_str!("../golden/explain.txt");
    assert_eq!(seen, golden);
}

#[test]
fn programs_get_json() {
    let ran = Place::with_config().feed(&[&PAIR[..], &["--format", "json"]].concat(), RECORD.as_bytes()).expect(DONE);
    let explained: Value = serde_json::from_str(&ran.out).expect("JSON");
    let decisions = explained["decisions"].as_array().expect("decisions");
    let of = |path: &str| decisions.iter().find(|decision| decision["path"] == path).expect("a decision");
    assert_eq!((&of("$.status")["rule"], &of("$.status")["action"]), (&"$.status".into(), &"keep".into()));
    assert_eq!((&of("$.password")["rule"], &of("$.password")["action"]), (&Value::Null, &"drop".into()));
    let found = &of("$.body")["findings"][0];
    assert_eq!((&found["type"], &found["start"], &found["end"]), (&"EMAIL_ADDRESS".into(), &9.into(), &24.into()));
    assert_eq!((&found["accepted"], &found["action"]), (&true.into(), &"pseudonymise".into()));
    assert!(explained["output"].as_str().is_some_and(|output| !output.contains("ana@")));
}

#[test]
fn several_records_are_set_apart() {
    let place = Place::with_config();
    for input in ["{\"status\":\"open\"}\n{\"body\":\"x\"}\n", "[{\"status\":\"open\"},{\"body\":\"x\"}]"] {
        let out = place.feed(&PAIR, input.as_bytes()).expect(DONE).out;
        let lines: Vec<&str> = out.lines().map(|line| line.split("  ").next().unwrap_or_default()).collect();
        assert_eq!(lines[..6], ["record 1", "$.status", "", "record 2", "$.body", ""], "{out}");
        let ran = place.feed(&[&PAIR[..], &["--format", "json"]].concat(), input.as_bytes()).expect(DONE);
        let explained: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(
            (&explained["decisions"][0]["record"], &explained["decisions"][1]["record"]),
            (&1.into(), &2.into())
        );
    }
}

#[test]
fn what_does_not_fit_says_what_it_became() {
    let place = Place::with_config();
    let input = br#"{"created_at":"some day"}"#;
    let out = place.feed(&PAIR, input).expect(DONE).out;
    assert!(out.starts_with("$.created_at  unfit → drop"), "{out}");
    let ran = place.feed(&[&PAIR[..], &["--format", "json"]].concat(), input).expect(DONE);
    let explained: Value = serde_json::from_str(&ran.out).expect("JSON");
    let decision = &explained["decisions"][0];
    assert_eq!((&decision["action"], &decision["else"]), (&"unfit".into(), &"drop".into()));
}

#[test]
fn nobody_learns_a_live_pseudonym() {
    let place = Place::with_config();
    let first = place.feed(&PAIR, b"{\"id\":\"T-1\"}").expect(DONE).out;
    assert_ne!(first, place.feed(&PAIR, b"{\"id\":\"T-1\"}").expect(DONE).out);
    assert!(!place.path("data").exists(), "no key is made");
}

#[test]
fn what_led_to_a_refusal_is_shown_first() {
    // A record that is swept is held back: what is malformed in it is known before anything is decided.
    let ran = Place::with_config().feed(&PAIR, b"{\"status\":\"open\"}\n{\"status\":}").expect(REFUSED);
    assert!(ran.out.contains("$.status"), "{}", ran.out);
}

#[test]
fn a_refused_record_comes_out_as_nothing() {
    let place = Place::with_config();
    let ran =
        place.feed(&["explain", "-d", "support-tickets", "-p", "ticket-routing"], b"{\"id\":tru}").expect(REFUSED);
    assert!(ran.out.contains("the input is refused") && !ran.out.contains("holds no record"), "{}", ran.out);
}

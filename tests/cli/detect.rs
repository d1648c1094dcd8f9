//! `tamis detect`: NDJSON in, spans out.

use serde_json::{Value, json};

use crate::support::{DONE, Place, REFUSED, USAGE};

fn spans(args: &[&str], text: &str) -> Value {
    let line = json!({"id": "a", "text": text}).to_string();
    let ran = Place::new().feed(&[&["detect"], args].concat(), line.as_bytes()).expect(DONE);
    let answer: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(answer["id"], "a");
    answer["spans"].clone()
}

#[test]
fn offsets_count_unicode_scalars() {
    let found = spans(&[], "é🎈: ana@example.org and max@example.com");
    assert_eq!(found[0]["type"], "EMAIL_ADDRESS");
    assert_eq!((&found[0]["start"], &found[0]["end"]), (&json!(4), &json!(19)));
    assert_eq!((&found[1]["start"], &found[1]["end"]), (&json!(24), &json!(39)));
    assert!(found[0]["score"].as_f64().is_some_and(|score| (0.5..=1.0).contains(&score)));
    assert!(found[0]["reason"].is_string());
    assert_eq!(spans(&[], "nothing here"), json!([]));
}

#[test]
fn types_scores_and_languages_are_chosen() {
    let text = "ana@example.org paid with 4242 4242 4242 4242";
    assert_eq!(spans(&["--type", "CREDIT_CARD"], text).as_array().map(Vec::len), Some(1));
    assert_eq!(spans(&["--type", "CREDIT_CARD", "--type", "EMAIL_ADDRESS"], text).as_array().map(Vec::len), Some(2));
    assert_eq!(spans(&["--languages", "fr,en"], text).as_array().map(Vec::len), Some(2));
    let place = Place::new();
    place.run(&["detect", "--type", "NO_SUCH"]).expect(USAGE).says("NO_SUCH");
    place.run(&["detect", "--min-score", "2"]).expect(USAGE);
    place.run(&["detect", "--languages", "tlh"]).expect(USAGE).says("tlh");
}

#[test]
fn answers_come_in_the_order_of_the_lines() {
    let input: String = (0..500).map(|id| format!("{{\"text\":\"u{id}@example.org\",\"id\":{id}.0}}\n\n")).collect();
    let ran = Place::new().feed(&["detect"], input.as_bytes()).expect(DONE);
    let ids: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix("{\"id\":")?.split(',').next()).collect();
    assert_eq!(ids, (0..500).map(|id| format!("{id}.0")).collect::<Vec<_>>());
}

#[test]
fn a_bad_line_is_named_by_number() {
    let place = Place::new();
    for (bad, why) in
        [("[]", "not a JSON object"), ("{\"id\":1}", "no member `text`"), ("{\"text\":1}", "not a string")]
    {
        let ran = place.feed(&["detect"], format!("{{\"text\":\"a\"}}\n{bad}\n").as_bytes()).expect(REFUSED);
        assert_eq!(ran.out.lines().count(), 1);
        ran.says("line 2").says(why);
    }
}

#[test]
fn the_catalogue_is_listed() {
    let place = Place::new();
    let listed: Vec<Value> =
        serde_json::from_str(&place.run(&["detect", "--list", "--format", "json"]).expect(DONE).out).expect("JSON");
    let table = place.run(&["detect", "--list"]).expect(DONE).out;
    assert!(listed.len() >= 15);
    for entry in &listed {
        let name = entry["type"].as_str().expect("a type");
        assert!(table.lines().any(|line| line.starts_with(name)), "{name}");
        assert!(entry["examples"].as_array().is_some_and(|examples| !examples.is_empty()), "{name}");
    }
    place.run(&["detect", "--format", "json"]).expect(USAGE);
}

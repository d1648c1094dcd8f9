//! `tamis init`: a draft that loads, and lets nothing pass.

use crate::support::{DONE, Place, REFUSED, USAGE, WORLD};

const SAMPLE: &str = concat!(
    r#"{"id":7,"user":{"mail":"ana@example.org","first name":"Ana"},"tags":["a"],"by":{"max@example.org":1}}"#,
    "\n",
    r#"{"id":8,"user":{"mail":null},"open":true,"meta":{},"tags":[],"seen":[]}"#,
    "\n"
);

#[test]
fn a_draft_lists_every_path_and_no_value() {
    let place = Place::new();
    place.write("my tickets.ndjson", SAMPLE);
    place.run(&["init", "my tickets.ndjson"]).expect(DONE).shows("config/datasets/my-tickets.yaml").shows("2 records");
    let draft = place.read("config/datasets/my-tickets.yaml");
    for part in [
        "select: $.id,",
        "number ×2",
        "select: $.user.mail,",
        "null ×1, string ×1; holds EMAIL_ADDRESS ×1",
        r#"select: "$.user['first name']","#,
        r#"select: "$.tags[*]","#,
        r#"select: "$.by.*","#,
        "names hold EMAIL_ADDRESS ×1",
        "boolean ×1",
        "select: $.meta,",
        "empty object ×1",
        "select: $.seen,",
        "empty array ×1",
        "status: draft",
        "unlisted: drop",
    ] {
        assert!(draft.contains(part), "no `{part}` in {draft}");
    }
    assert!(!draft.contains("ana@") && !draft.contains("max@") && !draft.contains("Ana"), "{draft}");
    place.run(&["check"]).expect(DONE);
    let ran = place.feed(&["run", "-d", "my-tickets", "-p", "training"], SAMPLE.as_bytes()).expect(DONE);
    assert_eq!(ran.out.trim(), "");
    // A line made live by hand is a rule.
    // Whether the blank behind the `#` goes with it or not.
    for live in ["- {", " - {"] {
        let made = |line: &str| match line.contains("$.id,") {
            true => line.replacen("# - {", live, 1),
            false => line.to_owned(),
        };
        let lines: Vec<String> = draft.lines().map(made).collect();
        place.write("config/datasets/my-tickets.yaml", lines.join("\n") + "\n");
        let ran = place.feed(&["run", "-d", "my-tickets", "-p", "training"], SAMPLE.as_bytes()).expect(DONE);
        assert_eq!(ran.out, "{\"id\":7}\n{\"id\":8}\n");
    }
}

#[test]
fn drafts_are_not_overwritten() {
    let place = Place::new();
    place.write("a.ndjson", SAMPLE);
    place.run(&["init", "a.ndjson", "--dataset", "x", "--purpose", "p", "--config", "c"]).expect(DONE);
    place.run(&["init", "a.ndjson", "--dataset", "x", "--config", "c"]).expect(WORLD).says("c/datasets/x.yaml");
    place.run(&["init", "a.ndjson", "--dataset", "y", "--purpose", "p", "--config", "c"]).expect(DONE);
    place.run(&["check", "--config", "c"]).expect(DONE);
}

#[test]
fn what_is_no_sample_is_refused() {
    let place = Place::new();
    place.run(&["init", "none.ndjson"]).expect(WORLD).says("none.ndjson");
    place.write("a.ndjson", "\n");
    place.run(&["init", "a.ndjson"]).expect(REFUSED).says("no record");
    place.write("b.ndjson", "{\"a\":1}\n{\"a\" 1}\n");
    place.run(&["init", "b.ndjson"]).expect(REFUSED).says("line 2");
    place.run(&["init", "b.ndjson", "--dataset", "A B"]).expect(USAGE);
    assert!(!place.path("config").exists());
}

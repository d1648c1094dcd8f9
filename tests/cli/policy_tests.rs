//! `tamis test`: policy tests run, differ readably, and are renewed.

use crate::support::{DONE, Place, REFUSED, USAGE};

const TESTS: &str = "# mine
tamis: 1
dataset: support-tickets
purpose: ticket-routing
given: { now: 2026-11-01, key: test }
tests:
  - name: status stays
    in: { id: T-1, status: open }
    out: { id: \"p1…\", status: closed }

  # in flow, on one line
  - { name: to be written, in: { id: T-2, body: mail ana@example.org }, out: later }
  - name: sound
    in: { id: T-3 }
    absent: [ T-3 ]
";

#[test]
fn the_examples_pass() {
    let ran = Place::with_config().run(&["test"]).expect(DONE).shows(" passed, 0 failed");
    assert!(ran.out.lines().count() > 10 && !ran.out.contains("FAIL"), "{}", ran.out);
    Place::with_config().run(&["test", "no such test"]).expect(USAGE).says("no such test");
    Place::new().run(&["test"]).expect(DONE).says("built-in");
}

#[test]
fn a_difference_is_shown_and_can_be_taken_over() {
    let place = Place::with_config();
    place.write("config/tests/mine.yaml", TESTS);
    let ran = place.run(&["test", "mine"]).expect(REFUSED).shows("1 passed, 2 failed");
    assert!(
        ran.out.contains("$.status\n") && ran.out.contains("- \"closed\"") && ran.out.contains("+ \"open\""),
        "{}",
        ran.out
    );
    place.run(&["test", "mine", "--update"]).expect(DONE).shows("2 updated");
    let updated = place.read("config/tests/mine.yaml");
    let lines: Vec<&str> = updated.lines().collect();
    assert!(
        lines[8].starts_with("    out: ") && lines[8].contains("p1test_") && lines[8].contains("open"),
        "{updated}"
    );
    assert_eq!(lines[10], "  # in flow, on one line");
    assert!(lines[11].contains("@pseudonym.invalid") && !lines[11].contains("out: later"), "{updated}");
    let others = |text: &str| -> Vec<String> {
        text.lines().filter(|line| !line.contains("out: ")).map(ToOwned::to_owned).collect()
    };
    assert_eq!(others(&updated), others(TESTS));
    place.run(&["test", "mine"]).expect(DONE).shows("3 passed, 0 failed");
    place.run(&["test", "mine", "--update"]).expect(DONE);
    assert_eq!(place.read("config/tests/mine.yaml"), updated);
}

#[test]
fn built_in_tests_are_not_written() {
    let place = Place::new();
    place.run(&["test", "--update"]).expect(DONE);
    assert_eq!(place.names(), Vec::<String>::new());
    place.run(&["test", "--config"]).expect(USAGE);
}

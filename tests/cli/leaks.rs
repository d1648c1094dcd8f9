//! Whatever goes wrong, nothing that came in is repeated on standard error.

use crate::support::{Place, REFUSED};

const CANARY: &str = "canary-7f3a";

#[test]
fn malformed_input_is_not_repeated() {
    let place = Place::with_config();
    let whole = format!(
        "{{\"id\":\"{CANARY}\",\"{CANARY}\":{{\"x\":[1,true,null,\"{CANARY}\\u00e9\"]}},\"body\":\"{CANARY} ana@example.org\"}}"
    );
    let commands: [&[&str]; 5] = [
        &["run", "--keep", "$.id"],
        &["run", "--scan", "$.body", "--unlisted", "scan"],
        &["run", "-d", "support-tickets", "-p", "ticket-routing"],
        &["detect"],
        &["init", "-", "--dataset", "x", "--config", "drafts"],
    ];
    for command in commands {
        for cut in (1..whole.len()).step_by(7) {
            let ran = place.feed(command, &whole.as_bytes()[..cut]).expect(REFUSED);
            assert!(!ran.err.contains("canary") && !ran.err.contains("ana@"), "{command:?} cut at {cut}: {}", ran.err);
        }
        for broken in [format!("{whole}]{CANARY}"), whole.replace(':', CANARY), whole.replacen('"', CANARY, 1)] {
            let ran = place.feed(command, broken.as_bytes()).expect(REFUSED);
            assert!(!ran.err.contains("canary"), "{command:?}: {}", ran.err);
        }
    }
    assert!(!place.path("drafts").exists());
}

#[test]
fn a_refused_run_has_an_exit_code_and_no_more_output() {
    let place = Place::new();
    let input = format!("{{\"id\":1,\"a\":\"{CANARY}\"}}\n{{\"id\":2,\"a\":\"{CANARY}\"\n");
    let ran = place.feed(&["run", "--keep", "$.id"], input.as_bytes()).expect(REFUSED).says("record 2");
    // What was decided before is out already, and is a beginning of what a whole input gives.
    assert!("{\"id\":1}\n{\"id\":2}\n".starts_with(&ran.out), "{}", ran.out);
    let ran = place.feed(&["run", "--keep", "$.id", "--framing", "ndjson", "--threads", "2"], input.as_bytes());
    assert_eq!(ran.expect(REFUSED).says("record 2").out, "", "the piece that holds the fault is not written");
}

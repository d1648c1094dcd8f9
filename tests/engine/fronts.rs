//! What stands before the values: server-sent events, and lines in pairs.

use tamis::engine::{ErrorKind, Framing, Session};
use tamis::path::Selector;
use tamis::policy::{Action, OnError, Records, Unlisted};

use super::build::{keep, opening, plan, policy, rule, run};
use super::long::{Output, all_cuts};

fn events(input: &str) -> Output {
    let mut policy = policy([(keep(), "$.a"), (Action::Scan, "$.text")], Unlisted::Drop);
    policy.sentinels = vec!["[DONE]".to_owned()];
    let plan = plan(&policy);
    all_cuts(input.as_bytes(), |chunks| run(&plan, opening(Framing::Events), chunks.iter().copied()))
}

fn check(input: &str, expected: &str) {
    let (out, _) = events(input).unwrap_or_else(|error| panic!("{error}: {input}"));
    assert_eq!(String::from_utf8_lossy(&out), expected, "{input}");
}

#[test]
fn events_are_minimised_one_by_one() {
    check("data: {\"a\":1,\"b\":2}\n\n", "data: {\"a\":1}\n\n");
    check("event: delta\nid: 7\n: note\ndata: {\"a\":1}\n\n", "event: delta\ndata: {\"a\":1}\n\n");
    check("data: {\"a\":\ndata: 1,\"b\":2}\r\n\r\n", "data: {\"a\":\ndata: 1}\n\n");
    check("data: [{\"a\":1},{\"b\":2}]\n\n", "data: [{\"a\":1}]\n\n");
    check("data: {\"text\":\"to ana@example.org\"}\n\n", "data: {\"text\":\"to [EMAIL_ADDRESS]\"}\n\n");
}

#[test]
fn sentinels_pass_and_what_is_empty_goes() {
    check("data: {\"a\":1}\n\ndata: [DONE]\n\n", "data: {\"a\":1}\n\ndata: [DONE]\n\n");
    check("event: x\ndata: {\"b\":2}\n\n", "");
    check("retry: 3000\n\n", "retry: 3000\n\n");
    check("retry: 4111111111111111\n\n", "");
    check("event: ana@example.org\ndata: {\"a\":1}\n\n", "data: {\"a\":1}\n\n");
    check("data:\n\n", "");
}

#[test]
fn what_is_no_event_of_json_is_refused() {
    let refused = |input: &str| events(input).expect_err(input);
    let error = refused("data: {\"a\":1}\n\ndata: {\"a\":x}\n\n");
    assert!(matches!(error.kind(), ErrorKind::Malformed(_)), "{error}");
    assert_eq!((error.place().record, error.place().offset), (2, 26));
    assert!(matches!(refused("data: [DONE] \n\n").kind(), ErrorKind::Malformed(_)));
    assert!(matches!(refused("data: {\"a\":1}").kind(), ErrorKind::Malformed(_)), "cut short");
}

#[test]
fn an_event_leaves_when_it_is_complete() {
    let plan = plan(&policy([(keep(), "$.a")], Unlisted::Drop));
    let (mut session, mut out) = (Session::new(plan, opening(Framing::Events)), Vec::new());
    session.push(b"data: {\"a\":1}\n", &mut out).expect("half an event");
    assert!(out.is_empty());
    session.push(b"\n", &mut out).expect("its end");
    assert_eq!(out, b"data: {\"a\":1}\n\n");
}

#[test]
fn an_event_that_fails_in_a_long_text_leaves_nothing_in_the_next() {
    let mut policy = policy([(keep(), "$.a")], Unlisted::Drop);
    policy.records = Records::At(vec![Selector::parse("$.items[*]").expect("a selector")]);
    policy.envelope = vec![rule(Action::Scan, "$.note")];
    policy.on_error = OnError::DropRecord;
    let event = |word: &str, end: &str| format!("data: {{\"note\":\"{}{end}\",\"items\":[]}}\n\n", word.repeat(20_000));
    let input = event("failed ", "\u{1}") + &event("whole ", "");
    for chunk in [input.len(), 4096] {
        let plan = plan(&policy);
        let (out, tally) =
            run(&plan, opening(Framing::Events), input.as_bytes().chunks(chunk)).expect("one is dropped");
        assert_eq!(String::from_utf8_lossy(&out), event("whole ", ""), "in chunks of {chunk}");
        assert_eq!(tally.dropped(), 1);
    }
}

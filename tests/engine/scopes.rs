//! Pseudonym scopes that another node of the record names, and records that are held back for them.

use tamis::engine::{DropReason, ErrorKind, Framing};
use tamis::path::Selector;
use tamis::policy::{Action, Duplicates, OnError, ScopeNode, Unlisted};
use tamis::transform::Scope;

use super::build::{keep, minimise, opening, plan, policy, pseudonymise, run};

fn scoped(scope: Scope, node: Option<&str>) -> tamis::policy::Policy {
    let node = node.map_or(ScopeNode::Session, |node| ScopeNode::Node(Selector::parse(node).expect("legal")));
    policy([(Action::Pseudonymise(pseudonymise(scope), node), "$.who"), (keep(), "$.c")], Unlisted::Drop)
}

/// The pseudonyms of `$.who` line by line.
fn pseudonyms(policy: &tamis::policy::Policy, input: &str) -> Vec<String> {
    let out = minimise(&plan(policy), Framing::Ndjson, input).expect("valid input");
    out.lines().map(|line| line.split('"').nth(3).expect("a pseudonym").to_owned()).collect()
}

#[test]
fn by_joins_what_one_value_names_and_nothing_else() {
    let policy = scoped(Scope::By, Some("$.c"));
    let got = pseudonyms(
        &policy,
        "{\"who\":\"ana\",\"c\":7}\n{\"who\":\"ana\",\"c\":\"7\"}\n{\"who\":\"ana\",\"c\":7.0}\n{\"who\":\"ana\",\"c\":8}\n{\"who\":\"bo\",\"c\":7}\n",
    );
    assert_eq!((&got[0], &got[0]), (&got[1], &got[2]));
    assert_ne!(got[0], got[3]);
    assert_ne!(got[0], got[4]);
}

#[test]
fn records_without_a_scope_lose_the_value() {
    let plan = plan(&scoped(Scope::By, Some("$.c")));
    let input = "{\"who\":\"ana\",\"d\":7}\n{\"who\":\"ana\",\"c\":null}\n";
    let (out, tally) = run(&plan, opening(Framing::Ndjson), [input.as_bytes()]).expect("valid input");
    assert_eq!(out, b"{\"c\":null}\n");
    assert_eq!((tally.unfit, tally.records_passed, tally.dropped()), (2, 1, 1));
}

#[test]
fn a_transaction_pseudonym_differs_from_record_to_record_and_repeats_with_the_stream() {
    let policy = scoped(Scope::Record, None);
    let got = pseudonyms(&policy, "{\"who\":\"ana\"}\n{\"who\":\"ana\"}\n");
    assert_ne!(got[0], got[1]);
    assert_eq!(got, pseudonyms(&policy, "{\"who\":\"ana\"}\n{\"who\":\"ana\"}\n"));
    assert!(!plan(&policy).splits());
}

#[test]
fn days_and_months_come_from_the_record_or_the_session() {
    let policy = scoped(Scope::Day, Some("$.c"));
    let got = pseudonyms(
        &policy,
        "{\"who\":\"ana\",\"c\":\"2026-09-14T10:00:00Z\"}\n{\"who\":\"ana\",\"c\":\"2026-09-14\"}\n{\"who\":\"ana\",\"c\":\"2026-09-15\"}\n",
    );
    assert_eq!(got[0], got[1]);
    assert_ne!(got[0], got[2]);
    let by_session = pseudonyms(&scoped(Scope::Month, None), "{\"who\":\"ana\"}\n{\"who\":\"ana\"}\n");
    assert_eq!(by_session[0], by_session[1]);
}

#[test]
fn an_ambiguous_scope_refuses_the_record() {
    let mut policy = scoped(Scope::By, Some("$.c"));
    let input = "{\"c\":1,\"who\":\"ana\"}\n{\"c\":1,\"who\":\"ana\",\"c\":1}\n";
    let error = minimise(&plan(&policy), Framing::Ndjson, input).expect_err("ambiguous");
    assert_eq!((error.kind(), error.place().record), (ErrorKind::Duplicate, 2));
    policy.duplicates = Duplicates::All;
    assert!(minimise(&plan(&policy), Framing::Ndjson, input).is_ok());
    let differing = input.replace("\"c\":1}", "\"c\":2}");
    assert!(minimise(&plan(&policy), Framing::Ndjson, &differing).is_err());
}

#[test]
fn a_failed_record_is_dropped_alone_and_uncounted() {
    let mut policy = scoped(Scope::By, Some("$.c"));
    policy.on_error = OnError::DropRecord;
    let plan = plan(&policy);
    let input = "{\"who\":\"ana\",\"c\":1}\n{\"who\":\"ana\",\"c\":1,\"c\":2}\n{\"who\":\"ana\",\"c\":}\n{\"who\":\"ana\",\"c\":1}\n";
    for size in [1, 5, 1000] {
        let (out, tally) = run(&plan, opening(Framing::Ndjson), input.as_bytes().chunks(size)).expect("goes on");
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 2);
        assert_eq!(tally.records_dropped[DropReason::Error as usize], 2);
        assert_eq!((tally.records_passed, tally.fields.iter().sum::<u64>()), (2, 4));
    }
}

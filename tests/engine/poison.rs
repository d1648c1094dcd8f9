//! After an error nothing more is released.

use std::sync::Arc;

use tamis::base::{Budget, LimitName, Limits};
use tamis::engine::{ErrorKind, Framing, Opening, Session};
use tamis::policy::{Action, Anchor, Unlisted, When};
use tamis::transform::{Listed, Mask};

use super::build::{opening, plan, policy, rule, run};
use super::long::all_cuts;

#[test]
fn a_failed_session_releases_nothing_more() {
    let plan = plan(&policy([], Unlisted::Keep));
    let mut session = Session::new(Arc::clone(&plan), opening(Framing::Ndjson));
    let mut out = Vec::new();
    session.push(b"{\"a\":1}\n", &mut out).expect("valid so far");
    let before = out.clone();
    let error = session.push(b"{\"a\":2}\n{\"a\":,}\n{\"a\":3}\n", &mut out).expect_err("malformed");
    assert_eq!((error.place().record, error.place().offset, error.label()), (2 + 1, 21, "malformed"));
    assert_eq!(out, before, "nothing of the failed call is released");
    for _ in 0..2 {
        let again = session.push(b"{\"a\":4}\n", &mut out).expect_err("poisoned");
        assert_eq!(again.kind(), ErrorKind::Poisoned);
        assert_eq!(session.finish(&mut out).expect_err("poisoned").kind(), ErrorKind::Poisoned);
    }
    assert_eq!(out, before);
    assert_eq!(session.tally().records_refused, 1);
}

#[test]
fn limits_refuse_by_name_and_give_the_budget_back() {
    let check = |limits: Limits, budget: usize, input: &str, expected: LimitName| {
        let plan = plan(&policy([(Action::Mask(Mask::default()), "$.t")], Unlisted::Drop));
        let budget = Budget::new(budget);
        for size in [1usize << 20, 97] {
            let opening = Opening { limits, budget: budget.clone(), ..opening(Framing::Ndjson) };
            let mut session = Session::new(Arc::clone(&plan), opening);
            let mut out = Vec::new();
            let result = input.as_bytes().chunks(size).try_for_each(|chunk| session.push(chunk, &mut out));
            assert_eq!(result.expect_err("over the limit").kind(), ErrorKind::Limit(expected));
            drop(session);
            assert_eq!(budget.used(), 0);
        }
    };
    let long = format!("{{\"t\":\"{}\"}}\n", "x".repeat(300_000));
    let limits = Limits::default();
    check(Limits { token: 100_000, ..limits }, 1 << 30, &long, LimitName::Token);
    check(limits, 100_000, &long, LimitName::Memory);
    let name = format!("{{\"{}\":1}}\n", "n".repeat(70_000));
    check(limits, 1 << 30, &name, LimitName::Name);
    let deep = format!("{}1{}\n", "[".repeat(300), "]".repeat(300));
    check(limits, 1 << 30, &deep, LimitName::Depth);
}

#[test]
fn what_is_only_copied_or_dropped_may_be_of_any_size() {
    let plan = plan(&policy([(Action::Drop, "$.d")], Unlisted::Keep));
    let limits = Limits { held: 1000, token: 1000, name: 1000, depth: 8 };
    let opening = Opening { limits, budget: Budget::new(1 << 20), ..opening(Framing::Ndjson) };
    let mut session = Session::new(plan, opening);
    let mut out = Vec::new();
    session.push(b"{\"k\":\"", &mut out).expect("begins");
    for _ in 0..200 {
        session.push(&[b'k'; 50_000], &mut out).expect("goes on");
    }
    session.push(b"\",\"d\":[\"", &mut out).expect("next");
    for _ in 0..200 {
        session.push(&[b'd'; 50_000], &mut out).expect("goes on");
    }
    session.push(b"\"]}\n", &mut out).expect("ends");
    session.finish(&mut out).expect("whole");
    assert_eq!(out.len(), "{\"k\":\"\"}\n".len() + 200 * 50_000);
}

#[test]
fn what_a_rule_drops_is_not_waited_for_because_of_a_condition_below() {
    let mut policy = policy([(Action::Drop, "$.log[*]")], Unlisted::Keep);
    let tests = vec![("k".to_owned(), vec![Listed::Text("a".to_owned())])];
    policy.rules.push(tamis::policy::Rule {
        when: Some(When { anchor: Anchor::Around, tests }),
        ..rule(Action::Drop, "$.log[*].x")
    });
    let plan = plan(&policy);
    let input = format!("{{\"log\":[{{\"k\":1}},{{\"k\":\"a\",\"x\":\"{}\"}}],\"n\":1}}\n", "x".repeat(300));
    let (out, _) = all_cuts(input.as_bytes(), |pieces| {
        let limits = Limits { held: 100, ..Limits::default() };
        run(&plan, Opening { limits, ..opening(Framing::Ndjson) }, pieces.iter().copied())
    })
    .expect("nothing of it is held");
    assert_eq!(String::from_utf8_lossy(&out), "{\"log\":[],\"n\":1}\n");
}

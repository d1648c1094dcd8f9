//! Where an error says it is: the node in which the stream stands, whatever node came before it.

use tamis::base::Limits;
use tamis::engine::{Framing, Opening};
use tamis::policy::{Action, Unlisted};
use tamis::transform::Mask;

use super::build::{keep, opening, plan, policy, run};

fn check(input: &str, record: u64, offset: u64, path: &str) {
    let plan = plan(&policy([(keep(), "$.a.b"), (keep(), "$.list")], Unlisted::Keep));
    let whole = run(&plan, opening(Framing::Ndjson), [input.as_bytes()]);
    let bytes = run(&plan, opening(Framing::Ndjson), input.as_bytes().chunks(1));
    for outcome in [whole, bytes] {
        let error = outcome.map(|(out, _)| out).expect_err(input);
        let place = error.place();
        assert_eq!((place.record, place.offset, place.path.as_str()), (record, offset, path), "{input}");
    }
}

#[test]
fn a_fault_in_a_value_has_its_path() {
    check(r#"{"a":{"b":01}}"#, 1, 11, "$.a.b");
    check(r#"{"a":{"b":1,"c":tru}}"#, 1, 19, "$.a.*");
    check(r#"{"list":[1,{"x":nul}]}"#, 1, 19, "$.list[1].*");
    check(r#"{"a":{"\u0062":01}}"#, 1, 16, "$.a.b");
}

#[test]
fn a_fault_between_values_has_the_path_of_their_container() {
    check(r#"{"a":{"b":1,}}"#, 1, 12, "$.a");
    check(r#"{"a":{"b":1}}}"#, 1, 13, "$");
    check(r#"{"a":1}{"a":2}"#, 1, 7, "$");
    check("{\"a\":1}\n}", 1, 8, "$");
    check(r#"{"list":[1 2]}"#, 1, 11, "$.list");
    let long = format!(r#"{{"a":{{"b":1,"{}":2}}}}"#, "x".repeat(70_000));
    check(&long, 1, 12, "$.a");
}

#[test]
fn a_value_over_a_limit_has_its_path() {
    let plan = plan(&policy([(Action::Mask(Mask::default()), "$.a.b")], Unlisted::Keep));
    let input = format!(r#"{{"a":{{"b":"{}"}}}}"#, "x".repeat(200));
    for chunk in [input.len(), 50, 1] {
        let limits = Limits { token: 100, ..Limits::default() };
        let opening = Opening { limits, ..opening(Framing::Ndjson) };
        let error = run(&plan, opening, input.as_bytes().chunks(chunk)).map(|(out, _)| out).expect_err("too long");
        assert_eq!((error.place().offset, error.place().path.as_str()), (10, "$.a.b"), "in chunks of {chunk}");
    }
}

//! Outputs held against tests, mismatch by mismatch.

use super::super::Input;
use super::*;

fn test() -> Test {
    Test {
        name: "a test".to_owned(),
        line: 1,
        input: Input::Raw(String::new()),
        out: None,
        out_json: None,
        removed: Vec::new(),
        absent: Vec::new(),
        dropped: None,
        same: Vec::new(),
    }
}

fn selectors(list: &[&str]) -> Vec<Selector> {
    list.iter().map(|text| Selector::parse(text).expect("a selector")).collect()
}

/// Where the output differs.
fn check(test: &Test, output: &str, expected: &[&str]) {
    let found = check_test(test, output.as_bytes(), None).err().unwrap_or_default();
    assert_eq!(found.iter().map(|mismatch| mismatch.at.as_str()).collect::<Vec<_>>(), expected, "{output}: {found:#?}");
}

fn out(expected: Expected) -> Test {
    Test { out: Some(expected), ..test() }
}

fn number(text: &str) -> Expected {
    Expected::Number(text.to_owned())
}

fn text(text: &str) -> Expected {
    Expected::Text(text.to_owned())
}

#[test]
fn members_compare_in_any_order_and_none_is_too_many() {
    let expected = out(Expected::Map(vec![
        ("a".to_owned(), number("1")),
        ("b".to_owned(), Expected::List(vec![text("x…"), Expected::Null, Expected::Bool(true)])),
    ]));
    check(&expected, r#"{"b":["xyz",null,true],"a":1}"#, &[]);
    check(&expected, r#"{"a":1.0,"b":["xyz",null,true]}"#, &["$.a"]);
    check(&expected, r#"{"a":1,"b":["yz",null,false]}"#, &["$.b[0]", "$.b[2]"]);
    check(&expected, r#"{"a":1,"b":[]}"#, &["$.b"]);
    check(&expected, r#"{"a":1}"#, &["$.b"]);
    check(&expected, r#"{"a":1,"b":["x",null,true],"c d":2}"#, &["$[\"c d\"]"]);
    check(&expected, r#"{"a":1,"a":2,"b":["x",null,true]}"#, &["$.a"]);
    check(&expected, "{}\n{}", &["$"]);
    check(&expected, "", &["$"]);
    check(&expected, "{", &["output"]);
}

#[test]
fn several_records_compare_with_a_list() {
    let expected = out(Expected::List(vec![number("1"), text("…")]));
    check(&expected, "1\n\"a\"\n", &[]);
    check(&expected, "[1,2]", &[]);
    check(&expected, "1\n2.50\n", &[]);
    check(&expected, "2\n\"a\"\n", &["record 1: $"]);
}

#[test]
fn raw_outputs_compare_as_text() {
    let expected = Test { out_json: Some("{\"a\":\"…\",\"a\":1}\n".to_owned()), ..test() };
    check(&expected, r#"{"a":"p1","a":1}"#, &[]);
    check(&expected, r#"{"a":"p1", "a":1}"#, &["out_json"]);
}

#[test]
fn removed_and_absent_look_everywhere() {
    let removed = Test { removed: selectors(&["$..email", "$.a"]), ..test() };
    check(&removed, r#"{"b":1}"#, &[]);
    check(&removed, r#"[{"b":{"email":1}},{"a":null}]"#, &["removed $..email", "removed $.a"]);
    let absent = Test { absent: vec!["ana".to_owned(), "é".to_owned()], ..test() };
    check(&absent, r#"{"b":"anna"}"#, &[]);
    check(&absent, r#"{"banana":1}"#, &["absent"]);
    check(&absent, r#"{"b":"\u0061na \u00e9"}"#, &["absent", "absent"]);
}

#[test]
fn same_values_are_the_same_over_all_records() {
    let same = Test { same: selectors(&["$.a"]), ..test() };
    check(&same, "{\"a\":\"x\"}\n{\"a\":\"x\"}", &[]);
    check(&same, r#"[{"a":"x"},{"a":"y"}]"#, &["same"]);
    check(&same, r#"{"a":"x"}"#, &["same"]);
    check(&same, "{}", &["same $.a"]);
    let two = Test { same: selectors(&["$.a", "$.b"]), ..test() };
    check(&two, r#"{"a":"x","b":"x"}"#, &[]);
    check(&two, r#"{"a":1,"b":1.0}"#, &["same"]);
}

#[test]
fn a_drop_must_be_expected() {
    let expected = Test { dropped: Some("error".to_owned()), ..test() };
    assert!(check_test(&expected, b"", Some("error")).is_ok());
    assert!(check_test(&expected, b"", Some("empty")).is_err());
    assert!(check_test(&expected, b"{}", None).is_err());
    let vague = Test { absent: vec!["ana".to_owned()], ..test() };
    assert!(check_test(&vague, b"", Some("empty")).is_err());
    assert!(check_test(&out(Expected::List(Vec::new())), b"[]", Some("empty")).is_ok());
}

#[test]
fn a_mismatch_reads_as_a_diff() {
    let found = check_test(&out(number("1")), b"2", None).expect_err("differs");
    assert_eq!(found[0].to_string(), "$\n  - 1\n  + 2");
}

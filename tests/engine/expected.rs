//! The reference held to hand-written expectations: forms that the product does not have yet, and what is easily got wrong.

use super::reference::{
    Action, Class, DropElements, Duplicates, Envelope, Form, Framing, Guard, Node, Otherwise, Parse, Part, Policy,
    Pseudonymise, Records, Rule, Scope, Segment, Selector, Unlisted, When, minimise, plan_of,
};

/// `$`, then `.name`, `[0]` or `[*]` any number of times; `..` before a name.
fn path(text: &str) -> Selector {
    let steps = text.replace("..", "\u{1}^").replace(['.', '['], "\u{1}").replace(']', "");
    let segment = |step: &str| {
        let part = match step.trim_start_matches('^') {
            "*" => Part::Any,
            step => step.parse().map_or_else(|_| Part::Name(step.to_owned()), Part::Index),
        };
        Segment { descend: step.starts_with('^'), parts: vec![part] }
    };
    Selector(steps.split('\u{1}').skip(1).map(segment).collect())
}

fn keep(selector: &str) -> Rule {
    Rule::new(path(selector), Action::Keep(Guard::default()))
}

fn drop(selector: &str) -> Rule {
    Rule::new(path(selector), Action::Drop)
}

/// `name: [values]`.
fn when(name: &str, listed: &str) -> When {
    let Some(Node::Array(listed)) = Node::parse(listed) else { panic!("{listed} is no list") };
    When(vec![(name.to_owned(), listed)])
}

/// `expected` is the whole output, `refused` where there is none.
#[track_caller]
fn check(policy: &Policy, framing: Framing, input: &str, expected: &str) {
    match minimise(policy, framing, input.as_bytes()) {
        Ok(outcome) => {
            let values: Option<Vec<Node>> =
                framing.values(expected.as_bytes()).and_then(|values| values.into_iter().collect());
            let values = values.expect("what is expected is JSON");
            let same = values.len() == outcome.values.len()
                && values.iter().zip(&outcome.values).all(|(one, other)| one.is(other));
            assert!(same, "{input} gave {outcome:?}, not {expected}");
        }
        Err(_) => assert_eq!(expected, "refused", "{input}"),
    }
}

#[track_caller]
fn document(policy: &Policy, input: &str, expected: &str) {
    check(policy, Framing::Document, input, expected);
}

#[test]
fn when_compares_members_of_the_innermost_element() {
    let rule = Rule { when: when("id", "[7, \"x\", null]"), ..keep("$.fields[*].value") };
    let policy = Policy::new(vec![rule]);
    document(&policy, r#"{"fields":[{"value":1,"id":7.0},{"id":8,"value":2}]}"#, r#"{"fields":[{"value":1}]}"#);
    document(
        &policy,
        r#"{"fields":[{"value":1,"id":"7"},{"value":2},{"value":3,"id":"x"}]}"#,
        r#"{"fields":[{"value":3}]}"#,
    );
    document(&policy, r#"{"fields":[{"value":1,"\u0069d":null}, 3]}"#, r#"{"fields":[{"value":1}]}"#);
    document(&policy, r#"{"fields":[{"value":1,"id":7,"id":7}]}"#, "refused");
    document(&policy, r#"{"fields":[{"value":1,"id":[7]}]}"#, "");
    let deeper = Policy::new(vec![Rule { when: when("id", "[7]"), ..keep("$.fields[*].a.value") }]);
    document(&deeper, r#"{"fields":[{"a":{"value":1,"id":8},"id":7}]}"#, r#"{"fields":[{"a":{"value":1}}]}"#);
    let element = Policy::new(vec![Rule { when: when("id", "[7]"), ..keep("$.list[*]") }]);
    document(&element, r#"{"list":[{"id":7,"a":1},{"id":8},[{"id":7}]]}"#, r#"{"list":[{"id":7,"a":1}]}"#);
}

#[test]
fn without_elements_when_compares_the_object_of_the_member() {
    let policy = Policy::new(vec![Rule { when: when("kind", "[\"open\"]"), ..keep("$.a.b") }]);
    document(&policy, r#"{"kind":"shut","a":{"b":1,"kind":"open"}}"#, r#"{"a":{"b":1}}"#);
    document(&policy, r#"{"kind":"open","a":{"b":1}}"#, "");
    let root = Policy::new(vec![Rule { when: when("kind", "[\"open\"]"), ..keep("$") }]);
    document(&root, r#"{"kind":"open","a":{}}"#, r#"{"kind":"open","a":{}}"#);
    document(&root, r#"{"kind":"shut"}"#, "");
    // An array at the top is taken apart; its elements are records, and `$` is no element of anything.
    document(&root, r#"[{"kind":"open"},{"kind":1}]"#, r#"[{"kind":"open"}]"#);
}

#[test]
fn the_first_rule_whose_when_holds_decides() {
    let redact = Action::Redact { with: None, as_string: false };
    let mut policy = Policy::new(vec![
        Rule { when: when("ok", "[true]"), ..keep("$.a") },
        Rule { when: when("ok", "[false]"), ..Rule::new(path("$.a"), redact) },
        drop("$.a"),
    ]);
    policy.unlisted = Unlisted::Keep;
    document(&policy, r#"{"a":"x","ok":true}"#, r#"{"a":"x","ok":true}"#);
    document(&policy, r#"{"a":"x","ok":false}"#, r#"{"a":"[REDACTED]","ok":false}"#);
    document(&policy, r#"{"a":"x","ok":0}"#, r#"{"ok":0}"#);
    document(&policy, r#"{"a":"x","ok":true,"ok":true}"#, "refused");
    policy.duplicates = Duplicates::All;
    document(&policy, r#"{"a":"x","ok":true,"ok":true}"#, r#"{"a":"x","ok":true,"ok":true}"#);
    document(&policy, r#"{"a":"x","ok":true,"ok":false}"#, "refused");
}

#[test]
fn dropped_elements_go_before_any_rule() {
    let mut policy = Policy::new(vec![keep("$.comments")]);
    policy.drop_elements = vec![DropElements { at: path("$.comments[*]"), when: when("public", "[false]") }];
    document(
        &policy,
        r#"{"comments":[{"public":false,"t":1},{"t":2,"public":true},{"t":3},7,{"x":{"public":false}}]}"#,
        r#"{"comments":[{"t":2,"public":true},{"t":3},7,{"x":{"public":false}}]}"#,
    );
    document(&policy, r#"{"comments":[{"public":false}]}"#, r#"{"comments":[]}"#);
    document(&policy, r#"{"comments":[{"public":false,"public":true}]}"#, "refused");
}

#[test]
fn records_inside_a_document_are_documents_of_their_own() {
    let mut policy = Policy::new(vec![keep("$.id"), keep("$.tags")]);
    policy.records =
        Records::Within(path("$.page.items[*]"), Envelope(vec![keep("$.next"), drop("$.page.items[*].id")]));
    document(
        &policy,
        r#"{"page":{"items":[{"id":1,"name":"x"},{"name":"y"},{"tags":[]}],"total":3},"next":"n","id":9}"#,
        r#"{"page":{"items":[{"id":1},{"tags":[]}]},"next":"n"}"#,
    );
    document(&policy, r#"{"page":{"items":[{"name":"y"}]}}"#, r#"{"page":{"items":[]}}"#);
    document(&policy, r#"{"page":{}}"#, r#"{"page":{}}"#);
    document(&policy, r#"{"page":3,"id":1}"#, "{}");
}

#[test]
fn pairs_of_lines_stay_or_go_together() {
    let mut policy = Policy::new(vec![keep("$.a")]);
    policy.records = Records::Pairs(Envelope(vec![keep("$.index._index"), drop("$.create")]));
    let check = |input: &str, expected: &str| check(&policy, Framing::Ndjson, input, expected);
    check(
        "{\"index\":{\"_index\":\"i\",\"_id\":1}}\n{\"a\":1,\"b\":2}\n",
        "{\"index\":{\"_index\":\"i\"}}\n{\"a\":1}\n",
    );
    check("{\"index\":{}}\n{\"a\":1}\n{\"index\":{\"_id\":3}}\n{\"b\":1}\n", "{\"index\":{}}\n{\"a\":1}\n");
    check(
        "{\"delete\":{\"_id\":1}}\n{\"index\":{\"x\":{}}}\n{\"a\":1}\n",
        "{\"delete\":{}}\n{\"index\":{}}\n{\"a\":1}\n",
    );
    check("{\"create\":{}}\n{\"a\":1}\n", "{}\n{\"a\":1}\n");
    check("{\"index\":{}}\n", "refused");
}

#[test]
fn a_string_that_holds_json_is_minimised_by_its_own_rules() {
    let parse = Parse { rules: vec![keep("$.a"), drop("$.b[0]")], unlisted: Unlisted::Drop };
    let policy =
        Policy::new(vec![Rule { otherwise: Otherwise::Redact, ..Rule::new(path("$.body"), Action::Parse(parse)) }]);
    document(&policy, r#"{"body":"{\"a\":1,\"b\":[2,3]}"}"#, r#"{"body":"{\"a\":1}"}"#);
    document(&policy, r#"{"body":"{\"b\":[2,3]}"}"#, "");
    document(&policy, r#"{"body":"no json"}"#, r#"{"body":"[REDACTED]"}"#);
    document(&policy, r#"{"body":{"a":1}}"#, r#"{"body":"[REDACTED]"}"#);
    document(&policy, r#"{"body":7}"#, r#"{"body":null}"#);
}

#[test]
fn a_container_too_is_an_occurrence_of_what_is_read() {
    let spec = Pseudonymise { class: Class::Value, scope: Scope::By(path("$.c")), format: None, as_string: false };
    let policy = Policy::new(vec![Rule::new(path("$.who"), Action::Pseudonymise(spec))]);
    document(&policy, r#"{"who":"x","c":7,"c":7}"#, "refused");
    document(&policy, r#"{"who":"x","c":{}}"#, "");
}

/// One policy for each form.
fn of_form(form: Form) -> Policy {
    let mut policy = Policy::new(vec![keep("$.a")]);
    match form {
        Form::When => policy.rules[0].when = when("id", "[7, \"x\"]"),
        Form::DropElements => {
            policy.drop_elements = vec![DropElements { at: path("$.a[*]"), when: when("id", "[null]") }];
        }
        Form::RecordsWithin => policy.records = Records::Within(path("$.items[*]"), Envelope(vec![keep("$.next")])),
        Form::Pairs => policy.records = Records::Pairs(Envelope(vec![keep("$.index._index")])),
        Form::Parse => {
            policy.rules[0].action = Action::Parse(Parse { rules: vec![keep("$.b")], unlisted: Unlisted::Scan });
        }
        _ => {}
    }
    policy
}

#[test]
fn forms_are_switched_on_as_soon_as_the_product_has_them() {
    for form in [Form::When, Form::DropElements, Form::RecordsWithin, Form::Pairs, Form::Parse] {
        let loaded = plan_of(&mut of_form(form));
        assert_eq!(loaded.is_ok(), form.landed(), "{form:?}: {:?}", loaded.err());
        assert!(loaded.err().is_none_or(|error| error.contains("not-supported-yet")), "{form:?}");
    }
}

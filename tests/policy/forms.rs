//! Conditions, envelopes, sentinels and values inside strings: what they mean, and everything that can be wrong with them.

use tamis::policy::{Action, Anchor, Listed, Parse, Policy, Records, Rule, Unlisted, load};
use tamis::transform::Decimal;

use crate::problems::{SOUND, check, check_rule};
use crate::support::{NOW, files, policy};

/// Message and hint of the first problem.
fn said(policy: &str) -> (String, String) {
    let problems = load(&files(policy), NOW).1;
    let first = problems.first().unwrap_or_else(|| panic!("no problem: {policy}"));
    (first.message.clone(), first.hint.clone().unwrap_or_default())
}

/// The first problem's message and hint hold these words.
fn check_words(policy: &str, message: &str, hint: &str) {
    let said = said(policy);
    assert!(said.0.contains(message), "{}: {message}", said.0);
    assert!(said.1.contains(hint), "{}: {hint}", said.1);
}

fn number(text: &str) -> Listed {
    Listed::Number(Decimal::parse(text).expect("a number"))
}

fn text(text: &str) -> Listed {
    Listed::Text(text.to_owned())
}

fn shape(rules: &[Rule]) -> Vec<String> {
    rules.iter().map(|rule| format!("{} {}", rule.action.name(), rule.label)).collect()
}

fn parse_of(rule: &Rule) -> &Parse {
    match &rule.action {
        Action::Parse(parse) => parse,
        other => panic!("{}", other.name()),
    }
}

#[test]
fn conditions_arrive_by_name_with_their_anchor() {
    let policy = policy(&files(
        "fields:\n\
         - { select: \"$.f[*].v\", when: { kind: [a, \"7\", 7, 7.0, null, true], id: 70e-1 }, action: keep, because: the product line }\n\
         - { tag: profile, when: { kind: a }, action: keep, because: segments decide the team }\n\
         drop_elements:\n\
         - { at: [\"$.c[*]\", \"$.d[*]\"], when: { public: [false] }, because: internal notes stay inside }\n\
         - { at: \"$.e[*]\", when: { public: [false] } }",
    ));
    assert_eq!(shape(&policy.rules), ["drop $.c[*], $.d[*]", "drop $.e[*]", "keep $.f[*].v", "keep tag:profile"]);
    let when = |at: usize| policy.rules[at].when.as_ref().expect("a condition");
    assert_eq!((when(0).anchor, when(0)), (Anchor::Selected, when(1)));
    assert_eq!(when(0).tests, [("public".to_owned(), vec![Listed::Bool(false)])]);
    assert_eq!(
        (policy.rules[0].because.as_str(), policy.rules[1].because.as_str()),
        ("internal notes stay inside", "")
    );
    assert_eq!(policy.rules[1].origin, "datasets/tickets.yaml:21");
    assert_eq!(when(2).anchor, Anchor::Around);
    let kinds = vec![text("a"), text("7"), number("7"), Listed::Null, Listed::Bool(true)];
    assert_eq!(when(2).tests, [("id".to_owned(), vec![number("7")]), ("kind".to_owned(), kinds)]);
    assert!(policy.rules[2].because == "the product line" && policy.rules[3].when.is_some());
}

#[test]
fn conditions_are_checked() {
    let check = |when: &str, expected: &str| {
        check_rule(
            &format!("{{ select: $.a, when: {when}, action: scan, because: one field of many }}"),
            &[expected].into_iter().filter(|problem| !problem.is_empty()).collect::<Vec<_>>(),
        );
    };
    check("{ id: 1 }", "");
    check("{ \"\": [x], \"a b\": null }", "");
    check("{}", "bad-value 3:24");
    check("id", "wrong-kind 3:24");
    check("[ id ]", "wrong-kind 3:24");
    check("{ id: [] }", "bad-value 3:30");
    check("{ id: { x: 1 } }", "wrong-kind 3:30");
    check("{ id: [ 1, [2] ] }", "wrong-kind 3:35");
    check("{ $.id: [1] }", "bad-value 3:26");
    check("{ \"$['id']\": [1] }", "bad-value 3:26");
    check("{ $id: [1] }", "");
    check(&format!("{{ id: [ {} ] }}", "9".repeat(40)), "bad-value 3:32");
    let policy =
        |when: &str| format!("fields:\n- {{ select: $.a, when: {when}, action: scan, because: one field of many }}");
    check_words(&policy("{}"), "empty", "take the key out");
    check_words(&policy("{ id: { x: 1 } }"), "expected a scalar", "a scalar");
    check_words(&policy("{ $.id: 1 }"), "`$.id` is a selector", "name alone");
    let twice = policy("{ user_id: 1, userId: 2 }");
    crate::problems::check(&twice, &[]);
    crate::problems::check(&format!("{twice}\nspelling: folded"), &["bad-value 2:38"]);
    check_words(&format!("{twice}\nspelling: folded"), "twice", "one of the two");
}

#[test]
fn elements_to_drop_are_checked() {
    let check =
        |drop: &str, expected: &[&str]| crate::problems::check(&format!("{SOUND}drop_elements: {drop}"), expected);
    check("[ { at: \"$.c[*]\", when: { public: false } } ]", &[]);
    check("[]", &[]);
    check("[ { at: \"$.c[*]\" } ]", &["missing-key 2:18"]);
    check("[ { when: { public: false } } ]", &["missing-key 2:18"]);
    check("[ { at: [], when: { public: false } } ]", &["bad-value 2:24"]);
    check("[ { at: \"$.c[-1]\", when: { public: false } } ]", &["bad-selector 2:24"]);
    check("[ { select: $.c, when: { public: false } } ]", &["missing-key 2:18", "unknown-key 2:20"]);
    check("[ { at: \"$[4:4]\", when: { public: false } } ]", &["unreachable-rule 2:18"]);
    check("{ at: $.c, when: { public: false } }", &["wrong-kind 2:16"]);
    check("[ { at: \"$.c[*]\", when: { public: false }, because: internal } ]", &["because-short 2:68"]);
    check_words(&format!("{SOUND}drop_elements: [ {{ at: $.c }} ]"), "`when` is missing", "write `when:");
    check("[ { at: $.a.b, when: { x: 1 } }, { at: $.a.b, when: { x: 1 } } ]", &[]);
    let over = "fields: [ { select: $.c, action: drop }, { select: $.a, action: keep, because: a sound rule of the test } ]\n\
                drop_elements: [ { at: \"$.c[*]\", when: { public: false } } ]";
    crate::problems::check(over, &["unreachable-rule 2:18"]);
    let rules = "tamis: 1\nfields: []\ndrop_elements: []\n";
    assert_eq!(
        crate::support::found(&files(SOUND).with("rules/common.yaml", rules)),
        ["unknown-key rules/common.yaml:3:1"],
        "a rules file holds rules and no other keys of a policy"
    );
}

#[test]
fn a_condition_never_puts_a_later_rule_out_of_reach() {
    let two = |a: &str, b: &str| {
        format!(
            "fields:\n- {{ select: {a}, because: the first of two rules }}\n- {{ select: {b}, because: the second of two rules }}"
        )
    };
    let when = "when: { x: 1 }";
    check(&two(&format!("$.a, {when}, action: scan"), "$.a, action: keep"), &[]);
    check(&two(&format!("$.a, {when}, action: scan"), &format!("$.a, {when}, action: keep")), &[]);
    check(&two("$.a, action: scan", &format!("$.a, {when}, action: keep")), &["unreachable-rule 3:3"]);
    check(&two(&format!("$.a, {when}, action: drop"), "$.a.b, action: keep"), &[]);
    check(&two("$.a, action: redact", &format!("$.a.b, {when}, action: keep")), &["unreachable-rule 3:3"]);
    let three = |first: &str| {
        format!(
            "fields:\n- {{ select: $.a, {when}, action: {first}, because: the first of three rules }}\n\
             - {{ select: $.a, action: drop }}\n- {{ select: $.a.b, action: keep, because: the third of three rules }}"
        )
    };
    check(&three("keep"), &[]);
    check(&three("redact"), &["unreachable-rule 4:3"]);
}

#[test]
fn conditions_are_bounded() {
    let rule = |n: usize| {
        format!("- {{ select: $.a{n}, when: {{ kind: [{n}] }}, action: keep, because: reason number {n} of many }}\n")
    };
    let with = |count: usize| format!("fields:\n{}", (0..count).map(rule).collect::<String>());
    check(&with(64), &[]);
    check(&with(66), &["too-complex 66:26"]);
    check_words(&with(65), "64 different conditions", "equal conditions count once");
    let same = (0..100).map(|n| rule(n).replace(&format!("[{n}]"), "[1]")).collect::<String>();
    check(&format!("fields:\n{same}"), &[]);
}

#[test]
fn records_are_what_they_are_said_to_be() {
    let records = |said: &str| policy(&files(&format!("{SOUND}records: {said}"))).records;
    assert_eq!(records("auto"), Records::Auto);
    assert_eq!(records("pairs"), Records::Pairs);
    let at = |said: &str| match records(said) {
        Records::At(selectors) => selectors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(at("\"$.items[*]\""), ["$.items[*]"]);
    assert_eq!(at("[ \"$.items[*]\", \"$.more[*]\" ]"), ["$.items[*]", "$.more[*]"]);
    check(&format!("{SOUND}records: $"), &["bad-value 2:10"]);
    check(&format!("{SOUND}records: [ \"$.a[*]\", $ ]"), &["bad-value 2:22"]);
    check(&format!("{SOUND}records: []"), &["bad-value 2:10"]);
    check(&format!("{SOUND}records: items"), &["bad-value 2:10"]);
    check(&format!("{SOUND}records: \"$.items[-1]\""), &["bad-selector 2:10"]);
    check(&format!("{SOUND}records: \"$.items[?@.x]\""), &["bad-selector 2:10"]);
    check(&format!("{SOUND}records: \"$[2:2]\""), &["unreachable-rule 2:10"]);
    check(&format!("{SOUND}records: 7"), &["wrong-kind 2:10"]);
    check_words(&format!("{SOUND}records: $"), "whole value", "records: value");
    check_words(&format!("{SOUND}records: \"$[2:2]\""), "never be a record", "slice");
}

fn envelope(records: &str, rules: &str) -> String {
    format!("{SOUND}records: {records}\nenvelope:\n- {rules}")
}

#[test]
fn an_envelope_has_rules_of_its_own() {
    let policy = policy(&files(
        &(envelope("\"$.items[*]\"", "{ select: [$.total, $.page], action: keep, because: the client pages by them }")
            + "\n- { select: $.note, action: { parse: { unlisted: scan } }, because: notes explain the page }\n- { select: $.cursor, action: drop }"),
    ));
    assert_eq!(shape(&policy.rules), ["keep $.a"]);
    assert_eq!(
        shape(&policy.envelope),
        ["keep envelope:$.total, $.page", "parse envelope:$.note", "drop envelope:$.cursor"]
    );
    assert_eq!(shape(&policy.all_rules().cloned().collect::<Vec<_>>()).len(), 4);
    check(&envelope("pairs", "{ select: $.index._id, action: scan, because: the store needs an id }"), &[]);
    check(&format!("{SOUND}records: pairs\nenvelope:"), &[]);
    let only =
        "records: \"$.items[*]\"\nenvelope: [ { select: $.total, action: keep, because: the client pages by it } ]";
    check(only, &[]);
}

#[test]
fn envelopes_are_checked() {
    let rule = |rest: &str| format!("{{ select: $.total, {rest}, because: the client pages by it }}");
    let items = "\"$.items[*]\"";
    let check =
        |records: &str, rules: &str, expected: &[&str]| crate::problems::check(&envelope(records, rules), expected);
    for records in ["auto", "value"] {
        check(records, &rule("action: keep"), &["bad-value 4:3"]);
    }
    crate::problems::check(&format!("{SOUND}envelope: []"), &["bad-value 2:11"]);
    check("itms", &rule("action: keep"), &["bad-value 2:10"]);
    check(items, "{ select: $.total, action: keep }", &["missing-because 4:3"]);
    check(items, &rule("when: { id: 1 }, action: keep"), &["bad-value 4:28"]);
    check(items, "{ tag: profile, action: keep, because: the client pages by it }", &["bad-value 4:10"]);
    for scope in ["{ by: $.id }", "{ record: $.id }", "record", "{ day: { of: $.at } }", "{ month: { of: $.at } }"] {
        let action = format!("action: {{ pseudonymise: {{ class: customer, scope: {scope} }} }}");
        check(items, &rule(&action), &["bad-value 4:72"]);
        check("pairs", &rule(&action), &["bad-value 4:72"]);
        let inside = format!(
            "action: {{ parse: {{ unlisted: scan, fields: [ {{ select: $.x, {action}, because: it joins }} ] }} }}"
        );
        let problems = load(&files(&envelope(items, &rule(&inside))), NOW).1;
        assert!(problems.iter().any(|problem| problem.code == "bad-value"), "{scope}: {problems:#?}");
    }
    for scope in ["day", "month", "dataset", "{ day: null }"] {
        let action = format!("action: {{ pseudonymise: {{ class: customer, scope: {scope} }} }}");
        let problems = load(&files(&envelope(items, &rule(&action))), NOW).1;
        assert_eq!(problems.is_empty(), scope != "{ day: null }", "{scope}: {problems:#?}");
    }
    for inside in
        ["\"$.items[*]\"", "\"$.items[0]\"", "\"$.items[*].id\"", "\"$..id\"", "\"$.items[3].a.b\"", "\"$.*.*\""]
    {
        check(items, &format!("{{ select: {inside}, action: drop }}"), &["inside-record 4:3"]);
    }
    // `[*]` selects members too, `[0:]` elements alone.
    check(items, "{ select: $.items.id, action: drop }", &["inside-record 4:3"]);
    check("\"$.items[0:]\"", "{ select: $.items.id, action: drop }", &[]);
    check(items, "{ select: \"$.*\", action: keep, because: pages are told apart by them }", &[]);
    check(items, "{ select: $, action: keep, because: pages are told apart by them }", &[]);
    for gone in ["$.items", "$", "\"$['items']\""] {
        check(items, &format!("{{ select: {gone}, action: drop }}"), &["unreachable-rule 2:10"]);
    }
    check(
        items,
        "{ select: \"$.*\", action: { parse: { unlisted: scan } }, because: notes explain the page }",
        &["unreachable-rule 2:10"],
    );
    check("[ \"$.items[*]\", \"$.more[*]\" ]", "{ select: $.items, action: drop }", &[]);
    let two = "{ select: $.total, action: keep, because: the client pages by it }\n- { select: $.total, action: drop }";
    check(items, two, &["unreachable-rule 5:3"]);
    check_words(&envelope(items, "{ select: \"$.items[*].id\", action: drop }"), "inside a record", "under `fields`");
    check_words(&envelope(items, "{ select: $.items, action: drop }"), "never be a record", "narrow it");
    check_words(&envelope("auto", &rule("action: keep")), "means nothing", "records: pairs");
    check_words(&envelope(items, &rule("when: { id: 1 }, action: keep")), "not held back", "under `fields`");
    let by = rule("action: { pseudonymise: { class: customer, scope: { by: $.id } } }");
    check_words(&envelope(items, &by), "not in the envelope", "`dataset`");
}

#[test]
fn sentinels_are_checked() {
    let list = |said: &str| policy(&files(&format!("{SOUND}sentinels: {said}"))).sentinels;
    assert_eq!(list("[ \"[DONE]\", end ]"), ["[DONE]", "end"]);
    assert_eq!(list("\"[DONE]\""), ["[DONE]"]);
    for (said, code) in [
        ("[ \"\" ]", "bad-value 2:14"),
        ("[ \" \" ]", "bad-value 2:14"),
        ("[ \"a\\nb\" ]", "bad-value 2:14"),
        ("[ \"a\\rb\" ]", "bad-value 2:14"),
        ("[ \"[1]\" ]", "bad-value 2:14"),
        ("[ \"{}\" ]", "bad-value 2:14"),
        ("[ \"null\" ]", "bad-value 2:14"),
        ("[ \" 7 \" ]", "bad-value 2:14"),
        ("[ \"1 2\" ]", "bad-value 2:14"),
        ("[]", "bad-value 2:12"),
        ("[ 7 ]", "wrong-kind 2:14"),
        // Not quoted, it is a list.
        ("[ [DONE] ]", "wrong-kind 2:14"),
    ] {
        check(&format!("{SOUND}sentinels: {said}"), &[code]);
    }
    check_words(&format!("{SOUND}sentinels: [ \"null\" ]"), "valid JSON", "no JSON");
    check_words(&format!("{SOUND}sentinels: [ \"a\\nb\" ]"), "one line", "line ends");
}

/// A rule that parses `$.p` with these inner keys.
fn parse(inner: &str) -> String {
    format!("fields:\n- {{ select: $.p, because: the payload is what counts, action: {{ parse: {{ {inner} }} }} }}")
}

const INNER: &str = "fields: [ { select: $.q, action: scan, because: words are learnt from } ]";

#[test]
fn a_string_is_parsed_by_rules_of_its_own() {
    let text = parse(
        "unlisted: scan, fields: [ { select: $.q, when: { k: v }, action: keep, else: null, because: words are learnt from }, \
         { select: $.r, action: { parse: { unlisted: keep } }, because: a value inside a value } ]",
    );
    let policy = policy(&files(&format!("{text}\nspelling: folded")));
    let outer = parse_of(&policy.rules[0]);
    assert_eq!(outer.unlisted, Unlisted::Scan);
    assert_eq!(shape(&outer.rules), ["keep $.p > $.q", "parse $.p > $.r"]);
    assert_eq!(outer.rules[0].when.as_ref().map(|when| when.anchor), Some(Anchor::Around));
    assert_eq!(parse_of(&outer.rules[1]), &Parse { rules: Vec::new(), unlisted: Unlisted::Keep });
    assert!(policy.rules[0].action.is_node());
    let all: Vec<String> = policy.all_rules().map(|rule| rule.label.clone()).collect();
    assert_eq!(all, ["$.p", "$.p > $.q", "$.p > $.r"]);
    let plain = crate::support::policy(&files(&parse(INNER)));
    assert_eq!(parse_of(&plain.rules[0]).unlisted, Unlisted::Drop);
}

#[test]
fn what_is_parsed_is_checked() {
    check(&parse(INNER), &[]);
    check(&parse(""), &["nothing-kept 2:72"]);
    check(&parse("unlisted: scan"), &[]);
    check(&parse("unlisted: keep"), &["keep-exact 2:84"]);
    check(&parse("fields: [ { select: $.q, action: drop } ]"), &["nothing-kept 2:72"]);
    check(&parse("unlisted: scan, drop_elements: []"), &["unknown-key 2:90"]);
    check(&parse("unlisted: scan, fields: [ { select: $.q, action: keep } ]"), &["missing-because 2:100"]);
    check(&parse("unlisted: scan, fields: [ { tag: profile, action: drop } ]"), &["bad-value 2:107"]);
    check(&parse("unlisted: scan, fields: [ { select: \"$[-1]\", action: drop } ]"), &["bad-selector 2:110"]);
    let inside = |scope: &str| {
        parse(&format!(
            "fields: [ {{ select: $.q, because: it joins two tables, action: {{ pseudonymise: {{ class: customer, scope: {scope} }} }} }} ]"
        ))
    };
    for scope in ["{ by: $.id }", "{ record: $.id }", "{ day: { of: $.at } }", "{ month: { of: $.at } }"] {
        check(&inside(scope), &["bad-value 2:179"]);
        check_words(&inside(scope), "not inside `parse`", "read no node");
    }
    for scope in ["record", "day", "month", "dataset"] {
        check(&inside(scope), &[]);
    }
    check_rule("{ select: $.p, action: parse, because: the payload is what counts }", &["wrong-kind 3:26"]);
    let two =
        "fields: [ { select: $.q, action: scan, because: words are learnt from }, { select: $.q, action: drop } ]";
    check(&parse(two), &["unreachable-rule 2:147"]);
    let below = format!("{}\n- {{ select: $.p.q, action: drop }}", parse(INNER));
    check(&below, &["unreachable-rule 3:3"]);
    check_words(&below, "never decide", "`parse` are final");
    check(
        &format!("{}\n- {{ select: $.q, action: keep, because: Words are learnt from! }}", parse(INNER)),
        &["because-repeated 3:41"],
    );
    let with = format!("{}\n", parse(INNER)).replace("action: { parse", "else: redact, names: keep, action: { parse");
    check(&with, &[]);
}

#[test]
fn values_inside_strings_are_bounded() {
    let nested = |depth: usize| {
        (1..depth).fold("unlisted: scan".to_owned(), |inner, at| {
            format!(
                "fields: [ {{ select: $.p{at}, because: level {at} counts too, action: {{ parse: {{ {inner} }} }} }} ]"
            )
        })
    };
    check(&parse(&nested(4)), &[]);
    let problems = load(&files(&parse(&nested(5))), NOW).1;
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["too-complex"], "{problems:#?}");
    check_words(&parse(&nested(5)), "4 deep", "`scan` or `drop`");
}

#[test]
fn all_groups_share_the_bound_of_selectors() {
    let long = format!("$.b{}", ".b".repeat(2500));
    let rule = format!("{{ select: {long}, action: scan, because: words are learnt from }}");
    check(&format!("fields:\n- {rule}"), &[]);
    let both = format!(
        "fields:\n- {rule}\n- {{ select: $.p, because: the payload, action: {{ parse: {{ fields: [ {rule} ] }} }} }}"
    );
    let codes: Vec<_> = load(&files(&both), NOW).1.iter().map(|problem| problem.code).collect();
    assert!(codes.contains(&"too-complex"), "{codes:?}");
}

#[test]
fn the_digest_covers_the_new_forms() {
    let text = format!(
        "{}\nrecords: \"$.items[*]\"\nenvelope: [ {{ select: $.total, action: keep, because: the client pages by it }} ]\n\
         sentinels: [ \"[DONE]\" ]\ndrop_elements: [ {{ at: \"$.c[*]\", when: {{ public: [false] }} }} ]",
        parse(INNER)
    );
    let digest = |text: &str| policy(&files(text)).digest;
    let base = digest(&text);
    assert_eq!(digest(&format!("{text} # a comment")), base);
    for (from, to) in [
        ("$.q", "$.z"),
        ("$.items[*]", "$.rows[*]"),
        ("$.total", "$.page"),
        ("[DONE]", "[END]"),
        ("[false]", "[true]"),
        ("$.c[*]", "$.d[*]"),
    ] {
        assert_ne!(digest(&text.replace(from, to)), base, "{from}");
    }
}

#[test]
fn expansion_carries_the_new_forms() {
    let text = format!(
        "use: ../rules/common.yaml\n{}\nrecords: \"$.items[*]\"\nenvelope: [ {{ select: $.total, action: keep, because: the client pages by it }} ]\n\
         sentinels: \"[DONE]\"\ndrop_elements: [ {{ at: \"$.c[*]\", when: {{ public: [false] }} }} ]",
        parse(INNER)
    );
    let rules = "tamis: 1\nfields:\n- { select: \"$.f[*].v\", when: { id: [1, \"1\"] }, action: keep, because: the product line decides }\n\
                 - { select: $.body, action: { parse: { unlisted: scan } }, because: a payload in a rules file }\n";
    let all = files(&text).with("rules/common.yaml", rules);
    let whole = |policy: &Policy| {
        let rules = policy.all_rules().map(|rule| format!("{} {:?} {:?}", rule.label, rule.action, rule.when));
        let rules: Vec<String> = rules.map(|rule| rule.replace(char::is_numeric, "")).collect();
        (rules, policy.records.clone(), policy.sentinels.clone())
    };
    let policy = policy(&all);
    let expanded = tamis::policy::expand(&all, &policy.dataset, &policy.purpose).expect("readable");
    let again = crate::support::policy(&all.with("datasets/tickets.yaml", &expanded));
    // Origins name other lines; everything else is the same.
    let plain = |(rules, records, sentinels): (Vec<String>, Records, Vec<String>)| {
        let rules: Vec<String> =
            rules.iter().map(|rule| rule.replace("rules/common.yaml", "datasets/tickets.yaml")).collect();
        (rules, records, sentinels)
    };
    assert_eq!(plain(whole(&again)), plain(whole(&policy)));
}

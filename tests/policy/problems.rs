//! Everything that can be wrong with a configuration: each problem with its code and its place, all of them in one go.

use tamis::policy::{Severity, load};

use crate::support::{HEAD, NOW, PURPOSE, dataset, files, found};

/// The problems of a policy with these lines: code, line and column from the policy's own first line.
pub(crate) fn check(policy: &str, expected: &[&str]) {
    let first = HEAD.lines().count();
    let found: Vec<String> = load(&files(policy), NOW)
        .1
        .iter()
        .map(|problem| {
            assert_eq!(problem.file, "datasets/tickets.yaml", "{problem:?}");
            assert!(problem.hint.as_ref().is_some_and(|hint| hint.len() > 5), "{problem:?}");
            format!("{} {}:{}", problem.code, i64::from(problem.line) - first as i64, i64::from(problem.column) - 4)
        })
        .collect();
    assert_eq!(found, expected, "{policy}");
}

/// The problems of a policy that has this one rule beside a sound one.
pub(crate) fn check_rule(rule: &str, expected: &[&str]) {
    check(
        &format!("fields:\n- {{ select: $.sound, action: scan, because: words are learnt from }}\n- {rule}"),
        expected,
    );
}

pub(crate) const SOUND: &str = "fields: [ { select: $.a, action: keep, because: a sound rule of the test } ]\n";

#[test]
fn a_sound_configuration_has_no_problems() {
    check(SOUND, &[]);
}

#[test]
fn all_problems_come_in_one_go() {
    check(
        "fields:\n\
         - { select: $.a, becuase: x, action: kep }\n\
         - { select: \"$.b[?@.c]\", action: { pseudonymise: { class: nobody } } }\n\
         detect: { types: { EMAIL_ADRESS: keep }, patterns: [ { type: X, regex: '(' } ] }\n\
         gates: []\n\
         on_error: ignore",
        &[
            "unknown-key 2:18",
            "bad-value 2:38",
            "missing-because 3:3",
            "bad-selector 3:13",
            "undeclared-class 3:59",
            "unknown-type 4:20",
            "bad-regex 4:72",
            "not-supported-yet 5:1",
            "bad-value 6:11",
        ],
    );
}

#[test]
fn a_sweep_says_where_and_needs_a_text() {
    let scans = "fields: [ { select: $.a, action: scan, because: words are learnt from } ]\n";
    for from in ["$.b", "[$.b, \"$.c[*].d\", \"$..name\"]", "$"] {
        check(&format!("{scans}sweep: {{ from: {from} }}"), &[]);
        check(&format!("{SOUND}sweep: {{ from: {from} }}"), &["bad-value 2:8"]);
    }
    check(&format!("{scans}sweep: {{}}"), &["missing-key 2:8"]);
    check(&format!("{scans}sweep: {{ from: [] }}"), &["bad-value 2:16"]);
    check(&format!("{scans}sweep: {{ from: \"$.b[-1]\" }}"), &["bad-selector 2:16"]);
    check(&format!("{scans}sweep: {{ from: $.b, min: 3 }}"), &["unknown-key 2:21"]);
}

#[test]
fn forms_of_later_issues_are_refused_by_name() {
    for key in ["rights: {}", "gates: []", "rename: {}"] {
        check(&format!("{SOUND}{key}"), &["not-supported-yet 2:1"]);
    }
    for (line, column) in [
        ("use: [ zendesk ]", 8),
        ("use: zendesk", 6),
        ("detect: { types: { LOCATION: redact } }", 20),
        ("detect: { min_score: { LOCATION: 0.7 } }", 24),
        ("sensitive: { national_id: [ { type: LOCATION, ground: x } ] }", 37),
        ("detect: { text: code }", 17),
        ("detect: { languages: { from: $.language } }", 22),
        ("detect: { sensitive: drop-element }", 22),
        ("detect: { sensitive: drop-record }", 22),
        ("detect: { action: { encrypt: { to: k } } }", 21),
        ("detect: { types: { EMAIL_ADDRESS: { surrogate: {} } } }", 37),
    ] {
        check(&format!("{SOUND}{line}"), &[&format!("not-supported-yet 2:{column}")]);
    }
    for action in [
        "{ encrypt: { deterministic: k1 } }",
        "{ fpe: { alphabet: digits } }",
        "{ shift: { days: 30 } }",
        "{ noise: {} }",
        "{ surrogate: {} }",
        "{ generalise: { age: {} , date: day } }",
        "{ generalise: { age: { bands: [18] } } }",
        "{ generalise: { geo: { decimals: 2 } } }",
        "{ generalise: { postcode: { keep: 2 } } }",
        "{ generalise: { email: domain } }",
        "{ generalise: { url: origin } }",
        "{ generalise: { text: {} } }",
    ] {
        let policy = format!("fields:\n- {{ select: $.a, action: {action}, because: a form of a later issue }}");
        let problems = load(&files(&policy), NOW).1;
        let codes: Vec<_> =
            problems.iter().map(|problem| problem.code).filter(|code| *code != "nothing-kept").collect();
        assert_eq!(codes, ["not-supported-yet"], "{action}: {problems:#?}");
    }
    check_rule("{ select: $.a, gates: [], action: scan, because: one field of many }", &["not-supported-yet 3:18"]);
    let tests = "tamis: 1\ndataset: tickets\npurpose: routing\ngiven: { objections: [] }\ntests: []\n";
    assert_eq!(found(&files(SOUND).with("tests/a.yaml", tests)), ["not-supported-yet tests/a.yaml:4:10"]);
}

#[test]
fn rules_are_checked() {
    check_rule("{ action: scan, because: no field named here }", &["missing-key 3:3"]);
    check_rule("{ select: $.a, because: no action named here }", &["missing-key 3:3"]);
    check_rule("{ select: $.a, tag: profile, action: scan, because: two ways to say it }", &["bad-value 3:3"]);
    check_rule("{ tag: profil, action: scan, because: a tag with a slip }", &["undeclared-tag 3:10"]);
    check_rule("{ select: [], action: scan, because: an empty list of fields }", &["bad-value 3:13"]);
    check_rule("{ select: $.a, action: scan }", &["missing-because 3:3"]);
    check_rule("{ select: $.a, action: drop }", &[]);
    check_rule("{ select: $.a, action: null, because: the key alone matters }", &[]);
    check_rule("{ select: $.a, action: drop, else: null, names: keep }", &["idle-key 3:38", "idle-key 3:51"]);
    check_rule("{ select: $.a, action: redact, names: scan, because: its presence matters }", &["idle-key 3:41"]);
    check_rule("{ select: $.a, action: keep, else: redact, because: few products there are }", &["idle-key 3:38"]);
    check_rule("{ select: $.a, action: { keep: { max: 9 } }, else: redact, because: few products there are }", &[]);
    check_rule("{ select: $.a, action: { drop: { x: 1 } } }", &["wrong-kind 3:34"]);
    check_rule("{ select: $.a, action: pseudonymise, because: it joins two tables }", &["wrong-kind 3:26"]);
    check_rule("{ select: $.a, action: { keep: {}, scan: {} }, because: two actions at once }", &["bad-value 3:38"]);
    check_rule("{ select: \"$.a[-1]\", action: scan, because: the last one counts }", &["bad-selector 3:13"]);
    check_rule("{ select: a.b, action: scan, because: no dollar in front }", &["bad-selector 3:13"]);
    check_rule("{ select: $.a, action: scan, else: keep, because: there is no way around }", &["bad-value 3:38"]);
}

#[test]
fn actions_are_checked() {
    let check = |action: &str, expected: &str| {
        let rule = format!("{{ select: $.a, because: a sound reason to give, action: {action} }}");
        let problems = load(&files(&format!("fields:\n- {rule}")), NOW).1;
        let codes: Vec<&str> =
            problems.iter().map(|problem| problem.code).filter(|code| *code != "nothing-kept").collect();
        assert_eq!(codes.join(" "), expected, "{action}: {problems:#?}");
    };
    check("{ keep: { matching: '[a-' } }", "bad-regex");
    check("{ keep: { min: 5, max: 1 } }", "bad-value");
    check("{ keep: { min: 5, max: 5 } }", "");
    check("{ keep: { min: five } }", "wrong-kind");
    check("{ keep: { type: text } }", "bad-value");
    check("{ keep: { only: [a, 1, true, null] } }", "");
    check("{ keep: { max_length: -1 } }", "bad-value");
    check("{ mask: { with: ab } }", "wrong-kind");
    check("{ mask: { with: \"-\" } }", "bad-value");
    check("{ redact: { with: gone } }", "");
    check("{ pseudonymise: { class: customer, scope: weekly } }", "bad-value");
    check("{ pseudonymise: { class: customer, scope: { by: $.id } } }", "");
    check("{ pseudonymise: { class: customer, scope: { day: { of: $.at } } } }", "");
    check("{ pseudonymise: { class: customer, scope: by } }", "wrong-kind");
    check("{ pseudonymise: { class: Customer } }", "bad-value");
    check("{ pseudonymise: { scope: dataset } }", "missing-key");
    check("{ pseudonymize: { class: customer } }", "");
    check("{ generalise: {} }", "missing-key");
    check("{ generalize: { date: day } }", "");
    check("{ generalise: { date: day, ip: { v4: 24 } } }", "bad-value");
    check("{ generalise: { date: decade } }", "bad-value");
    check("{ generalise: { date: day, form: dd/mm/yyyy } }", "");
    check("{ generalise: { date: day, form: d%m } }", "bad-value");
    check("{ generalise: { number: { bands: [1, 3, 2] } } }", "bad-value");
    check("{ generalise: { number: { bands: [] } } }", "bad-value");
    check("{ generalise: { number: { step: 0 } } }", "bad-value");
    check("{ generalise: { number: { step: 5, bands: [1] } } }", "bad-value");
    check("{ generalise: { number: { step: 5, as: label } } }", "");
    check("{ generalise: { number: { step: 5 }, as: label } }", "");
    check("{ generalise: { ip: { v4: 33 } } }", "bad-value");
}

#[test]
fn detection_is_checked() {
    let check = |detect: &str, expected: &str| {
        let files = files(&format!("{SOUND}detect: {detect}"))
            .with("staff.txt", "# names\nRobin Beispiel\n")
            .with("empty.txt", "#\n");
        let problems = load(&files, NOW).1;
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes.join(" "), expected, "{detect}: {problems:#?}");
    };
    check("{ languages: [fr, en], action: redact, placeholder: \"<{label} {n}>\", ignore: [reserved] }", "");
    check("{ languages: [klingon] }", "bad-value");
    check("{ placeholder: \"<{name}>\" }", "bad-placeholder");
    check("{ placeholder: \"<{type\" }", "bad-placeholder");
    check("{ min_score: 1.5 }", "bad-value");
    check("{ min_score: { default: 0.4, EMAIL_ADDRESS: 0.9 } }", "");
    check("{ min_score: { EMAIL: 0.9 } }", "unknown-type");
    check("{ patterns: [ { type: REF, regex: '[A-Z]{3}-[0-9]{4}' } ], types: { REF: keep } }", "");
    check("{ patterns: [ { type: REF, regex: '[0-9]+' } ] }", "bad-regex");
    check("{ patterns: [ { type: ref, regex: '[0-9]{4}' } ] }", "bad-value");
    check("{ patterns: [ { type: REF, regex: '[0-9]{4}', action: keep } ], types: { REF: redact } }", "bad-value");
    check("{ terms: [ { type: STAFF, file: ../staff.txt, action: redact } ] }", "");
    check("{ terms: [ { type: STAFF, file: staff.txt } ] }", "unreadable");
    check("{ terms: [ { type: STAFF, file: ../empty.txt } ] }", "bad-value");
    check("{ sensitive: maybe }", "bad-value");
    check("{ text: markdown, code: secrets }", "");
    check("{ text: html, code: keep }", "");
    check("{ code: scan }", "");
    check("{ code: keep }", "bad-value");
    check("{ text: plain, code: secrets }", "bad-value");
    check("{ text: html, code: all }", "bad-value");
    check("{ ignore: [public-ip] }", "bad-value");
}

#[test]
fn special_categories_need_a_ground() {
    let ground = "sensitive: { national_id: [ { type: FR_NIR, ground: art. 87 and the decree of 2019 } ] }\n";
    for action in ["keep", "{ pseudonymise: { class: customer } }"] {
        let detect = format!("detect: {{ types: {{ FR_NIR: {action} }} }}");
        check(&format!("{SOUND}{detect}"), &["missing-ground 2:20"]);
        check(&format!("{SOUND}{ground}{detect}"), &[]);
    }
    check(&format!("{SOUND}detect: {{ types: {{ FR_NIR: redact }} }}"), &[]);
    check(&format!("{SOUND}detect: {{ types: {{ FR_NIR: {{ mask: {{ keep_last: 2 }} }} }} }}"), &[]);
    check(&format!("{SOUND}detect: {{ action: keep }}"), &["missing-ground 2:19"]);
    check(&format!("{SOUND}sensitive: {{ national_id: [ {{ type: FR_NRI, ground: x }} ] }}"), &["unknown-type 2:37"]);
    check(
        &format!("{SOUND}sensitive: {{ national_id: [ {{ type: EMAIL_ADDRESS, ground: x }} ] }}"),
        &["bad-value 2:37"],
    );
    for action in ["keep", "{ pseudonymise: { class: customer } }"] {
        let detect = |name: &str| format!("detect: {{ types: {{ {name}: {action} }} }}");
        let grounds = |words: &[&str]| {
            let list: Vec<String> =
                words.iter().map(|word| format!("{{ category: {word}, ground: art. 9(2)(a) }}")).collect();
            format!("sensitive: {{ art9: [ {} ] }}\n", list.join(", "))
        };
        check(&format!("{SOUND}{}", detect("UK_NHS")), &["redacted-instead 2:20"]);
        check(&format!("{SOUND}{}{}", grounds(&["health"]), detect("UK_NHS")), &[]);
        check(&format!("{SOUND}{}{}", grounds(&["health", "beliefs"]), detect("NRP")), &["redacted-instead 3:20"]);
        check(&format!("{SOUND}{}{}", grounds(&["origin", "politics", "beliefs"]), detect("NRP")), &[]);
    }
    check(&format!("{SOUND}sensitive: {{ art9: [ {{ category: helth, ground: x }} ] }}"), &["bad-value 2:34"]);
}

/// A type has one action, whatever finds it and wherever the action is said.
#[test]
fn a_ground_is_needed_wherever_the_action_is_said() {
    let ground = "sensitive: { national_id: [ { type: FR_NIR, ground: art. 87 and the decree of 2019 } ] }\n";
    let with = |policy: &str| found(&files(policy).with("numbers.txt", "ABC\n"));
    let none = Vec::<String>::new();
    for action in ["keep", "{ pseudonymise: { class: customer } }"] {
        for (own, column) in [
            (format!("patterns: [ {{ type: FR_NIR, regex: ABC, action: {action} }} ]"), 35),
            (format!("terms: [ {{ type: FR_NIR, file: ../numbers.txt, action: {action} }} ]"), 32),
        ] {
            let place = |line: usize| vec![format!("missing-ground datasets/tickets.yaml:{line}:{column}")];
            assert_eq!(with(&format!("{SOUND}detect: {{ {own} }}")), place(17), "{own}");
            assert_eq!(with(&format!("{SOUND}{ground}detect: {{ {own} }}")), none, "{own}");
        }
    }
    check(&format!("{SOUND}detect: {{ patterns: [ {{ type: REF, regex: ABC, action: keep }} ] }}"), &[]);
    // Without an action of its own the pattern's type is kept like the others.
    let all = detect_catalogue("redact", "FR_NIR");
    let own = |action: &str| format!("patterns: [ {{ type: FR_NIR, regex: ABC{action} }} ]");
    check(&format!("{SOUND}detect: {{ action: keep, {all}, {} }}", own("")), &["missing-ground 2:19"]);
    check(&format!("{SOUND}detect: {{ action: keep, {all}, {} }}", own(", action: redact")), &[]);
}

/// `types` with this action for every type of the catalogue but one.
fn detect_catalogue(action: &str, but: &str) -> String {
    let names = tamis::detect::catalogue().iter().map(|detector| detector.name).filter(|name| *name != but);
    format!("types: {{ {} }}", names.map(|name| format!("{name}: {action}")).collect::<Vec<_>>().join(", "))
}

#[test]
fn rules_that_never_decide_are_errors() {
    let two = |a: &str, b: &str| {
        format!(
            "fields:\n- {{ select: {a}, because: the first of two rules }}\n- {{ select: {b}, because: the second of two rules }}"
        )
    };
    check(&two("\"$.*\", action: scan", "$.a, action: keep"), &["unreachable-rule 3:3"]);
    check(&two("$.a, action: scan", "\"$.*\", action: keep"), &[]);
    check(&two("$.a, action: scan", "[$.a, $.b], action: keep"), &[]);
    check(&two("[$.a, $.b], action: scan", "[$.b, $.a], action: keep"), &["unreachable-rule 3:3"]);
    check(&two("$.a, action: redact", "$.a.b, action: keep"), &["unreachable-rule 3:3"]);
    check(&two("$.a.b, action: keep", "$.a, action: redact"), &["unreachable-rule 2:3"]);
    check(&two("$.a, action: scan", "$.a.b, action: keep"), &[]);
    check(&two("$.A_b, action: scan", "$.ab, action: keep"), &[]);
    for (above, below) in [
        ("\"$.comments[*]\"", "\"$.comments[*].text\""),
        ("\"$.a[0]\"", "\"$.a[0].b\""),
        ("\"$['first name']\"", "\"$['first name'].x\""),
        ("$.é", "$.é.b"),
        ("\"$['a','b']\"", "$.a.c"),
        ("\"$..b\"", "$.a.b.c"),
        ("\"$.*.*\"", "$.a.b.c"),
        ("\"$.a[:2]\"", "\"$.a[1].b\""),
    ] {
        for action in ["drop", "null", "redact"] {
            let (over, under) = (format!("{above}, action: {action}"), format!("{below}, action: scan"));
            check(&two(&over, &under), &["unreachable-rule 3:3"]);
            check(&two(&under, &over), &["unreachable-rule 2:3"]);
        }
    }
    check(&two("\"$.a[0]\", action: drop", "\"$.a[*].b\", action: scan"), &[]);
    // An earlier rule decides at `$.a.b`, so that its removal is out of reach as well.
    let three = "fields:\n- { select: $.a.b, action: scan, because: words are learnt from }\n\
                 - { select: \"$.a.*\", action: drop }\n- { select: $.a.b.c, action: keep, because: below what is scanned }";
    check(three, &[]);
    check(&two("$.a, action: scan", "\"$[3:1]\", action: keep"), &["unreachable-rule 3:3"]);
    check(
        &format!("spelling: folded\n{}", two("$.A_b, action: scan", "$.ab, action: keep")),
        &["unreachable-rule 4:3"],
    );
}

#[test]
fn overriding_an_included_rule_is_a_note() {
    let rules = "tamis: 1\nfields:\n- { select: $.a, action: scan, because: words are learnt from }\n";
    let with = |policy: &str, rules: &str| found(&files(policy).with("rules/common.yaml", rules));
    let policy = format!("{SOUND}use: [ ../rules/common.yaml ]");
    assert_eq!(with(&policy, rules), ["overridden-rule rules/common.yaml:3:3"]);
    let twice = format!("{rules}- {{ select: $.a, action: keep, because: never reached in here }}\n");
    assert_eq!(
        with("use: [ ../rules/common.yaml ]", &twice),
        ["unreachable-rule rules/common.yaml:4:3"],
        "within one file it is an error"
    );
    assert_eq!(with("use: [ ../rules/comon.yaml ]", rules), ["unreadable datasets/tickets.yaml:16:12"]);
    let looped = format!("{rules}use: [ common.yaml ]\n");
    assert_eq!(with("use: [ ../rules/common.yaml ]", &looped), ["include-cycle rules/common.yaml:4:8"]);
    assert_eq!(
        with(SOUND, "tamis: 1\nrules: other\n"),
        ["misnamed rules/common.yaml:2:8"],
        "unused fragments are read too"
    );
}

#[test]
fn reasons_should_say_something() {
    check_rule("{ select: $.created_at, action: scan, because: the createdAt field }", &["because-restates 3:50"]);
    check_rule("{ select: $.a, action: scan, because: Words are learnt from! }", &["because-repeated 3:41"]);
    check_rule("{ select: $.a, action: scan, because: for training }", &["because-short 3:41"]);
    check_rule("{ select: $.a, action: scan, names: keep, because: keys are product codes }", &[]);
    check(&format!("{SOUND}names: keep"), &["missing-because 2:8"]);
    check(&format!("{SOUND}names: keep\nbecause: keys are product codes"), &[]);
}

#[test]
fn whole_policies_are_looked_at() {
    check(&format!("{SOUND}unlisted: keep"), &["keep-exact 2:11"]);
    check(&format!("{SOUND}unlisted: keep\nspelling: folded"), &[]);
    check("fields: []", &["nothing-kept -1:-1"]);
    check("fields:\n  # a rule to be\non_error: reject", &["nothing-kept -1:-1"]);
    check("fields: [ { select: $.a, action: drop } ]", &["nothing-kept -1:-1"]);
    let wide = "fields: [ { select: $.a, action: { pseudonymise: { class: customer, scope: purpose } }, because: joins the orders } ]";
    check(wide, &["wide-scope 1:76"]);
    let other = dataset(wide).replace("dataset: tickets", "dataset: orders");
    assert_eq!(found(&files(wide).with("datasets/orders.yaml", &other)), Vec::<String>::new());
}

#[test]
fn the_law_is_heard() {
    let purpose = |text: &str| found(&files(SOUND).with("purposes/routing.yaml", text));
    for (key, line) in [
        ("title", "title: Route tickets\n"),
        ("system", "system: { type: classifier, functions: [suggest a team] }\n"),
        ("controllers", "controllers: [ { name: Example SAS, contact: privacy@example.org } ]\n"),
        ("domain", "domain: { stores: [lake] }\n"),
        ("approved", "approved: { by: dpo@example.org, date: 2026-09-15 }\n"),
    ] {
        let without = PURPOSE.replace(line, "");
        assert_ne!(without, PURPOSE);
        assert_eq!(purpose(&without), ["missing-legal-key purposes/routing.yaml:2:10"], "{key}");
        let draft = format!("{without}status: draft\n");
        let (workspace, problems) = load(&files(SOUND).with("purposes/routing.yaml", &draft), NOW);
        assert!(workspace.is_some_and(|all| all.policies.values().all(|policy| policy.draft)), "{key}");
        assert!(problems.iter().all(|problem| problem.severity == Severity::Warning), "{key}");
    }
    let swap = |from: &str, to: &str| purpose(&PURPOSE.replace(from, to));
    assert_eq!(swap("basis: contract", "basis: legitimate-interest").len(), 2);
    assert_eq!(swap("basis: contract", "basis: public-task"), ["missing-legal-key purposes/routing.yaml:5:14"]);
    assert_eq!(swap("recipients: []", "recipients: [ { who: annotators, country: US } ]").len(), 2);
    assert_eq!(swap("recipients: []", "recipients: [ { who: annotators, country: NO } ]"), Vec::<String>::new());
    assert_eq!(swap("needed: false", "needed: true"), ["missing-legal-key purposes/routing.yaml:10:7"]);
    assert_eq!(swap("review_by: 2027-06-30", "review_by: 2026-06-30"), ["review-passed purposes/routing.yaml:13:12"]);
    assert_eq!(swap("review_by: 2027-06-30", "review_by: 30/06/2027"), ["bad-value purposes/routing.yaml:13:12"]);
    assert_eq!(
        swap("purpose: routing", "purpose: router"),
        ["undeclared-purpose datasets/tickets.yaml:14:3", "misnamed purposes/routing.yaml:2:10"]
    );
}

#[test]
fn sources_and_compatibility_are_asked_for() {
    let with =
        |from: &str, to: &str| found(&files(SOUND).with("datasets/tickets.yaml", &dataset(SOUND).replace(from, to)));
    let lawfulness = "  lawfulness: { checked_on: 2026-09-14, checked_by: dpo@example.org, finding: under contract }\n";
    assert_eq!(with(lawfulness, ""), ["missing-legal-key datasets/tickets.yaml:5:3"]);
    assert_eq!(with("kind: first-party", "kind: scraped").len(), 3);
    assert_eq!(
        with("    compatible: { route: initial-purpose }\n", ""),
        ["missing-legal-key datasets/tickets.yaml:14:3"]
    );
    assert_eq!(with("initial-purpose", "assessed").len(), 5);
    assert_eq!(with("initial-purpose", "assumed"), ["bad-value datasets/tickets.yaml:15:26"]);
    let dates = "dates: { collected: $.created_at }\n";
    let unknown = "undeclared-date purposes/routing.yaml:9:47";
    assert_eq!(with(dates, ""), [unknown]);
    assert_eq!(with("collected: $", "colected: $"), [unknown]);
    assert_eq!(with("$.created_at", "created_at"), ["bad-selector datasets/tickets.yaml:11:21", unknown]);
    assert_eq!(with(dates, "dates: often\n"), ["wrong-kind datasets/tickets.yaml:11:8"]);
    let draft = dataset(SOUND).replace(dates, "status: draft\n");
    let problems = load(&files(SOUND).with("datasets/tickets.yaml", &draft), NOW).1;
    assert_eq!(problems.iter().map(|problem| problem.severity).collect::<Vec<_>>(), [Severity::Warning]);
    let two = PURPOSE
        .replace("eight quarters }", "eight quarters }, maintenance: { period: 1y, from: closed, because: audits }");
    assert_eq!(
        found(&files(SOUND).with("purposes/routing.yaml", &two)),
        ["undeclared-date purposes/routing.yaml:9:118"]
    );
    let other = dataset(SOUND).replace("dataset: tickets", "dataset: orders").replace(dates, "");
    assert_eq!(found(&files(SOUND).with("datasets/orders.yaml", &other)), [unknown]);
    assert_eq!(with("dataset: tickets", "dataset: ticket"), ["misnamed datasets/tickets.yaml:2:10"]);
}

#[test]
fn files_are_read_strictly() {
    let classes = |text: &str| found(&files(SOUND).with("classes.yaml", text));
    assert_eq!(
        classes("tamis: 1\na: { canonical: exact }\na: { canonical: text }\n"),
        ["duplicate-key classes.yaml:3:1"]
    );
    assert_eq!(
        classes("tamis: 1\na: { canonical: exact }\nclasses: { a: { canonical: text } }\n"),
        ["duplicate-class classes.yaml:3:12"]
    );
    assert_eq!(classes("a: { canonical: exact }\n"), ["version classes.yaml:1:1"]);
    assert_eq!(classes("tamis: 2\n"), ["version classes.yaml:1:8"]);
    let with = |path: &str, text: &str| found(&files(SOUND).with(path, text));
    assert_eq!(
        with("purposes/x.yaml", "a: 1\n"),
        ["version purposes/x.yaml:1:1", "unknown-key purposes/x.yaml:1:1", "missing-key purposes/x.yaml:1:1"]
    );
    assert_eq!(
        with("datasets/x.yaml", "title: x\n"),
        ["version datasets/x.yaml:1:1", "missing-key datasets/x.yaml:1:1"]
    );
    assert_eq!(
        with("tests/x.yaml", "purpose: routing\n"),
        ["version tests/x.yaml:1:1", "missing-key tests/x.yaml:1:1"]
    );
    assert_eq!(with("rules/x.yaml", "fields: []\n"), ["version rules/x.yaml:1:1"]);
    assert_eq!(classes("tamis: 1\na: &x { canonical: exact }\nb: *x\n"), ["yaml-alias classes.yaml:2:4"]);
    assert_eq!(classes("tamis: 1\n---\ntamis: 1\n"), ["several-documents classes.yaml:2:1"]);
    assert_eq!(classes("tamis: 1\na: { canonical: exact\n"), ["yaml-syntax classes.yaml:3:1"]);
    assert_eq!(classes("tamis: 1\na: !x { canonical: exact }\n").len(), 1);
    assert_eq!(
        classes("tamis: 1\nA_b: { canonical: exact }\n"),
        ["bad-value classes.yaml:3:1"].map(|line| line.replace("3:1", "2:1"))
    );
    assert_eq!(classes(""), ["wrong-kind classes.yaml:1:1"]);
    assert_eq!(
        classes(&format!("tamis: 1\na: {}1{}\n", "[".repeat(80), "]".repeat(80)))[0].split(' ').next(),
        Some("too-large")
    );
    assert_eq!(classes(&"#".repeat(2 << 20)), ["too-large classes.yaml:1:1"]);
}

#[test]
fn tests_are_checked() {
    let test = |text: &str| found(&files(SOUND).with("tests/a.yaml", text));
    let head = "tamis: 1\ndataset: tickets\npurpose: routing\n";
    assert_eq!(test(&format!("{head}tests: [ {{ name: a, in: {{}}, out: {{}} }} ]")), Vec::<String>::new());
    assert_eq!(test(&format!("{head}tests: [ {{ name: a, in: {{}} }} ]")), ["bad-test tests/a.yaml:4:18"]);
    assert_eq!(test(&format!("{head}tests: [ {{ name: a, out: {{}} }} ]")), ["bad-test tests/a.yaml:4:18"]);
    assert_eq!(
        test(&format!("{head}tests: [ {{ name: a, in: 1, in_json: '1', out: 1 }} ]")),
        ["bad-test tests/a.yaml:4:18"]
    );
    assert_eq!(
        test(&format!("{head}tests: [ {{ name: a, in_file: no.json, out: 1 }} ]")),
        ["unreadable tests/a.yaml:4:30"]
    );
    assert_eq!(test(&format!("{head}given: {{ now: soon }}\ntests: []")), ["bad-value tests/a.yaml:4:15"]);
    assert_eq!(
        test(&format!("{head}given: {{ now: 2026-11-01T08:30:00Z, key: k, stream: s }}\ntests: []")),
        Vec::<String>::new()
    );
    assert_eq!(
        test(&head.replace("tickets", "ticket")),
        ["undeclared-dataset tests/a.yaml:2:10", "missing-key tests/a.yaml:1:1"]
            .iter()
            .rev()
            .map(|s| (*s).to_owned())
            .collect::<Vec<_>>()
    );
    assert_eq!(
        test(&format!("{}tests: []", head.replace("routing", "route"))),
        ["undeclared-purpose tests/a.yaml:3:10"]
    );
}

#[test]
fn problems_carry_hints() {
    let hint =
        |policy: &str| load(&files(policy), NOW).1.first().and_then(|problem| problem.hint.clone()).unwrap_or_default();
    assert_eq!(hint("feilds: []"), "did you mean `fields`?");
    assert_eq!(hint(&format!("{SOUND}unlisted: dorp")), "did you mean `drop`?");
    assert_eq!(hint(&format!("{SOUND}unlisted: perhaps")), "take one of these words");
    assert_eq!(hint("fields: [ { select: $.a } ]"), "write `action: …` (What it does)");
    assert_eq!(hint("fields: 7"), "write `[ … ]`, or one `- …` a line");
    assert_eq!(
        hint(&format!("{SOUND}detect: {{ placeholder: }}")),
        "write the value behind the key, or take the key out"
    );
    assert!(hint(&format!("{SOUND}detect: {{ patterns: [ {{ type: A, regex: 'a+' }} ] }}")).contains("{1,64}"));
    assert!(hint("gates: []").contains("later version"));
    assert_eq!(
        hint(
            "fields: [ { select: $.a, action: { pseudonymise: { class: custommer } }, because: it joins two tables } ]"
        ),
        "did you mean `customer`?"
    );
    assert!(hint("fields: [ { select: \"$.a[?@.b]\", action: scan, because: some of them only } ]").contains("when"));
}

/// A policy that uses every form there will ever be: what this version lacks is refused by name, and nothing else is wrong.
#[test]
fn the_whole_language_is_known() {
    let files = tamis::policy::Memory::default()
        .with("classes.yaml", "tamis: 1\nticket: { canonical: exact }\ncustomer: { canonical: integer }\ncustomer-email: { canonical: email }\n")
        .with("purposes/ticket-routing.yaml", include_str!("whole/purpose.yaml"))
        .with("datasets/support-tickets.yaml", include_str!("whole/dataset.yaml"))
        .with("datasets/staff.txt", "Robin Beispiel\n")
        .with("tests/support-tickets.yaml", include_str!("whole/test.yaml"));
    let problems = load(&files, NOW).1;
    let errors: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.message.as_str())
        .collect();
    assert_eq!(
        errors,
        [
            "`rights` is not supported yet",
            "the preset `zendesk` is not supported yet",
            "`gates` is not supported yet",
            "`objections` is not supported yet",
        ]
    );
}

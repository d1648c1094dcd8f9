//! What policies mean once they are read: rules in deciding order, digests, approvals, expansion.

use tamis::base::{DatasetId, PurposeId};
use tamis::detect::{Code, Markup, Special};
use tamis::path::{Selector, Spelling};
use tamis::policy::{
    Action, AdHoc, Duplicates, FindingAction, Memory, Names, OnError, Otherwise, Policy, Records, ScopeNode, Sensitive,
    Unlisted, expand, load,
};
use tamis::transform::{Format, Generalise, Scope};

use crate::support::{CLASSES, NOW, PURPOSE, dataset, files, found, policy};

const RULES: &str = "tamis: 1\nrules: common\nfields:\n- { select: $.b, action: scan, because: words are learnt from }\n\
                     - { tag: profile, action: redact, because: only its presence matters }\nuse: [ deeper.yaml ]\n";
const DEEPER: &str = "tamis: 1\nrules: [ { select: $.c, action: drop } ]\n";
const POLICY: &str = "use: ../rules/common.yaml\n\
                      fields:\n\
                      - { select: [$.a, \"$.x[*]\"], action: { pseudonymize: { class: email, scope: { by: $.id }, format: hex, as: string } }, because: it joins mails of one thread, else: null }\n\
                      detect: { types: { EMAIL_ADDRESS: { pseudonymise: { class: email, format: email } } } }\n";

fn whole() -> Memory {
    files(POLICY).with("rules/common.yaml", RULES).with("rules/deeper.yaml", DEEPER)
}

#[test]
fn rules_come_in_deciding_order() {
    let policy = policy(&whole());
    let rules: Vec<_> =
        policy.rules.iter().map(|rule| (rule.label.as_str(), rule.action.name(), rule.origin.as_str())).collect();
    assert_eq!(
        rules,
        [
            ("$.a, $.x[*]", "pseudonymise", "datasets/tickets.yaml:18"),
            ("$.b", "scan", "rules/common.yaml:4"),
            ("tag:profile", "redact", "rules/common.yaml:5"),
            ("$.c", "drop", "rules/deeper.yaml:2"),
        ]
    );
    assert_eq!(policy.rules[2].selectors.iter().map(Selector::as_str).collect::<Vec<_>>(), ["$.segment", "$.region"]);
    let Action::Pseudonymise(spec, ScopeNode::Node(by)) = &policy.rules[0].action else {
        panic!("{:?}", policy.rules[0])
    };
    assert_eq!((spec.scope, spec.format, spec.as_string, by.as_str()), (Scope::By, Some(Format::Hex), true, "$.id"));
    assert_eq!(policy.rules[0].otherwise, Otherwise::Null);
    assert_eq!(policy.rules[0].because, "it joins mails of one thread");
    assert_eq!(policy.classes.keys().map(ToString::to_string).collect::<Vec<_>>(), ["email"]);
    assert!(matches!(policy.detect.types["EMAIL_ADDRESS"], FindingAction::Pseudonymise(..)));
}

#[test]
fn what_is_not_said_is_safe() {
    let policy = policy(&files("fields: [ { select: $.a, action: scan, because: words are learnt from } ]"));
    assert_eq!(policy.records, Records::Auto);
    assert_eq!((policy.unlisted, policy.names), (Unlisted::Drop, Names::Scan));
    assert!(policy.spelling == Spelling::Exact);
    assert_eq!((policy.on_error, policy.duplicates), (OnError::Reject, Duplicates::Refuse));
    assert_eq!((policy.detect.placeholder.as_str(), policy.detect.sensitive), ("[{type}]", Sensitive::Redact));
    assert!(matches!(policy.detect.action, FindingAction::Redact(_)));
    assert_eq!(policy.rules[0].otherwise, Otherwise::Drop);
    assert!(!policy.draft && policy.detect.types.is_empty());
}

#[test]
fn what_is_said_arrives() {
    let policy = policy(&files(
        "records: value\nunlisted: scan\nnames: keep\nbecause: names are product codes\nspelling: folded\non_error: drop-record\n\
         duplicates: all\nfields:\n- { select: $.a, action: { generalise: { date: week, form: dd/mm/yyyy } }, because: seasons matter to the model, names: keep }\n\
         detect: { languages: [fr], action: mask, placeholder: \"<{n}>\", min_score: 0.7, allow: support@example.org, ignore: [reserved], sensitive: drop-field, text: html, code: secrets }",
    ));
    assert_eq!((policy.records, policy.unlisted, policy.names), (Records::Value, Unlisted::Scan, Names::Keep));
    assert!(policy.spelling == Spelling::Folded);
    assert_eq!((policy.on_error, policy.duplicates), (OnError::DropRecord, Duplicates::All));
    assert!(matches!(&policy.rules[0].action, Action::Generalise(Generalise::Date(spec)) if spec.form.is_some()));
    assert_eq!(policy.rules[0].names, Some(Names::Keep));
    assert!(matches!(policy.detect.action, FindingAction::Mask(_)));
    assert_eq!(policy.detect.scanner.allow, ["support@example.org"]);
    assert_eq!((policy.detect.scanner.markup, policy.detect.scanner.code), (Markup::Html, Code::Secrets));
    assert_eq!((policy.detect.scanner.ignore.len(), policy.detect.sensitive), (1, Sensitive::DropField));
    assert!((policy.detect.scanner.min_score.value() - 0.7).abs() < 1e-6);
}

/// Whatever the action for all types is, and whatever becomes of the field.
#[test]
fn no_special_category_is_revealed_without_a_ground() {
    let redacts = |rest: &str, name: &str| {
        let national = tamis::detect::catalogue().iter().filter(|one| one.special == Some(Special::NationalId));
        let types: Vec<String> = national.map(|one| format!("{}: redact", one.name)).collect();
        let policy = policy(&files(&format!(
            "fields: [ {{ select: $.a, action: scan, because: words are learnt from }} ]\n{}",
            rest.replace("types: {", &format!("types: {{ {},", types.join(", ")))
        )));
        matches!(policy.detect.types.get(name).unwrap_or(&policy.detect.action), FindingAction::Redact(_))
    };
    for sensitive in ["redact", "drop-field"] {
        for action in ["keep", "{ pseudonymise: { class: customer } }"] {
            let all = format!(
                "detect: {{ sensitive: {sensitive}, action: {action}, types: {{ X: redact }}, patterns: [ {{ type: X, regex: x }} ] }}"
            );
            assert!(redacts(&all, "UK_NHS") && redacts(&all, "NRP") && !redacts(&all, "EMAIL_ADDRESS"), "{all}");
            let named = format!("detect: {{ sensitive: {sensitive}, types: {{ UK_NHS: {action} }} }}");
            assert!(redacts(&named, "UK_NHS"), "{named}");
            let own = format!(
                "detect: {{ sensitive: {sensitive}, patterns: [ {{ type: NRP, regex: x, action: {action} }} ] }}"
            );
            assert!(redacts(&own, "NRP"), "{own}");
        }
    }
    let health = "sensitive: { art9: [ { category: health, ground: art. 9(2)(i) } ] }\n";
    let keep =
        format!("{health}detect: {{ action: keep, types: {{ X: redact }}, patterns: [ {{ type: X, regex: x }} ] }}");
    assert!(!redacts(&keep, "UK_NHS") && redacts(&keep, "NRP"));
}

#[test]
fn the_digest_covers_what_a_policy_draws_in_and_nothing_else() {
    let base = policy(&whole()).digest;
    assert!(base.starts_with("sha256:") && base.len() == 71);
    let check = |files: Memory, same: bool, what: &str| {
        let (workspace, problems) = load(&files, NOW);
        let workspace = workspace.unwrap_or_else(|| panic!("{problems:#?}"));
        let digest = workspace
            .policies
            .values()
            .find(|policy| policy.dataset.as_str() == "tickets")
            .map(|policy| policy.digest.clone());
        assert_eq!(digest.as_ref() == Some(&base), same, "{what}");
    };
    check(whole(), true, "nothing");
    check(whole().with("rules/common.yaml", &format!("# a comment\n{RULES}")), true, "a comment");
    check(whole().with("rules/unused.yaml", "tamis: 1\nfields: []\n"), true, "an unused file");
    check(
        whole()
            .with("classes.yaml", &CLASSES.replace("customer: { canonical: exact }", "customer: { canonical: text }")),
        true,
        "an unused class",
    );
    check(whole().with("purposes/routing.yaml", &PURPOSE.replace("2026-09-15", "2026-09-16")), true, "the approval");
    check(
        whole().with("datasets/orders.yaml", &dataset("fields: []").replace("dataset: tickets", "dataset: orders")),
        true,
        "another dataset",
    );
    check(
        whole().with("purposes/routing.yaml", &PURPOSE.replace("Route tickets", "Route mails")),
        false,
        "the purpose",
    );
    check(whole().with("rules/deeper.yaml", &DEEPER.replace("$.c", "$.d")), false, "an include of an include");
    check(whole().with("classes.yaml", &CLASSES.replace("canonical: email", "canonical: text")), false, "a used class");
    check(whole().with("datasets/tickets.yaml", &dataset(POLICY).replace("else: null", "else: drop")), false, "a rule");
    let terms = "detect: { terms: [ { type: STAFF, file: ../staff.txt } ] }\nfields: [ { select: $.a, action: scan, because: words are learnt from } ]";
    let digest = |names: &str| policy(&files(terms).with("staff.txt", names)).digest;
    assert_eq!(digest("Robin Beispiel\n"), digest("Robin Beispiel\n"));
    assert_ne!(digest("Robin Beispiel\n"), digest("Robin Beispiel\nSacha Ejemplo\n"));
}

#[test]
fn an_approval_binds_to_the_digest_it_was_given_for() {
    let digest = policy(&whole()).digest;
    let other = format!("sha256:{}", "0".repeat(64));
    let with = |said: &str| {
        let approved = format!("approved: {{ by: dpo@example.org, date: 2026-09-15, digest: {said} }}");
        let text = PURPOSE.replace("approved: { by: dpo@example.org, date: 2026-09-15 }", &approved);
        found(&whole().with("purposes/routing.yaml", &text))
    };
    assert_eq!(with(&format!("\"{digest}\"")), Vec::<String>::new());
    assert_eq!(with(&format!("{{ tickets: \"{digest}\" }}")), Vec::<String>::new());
    assert_eq!(with(&format!("{{ orders: \"{other}\" }}")), Vec::<String>::new());
    assert_eq!(with(&format!("\"{other}\"")), ["approval-stale purposes/routing.yaml:12:60"]);
    assert_eq!(with(&format!("{{ tickets: \"{other}\" }}")), ["approval-stale purposes/routing.yaml:12:71"]);
    assert_eq!(with("\"sha256:12\""), ["bad-value purposes/routing.yaml:12:60"]);
}

#[test]
fn an_expanded_policy_means_the_same() {
    let ids = (DatasetId::parse("tickets").expect("a word"), PurposeId::parse("routing").expect("a word"));
    let text = expand(&whole(), &ids.0, &ids.1).expect("readable");
    assert!(text.contains("      # rules/deeper.yaml:2\n      - { select: $.c, action: drop }\n"), "{text}");
    assert!(!text.contains("    use:"), "{text}");
    let again = policy(&whole().with("datasets/tickets.yaml", &text));
    let shape = |policy: &Policy| {
        policy
            .rules
            .iter()
            .map(|rule| format!("{} {:?} {:?} {}", rule.label, rule.action, rule.otherwise, rule.because))
            .collect::<Vec<_>>()
    };
    assert_eq!(shape(&again), shape(&policy(&whole())));
    assert_eq!(format!("{:?}", again.detect), format!("{:?}", policy(&whole()).detect));
    let missing = expand(&whole(), &ids.0, &PurposeId::parse("other").expect("a word")).expect_err("not open");
    assert_eq!(missing[0].code, "undeclared-purpose");
}

#[test]
fn the_examples_expand() {
    let examples = tamis::policy::embedded();
    let workspace = crate::support::workspace(&examples);
    for (ids, policy) in &workspace.policies {
        let text = expand(&examples, &ids.0, &ids.1).expect("readable");
        let again = crate::support::workspace(&examples.clone().with(&format!("datasets/{}.yaml", ids.0), &text));
        assert_eq!(again.policies[ids].rules.len(), policy.rules.len(), "{text}");
    }
}

#[test]
fn ad_hoc_policies_need_no_file() {
    let selector = |text: &str| Selector::parse(text).expect("a selector");
    let rules = vec![
        (selector("$.id"), AdHoc::Pseudonymise),
        (selector("$.text"), AdHoc::Scan),
        (selector("$.a"), AdHoc::Keep),
    ];
    let policy = Policy::ad_hoc(rules.clone(), Unlisted::Drop, Names::Scan);
    assert_eq!(
        policy.rules.iter().map(|rule| rule.action.name()).collect::<Vec<_>>(),
        ["pseudonymise", "scan", "keep"]
    );
    assert!(policy.draft && policy.classes.len() == 1);
    assert_eq!(policy.digest, Policy::ad_hoc(rules.clone(), Unlisted::Drop, Names::Scan).digest);
    assert_ne!(policy.digest, Policy::ad_hoc(rules, Unlisted::Keep, Names::Scan).digest);
    let silent = |rules: &[(&str, AdHoc)]| -> Vec<(String, Vec<String>)> {
        let rules = rules.iter().map(|(text, does)| (selector(text), *does)).collect();
        let policy = Policy::ad_hoc(rules, Unlisted::Drop, Names::Scan);
        let label = |rule: &tamis::policy::Rule| rule.label.clone();
        policy
            .silent()
            .iter()
            .map(|(rule, over)| (label(rule), over.iter().map(|rule| label(rule)).collect()))
            .collect()
    };
    let told = |rule: &str, over: &str| vec![(rule.to_owned(), vec![over.to_owned()])];
    assert_eq!(silent(&[("$.u.n", AdHoc::Keep), ("$.u", AdHoc::Drop)]), told("$.u.n", "$.u"));
    assert_eq!(silent(&[("$.*", AdHoc::Keep), ("$.a", AdHoc::Drop)]), told("$.a", "$.*"));
    assert!(silent(&[("$.a", AdHoc::Drop), ("$.*", AdHoc::Keep)]).is_empty());
    assert_eq!(silent(&[("$[2:2]", AdHoc::Keep)]), [("$[2:2]".to_owned(), Vec::new())]);
}

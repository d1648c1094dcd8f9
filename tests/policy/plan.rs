//! What a compiled plan says of each state: candidates, anchors, the way to records, the insides of strings.

use std::sync::Arc;

use tamis::base::{KeyId, Secret};
use tamis::keys::Keyring;
use tamis::path::State;
use tamis::policy::{Act, Anchor, Anchors, Plan, RecordForm, Unlisted};

use crate::support::{files, policy};

fn plan(text: &str) -> Arc<Plan> {
    let secret = Secret::new(b"an invented key for tests, 32 by".to_vec());
    let keyring = Keyring::single(KeyId::parse("1").expect("a word"), secret).expect("32 bytes");
    Arc::new(Plan::compile(&policy(&files(text)), &keyring).expect("the policy compiles"))
}

/// The state after these steps: names, or `0`, `1` … for elements.
fn walk(plan: &Plan, from: State, way: &str) -> State {
    way.split_whitespace().fold(from, |at, step| match step.parse() {
        Ok(index) => plan.automaton().element(at, index),
        Err(_) => plan.automaton().member(at, step).state,
    })
}

fn at(plan: &Plan, way: &str) -> State {
    walk(plan, plan.automaton().root(), way)
}

const TAIL: &str = "because: a reason for the test";

#[test]
fn candidates_end_at_the_first_rule_without_a_condition() {
    let plan = plan(&format!(
        "fields:\n\
         - {{ select: [\"$.f[*].v\", \"$.f[0].v\"], when: {{ id: 1 }}, action: keep, {TAIL} }}\n\
         - {{ select: \"$.f[*].v\", when: {{ id: 2 }}, action: scan, {TAIL} }}\n\
         - {{ select: \"$.f[*].*\", action: redact, {TAIL} }}\n\
         - {{ select: [$.f, $.z], when: {{ id: 1 }}, action: drop }}\n\
         drop_elements: [ {{ at: \"$.f[*]\", when: {{ hidden: true }} }} ]"
    ));
    let check = |way: &str, candidates: &[u32], deciding: Option<u32>| {
        let state = at(&plan, way);
        assert_eq!((plan.candidates(state), plan.deciding(state)), (candidates, deciding), "{way}");
        assert_eq!(plan.conditional(state), deciding.is_none() && !candidates.is_empty(), "{way}");
    };
    check("", &[], None);
    check("f", &[4], None);
    check("f 3", &[0], None);
    check("f 3 v", &[1, 2, 3], None);
    check("f 0 v", &[1, 2, 3], None);
    check("f 3 x", &[3], Some(3));
    check("f 3 v v", &[], None);
    let when: Vec<Option<u32>> = (0..5).map(|number| plan.rule(number).when).collect();
    assert_eq!(when, [Some(0), Some(1), Some(2), None, Some(1)], "equal conditions are one");
    assert_eq!(plan.conditions().len(), 3);
    assert_eq!(plan.conditions().feeds(Anchor::Selected, "hidden").len(), 1);
    assert_eq!(plan.conditions().feeds(Anchor::Around, "id").len(), 2);
    assert!(plan.conditions().feeds(Anchor::Around, "hidden").is_empty());
}

fn check_anchors(plan: &Plan, from: State, way: &str, expected: &str) {
    let Anchors { element, object, selected } = plan.anchors(walk(plan, from, way));
    let found: Vec<&str> = [(element, "element"), (object, "object"), (selected, "selected")]
        .into_iter()
        .filter_map(|(is, name)| is.then_some(name))
        .collect();
    assert_eq!(found.join(" "), expected, "{way}");
}

#[test]
fn anchors_are_the_innermost_element_or_the_object() {
    let plan = plan(&format!(
        "fields:\n\
         - {{ select: \"$.orders[0:].items[0:].price.net\", when: {{ kind: a }}, action: keep, {TAIL} }}\n\
         - {{ select: \"$.list[0]\", when: {{ kind: a }}, action: keep, {TAIL} }}\n\
         - {{ select: $.user.address.city, when: {{ country: FR }}, action: keep, {TAIL} }}\n\
         - {{ select: $.top, when: {{ country: FR }}, action: keep, {TAIL} }}\n\
         - {{ select: $.plain.deep.down, action: keep, {TAIL} }}\n\
         - {{ select: \"$.wild[*].inner[*].v\", when: {{ kind: a }}, action: keep, {TAIL} }}\n\
         drop_elements: [ {{ at: \"$.orders[*]\", when: {{ void: true }} }} ]"
    ));
    let check = |way: &str, expected: &str| check_anchors(&plan, plan.automaton().root(), way, expected);
    check("orders 0 items 0", "element");
    check("orders 0 items 0 price", "element object");
    check("orders 0", "selected");
    check("orders 0 items", "");
    check("list 0", "element");
    check("list 1", "");
    check("user address", "element object");
    check("user", "element");
    check("user address city", "element");
    check("", "element object");
    // `[*]` selects members too: where `inner` is an object, the element around it is the innermost.
    check("wild 0", "element");
    check("wild 0 inner 0", "element object");
    for way in ["plain", "plain deep", "plain deep down", "else", "orders", "list"] {
        check(way, "");
    }
}

#[test]
fn the_record_itself_can_be_tested() {
    let plan = plan(&format!(
        "fields:\n- {{ select: $, when: {{ type: page }}, action: drop }}\n- {{ select: $.a, action: keep, {TAIL} }}"
    ));
    check_anchors(&plan, plan.automaton().root(), "", "element object");
    check_anchors(&plan, plan.automaton().root(), "a", "");
    let below =
        crate::plan::plan(&format!("fields: [ {{ select: \"$..v\", when: {{ k: 1 }}, action: keep, {TAIL} }} ]"));
    for way in ["", "a", "a 0", "v", "a 0 v v"] {
        let Anchors { element, object, .. } = below.anchors(at(&below, way));
        assert!(element && object, "{way}");
    }
}

#[test]
fn without_conditions_nothing_is_an_anchor() {
    let plan = plan(&format!("fields: [ {{ select: \"$..v\", action: keep, {TAIL} }} ]"));
    assert!(plan.conditions().is_empty());
    for state in plan.automaton().each() {
        assert_eq!(plan.anchors(state), Anchors::default());
        assert!(!plan.record_at(state) && !plan.leads_to_record(state) && !plan.conditional(state));
    }
    assert_eq!((plan.records(), plan.sentinels().len()), (RecordForm::Auto, 0));
}

#[test]
fn the_way_to_records_is_known() {
    let plan = plan(&format!(
        "records: [ \"$.data.items[*]\", \"$.more[0]\" ]\n\
         envelope:\n- {{ select: $.total, action: keep, {TAIL} }}\n- {{ select: $.data.page, action: keep, because: pages are told apart }}\n\
         fields: [ {{ select: $.data.items, action: scan, because: another reason for it }} ]\n\
         sentinels: [ \"[DONE]\" ]"
    ));
    let RecordForm::At(root) = plan.records() else { panic!("records inside a document") };
    assert_ne!(root, plan.automaton().root());
    let check = |way: &str, record: bool, leads: bool, rule: Option<u32>| {
        let state = walk(&plan, root, way);
        assert_eq!((plan.record_at(state), plan.leads_to_record(state)), (record, leads), "{way}");
        assert_eq!(plan.deciding(state), rule, "{way}");
    };
    check("", false, true, None);
    check("data", false, true, None);
    check("data items", false, true, None);
    check("data items 7", true, false, None);
    check("data items 7 x", false, false, None);
    // `[*]` selects members too.
    check("data items x", true, false, None);
    check("more", false, true, None);
    check("more 0", true, false, None);
    check("more 1", false, false, None);
    check("total", false, false, Some(1));
    check("data page", false, false, Some(2));
    let record = at(&plan, "data items");
    assert_eq!(plan.deciding(record), Some(0));
    assert!(!plan.leads_to_record(at(&plan, "data")) && !plan.record_at(at(&plan, "data items 7")));
    assert_eq!(plan.sentinels(), ["[DONE]"]);
    assert!(plan.splits());
}

#[test]
fn pairs_have_an_envelope_and_stay_together() {
    let plan = plan(&format!(
        "records: pairs\nenvelope: [ {{ select: $.index._id, action: keep, {TAIL} }} ]\n\
         fields: [ {{ select: $.a, action: keep, because: another reason for it }} ]"
    ));
    let RecordForm::Pairs(root) = plan.records() else { panic!("pairs") };
    assert_eq!(plan.deciding(walk(&plan, root, "index _id")), Some(1));
    assert_eq!(plan.deciding(at(&plan, "index _id")), None);
    assert!(!plan.leads_to_record(root) && !plan.splits());
}

#[test]
fn each_parse_has_a_root() {
    let plan = plan(&format!(
        "records: \"$.r[*]\"\n\
         envelope: [ {{ select: $.note, {TAIL}, action: {{ parse: {{ unlisted: scan }} }} }} ]\n\
         fields:\n\
         - {{ select: $.p, because: the payload is what counts, action: {{ parse: {{ fields: [\n\
         \x20   {{ select: $.q, when: {{ k: 1 }}, action: keep, because: words are learnt from }},\n\
         \x20   {{ select: $.r, action: {{ parse: {{ unlisted: scan }} }}, because: a value inside a value }} ] }} }} }}\n\
         - {{ select: $.s, because: another payload counts too, action: {{ parse: {{ unlisted: scan }} }} }}"
    ));
    let root = |number: u32| match plan.rule(number).act {
        Act::Parse { root, unlisted } => (root, unlisted),
        _ => panic!("{}", plan.rule(number).label),
    };
    let labels: Vec<&str> = (0..5).map(|number| plan.rule(number).label.as_str()).collect();
    assert_eq!(labels, ["$.p", "$.s", "envelope:$.note", "$.p > $.q", "$.p > $.r"]);
    let (inner, unlisted) = root(0);
    assert_eq!(unlisted, Unlisted::Drop);
    assert_eq!(plan.candidates(walk(&plan, inner, "q")), [3]);
    assert_eq!(plan.deciding(walk(&plan, inner, "r")), Some(4));
    check_anchors(&plan, inner, "", "element object");
    check_anchors(&plan, plan.automaton().root(), "", "");
    assert_eq!([root(1).1, root(2).1, root(4).1], [Unlisted::Scan; 3]);
    assert!(plan.automaton().is_dead(root(4).0) && plan.automaton().is_dead(root(1).0));
    assert!(plan.scanner().is_some());
    let series: Vec<&str> = plan.field_series().iter().map(|series| series.action).collect();
    assert!(series.contains(&"parse"));
}

#[test]
fn what_is_scanned_anywhere_needs_a_scanner() {
    let quiet = "names: keep\nbecause: names are product codes\nrecords: \"$.r[*]\"\n";
    let with = |rest: &str| plan(&format!("{quiet}{rest}")).scanner().is_some();
    let fields = format!("fields: [ {{ select: $.a, action: keep, {TAIL} }} ]\n");
    assert!(!with(&fields));
    assert!(with(&format!("{fields}envelope: [ {{ select: $.b, action: scan, because: another reason for it }} ]")));
    assert!(with(&format!("fields: [ {{ select: $.a, {TAIL}, action: {{ parse: {{ unlisted: scan }} }} }} ]")));
    let inner = "fields: [ { select: $.q, action: { mask: {} }, else: scan, because: words are learnt from } ]";
    assert!(with(&format!("fields: [ {{ select: $.a, {TAIL}, action: {{ parse: {{ {inner} }} }} }} ]")));
}

/// Every way of at most four steps in a small world.
fn ways() -> Vec<Vec<&'static str>> {
    let mut all = vec![Vec::new()];
    let mut at = 0;
    while let Some(way) = all.get(at).filter(|way| way.len() < 4).cloned() {
        all.extend(["a", "b", "z", "0", "1"].map(|step| [way.as_slice(), &[step]].concat()));
        at += 1;
    }
    all
}

/// The node whose members a condition reads, worked out from the way alone.
fn anchor(way: &[&str]) -> (usize, fn(Anchors) -> bool) {
    match way.iter().rposition(|step| step.parse::<u64>().is_ok()) {
        Some(element) => (element + 1, |anchors| anchors.element),
        None => (way.len().saturating_sub(1), |anchors| anchors.object),
    }
}

#[test]
fn no_anchor_is_missed() {
    let selectors = [
        "$",
        "$.a",
        "$.*",
        "$.a.b",
        "$[*].a",
        "$.a[0:].b",
        "$..a",
        "$..a.b",
        "$.a..*",
        "$[0:][1].a.b",
        "$..[1]",
        "$.*.*.b",
    ];
    let ways = ways();
    let mut met = 0;
    for first in selectors {
        for second in selectors {
            let text = format!(
                "names: keep\nbecause: no scanner is needed here\nfields:\n- {{ select: \"{first}\", when: {{ k: 1 }}, action: keep, {TAIL} }}\n\
                 - {{ select: [\"{second}\", $.q], action: keep, because: another reason for it }}"
            );
            let plan = plan(&text);
            for way in &ways {
                let state = at(&plan, &way.join(" "));
                if !plan.conditional(state) {
                    continue;
                }
                let (depth, is_anchor) = anchor(way);
                let above = at(&plan, &way[..depth].join(" "));
                assert!(is_anchor(plan.anchors(above)), "{first} and {second} at {way:?}");
                met += 1;
            }
        }
    }
    assert!(met > 1000, "{met}");
}

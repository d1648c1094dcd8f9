//! Selectors against documents' paths: a table, and a naive matcher as the oracle.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::selector::{Part, Segment};
use super::*;

fn parse(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// A step of a document's path.
#[derive(Clone, Debug)]
enum Key {
    Name(String),
    Index(u64),
}

/// `["user", 3, "email"]` as keys.
fn keys(path: &Value) -> Vec<Key> {
    let key = |value: &Value| match value {
        Value::String(name) => Key::Name(name.clone()),
        other => Key::Index(other.as_u64().expect("an index")),
    };
    path.as_array().expect("an array of keys").iter().map(key).collect()
}

fn walk(automaton: &Automaton, path: &[Key]) -> State {
    walk_from(automaton, automaton.root(), path)
}

fn walk_from(automaton: &Automaton, root: State, path: &[Key]) -> State {
    path.iter().fold(root, |at, key| match key {
        Key::Name(name) => automaton.member(at, name).state,
        Key::Index(index) => automaton.element(at, *index),
    })
}

fn check(selector: &str, path: &Value, expected: bool) {
    let automaton = Automaton::compile(&[parse(selector)], Spelling::Exact).expect("a small automaton");
    let matches = !automaton.matches(walk(&automaton, &keys(path))).is_empty();
    assert_eq!(matches, expected, "{selector} on {path}");
}

#[test]
fn selectors_match_paths() {
    check("$", &json!([]), true);
    check("$", &json!(["a"]), false);
    check("$.a", &json!(["a"]), true);
    check("$.a", &json!(["A"]), false);
    check("$.a", &json!(["a", "b"]), false);
    check("$['a b']", &json!(["a b"]), true);
    check(r#"$["a\"b"]"#, &json!(["a\"b"]), true);
    check(r"$['\u0065mail']", &json!(["email"]), true);
    check(r"$['it\'s']", &json!(["it's"]), true);
    check(r"$['\uD83D\uDE00']", &json!(["😀"]), true);
    check(r"$['a\\b']", &json!(["a\\b"]), true);
    check("$['']", &json!([""]), true);
    check("$.é", &json!(["é"]), true);
    check("$.*", &json!(["a"]), true);
    check("$.*", &json!([4]), true);
    check("$[*]", &json!(["a"]), true);
    check("$[*].b", &json!([7, "b"]), true);
    check("$[0]", &json!([0]), true);
    check("$[0]", &json!(["0"]), false);
    check("$['0']", &json!([0]), false);
    check("$[1:3]", &json!([0]), false);
    check("$[1:3]", &json!([2]), true);
    check("$[1:3]", &json!([3]), false);
    check("$[1:]", &json!([1_000_000_007]), true);
    check("$[:2]", &json!([1]), true);
    check("$[1::3]", &json!([7]), true);
    check("$[1::3]", &json!([8]), false);
    check("$[3:1]", &json!([2]), false);
    check("$['a', 'b', 2]", &json!(["b"]), true);
    check("$['a', 'b', 2]", &json!([2]), true);
    check("$['a', 'b', 2]", &json!([1]), false);
    check("$..a", &json!(["a"]), true);
    check("$..a", &json!(["x", 3, "a"]), true);
    check("$..a", &json!(["a", "x"]), false);
    check("$..a.b", &json!(["a", "a", "b"]), true);
    check("$..*", &json!([]), false);
    check("$..*", &json!(["x", 0, "y"]), true);
    check("$..['a','b']", &json!(["x", "b"]), true);
    check("$..[0]", &json!(["x", 0]), true);
    check("$..[0]", &json!(["x", 1]), false);
    check("$.a..b.*", &json!(["a", "c", "b", "d"]), true);
    check("$.a..b.*", &json!(["c", "b", "d"]), false);
    check("$..a..a", &json!(["a"]), false);
    check("$..a..a", &json!(["a", "b", "a"]), true);
    check(" $ .a [ 'b' , 0 ] ", &json!(["a", 0]), true);
}

#[test]
fn ids_are_positions_and_ascend() {
    let selectors = ["$.a", "$..a", "$.*", "$.b", "$"].map(parse);
    let automaton = Automaton::compile(&selectors, Spelling::Exact).expect("a small automaton");
    assert_eq!(automaton.matches(automaton.root()), [4]);
    assert_eq!(automaton.matches(automaton.member(automaton.root(), "a").state), [0, 1, 2]);
    assert_eq!(automaton.matches(automaton.member(automaton.root(), "b").state), [2, 3]);
    assert_eq!(automaton.matches(automaton.element(automaton.root(), 9)), [2]);
}

#[test]
fn groups_have_roots_of_their_own() {
    let groups = [vec![parse("$.a"), parse("$")], vec![parse("$.a.b"), parse("$..a")], vec![]];
    let automaton = Automaton::compile_roots(&groups, Spelling::Exact).expect("a small automaton");
    let [first, second, none] = [0, 1, 2].map(|group| automaton.root_of(group));
    assert_eq!(automaton.root(), first);
    assert_eq!(automaton.matches(first), [1]);
    assert_eq!(automaton.matches(automaton.member(first, "a").state), [0]);
    let a = automaton.member(second, "a").state;
    assert_eq!((automaton.matches(second), automaton.matches(a)), (&[][..], &[3][..]));
    assert_eq!(automaton.matches(automaton.member(a, "b").state), [2]);
    assert_eq!(automaton.matches(automaton.element(a, 0)), [] as [u32; 0]);
    assert!(automaton.is_dead(none) && automaton.matches(automaton.member(none, "a").state).is_empty());
    let numbers: BTreeSet<usize> = automaton.each().map(State::number).collect();
    assert_eq!(numbers.len(), automaton.states(), "all groups' states are numbered together");
    assert_eq!(Automaton::compile_roots(&[], Spelling::Exact).map(|none| none.states()), Ok(1));
}

#[test]
fn a_group_behaves_as_if_it_were_alone() {
    let texts = [["$.a.b", "$..c"], ["$.a[*]", "$.c"], ["$", "$[1:].b"]];
    let groups = texts.map(|texts| texts.map(parse).to_vec());
    let together = Automaton::compile_roots(&groups, Spelling::Exact).expect("a small automaton");
    let paths =
        [json!([]), json!(["a"]), json!(["a", "b"]), json!(["a", 0]), json!(["c"]), json!(["x", "c"]), json!([2, "b"])];
    for (at, group) in groups.iter().enumerate() {
        let alone = Automaton::compile(group, Spelling::Exact).expect("a small automaton");
        let shift = u32::try_from(at * 2).expect("small");
        for path in &paths {
            let expected: Vec<u32> = alone.matches(walk(&alone, &keys(path))).iter().map(|id| id + shift).collect();
            assert_eq!(together.matches(walk_from(&together, together.root_of(at), &keys(path))), expected, "{path}");
        }
    }
}

#[test]
fn a_member_of_any_name_can_be_selected() {
    for name in ["a", "", "it's", "say \"so\"", "back\\slash", "line\nend", "\u{0}", "é", "$.a"] {
        let selector = Selector::member(name);
        assert_eq!(parse(selector.as_str()).segments(), selector.segments(), "{name:?}");
    }
}

#[test]
fn the_bounds_hold_for_all_groups_together() {
    let half = vec![parse(&format!("${}", ".a".repeat(3000)))];
    assert!(Automaton::compile_roots(std::slice::from_ref(&half), Spelling::Exact).is_ok());
    let error = Automaton::compile_roots(&[half.clone(), half], Spelling::Exact).expect_err("too large");
    assert!(error.message.contains("4096 states"), "{}", error.message);
}

#[test]
fn no_selectors_are_dead_at_the_root() {
    let automaton = Automaton::compile(&[], Spelling::Exact).expect("nothing to build");
    assert!(automaton.is_dead(automaton.root()));
    assert!(automaton.matches(automaton.root()).is_empty());
    assert_eq!(automaton.member(automaton.root(), "a"), Step { state: automaton.root(), spelled: false });
    assert_eq!(automaton.element(automaton.root(), 0), automaton.root());
    assert_eq!(automaton.states(), 1);
}

#[test]
fn dead_means_nothing_below_can_match() {
    let automaton = Automaton::compile(&[parse("$.a.b"), parse("$")], Spelling::Exact).expect("a small automaton");
    let a = automaton.member(automaton.root(), "a").state;
    assert!(!automaton.is_dead(automaton.root()));
    assert!(!automaton.is_dead(a));
    assert!(automaton.is_dead(automaton.member(a, "b").state));
    assert!(automaton.is_dead(automaton.member(automaton.root(), "x").state));
    assert!(automaton.is_dead(automaton.element(a, 0)));
    let anywhere = Automaton::compile(&[parse("$..a")], Spelling::Exact).expect("a small automaton");
    assert!(!anywhere.is_dead(anywhere.member(anywhere.root(), "x").state));
}

#[test]
fn a_walk_over_the_children_meets_what_can_match() {
    let check = |selectors: &[&str], expected: &[&[u32]]| {
        let selectors: Vec<Selector> = selectors.iter().map(|text| parse(text)).collect();
        let automaton = Automaton::compile(&selectors, Spelling::Exact).expect("a small automaton");
        let mut met = vec![automaton.root()];
        let mut at = 0;
        while let Some(state) = met.get(at).copied() {
            met.extend(automaton.children(state).filter(|child| !met.contains(child)).collect::<BTreeSet<_>>());
            at += 1;
        }
        let matches: BTreeSet<&[u32]> = met.iter().map(|state| automaton.matches(*state)).collect();
        assert_eq!(matches.into_iter().collect::<Vec<_>>(), expected, "{selectors:?}");
    };
    check(&[], &[&[]]);
    check(&["$"], &[&[], &[0]]);
    check(&["$.a", "$.*"], &[&[], &[0, 1], &[1]]);
    check(&["$[0:2]", "$[1]"], &[&[], &[0], &[0, 1]]);
    check(&["$[4:4]", "$.a.b"], &[&[], &[1]]);
    check(&["$..a", "$.b.a"], &[&[], &[0], &[0, 1]]);
}

#[test]
fn only_a_literal_name_is_spelled() {
    let spelled = |selector: &str, path: &[&str]| {
        let automaton = Automaton::compile(&[parse(selector)], Spelling::Exact).expect("a small automaton");
        let (last, above) = path.split_last().expect("a name");
        let at = above.iter().fold(automaton.root(), |at, name| automaton.member(at, name).state);
        automaton.member(at, last).spelled
    };
    assert!(spelled("$.a", &["a"]));
    assert!(!spelled("$.a", &["b"]));
    assert!(!spelled("$.*", &["a"]));
    assert!(spelled("$.a.*", &["a"]));
    assert!(!spelled("$.a.*", &["a", "a"]));
    assert!(spelled("$..a", &["x", "y", "a"]));
    assert!(spelled("$..a", &["a", "a"]));
    assert!(!spelled("$.a", &["a", "a"]));
    assert!(spelled("$['a','b'].c", &["b", "c"]));
    assert!(!spelled("$..*", &["a"]));
}

#[test]
fn folded_names_match_whatever_the_habit() {
    let selectors = [parse("$.customer_email"), parse("$['Prénom']")];
    let folded = Automaton::compile(&selectors, Spelling::Folded).expect("a small automaton");
    for name in ["customer_email", "customerEmail", "CUSTOMER-EMAIL", "Customer Email"] {
        let step = folded.member(folded.root(), name);
        assert_eq!((folded.matches(step.state), step.spelled), ([0].as_slice(), true), "{name}");
    }
    assert_eq!(folded.matches(folded.member(folded.root(), "PRÉNOM").state), [1]);
    assert!(!folded.member(folded.root(), "customer.email").spelled);
    assert!(!folded.member(folded.root(), &"customer_email".repeat(100)).spelled);
    let exact = Automaton::compile(&selectors, Spelling::Exact).expect("a small automaton");
    assert!(!exact.member(exact.root(), "customerEmail").spelled);
}

#[test]
fn two_habits_in_two_selectors_meet() {
    let selectors = [parse("$.a_b"), parse("$.AB.c")];
    let folded = Automaton::compile(&selectors, Spelling::Folded).expect("a small automaton");
    let ab = folded.member(folded.root(), "a-b").state;
    assert_eq!(folded.matches(ab), [0]);
    assert_eq!(folded.matches(folded.member(ab, "C").state), [1]);
}

#[test]
fn what_a_stream_cannot_decide_is_refused_with_its_place() {
    let check = |text: &str, at: usize, word: &str| {
        let error = Selector::parse(text).expect_err(text);
        assert!(error.message.contains(word), "{text}: {}", error.message);
        assert!(!error.hint.is_empty(), "{text}");
        assert_eq!(error.at, at, "{text}: {}", error.message);
    };
    check("$.a[?@.b == 1]", 4, "filters");
    check("$[?@.b == ']']['x']", 2, "filters");
    check("$[-1]", 2, "negative index");
    check("  $[-1]", 4, "negative index");
    check("$.é['a', 'it\\'s', -2]", 17, "negative index");
    check("$.a..[0]..[1:-1]", 11, "negative slice bound");
    check("$..b[-3:]", 5, "negative slice bound");
    check("$[::-1]", 2, "negative slice step");
    check("$[0:5:0]", 2, "step of 0");
    check("$['[', ?@.a]", 6, "filters");
}

#[test]
fn what_is_not_jsonpath_is_refused_with_its_place() {
    let check = |text: &str, at: usize, word: &str| {
        let error = Selector::parse(text).expect_err(text);
        assert!(error.message.contains(word), "{text}: {}", error.message);
        assert!(!error.hint.is_empty(), "{text}");
        assert_eq!(error.at, at, "{text}: {}", error.message);
    };
    check("", 0, "begins with `$`");
    check("   ", 3, "begins with `$`");
    check("a", 0, "begins with `$`");
    check("$a", 1, "expected `.name`");
    check("$.", 1, "nothing is selected");
    check("$.first name", 8, "expected `.name`");
    check("$.é.", 3, "nothing is selected");
    check("$.2nd", 2, "after `.`");
    check("$[a]", 2, "quoted name");
    check("$[]", 1, "nothing is selected");
    check("$['a", 4, "closing `'`");
    check("$['a'", 5, "closing `]`");
    check("$['a' 'b']", 6, "`,` between");
    check("$...a", 3, "after `..`");
    check("$[01]", 2, "begin with 0");
    check("$[-0]", 2, "`-0`");
    check("$[99999999999999999999]", 2, "out of range");
    check(r"$['\x41']", 3, "unknown escape");
    check(r"$['\ud800']", 3, "surrogate");
    check("$[?@.a ==]", 9, "filter");
}

#[test]
fn texts_that_trouble_the_parsers_own_printer_are_only_refused() {
    for text in [r"$['\U1é€']", "$['a\n\u{301}b", "$[\u{0}]", "$['\n", "\u{feff}$.a", "$..\n...é"] {
        assert!(Selector::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn selectors_print_as_they_were_written() {
    let selector = parse("  $.a[ 'b' ]\n");
    assert_eq!((selector.as_str(), selector.to_string().as_str()), ("$.a[ 'b' ]", "$.a[ 'b' ]"));
    assert_eq!(parse("$.a['b c'][*][0]..d['e','f']").literal_names(), ["a", "b c", "d", "e", "f"]);
    assert!(parse("$").is_root() && !parse("$.*").is_root());
}

#[test]
fn the_automaton_is_bounded() {
    let message =
        |selectors: &[Selector]| Automaton::compile(selectors, Spelling::Exact).expect_err("too large").message;
    // Each wildcard after `..a` doubles the states.
    assert!(message(&[parse(&format!("$..a{}", ".*".repeat(20)))]).contains("4096 states"));
    assert!(message(&[parse(&format!("${}", ".a".repeat(4096)))]).contains("4096 states"));
    let steps = ["$[::4096]", "$[::4095]"].map(parse);
    assert!(message(&steps).contains("common multiple"));
    let names: Vec<String> = (0..1000).map(|n| format!("'name{n}'")).collect();
    let wide: Vec<Selector> = (0..300).map(|n| parse(&format!("$.a{n}[{}]", names.join(",")))).collect();
    assert!(message(&wide).contains("262144 names"));
}

#[test]
fn many_descendants_stay_small() {
    let selectors: Vec<Selector> = (0..1000).map(|n| parse(&format!("$..name{n}"))).collect();
    let automaton = Automaton::compile(&selectors, Spelling::Exact).expect("one table, a thousand states");
    assert_eq!(automaton.states(), 1001);
    let at = automaton.member(automaton.element(automaton.root(), 3), "name999").state;
    assert_eq!(automaton.matches(at), [999]);
}

/// The naive matcher: every way to spend the keys on the segments.
fn oracle(segments: &[Segment], path: &[Key]) -> bool {
    let Some((segment, later)) = segments.split_first() else { return path.is_empty() };
    let Some((key, below)) = path.split_first() else { return false };
    let takes = |part: &Part| match key {
        Key::Name(name) => matches!(part, Part::Any) || *part == Part::Name(name.clone()),
        Key::Index(index) => match part {
            Part::Any => true,
            Part::Name(_) => false,
            Part::Index(wanted) => wanted == index,
            Part::Slice { start, end, step } => {
                (*start..end.unwrap_or(100)).step_by(*step as usize).any(|n| n == *index)
            }
        },
    };
    (segment.parts.iter().any(takes) && oracle(later, below)) || (segment.descend && oracle(segments, below))
}

fn part_text() -> impl Strategy<Value = String> {
    let bound = || prop_oneof![Just(String::new()), (0_u8..6).prop_map(|n| n.to_string())];
    prop_oneof![
        4 => "'[abc]'",
        1 => Just("*".to_owned()),
        2 => (0_u8..6).prop_map(|n| n.to_string()),
        2 => (bound(), bound(), 1_u8..4).prop_map(|(from, to, step)| format!("{from}:{to}:{step}")),
    ]
}

fn selector_text() -> impl Strategy<Value = String> {
    let segment = (prop_oneof![2 => Just(""), 1 => Just("..")], prop::collection::vec(part_text(), 1..3));
    prop::collection::vec(segment.prop_map(|(dots, parts)| format!("{dots}[{}]", parts.join(","))), 0..5)
        .prop_map(|segments| format!("${}", segments.concat()))
}

fn path_keys() -> impl Strategy<Value = Vec<Key>> {
    let key = prop_oneof!["[abcd]".prop_map(Key::Name), (0_u64..8).prop_map(Key::Index)];
    prop::collection::vec(key, 0..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn the_automaton_agrees_with_the_naive_matcher(
        texts in prop::collection::vec(selector_text(), 1..5),
        paths in prop::collection::vec(path_keys(), 1..20),
    ) {
        let selectors: Vec<Selector> = texts.iter().map(|text| parse(text)).collect();
        let automaton = Automaton::compile(&selectors, Spelling::Exact).expect("a small automaton");
        for path in paths {
            let matching = |path: &[Key]| -> Vec<u32> {
                (0_u32..).zip(&selectors).filter(|(_, s)| oracle(s.segments(), path)).map(|(id, _)| id).collect()
            };
            let at = walk(&automaton, &path);
            prop_assert_eq!(automaton.matches(at), matching(&path), "{:?} on {:?}", &texts, &path);
            if automaton.is_dead(at) {
                let below: Vec<Key> = path.iter().cloned().chain([Key::Index(0)]).collect();
                prop_assert!(matching(&below).is_empty());
            }
        }
    }

    #[test]
    fn any_text_parses_or_is_refused(text in any::<String>()) {
        if let Err(error) = Selector::parse(&text) {
            prop_assert!(error.at <= text.chars().count());
        }
    }

    #[test]
    fn any_tail_parses_or_is_refused(text in r"\$[\[\].'\\a-b0-2*:,? -\u{e9}U]{0,12}") {
        if let Err(error) = Selector::parse(&text) {
            prop_assert!(error.at <= text.chars().count());
        }
    }
}

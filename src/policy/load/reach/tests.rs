//! The walk against a brute-force model: every path of a small world, one after the other.

use proptest::prelude::*;

use super::*;

/// Names and indices of the model's world. No selector spells the last of each.
const NAMES: [&str; 3] = ["a", "b", "z"];
const INDICES: [u64; 4] = [0, 1, 2, 9];

/// Long enough for every way that selectors of two segments tell apart.
const DEPTH: usize = 4;

/// One alternative of a segment, as the model understands it.
#[derive(Clone, Debug)]
enum Part {
    Name(&'static str),
    Any,
    Index(u64),
    Slice(u64, u64, u64),
}

/// One step of a path.
#[derive(Clone, Copy, Debug)]
enum Key {
    Name(&'static str),
    Index(u64),
}

/// `..` and the union.
type Segment = (bool, Vec<Part>);

#[derive(Clone, Debug)]
struct Modelled {
    selectors: Vec<Vec<Segment>>,
    node_action: bool,
    conditional: bool,
}

impl Part {
    fn takes(&self, key: Key) -> bool {
        match (self, key) {
            (Self::Any, _) => true,
            (Self::Name(name), Key::Name(other)) => *name == other,
            (Self::Index(index), Key::Index(other)) => *index == other,
            (Self::Slice(start, end, step), Key::Index(other)) => {
                (*start..*end).step_by(*step as usize).any(|index| index == other)
            }
            _ => false,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Name(name) => format!("'{name}'"),
            Self::Any => "*".to_owned(),
            Self::Index(index) => index.to_string(),
            Self::Slice(start, end, step) => format!("{start}:{end}:{step}"),
        }
    }
}

fn selects(selector: &[Segment], path: &[Key]) -> bool {
    match (selector, path) {
        ([], path) => path.is_empty(),
        (_, []) => false,
        ([(descend, parts), onward @ ..], [key, below @ ..]) => {
            (parts.iter().any(|part| part.takes(*key)) && selects(onward, below))
                || (*descend && selects(selector, below))
        }
    }
}

fn text(selector: &[Segment]) -> String {
    let segment = |(descend, parts): &Segment| {
        let union: Vec<String> = parts.iter().map(Part::text).collect();
        format!("{}[{}]", if *descend { ".." } else { "" }, union.join(","))
    };
    format!("${}", selector.iter().map(segment).collect::<String>())
}

/// Which rules decide on some path, tried one by one, under every outcome of the conditions there.
fn deciding(rules: &[Modelled], path: &mut Vec<Key>, decides: &mut [bool]) {
    let mut open = true;
    for (at, rule) in rules.iter().enumerate() {
        if !rule.selectors.iter().any(|selector| selects(selector, path)) {
            continue;
        }
        // The conditions of all rules before it are let fail.
        decides[at] = true;
        let before = rules[..at].iter().filter(|rule| rule.selectors.iter().any(|selector| selects(selector, path)));
        open = !rule.node_action || before.into_iter().any(|rule| !rule.node_action);
        if !rule.conditional {
            break;
        }
        open = true;
    }
    if path.len() == DEPTH || !open {
        return;
    }
    let keys = NAMES.into_iter().map(Key::Name).chain(INDICES.into_iter().map(Key::Index));
    for key in keys {
        path.push(key);
        deciding(rules, path, decides);
        path.pop();
    }
}

fn found(rules: &[Modelled]) -> Vec<bool> {
    let parsed: Vec<Vec<Selector>> = rules
        .iter()
        .map(|rule| rule.selectors.iter().map(|one| Selector::parse(&text(one)).expect("a selector")).collect())
        .collect();
    let listed: Vec<Listed<'_>> = rules
        .iter()
        .zip(&parsed)
        .map(|(rule, selectors)| Listed {
            selectors,
            below: Below::of(rule.node_action),
            conditional: rule.conditional,
        })
        .collect();
    let fates = fates(&listed, Spelling::Exact).expect("a small automaton");
    fates.iter().map(|fate| fate.decides).collect()
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        3 => prop_oneof![Just("a"), Just("b")].prop_map(Part::Name),
        2 => Just(Part::Any),
        1 => (0_u64..2).prop_map(Part::Index),
        1 => (0_u64..3, 0_u64..4, 1_u64..3).prop_map(|(start, end, step)| Part::Slice(start, end, step)),
    ]
}

fn selector() -> impl Strategy<Value = Vec<Segment>> {
    let segment = (prop::bool::weighted(0.25), prop::collection::vec(part(), 1..3));
    prop::collection::vec(segment, 0..3)
}

fn rule() -> impl Strategy<Value = Modelled> {
    (prop::collection::vec(selector(), 1..3), any::<bool>(), prop::bool::weighted(0.3))
        .prop_map(|(selectors, node_action, conditional)| Modelled { selectors, node_action, conditional })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_rule_is_reached_exactly_where_some_path_is_decided_by_it(rules in prop::collection::vec(rule(), 1..6)) {
        let mut decides = vec![false; rules.len()];
        deciding(&rules, &mut Vec::new(), &mut decides);
        let shown: Vec<String> = rules
            .iter()
            .map(|rule| format!("{}{} {}", if rule.conditional { "when " } else { "" }, if rule.node_action { "drop" } else { "keep" }, rule.selectors.iter().map(|one| text(one)).collect::<Vec<_>>().join(" ")))
            .collect();
        prop_assert_eq!(found(&rules), decides, "{:#?}", shown);
    }
}

#[test]
fn those_who_decide_instead_are_named() {
    let check = |rules: &[(&str, bool)], at: usize, first: &[usize], above: &[usize]| {
        let parsed: Vec<[Selector; 1]> =
            rules.iter().map(|(text, _)| [Selector::parse(text).expect("a selector")]).collect();
        let listed: Vec<Listed<'_>> = rules
            .iter()
            .zip(&parsed)
            .map(|((_, node_action), selectors)| Listed {
                selectors,
                below: Below::of(*node_action),
                conditional: false,
            })
            .collect();
        let fates = fates(&listed, Spelling::Exact).expect("a small automaton");
        let fate = &fates[at];
        assert!(!fate.decides, "{rules:?}");
        assert_eq!(fate.first.iter().copied().collect::<Vec<_>>(), first, "{rules:?}");
        assert_eq!(fate.above.iter().copied().collect::<Vec<_>>(), above, "{rules:?}");
    };
    check(&[("$.a", false), ("$.a", true)], 1, &[0], &[]);
    check(&[("$[::2]", false), ("$[1::2]", false), ("$[3:5]", false)], 2, &[0, 1], &[]);
    check(&[("$.a.b", false), ("$.a", true), ("$.c", true)], 0, &[], &[1]);
    check(&[("$.a.b", false), ("$.a.c", false), ("$.a", true), ("$.a.*", false)], 3, &[], &[2]);
    check(&[("$.a", false), ("$[4:4]", false)], 1, &[], &[]);
}

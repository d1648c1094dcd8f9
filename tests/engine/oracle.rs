//! Agreement with a plain reference: a tree, walked recursively, with the rules of the policy language as they are
//! written. It is slow, allocates at every step, and is meant to be read beside docs/policy.md.

use proptest::prelude::*;
use serde_json::value::RawValue;
use tamis::engine::Framing;
use tamis::policy::{Action, Names, Unlisted};
use tamis::transform::Redact;

use super::build;

/// A JSON text as a tree in which duplicate names and spellings are kept.
#[derive(Clone, Debug)]
enum Tree {
    Scalar(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

fn parse(text: &str) -> Tree {
    let text = text.trim();
    match text.as_bytes()[0] {
        b'[' => {
            let elements: Vec<Box<RawValue>> = serde_json::from_str(text).expect("generated");
            Tree::Array(elements.iter().map(|element| parse(element.get())).collect())
        }
        b'{' => {
            struct Members(Vec<(String, Tree)>);
            impl<'de> serde::Deserialize<'de> for Members {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    struct Visitor;
                    impl<'de> serde::de::Visitor<'de> for Visitor {
                        type Value = Members;
                        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                            f.write_str("an object")
                        }
                        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                            let mut members = Vec::new();
                            while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                                members.push((name, parse(value.get())));
                            }
                            Ok(Members(members))
                        }
                    }
                    deserializer.deserialize_map(Visitor)
                }
            }
            Tree::Object(serde_json::from_str::<Members>(text).expect("generated").0)
        }
        _ => Tree::Scalar(text.to_owned()),
    }
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Name(String),
    Index(usize),
}

/// One segment of a selector.
#[derive(Clone, Debug)]
enum Segment {
    Name(&'static str),
    Wild,
    Index(usize),
    Deep(&'static str),
}

fn selects(segments: &[Segment], path: &[Step]) -> bool {
    match (segments, path) {
        ([], []) => true,
        ([Segment::Deep(name), rest @ ..], [first, after @ ..]) => {
            let here = *first == Step::Name((*name).to_owned()) && selects(rest, after);
            here || selects(segments, after)
        }
        ([segment, rest @ ..], [step, after @ ..]) => {
            let matches = match (segment, step) {
                (Segment::Wild, _) => true,
                (Segment::Name(name), Step::Name(step)) => name == step,
                (Segment::Index(index), Step::Index(step)) => index == step,
                _ => false,
            };
            matches && selects(rest, after)
        }
        _ => false,
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Keep,
    Drop,
    Null,
    Redact,
    /// Scanned text without findings: it passes, but an empty container does not.
    Scan,
}

/// The reference itself: what becomes of `node`, as compact text.
fn minimise(node: &Tree, path: &mut Vec<Step>, rules: &[(Act, Vec<Segment>)], inherited: Act) -> Option<String> {
    let decided = rules.iter().find(|(_, selector)| selects(selector, path)).map(|(act, _)| *act);
    match decided {
        Some(Act::Drop) => return None,
        Some(Act::Null) => return Some("null".to_owned()),
        Some(Act::Redact) => {
            // Kinds hold: what is neither text nor container has nothing to stand for it but null.
            let bare = matches!(node, Tree::Scalar(text) if !text.starts_with('"'));
            return Some(if bare { "null" } else { "\"[REDACTED]\"" }.to_owned());
        }
        _ => {}
    }
    let act = decided.unwrap_or(inherited);
    match node {
        Tree::Scalar(text) => (act != Act::Drop).then(|| text.clone()),
        Tree::Array(elements) => {
            let mut kept = Vec::new();
            for (index, element) in elements.iter().enumerate() {
                path.push(Step::Index(index));
                kept.extend(minimise(element, path, rules, act));
                path.pop();
            }
            (act == Act::Keep || !kept.is_empty()).then(|| format!("[{}]", kept.join(",")))
        }
        Tree::Object(members) => {
            let mut kept = Vec::new();
            for (name, member) in members {
                path.push(Step::Name(name.clone()));
                kept.extend(minimise(member, path, rules, act).map(|value| format!("\"{name}\":{value}")));
                path.pop();
            }
            (act == Act::Keep || !kept.is_empty()).then(|| format!("{{{}}}", kept.join(",")))
        }
    }
}

fn text(segments: &[Segment]) -> String {
    let mut text = "$".to_owned();
    for segment in segments {
        match segment {
            Segment::Name(name) => text.extend([".", name]),
            Segment::Deep(name) => text.extend(["..", name]),
            Segment::Wild => text.push_str(".*"),
            Segment::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}

fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,2})?",
        r#""[a-z é]{0,12}""#,
    ];
    scalar.prop_recursive(5, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(("[abcd]", inner.clone()), 0..6).prop_map(|members| {
                let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
            proptest::collection::vec(inner, 0..4).prop_map(|elements| format!("[{}]", elements.join(","))),
        ]
    })
}

fn rules() -> impl Strategy<Value = Vec<(Act, Vec<Segment>)>> {
    let name = prop_oneof![Just("a"), Just("b"), Just("c")];
    let segment = prop_oneof![
        4 => name.clone().prop_map(Segment::Name),
        1 => Just(Segment::Wild),
        1 => (0usize..3).prop_map(Segment::Index),
        1 => name.prop_map(Segment::Deep),
    ];
    let act = prop_oneof![3 => Just(Act::Keep), 2 => Just(Act::Drop), 1 => Just(Act::Null), 1 => Just(Act::Redact), 2 => Just(Act::Scan)];
    proptest::collection::vec((act, proptest::collection::vec(segment, 0..4)), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
    #[test]
    fn the_engine_agrees_with_the_reference(
        documents in proptest::collection::vec(json(), 1..4),
        rules in rules(),
        unlisted in prop_oneof![Just(Act::Drop), Just(Act::Keep), Just(Act::Scan)],
        size in 1usize..60,
    ) {
        let how = |act| match act {
            Act::Keep => build::keep(),
            Act::Drop => Action::Drop,
            Act::Null => Action::Null,
            Act::Redact => Action::Redact(Redact::default()),
            Act::Scan => Action::Scan,
        };
        let over = match unlisted {
            Act::Keep => Unlisted::Keep,
            Act::Scan => Unlisted::Scan,
            _ => Unlisted::Drop,
        };
        let mut policy = build::policy([], over);
        policy.names = Names::Keep;
        // Nothing here is meant to be found; one detector is built faster than all of them.
        policy.detect.scanner.only = Some(vec!["GITHUB_TOKEN".to_owned()]);
        policy.records = tamis::policy::Records::Value;
        policy.rules = rules.iter().map(|(act, selector)| build::rule(how(*act), &text(selector))).collect();
        let plan = build::plan(&policy);

        let mut expected = Vec::new();
        for document in &documents {
            expected.extend(minimise(&parse(document), &mut Vec::new(), &rules, unlisted).map(|line| line + "\n"));
        }
        let input = documents.join("\n") + "\n";
        let (out, tally) = build::run(&plan, build::opening(Framing::Ndjson), input.as_bytes().chunks(size)).expect("valid");
        let out = String::from_utf8(out).expect("output is UTF-8");
        prop_assert_eq!(&out, &expected.concat(), "{} under {:?}", input, rules);
        prop_assert_eq!(tally.records_passed, expected.len() as u64);
        prop_assert_eq!(tally.records(), documents.len() as u64);
        prop_assert_eq!((tally.bytes_in, tally.bytes_out), (input.len() as u64, out.len() as u64));
    }
}

//! Places, the core schema, bounds, and the laws of reading and writing.

use proptest::prelude::*;

use super::*;

fn tree(text: &str) -> Node {
    let (node, problems) = parse("a.yaml", text);
    assert!(problems.is_empty(), "{text}: {problems:#?}");
    node.expect("a tree")
}

/// The codes of what is wrong, and where.
fn problems(text: &str) -> Vec<String> {
    let found = parse("a.yaml", text).1;
    found.iter().map(|problem| format!("{} {}:{}", problem.code, problem.line, problem.column)).collect()
}

#[test]
fn nodes_know_their_places() {
    let root = tree("a: 1\nb:\n  - x\n  - { c: 'd e' }\n");
    let at = |node: &Node| (node.line, node.column);
    assert_eq!(at(&root), (1, 1));
    let b = root.member("b").expect("b");
    assert_eq!(at(b), (3, 3));
    let items = b.items().expect("a list");
    assert_eq!((at(&items[0]), at(&items[1])), ((3, 5), (4, 5)));
    let entry = &items[1].entries().expect("a mapping")[0];
    assert_eq!((entry.name.line, entry.name.column), (4, 7));
    assert_eq!((at(&entry.node), entry.node.span.clone()), ((4, 10), 23..29));
    assert_eq!(entry.node.text(), Some("d e"));
}

#[test]
fn values_follow_the_core_schema() {
    let json = |text: &str| json(&tree(text));
    assert_eq!(
        json("{ a: no, b: on, c: true, d: ~, e: 2026-09-14, f: '7', g: 7.0, h: !!str 7, 1: x }"),
        r#"{"a":"no","b":"on","c":true,"d":null,"e":"2026-09-14","f":"7","g":7.0,"h":"7","1":"x"}"#
    );
    assert_eq!(json("a: |\n  x\n  y\nb: >\n  x\n  y\n"), r#"{"a":"x\ny\n","b":"x y\n"}"#);
    assert_eq!(json("\u{feff}# nothing\n"), "null");
    assert_eq!(json("- \"\\u00e9 \\\"\"\n- []\n- {}\n"), r#"["é \"",[],{}]"#);
}

#[test]
fn duplicates_say_both_places_and_the_first_stays() {
    let (node, found) = parse("a.yaml", "a: 1\nb: 2\na: 3\n");
    assert_eq!(json(&node.expect("a tree")), r#"{"a":1,"b":2}"#);
    assert_eq!((found[0].line, found[0].column), (3, 1));
    assert!(found[0].message.contains("line 1"), "{}", found[0].message);
    assert_eq!(problems("{ a: 1, b: { c: 1, \"c\": 2 }, a: 3 }"), ["duplicate-key 1:20", "duplicate-key 1:30"]);
}

#[test]
fn what_reads_differently_to_different_readers_is_refused() {
    assert_eq!(problems("a: &x 1\nb: *x\n"), ["yaml-alias 1:4"]);
    assert_eq!(problems("a: !!binary aGk=\n"), ["yaml-alias 1:4"]);
    assert_eq!(problems("a: 1\n---\nb: 2\n"), ["several-documents 2:1"]);
    assert_eq!(problems("? [a]\n: b\n"), ["yaml-syntax 1:3"]);
    assert_eq!(problems("a: [1, 2\n"), ["yaml-syntax 2:1"]);
    assert_eq!(problems("a: b: c\n").len(), 1);
    assert_eq!(problems("a:\n\t- b\n").len(), 1);
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert!(problems(&deep(64)).is_empty());
    assert_eq!(problems(&deep(65)), ["too-large 1:65"]);
    // The parser's own bound on flow collections comes first here.
    assert_eq!(problems(&deep(100_000)), ["yaml-syntax 1:256"]);
    assert_eq!(problems(&" ".repeat((1 << 20) + 1)), ["too-large 1:1"]);
}

fn anything() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        "\\PC{0,12}".prop_map(Into::into),
        "[a-z$.*: #'\"\\[\\]{},&!|>%@`?-]{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::btree_map("[a-z: #'\"-]{1,8}", inner, 0..5)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn json_reads_as_itself(value in anything()) {
        // Controls and astral letters are where JSON's escapes and YAML's part; the generator has none.
        let text = value.to_string();
        let (node, problems) = parse("a.yaml", &text);
        prop_assert!(problems.is_empty(), "{text}: {problems:?}");
        let again: serde_json::Value = serde_json::from_str(&json(&node.expect("a tree"))).expect("json");
        prop_assert_eq!(again, value);
    }

    #[test]
    fn what_is_written_reads_back(value in anything()) {
        let node = tree(&value.to_string());
        prop_assert_eq!(json(&tree(&flow(&node))), json(&node));
        let text = format!("a:{}\n", block(&node, 2));
        prop_assert_eq!(json(tree(&text).member("a").expect("a")), json(&node), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}", lines in prop::collection::vec("[a-z:\\-\\[\\]{}\"'#&*!|> \t]{0,12}", 0..6)) {
        let _ = parse("a.yaml", &text);
        let _ = parse("a.yaml", &lines.join("\n"));
    }
}

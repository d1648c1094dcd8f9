//! Laws of the rewriter: identity, independence of chunking, agreement with serde_json, commas, bounds.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::base::{Budget, Kind, LimitName, Limits};

/// Decides by the node's path text, such as `.a[0].b`; entered containers are tracked the way an engine would.
struct Rules<'a> {
    decide: &'a dyn Fn(&str, Kind) -> Verdict,
    fate: &'a dyn Fn(&str) -> Fate,
    path: Vec<String>,
    current: String,
    recovery: Recovery,
    log: Vec<(bool, usize)>,
    failed: usize,
}

impl Rules<'_> {
    fn text(&self) -> String {
        self.path.concat()
    }
}

impl Visitor for Rules<'_> {
    type Refusal = ();

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        let mut current = String::new();
        match step {
            Step::Member(name) => {
                write!(current, ".{}", String::from_utf8_lossy(name)).expect("a string takes anything")
            }
            Step::Element(at) => write!(current, "[{at}]").expect("a string takes anything"),
            Step::Record => {}
        }
        if current.starts_with(".rename") {
            edit.name.extend_from_slice(b"\"renamed\"");
        }
        let verdict = (self.decide)(&(self.text() + &current), kind);
        match verdict {
            Verdict::Enter | Verdict::EnterLazily => self.path.push(current.clone()),
            Verdict::Replace => edit.value.extend_from_slice(b"\"R\""),
            _ => {}
        }
        self.current = current;
        verdict
    }

    fn captured(&mut self, raw: &[u8], _: Kind, edit: &mut Edit) -> Result<Fate, ()> {
        let valid = serde_json::from_slice::<serde::de::IgnoredAny>(raw).is_ok();
        assert!(valid, "a visitor is shown {:?}", String::from_utf8_lossy(raw));
        let fate = (self.fate)(&(self.text() + &self.current));
        if fate == Fate::Replaced {
            edit.value.extend_from_slice(format!("{}", raw.len()).as_bytes());
        }
        Ok(fate)
    }

    fn leave(&mut self) {
        self.path.pop();
    }

    fn record_end(&mut self, kept: bool) {
        self.log.push((kept, self.path.len()));
    }

    fn record_failed(&mut self) -> Recovery {
        self.failed += 1;
        self.recovery
    }
}

type Outcome = Result<String, Stop<()>>;

struct Case<'a> {
    framing: Framing,
    limits: Limits,
    recovery: Recovery,
    decide: &'a dyn Fn(&str, Kind) -> Verdict,
    fate: &'a dyn Fn(&str) -> Fate,
}

impl<'a> Case<'a> {
    fn new(framing: Framing, decide: &'a dyn Fn(&str, Kind) -> Verdict) -> Self {
        Self { framing, limits: Limits::default(), recovery: Recovery::Stop, decide, fate: &|_| Fate::Same }
    }

    fn run<'b>(&self, chunks: impl Iterator<Item = &'b [u8]>) -> (Outcome, Vec<(bool, usize)>) {
        let mut rules = Rules {
            decide: self.decide,
            fate: self.fate,
            path: Vec::new(),
            current: String::new(),
            recovery: self.recovery,
            log: Vec::new(),
            failed: 0,
        };
        let lease = Budget::new(64 << 20).lease();
        let mut rewriter = Rewriter::new(self.framing, Grouping::Elements, self.limits, lease);
        let mut out = Vec::new();
        let mut outcome = Ok(());
        for chunk in chunks {
            outcome = outcome.and_then(|()| rewriter.push(&mut rules, chunk, &mut out));
        }
        outcome = outcome.and_then(|()| rewriter.finish(&mut rules, &mut out));
        (outcome.map(|()| String::from_utf8(out).expect("output is UTF-8")), rules.log)
    }

    /// The outcome in one piece, after holding that every split in two and byte by byte gives the same.
    fn check(&self, input: &str) -> (Outcome, Vec<(bool, usize)>) {
        let bytes = input.as_bytes();
        let whole = self.run(std::iter::once(bytes));
        for split in 0..bytes.len() {
            let (head, tail) = bytes.split_at(split);
            assert_eq!(self.run([head, tail].into_iter()), whole, "{input:?} split at {split}");
        }
        assert_eq!(self.run(bytes.chunks(1)), whole, "{input:?} byte by byte");
        whole
    }
}

fn enter(_: &str, kind: Kind) -> Verdict {
    if kind.is_container() { Verdict::Enter } else { Verdict::Copy }
}

/// Enters lazily; scalars whose last name begins with `d` go, containers named `gone` go whole.
fn lazy(path: &str, kind: Kind) -> Verdict {
    let last = path.rsplit(['.', ']', '[']).find(|part| !part.is_empty()).unwrap_or_default();
    match last {
        "gone" => Verdict::Remove,
        "r" => Verdict::Replace,
        "c" => Verdict::Capture(Wait::Token),
        "copy" => Verdict::Copy,
        _ if kind.is_container() => Verdict::EnterLazily,
        _ if last.starts_with('d') => Verdict::Remove,
        _ => Verdict::Copy,
    }
}

fn lazily(input: &str, expected: &str) {
    let case = Case::new(Framing::Document, &lazy);
    assert_eq!(case.check(input).0, Ok(expected.to_owned()), "{input}");
}

#[test]
fn commas_are_mended() {
    lazily(r#"{"a":1,"d":2,"b":3}"#, r#"{"a":1,"b":3}"#);
    lazily(r#"{"d":1,"a":2}"#, r#"{"a":2}"#);
    lazily(r#"{"a":1,"d":2}"#, r#"{"a":1}"#);
    lazily(r#"{"d":1,"dd":2}"#, "");
    lazily("{\n  \"d\": 1,\n  \"a\": 2,\n  \"d\": 3,\n  \"b\": 4,\n  \"d\": 5\n}\n", "{\n  \"a\": 2,\n  \"b\": 4\n}\n");
    lazily(r#"{"gone":{"x":[1,{"y":2}]},"a":1}"#, r#"{"a":1}"#);
}

#[test]
fn containers_open_only_when_something_survives() {
    lazily(r#"{"o":{"p":{"d":1},"q":{"d":2,"a":3}},"z":{}}"#, r#"{"o":{"q":{"a":3}}}"#);
    lazily(r#"{"o":{"p":{"d":1}},"a":1,"e":{}}"#, r#"{"a":1}"#);
    lazily(r#"[{"d":1},{"a":1},{"d":2}]"#, r#"[{"a":1}]"#);
    lazily(r#"[{"d":1}]"#, "[]");
    lazily(r#"{"o":{"x":[[],[ ],[[1]]]}}"#, r#"{"o":{"x":[[[1]]]}}"#);
}

#[test]
fn values_and_names_are_replaced() {
    lazily(r#"{"a":1, "r" : {"x":[1]} , "rename":2}"#, r#"{"a":1, "r" : "R" , "renamed":2}"#);
    lazily(r#"{"d":0,"rename":{"d":1,"rename":3}}"#, r#"{"renamed":{"renamed":3}}"#);
    let case = Case { fate: &|_| Fate::Replaced, ..Case::new(Framing::Document, &lazy) };
    assert_eq!(case.check(r#"{"c":"abc","x":{"c": 12.5e1 ,"d":1}}"#).0, Ok(r#"{"c":5,"x":{"c": 6 }}"#.to_owned()));
    let case = Case { fate: &|_| Fate::Removed, ..Case::new(Framing::Document, &lazy) };
    assert_eq!(case.check(r#"{"c":"abc","x":{"c":1},"a":[1]}"#).0, Ok(r#"{"a":[1]}"#.to_owned()));
}

#[test]
fn records_are_dropped_with_their_line_or_comma() {
    let check = |framing, input: &str, expected: &str, kept: &[bool]| {
        let (out, log) = Case::new(framing, &lazy).check(input);
        assert_eq!(out, Ok(expected.to_owned()), "{input:?}");
        assert_eq!(log.iter().map(|(kept, _)| *kept).collect::<Vec<_>>(), kept, "{input:?}");
    };
    let nd = Framing::Ndjson;
    check(nd, "{\"a\":1}\r\n\r\n{\"d\":1} \n  {\"a\":2}\n", "{\"a\":1}\r\n\r\n  {\"a\":2}\n", &[true, false, true]);
    check(nd, "{\"d\":1}", "", &[false]);
    check(nd, "[{\"d\":1},{\"a\":1}]\n7", "[{\"a\":1}]\n7", &[false, true, true]);
    let cat = Framing::Concatenated;
    check(
        cat,
        "{\"a\":1}{\"d\":2} {\"a\":3}\n{\"d\":4}\n{\"a\":5}\n",
        "{\"a\":1}{\"a\":3}\n{\"a\":5}\n",
        &[true, false, true, false, true],
    );
    check(cat, "1 2\n\n\"x\"", "1 2\n\n\"x\"", &[true, true, true]);
    let seq = Framing::Sequence;
    check(seq, "\u{1e}{\"a\":1}\n\u{1e}{\"d\":1}\n\u{1e}2\n", "\u{1e}{\"a\":1}\n\u{1e}2\n", &[true, false, true]);
    check(Framing::Document, " [ {\"d\":1} , 3 ] \n", " [ 3 ] \n", &[false, true]);
}

#[test]
fn malformed_input_is_refused_at_its_place() {
    let check = |framing, input: &str, fault, offset| {
        let expected = Err(Stop::Fault(FaultAt { fault, offset }));
        assert_eq!(Case::new(framing, &enter).check(input).0, expected, "{input:?}");
        assert_eq!(Case::new(framing, &|_, _| Verdict::Copy).check(input).0, expected, "{input:?} copied");
        let captured =
            |_: &str, kind: Kind| if kind.is_container() { Verdict::Enter } else { Verdict::Capture(Wait::Token) };
        assert_eq!(Case::new(framing, &captured).check(input).0, expected, "{input:?} captured");
    };
    let doc = Framing::Document;
    check(doc, r#"{"a":1,}"#, Fault::Unexpected, 7);
    check(doc, r#"[1,]"#, Fault::Unexpected, 3);
    check(doc, r#"{"a" 1}"#, Fault::Unexpected, 5);
    check(doc, r#"{"a":1]"#, Fault::Unexpected, 6);
    check(doc, r#"{"a":01}"#, Fault::Literal, 6);
    check(doc, r#"[1 2]"#, Fault::Unexpected, 3);
    check(doc, r#"["a"#, Fault::Truncated, 3);
    check(doc, r#"{"a":tru}"#, Fault::Literal, 8);
    check(doc, "\u{feff}{}", Fault::Unexpected, 0);
    check(doc, "", Fault::Empty, 0);
    check(doc, "{} {}", Fault::Several, 3);
    check(doc, "[\"\u{7}\"]", Fault::Control, 2);
    check(doc, r#"["\q"]"#, Fault::Escape, 3);
    check(doc, r#"["\u"]"#, Fault::Escape, 4);
    check(doc, r#"["\ud83d\u"]"#, Fault::Escape, 10);
    check(doc, r#"{"\u00e":1}"#, Fault::Escape, 7);
    check(doc, r#"["\u12\"34"]"#, Fault::Escape, 6);
    check(doc, "{} ,", Fault::Unexpected, 3);
    check(Framing::Ndjson, "{\"a\":\n1}", Fault::Line, 5);
    check(Framing::Ndjson, "1\n2 3\n", Fault::Several, 4);
    check(Framing::Ndjson, "{}\n{\"a\"", Fault::Truncated, 7);
    check(Framing::Sequence, "{}", Fault::Separator, 0);
    check(Framing::Sequence, "\u{1e}{}\n\u{1e}12", Fault::Truncated, 7);
    check(Framing::Sequence, "\u{1e}{}\n\u{1e}", Fault::Truncated, 5);
}

#[test]
fn limits_have_names_and_places() {
    let limits = Limits { held: 40, token: 10, name: 8, depth: 3 };
    let check = |input: &str, expected: Result<&str, (LimitName, usize)>| {
        let case = Case { limits, ..Case::new(Framing::Document, &lazy) };
        let expected = expected
            .map(str::to_owned)
            .map_err(|(name, offset)| Stop::Fault(FaultAt { fault: Fault::Limit(name), offset }));
        assert_eq!(case.check(input).0, expected, "{input}");
    };
    check(r#"{"c":"12345678"}"#, Ok(r#"{"c":"12345678"}"#));
    check(r#"{"c":"123456789"}"#, Err((LimitName::Token, 5)));
    check(r#"{"a":"123456789012345678901234567890"}"#, Ok(r#"{"a":"123456789012345678901234567890"}"#));
    check(r#"{"abcdefg":1}"#, Err((LimitName::Name, 1)));
    check(r#"{         "a":1}"#, Err((LimitName::Name, 1)));
    check(r#"{"copy":{         "abcdefghijk"         :1}}"#, Ok(r#"{"copy":{         "abcdefghijk"         :1}}"#));
    check("{\"x\":[[1]]}", Ok("{\"x\":[[1]]}"));
    check("{\"x\":[[[1]]]}", Err((LimitName::Depth, 7)));
    check("{\"copy\":[[[1]]]}", Err((LimitName::Depth, 10)));
}

#[test]
fn a_failed_record_is_passed_over_where_wanted() {
    let limits = Limits { held: 20, ..Limits::default() };
    let decide = |path: &str, _| if path.is_empty() { Verdict::Capture(Wait::Held) } else { Verdict::Copy };
    let check = |framing, input: &str, expected: &str, records: usize| {
        let case = Case { limits, recovery: Recovery::NextRecord, ..Case::new(framing, &decide) };
        let (out, log) = case.check(input);
        assert_eq!((out, log.len()), (Ok(expected.to_owned()), records), "{input:?}");
    };
    let nd = Framing::Ndjson;
    check(nd, "{\"a\":1}\n{\"a\":}\n{\"b\":2}\n", "{\"a\":1}\n{\"b\":2}\n", 2);
    check(nd, "{\"a\":\"unterminated}\n{\"b\":2}\nx\n\n1 1\n3", "{\"b\":2}\n\n3", 2);
    check(nd, "{\"a\":\"longer than the limit allows\"}\n{\"b\":2}\n", "{\"b\":2}\n", 1);
    check(nd, "{\"a\":\"\u{1}\"}\n{\"b\":2}\n{\"c\":", "{\"b\":2}\n", 1);
    let seq = Framing::Sequence;
    check(seq, "\u{1e}{\"a\"\n\u{1e}{\"b\":2}\n", "\u{1e}{\"b\":2}\n", 1);
    check(seq, "\r \u{7}\n\u{1e}1\n", "\r \u{1e}1\n", 1);
    check(seq, "\u{1e}{\"b\":2} \n }\n\u{1e}1\n", "\u{1e}1\n", 1);
    check(Framing::Document, "[{\"a\":\"longer than the limit allows\"},{\"b\":2}]", "[{\"b\":2}]", 1);
}

/// Random JSON text with odd spacing, spellings, escapes and duplicate names.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
        r#""([a-z é𝄞]|\\n|\\"|\\\\|\\u00e9|\\ud83d\\ude00){0,70}""#,
    ];
    scalar.prop_recursive(5, 48, 6, |inner| {
        let space = "[ \n]{0,2}";
        let member = (r#""(a|b|c|d|r|gone|copy|rename|\\u0061)""#, space, inner.clone(), space)
            .prop_map(|(name, before, value, after)| format!("{before}{name}{after}:{before}{value}{after}"));
        prop_oneof![
            proptest::collection::vec(member, 0..6).prop_map(|members| format!("{{{}}}", members.join(","))),
            (proptest::collection::vec(inner, 0..5), space).prop_map(|(elements, space)| format!(
                "[{space}{}{space}]",
                elements.join(&format!("{space},{space}"))
            )),
        ]
    })
}

/// What `lazy` makes of a parsed document; `None` when nothing survives. Duplicate names keep their order.
fn reference(name: &str, text: &serde_json::value::RawValue) -> Option<String> {
    match name {
        "gone" => return None,
        "r" => return Some("\"R\"".to_owned()),
        "c" | "copy" => return Some(compact(text.get())),
        _ => {}
    }
    let first = text.get().as_bytes()[0];
    match first {
        b'{' => {
            let mut members: Vec<String> = Vec::new();
            for (raw, value) in pairs(text.get()) {
                let name = raw.trim_matches('"');
                let shown = if name == "rename" { "\"renamed\"".to_owned() } else { raw.clone() };
                members.extend(reference(name, &value).map(|value| format!("{shown}:{value}")));
            }
            (!members.is_empty()).then(|| format!("{{{}}}", members.join(",")))
        }
        b'[' => {
            let elements: Vec<Box<serde_json::value::RawValue>> = serde_json::from_str(text.get()).expect("an array");
            let kept: Vec<String> =
                elements.iter().enumerate().filter_map(|(at, value)| reference(&at.to_string(), value)).collect();
            (!kept.is_empty()).then(|| format!("[{}]", kept.join(",")))
        }
        _ if name.starts_with('d') => None,
        _ => Some(compact(text.get())),
    }
}

/// The members of an object as written, duplicates included.
fn pairs(text: &str) -> Vec<(String, Box<serde_json::value::RawValue>)> {
    let mut members = Vec::new();
    let mut rest = text[1..].trim_start();
    while !rest.starts_with('}') {
        rest = rest.trim_start_matches(',').trim_start();
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Box<serde_json::value::RawValue>>();
        let name = values.next().expect("a name").expect("a name").get().to_owned();
        rest = rest[values.byte_offset()..].trim_start().strip_prefix(':').expect("a colon");
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Box<serde_json::value::RawValue>>();
        let value = values.next().expect("a value").expect("a value");
        rest = rest[values.byte_offset()..].trim_start();
        members.push((name, value));
    }
    members
}

/// The text without white space between tokens.
fn compact(text: &str) -> String {
    let (mut out, mut in_string, mut escaped) = (String::new(), false, false);
    for c in text.chars() {
        if in_string || !c.is_ascii_whitespace() {
            out.push(c);
        }
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
    }
    out
}

proptest! {
    #[test]
    fn nothing_to_do_is_the_identity(documents in proptest::collection::vec(json(), 1..4), size in 1usize..200) {
        let input = documents.join("\n").replace("rename", "other");
        for decide in [&enter as &dyn Fn(&str, Kind) -> Verdict, &|_: &str, _: Kind| Verdict::Copy] {
            let case = Case::new(Framing::Concatenated, decide);
            let (out, _) = case.run(input.as_bytes().chunks(size));
            prop_assert_eq!(out, Ok(input.clone()));
        }
    }

    #[test]
    fn rewriting_agrees_with_a_tree(document in json(), size in 1usize..100) {
        let case = Case::new(Framing::Document, &lazy);
        let (out, _) = case.run(document.as_bytes().chunks(size));
        let raw: Box<serde_json::value::RawValue> = serde_json::from_str(&document).expect("generated JSON is valid");
        let records = raw.get().starts_with('[');
        let expected = match reference("", &raw) {
            None if records => "[]".to_owned(),
            other => other.unwrap_or_default(),
        };
        prop_assert_eq!(out.map(|out| compact(&out)), Ok(expected));
    }

    #[test]
    fn accepts_what_serde_json_accepts(document in json(), edits in proptest::collection::vec((0usize..400, any::<u8>(), 0u8..3), 0..4), size in 1usize..90) {
        let alphabet = b"{}[]:,\"\\ \n0123456789.-+eEtrufalsn\x01a\xc3";
        let mut bytes = document.into_bytes();
        for (at, byte, how) in edits {
            let at = at % bytes.len();
            let byte = alphabet[usize::from(byte) % alphabet.len()];
            match how {
                0 => bytes[at] = byte,
                1 if bytes.len() > 1 => { bytes.remove(at); }
                _ => bytes.insert(at, byte),
            }
        }
        let expected = serde_json::from_slice::<Value>(&bytes).is_ok() || lone_surrogate_only(&bytes);
        for decide in [&enter as &dyn Fn(&str, Kind) -> Verdict, &|_: &str, _: Kind| Verdict::Copy] {
            let case = Case::new(Framing::Document, decide);
            let (out, _) = case.run(bytes.chunks(size));
            prop_assert_eq!(out.is_ok(), expected, "{}", String::from_utf8_lossy(&bytes));
        }
    }
}

/// serde_json refuses lone surrogate escapes and numbers beyond f64 where RFC 8259 allows them; IgnoredAny does not.
fn lone_surrogate_only(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

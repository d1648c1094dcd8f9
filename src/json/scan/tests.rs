//! Stage 1 against the plain reader, on every vector unit that this machine has: what is malformed and where, which
//! tokens there are, however the input is cut.

use proptest::prelude::*;

use super::*;
use crate::json::Fault;

const MARKS: [Marks; 3] = [Marks::None, Marks::Newline, Marks::Separator];
const DEEPEST: usize = 6;

/// The tokens found, as offsets, and where the input is malformed.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    tokens: Vec<usize>,
    opens: Vec<usize>,
    closes: Vec<usize>,
    names: Vec<usize>,
    fault: Option<FaultAt>,
}

/// Stage 1 over the pieces.
fn scanned<'a>(unit: Unit, marks: Marks, pieces: impl Iterator<Item = &'a [u8]>) -> Outcome {
    let (mut scan, mut index) = (Scan::on(unit, marks, DEEPEST), Index::default());
    let mut outcome =
        Outcome { tokens: Vec::new(), opens: Vec::new(), closes: Vec::new(), names: Vec::new(), fault: None };
    let mut base = 0;
    for piece in pieces {
        let fault = scan.run(piece, &mut index).err();
        let end = fault.map_or(piece.len(), |fault| fault.offset);
        let offsets = |mask: fn(&Bits) -> u64| {
            let bit = |at: &usize| mask(&index.blocks()[at / BLOCK]) >> (at % BLOCK) & 1 == 1;
            (0..end).filter(bit).map(|at| base + at).collect::<Vec<_>>()
        };
        let tokens = offsets(|bits| bits.tokens);
        let places = index.tokens().iter().map(|at| base + usize::from(*at));
        assert_eq!(places.take_while(|at| *at < base + end).collect::<Vec<_>>(), tokens, "{unit:?}");
        outcome.tokens.extend(tokens);
        outcome.names.extend(offsets(|bits| bits.names));
        outcome.opens.extend(offsets(|bits| bits.opens));
        outcome.closes.extend(offsets(|bits| bits.closes));
        if let Some(fault) = fault {
            outcome.fault = Some(fault.fault.at(base + fault.offset));
            break;
        }
        base += piece.len();
    }
    outcome
}

/// The same by reading byte by byte.
fn plain(marks: Marks, input: &[u8]) -> Outcome {
    let mut reader = Plain::at(&Scan::on(Unit::Plain, marks, DEEPEST));
    let mut outcome =
        Outcome { tokens: Vec::new(), opens: Vec::new(), closes: Vec::new(), names: Vec::new(), fault: None };
    let (mut in_string, mut escaped, mut in_scalar) = (false, false, false);
    for (at, &byte) in input.iter().enumerate() {
        if let Err(fault) = reader.step(byte) {
            outcome.fault = Some(fault.at(at));
            break;
        }
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            outcome.tokens.extend((!in_string).then_some(at));
            continue;
        }
        in_string = byte == b'"';
        outcome.names.extend(reader.in_name().then_some(at));
        let mark = byte == b'\n' && marks == Marks::Newline || byte == 0x1e && marks == Marks::Separator;
        let between = b" \n\r\t\x1e:{}[],\"".contains(&byte);
        if mark || b"{}[],\"".contains(&byte) || !between && !in_scalar {
            outcome.tokens.push(at);
        }
        outcome.opens.extend(b"{[".contains(&byte).then_some(at));
        outcome.closes.extend(b"}]".contains(&byte).then_some(at));
        in_scalar = !between;
    }
    outcome
}

fn pieces(input: &[u8], size: usize) -> impl Iterator<Item = &[u8]> {
    input.chunks(size.max(1))
}

fn check(input: &[u8], sizes: impl IntoIterator<Item = usize> + Clone) {
    for marks in MARKS {
        let expected = plain(marks, input);
        for &unit in Unit::all() {
            for size in sizes.clone() {
                let found = scanned(unit, marks, pieces(input, size));
                assert_eq!(found, expected, "{unit:?} {marks:?} in {size}s: {:?}", String::from_utf8_lossy(input));
            }
        }
    }
}

#[test]
fn agrees_with_plain_reading_at_every_size() {
    let samples = [
        r#"{"a":[1,2,{"b":"c\"d\\"},"\\\\",-0.5e+3],"e":{},"u":"\u00e9\ud800x","long":"0123456789012345678901234567890123456789012345678901234567890123456789"}"#,
        "{\"a\":1}\n[true , false]\n\n\"x\"\r\n null",
        r#""\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\" "\\\"""#,
        "[123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890.5e-10]",
        "[                                                             true,                    false]",
        "[1.5,-0,0.25,10,1e5,-1.5E-07,true,false,null,\"\",{},[]]",
        "\u{1e}{\"a\":1}\n\u{1e}2\n",
        "[[[[[[]]]]]] [[[[[[[]]]]]]]",
        r#"{"bad":"\x"}"#,
        r#"{"bad":"\u12g4"}"#,
        "{\"bad\":\"\u{1}\"}",
        "{\"ctl\":\u{2}1}",
    ];
    for sample in samples {
        check(sample.as_bytes(), 1..=sample.len());
    }
}

/// What is wrong with each, at every place of a block.
#[test]
fn malformed_tokens_are_seen_wherever_they_stand() {
    let wrong = [
        "01",
        "1.",
        ".5",
        "1.2.3",
        "-",
        "--1",
        "1-2",
        "1e",
        "1e+",
        "+1",
        "truE",
        "tru",
        "nulls",
        "falsey",
        "true1",
        "1true",
        "-01",
        "0.e1",
        "1e5.5",
        "x",
        "{,}",
        "[,]",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\"}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{1:2}",
        "{\"a\":1 \"b\":2}",
        "[\"x\",\"a\":1]",
        "[1 2]",
        "{\"a\":\"b\":1}",
        "{\"a\",\"b\"}",
        "[}",
        "{]",
        "[1}",
        "{\"a\":1]",
        "{[",
        "{{",
        "{\"a\"{",
        ":",
        "1:2",
        "1,2",
        "]",
        "\"\\",
        "{\"a\":1,2:3}",
        "{\"a\":1,[]:3}",
        "{\"a\":}",
        "[:]",
        "\\",
    ];
    for text in wrong {
        for spaces in 0..BLOCK + 8 {
            let mut input = vec![b' '; spaces];
            input.extend_from_slice(text.as_bytes());
            input.extend_from_slice(b" 1");
            check(&input, [input.len(), 7, spaces + 1]);
        }
    }
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        6 => "[\\{\\}\\[\\]:,\"]".prop_map(String::into_bytes),
        2 => "\"[a-z\\\\\"n]{0,9}\"".prop_map(String::into_bytes),
        2 => "-?[0-9]{1,3}(\\.[0-9]{0,2})?([eE][-+]?[0-9]{0,2})?".prop_map(String::into_bytes),
        1 => "true|false|null|tru|nul".prop_map(String::into_bytes),
        1 => "[ \n\r\t]{1,4}".prop_map(String::into_bytes),
        1 => "[ ]{50,70}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 1..3),
    ];
    proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Well-formed text with up to three bytes changed, put in or taken out.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let leaf = prop_oneof![
        "\"[a-zé \\\\n]{0,12}\"".prop_filter("escapes", |text| serde_json::from_str::<String>(text).is_ok()),
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,4})?([eE][-+]?[0-9]{1,2})?",
        "true|false|null",
    ];
    let tree = leaf.prop_recursive(4, 40, 6, |inner| {
        let list = proptest::collection::vec((inner.clone(), "[ ]{0,2}"), 0..6);
        let members = proptest::collection::vec(("[a-z]{0,12}", "[ \n]{0,2}", inner), 0..6);
        prop_oneof![
            list.prop_map(|list| {
                let elements: Vec<_> = list.iter().map(|(value, space)| format!("{space}{value}{space}")).collect();
                format!("[{}]", elements.join(","))
            }),
            members.prop_map(|list| {
                let member =
                    |(name, space, value): &(String, String, String)| format!("{space}\"{name}\"{space}:{value}");
                format!("{{{}}}", list.iter().map(member).collect::<Vec<_>>().join(","))
            }),
        ]
    });
    let edits =
        proptest::collection::vec((any::<prop::sample::Index>(), 0..3, "[\\{\\}\\[\\]:,\"\\\\ 0-9.eE+tn-]"), 0..4);
    (tree, edits).prop_map(|(tree, edits)| {
        let mut bytes = tree.into_bytes();
        for (at, how, byte) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                _ if bytes.is_empty() => {}
                0 => bytes[at] = byte.as_bytes()[0],
                1 => bytes.insert(at, byte.as_bytes()[0]),
                _ => drop(bytes.remove(at)),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_plain_reading_on_anything(input in text(), size in 1usize..150) {
        check(&input, [input.len(), size]);
    }

    #[test]
    fn agrees_with_plain_reading_on_what_is_nearly_well_formed(input in mutated(), size in 1usize..150) {
        check(&input, [input.len(), size]);
    }
}

#[test]
fn a_state_says_what_is_due() {
    let expected = |text: &str| {
        let mut scan = Scan::new(Marks::None, DEEPEST);
        scan.run(text.as_bytes(), &mut Index::default()).expect("well formed");
        Plain::at(&scan).step(b',').err()
    };
    assert_eq!(expected("[1"), None);
    assert_eq!(expected("[1 "), None);
    assert_eq!(expected("[-"), Some(Fault::Literal));
    assert_eq!(expected("{\"a"), None);
    assert_eq!(expected("{\"a\""), Some(Fault::Unexpected));
    assert_eq!(expected("{\"a\\"), Some(Fault::Escape));
}

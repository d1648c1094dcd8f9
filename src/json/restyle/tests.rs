//! Styles taken from strings, by hand and by generated writers.

use proptest::prelude::*;

use super::*;
use crate::json::text::Decoded;

fn quote(raw: &str, text: &str) -> String {
    let mut out = Vec::new();
    Style::of(raw).quote_into(text, &mut out);
    String::from_utf8(out).expect("quoting keeps UTF-8")
}

fn decode(raw: &str) -> String {
    let mut decoded = Decoded::default();
    decoded.decode(raw);
    decoded.text().to_owned()
}

#[track_caller]
fn check(raw: &str, text: &str, expected: &str) {
    assert_eq!(quote(raw, text), format!("\"{expected}\""), "{raw}");
}

/// The string's own text comes back as it was.
#[track_caller]
fn comes_back(raw: &str) {
    check(raw, &decode(raw), raw);
}

#[test]
fn without_evidence_the_default_is_short() {
    let text = "\u{8}\u{c}\n\r\t\"\\/ \u{1}\u{1f} <é\u{2028}𝄞\u{7f}>";
    let expected = "\\b\\f\\n\\r\\t\\\"\\\\/ \\u0001\\u001f <é\u{2028}𝄞\u{7f}>";
    for raw in ["", "plain", "é 𝄞", "a/b", "<a href='x'>&"] {
        check(raw, text, expected);
    }
    let mut out = b"before ".to_vec();
    Style::default().quote_into(text, &mut out);
    assert_eq!(out, format!("before \"{expected}\"").into_bytes());
}

#[test]
fn each_character_keeps_its_first_spelling() {
    check(r"a\/b", "/", r"\/");
    check(r"a/b\/c", "/", "/");
    check(r"a\/b/c", "/", r"\/");
    check(r"\u002f", "/", r"\u002f");
    check(r"\u002F\/", "/", r"\u002F");
    check(r"\u0022", "\"\\\n", r"\u0022\\\n");
    check(r#"\"\u0022"#, "\"", r#"\""#);
    check(r"\u000a", "\n\r", r"\u000a\r");
    check(r"\u000A", "\n\u{b}", r"\u000A\u000B");
    check(r"\u005c", "\\", r"\u005c");
    check(r"\u0065mail", "seem", r"s\u0065\u0065m");
    check(r"e\u0065", "e", "e");
    check(r"\u003c\u0026\u0027\u007f", "<>&'\u{7f}", r"\u003c>\u0026\u0027\u007f");
}

#[test]
fn beyond_ascii_goes_by_blocks() {
    check(r"\u00e9", "ÿ€𝄞\u{85}\u{2028}", r"\u00ff\u20ac\ud834\udd1e\u0085\u2028");
    check(r"\u00E9", "ÿ€𝄞", r"\u00FF\u20AC\uD834\uDD1E");
    check(r"\ud834\udd1e", "é𝄞", r"\u00e9\ud834\udd1e");
    // One character as it is: only the blocks seen as escapes are escaped.
    check(r"é\u2028", "ÿ’\u{2029}𝄞", r"ÿ’\u2029𝄞");
    check(r"é\uD83D\uDE00", "ÿ𝄞", r"ÿ\uD834\uDD1E");
    check(r"é\u0085\u2019", "ÿ\u{9f}€\u{2028}", "ÿ\\u009f\\u20ac\u{2028}");
    check(r"é\u00e8", "è", "è");
    check(r"\u00e8é", "é", r"\u00e9");
}

#[test]
fn the_case_of_digits_is_the_first_seen() {
    check(r"\u0022\u00e9", "\u{1f}É", r"\u001f\u00c9");
    check(r"\u0416\u00E9", "\u{1f}Ж«", r"\u001F\u0416\u00AB");
    check(r"\u003C", "\u{1f}<", r"\u001F\u003C");
    check(r"\u00e9\u00C9\u003C", "ÿ<\u{1f}", r"\u00ff\u003C\u001f");
    check(r"\u0031", "1\u{1f}", r"\u0031\u001f");
}

#[test]
fn a_lone_surrogate_is_lost_and_proves_nothing_but_its_case() {
    check(r"\ud834", "\u{fffd}é", "\u{fffd}é");
    check(r"\uDD1E\u0001", "\u{fffd}é\u{1f}", "\u{fffd}é\\u001F");
    check(r"\ud834\u0041", "A\u{fffd}", "\\u0041\u{fffd}");
    check(r"\ufffd", "\u{fffd}é", r"\ufffd\u00e9");
    check(r"\ud834\u00e9", "\u{fffd}é", r"\ufffd\u00e9");
}

#[test]
fn known_writers_come_back() {
    // Python json.dumps, PHP json_encode, Go encoding/json, .NET System.Text.Json, JavaScript JSON.stringify, org.json.
    comes_back(r#"Caf\u00e9 \ud83d\ude00 \"quoted\" a/b\n\u001f"#);
    comes_back(r#"https:\/\/example.org\/caf\u00e9 \"x\""#);
    comes_back(r#"\u003ca href=\"x\"\u003e é \u2028 ’ \u0026 \u0001"#);
    comes_back(r"\u0022\u003Cb\u003E\u0022 \u002B33 \u0027\u0060 \u00E9\uD83D\uDE00 \n\\ a/b");
    comes_back(r#"é 😀 \b\f\n\r\t\"\\ \u0000\u001f /"#);
    comes_back(r"é <\/b> \u0085 \u2019 \u2028x");
}

#[test]
fn what_nobody_validated_does_no_harm() {
    for raw in [r"\", r"\x", r"\é", r"\u", r"\u12", r"\u00", r"\uD834\u", r"\uzzzz", "\n", "a\"b", r"\ud834\udd"] {
        let text = "x\n\"\\é𝄞zÃ";
        let quoted = quote(raw, text);
        assert_eq!(serde_json::from_str::<String>(&quoted).ok().as_deref(), Some(text), "{raw}");
    }
}

#[test]
fn the_struct_stays_small() {
    assert!(size_of::<Style>() <= 160, "{}", size_of::<Style>());
}

/// A writer that keeps to one style: its own choice for each ASCII character and each block.
#[derive(Clone, Debug)]
struct Writer {
    ascii: Vec<u8>,
    wide: Vec<bool>,
    upper: bool,
}

impl Writer {
    fn write(&self, text: &str) -> String {
        let mut raw = String::new();
        for c in text.chars() {
            let short = match c {
                '\u{8}' => Some('b'),
                '\u{c}' => Some('f'),
                '\n' => Some('n'),
                '\r' => Some('r'),
                '\t' => Some('t'),
                '"' | '\\' | '/' => Some(c),
                _ => None,
            };
            let must = c < ' ' || c == '"' || c == '\\';
            let choice = match c as usize {
                code @ ..128 => self.ascii[code],
                0x80..0xa0 => u8::from(self.wide[0]),
                0x2028 | 0x2029 => u8::from(self.wide[1]),
                0x2000..0x2100 => u8::from(self.wide[2]),
                ..0x10000 => u8::from(self.wide[3]),
                _ => u8::from(self.wide[4]),
            };
            match (choice, short) {
                (0, _) if !must => raw.push(c),
                (0 | 2, Some(letter)) => raw.extend(['\\', letter]),
                (2, None) if !must => raw.push(c),
                _ => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        let hex = if self.upper { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") };
                        raw.push_str(&hex);
                    }
                }
            }
        }
        raw
    }
}

fn writer() -> impl Strategy<Value = Writer> {
    let ascii = prop_oneof![
        proptest::collection::vec(0_u8..3, 128),
        // Most writers leave most of it as it is.
        proptest::collection::vec(prop_oneof![12 => Just(0_u8), 1 => Just(1), 1 => Just(2)], 128),
    ];
    (ascii, proptest::collection::vec(any::<bool>(), 5), any::<bool>()).prop_map(|(ascii, wide, upper)| Writer {
        ascii,
        wide,
        upper,
    })
}

fn text() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        4 => (0_u8..128).prop_map(char::from),
        2 => proptest::sample::select(vec!['"', '\\', '/', '\n', '\t', '\u{8}', '<', '&', '\'', '\u{7f}', '\u{b}']),
        2 => proptest::sample::select(vec!['é', 'Ж', '€', '’', '\u{85}', '\u{2028}', '\u{fffd}', '\u{ffff}', '𝄞', '😀']),
        1 => any::<char>(),
    ];
    proptest::collection::vec(c, 0..40).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_quoted_decodes_to_the_same(writer in writer(), shown in text(), text in text()) {
        let quoted = quote(&writer.write(&shown), &text);
        let inside = &quoted[1..quoted.len() - 1];
        prop_assert_eq!(decode(inside), &*text);
        prop_assert_eq!(serde_json::from_str::<String>(&quoted).ok(), Some(text));
    }

    #[test]
    fn what_keeps_to_one_style_comes_back(writer in writer(), text in text()) {
        let raw = writer.write(&text);
        prop_assert_eq!(decode(&raw), &*text);
        prop_assert_eq!(quote(&raw, &text), format!("\"{raw}\""));
    }

    #[test]
    fn a_style_seen_whole_writes_as_its_writer(writer in writer(), text in text()) {
        let all: String = (0_u8..128).map(char::from).chain("\u{85}\u{2028}’é𝄞".chars()).collect();
        prop_assert_eq!(quote(&writer.write(&all), &text), format!("\"{}\"", writer.write(&text)));
    }

    #[test]
    fn nothing_makes_it_panic(raw in "(\\PC|\\\\u?[0-9a-fA-Fdu]{0,4}|\\\\.){0,12}", text in text()) {
        let quoted = quote(&raw, &text);
        prop_assert_eq!(serde_json::from_str::<String>(&quoted).ok(), Some(text));
    }
}

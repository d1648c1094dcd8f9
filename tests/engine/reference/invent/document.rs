//! Streams of documents: raw bytes with odd spellings, duplicates, white space, empty containers.

use std::fmt::Write;

use super::super::entropy::Entropy;
use super::super::forms::Form;
use super::super::policy::{OnError, Policy, Records};
use super::super::stream::Framing;
use super::words::{NAMES, NUMBERS, OTHER_NAMES, PEOPLE, PERSON, TEXTS};

/// Lines that are no JSON.
const BROKEN: [&str; 10] = [
    "{\"a\":}",
    "}",
    "nul",
    "{\"a\":1",
    "\"x",
    "{\"a\":1}x",
    "{\"a\":\"\u{1}\"}",
    "{\"b\":[01]}",
    "[{\"a\":1},}",
    "[{\"a\":1,}]",
];

/// A stream that suits the policy: how it is laid out, and its bytes.
pub(crate) fn stream(policy: &Policy, entropy: &mut Entropy<'_>) -> (Framing, Vec<u8>) {
    let framing = match policy.records {
        Records::Pairs(_) => Framing::Ndjson,
        _ => entropy.pick(&[
            Framing::Ndjson,
            Framing::Document,
            Framing::Ndjson,
            Framing::Concatenated,
            Framing::Sequence,
        ]),
    };
    let mut text = String::new();
    let values = match policy.records {
        Records::Pairs(_) => 2 * (1 + entropy.below(3)),
        _ if framing == Framing::Document => 1,
        _ => 1 + entropy.below(4),
    };
    for _ in 0..values {
        value_of_stream(policy, framing, &mut text, entropy);
    }
    (framing, text.into_bytes())
}

fn value_of_stream(policy: &Policy, framing: Framing, text: &mut String, entropy: &mut Entropy<'_>) {
    if framing == Framing::Sequence {
        text.push('\u{1e}');
    }
    let framed = matches!(framing, Framing::Ndjson | Framing::Sequence);
    if framed && policy.on_error == OnError::DropRecord && entropy.one_in(5) {
        let broken = entropy.pick(&BROKEN);
        let known = match broken {
            "}" => Form::FailuresNumbered.landed(),
            "{\"a\":1}x" => framing == Framing::Ndjson || Form::TextsWhole.landed(),
            _ => !broken.starts_with('[') || Form::ArrayLines.landed(),
        };
        text.push_str(if known { broken } else { "nul" });
        text.push('\n');
        return;
    }
    let mut one = Writer { text, entropy, lines: framing != Framing::Ndjson };
    one.space();
    match one.entropy.below(8) {
        0..5 => one.object(4),
        5 => one.array(3),
        6 => one.nested(),
        _ => one.value(3),
    }
    one.space();
    text.push_str(match framing {
        Framing::Document => "",
        Framing::Concatenated if Form::ValuesApart.landed() && entropy.one_in(3) && text.ends_with(['}', ']', '"']) => {
            ""
        }
        Framing::Ndjson => entropy.pick(&["\n", "\r\n", "\n\n", "\n \t\n"]),
        Framing::Concatenated | Framing::Sequence => entropy.pick(&["\n", " \n"]),
    });
}

/// Writes values with spellings of every kind.
struct Writer<'w, 'e> {
    text: &'w mut String,
    entropy: &'w mut Entropy<'e>,
    /// White space may hold line ends.
    lines: bool,
}

impl Writer<'_, '_> {
    fn space(&mut self) {
        let spaces: &[&str] = if self.lines { &["", "", "", " ", "\n  "] } else { &["", "", "", " ", "\t "] };
        let space = self.entropy.pick(spaces);
        self.text.push_str(space);
    }

    fn value(&mut self, depth: usize) {
        match self.entropy.below(if depth == 0 { 10 } else { 16 }) {
            0 => self.text.push_str("null"),
            1 => self.text.push_str("true"),
            2 => self.text.push_str("false"),
            3..6 => {
                let number = self.entropy.pick(&NUMBERS);
                self.text.push_str(number);
            }
            6..10 => {
                let text = self.entropy.pick(&TEXTS);
                self.string(text);
            }
            10..14 => self.object(depth - 1),
            _ => self.array(depth - 1),
        }
    }

    fn object(&mut self, depth: usize) {
        self.text.push('{');
        self.space();
        for at in 0..self.entropy.below(5) {
            if at > 0 {
                self.text.push(',');
                self.space();
            }
            if self.entropy.one_in(5) {
                self.person();
                continue;
            }
            let name = if self.entropy.one_in(6) { self.entropy.pick(&OTHER_NAMES) } else { self.entropy.pick(&NAMES) };
            self.string(name);
            self.space();
            self.text.push(':');
            self.space();
            self.value(depth);
            self.space();
        }
        self.text.push('}');
    }

    /// A member that names somebody, or several.
    fn person(&mut self) {
        self.string(PERSON);
        self.text.push(':');
        let several = self.entropy.one_in(4);
        self.text.push_str(if several { "[" } else { "" });
        let person = self.entropy.pick(&PEOPLE);
        self.string(person);
        if several {
            self.text.push(',');
            let person = self.entropy.pick(&PEOPLE);
            self.string(person);
        }
        self.text.push_str(if several { "]" } else { "" });
        self.space();
    }

    fn array(&mut self, depth: usize) {
        self.text.push('[');
        self.space();
        for at in 0..self.entropy.below(5) {
            if at > 0 {
                self.text.push(',');
                self.space();
            }
            self.value(depth);
            self.space();
        }
        self.text.push(']');
    }

    /// Containers in containers, and a little in the innermost.
    fn nested(&mut self) {
        let depth = 1 + self.entropy.below(40);
        let (opening, closing) = if self.entropy.one_in(2) { ("[", "]") } else { ("{\"a\":", "}") };
        self.text.push_str(&opening.repeat(depth));
        self.value(1);
        self.text.push_str(&closing.repeat(depth));
    }

    fn string(&mut self, text: &str) {
        let oddly = self.entropy.one_in(5);
        self.text.push('"');
        for c in text.chars() {
            let escape = oddly && self.entropy.one_in(3);
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                '/' if escape => self.text.push_str("\\/"),
                '\t' => self.text.push_str("\\t"),
                c if escape || c < ' ' => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        let _ = write!(self.text, "\\u{unit:04X}"); // a String takes all
                    }
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}

//! What a policy removes or scans is in no output, no error and no tally, however it is spelled, cut or broken.
//!
//! Secrets are planted in fields that are dropped, replaced or scanned, in texts, numbers and member names; then the
//! stream is cut off or a byte is put into it.

#![no_main]

#[allow(dead_code, reason = "the reference uses more of it")]
#[path = "../../tests/engine/reference/entropy.rs"]
mod entropy;
#[allow(dead_code, reason = "the reference uses more of it")]
#[path = "../../tests/engine/reference/forms.rs"]
mod forms;

use std::sync::{Arc, LazyLock};

use entropy::Entropy;
use forms::Form;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use tamis::base::{Budget, KeyId, Limits, Secret, UnixSeconds};
use tamis::engine::{Framing, Opening, Session};
use tamis::keys::Keyring;
use tamis::policy::{self, Memory, Plan};

/// Removed with the field in which it stands.
const SECRET: &str = "zqx removed";
/// The same as a number.
const NUMBER: &str = "7700770077";
/// Found by a detector, in texts and names.
const ADDRESS: &str = "zqx.found@example.org";
/// What is in every secret, and in nothing that a message may say.
const CANARIES: [&str; 2] = ["zqx", NUMBER];

const PURPOSE: &str = "tamis: 1\npurpose: fuzz\ntitle: Find what leaks\nstatus: draft\n";

const DATASET: &str = r#"
tamis: 1
dataset: fuzz
title: Secrets in it
status: draft
policies:
  fuzz:
    unlisted: UNLISTED
    on_error: ON_ERROR
    fields:
      - { select: "$..gone",     action: drop }
      - { select: "$..null",     action: "null", because: only its presence matters }
      - { select: "$..redacted", action: redact, because: only its presence matters }
      - { select: "$..named",    action: { pseudonymise: { class: thing, as: string } }, because: a name to follow }
      - { select: "$..masked",   action: { mask: { as: string } }, because: only its shape matters }
      - { select: "$..dated",    action: { generalise: { date: year } }, else: redact, because: unfit values too }
      - { select: "$..guarded",  action: { keep: { only: [open] } }, else: drop, because: a code or nothing }
      - { select: "$..scanned",  action: scan, because: words are learnt from }
      - { select: "$..kept",     action: keep, because: bytes as they are }
"#;

const PARSED: &str = "      - { select: \"$..parsed\", action: { parse: { fields: [ { select: $.other, action: scan, because: the words count }, { select: $.gone, action: drop } ] } }, because: JSON in text }\n";

/// Fields that are removed or replaced whole; under `unlisted: drop` so is any other.
const GONE: [&str; 7] = ["gone", "null", "redacted", "named", "masked", "dated", "guarded"];

/// Plans, and whether what is not listed goes.
static PLANS: LazyLock<Vec<(Arc<Plan>, bool)>> = LazyLock::new(|| {
    let settings = [("drop", "reject"), ("drop", "drop-record"), ("scan", "reject"), ("scan", "drop-record")];
    settings.iter().map(|(unlisted, on_error)| (Arc::new(plan(unlisted, on_error)), *unlisted == "drop")).collect()
});

fn plan(unlisted: &str, on_error: &str) -> Plan {
    let mut dataset = DATASET.replace("UNLISTED", unlisted).replace("ON_ERROR", on_error);
    if Form::Parse.landed() {
        dataset.push_str(PARSED);
    }
    let sources = Memory::default()
        .with("classes.yaml", "tamis: 1\nclasses:\n  thing: { canonical: text }\n")
        .with("purposes/fuzz.yaml", PURPOSE)
        .with("datasets/fuzz.yaml", &dataset);
    let (workspace, problems) = policy::load(&sources, date(2026, 11, 1));
    let workspace = workspace.unwrap_or_else(|| panic!("the policy of this file is sound: {problems:?}"));
    let id = KeyId::parse("k1").expect("an id");
    let keyring = Keyring::single(id, Secret::new((0..32).collect())).expect("32 different bytes");
    let policy = workspace.policies.values().next().expect("one policy");
    Plan::compile(policy, &keyring).expect("a sound policy compiles")
}

/// Writes records with secrets in them.
struct Writer<'e> {
    text: String,
    entropy: Entropy<'e>,
    /// What is not listed goes.
    drops: bool,
}

impl Writer<'_> {
    /// An object whose members each hold a secret that must go, or none.
    fn record(&mut self, depth: usize) {
        self.text.push('{');
        for at in 0..1 + self.entropy.below(4) {
            if at > 0 {
                self.text.push(',');
            }
            match self.entropy.below(if depth == 0 { 6 } else { 8 }) {
                0 | 1 => {
                    let name = self.entropy.pick(&GONE);
                    self.member(name, |writer| writer.value(SECRET, depth));
                }
                2 | 3 => self.member("scanned", |writer| writer.value(ADDRESS, depth)),
                4 => self.member("kept", |writer| writer.text.push_str("[1,\"words\",{\"x\":null}]")),
                5 if Form::Parse.landed() => self.member("parsed", Self::parsed),
                5 | 6 if self.drops => self.member("other", |writer| writer.value(SECRET, depth)),
                5 | 6 => self.member("other", |writer| writer.value(ADDRESS, depth)),
                _ => self.member("deep", |writer| writer.record(depth - 1)),
            }
        }
        self.text.push('}');
    }

    fn member(&mut self, name: &str, value: impl FnOnce(&mut Self)) {
        self.string(name);
        self.text.push(':');
        value(self);
    }

    /// A value with the secret somewhere in it. Names below a field that is scanned are scanned; those below one that goes
    /// go with it only where the action is one for nodes.
    fn value(&mut self, secret: &str, depth: usize) {
        match self.entropy.below(if depth == 0 { 3 } else { 5 }) {
            1 if secret == SECRET => self.text.push_str(NUMBER),
            3 => {
                self.text.push('[');
                self.value(secret, depth - 1);
                self.text.push_str(",true,");
                self.value(secret, depth - 1);
                self.text.push(']');
            }
            4 => {
                self.text.push('{');
                let name = if self.entropy.one_in(2) { "x" } else { ADDRESS };
                self.member(name, |writer| writer.value(secret, depth - 1));
                self.text.push('}');
            }
            2 => self.string(&format!("say {secret} \"é\"\n")),
            _ => self.string(secret),
        }
    }

    /// A text that holds JSON with secrets.
    fn parsed(&mut self) {
        let outer = std::mem::take(&mut self.text);
        self.text.push('{');
        self.member("gone", |writer| writer.value(SECRET, 1));
        self.text.push(',');
        self.member("other", |writer| writer.value(ADDRESS, 1));
        self.text.push('}');
        let held = std::mem::replace(&mut self.text, outer);
        self.string(&held);
    }

    fn string(&mut self, text: &str) {
        let oddly = self.entropy.one_in(4);
        self.text.push('"');
        for c in text.chars() {
            match c {
                c if c < ' ' || (oddly && self.entropy.one_in(2)) => {
                    let mut units = [0; 2];
                    for unit in c.encode_utf16(&mut units) {
                        self.text.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                '"' | '\\' => self.text.extend(['\\', c]),
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}

/// The text with every escape read, and read again, so that nothing hides in a spelling.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let code = after.strip_prefix('u').and_then(|hex| u32::from_str_radix(hex.get(..4)?, 16).ok());
        let (c, length) = match (code, after.chars().next()) {
            (Some(code), _) => (char::from_u32(code).unwrap_or(' '), 5),
            (None, Some(c)) => (c, c.len_utf8()),
            (None, None) => (' ', 0),
        };
        out.push(c);
        rest = &after[length..];
    }
    out + rest
}

/// Breaks the stream: cuts it off, or puts a byte in. Where what is not listed passes, a broken name is another name; a
/// backslash before an escape makes another text of it.
fn broken(mut input: Vec<u8>, entropy: &mut Entropy<'_>, drops: bool) -> Vec<u8> {
    let at = (usize::from(entropy.byte()) << 8 | usize::from(entropy.byte())) % (input.len() + 1);
    match entropy.below(4) {
        2 => input.truncate(at),
        3 if drops => input.insert(at, entropy.pick(b"\"{}[],:x\n\x01\xff ")),
        _ => {}
    }
    input
}

fuzz_target!(|data: &[u8]| {
    let [choice, size, a, b, c, d, rest @ ..] = data else { return };
    let (plan, drops) = &PLANS[usize::from(*choice) % PLANS.len()];
    let framing = [Framing::Ndjson, Framing::Document, Framing::Concatenated][usize::from(choice >> 2) % 3];
    let mut writer = Writer { text: String::new(), entropy: Entropy::new(rest), drops: *drops };
    let records = if framing == Framing::Document { 1 } else { 1 + writer.entropy.below(3) };
    for _ in 0..records {
        writer.record(3);
        writer.text.push('\n');
    }
    let input = broken(writer.text.into_bytes(), &mut Entropy::new(&[*a, *b, *c, *d]), *drops);

    let budget = Budget::new(1 << 26);
    let opening =
        Opening { framing, stream: "fuzz".to_owned(), now: UnixSeconds(0), limits: Limits::default(), budget };
    let (mut session, mut out) = (Session::new(Arc::clone(plan), opening), Vec::new());
    let mut pieces = input.chunks(1 + usize::from(*size));
    let pushed = pieces.try_for_each(|piece| session.push(piece, &mut out));
    let said = match pushed.and_then(|()| session.finish(&mut out)) {
        Ok(()) => String::new(),
        Err(error) => format!("{error} {error:?} {}", error.label()),
    };
    let said = format!("{said} {:?}", session.tally());
    let shown = || format!("{said}\n{}\n{}", String::from_utf8_lossy(&input), String::from_utf8_lossy(&out));
    assert!(!CANARIES.iter().any(|canary| said.contains(canary)), "{}", shown());
    let text = String::from_utf8_lossy(&out);
    for text in [unescaped(&text), unescaped(&unescaped(&text)), text.clone().into_owned()] {
        assert!(![SECRET, ADDRESS, NUMBER].iter().any(|secret| text.contains(secret)), "{}", shown());
    }
});

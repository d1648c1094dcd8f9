//! Seeded texts for detection: plain, dense with personal data, and hostile. All is invented, from reserved ranges.

use std::fmt::Write as _;

use crate::random::Random;

/// One kind of text.
pub(crate) struct Kind {
    /// Its name in the table.
    pub(crate) name: &'static str,
    /// Appends one more piece.
    piece: fn(&mut Random, &mut String),
}

impl Kind {
    /// So many bytes of it, and a little more.
    pub(crate) fn text(&self, bytes: usize) -> String {
        let (mut random, mut out) = (Random::new(0x7a31_d37e), String::with_capacity(bytes + 4096));
        while out.len() < bytes {
            (self.piece)(&mut random, &mut out);
        }
        out
    }
}

/// All kinds, in the table's order.
pub(crate) const KINDS: [Kind; 20] = [
    Kind { name: "prose", piece: |random, out| sentence(random, 12, out) },
    Kind { name: "chat: one sentence in eight holds a figure", piece: chat },
    Kind { name: "prose with accents", piece: |random, out| words(random, &ACCENTED, out) },
    Kind { name: "prose in Cyrillic letters", piece: |random, out| words(random, &CYRILLIC, out) },
    Kind { name: "disguised: every sentence has to be normalised", piece: disguised },
    Kind { name: "dense with personal data", piece: dense },
    Kind { name: "logs", piece: log },
    Kind { name: "numbers in JSON", piece: json },
    Kind { name: "UUIDs", piece: uuid },
    Kind { name: "hexadecimal", piece: |random, out| write!(out, "{:x}", wide(random)).expect(WRITES) },
    Kind { name: "worst: digits", piece: |random, out| write!(out, "{}", random.below(1 << 30)).expect(WRITES) },
    Kind {
        name: "worst: numbers of ten digits",
        piece: |random, out| write!(out, "{:010} ", wide(random) % 10_000_000_000).expect(WRITES),
    },
    Kind {
        name: "worst: pairs of digits",
        piece: |random, out| write!(out, "{:02} ", random.below(100)).expect(WRITES),
    },
    Kind { name: "worst: single digits", piece: |random, out| write!(out, "{} ", random.below(10)).expect(WRITES) },
    Kind { name: "worst: a.a.", piece: |_, out| out.push_str("a.a.a.a.") },
    Kind { name: "worst: x@", piece: |_, out| out.push_str("x@x@x@x@") },
    Kind { name: "worst: look-alikes", piece: |_, out| out.push_str("ａа1.&#64;%40\u{200b}e\u{301}") },
    Kind { name: "worst: dots", piece: |random, out| write!(out, "{}.", random.below(300)).expect(WRITES) },
    Kind { name: "worst: colons", piece: |random, out| write!(out, "{:x}:", random.below(300)).expect(WRITES) },
    Kind { name: "worst: hyphens", piece: |random, out| write!(out, "{:02}-", random.below(100)).expect(WRITES) },
];

const WRITES: &str = "a string takes anything";

const WORDS: [&str; 24] = [
    "the",
    "order",
    "arrived",
    "late",
    "and",
    "box",
    "was",
    "open",
    "please",
    "check",
    "with",
    "team",
    "before",
    "Friday",
    "because",
    "customers",
    "asked",
    "about",
    "refund",
    "policy",
    "again",
    "thanks",
    "answer",
    "today",
];

const ACCENTED: [&str; 12] =
    ["l’été", "déjà", "naïve", "Straße", "über", "garçon", "« oui »", "a", "le", "maison", "élève", "corazón"];

const CYRILLIC: [&str; 12] =
    ["мы", "получили", "заказ", "вовремя,", "спасибо", "и", "ответ", "был", "быстрый.", "Команда", "снова", "она"];

fn words(random: &mut Random, words: &[&str], out: &mut String) {
    for _ in 0..12 {
        out.push_str(random.pick(words));
        out.push(' ');
    }
    out.push('\n');
}

fn disguised(random: &mut Random, out: &mut String) {
    sentence(random, 10, out);
    out.push_str(random.pick(&["12\u{a0}€ ", "1–2 ", "A&amp;B ", "so\u{ad}it ", "50\u{202f}% "]));
}

fn wide(random: &mut Random) -> u64 {
    random.below(1 << 30) << 30 | random.below(1 << 30)
}

fn sentence(random: &mut Random, words: u64, out: &mut String) {
    for _ in 0..words {
        out.push_str(random.pick(&WORDS));
        out.push(' ');
    }
    out.push_str(if random.below(6) == 0 { "\n" } else { "- " });
}

fn chat(random: &mut Random, out: &mut String) {
    let length = 5 + random.below(12);
    sentence(random, length, out);
    match random.below(100) {
        0..5 => personal(random, out),
        5..13 => {
            write!(out, "ticket {} has {} items. ", random.below(100_000), random.below(30)).expect(WRITES);
        }
        _ => {}
    }
}

fn dense(random: &mut Random, out: &mut String) {
    sentence(random, 4, out);
    personal(random, out);
}

fn personal(random: &mut Random, out: &mut String) {
    let (n, m) = (random.below(100), random.below(100));
    match random.below(8) {
        0 => write!(out, "write to ana.{n}@example.org, "),
        1 => write!(out, "call +33 1 99 00 {n:02} {m:02}, "),
        2 => write!(out, "card 4111 1111 1111 1111, "),
        3 => write!(out, "the server at 192.0.2.{n}, "),
        4 => write!(out, "our account is FR76 3000 6000 0112 3456 7890 189, "),
        5 => write!(out, "tel 01 99 00 {n:02} {m:02}, "),
        6 => write!(out, "ssn 536-22-12{n:02}, "),
        _ => write!(out, "on 2026-09-{:02}, ", 1 + n % 28),
    }
    .expect(WRITES);
}

fn log(random: &mut Random, out: &mut String) {
    let (day, hour, minute, milli) = (1 + random.below(28), random.below(24), random.below(60), random.below(1000));
    let (id, took) = (random.below(100_000), random.below(1000));
    writeln!(out, "2026-09-{day:02}T{hour:02}:{minute:02}:07.{milli:03}Z INFO request id={id} took {took}ms")
        .expect(WRITES);
}

fn json(random: &mut Random, out: &mut String) {
    let (a, b, c) = (random.below(1_000_000), random.below(100), random.below(10_000));
    writeln!(out, "{{\"id\":{a},\"n\":[{b},{c},0.{a}]}}").expect(WRITES);
}

fn uuid(random: &mut Random, out: &mut String) {
    let (a, b) = (wide(random), wide(random));
    let part = |bits: u64| bits & 0xffff;
    write!(
        out,
        "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x} ",
        a >> 20,
        part(a),
        part(b) >> 4,
        b >> 50,
        b & 0xffff_ffff_ffff
    )
    .expect(WRITES);
}

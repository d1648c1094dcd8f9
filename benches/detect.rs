//! Detection against its yardstick: `cargo bench --bench detect`.
//!
//! The yardstick is one `regex::RegexSet` of the same patterns, which says for each line which of them it holds: it finds
//! nothing, checks nothing, and loses overlaps. Jobs and yardstick take turns, and what is printed are medians: megabytes a
//! second, how many times the yardstick's, and the scanner's own count of steps a byte, which noise cannot move. Before them
//! what it costs to begin; behind them, what term lists and a sweep cost. `--quick` is one round over little; words choose the jobs whose names hold one of them.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

#[path = "support/random.rs"]
mod random;
#[path = "support/texts.rs"]
mod texts;

use std::hint::black_box;
use std::time::Instant;

use random::Random;
use regex::bytes::{RegexSet, RegexSetBuilder};
use tamis::detect::{Config, Memory, Scanner, Scratch, Sweep, Terms, catalogue};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let words: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let (rounds, bytes) = if quick { (1, 1 << 16) } else { (5, 1 << 21) };
    let mut scanner = None;
    let began = seconds(|| scanner = Some(Scanner::new(&Config::default()).expect("the default makes sense")));
    let scanner = scanner.expect("it was just made");
    let number = "call +33 1 99 00 12 34 or 01 99 00 12 34";
    let first = seconds(|| scanner.scan(number, "", &mut Scratch::new(), &mut Vec::new()));
    println!("made in {:.1} ms, first telephone number {:.1} ms", began * 1e3, first * 1e3);
    let set = yardstick();
    println!("{:<46} {:>9} {:>12} {:>14}", "job", "MB/s", "x RegexSet", "steps a byte");
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    for kind in texts::KINDS.iter().filter(|kind| wanted(kind.name)) {
        measure(&scanner, &set, kind.name, &kind.text(bytes), rounds);
    }
    println!("{:.1} MiB of patterns", scanner.memory() as f64 / f64::from(1 << 20));
    if wanted("terms") {
        terms(bytes, rounds);
    }
    if wanted("sweep") {
        sweep(bytes, rounds);
    }
}

/// Three hundred thousand terms: how long they take to be made ready, the memory they need, and the speed of a text in which
/// every fiftieth word or so is one.
fn terms(bytes: usize, rounds: usize) {
    let mut random = Random::new(7);
    let words: Vec<String> = (0..300_000).map(|_| format!("{} {}", name(&mut random), name(&mut random))).collect();
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(&name(&mut random));
        text.push_str(if random.below(9) == 0 { ", " } else { " " });
        if random.below(50) == 0 {
            text.push_str(&words[random.below(300_000) as usize].to_uppercase());
        }
    }
    let terms = vec![Terms { name: "STAFF".to_owned(), words }];
    let config = Config { terms, only: Some(vec!["STAFF".to_owned()]), ..Config::default() };
    let mut scanner = None;
    let began = seconds(|| scanner = Some(Scanner::new(&config).expect("they are terms")));
    let scanner = scanner.expect("it was just made");
    let (mut scratch, mut found, mut times) = (Scratch::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        times.push(seconds(|| scanner.scan(black_box(&text), "", &mut scratch, &mut found)));
    }
    let speed = text.len() as f64 / median(&mut times) / 1e6;
    let memory = scanner.memory() as f64 / f64::from(1 << 20);
    println!("300,000 terms: made in {:.0} ms, {memory:.1} MiB, {speed:.0} MB/s, {} found", began * 1e3, found.len());
}

/// A record's names hunted through a long text in which few of its words begin alike.
fn sweep(bytes: usize, rounds: usize) {
    let mut random = Random::new(9);
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(if random.below(200) == 0 { "Muster" } else { "" });
        text.push_str(&name(&mut random));
        text.push(' ');
    }
    let config = Config { only: Some(vec!["PERSON".to_owned()]), ..Config::default() };
    let scanner = Scanner::new(&config).expect("the type is known");
    let (mut scratch, mut found, mut times) = (Scratch::new(), Vec::new(), Vec::new());
    let mut sweep = Sweep::new(&scanner, Memory::Names);
    for value in ["Ana", "Muster", "ana.muster@example.org", "+33 1 99 00 12 34"] {
        sweep.give(&scanner, &mut scratch, value);
    }
    for _ in 0..rounds {
        found.clear();
        times.push(seconds(|| sweep.add(&scanner, black_box(&text), &mut found)));
    }
    println!("a sweep of four values: {:.0} MB/s", text.len() as f64 / median(&mut times) / 1e6);
}

/// An invented name of two to four syllables.
fn name(random: &mut Random) -> String {
    const SYLLABLES: [&str; 24] = [
        "an", "be", "ca", "do", "el", "fi", "go", "ha", "is", "jo", "ka", "li", "mo", "ne", "or", "pa", "ri", "sa",
        "to", "ul", "ve", "wi", "mar", "lü",
    ];
    (0..2 + random.below(3)).map(|_| random.pick(&SYLLABLES)).collect()
}

/// All patterns that begin at a word, wherever they stand.
fn yardstick() -> RegexSet {
    let patterns = catalogue().iter().filter(|detector| detector.name != "EMAIL_ADDRESS").flat_map(|d| d.patterns);
    let set = RegexSetBuilder::new(patterns.map(|pattern| format!(r"\b(?:{pattern})"))).unicode(false).build();
    set.expect("the catalogue's patterns compile")
}

fn measure(scanner: &Scanner, set: &RegexSet, name: &str, text: &str, rounds: usize) {
    // The yardstick is slow, and a part of the text tells its speed.
    let part = &text.as_bytes()[..text.len() / 8];
    let (mut scratch, mut found) = (Scratch::new(), Vec::new());
    let (mut times, mut yard) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        times.push(seconds(|| scanner.scan(black_box(text), "", &mut scratch, &mut found)));
        yard.push(seconds(|| {
            for line in part.chunks(256) {
                black_box(set.matches(black_box(line)).matched_any());
            }
        }));
    }
    let speed = text.len() as f64 / median(&mut times) / 1e6;
    let yard = part.len() as f64 / median(&mut yard) / 1e6;
    let steps = scratch.work() as f64 / (rounds * text.len()) as f64;
    println!("{name:<46} {speed:>9.0} {:>12.1} {steps:>14.2}", speed / yard);
}

#[expect(clippy::disallowed_methods, reason = "a bench measures times")]
fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// Sorts, and gives the middle one.
fn median(times: &mut [f64]) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}

//! The index against each pattern tried by itself, on the catalogue's patterns and on many more that are made here.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use regex::bytes::{Regex, RegexBuilder};

use super::{Figures, Reader};
use crate::detect::detector::Extent;
use crate::detect::shapes::sep;
use crate::detect::{alone, boundary, catalogue};

/// No detector has dealt with any byte.
const NONE_DONE: &[usize] = &[0; 1024];

/// A pattern with its owner.
type Owned = (u16, Extent, String);

/// Figures of so many invented patterns: of shapes that national numbers have, and a few that do not come apart.
fn invented(count: u16) -> Vec<Owned> {
    let mut seed = 0x7a31_5eed_u64;
    let mut below = move |bound: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 11) % bound
    };
    let marks = [concat!(sep!(), "?"), sep!(), "[ -]?", r"\.", "-", "/", "", " ?[-/] ?"];
    let firsts = [r"\d", "[1-9]", "[02-7]", "[12]"];
    let dates = [r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}", r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"];
    let ends = ["[A-Za-z]", "[0-9A-Z]", "(?i:[A-D])?", r"(?:-\d{1,3})?", r"\d{1,4}"];
    let loose = [
        r"\+\d{2}(?:[ -]?\d){6,12}",
        r"\(?\d{1,5}\)?(?:[ ./-]{1,3}\d{2,8}){1,4}",
        r"\d{1,3}(?:\.\d{1,3}){3}",
        r"\d{2}:\d{2}(?::\d{2})?Z?",
        r"-?\d{1,3}\.\d{3,8}°?",
        r"(?i:[A-Z]{2})\d{2}(?:[ ]?[A-Z0-9]){6,30}",
        r"#\d{4,8}",
        r"\d{1,4}(?: bis)?,? (?:rue|avenue) [a-z]{2,9}",
    ];
    (0..count)
        .map(|owner| {
            let mut pattern = String::new();
            if below(12) == 0 {
                let extent = if below(3) == 0 { Extent::Head } else { Extent::Whole };
                return (owner, extent, loose[below(loose.len() as u64) as usize].to_owned());
            }
            if below(4) == 0 {
                pattern += &format!("(?i:[A-Z]{{{}}})", 1 + below(4));
                pattern += marks[below(8) as usize];
            }
            if below(5) == 0 {
                pattern += dates[below(2) as usize];
                pattern += marks[below(8) as usize];
            } else {
                pattern += firsts[below(4) as usize];
            }
            for _ in 0..1 + below(4) {
                pattern += &format!(r"\d{{{}}}", 1 + below(5));
                pattern += marks[below(8) as usize];
            }
            pattern += r"\d";
            if below(3) == 0 {
                pattern += ends[below(5) as usize];
            }
            (owner, if below(2) == 0 { Extent::Whole } else { Extent::Lone }, pattern)
        })
        .collect()
}

fn figures(patterns: &[Owned]) -> Figures {
    Figures::new(patterns.iter().map(|(owner, extent, pattern)| (*owner, *extent, pattern.as_str())), Vec::new())
        .expect("they parse")
}

/// Each pattern by itself: the regex crate, asked for each end.
struct Reference(Vec<(u16, Extent, Regex)>);

impl Reference {
    fn new(patterns: &[Owned]) -> Self {
        let regex = |pattern: &str| {
            RegexBuilder::new(&format!(r"\A(?:{pattern})\z")).unicode(false).build().expect("a pattern of ours")
        };
        Self(patterns.iter().map(|(owner, extent, pattern)| (*owner, *extent, regex(pattern))).collect())
    }

    fn readings(&self, text: &str, start: usize, every: bool) -> BTreeSet<(u16, usize)> {
        let mut all = BTreeSet::new();
        for (owner, extent, regex) in &self.0 {
            for end in start + 1..=text.len().min(start + 100) {
                let bytes = text.as_bytes();
                let whole = *extent == Extent::Head || !boundary::word_after(text, end);
                let joined = alone::joined_before(bytes, start) || alone::joined_after(bytes, end);
                if whole
                    && (*extent != Extent::Lone || every || !joined)
                    && regex.is_match(&text.as_bytes()[start..end])
                {
                    all.insert((*owner, end));
                }
            }
        }
        all
    }
}

/// Texts dense with numbers of all shapes.
fn numbers() -> impl Strategy<Value = String> {
    let group = prop_oneof![
        4 => "[0-9]{1,6}",
        1 => "[0-9]{7,14}",
        1 => "[A-Za-z]{1,3}",
        1 => "[0-9A-Z]{2,8}",
        1 => proptest::sample::select(vec!["010203", "311299", "1.2.3.4", "rue", "é", "卡", "12:30", "+33", "(020)", "#77"])
            .prop_map(str::to_owned),
    ];
    let between = proptest::sample::select(vec![
        "", " ", " ", " ", "-", ".", "/", ":", "\u{a0}", "\u{202f}", " - ", ", ", "  ", "\n", "'", "\u{2013}",
    ]);
    proptest::collection::vec((group, between), 1..9)
        .prop_map(|pieces| pieces.into_iter().map(|(group, between)| group + between).collect())
}

/// Holds the index to the reference at each word's start of many texts.
fn equal(patterns: &[Owned], cases: u32) {
    let (figures, reference) = (figures(patterns), Reference::new(patterns));
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let law = |text: String| {
        let (mut reader, mut ends) = (Reader::default(), Vec::new());
        for start in 0..text.len() {
            let byte = text.as_bytes()[start];
            if byte.is_ascii_alphanumeric() && boundary::word_before(&text, start) {
                continue;
            }
            for every in [false, true] {
                ends.clear();
                figures.readings(&text, start, NONE_DONE, every, &mut reader, &mut ends);
                let expected = reference.readings(&text, start, every);
                prop_assert!(expected.is_empty() || figures.begin_with(byte), "{text:?} from {start}");
                prop_assert_eq!(ends.iter().copied().collect::<BTreeSet<_>>(), expected, "{:?} from {}", text, start);
            }
        }
        Ok(())
    };
    TestRunner::new(config).run(&numbers(), law).unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn the_catalogue_is_read_as_each_of_its_patterns_is() {
    let figures = catalogue().iter().filter(|detector| detector.trigger.only_figures());
    let patterns = (0u16..)
        .zip(figures)
        .flat_map(|(owner, d)| d.patterns.iter().map(move |&pattern| (owner, d.extent, pattern.to_owned())));
    equal(&patterns.collect::<Vec<_>>(), 400);
}

#[test]
fn many_patterns_are_read_as_each_by_itself() {
    equal(&invented(120), 150);
}

#[test]
fn who_is_done_is_not_asked() {
    let patterns: Vec<Owned> = [(0, r"\d{4}"), (1, r"\d{4}"), (2, r"\d{2,6}#?"), (3, r"\d{2,6}#?")]
        .map(|(o, p)| (o, Extent::Whole, p.to_owned()))
        .into();
    let figures = figures(&patterns);
    let mut ends = Vec::new();
    figures.readings("x 1234 ", 2, &[0, 3, 2, 7], false, &mut Reader::default(), &mut ends);
    ends.sort_unstable();
    assert_eq!(ends, [(0, 6), (2, 6)]);
}

#[test]
fn hundreds_of_patterns_stay_small() {
    let patterns = invented(600);
    let figures = figures(&patterns);
    let (mut reader, mut ends) = (Reader::default(), Vec::new());
    let text = "0123456789 ".repeat(64) + &"12-34 56.78/".repeat(64) + &"AB 12 34 56 C, +33 6 12 34".repeat(64);
    for start in 0..text.len() {
        figures.readings(&text, start, NONE_DONE, false, &mut reader, &mut ends);
        ends.clear();
    }
    assert!(figures.memory() < 8 << 20, "{}", figures.memory());
}

#[test]
fn a_pattern_without_a_table_reads_the_same() {
    // The states of some patterns would be too many for a table.
    let pattern = r"(?:\d{1,60}[ab]){1,30}x{0,40}[0-9]{2,40}#".to_owned();
    let patterns = vec![(0, Extent::Whole, pattern.clone()), (1, Extent::Head, r"(?:\d?[0-9ab-]){1,12}".to_owned())];
    let (figures, reference) = (figures(&patterns), Reference::new(&patterns));
    for text in ["12a34bxx77#", "1a2b3#", "12a34", "7-7-7-7-7-7", "1#"] {
        let mut ends = Vec::new();
        figures.readings(text, 0, NONE_DONE, false, &mut Reader::default(), &mut ends);
        assert_eq!(ends.iter().copied().collect::<BTreeSet<_>>(), reference.readings(text, 0, false), "{text}");
    }
}

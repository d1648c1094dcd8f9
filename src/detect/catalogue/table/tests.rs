//! What holds for every entry of the catalogue.

use std::collections::BTreeSet;

use super::catalogue;
use crate::detect::detector::Trigger;
use crate::detect::{Config, Detector, Finding, Languages, Scanner, Scratch};

fn scanner_of(detector: &Detector) -> Scanner {
    Scanner::new(&Config { only: Some(vec![detector.name.into()]), ..Config::default() }).expect("a catalogue type")
}

fn findings(scanner: &Scanner, text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    scanner.scan(text, "", &mut Scratch::new(), &mut found);
    found
}

/// Takes the angle quotes out; the text and the spans they held.
fn marked(example: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for c in example.chars() {
        match c {
            '‹' => start = text.len(),
            '›' => spans.push((start, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}

#[test]
fn names_are_unique_and_said_in_full() {
    let mut names = BTreeSet::new();
    for detector in catalogue() {
        assert!(names.insert(detector.name), "{} twice", detector.name);
        assert!(!detector.title.is_empty() && !detector.check_says.is_empty(), "{}", detector.name);
        assert!(!detector.sources.is_empty() && !detector.taken_for.is_empty(), "{}", detector.name);
        // Tokens may be as long as a text; all else is short.
        assert!(detector.longest <= if detector.name == "JWT" { 16 << 20 } else { 1 << 14 }, "{}", detector.name);
        for (language, words) in detector.context {
            for word in *words {
                assert_eq!(word.to_lowercase(), *word, "{} {}", detector.name, language.code());
            }
        }
    }
}

#[test]
fn patterns_are_bounded() {
    for detector in catalogue() {
        for pattern in detector.patterns {
            let syntax = regex_automata::util::syntax::Config::new().unicode(detector.trigger.at()).utf8(false);
            let parsed =
                regex_automata::util::syntax::parse_with(pattern, &syntax).expect("a catalogue pattern parses");
            let most = parsed.properties().maximum_len().unwrap_or(usize::MAX);
            assert!(most <= 2048, "{}: {most}", detector.name);
        }
    }
}

#[test]
fn each_example_holds_what_it_marks() {
    let mut wrong = Vec::new();
    for detector in catalogue() {
        assert!(detector.examples.len() >= 5, "{}", detector.name);
        let scanner = scanner_of(detector);
        for example in detector.examples {
            let (text, spans) = marked(example);
            assert!(!spans.is_empty(), "{example}");
            let found = findings(&scanner, &text);
            let found: Vec<_> = found.iter().map(|f| (f.start, f.end)).collect();
            if found != spans {
                wrong.push(format!("{}: {example}\n    {:?}", detector.name, scanner.explain(&text, "")));
            }
            assert!(found.iter().all(|(start, end)| end - start <= detector.longest), "{example}");
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_counter_example_holds_one() {
    let mut wrong = Vec::new();
    for detector in catalogue() {
        assert!(detector.counter_examples.len() >= 5, "{}", detector.name);
        let scanner = scanner_of(detector);
        for text in detector.counter_examples.iter().filter(|text| !findings(&scanner, text).is_empty()) {
            wrong.push(format!("{}: {text}\n    {:?}", detector.name, scanner.explain(text, "")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn examples_begin_with_a_pattern() {
    for detector in catalogue().iter().filter(|d| !d.trigger.at()) {
        let patterns: Vec<String> = detector.patterns.iter().map(|p| format!("^(?:{p})")).collect();
        let set =
            regex::bytes::RegexSetBuilder::new(&patterns).unicode(false).build().expect("catalogue patterns compile");
        for example in detector.examples {
            let (text, spans) = marked(example);
            // Where the finding is a part of the candidate, the candidate begins before it.
            let cued = |start: usize| match detector.trigger {
                Trigger::Cues(cues) => {
                    let mut lists = cues.lists.iter().flat_map(|list| list.words);
                    let lower = text.to_lowercase();
                    cues.whole && start == 0 || lists.any(|cue| lower.contains(&cue.to_lowercase()))
                }
                _ => false,
            };
            let begins = |start: usize| cued(start) || (0..=start).any(|from| set.is_match(&text.as_bytes()[from..]));
            assert!(spans.iter().all(|(start, _)| begins(*start)), "{}: {example}", detector.name);
        }
    }
}

#[test]
fn a_word_on_either_side_hides_it() {
    for detector in catalogue().iter().filter(|d| d.trigger.only_figures() && d.name != "URL") {
        let scanner = scanner_of(detector);
        for example in detector.examples {
            let (text, spans) = marked(example);
            let (start, end) = spans[0];
            let number = &text[start..end];
            let exact = |text: &str, from: usize| {
                findings(&scanner, text).iter().any(|f| (f.start, f.end) == (from, from + number.len()))
            };
            if number.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                assert!(!exact(&format!("é{number}"), 2), "{}: é{number}", detector.name);
            }
            if number.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                assert!(!exact(&format!("{number}é"), 0), "{}: {number}é", detector.name);
            }
        }
    }
}

#[test]
fn national_types_keep_to_their_languages() {
    let none =
        Scanner::new(&Config { languages: Languages::Only(Vec::new()), ..Config::default() }).expect("no language");
    for detector in catalogue().iter().filter(|d| !d.languages.is_empty()) {
        for example in detector.examples {
            let (text, _) = marked(example);
            let entity = none.entity(detector.name).expect("the table holds every type");
            assert!(findings(&none, &text).iter().all(|f| f.entity != entity), "{}: {example}", detector.name);
        }
    }
}

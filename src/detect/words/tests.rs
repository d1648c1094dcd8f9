//! The words and the sieve, against a look at every byte.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::sieve::BLOCK;
use super::{Part, Words};
use crate::detect::cues::Then;
use crate::detect::{Config, Scanner, boundary, catalogue};

/// Who is asked where: whether at a cue, first byte, owner, end.
type Asked = (usize, bool, u16, usize);

/// What the pass finds.
fn found(words: &Words, text: &str, all: bool) -> Vec<Asked> {
    let (mut asked, mut here) = (Vec::new(), Vec::new());
    for from in (0..text.len()).step_by(BLOCK) {
        let places = words.sought.places(text.as_bytes(), from);
        for nth in places.members().filter(|nth| from + nth < text.len()) {
            words.at(text, from + nth, places, nth, all, &mut here);
            asked.extend(here.iter().map(|one| (one.start, one.cue, one.owner, one.end.0)));
        }
    }
    asked.sort_unstable();
    asked.dedup();
    asked
}

/// What a look at every byte finds.
fn plain(words: &Words, text: &str, all: bool) -> Vec<Asked> {
    let mut asked = Vec::new();
    for start in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
        let here = |word: &[u8], folded: bool| {
            let end = start + word.len();
            let same = text.get(start..end).filter(|part| match folded {
                true => part.as_bytes().eq_ignore_ascii_case(word),
                false => part.as_bytes() == word,
            });
            same.map(|part| (part, end))
        };
        let mut longest = 0;
        for (number, uses) in words.uses.iter().enumerate() {
            let word = words.sought.word(number);
            let Some((part, end)) = here(word, words.sought.folded(number)) else { continue };
            for one in uses {
                let before = part.starts_with(char::is_alphanumeric) && boundary::word_before(text, start);
                let after = part.ends_with(char::is_alphanumeric) && boundary::word_after(text, end);
                let cut = one.part != Part::Tail && before || one.part != Part::Head && after;
                let last = start.checked_sub(1).map(|last| &text.as_bytes()[last]);
                let lead = one.lead.stands(last);
                if !cut && (all || lead && one.written.fits(word, part) && one.then.stands(&text.as_bytes()[end..])) {
                    longest = if one.begins { longest.max(end) } else { longest };
                    asked.push((start, !one.begins, one.owner, end));
                }
            }
        }
        asked.retain(|&(at, cue, _, end)| at != start || cue || end == longest);
    }
    asked.sort_unstable();
    asked.dedup();
    asked
}

#[test]
fn every_word_is_found_where_it_stands() {
    let scanner = Scanner::new(&Config::default()).expect("the default makes sense");
    let words = &scanner.words;
    for number in 0..words.uses.len() {
        let text = String::from_utf8_lossy(words.sought.word(number));
        for around in ["", " ", "x", "\u{e9}", "-", "\u{5b57}", "7."] {
            let text = format!("{around}{text}{around}");
            for text in [text.to_uppercase(), text] {
                assert_eq!(found(words, &text, true), plain(words, &text, true), "{text}");
            }
        }
    }
}

/// Texts of words, parts of words, and what stands between.
fn texts() -> impl Strategy<Value = String> {
    let scanner = Scanner::new(&Config::default()).expect("the default makes sense");
    let text = |number| String::from_utf8_lossy(scanner.words.sought.word(number)).into_owned();
    let words: Vec<String> = (0..scanner.words.uses.len()).map(text).collect();
    let word = proptest::sample::select(words);
    let upper = word.clone().prop_map(|word| word.to_uppercase());
    let capital = word
        .clone()
        .prop_map(|word| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect());
    let part = (word.clone(), 0..6_usize).prop_map(|(word, count)| word.chars().skip(count).collect());
    let between =
        proptest::sample::select(vec!["", " ", " ", " Ana ", ": ", "1", "\u{e9}", "\u{5b57}", ".", "-", "_", "@", "x"]);
    let piece = prop_oneof![word, upper, capital, part, "\\PC{0,4}"];
    proptest::collection::vec((piece, between), 0..16).prop_map(|all| all.into_iter().map(|(a, b)| a + b).collect())
}

#[test]
fn the_sieve_loses_nothing() {
    let scanner = Scanner::new(&Config::default()).expect("the default makes sense");
    let config = ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() };
    let law = |text: String| {
        for all in [false, true] {
            prop_assert_eq!(found(&scanner.words, &text, all), plain(&scanner.words, &text, all), "{}", text);
        }
        Ok(())
    };
    TestRunner::new(config).run(&texts(), law).unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn no_words_are_none() {
    let config = Config { only: Some(vec!["IBAN_CODE".into()]), ..Config::default() };
    let scanner = Scanner::new(&config).expect("a known type");
    assert!(scanner.words.sought.is_empty());
}

#[test]
fn what_must_follow_lies_in_reach() {
    let far = |detector: &crate::detect::Detector| match detector.trigger {
        crate::detect::detector::Trigger::Cues(cues) => cues.lists.iter().any(|list| match list.then {
            Then::Anything => false,
            Then::Capital(within) | Then::Name(within) | Then::Digit(within) | Then::Sign(within) => {
                within > Then::MOST
            }
        }),
        _ => false,
    };
    assert!(!catalogue().iter().any(|detector| far(detector)));
}

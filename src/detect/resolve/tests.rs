//! Overlaps, case by case and as a law.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::resolve;
use crate::detect::{Config, Entity, Finding, Pattern, Reason, Scanner, Score};

/// A scanner whose own type `OWN` is the most specific.
fn scanner() -> Scanner {
    let patterns = vec![Pattern { name: "OWN".into(), regex: "never-there".into() }];
    Scanner::new(&Config { patterns, ..Config::default() }).expect("a valid configuration")
}

fn finding(scanner: &Scanner, name: &str, start: usize, end: usize, validated: bool) -> Finding {
    let entity = scanner.entity(name).expect("a known type");
    Finding { entity, start, end, score: Score::percent(70), reason: Reason::Matched, validated, joined: false }
}

/// `NAME start end` with `!` for validated; kept types after the slash.
fn check(findings: &[(&str, usize, usize)], keep: &[&str], expected: &[(&str, usize, usize)]) {
    let scanner = scanner();
    let mut list: Vec<Finding> = findings
        .iter()
        .map(|(name, start, end)| {
            let bare = name.trim_end_matches('!');
            finding(&scanner, bare, *start, *end, bare.len() < name.len())
        })
        .collect();
    let kept: Vec<Entity> = keep.iter().filter_map(|name| scanner.entity(name)).collect();
    resolve(&scanner, &mut list, |entity| kept.contains(&entity));
    let name = |f: &Finding| scanner.info(f.entity).map(|info| info.name.clone()).unwrap_or_default();
    let got: Vec<(String, usize, usize)> = list.iter().map(|f| (name(f), f.start, f.end)).collect();
    let got: Vec<(&str, usize, usize)> = got.iter().map(|(name, start, end)| (name.as_str(), *start, *end)).collect();
    assert_eq!(got, expected, "{findings:?} {keep:?}");
}

#[test]
fn the_better_type_decides() {
    // Validated beats unvalidated, though generic and shorter.
    check(&[("OWN", 0, 9), ("PHONE_NUMBER!", 0, 4)], &[], &[("PHONE_NUMBER", 0, 9)]);
    // Narrow beats generic, though shorter.
    check(&[("PHONE_NUMBER!", 0, 9), ("FR_NIR!", 2, 6)], &[], &[("FR_NIR", 0, 9)]);
    // Longer beats shorter.
    check(&[("US_SSN", 0, 4), ("UK_NINO", 2, 9)], &[], &[("UK_NINO", 0, 9)]);
    // The first, at last.
    check(&[("UK_NINO", 3, 6), ("US_SSN", 1, 4)], &[], &[("US_SSN", 1, 6)]);
}

#[test]
fn every_byte_of_a_removed_finding_goes() {
    check(
        &[("US_SSN", 0, 5), ("URL", 4, 9), ("JWT!", 8, 12), ("JWT!", 12, 14)],
        &[],
        &[("JWT", 0, 12), ("JWT", 12, 14)],
    );
    check(&[("US_SSN", 0, 2), ("URL", 3, 5)], &[], &[("US_SSN", 0, 2), ("URL", 3, 5)]);
    check(&[], &[], &[]);
}

#[test]
fn a_kept_type_stands_only_on_the_same_span_and_narrower() {
    check(&[("OWN", 0, 9), ("PHONE_NUMBER!", 0, 9)], &["OWN"], &[("OWN", 0, 9)]);
    check(&[("OWN", 0, 9), ("PHONE_NUMBER!", 0, 8)], &["OWN"], &[("PHONE_NUMBER", 0, 8)]);
    check(&[("PHONE_NUMBER!", 0, 9), ("FR_NIR!", 0, 9)], &["PHONE_NUMBER"], &[("FR_NIR", 0, 9)]);
    check(&[("US_SSN", 0, 9), ("UK_NINO", 0, 9)], &["US_SSN"], &[("UK_NINO", 0, 9)]);
    // A national number is not kept by another name.
    check(&[("OWN", 0, 9), ("FR_NIR!", 0, 9)], &["OWN"], &[("FR_NIR", 0, 9)]);
    // One that is kept alone stays in the list, so that it is counted.
    check(&[("URL", 0, 2), ("JWT", 5, 9)], &["URL"], &[("URL", 0, 2), ("JWT", 5, 9)]);
    // Kept types do not join: the better one is counted.
    check(&[("URL", 0, 5), ("JWT", 3, 9)], &["URL", "JWT"], &[("JWT", 3, 9)]);
}

#[test]
fn a_span_says_when_it_is_not_one_finding_alone() {
    let scanner = scanner();
    let joined = |spans: &[(usize, usize)]| {
        let mut list: Vec<Finding> =
            spans.iter().map(|(start, end)| finding(&scanner, "US_SSN", *start, *end, false)).collect();
        resolve(&scanner, &mut list, |_| false);
        list.iter().map(|finding| finding.joined).collect::<Vec<_>>()
    };
    assert_eq!(joined(&[(0, 5), (4, 9), (12, 14)]), [true, false]);
    assert_eq!(joined(&[(0, 9), (2, 5)]), [false], "what lies inside adds nothing");
    assert_eq!(joined(&[(0, 3)]), [false]);
}

#[test]
fn spans_are_disjoint_and_cover() {
    let scanner = scanner();
    let finding =
        (0..17u16, 0..40usize, 1..9usize, any::<bool>()).prop_map(|(entity, start, length, validated)| Finding {
            entity: Entity(entity),
            start,
            end: start + length,
            score: Score::percent(60),
            reason: Reason::Matched,
            joined: false,
            validated,
        });
    let inputs = (proptest::collection::vec(finding, 0..12), 0..1u32 << 17);
    let config = ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() };
    let law = |(list, kept): (Vec<Finding>, u32)| {
        let keeps = |entity: Entity| kept >> entity.0 & 1 == 1;
        let mut spans = list.clone();
        resolve(&scanner, &mut spans, keeps);
        prop_assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
        let removed = |byte: usize| spans.iter().any(|s| !keeps(s.entity) && (s.start..s.end).contains(&byte));
        for gone in list.iter().filter(|f| !keeps(f.entity)) {
            let spared = list.iter().any(|k| {
                let narrower = scanner.specificity(k.entity) > scanner.specificity(gone.entity);
                keeps(k.entity) && (k.start, k.end) == (gone.start, gone.end) && narrower
            });
            prop_assert!(spared || (gone.start..gone.end).all(removed));
        }
        // Nothing is removed that no removed finding holds.
        for byte in (0..50).filter(|&byte| removed(byte)) {
            prop_assert!(list.iter().any(|f| !keeps(f.entity) && (f.start..f.end).contains(&byte)));
        }
        Ok(())
    };
    TestRunner::new(config).run(&inputs, law).unwrap_or_else(|broken| panic!("{broken}"));
}

//! Whatever text an operator writes or a document holds, it is read or refused, and never brings the process down.
//!
//! The first byte picks what reads it: the selector grammar, the policy language, the detectors.

#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use tamis::detect::{self, Code, Markup, Scanner, Scratch};
use tamis::path::{Automaton, Selector, Spelling};
use tamis::policy::{self, Memory};

static SCANNERS: LazyLock<[Scanner; 3]> = LazyLock::new(|| {
    [(Markup::Plain, Code::Scan), (Markup::Markdown, Code::Secrets), (Markup::Html, Code::Keep)].map(|(markup, code)| {
        Scanner::new(&detect::Config { markup, code, ..detect::Config::default() }).expect("the catalogue is sound")
    })
});

fn selectors(text: &str) {
    let mut parsed = Vec::new();
    for line in text.lines().take(8) {
        match Selector::parse(line) {
            Ok(selector) => parsed.push(selector),
            Err(error) => assert!(error.at <= line.chars().count(), "{error:?}"),
        }
    }
    for spelling in [Spelling::Exact, Spelling::Folded] {
        let Ok(automaton) = Automaton::compile(&parsed, spelling) else { continue };
        let names = parsed.iter().flat_map(Selector::literal_names);
        let mut at = automaton.root();
        for (index, name) in (0_u64..).zip(names.take(64)) {
            let step = automaton.member(at, &name);
            at = if index % 3 == 0 { automaton.element(at, index) } else { step.state };
            assert!(automaton.matches(at).is_sorted());
            assert!(automaton.matches(at).iter().all(|id| (*id as usize) < parsed.len()));
            assert!(automaton.is_dead(at) || automaton.children(at).any(|child| child.number() < automaton.states()));
        }
    }
}

fn policies(text: &str) {
    for file in ["datasets/fuzz.yaml", "purposes/fuzz.yaml", "classes.yaml", "tests/fuzz.yaml"] {
        let (workspace, problems) = policy::load(&Memory::default().with(file, text), date(2026, 11, 1));
        let errors = problems.iter().any(|problem| problem.severity == policy::Severity::Error);
        assert_eq!(workspace.is_none(), errors, "{problems:?}");
        assert!(problems.iter().all(|problem| problem.line >= 1 && problem.column >= 1), "{problems:?}");
    }
}

fn detectors(scanner: &Scanner, text: &str) {
    let (mut scratch, mut findings) = (Scratch::default(), Vec::new());
    scanner.scan(text, "customer phone", &mut scratch, &mut findings);
    for finding in &findings {
        assert!(finding.start < finding.end && text.get(finding.start..finding.end).is_some(), "{finding:?}");
    }
    assert!(findings.is_sorted_by_key(|finding| finding.start));
    detect::resolve(scanner, &mut findings, |_| false);
    assert!(findings.windows(2).all(|pair| pair[0].end <= pair[1].start), "disjoint and in order");
    scanner.explain(text, "");
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    match choice % 3 {
        0 => selectors(text),
        1 => policies(text),
        _ => detectors(&SCANNERS[usize::from(choice / 3) % 3], text),
    }
});

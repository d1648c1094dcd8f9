//! The documentation page of the catalogue, generated from its table.

use std::fmt::Write as _;

use super::catalogue;
use super::detector::Trigger;

/// The page `docs/detectors.md`.
pub fn page() -> String {
    let mut page = String::from(HEAD);
    for detector in catalogue() {
        let _ = write!(page, "\n## `{}`\n\n{}.\n\n", detector.name, capital(detector.title));
        let languages: Vec<&str> = detector.languages.iter().map(|language| language.code()).collect();
        let mut line = |what: &str, text: String| {
            if !text.is_empty() {
                let _ = writeln!(page, "- {what}: {text}");
            }
        };
        line("languages", if languages.is_empty() { "any".into() } else { languages.join(", ") });
        line("countries", detector.countries.join(", "));
        line("special category", detector.special.map_or(String::new(), |special| special.as_str().into()));
        line("check", detector.check_says.into());
        line("longest", format!("{} bytes", detector.longest));
        line("patterns", detector.patterns.iter().map(|p| format!("`` {p} ``")).collect::<Vec<_>>().join(" · "));
        if let Trigger::Cues(cues) = detector.trigger {
            let words = cues.lists.iter().map(|list| list.words).collect::<Vec<_>>().concat();
            line("cues", words.iter().map(|cue| format!("`` {cue} ``")).collect::<Vec<_>>().join(", "));
        }
        for (language, words) in detector.context {
            line(&format!("context ({})", language.code()), words.join(", "));
        }
        line("taken for", detector.taken_for.join("; "));
        line("sources", detector.sources.join("; "));
        line("holds one", list(detector.examples));
        line("holds none", list(detector.counter_examples));
    }
    page
}

fn list(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("`` {text} ``")).collect::<Vec<_>>().join(" · ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

const HEAD: &str = "\
# Detectors

Generated from the catalogue; `TAMIS_BLESS=1 cargo test --test detect` writes it anew.

A finding needs a score of 0.5 unless the policy draws another line. Words beside it or in its path add 0.4 to what a
weak check gives: such that begin within the 50 characters before it, or end within 30, or within the 44 after it, on its
line. Names of members are words too: `tax_file_number`, `nhsNumber`. In the examples, the finding stands in `‹›`.

How far a decision looks from a finding's beginning is bounded: 2 KiB, or 8 KiB for `URL`, 256 KiB for `JWT`, and the longest
term of a policy if that is longer. A token beyond 256 KiB is removed in pieces; findings that overlap in a chain, each the
next, are parted every 256 KiB.
";

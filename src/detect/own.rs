//! The operator's own patterns and terms.
//!
//! A pattern is searched by itself, left to right, without overlaps of its own; its matches are bounded, so hostile text
//! costs at most that bound for each byte. Terms are searched all at once, whole words only (see `terms`).

use regex::{Regex, RegexBuilder};
use regex_automata::util::syntax;

use super::normal::normal;
use super::progress::Progress;
use super::terms::{Adding, BadTerm, Index};
use super::{Config, ConfigError, Entity, PATTERN_LIMIT, Pattern, Reason};

/// Memory one compiled pattern may take.
const COMPILED_LIMIT: usize = 4 << 20;

/// Compiled patterns and terms.
pub(in crate::detect) struct Own {
    patterns: Vec<(Entity, Regex)>,
    terms: Index,
}

impl Own {
    /// Compiles what the configuration lists. `entity` is `None` for a type that is switched off.
    pub(in crate::detect) fn new(
        config: &Config,
        entity: impl Fn(&str) -> Option<Entity>,
    ) -> Result<Self, ConfigError> {
        let mut patterns = Vec::new();
        for pattern in &config.patterns {
            let regex = compile(pattern)?;
            patterns.extend(entity(&pattern.name).map(|entity| (entity, regex)));
        }
        let (mut terms, mut adding) = (Index::default(), Adding::default());
        for list in &config.terms {
            let wanted = entity(&list.name);
            for (word, number) in list.words.iter().zip(1..) {
                // A list that is switched off is held to the same rules.
                terms.add(&normal(word), wanted.unwrap_or(Entity(0)), &mut adding).map_err(|bad| match bad {
                    BadTerm::Wordless => ConfigError::BlankTerm { name: list.name.clone(), number },
                    BadTerm::TooLong => ConfigError::LongTerm { name: list.name.clone(), number },
                })?;
                if wanted.is_none() {
                    adding.forget();
                }
            }
        }
        terms.close(adding);
        Ok(Self { patterns, terms })
    }

    /// Whether there are neither patterns nor terms.
    pub(in crate::detect) fn is_empty(&self) -> bool {
        self.patterns.is_empty() && self.terms.is_empty()
    }

    /// How many patterns there are.
    pub(in crate::detect) fn patterns(&self) -> usize {
        self.patterns.len()
    }

    /// Bytes of text that a term may be spelled with, at most; 0 without terms.
    pub(in crate::detect) fn longest_term(&self) -> usize {
        self.terms.reach()
    }

    /// Memory that the terms take, in bytes.
    pub(in crate::detect) fn memory(&self) -> usize {
        self.terms.memory()
    }

    /// Calls `found` with each match that begins before the byte `limit`, and was not told before: entity, first byte, first
    /// byte after, reason. `limit` is a character's beginning.
    pub(in crate::detect) fn each(
        &self,
        text: &str,
        progress: &mut Progress,
        limit: usize,
        mut found: impl FnMut(Entity, usize, usize, Reason),
    ) {
        for ((entity, regex), from) in self.patterns.iter().zip(&mut progress.patterns) {
            // No match is empty: each search begins after the last one's.
            while let Some(hit) = regex.find_at(text, *from).filter(|hit| hit.start() < limit) {
                found(*entity, hit.start(), hit.end(), Reason::Pattern);
                *from = hit.end();
            }
            *from = limit.max(*from);
        }
        if !self.terms.is_empty() {
            self.terms.each(text, progress.terms, limit, |entity, start, end| found(entity, start, end, Reason::Term));
            progress.terms = limit.max(progress.terms);
        }
    }
}

fn compile(pattern: &Pattern) -> Result<Regex, ConfigError> {
    let name = || pattern.name.clone();
    let bad = |why: String| ConfigError::BadPattern { name: name(), why };
    let parsed = syntax::parse(&pattern.regex).map_err(|error| bad(error.to_string()))?;
    let lengths = parsed.properties();
    if lengths.maximum_len().is_none_or(|most| most > PATTERN_LIMIT) {
        return Err(ConfigError::Unbounded { name: name(), limit: PATTERN_LIMIT });
    }
    if lengths.minimum_len().is_none_or(|least| least == 0) {
        return Err(ConfigError::Empty { name: name() });
    }
    RegexBuilder::new(&pattern.regex).size_limit(COMPILED_LIMIT).build().map_err(|error| bad(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{Config, ConfigError, Entity, Own, PATTERN_LIMIT, Pattern, Progress};
    use crate::detect::Terms;

    fn config(regex: &str, words: &[&str]) -> Config {
        Config {
            patterns: vec![Pattern { name: "P".into(), regex: regex.into() }],
            terms: vec![Terms { name: "T".into(), words: words.iter().map(|&w| w.to_owned()).collect() }],
            ..Config::default()
        }
    }

    fn check(regex: &str, words: &[&str], text: &str, expected: &[&str]) {
        let own = Own::new(&config(regex, words), |name| Some(Entity(u16::from(name == "T")))).expect("it compiles");
        let (mut found, mut progress) = (Vec::new(), Progress::default());
        progress.begin(0, own.patterns());
        own.each(text, &mut progress, text.len(), |entity, start, end, _| {
            found.push(format!("{}:{}", entity.0, &text[start..end]));
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn patterns_and_terms_are_found() {
        let ticket = r"\bTCK-[0-9]{8}\b";
        check(ticket, &[], "see TCK-12345678, not TCK-123456789", &["0:TCK-12345678"]);
        check(ticket, &["Ana Muster", "ana"], "ANA MUSTER met Mariana", &["1:ANA", "1:ANA MUSTER"]);
        check(ticket, &["ana m"], "ana muster, ana m.", &["1:ana m"]);
        check(ticket, &["Élise"], "ÉLISE, élise, Elise", &["1:ÉLISE", "1:élise", "1:Elise"]);
    }

    #[test]
    fn what_cannot_be_bounded_is_refused() {
        let refuse = |regex: &str| Own::new(&config(regex, &[]), |_| None).err();
        let unbounded = Some(ConfigError::Unbounded { name: "P".into(), limit: PATTERN_LIMIT });
        assert_eq!(refuse("a+"), unbounded);
        assert_eq!(refuse("a{1,2000}"), unbounded);
        assert_eq!(refuse("a{0,3}"), Some(ConfigError::Empty { name: "P".into() }));
        assert!(matches!(refuse("("), Some(ConfigError::BadPattern { .. })));
        assert_eq!(refuse(r"\bA[0-9]{3}"), None);
        let blank = Own::new(&config("x", &["ok", " "]), |_| None).err();
        assert_eq!(blank, Some(ConfigError::BlankTerm { name: "T".into(), number: 2 }));
    }
}

//! What a policy asks of detection, as plain values.
//!
//! Terms and allowed texts are personal data themselves, so `Debug` counts them and shows none.

use std::fmt;

use super::{Code, Languages, Markup, Score};

/// Longest match, in bytes, that an operator's pattern may have. Longer ones make the cost of hostile text unbounded.
pub const PATTERN_LIMIT: usize = 1024;

/// What to look for and what to leave.
#[derive(Clone, Default, PartialEq)]
pub struct Config {
    /// Languages of the text; decides the national detectors, phone regions and context words.
    pub languages: Languages,
    /// Only these entity types; `None` is all. Unknown names are errors.
    pub only: Option<Vec<String>>,
    /// The score a finding must reach.
    pub min_score: Score,
    /// The same for single types, by name; the last entry for a name holds.
    pub min_scores: Vec<(String, Score)>,
    /// The operator's own patterns.
    pub patterns: Vec<Pattern>,
    /// The operator's own lists of terms.
    pub terms: Vec<Terms>,
    /// Entity types that something outside finds in the same texts (see [`Hints::reports`](super::Hints::reports)); each may be
    /// one of the catalogue's.
    pub external: Vec<String>,
    /// Texts that are never findings, compared whole and ignoring case.
    pub allow: Vec<String>,
    /// Ranges that are never findings.
    pub ignore: Vec<Ignore>,
    /// How texts are marked up.
    pub markup: Markup,
    /// What is looked for in their code.
    pub code: Code,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("languages", &self.languages)
            .field("only", &self.only)
            .field("min_score", &self.min_score)
            .field("min_scores", &self.min_scores)
            .field("patterns", &self.patterns)
            .field("terms", &self.terms)
            .field("external", &self.external)
            .field("allow", &self.allow.len())
            .field("ignore", &self.ignore)
            .field("markup", &self.markup)
            .field("code", &self.code)
            .finish()
    }
}

/// An operator's pattern: what it matches is a finding of the named type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The entity type; may be one of the catalogue's.
    pub name: String,
    /// The `regex` crate's syntax, Unicode aware, over normal text. No match may be empty or longer than [`PATTERN_LIMIT`].
    pub regex: String,
}

/// An operator's list: each whole word or phrase of it is a finding of the named type, ignoring case and accents (`Müller`
/// finds `MULLER`). A term begins at its first letter or digit; white space between its words is any.
#[derive(Clone, PartialEq, Eq)]
pub struct Terms {
    /// The entity type; may be one of the catalogue's.
    pub name: String,
    /// The words and phrases.
    pub words: Vec<String>,
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Terms").field("name", &self.name).field("words", &self.words.len()).finish()
    }
}

/// Ranges that nobody's data is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ignore {
    /// Set aside for examples: names (RFC 2606, RFC 6761), addresses (RFC 5737, RFC 3849), published test cards,
    /// 555-01xx telephone numbers.
    Reserved,
    /// Private, link-local and loopback addresses (RFC 1918, RFC 4193, RFC 4291, RFC 3927).
    PrivateIp,
}

impl Ignore {
    /// The word in a policy.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::PrivateIp => "private-ip",
        }
    }

    /// The range that a policy's word names.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Reserved, Self::PrivateIp].into_iter().find(|range| range.as_str() == word)
    }
}

/// Why a scanner cannot be built. Patterns and types are named; terms and allowed texts are not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A type that is neither in the catalogue nor the operator's.
    #[error("there is no entity type `{name}`")]
    UnknownType {
        /// The name given.
        name: String,
    },
    /// An entity type's name is not one.
    #[error("`{name}` cannot name an entity type: it is 1 to 64 of A-Z, 0-9 and `_`, beginning with a letter")]
    BadType {
        /// The name given.
        name: String,
    },
    /// A pattern does not parse or is too large to compile.
    #[error("the pattern of `{name}` does not compile: {why}")]
    BadPattern {
        /// The pattern's type.
        name: String,
        /// What the regex engine says.
        why: String,
    },
    /// A pattern has no longest match, or one beyond the limit.
    #[error("the pattern of `{name}` can match more than {limit} bytes: give every repetition an upper bound")]
    Unbounded {
        /// The pattern's type.
        name: String,
        /// [`PATTERN_LIMIT`].
        limit: usize,
    },
    /// A pattern matches nothing at all, everywhere.
    #[error("the pattern of `{name}` matches the empty text")]
    Empty {
        /// The pattern's type.
        name: String,
    },
    /// A term is blank, or of marks alone: words are searched for.
    #[error("term {number} of `{name}` has neither letter nor digit")]
    BlankTerm {
        /// The list's type.
        name: String,
        /// Its place in the list, from 1.
        number: usize,
    },
    /// A term is longer than 16 KiB, or the lists together are longer than 4 GiB.
    #[error("term {number} of `{name}` is too long")]
    LongTerm {
        /// The list's type.
        name: String,
        /// Its place in the list, from 1.
        number: usize,
    },
    /// The lists and patterns together need more memory than detection may have.
    #[error("{what} are too large to compile")]
    TooLarge {
        /// What is.
        what: &'static str,
    },
}

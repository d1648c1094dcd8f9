//! The languages whose national types and context words are known.

/// A language, by its ISO 639-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the code's own name")]
pub enum Language {
    German,
    English,
    Spanish,
    French,
    Italian,
    Dutch,
    Polish,
    Portuguese,
}

impl Language {
    /// All of them, ordered by code.
    pub const ALL: [Self; 8] = [
        Self::German,
        Self::English,
        Self::Spanish,
        Self::French,
        Self::Italian,
        Self::Dutch,
        Self::Polish,
        Self::Portuguese,
    ];

    /// The ISO 639-1 code, lower case.
    pub const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Italian => "it",
            Self::Dutch => "nl",
            Self::Polish => "pl",
            Self::Portuguese => "pt",
        }
    }

    /// The language of a code; case is ignored and a region is dropped (`fr-CA` is `fr`). `None` where it is not one of ours.
    pub fn parse(code: &str) -> Option<Self> {
        let base = code.split(['-', '_']).next().unwrap_or(code);
        Self::ALL.into_iter().find(|language| base.eq_ignore_ascii_case(language.code()))
    }
}

/// Which languages a scanner reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// Every one of the catalogue.
    #[default]
    All,
    /// These; the international detectors work under any choice.
    Only(Vec<Language>),
}

impl Languages {
    /// Whether a language is among them.
    pub fn contains(&self, language: Language) -> bool {
        match self {
            Self::All => true,
            Self::Only(list) => list.contains(&language),
        }
    }

    /// The languages themselves, in catalogue order.
    pub fn iter(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL.into_iter().filter(|language| self.contains(*language))
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Languages};

    #[test]
    fn codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(language));
        }
        assert_eq!(Language::parse("fr-CA"), Some(Language::French));
        assert_eq!(Language::parse("EN_us"), Some(Language::English));
        assert_eq!(Language::parse("tlh"), None);
        assert_eq!(Language::parse(""), None);
    }

    #[test]
    fn only_those_named_are_active() {
        let some = Languages::Only(vec![Language::French]);
        assert!(some.contains(Language::French) && !some.contains(Language::German));
        assert_eq!(Languages::All.iter().count(), Language::ALL.len());
    }
}

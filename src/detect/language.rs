//! The languages whose national types and context words are known.

use super::{Detector, catalogue};

/// A language, by its ISO 639-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the code's own name")]
pub enum Language {
    Afrikaans,
    Arabic,
    Belarusian,
    Bulgarian,
    Catalan,
    Czech,
    Danish,
    German,
    Greek,
    English,
    Spanish,
    Estonian,
    Finnish,
    French,
    Irish,
    Hebrew,
    Hindi,
    Croatian,
    Hungarian,
    Indonesian,
    Icelandic,
    Italian,
    Japanese,
    Korean,
    Luxembourgish,
    Lithuanian,
    Latvian,
    Malay,
    Maltese,
    Dutch,
    Norwegian,
    Polish,
    Portuguese,
    Romanian,
    Russian,
    Slovak,
    Slovenian,
    Albanian,
    Serbian,
    Swedish,
    Swahili,
    Thai,
    Filipino,
    Turkish,
    Ukrainian,
    Urdu,
    Vietnamese,
    Chinese,
}

impl Language {
    /// All of them, ordered by code.
    pub const ALL: [Self; 48] = [
        Self::Afrikaans,
        Self::Arabic,
        Self::Belarusian,
        Self::Bulgarian,
        Self::Catalan,
        Self::Czech,
        Self::Danish,
        Self::German,
        Self::Greek,
        Self::English,
        Self::Spanish,
        Self::Estonian,
        Self::Finnish,
        Self::French,
        Self::Irish,
        Self::Hebrew,
        Self::Hindi,
        Self::Croatian,
        Self::Hungarian,
        Self::Indonesian,
        Self::Icelandic,
        Self::Italian,
        Self::Japanese,
        Self::Korean,
        Self::Luxembourgish,
        Self::Lithuanian,
        Self::Latvian,
        Self::Malay,
        Self::Maltese,
        Self::Dutch,
        Self::Norwegian,
        Self::Polish,
        Self::Portuguese,
        Self::Romanian,
        Self::Russian,
        Self::Slovak,
        Self::Slovenian,
        Self::Albanian,
        Self::Serbian,
        Self::Swedish,
        Self::Swahili,
        Self::Thai,
        Self::Filipino,
        Self::Turkish,
        Self::Ukrainian,
        Self::Urdu,
        Self::Vietnamese,
        Self::Chinese,
    ];

    /// The ISO 639-1 code, lower case.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Afrikaans => "af",
            Self::Arabic => "ar",
            Self::Belarusian => "be",
            Self::Bulgarian => "bg",
            Self::Catalan => "ca",
            Self::Czech => "cs",
            Self::Danish => "da",
            Self::German => "de",
            Self::Greek => "el",
            Self::English => "en",
            Self::Spanish => "es",
            Self::Estonian => "et",
            Self::Finnish => "fi",
            Self::French => "fr",
            Self::Irish => "ga",
            Self::Hebrew => "he",
            Self::Hindi => "hi",
            Self::Croatian => "hr",
            Self::Hungarian => "hu",
            Self::Indonesian => "id",
            Self::Icelandic => "is",
            Self::Italian => "it",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::Luxembourgish => "lb",
            Self::Lithuanian => "lt",
            Self::Latvian => "lv",
            Self::Malay => "ms",
            Self::Maltese => "mt",
            Self::Dutch => "nl",
            Self::Norwegian => "no",
            Self::Polish => "pl",
            Self::Portuguese => "pt",
            Self::Romanian => "ro",
            Self::Russian => "ru",
            Self::Slovak => "sk",
            Self::Slovenian => "sl",
            Self::Albanian => "sq",
            Self::Serbian => "sr",
            Self::Swedish => "sv",
            Self::Swahili => "sw",
            Self::Thai => "th",
            Self::Filipino => "tl",
            Self::Turkish => "tr",
            Self::Ukrainian => "uk",
            Self::Urdu => "ur",
            Self::Vietnamese => "vi",
            Self::Chinese => "zh",
        }
    }

    /// Those that the catalogue reads: for which it has types or cues.
    pub fn read() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|language| {
            let cues = |detector: &Detector| detector.context.iter().any(|(spoken, _)| spoken == language);
            catalogue().iter().any(|detector| detector.languages.contains(language) || cues(detector))
        })
    }

    /// The language of a code; case is ignored and a region is dropped (`fr-CA` is `fr`). `None` where it is not one that the
    /// catalogue [reads](Self::read): whoever names it would believe that its types are looked for.
    pub fn parse(code: &str) -> Option<Self> {
        let base = code.split(['-', '_']).next().unwrap_or(code);
        // Norwegian has two written forms with codes of their own.
        let base = if base.eq_ignore_ascii_case("nb") || base.eq_ignore_ascii_case("nn") { "no" } else { base };
        Self::read().find(|language| base.eq_ignore_ascii_case(language.code()))
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
        for language in Language::read() {
            assert_eq!(Language::parse(language.code()), Some(language));
        }
        assert_eq!(Language::parse("fr-CA"), Some(Language::French));
        assert_eq!(Language::parse("EN_us"), Some(Language::English));
        assert!(Language::read().count() >= 8);
        for unread in Language::ALL.into_iter().filter(|language| Language::read().all(|read| read != *language)) {
            assert_eq!(Language::parse(unread.code()), None, "nothing would be looked for");
        }
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

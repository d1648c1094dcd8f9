//! What stands beside a word tells that it is somebody's name, for names that are known from elsewhere.

use super::nobody::{JOINED, NOBODY};
use super::words::{CUES, is};
use crate::detect::boundary;

/// Bytes before a name in which a cue may stand, and after it.
const BEFORE: usize = 48;
const AFTER: usize = 24;

/// Words behind a name that say what somebody did.
const DEEDS: &[&str] = &[
    "wrote",
    "writes",
    "said",
    "says",
    "called",
    "asked",
    "replied",
    "a écrit",
    "a dit",
    "écrit",
    "a appelé",
    "schrieb",
    "schreibt",
    "sagte",
    "sagt",
    "rief",
    "escribió",
    "dijo",
    "dice",
    "ha scritto",
    "scrive",
    "ha detto",
    "schreef",
    "zei",
    "escreveu",
    "disse",
    "napisał",
    "napisała",
    "powiedział",
    "powiedziała",
];

/// The cues by their last bytes, made ready when they are first asked for.
#[derive(Clone, Default)]
pub(in crate::detect) struct Introductions(Vec<&'static str>);

impl Introductions {
    /// Whether a cue stands beside `start..end`: before it a title, a greeting, an introduction, a farewell or a label, or
    /// behind it a word of what somebody said.
    pub(in crate::detect) fn is_introduced(&mut self, text: &str, start: usize, end: usize) -> bool {
        let before = text.get(boundary::floor(text, start.saturating_sub(BEFORE))..start).unwrap_or_default();
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || ",:.\"'(-–—>*".contains(c)).to_lowercase();
        let alone = |rest: &str| !rest.ends_with(char::is_alphanumeric);
        let led = before
            .bytes()
            .last()
            .is_some_and(|last| self.ending(last).iter().any(|cue| before.strip_suffix(cue).is_some_and(alone)));
        let after = text.get(end..boundary::floor(text, end.saturating_add(AFTER))).unwrap_or_default();
        let after = after.strip_prefix(' ').unwrap_or_default();
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        led || DEEDS.iter().any(|deed| after.strip_prefix(deed).is_some_and(ends))
    }

    /// The cues that end with a byte.
    fn ending(&mut self, last: u8) -> &[&'static str] {
        let key = |cue: &&str| cue.bytes().last();
        if self.0.is_empty() {
            self.0.extend(CUES.iter().flat_map(|list| list.words).map(|cue| cue.trim_end_matches('.')));
            self.0.sort_unstable_by_key(key);
        }
        let from = self.0.partition_point(|cue| key(cue) < Some(last));
        let rest = self.0.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|cue| key(cue) == Some(last))).unwrap_or_default()
    }
}

/// Whether a word in small letters is an everyday one, which greets anyone or goes on with the sentence.
pub(in crate::detect) fn is_everyday(word: &str) -> bool {
    is(NOBODY, word) || is(JOINED, word)
}

#[cfg(test)]
mod tests {
    use super::Introductions;

    #[test]
    fn cues_stand_beside_a_name() {
        for (text, expected) in [
            ("Dear Bo,", true),
            ("Hi, Bo", true),
            ("Mr. Bo", true),
            ("my name is Bo", true),
            ("Regards,\n\nBo", true),
            ("first name: Bo", true),
            ("Bo wrote", true),
            ("Bo a écrit", true),
            ("the Bo", false),
            ("Bo, it is", false),
            ("uncheers Bo", false),
            ("Bo calledx", false),
        ] {
            let start = text.find("Bo").expect("it is in it");
            let found = Introductions::default().is_introduced(text, start, start + 2);
            assert_eq!(found, expected, "{text}");
        }
    }
}

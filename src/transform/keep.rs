//! `keep` and its guards against personal data in a field that should hold none.

use super::decimal::Decimal;
use super::listed::Listed;
use super::pattern::Pattern;
use crate::base::Scalar;

/// What a kept value must be. Every guard that is given must admit it; none given admits all.
///
/// `null` and booleans, which carry no text, pass every guard but `only` and `kind`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guard {
    /// The value is one of these. Numbers compare by value (`7` is `7.0`), texts byte for byte.
    pub only: Option<Vec<Listed>>,
    /// The whole value matches: a string's decoded text, a number's spelling.
    pub matching: Option<Pattern>,
    /// The value is of this kind.
    pub kind: Option<GuardKind>,
    /// The value is a number, this or more.
    pub min: Option<Decimal>,
    /// The value is a number, this or less.
    pub max: Option<Decimal>,
    /// The value is no longer than this many Unicode scalars: a string's decoded text, a number's spelling.
    pub max_length: Option<u64>,
}

/// The kinds that `type` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuardKind {
    /// A number without a fraction: `7`, `7.0`, `7e2`.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// `true` or `false`.
    Boolean,
}

impl GuardKind {
    /// Reads `integer`, `number`, `string` or `boolean`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::String,
            "boolean" => Self::Boolean,
            _ => return None,
        })
    }

    fn admits(self, value: Scalar<'_>) -> bool {
        match (self, value) {
            (Self::Integer, Scalar::Number(spelling)) => Decimal::spells_whole(spelling),
            (Self::Number, Scalar::Number(_))
            | (Self::String, Scalar::String(_))
            | (Self::Boolean, Scalar::Bool(_)) => true,
            _ => false,
        }
    }
}

impl Guard {
    /// Whether no guard is given, so that all is admitted.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the value may stay. What may not takes the rule's `else`.
    pub fn admits(&self, value: Scalar<'_>) -> bool {
        self.only.as_ref().is_none_or(|only| only.iter().any(|listed| listed.is(value)))
            && self.kind.is_none_or(|kind| kind.admits(value))
            && match value {
                Scalar::Null | Scalar::Bool(_) => true,
                Scalar::Number(spelling) => self.admits_text(spelling) && self.admits_size(spelling),
                Scalar::String(text) => self.admits_text(text) && self.min.is_none() && self.max.is_none(),
            }
    }

    fn admits_text(&self, text: &str) -> bool {
        self.max_length.is_none_or(|most| no_longer(text, most))
            && self.matching.as_ref().is_none_or(|pattern| pattern.is_match(text))
    }

    fn admits_size(&self, spelling: &str) -> bool {
        self.min.is_none_or(|min| min.compare(spelling).is_some_and(|order| order.is_ge()))
            && self.max.is_none_or(|max| max.compare(spelling).is_some_and(|order| order.is_le()))
    }
}

/// Counts no further than needed.
fn no_longer(text: &str, most: u64) -> bool {
    text.len() as u64 <= most || usize::try_from(most).is_ok_and(|most| text.chars().nth(most).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    fn check(guard: &Guard, admitted: &[Scalar<'_>], refused: &[Scalar<'_>]) {
        for (values, expected) in [(admitted, true), (refused, false)] {
            for (at, value) in values.iter().enumerate() {
                assert_eq!(guard.admits(*value), expected, "value {at} under {guard:?}");
            }
        }
    }

    #[test]
    fn no_guard_admits_all() {
        assert!(Guard::default().is_open());
        check(&Guard::default(), &[Scalar::Null, Scalar::Bool(true), Scalar::Number("1e9"), Scalar::String("x")], &[]);
    }

    #[test]
    fn only_lists_values() {
        let only = vec![Listed::Text("open".into()), Listed::Number(number("7")), Listed::Bool(true)];
        check(
            &Guard { only: Some(only), ..Guard::default() },
            &[Scalar::String("open"), Scalar::Number("7"), Scalar::Number("7.0"), Scalar::Bool(true)],
            &[Scalar::String("Open"), Scalar::String("7"), Scalar::Number("7.1"), Scalar::Bool(false), Scalar::Null],
        );
        let only = Some(vec![Listed::Null]);
        check(&Guard { only, ..Guard::default() }, &[Scalar::Null], &[Scalar::String("null")]);
    }

    #[test]
    fn kinds_hold() {
        let guard = |word| Guard { kind: GuardKind::parse(word), ..Guard::default() };
        let whole = [Scalar::Number("7"), Scalar::Number("7.0"), Scalar::Number("12e400"), Scalar::Number("1200e-2")];
        let broken = [Scalar::Number("7.5"), Scalar::Number("12e-2"), Scalar::String("7"), Scalar::Null];
        check(&guard("integer"), &whole, &broken);
        check(&guard("number"), &[Scalar::Number("7.5")], &[Scalar::String("7"), Scalar::Null, Scalar::Bool(true)]);
        check(&guard("string"), &[Scalar::String("")], &[Scalar::Number("7"), Scalar::Null]);
        check(&guard("boolean"), &[Scalar::Bool(false)], &[Scalar::String("true"), Scalar::Number("1"), Scalar::Null]);
        assert_eq!(GuardKind::parse("object"), None);
    }

    #[test]
    fn bounds_hold_numbers() {
        let guard = Guard { min: Some(number("0")), max: Some(number("99.5")), ..Guard::default() };
        check(
            &guard,
            &[Scalar::Number("0"), Scalar::Number("-0.0"), Scalar::Number("99.50"), Scalar::Null],
            &[Scalar::Number("-1e-9"), Scalar::Number("99.51"), Scalar::String("5"), Scalar::Number("33123456789")],
        );
    }

    #[test]
    fn texts_are_matched_whole_and_counted_in_scalars() {
        let matching = Some(Pattern::new("[a-z]{2}|[0-9]{3}").expect("a pattern"));
        check(
            &Guard { matching, ..Guard::default() },
            &[Scalar::String("fr"), Scalar::Number("123"), Scalar::Null],
            &[Scalar::String("fr "), Scalar::String("fra"), Scalar::Number("1234")],
        );
        check(
            &Guard { max_length: Some(2), ..Guard::default() },
            &[Scalar::String("éé"), Scalar::String("🦀🦀"), Scalar::String(""), Scalar::Number("12")],
            &[Scalar::String("abc"), Scalar::String("e\u{301}e"), Scalar::Number("123")],
        );
    }
}

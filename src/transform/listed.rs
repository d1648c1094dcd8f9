//! A scalar that a policy lists, and whether a value is the same.

use super::decimal::Decimal;
use crate::base::Scalar;

/// One value that `only` of a guard or a condition lists. Kinds hold: the text `"7"` is not the number 7.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, compared by its exact decimal value: `7`, `7.0` and `70e-1` are the same.
    Number(Decimal),
    /// A text, compared byte for byte with escapes decoded.
    Text(String),
}

impl Listed {
    /// Whether the value is this one.
    pub fn is(&self, value: Scalar<'_>) -> bool {
        match (self, value) {
            (Self::Null, Scalar::Null) => true,
            (Self::Bool(listed), Scalar::Bool(value)) => *listed == value,
            (Self::Number(listed), Scalar::Number(spelling)) => {
                listed.compare(spelling).is_some_and(|order| order.is_eq())
            }
            (Self::Text(listed), Scalar::String(text)) => listed == text,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value_and_kinds_hold() {
        let seven = Listed::Number(Decimal::parse("7").expect("a number"));
        for (spelling, same) in [("7", true), ("7.0", true), ("70e-1", true), ("7.0000000001", false), ("-7", false)] {
            assert_eq!(seven.is(Scalar::Number(spelling)), same, "{spelling}");
        }
        assert!(!seven.is(Scalar::String("7")) && !Listed::Text("7".to_owned()).is(Scalar::Number("7")));
        assert!(Listed::Text("7".to_owned()).is(Scalar::String("7")) && !Listed::Null.is(Scalar::String("null")));
        assert!(Listed::Bool(true).is(Scalar::Bool(true)) && !Listed::Bool(true).is(Scalar::Bool(false)));
    }
}

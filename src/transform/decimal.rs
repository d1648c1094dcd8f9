//! Exact decimal numbers: settings such as steps and edges, and comparison of a JSON number's spelling with them.
//!
//! No binary floating point takes part: `0.3` under a step of `0.1` is `0.3`.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number: `coefficient / 10^scale`, at most 38 digits, at most 38 of them after the point.
/// Two that are equal in value are equal: trailing zeros of a fraction are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    coefficient: i128,
    scale: u32,
}

/// Digits that fit an `i128`, whatever they are.
const MAX_SCALE: u32 = 38;

impl Decimal {
    /// Reads a number in JSON's spelling (RFC 8259 §6). `None` if it is none, or has more digits than fit.
    pub fn parse(text: &str) -> Option<Self> {
        let number = Spelling::parse(text)?;
        let exponent = number.exponent.saturating_sub(number.fraction.len() as i64);
        let mut coefficient: i128 = 0;
        for byte in number.digits() {
            coefficient = coefficient.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        if number.negative {
            coefficient = -coefficient;
        }
        Self::from_parts(coefficient, exponent)
    }

    /// `coefficient × 10^exponent`, brought to its one form.
    fn from_parts(mut coefficient: i128, mut exponent: i64) -> Option<Self> {
        if coefficient == 0 {
            return Some(Self { coefficient: 0, scale: 0 });
        }
        while exponent < 0 && coefficient % 10 == 0 {
            coefficient /= 10;
            exponent += 1;
        }
        while exponent > 0 {
            coefficient = coefficient.checked_mul(10)?;
            exponent -= 1;
        }
        let scale = u32::try_from(-exponent).ok().filter(|scale| *scale <= MAX_SCALE)?;
        Some(Self { coefficient, scale })
    }

    /// Whether the number is above zero.
    pub fn is_positive(self) -> bool {
        self.coefficient > 0
    }

    /// Whether the number has no fraction.
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// Digits after the point.
    pub(super) fn scale(self) -> u32 {
        self.scale
    }

    /// The coefficient at `scale` digits after the point; `None` if it does not fit.
    pub(super) fn at(self, scale: u32) -> Option<i128> {
        10i128.checked_pow(scale.checked_sub(self.scale)?).and_then(|by| self.coefficient.checked_mul(by))
    }

    pub(super) fn new(coefficient: i128, scale: u32) -> Option<Self> {
        Self::from_parts(coefficient, -i64::from(scale))
    }

    /// The greatest whole number of units of `10^-scale` at or below the spelled number; `None` if `text` is no number
    /// or the result does not fit.
    pub(super) fn floor(text: &str, scale: u32) -> Option<i128> {
        match Scaled::of(text, scale)? {
            Scaled::At { floor, .. } => Some(floor),
            Scaled::Below | Scaled::Above => None,
        }
    }

    /// Whether a spelled number has no fraction; numbers of any length are told.
    pub(super) fn spells_whole(text: &str) -> bool {
        // The last digit that is not zero must count whole units.
        Spelling::parse(text).is_some_and(|number| {
            let spelled = number.digits().enumerate().filter(|(_, digit)| *digit != b'0').last();
            let units = (number.integer.len() as i64).saturating_add(number.exponent);
            spelled.is_none_or(|(last, _)| (last as i64) < units)
        })
    }

    /// How a spelled number compares with this one; `None` if `text` is no number. Numbers of any length compare.
    pub(super) fn compare(self, text: &str) -> Option<Ordering> {
        Some(match Scaled::of(text, self.scale)? {
            Scaled::Below => Ordering::Less,
            Scaled::Above => Ordering::Greater,
            Scaled::At { floor, exact } => {
                floor.cmp(&self.coefficient).then(if exact { Ordering::Equal } else { Ordering::Greater })
            }
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let power = |scale: u32| 10i128.pow(scale); // scale ≤ 38
        let whole = |number: &Self| number.coefficient.div_euclid(power(number.scale));
        let fraction = |number: &Self| number.coefficient.rem_euclid(power(number.scale));
        whole(self).cmp(&whole(other)).then_with(|| {
            // Both fractions are below one, so at 38 digits they stay below 10^38.
            let fine = |number: &Self| fraction(number) * power(MAX_SCALE - number.scale);
            fine(self).cmp(&fine(other))
        })
    }
}

impl fmt::Display for Decimal {
    /// JSON's spelling, without an exponent and without trailing zeros after the point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.coefficient < 0 { "-" } else { "" };
        let magnitude = self.coefficient.unsigned_abs();
        let power = 10u128.pow(self.scale);
        write!(f, "{sign}{}", magnitude / power)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", magnitude % power, width = self.scale as usize)?;
        }
        Ok(())
    }
}

/// A JSON number's spelling, taken apart.
#[derive(Clone, Copy)]
struct Spelling<'a> {
    negative: bool,
    integer: &'a [u8],
    fraction: &'a [u8],
    /// Saturated far beyond any length a spelling can have.
    exponent: i64,
}

impl<'a> Spelling<'a> {
    /// RFC 8259 §6: no leading zeros, no bare point, no plus sign.
    fn parse(text: &'a str) -> Option<Self> {
        let (negative, rest) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let (integer, rest) = digits(rest)?;
        if integer.len() > 1 && integer[0] == b'0' {
            return None;
        }
        let (fraction, rest): (&[u8], _) = match rest {
            [b'.', rest @ ..] => digits(rest)?,
            rest => (&[], rest),
        };
        let exponent = match rest {
            [] => 0,
            [b'e' | b'E', rest @ ..] => exponent(rest)?,
            _ => return None,
        };
        Some(Self { negative, integer, fraction, exponent })
    }

    fn digits(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.integer.iter().chain(self.fraction).copied()
    }
}

/// At least one digit, and what follows.
fn digits(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = text.iter().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (spelled, []) = digits(rest)? else { return None };
    let mut value: i64 = 0;
    for byte in spelled {
        value = value.saturating_mul(10).saturating_add(i64::from(byte - b'0')).min(1 << 60);
    }
    Some(if negative { -value } else { value })
}

/// A spelled number in units of `10^-scale`.
enum Scaled {
    /// Below all that fits.
    Below,
    /// `floor` units, and whether that is all of it.
    At { floor: i128, exact: bool },
    /// Above all that fits.
    Above,
}

impl Scaled {
    fn of(text: &str, scale: u32) -> Option<Self> {
        let number = Spelling::parse(text)?;
        // How many of the digits count whole units; the rest only say whether something is left over.
        let mut units = (number.integer.len() as i64).saturating_add(number.exponent).saturating_add(i64::from(scale));
        let mut magnitude: i128 = 0;
        let mut exact = true;
        let overflow = if number.negative { Self::Below } else { Self::Above };
        for byte in number.digits() {
            if units > 0 {
                units -= 1;
                let next = magnitude.checked_mul(10).and_then(|tens| tens.checked_add(i128::from(byte - b'0')));
                let Some(next) = next else { return Some(overflow) };
                magnitude = next;
            } else {
                exact &= byte == b'0';
            }
        }
        while units > 0 && magnitude > 0 {
            units -= 1;
            let Some(next) = magnitude.checked_mul(10) else { return Some(overflow) };
            magnitude = next;
        }
        let floor = if number.negative { -magnitude - i128::from(!exact) } else { magnitude };
        Some(Self::At { floor, exact })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Decimal::parse(text).map(|number| number.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn numbers_have_one_form() {
        check("7", Some("7"));
        check("7.0", Some("7"));
        check("7e0", Some("7"));
        check("0.70E1", Some("7"));
        check("-0", Some("0"));
        check("-0.000", Some("0"));
        check("0e999999999999999999999", Some("0"));
        check("-12.340", Some("-12.34"));
        check("1e-38", Some("0.00000000000000000000000000000000000001"));
        check("1e-39", None);
        check("1e38", Some("100000000000000000000000000000000000000"));
        check("1e39", None);
        check("170141183460469231731687303715884105728", None);
    }

    #[test]
    fn what_json_does_not_spell_is_no_number() {
        for text in ["", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "0x10", "1 ", " 1", "NaN", "1,5", "١"] {
            check(text, None);
            assert_eq!(Decimal::floor(text, 0), None, "{text}");
        }
    }

    #[test]
    fn comparison_is_exact_at_any_length() {
        let third = Decimal::parse("0.3").expect("a number");
        assert_eq!(third.compare("0.3"), Some(Ordering::Equal));
        assert_eq!(third.compare("3e-1"), Some(Ordering::Equal));
        assert_eq!(third.compare("0.30000000000000000000000000000000000000000000000000001"), Some(Ordering::Greater));
        assert_eq!(third.compare("0.29999999999999999999999999999999999999999999999999999"), Some(Ordering::Less));
        assert_eq!(third.compare("1e999999999"), Some(Ordering::Greater));
        assert_eq!(third.compare("-1e999999999999999999999999"), Some(Ordering::Less));
        assert_eq!(third.compare("1e-999999999999999999999999"), Some(Ordering::Less));
        let minus = Decimal::parse("-0.3").expect("a number");
        assert_eq!(minus.compare("-0.31"), Some(Ordering::Less));
        assert_eq!(minus.compare("-0.29"), Some(Ordering::Greater));
        assert_eq!(minus.compare(&format!("-{}", "9".repeat(10_000))), Some(Ordering::Less));
    }

    proptest! {
        #[test]
        fn integers_agree_with_i64(a: i64, b: i64) {
            let left = Decimal::parse(&a.to_string()).expect("an integer");
            let right = Decimal::parse(&b.to_string()).expect("an integer");
            prop_assert_eq!(left.cmp(&right), a.cmp(&b));
            prop_assert_eq!(right.compare(&a.to_string()), Some(a.cmp(&b)));
            prop_assert_eq!(Decimal::floor(&a.to_string(), 0), Some(i128::from(a)));
        }

        #[test]
        fn floors_round_down(whole in -1_000_000i64..1_000_000, cents in 0u32..100) {
            let text = format!("{}.{cents:02}", whole);
            let hundredths = i128::from(whole.abs()) * 100 + i128::from(cents);
            let hundredths = if whole < 0 { -hundredths } else { hundredths };
            prop_assert_eq!(Decimal::floor(&text, 0), Some(hundredths.div_euclid(100)));
            prop_assert_eq!(Decimal::floor(&text, 2), Some(hundredths));
            prop_assert_eq!(Decimal::floor(&format!("{hundredths}e-2"), 1), Some(hundredths.div_euclid(10)));
        }

        #[test]
        fn order_of_decimals_is_order_of_spellings(a in "-?[1-9][0-9]{0,5}(\\.[0-9]{1,6})?(e-?[0-9])?", b in "-?[1-9][0-9]{0,5}(\\.[0-9]{1,6})?") {
            let left = Decimal::parse(&a).expect("a number");
            let right = Decimal::parse(&b).expect("a number");
            prop_assert_eq!(right.compare(&a), Some(left.cmp(&right)));
            prop_assert_eq!(Decimal::parse(&left.to_string()), Some(left));
        }

        #[test]
        fn nothing_panics(text: String, scale in 0u32..39) {
            let _ = Decimal::parse(&text);
            let _ = Decimal::floor(&text, scale);
            let _ = Decimal::floor(&format!("{}e{}", text.len(), scale), scale);
        }
    }
}

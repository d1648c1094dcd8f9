//! Numbers by their exact value, whatever their spelling.

use std::cmp::Ordering;

use super::node::Node;

/// `digits` × 10^`exponent`; no zero at either end of the digits, none at all for zero.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Exact {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Exact {
    /// Reads a number in JSON's grammar; `None` if the whole text is not one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        matches!(Node::parse(text), Some(Node::Number(spelling)) if spelling == text).then_some(())?;
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{}{fraction}", whole.trim_start_matches('-'));
        let digits = digits.trim_start_matches('0');
        let ended = digits.trim_end_matches('0');
        let exponent = exponent.parse::<i64>().ok()? - fraction.len() as i64 + (digits.len() - ended.len()) as i64;
        Some(match ended {
            "" => Self { negative: false, digits: String::new(), exponent: 0 },
            _ => Self { negative: text.starts_with('-'), digits: ended.to_owned(), exponent },
        })
    }

    /// Whether it has no fraction.
    pub(crate) fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    /// Whole digits before the point; negative for zeros behind it.
    fn top(&self) -> i64 {
        self.digits.len() as i64 + self.exponent
    }

    /// The largest whole number of 10^-`places` that is not above it; `None` beyond 36 digits.
    pub(crate) fn floor(&self, places: u32) -> Option<i128> {
        if self.digits.is_empty() {
            return Some(0);
        }
        let shift = self.exponent + i64::from(places);
        if self.top() + i64::from(places) > 36 {
            return None;
        }
        let sign = if self.negative { -1 } else { 1 };
        if shift >= 0 {
            return Some(sign * self.digits.parse::<i128>().ok()? * 10_i128.pow(shift as u32));
        }
        let kept = usize::try_from(self.digits.len() as i64 + shift).unwrap_or(0);
        let towards_zero = if kept == 0 { 0 } else { self.digits[..kept].parse::<i128>().ok()? };
        // What was cut off is not zero, since the digits do not end in one.
        Some(if self.negative { -towards_zero - 1 } else { towards_zero })
    }

    /// Digits without exponent, as whole numbers are written; `None` if it is not whole.
    pub(crate) fn whole_text(&self) -> Option<String> {
        self.is_whole().then_some(())?;
        let digits = if self.digits.is_empty() { "0" } else { &self.digits };
        let sign = if self.negative { "-" } else { "" };
        Some(format!("{sign}{digits}{}", "0".repeat(usize::try_from(self.exponent).ok()?)))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let sign = |one: &Self| if one.digits.is_empty() { 0 } else { 1 - 2 * i32::from(one.negative) };
        let size = self.top().cmp(&other.top()).then_with(|| self.digits.cmp(&other.digits));
        let size = if self.negative { size.reverse() } else { size };
        Some(sign(self).cmp(&sign(other)).then(if self.digits.is_empty() { Ordering::Equal } else { size }))
    }
}

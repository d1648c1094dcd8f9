//! Numbers down to the lower edge of their step or band, exactly.

use std::fmt::Write;

use super::super::decimal::Decimal;
use super::super::output::{BadSpec, Output};
use crate::base::Scalar;

/// How a number line is cut, and how a piece is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberSpec {
    /// Where the cuts are.
    pub cut: NumberCut,
    /// The piece's label (`"30-44"`, `"75+"`) instead of its lower edge.
    pub as_label: bool,
}

/// Where a number line is cut. A piece holds its lower edge and not its upper one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberCut {
    /// At every multiple of this, which is above zero.
    Step(Decimal),
    /// At each of these, which ascend. The last piece is open above; below the first edge there is no piece.
    Bands(Vec<Decimal>),
}

impl NumberCut {
    /// Cuts at every multiple of `step`.
    ///
    /// # Errors
    /// If `step` is not above zero.
    pub fn step(step: Decimal) -> Result<Self, BadSpec> {
        if step.is_positive() { Ok(Self::Step(step)) } else { Err(BadSpec::new("`step` must be above 0")) }
    }

    /// Cuts at each of `edges`.
    ///
    /// # Errors
    /// If there are none, or they do not ascend.
    pub fn bands(edges: Vec<Decimal>) -> Result<Self, BadSpec> {
        if edges.is_empty() {
            return Err(BadSpec::new("`bands` needs at least one edge"));
        }
        if edges.is_sorted_by(|a, b| a < b) {
            Ok(Self::Bands(edges))
        } else {
            Err(BadSpec::new("the edges of `bands` must ascend"))
        }
    }

    /// The piece in which a spelled number lies. `None` if it is no number or its piece's edge does not fit.
    fn piece(&self, text: &str) -> Option<Piece> {
        match self {
            Self::Step(step) if step.is_positive() => {
                let unit = step.at(step.scale())?;
                let floor = Decimal::floor(text, step.scale())?.div_euclid(unit).checked_mul(unit)?;
                let upper = floor.checked_add(unit).and_then(|upper| Decimal::new(upper, step.scale()))?;
                Some(Piece { lower: Some(Decimal::new(floor, step.scale())?), upper: Some(upper) })
            }
            Self::Step(_) => None,
            Self::Bands(edges) => {
                edges.first()?.compare(text)?;
                let above = edges.partition_point(|edge| edge.compare(text).is_some_and(|order| order.is_ge()));
                let lower = above.checked_sub(1).and_then(|below| edges.get(below)).copied();
                Some(Piece { lower, upper: edges.get(above).copied() })
            }
        }
    }
}

/// One piece of the number line.
struct Piece {
    /// `None`: open below.
    lower: Option<Decimal>,
    /// `None`: open above.
    upper: Option<Decimal>,
}

impl Piece {
    /// `30-44` (whole edges: both ends lie within), `30` (one whole number), `1.5-<3` (upper edge not within), `75+`,
    /// `<18`. With a negative edge, ` to ` stands for the hyphen.
    fn label(&self, out: &mut String) {
        let _ = match (self.lower, self.upper) {
            (None, None) => Ok(()),
            (Some(lower), None) => write!(out, "{lower}+"),
            (None, Some(upper)) => write!(out, "<{upper}"),
            (Some(lower), Some(upper)) => {
                let zero = Decimal::new(0, 0);
                let join = if Some(lower) < zero || Some(upper) < zero { " to " } else { "-" };
                let last = upper.at(0).filter(|_| lower.is_whole()).and_then(|upper| Decimal::new(upper - 1, 0));
                match last {
                    Some(last) if last == lower => write!(out, "{lower}"),
                    Some(last) => write!(out, "{lower}{join}{last}"),
                    None => write!(out, "{lower}{join}<{upper}"),
                }
            }
        }; // a String takes all
    }
}

impl NumberSpec {
    pub(super) fn apply(&self, value: Scalar<'_>, out: &mut String) -> Output {
        let (text, kind) = match value {
            Scalar::Number(text) => (text, Output::Number),
            Scalar::String(text) => (text, Output::Text),
            Scalar::Null | Scalar::Bool(_) => return Output::Same,
        };
        let Some(piece) = self.cut.piece(text) else {
            return if kind == Output::Text && self.is_label(text, out) { Output::Same } else { Output::Unfit };
        };
        match (self.as_label, piece.lower) {
            (true, _) => {
                piece.label(out);
                Output::Text
            }
            (false, Some(lower)) => {
                let _ = write!(out, "{lower}"); // a String takes all
                kind
            }
            (false, None) => Output::Unfit,
        }
    }

    /// Whether a text is a label that this spec gives: then it is as coarse as asked.
    fn is_label(&self, text: &str, out: &mut String) -> bool {
        let number = text.strip_prefix('<').unwrap_or(text);
        let end = number
            .bytes()
            .skip(1)
            .position(|byte| !byte.is_ascii_digit() && byte != b'.')
            .map_or(number.len(), |at| at + 1);
        let piece = match number.get(..end).and_then(|lower| self.cut.piece(lower)) {
            Some(piece) if self.as_label && number.len() == text.len() => piece,
            Some(Piece { .. }) if self.as_label => match &self.cut {
                NumberCut::Bands(edges) => Piece { lower: None, upper: edges.first().copied() },
                NumberCut::Step(_) => return false,
            },
            _ => return false,
        };
        piece.label(out);
        out == text
    }
}

#[cfg(test)]
mod tests;

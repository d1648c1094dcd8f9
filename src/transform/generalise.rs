//! `generalise`: a coarser value stands instead: a date's month, a number's band, an address's network.

mod date;
mod form;
mod ip;
mod number;

pub use self::date::DateSpec;
pub use self::form::DateForm;
pub use self::ip::IpSpec;
pub use self::number::{NumberCut, NumberSpec};
use super::output::Output;
use crate::base::Scalar;

/// What a value is shortened to. Applying one twice gives what applying it once gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Generalise {
    /// A date or date-time, as text or epoch number.
    Date(DateSpec),
    /// A number, also one spelled in a string.
    Number(NumberSpec),
    /// An IP address.
    Ip(IpSpec),
}

impl Generalise {
    /// Shortens one scalar. `null` and booleans stay; what is no date, number or address does not fit.
    pub fn apply(&self, value: Scalar<'_>, out: &mut String) -> Output {
        out.clear();
        if matches!(value, Scalar::Null | Scalar::Bool(_)) {
            return Output::Same;
        }
        let output = match self {
            Self::Date(spec) => spec.apply(value, out),
            Self::Number(spec) => spec.apply(value, out),
            Self::Ip(spec) => spec.apply(value, out),
        };
        if output == Output::Unfit {
            out.clear();
        }
        output
    }
}

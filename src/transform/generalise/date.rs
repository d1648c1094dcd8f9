//! Dates down to a unit, in their own offset and their own spelling.

use std::fmt::Write;

use super::super::moment::{DateUnit, Extent, Moment, Tick, whole};
use super::super::output::Output;
use super::form::{DateForm, Form};
use crate::base::Scalar;

/// How far a date is shortened, and how it is spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateSpec {
    /// What stays. A value that is already coarser stays as it is.
    pub unit: DateUnit,
    /// How texts spell dates; `None` is ISO 8601 and RFC 3339. Numbers are epoch seconds or milliseconds, told apart
    /// by size, unless the form says otherwise.
    pub form: Option<DateForm>,
}

impl DateSpec {
    /// ISO 8601 and epoch numbers, down to `unit`.
    pub fn new(unit: DateUnit) -> Self {
        Self { unit, form: None }
    }

    pub(super) fn apply(&self, value: Scalar<'_>, out: &mut String) -> Output {
        match (value, self.form.map(|form| form.0)) {
            (Scalar::String(text), None) => iso(text, self.unit, out),
            (Scalar::String(text), Some(Form::Calendar(form))) => form.shorten(text, self.unit, out),
            (Scalar::Number(text), Some(Form::Calendar(form))) if form.is_digits() => {
                // Kinds hold: what is no number once shortened (`2026Q3`) does not fit.
                match form.shorten(text, self.unit, out) {
                    Output::Text if out.bytes().all(|byte| byte.is_ascii_digit()) => Output::Number,
                    Output::Same => Output::Same,
                    _ => Output::Unfit,
                }
            }
            (Scalar::String(text), Some(Form::Epoch(tick))) => epoch(text, tick, self.unit, out, Output::Text),
            (Scalar::Number(text), Some(Form::Epoch(tick))) => epoch(text, tick, self.unit, out, Output::Number),
            (Scalar::Number(text), None | Some(Form::Calendar(_))) => match whole(text).and_then(Tick::of) {
                Some(tick) => epoch(text, tick, self.unit, out, Output::Number),
                None => Output::Unfit,
            },
            (Scalar::Null | Scalar::Bool(_), _) => Output::Same,
        }
    }
}

fn iso(text: &str, unit: DateUnit, out: &mut String) -> Output {
    let Some(moment) = Moment::parse(text) else { return Output::Unfit };
    let (Extent::Day(_), Some(clock), DateUnit::Hour) = (moment.extent, moment.clock, unit) else {
        return match moment.extent.shorten(unit) {
            Some(same) if same == moment.extent && moment.clock.is_none() => Output::Same,
            Some(shorter) => {
                shorter.write(out);
                Output::Text
            }
            None => Output::Unfit,
        };
    };
    if !clock.fine {
        return Output::Same;
    }
    // A date-time is a date of ten characters, a separator and two digits of the hour.
    out.push_str(&text[..13]);
    out.push_str(clock.zone);
    Output::Text
}

fn epoch(text: &str, tick: Tick, unit: DateUnit, out: &mut String, kind: Output) -> Output {
    let Some(first) = whole(text).and_then(|value| tick.floor(value, unit)) else { return Output::Unfit };
    let _ = write!(out, "{first}"); // a String takes all
    kind
}

#[cfg(test)]
mod tests;

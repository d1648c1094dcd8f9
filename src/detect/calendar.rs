//! Dates as people write them: ISO 8601, numbers with separators, and months by name in eight languages.
//!
//! What is read is a date that exists. Reading starts at its first byte, a digit or a month's name, and goes at most
//! [`FAR`] bytes; a time of day that follows belongs to the date.

mod months;

pub(in crate::detect) use months::MONTHS;
#[cfg(test)]
pub(in crate::detect) use months::names as month_names;

use super::boundary;

/// Longest date with its time, in bytes: `30. października 2024, 10:11:12.123456789 +01:00`, and spaces of three bytes.
pub(in crate::detect) const FAR: usize = 64;
/// Years that dates of texts are in; other numbers before or after a month are amounts and parts.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2199;

/// Whether a day exists in the Gregorian calendar: the year in full, months and days from 1.
pub(in crate::detect) fn exists<N: Into<u64>>(year: N, month: N, day: N) -> bool {
    let (year, month): (u64, u64) = (year.into(), month.into());
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 => 28 + u64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day.into())
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Form {
    /// Year first (ISO 8601, RFC 3339), with or without a time.
    Iso,
    /// Day or month first, the year in four digits.
    Numbers,
    /// Day or month first, the year in two digits.
    Short,
    /// The month by name, with day and year.
    Named,
    /// The month by name and the year.
    Month,
    /// The month by name and the day.
    Day,
}

/// A date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) struct Dated {
    /// First byte after it, its time included.
    pub(in crate::detect) end: usize,
    /// How it is written.
    pub(in crate::detect) form: Form,
    /// The year, if it is written in full.
    pub(in crate::detect) year: Option<u32>,
    /// A time of day is part of it.
    pub(in crate::detect) timed: bool,
}

/// The date that begins with the digits at `at`.
pub(in crate::detect) fn at_digit(text: &str, at: usize) -> Option<Dated> {
    let mut reader = Reader::new(text, at);
    let (first, width) = reader.number()?;
    match width {
        4 => iso(reader, first),
        8 => compact(reader, first),
        1 | 2 => numbers(reader, first).or_else(|| day_first(reader, first)),
        _ => None,
    }
}

/// The date that begins with the name of a month at `at`: `March 12, 2024`, `mars 2024`.
pub(in crate::detect) fn at_month(text: &str, at: usize) -> Option<Dated> {
    let mut reader = Reader::new(text, at);
    reader.month()?;
    let _ = reader.take(".");
    reader.space()?;
    let _ = reader.word(&["de ", "del "]);
    let (number, width) = reader.number()?;
    if width == 4 {
        return reader.done(Form::Month, Some(number).filter(|year| YEARS.contains(year))?);
    }
    if width > 2 || !(1..=31).contains(&number) {
        return None;
    }
    let _ = reader.word(&["st", "nd", "rd", "th"]);
    let short = reader;
    let _ = reader.take(",");
    if reader.space().is_some() {
        let _ = reader.word(&["de ", "del "]);
        if let Some((year, 4)) = reader.number().filter(|(year, _)| YEARS.contains(year)) {
            return reader.timed(Form::Named, Some(year));
        }
    }
    // Without a year a small letter makes it another word: `may 12 people`.
    text.get(at..)?.starts_with(char::is_uppercase).then(|| short.timed(Form::Day, None))?
}

fn iso(mut reader: Reader<'_>, year: u32) -> Option<Dated> {
    let mark = reader.one(b"-/.")?;
    let (month, short) = reader.number()?;
    reader.one(&[mark])?;
    let (day, narrow) = reader.number()?;
    let wide = mark == b'-' && (short, narrow) != (2, 2) || short > 2 || narrow > 2;
    (!wide && YEARS.contains(&year) && exists(year, month, day)).then(|| reader.timed(Form::Iso, Some(year)))?
}

/// The basic form with its time: `20240312T101112Z`. Without one it is any number of eight digits.
fn compact(mut reader: Reader<'_>, number: u32) -> Option<Dated> {
    let (year, month, day) = split(number);
    reader.one(b"T")?;
    let (time, width) = reader.number()?;
    let (hour, minute) = if width == 6 { (time / 10_000, time / 100 % 100) } else { (time / 100, time % 100) };
    let timed = matches!(width, 4 | 6) && hour < 24 && minute < 60 && YEARS.contains(&year) && exists(year, month, day);
    let _ = reader.one(b"Z");
    timed.then(|| reader.done(Form::Iso, year))?
}

/// Year, month and day of eight digits.
pub(in crate::detect) fn split(number: u32) -> (u32, u32, u32) {
    (number / 10_000, number / 100 % 100, number % 100)
}

fn numbers(mut reader: Reader<'_>, first: u32) -> Option<Dated> {
    let mark = reader.one(b"/.-")?;
    let spaced = mark == b'.' && reader.one(b" ").is_some();
    let (second, width) = reader.number()?;
    reader.one(&[mark])?;
    if spaced {
        reader.one(b" ")?;
    }
    let (year, digits) = reader.number()?;
    let full = match digits {
        4 if YEARS.contains(&year) => year,
        // A leap year: which century is meant, is not known.
        2 if !spaced => 2000,
        _ => return None,
    };
    let day = exists(full, second, first) || exists(full, first, second);
    let form = if digits == 4 { Form::Numbers } else { Form::Short };
    (width <= 2 && day).then(|| reader.timed(form, (digits == 4).then_some(year)))?
}

fn day_first(mut reader: Reader<'_>, day: u32) -> Option<Dated> {
    let _ = reader.word(&["st", "nd", "rd", "th", "er", ".", "º", "ª", "°", "ste", "de"]);
    let _ = reader.one(b"-").or_else(|| reader.space())?;
    let _ = reader.word(&["of ", "de ", "d'", "d’"]);
    let month = reader.month()?;
    if !exists(2000, month, day) {
        return None;
    }
    let short = reader;
    let _ = reader.one(b".,");
    if reader.one(b"-").or_else(|| reader.space()).is_some() {
        let _ = reader.word(&["de ", "del ", "of "]);
        if let Some((year, 4)) = reader.number().filter(|(year, _)| YEARS.contains(year)) {
            return if exists(year, month, day) { reader.timed(Form::Named, Some(year)) } else { None };
        }
    }
    short.timed(Form::Day, None)
}

/// Reads on from a byte of a text.
#[derive(Clone, Copy)]
struct Reader<'t> {
    text: &'t str,
    at: usize,
    last: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, last: boundary::floor(text, at.saturating_add(FAR)) }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..self.last).unwrap_or_default()
    }

    /// The number at hand and its digits, at most eight.
    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest().bytes().take(9).take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..digits)?.parse().ok().filter(|_| digits <= 8)?;
        self.at += digits;
        Some((number, digits))
    }

    fn one(&mut self, marks: &[u8]) -> Option<u8> {
        let mark = self.rest().bytes().next().filter(|mark| marks.contains(mark))?;
        self.at += 1;
        Some(mark)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        let head = self.rest().get(..word.len())?;
        if !head.eq_ignore_ascii_case(word) {
            return None;
        }
        self.at += word.len();
        Some(())
    }

    /// The first of the words that stands here and ends there.
    fn word(&mut self, words: &[&str]) -> Option<()> {
        words.iter().find_map(|word| {
            let mut next = *self;
            next.take(word)?;
            let open = word.ends_with(char::is_alphabetic) && boundary::word_after(self.text, next.at);
            (!open).then(|| *self = next)
        })
    }

    /// A space, perhaps one that does not break.
    fn space(&mut self) -> Option<u8> {
        [" ", "\u{a0}", "\u{202f}"].iter().find_map(|space| self.take(space)).map(|()| b' ')
    }

    /// The month whose name stands here.
    fn month(&mut self) -> Option<u32> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let month = months::number(rest.get(..length)?)?;
        self.at += length;
        Some(month)
    }

    /// The date, if a word ends here too.
    fn done(self, form: Form, year: u32) -> Option<Dated> {
        (!self.joined()).then_some(Dated { end: self.at, form, year: Some(year), timed: true })
    }

    /// The date with the time after it, if there is one.
    fn timed(mut self, form: Form, year: Option<u32>) -> Option<Dated> {
        let date = self;
        let _ = self.one(b",");
        let begun = self.one(b"Tt").is_some() || self.space().is_some();
        if begun && self.time().is_some() && !self.joined() {
            return Some(Dated { end: self.at, form, year, timed: true });
        }
        (!date.joined()).then_some(Dated { end: date.at, form, year, timed: false })
    }

    /// Whether more letters or digits follow at once, or behind a mark that joins them.
    fn joined(&self) -> bool {
        let more = matches!(self.text.as_bytes().get(self.at..), Some([b'/' | b'-' | b'.', next, ..]) if next.is_ascii_digit());
        more || boundary::word_after(self.text, self.at)
    }

    fn time(&mut self) -> Option<()> {
        let (hour, width) = self.number()?;
        self.one(b":h")?;
        let (minute, two) = self.number()?;
        if hour > 24 || minute > 59 || width > 2 || two != 2 {
            return None;
        }
        let minutes = *self;
        if self.one(b":").is_some() {
            match self.number() {
                Some((second, 2)) if second <= 60 => {
                    let seconds = *self;
                    if self.one(b".,").is_none() || self.number().is_none() {
                        *self = seconds;
                    }
                }
                _ => *self = minutes,
            }
        }
        self.zone();
        Some(())
    }

    /// Half of the day, or the offset from UTC.
    fn zone(&mut self) {
        let mut next = *self;
        let _ = next.one(b" ");
        if next.word(&["am", "pm", "a.m.", "p.m.", "z", "utc", "gmt"]).is_some() {
            *self = next;
            return;
        }
        let offset = next.one(b"+-").and_then(|_| next.number()).and_then(|(_, width)| match width {
            4 => Some(()),
            2 => next.one(b":").and_then(|_| next.number()).filter(|(_, width)| *width == 2).map(|_| ()),
            _ => None,
        });
        if offset.is_some() {
            *self = next;
        }
    }
}

#[cfg(test)]
mod tests;

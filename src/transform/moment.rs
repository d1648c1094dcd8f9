//! Dates and date-times as texts and as epoch numbers: read strictly, checked against the calendar, shortened.
//!
//! Texts are ISO 8601 extended (`2026-09-14`, `2026-09`, `2026`, `2026-W38`, `2026-Q3`) and RFC 3339 date-times
//! (`T`, `t` or a space; seconds, a fraction and the offset may be missing). Numbers count from 1970-01-01T00:00:00Z.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use jiff::tz::Offset;

use super::decimal::Decimal;
use crate::base::{Scalar, UnixSeconds};

/// How much of a date stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateUnit {
    /// `2026`
    Year,
    /// `2026-Q3`
    Quarter,
    /// `2026-09`
    Month,
    /// `2026-W38`: ISO 8601 week with its own year, which differs from the calendar's around New Year.
    Week,
    /// `2026-09-14`
    Day,
    /// `2026-09-14T10+02:00`
    Hour,
}

impl DateUnit {
    /// Reads `year`, `quarter`, `month`, `week`, `day` or `hour`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "year" => Self::Year,
            "quarter" => Self::Quarter,
            "month" => Self::Month,
            "week" => Self::Week,
            "day" => Self::Day,
            "hour" => Self::Hour,
            _ => return None,
        })
    }
}

/// A stretch of the calendar. Years are 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Year(i16),
    Quarter(i16, i8),
    Month(i16, i8),
    Week(i16, i8),
    Day(Date),
}

impl Extent {
    /// The extent of `unit` around this one; this one if it is no finer. `None` if it may lie in two of them, as a
    /// week does in two months, or if the unit lies outside years 0 to 9999.
    pub(super) fn shorten(self, unit: DateUnit) -> Option<Self> {
        Some(match (self, unit) {
            (Self::Day(day), DateUnit::Year) => Self::Year(day.year()),
            (Self::Day(day), DateUnit::Quarter) => Self::Quarter(day.year(), quarter(day.month())),
            (Self::Day(day), DateUnit::Month) => Self::Month(day.year(), day.month()),
            (Self::Day(day), DateUnit::Week) => {
                let week = day.iso_week_date();
                if week.year() < 0 {
                    return None;
                }
                Self::Week(week.year(), week.week())
            }
            (Self::Month(year, _) | Self::Quarter(year, _) | Self::Week(year, _), DateUnit::Year) => Self::Year(year),
            (Self::Month(year, month), DateUnit::Quarter) => Self::Quarter(year, quarter(month)),
            (Self::Week(..), DateUnit::Month | DateUnit::Quarter) => return None,
            (same, _) => same,
        })
    }

    /// Appends the ISO spelling (`2026-Q3` for quarters, which ISO 8601 does not name).
    pub(super) fn write(self, out: &mut String) {
        match self {
            Self::Year(year) => digits(out, year, 4),
            Self::Quarter(year, quarter) => {
                digits(out, year, 4);
                out.push_str("-Q");
                digits(out, quarter.into(), 1);
            }
            Self::Month(year, month) => {
                digits(out, year, 4);
                out.push('-');
                digits(out, month.into(), 2);
            }
            Self::Week(year, week) => {
                digits(out, year, 4);
                out.push_str("-W");
                digits(out, week.into(), 2);
            }
            Self::Day(day) => {
                Self::Month(day.year(), day.month()).write(out);
                out.push('-');
                digits(out, day.day().into(), 2);
            }
        }
    }

    pub(super) fn quarter(year: i16, quarter: i8) -> Option<Self> {
        (1..=4).contains(&quarter).then_some(Self::Quarter(year, quarter))
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self::Month(year, month))
    }

    pub(super) fn week(year: i16, week: i8) -> Option<Self> {
        ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|_| Self::Week(year, week))
    }

    pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self::Day)
    }
}

fn quarter(month: i8) -> i8 {
    (month - 1) / 3 + 1
}

/// Appends a number that is not negative, with leading zeros up to `width` (at most 4).
pub(super) fn digits(out: &mut String, value: i16, width: usize) {
    let mut rest = value.unsigned_abs();
    let mut spelled = [b'0'; 5];
    for place in spelled.iter_mut().rev() {
        *place += (rest % 10) as u8;
        rest /= 10;
    }
    let from = spelled.iter().position(|&b| b != b'0').unwrap_or(4).min(5 - width.min(5));
    for &b in &spelled[from..] {
        out.push(char::from(b));
    }
}

/// A date or date-time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment<'a> {
    /// The calendar part.
    pub(super) extent: Extent,
    /// The time of day; only beside [`Extent::Day`].
    pub(super) clock: Option<Clock<'a>>,
}

/// A time of day as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock<'a> {
    /// What stood between date and time: `T`, `t` or a space.
    pub(super) separator: char,
    /// 0 to 23.
    pub(super) hour: i8,
    /// 0 to 59.
    pub(super) minute: i8,
    /// Whether more than the hour was written.
    pub(super) fine: bool,
    /// The offset as written, empty if there was none.
    pub(super) zone: &'a str,
    /// The offset in minutes east of Greenwich; `None` for local time.
    pub(super) offset: Option<i32>,
}

impl<'a> Moment<'a> {
    /// Reads an ISO 8601 date or RFC 3339 date-time, nothing before or after it.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let mut reader = Reader::new(text);
        let extent = reader.extent()?;
        if reader.rest().is_empty() {
            return Some(Self { extent, clock: None });
        }
        let Extent::Day(_) = extent else { return None };
        let separator = match reader.byte()? {
            b'T' => 'T',
            b't' => 't',
            b' ' => ' ',
            _ => return None,
        };
        let clock = reader.clock(separator)?;
        Some(Self { extent, clock: Some(clock) })
    }

    /// The calendar date in UTC. A local time is taken as UTC.
    pub(super) fn utc(&self) -> Option<Extent> {
        let (Extent::Day(day), Some(clock)) = (self.extent, self.clock) else { return Some(self.extent) };
        let minute = i32::from(clock.hour) * 60 + i32::from(clock.minute) - clock.offset.unwrap_or(0);
        let day = match minute.div_euclid(24 * 60) {
            -1 => day.yesterday().ok()?,
            1 => day.tomorrow().ok()?,
            _ => day,
        };
        (day.year() >= 0).then_some(Extent::Day(day))
    }
}

/// Reads fixed shapes off the front of a text. All shapes are ASCII; any other byte fails them.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Passes `byte` if it comes next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Exactly `count` digits (at most 4).
    pub(super) fn number(&mut self, count: usize) -> Option<i16> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.byte().filter(u8::is_ascii_digit)?;
            value = value * 10 + i16::from(byte - b'0');
        }
        Some(value)
    }

    pub(super) fn pair(&mut self) -> Option<i8> {
        self.number(2).and_then(|value| i8::try_from(value).ok())
    }

    /// One digit, or two.
    pub(super) fn short(&mut self) -> Option<i8> {
        let first = self.number(1)?;
        let value = match self.peek().filter(u8::is_ascii_digit) {
            Some(byte) => {
                self.at += 1;
                first * 10 + i16::from(byte - b'0')
            }
            None => first,
        };
        i8::try_from(value).ok()
    }

    fn extent(&mut self) -> Option<Extent> {
        let year = self.number(4)?;
        if !self.eat(b'-') {
            return Some(Extent::Year(year));
        }
        if self.eat(b'W') {
            return Extent::week(year, self.pair()?);
        }
        if self.eat(b'Q') {
            return Extent::quarter(year, self.number(1)? as i8);
        }
        let month = self.pair()?;
        if !self.eat(b'-') {
            return Extent::month(year, month);
        }
        Extent::day(year, month, self.pair()?)
    }

    /// `hh[:mm[:ss[.fff]]]` and an offset, to the end of the text.
    pub(super) fn clock(&mut self, separator: char) -> Option<Clock<'a>> {
        let hour = self.pair().filter(|hour| *hour < 24)?;
        let (mut minute, mut fine) = (0, false);
        if self.eat(b':') {
            fine = true;
            minute = self.pair().filter(|minute| *minute < 60)?;
            if self.eat(b':') {
                // 60 is a leap second (RFC 3339 §5.6).
                self.pair().filter(|second| *second < 60 || (*second == 60 && minute == 59))?;
                if self.eat(b'.') || self.eat(b',') {
                    self.number(1)?;
                    while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                        self.at += 1;
                    }
                }
            }
        }
        let zone = self.rest();
        let offset = self.offset()?;
        self.rest().is_empty().then_some(Clock { separator, hour, minute, fine, zone, offset })
    }

    /// Nothing, `Z`, `+02`, `+0200` or `+02:00`, perhaps after one space.
    fn offset(&mut self) -> Option<Option<i32>> {
        if self.peek().is_none() {
            return Some(None);
        }
        self.eat(b' ');
        let sign = match self.byte()? {
            b'Z' | b'z' => return Some(Some(0)),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = self.pair().filter(|hours| *hours < 24)?;
        let colon = self.eat(b':');
        let minutes = if colon || self.peek().is_some() { self.pair().filter(|minutes| *minutes < 60)? } else { 0 };
        Some(Some(sign * (i32::from(hours) * 60 + i32::from(minutes))))
    }
}

/// What an epoch number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    Seconds,
    Milliseconds,
}

impl Tick {
    /// Guesses by size: below 10¹¹ in magnitude (the year 5138 in seconds, 1973 in milliseconds) are seconds, below
    /// 10¹⁴ milliseconds, more is neither.
    pub(super) fn of(value: i64) -> Option<Self> {
        match value.unsigned_abs() {
            0..100_000_000_000 => Some(Self::Seconds),
            100_000_000_000..100_000_000_000_000 => Some(Self::Milliseconds),
            _ => None,
        }
    }

    fn per_second(self) -> i64 {
        match self {
            Self::Seconds => 1,
            Self::Milliseconds => 1000,
        }
    }

    /// The instant `value` ticks after the epoch, down to the second. `None` outside years 0 to 9999.
    pub(super) fn instant(self, value: i64) -> Option<DateTime> {
        let seconds = value.div_euclid(self.per_second());
        let instant = Timestamp::from_second(seconds).ok().map(|stamp| Offset::UTC.to_datetime(stamp))?;
        (instant.year() >= 0).then_some(instant)
    }

    /// The first tick of the unit in which `value` lies, in UTC.
    pub(super) fn floor(self, value: i64, unit: DateUnit) -> Option<i64> {
        let instant = self.instant(value)?;
        let day = instant.date();
        let first = match unit {
            DateUnit::Hour => day.at(instant.hour(), 0, 0, 0),
            DateUnit::Day => day.at(0, 0, 0, 0),
            DateUnit::Week => {
                let week = day.iso_week_date();
                ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).ok()?.date().at(0, 0, 0, 0)
            }
            DateUnit::Month => day.first_of_month().at(0, 0, 0, 0),
            DateUnit::Quarter => Date::new(day.year(), quarter(day.month()) * 3 - 2, 1).ok()?.at(0, 0, 0, 0),
            DateUnit::Year => day.first_of_year().at(0, 0, 0, 0),
        };
        let seconds = Offset::UTC.to_timestamp(first).ok()?.as_second();
        seconds.checked_mul(self.per_second())
    }
}

/// The whole number at or below a number's spelling, if it fits an `i64`.
pub(super) fn whole(spelling: &str) -> Option<i64> {
    Decimal::floor(spelling, 0).and_then(|floor| i64::try_from(floor).ok())
}

/// The calendar extent in UTC that a value names: ISO text or an epoch number.
pub(super) fn utc_extent(value: Scalar<'_>) -> Option<Extent> {
    match value {
        Scalar::String(text) => Moment::parse(text)?.utc(),
        Scalar::Number(spelling) => {
            let value = whole(spelling)?;
            Tick::of(value)?.instant(value).map(|instant| Extent::Day(instant.date()))
        }
        Scalar::Null | Scalar::Bool(_) => None,
    }
}

/// The day in UTC on which `now` lies; the nearest day that the calendar has, for instants beyond it.
pub(super) fn utc_day(now: UnixSeconds) -> Date {
    let first = Timestamp::from_second(-62_167_219_200).unwrap_or(Timestamp::MIN); // 0000-01-01T00:00:00Z
    let stamp = Timestamp::from_second(now.0).unwrap_or(if now.0 < 0 { first } else { Timestamp::MAX }).max(first);
    Offset::UTC.to_datetime(stamp).date()
}

fn spelled(extent: Extent, unit: DateUnit) -> Option<String> {
    let mut text = String::new();
    let shortened = extent.shorten(unit)?;
    let fits = matches!((shortened, unit), (Extent::Day(_), DateUnit::Day) | (Extent::Month(..), DateUnit::Month));
    shortened.write(&mut text);
    fits.then_some(text)
}

/// The day in UTC of a session's start, such as `2026-09-14`: the instance of [`Scope::Day`](super::Scope::Day).
pub fn scope_day(now: UnixSeconds) -> String {
    spelled(Extent::Day(utc_day(now)), DateUnit::Day).unwrap_or_default()
}

/// The month in UTC of a session's start, such as `2026-09`: the instance of [`Scope::Month`](super::Scope::Month).
pub fn scope_month(now: UnixSeconds) -> String {
    spelled(Extent::Day(utc_day(now)), DateUnit::Month).unwrap_or_default()
}

/// The day in UTC that a value lies on, for `day: { of: … }`: an ISO date, an RFC 3339 date-time (a local one is taken
/// as UTC) or an epoch number. `None` for anything else, also for a month or a year.
pub fn day_of(value: Scalar<'_>) -> Option<String> {
    spelled(utc_extent(value)?, DateUnit::Day)
}

/// The month in UTC that a value lies in, for `month: { of: … }`; as [`day_of`], and `2026-09` is a month.
pub fn month_of(value: Scalar<'_>) -> Option<String> {
    spelled(utc_extent(value)?, DateUnit::Month)
}

#[cfg(test)]
mod tests;

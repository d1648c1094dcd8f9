//! Declared spellings of dates, such as `dd/mm/yyyy`, and what they look like once shortened.

use super::super::moment::{DateUnit, Extent, Reader, Tick, digits};
use super::super::output::{BadSpec, Output};

/// How a column spells its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateForm(pub(super) Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Year, month and day in some order.
    Calendar(CalendarForm),
    /// Seconds or milliseconds since 1970-01-01T00:00:00Z, as number or as digits in a string.
    Epoch(Tick),
}

impl DateForm {
    /// Reads a form: `yyyy`, `mm` or `m`, `dd` or `d` in any order in which the year comes first or last, all with the
    /// one separator `/` `.` `-` or space, or none (`yyyymmdd`); after that perhaps ` HH:MM` or ` HH:MM:SS`, or the
    /// same after a `T`. Or `epoch-s`, `epoch-ms`.
    ///
    /// # Errors
    /// With what is wrong.
    pub fn parse(text: &str) -> Result<Self, BadSpec> {
        match text {
            "epoch-s" => return Ok(Self(Form::Epoch(Tick::Seconds))),
            "epoch-ms" => return Ok(Self(Form::Epoch(Tick::Milliseconds))),
            _ => {}
        }
        CalendarForm::parse(text).map(|form| Self(Form::Calendar(form))).ok_or_else(|| {
            BadSpec::new(format!(
                "`{text}` is no date form: use yyyy, mm and dd with one separator (dd/mm/yyyy, yyyymmdd), then HH:MM or \
                 HH:MM:SS if there is a time, or epoch-s or epoch-ms"
            ))
        })
    }
}

/// Year, month and day in a declared order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CalendarForm {
    order: Order,
    separator: Option<u8>,
    /// `m` and `d` instead of `mm` and `dd`: one or two digits are read, and as few as needed written.
    short: bool,
    /// What stands before a time of day, a space or `T`; `None` if the form has none.
    clock: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
    YearDayMonth,
}

impl CalendarForm {
    fn parse(text: &str) -> Option<Self> {
        let at = text.find('H').map(|hour| hour.checked_sub(1)).unwrap_or(Some(text.len()))?;
        let (calendar, time) = text.split_at_checked(at)?;
        let clock = match time.as_bytes() {
            [] => None,
            [separator @ (b' ' | b'T'), b'H', b'H', b':', b'M', b'M', rest @ ..]
                if [b"", b":SS".as_slice()].contains(&rest) =>
            {
                Some(*separator)
            }
            _ => return None,
        };
        let separator = calendar.bytes().find(|byte| !byte.is_ascii_alphabetic());
        if separator.is_some_and(|byte| !b"/.- ".contains(&byte)) {
            return None;
        }
        let bare: String = calendar.chars().filter(|c| c.is_ascii_alphabetic()).collect();
        let (order, short) = match bare.as_str() {
            "ddmmyyyy" => (Order::DayMonthYear, false),
            "mmddyyyy" => (Order::MonthDayYear, false),
            "yyyymmdd" => (Order::YearMonthDay, false),
            "yyyyddmm" => (Order::YearDayMonth, false),
            "dmyyyy" => (Order::DayMonthYear, true),
            "mdyyyy" => (Order::MonthDayYear, true),
            "yyyymd" => (Order::YearMonthDay, true),
            "yyyydm" => (Order::YearDayMonth, true),
            _ => return None,
        };
        let form = Self { order, separator, short, clock };
        // One or two digits without a separator could not be told apart.
        (form.spelling() == calendar && !(short && separator.is_none())).then_some(form)
    }

    /// The calendar part as its author writes it.
    fn spelling(self) -> String {
        let parts = match (self.order, self.short) {
            (Order::DayMonthYear, false) => ["dd", "mm", "yyyy"],
            (Order::MonthDayYear, false) => ["mm", "dd", "yyyy"],
            (Order::YearMonthDay, false) => ["yyyy", "mm", "dd"],
            (Order::YearDayMonth, false) => ["yyyy", "dd", "mm"],
            (Order::DayMonthYear, true) => ["d", "m", "yyyy"],
            (Order::MonthDayYear, true) => ["m", "d", "yyyy"],
            (Order::YearMonthDay, true) => ["yyyy", "m", "d"],
            (Order::YearDayMonth, true) => ["yyyy", "d", "m"],
        };
        parts.join(self.separator.map(char::from).map(String::from).unwrap_or_default().as_str())
    }

    /// Whether whole dates of this form are digits and nothing else.
    pub(super) fn is_digits(self) -> bool {
        self.separator.is_none() && self.clock.is_none()
    }

    /// Shortens a date spelled in this form, or in what this form is shortened to.
    pub(super) fn shorten(self, text: &str, unit: DateUnit, out: &mut String) -> Output {
        let Some((extent, hour)) = self.read(text) else { return Output::Unfit };
        if unit == DateUnit::Hour {
            return match hour {
                Some((upto, fine)) if fine => {
                    out.push_str(&text[..upto]); // shapes are ASCII, so every place is a boundary
                    Output::Text
                }
                _ => Output::Same,
            };
        }
        match extent.shorten(unit) {
            Some(same) if same == extent && hour.is_none() => Output::Same,
            Some(shorter) => {
                self.write(shorter, out);
                Output::Text
            }
            None => Output::Unfit,
        }
    }

    /// The calendar extent; where the hour's digits end, and whether anything finer was spelled after them.
    fn read(self, text: &str) -> Option<(Extent, Option<(usize, bool)>)> {
        if let Some(extent) = self.read_coarse(text) {
            return Some((extent, None));
        }
        let mut reader = Reader::new(text);
        let extent = self.read_day(&mut reader)?;
        if reader.rest().is_empty() {
            return Some((extent, None));
        }
        let separator = self.clock.filter(|separator| reader.eat(*separator))?;
        let upto = text.len() - reader.rest().len() + 2;
        let clock = reader.clock(char::from(separator)).filter(|clock| clock.zone.is_empty())?;
        Some((extent, Some((upto, clock.fine))))
    }

    fn read_day(self, reader: &mut Reader<'_>) -> Option<Extent> {
        let part = |reader: &mut Reader<'_>| if self.short { reader.short() } else { reader.pair() };
        let gap = |reader: &mut Reader<'_>| self.separator.is_none_or(|separator| reader.eat(separator)).then_some(());
        let year_first = matches!(self.order, Order::YearMonthDay | Order::YearDayMonth);
        let mut year = 0;
        if year_first {
            year = reader.number(4)?;
            gap(reader)?;
        }
        let first = part(reader)?;
        gap(reader)?;
        let second = part(reader)?;
        if !year_first {
            gap(reader)?;
            year = reader.number(4)?;
        }
        match self.order {
            Order::DayMonthYear | Order::YearDayMonth => Extent::day(year, second, first),
            Order::MonthDayYear | Order::YearMonthDay => Extent::day(year, first, second),
        }
    }

    /// What [`CalendarForm::write`] makes of a year, quarter, month or week, read back.
    fn read_coarse(self, text: &str) -> Option<Extent> {
        let mut reader = Reader::new(text);
        let year_first = matches!(self.order, Order::YearMonthDay | Order::YearDayMonth);
        let mut year = 0;
        if year_first {
            year = reader.number(4)?;
            if reader.rest().is_empty() {
                return Some(Extent::Year(year));
            }
            if let Some(separator) = self.separator
                && !reader.eat(separator)
            {
                return None;
            }
        } else if text.len() == 4 {
            return Some(Extent::Year(reader.number(4)?));
        }
        let (kind, part) = if reader.eat(b'Q') {
            (b'Q', reader.number(1)? as i8)
        } else if reader.eat(b'W') {
            (b'W', reader.pair()?)
        } else {
            (b'M', if self.short { reader.short()? } else { reader.pair()? })
        };
        if !year_first {
            if let Some(separator) = self.separator
                && !reader.eat(separator)
            {
                return None;
            }
            year = reader.number(4)?;
        }
        if !reader.rest().is_empty() {
            return None;
        }
        match kind {
            b'Q' => Extent::quarter(year, part),
            b'W' => Extent::week(year, part),
            _ => Extent::month(year, part),
        }
    }

    fn write(self, extent: Extent, out: &mut String) {
        let width = if self.short { 1 } else { 2 };
        let (year, letter, parts): (i16, &str, [Option<(i8, usize)>; 2]) = match extent {
            Extent::Year(year) => (year, "", [None, None]),
            Extent::Quarter(year, quarter) => (year, "Q", [Some((quarter, 1)), None]),
            Extent::Month(year, month) => (year, "", [Some((month, width)), None]),
            Extent::Week(year, week) => (year, "W", [Some((week, 2)), None]),
            Extent::Day(day) => {
                let (first, second) = match self.order {
                    Order::DayMonthYear | Order::YearDayMonth => (day.day(), day.month()),
                    Order::MonthDayYear | Order::YearMonthDay => (day.month(), day.day()),
                };
                (day.year(), "", [Some((first, width)), Some((second, width))])
            }
        };
        let year_first = matches!(self.order, Order::YearMonthDay | Order::YearDayMonth);
        let separator = self.separator.map(char::from);
        if year_first {
            digits(out, year, 4);
        }
        for (value, width) in parts.into_iter().flatten() {
            if year_first {
                out.extend(separator);
            }
            out.push_str(letter);
            digits(out, value.into(), width);
            if !year_first {
                out.extend(separator);
            }
        }
        if !year_first {
            digits(out, year, 4);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_strictly() {
        for good in [
            "dd/mm/yyyy",
            "mm/dd/yyyy",
            "dd.mm.yyyy",
            "yyyy/mm/dd",
            "yyyymmdd",
            "ddmmyyyy",
            "d/m/yyyy",
            "yyyy mm dd",
            "yyyy-dd-mm",
            "dd/mm/yyyy HH:MM",
            "dd/mm/yyyyTHH:MM:SS",
            "epoch-s",
            "epoch-ms",
        ] {
            assert!(DateForm::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "dd/mm/yy",
            "dd/mm-yyyy",
            "dmyyyy",
            "dd/yyyy/mm",
            "dd/mm",
            "DD/MM/YYYY",
            "dd/mm/yyyy HH",
            "dd|mm|yyyy",
            "dd/mm/yyyy/",
            "/dd/mm/yyyy",
            "H",
            "HH:MM",
            "dd/mm/yyyy HH:MM:SS.f",
            "dd/m/yyyy",
            "é",
        ] {
            assert!(DateForm::parse(bad).is_err(), "{bad}");
        }
    }
}

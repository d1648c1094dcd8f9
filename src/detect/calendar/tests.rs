//! Dates and what is none.

use super::{Form, at_digit, at_month, exists};

#[test]
fn only_days_of_the_calendar_exist() {
    for (year, month, day) in [(2024_u32, 2, 29), (2000, 2, 29), (2023, 2, 28), (1999, 12, 31), (2024, 4, 30)] {
        assert!(exists(year, month, day), "{year}-{month}-{day}");
    }
    for (year, month, day) in
        [(2023_u32, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 12, 32), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0)]
    {
        assert!(!exists(year, month, day), "{year}-{month}-{day}");
    }
}

#[test]
fn dates_are_read_to_their_end() {
    let check = |text: &str, date: &str, form: Form, timed: bool| {
        let read = if text.starts_with(|c: char| c.is_ascii_digit()) { at_digit(text, 0) } else { at_month(text, 0) };
        let read = read.unwrap_or_else(|| panic!("{text}"));
        assert_eq!((&text[..read.end], read.form, read.timed), (date, form, timed), "{text}");
    };
    check("2024-03-12", "2024-03-12", Form::Iso, false);
    check("2024-03-12T10:11:12.123Z x", "2024-03-12T10:11:12.123Z", Form::Iso, true);
    check("2024-03-12 10:11:12 +0100,", "2024-03-12 10:11:12 +0100", Form::Iso, true);
    check("2024-03-12t10:11:12+01:00", "2024-03-12t10:11:12+01:00", Form::Iso, true);
    check("2024/3/12", "2024/3/12", Form::Iso, false);
    check("12/03/2024 at", "12/03/2024", Form::Numbers, false);
    check("03/31/2024 10:30 PM", "03/31/2024 10:30 PM", Form::Numbers, true);
    check("12.3.2024.", "12.3.2024", Form::Numbers, false);
    check("12. 3. 2024", "12. 3. 2024", Form::Numbers, false);
    check("12-03-24", "12-03-24", Form::Short, false);
    check("12 mars 2024", "12 mars 2024", Form::Named, false);
    check("1er août 2024 à", "1er août 2024", Form::Named, false);
    check("12. März 2024, 10:30", "12. März 2024, 10:30", Form::Named, true);
    check("12 de marzo de 2024", "12 de marzo de 2024", Form::Named, false);
    check("3rd of March, 2024", "3rd of March, 2024", Form::Named, false);
    check("12-Mar-2024", "12-Mar-2024", Form::Named, false);
    check("12 października 2024 r.", "12 października 2024", Form::Named, false);
    check("12 Mar 2024 10:11:12 GMT", "12 Mar 2024 10:11:12 GMT", Form::Named, true);
    check("12 March was", "12 March", Form::Day, false);
    check("March 12, 2024", "March 12, 2024", Form::Named, false);
    check("March 12th 2024", "March 12th 2024", Form::Named, false);
    check("March 12 and", "March 12", Form::Day, false);
    check("20240312T101112Z", "20240312T101112Z", Form::Iso, true);
}

#[test]
fn what_is_no_date_is_not_read() {
    for text in [
        "2024-02-30",
        "2024-13-01",
        "2023-02-29",
        "9999-01-01",
        "2024-03-123",
        "31/04/2024",
        "12/03/2024/5",
        "1.2.3.2024",
        "12.03-2024",
        "12 marching 2024",
        "30 février 2024",
        "20240312",
        "12",
        "may 12 people",
        "March",
        "March 99",
    ] {
        let read = if text.starts_with(|c: char| c.is_ascii_digit()) { at_digit(text, 0) } else { at_month(text, 0) };
        assert_eq!(read, None, "{text}");
    }
}

//! Tests of dates as texts and epoch numbers.

use proptest::prelude::*;

use super::*;

fn check(text: &str, day: Option<&str>, month: Option<&str>) {
    assert_eq!(day_of(Scalar::String(text)).as_deref(), day, "{text}");
    assert_eq!(month_of(Scalar::String(text)).as_deref(), month, "{text}");
}

#[test]
fn scopes_count_days_in_utc() {
    check("2026-09-14", Some("2026-09-14"), Some("2026-09"));
    check("2026-09-14T10:11:12", Some("2026-09-14"), Some("2026-09"));
    check("2026-09-01T01:00:00+02:00", Some("2026-08-31"), Some("2026-08"));
    check("2026-12-31T23:00:00-01:00", Some("2027-01-01"), Some("2027-01"));
    check("2026-12-31T23:00-0059", Some("2026-12-31"), Some("2026-12"));
    check("2026-12-31T23:59:60Z", Some("2026-12-31"), Some("2026-12"));
    check("2026-09", None, Some("2026-09"));
    check("2026", None, None);
    check("2026-W38", None, None);
    check("9999-12-31T23:00-05:00", None, None);
    check("0000-01-01T00:30+01:00", None, None);
    check("tomorrow", None, None);
}

#[test]
fn numbers_are_instants() {
    assert_eq!(day_of(Scalar::Number("1789373472")).as_deref(), Some("2026-09-14"));
    assert_eq!(month_of(Scalar::Number("1789373472123")).as_deref(), Some("2026-09"));
    assert_eq!(day_of(Scalar::Number("-0.5")).as_deref(), Some("1969-12-31"));
    assert_eq!(day_of(Scalar::Number("1e99")), None);
    assert_eq!(day_of(Scalar::Null), None);
    assert_eq!(day_of(Scalar::Bool(true)), None);
}

#[test]
fn session_starts_have_a_day_and_a_month() {
    assert_eq!(scope_day(UnixSeconds(1_789_373_472)), "2026-09-14");
    assert_eq!(scope_month(UnixSeconds(1_789_373_472)), "2026-09");
    assert_eq!(scope_day(UnixSeconds(i64::MAX)), "9999-12-30");
    assert_eq!(scope_day(UnixSeconds(i64::MIN)), "0000-01-01");
}

#[test]
fn digits_are_padded() {
    for (value, width, expected) in
        [(7, 2, "07"), (12, 2, "12"), (7, 1, "7"), (12, 1, "12"), (0, 4, "0000"), (0, 1, "0"), (9999, 4, "9999")]
    {
        let mut out = String::new();
        digits(&mut out, value, width);
        assert_eq!(out, expected);
    }
}

proptest! {
    /// jiff reads the same grammar where the two overlap.
    #[test]
    fn whole_dates_agree_with_jiff(year in 0i16..=9999, month in 0i8..=13, day in 0i8..=32) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let ours = Moment::parse(&text).map(|moment| moment.extent);
        prop_assert_eq!(ours, text.parse::<Date>().ok().map(Extent::Day));
    }

    #[test]
    fn instants_agree_with_jiff(seconds in -60_000_000_000i64..200_000_000_000, offset in -1439i32..=1439) {
        let stamp = Timestamp::from_second(seconds).expect("in range");
        let local = Offset::from_seconds(offset * 60).expect("in range").to_datetime(stamp);
        let sign = if offset < 0 { '-' } else { '+' };
        let text = format!("{local}{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        prop_assume!((0..=9999).contains(&local.year()));
        let day = Offset::UTC.to_datetime(stamp).date();
        prop_assert_eq!(day_of(Scalar::String(&text)), (day.year() >= 0).then(|| day.to_string()));
    }

    #[test]
    fn nothing_panics(text: String, near in "[0-9]{2,4}[-QWT:+Z. 0-9é]{0,24}") {
        for text in [&text, &near] {
            let _ = (day_of(Scalar::String(text)), month_of(Scalar::String(text)), day_of(Scalar::Number(text)));
        }
    }
}

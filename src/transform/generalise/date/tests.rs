//! Laws of shortened dates. The cases are in `docs/actions.md`.

use proptest::prelude::*;

use super::*;
use crate::transform::Generalise;

const UNITS: [DateUnit; 6] =
    [DateUnit::Year, DateUnit::Quarter, DateUnit::Month, DateUnit::Week, DateUnit::Day, DateUnit::Hour];
const FORMS: [&str; 12] = [
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "dd.mm.yyyy",
    "yyyy/mm/dd",
    "yyyymmdd",
    "ddmmyyyy",
    "d/m/yyyy",
    "m-d-yyyy",
    "yyyy d m",
    "yyyy-dd-mm",
    "dd/mm/yyyy HH:MM",
    "mm/dd/yyyyTHH:MM:SS",
];

/// What a value becomes, as text; `None` if it does not fit.
fn shorten(spec: &Generalise, value: Scalar<'_>) -> Option<String> {
    let mut out = String::new();
    match (spec.apply(value, &mut out), value) {
        (Output::Same, Scalar::String(text) | Scalar::Number(text)) => Some(text.to_owned()),
        (Output::Text | Output::Number, _) => Some(out),
        _ => None,
    }
}

fn spec(unit: DateUnit, form: Option<&str>) -> Generalise {
    Generalise::Date(DateSpec { unit, form: form.map(|form| DateForm::parse(form).expect("a form")) })
}

/// A date as `form` spells it.
fn spell(form: &str, year: i16, month: i8, day: i8) -> String {
    form.replace("yyyy", &format!("{year:04}"))
        .replace("mm", &format!("{month:02}"))
        .replace("dd", &format!("{day:02}"))
        .replace('m', &month.to_string())
        .replace('d', &day.to_string())
        .replace("HH", "10")
        .replace("MM", "11")
        .replace("SS", "12")
}

proptest! {
    #[test]
    fn twice_is_once(year in 0i16..=9999, month in 1i8..=12, day in 1i8..=28, unit in 0usize..6, time in "([Tt ][01][0-9](:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?)?(Z|[+-]0[0-9]:?[0-5][0-9])?)?") {
        let text = format!("{year:04}-{month:02}-{day:02}{time}");
        let spec = spec(UNITS[unit], None);
        if let Some(once) = shorten(&spec, Scalar::String(&text)) {
            prop_assert_eq!(shorten(&spec, Scalar::String(&once)), Some(once.clone()));
        } else {
            prop_assert!(year == 0 && UNITS[unit] == DateUnit::Week, "{}", text);
        }
    }

    #[test]
    fn twice_is_once_in_every_form(year in 1i16..=9999, month in 1i8..=12, day in 1i8..=28, unit in 0usize..6, form in 0usize..FORMS.len()) {
        let text = spell(FORMS[form], year, month, day);
        let spec = spec(UNITS[unit], Some(FORMS[form]));
        let once = shorten(&spec, Scalar::String(&text)).expect("a date of the form");
        prop_assert_eq!(shorten(&spec, Scalar::String(&once)), Some(once.clone()));
    }

    /// What shortens in one step shortens in two: through the day, every unit gives the same.
    #[test]
    fn forms_agree_with_iso(year in 1i16..=9999, month in 1i8..=12, day in 1i8..=28, form in 0usize..FORMS.len()) {
        let year_text = shorten(&spec(DateUnit::Year, Some(FORMS[form])), Scalar::String(&spell(FORMS[form], year, month, day)));
        prop_assert_eq!(year_text, shorten(&spec(DateUnit::Year, None), Scalar::String(&format!("{year:04}-{month:02}-{day:02}"))));
    }

    #[test]
    fn instants_go_down_and_stay(value in -60_000_000_000_000i64..60_000_000_000_000, unit in 0usize..6) {
        let spec = spec(UNITS[unit], None);
        let text = value.to_string();
        if let Some(once) = shorten(&spec, Scalar::Number(&text)) {
            let first: i64 = once.parse().expect("a whole number");
            prop_assert!(first <= value);
            // A floor that crosses from milliseconds' size to seconds' would be read anew in another tick.
            prop_assume!(Tick::of(first) == Tick::of(value));
            prop_assert_eq!(shorten(&spec, Scalar::Number(&once)), Some(once.clone()));
        }
    }

    #[test]
    fn nothing_panics(text: String, near in "[0-9/.QWTé -]{0,20}", unit in 0usize..6, form in 0usize..FORMS.len(), said: String) {
        for text in [&text, &near] {
            for form in [None, Some(FORMS[form]), Some("epoch-ms")] {
                let _ = shorten(&spec(UNITS[unit], form), Scalar::String(text));
                let _ = shorten(&spec(UNITS[unit], form), Scalar::Number(text));
            }
        }
        let _ = DateForm::parse(&said);
    }
}

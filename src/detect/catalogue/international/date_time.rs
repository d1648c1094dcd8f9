//! `DATE_TIME`: dates, with the time of day that follows; ISO 8601, numbers, and months by name.

use crate::detect::calendar::{self, Form};
use crate::detect::cues::Cues;
use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// What a date begins with. Its check reads on.
pub(super) const PATTERNS: &[&str] = &[
    r"\d{4}[/.-]\d{1,2}[/.-]\d",
    r"\d{8}T\d{4}",
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}",
    r"\d{1,2}\. \d{1,2}\. \d{4}",
    concat!(
        r"\d{1,2}(?:st|nd|rd|th|er|ste|\.|\xC2[\xBA\xAA\xB0])?(?:[ -]|\xC2\xA0|\xE2\x80\xAF)(?:of |de |d'|d\xE2\x80\x99)?",
        r"(?i:a[bgopuv]|cz|d[ei]|en|fe|g[eir]|j[au]|kw|l[iu]|m[aer]|no|o[cktu]|pa|s[eit]|wr|[dfjm]\xC3[\x80-\xBF])"
    ),
];

pub(super) static DETECTOR: Detector = Detector {
    name: "DATE_TIME",
    title: "date, with the time of day beside it",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Generic,
    patterns: PATTERNS,
    longest: calendar::FAR,
    extent: Extent::Head,
    most: Most::ANY,
    check_says: "the day is in the calendar, the year 1800 to 2199, the time of day exists; years of two digits, months without day and days without year need context",
    sources: &["ISO 8601-1:2019", "RFC 3339 §5.6", "Unicode CLDR (names of months)"],
    context: &[
        (
            Language::English,
            &[
                "date",
                "dated",
                "timestamp",
                "since",
                "until",
                "created",
                "updated",
                "born",
                "due",
                "deadline",
                "appointment",
                "admitted",
                "visited",
            ],
        ),
        (Language::French, &["date", "depuis", "jusqu'au", "rendez-vous"]),
        (Language::German, &["datum", "seit", "termin"]),
        (Language::Spanish, &["fecha", "desde", "hasta", "cita"]),
        (Language::Italian, &["data", "fino", "appuntamento"]),
        (Language::Dutch, &["datum", "sinds", "afspraak"]),
        (Language::Polish, &["data", "dnia", "termin"]),
        (Language::Portuguese, &["data", "desde", "até", "consulta"]),
    ],
    taken_for: &["versions", "telephone numbers with dots", "section numbers", "fractions"],
    examples: &[
        "seen ‹2024-03-12T10:11:12+01:00›, then left",
        "on ‹12/03/2024›",
        "am ‹12.03.2024› um zehn",
        "le ‹12 mars 2024› à Lyon",
        "‹March 12, 2024›: paid",
        "el ‹12 de marzo de 2024›",
        "il ‹1º aprile 2024›",
        "op ‹12 maart 2024›",
        "em ‹12 de março de 2024›",
        "dnia ‹12 października 2024› r.",
        "date: ‹03/12/24›",
        "‹20240312T101112Z›",
        "since ‹March 2024›",
    ],
    counter_examples: &[
        "date 2024-02-30",
        "on 31/04/2024",
        "version 1.2.3.2024",
        "date 12/34/56",
        "le 30 février 2024",
        "date 9999-12-31",
        "may 12 people come on",
        "since 12 marchers",
        "12/03/24",
    ],
    trigger: Trigger::Cues(&Cues { lists: &[calendar::MONTHS], apart: Marks::BOTH, ..Cues::NONE }),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let date = read(site, hits)?;
    let score = match (date.form, date.timed) {
        (Form::Iso | Form::Numbers | Form::Named, true) => 80,
        (Form::Iso | Form::Named, false) => 65,
        (Form::Numbers, false) => 60,
        (Form::Month | Form::Short, _) => 30,
        (Form::Day, _) => 25,
    };
    hits.validated(site.start, date.end, score)
}

/// The date at a site, be that its first digits or the name of its month.
pub(super) fn read(site: &Site<'_>, hits: &mut Hits) -> Result<calendar::Dated, Fault> {
    hits.work = calendar::FAR / 4;
    let text = site.text;
    let digits = site.matched().starts_with(|c: char| c.is_ascii_digit());
    let date = if digits {
        let before = text.as_bytes().get(..site.start).unwrap_or_default();
        if matches!(before, [.., b'0'..=b'9', b'.' | b'/' | b'-' | b','] | [.., b'+' | b'$' | b'#']) {
            return Err(Fault::LooksLike("part of a longer number"));
        }
        calendar::at_digit(text, site.start)
    } else if follows_day(text, site.start) {
        return Err(Fault::LooksLike("the month of a date that was read"));
    } else {
        calendar::at_month(text, site.start)
    };
    date.ok_or(Fault::Range).inspect(|_| hits.settled = true)
}

/// Whether a day of the month stands before a month's name: the date begins there.
fn follows_day(text: &str, start: usize) -> bool {
    const DAY: usize = 12;
    let before = text.get(boundary::floor(text, start.saturating_sub(DAY))..start).unwrap_or_default();
    let Some(before) = before.strip_suffix([' ', '-', '\u{a0}', '\u{202f}', '\'', '’']) else { return false };
    let before = ["of", "de", "d"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before).trim_end();
    let ordinals = ["st", "nd", "rd", "th", "er", "ste", ".", "º", "ª", "°"];
    let before = ordinals.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    matches!(digits, 1 | 2)
}

#[cfg(test)]
mod tests {
    use crate::detect::calendar::month_names;
    use crate::detect::{Config, Outcome, Scanner};

    #[test]
    fn every_month_is_read_behind_its_day() {
        let scanner = Scanner::new(&Config::default()).expect("the default makes sense");
        let date = scanner.entity("DATE_TIME").expect("a type of the catalogue");
        for text in month_names().flat_map(|name| [format!("3 {name} 2024"), format!("3 {} 2024", name.to_uppercase())])
        {
            let found = scanner.explain(&text, "");
            let stands = |outcome| matches!(outcome, Outcome::Accepted | Outcome::Outlived(_));
            assert!(found.iter().any(|one| one.finding.entity == date && stands(one.outcome)), "{text}: {found:?}");
        }
    }
}

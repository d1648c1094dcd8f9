//! `PL_PESEL`: the Polish population number (PESEL): the birthday, four digits and a check digit.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Digits;
use crate::detect::{Detector, Language, Specificity, calendar};

pub(super) static DETECTOR: Detector = Detector {
    name: "PL_PESEL",
    title: "population number PESEL (Poland)",
    languages: &[Language::Polish],
    countries: &["PL"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"\d{2}[0-389]\d{8}"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(45),
    check_says: "a day that exists (the month 80 more in the 1800s, 20 more from 2000 on); the last digit by the weights 1, 3, 7, 9 modulo 10; both let one of a hundred numbers through, so that it needs context",
    sources: &[
        "Ustawa z dnia 24 września 2010 r. o ewidencji ludności, art. 15",
        "Ministerstwo Cyfryzacji, Czym jest numer PESEL",
    ],
    context: &[
        (
            Language::Polish,
            &[
                "pesel",
                "nr pesel",
                "numer pesel",
                "pesel:",
                "dowód",
                "urodzony",
                "urodzona",
                "ur.",
                "pacjent",
                "ubezpieczony",
                "peselu",
            ],
        ),
        (Language::English, &["pesel", "personal number", "national id", "identity number", "population number"]),
    ],
    taken_for: &["order numbers of eleven digits", "telephone numbers with country code", "bank account parts"],
    examples: &[
        "PESEL ‹79062431411›",
        "nr pesel: ‹02241527186›",
        "ur. w Łodzi, PESEL ‹56073157727›.",
        "pesel=‹44051401359›",
        "personal number ‹99113020452›",
    ],
    counter_examples: &[
        "PESEL 79062431412",
        "PESEL 79026431411",
        "PESEL 79063231411",
        "PESEL 79132431412",
        "PESEL 7906243141",
        "PESEL 790624314111",
        "79062431411",
        "PESEL 7-79062431411",
        "PESEL 79022931413",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let (year, month, day) = (digits.number(0, 2), digits.number(2, 4), digits.number(4, 6));
    // The scheme goes on to 2299; nobody is born yet whose month would have 40 or 60 more.
    let exists = match month {
        81.. => calendar::exists(1800 + year, month - 80, day),
        21.. => calendar::exists(2000 + year, month - 20, day),
        _ => calendar::exists(1900 + year, month, day),
    };
    if !exists {
        return Err(Fault::Range);
    }
    if !weighted(digits.as_slice(), &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).is_multiple_of(10) {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 45)
}

#[cfg(test)]
mod tests {
    use super::weighted;

    #[test]
    fn the_published_example_holds() {
        // 44051401359, the example of the ministry's description.
        let digits = [4, 4, 0, 5, 1, 4, 0, 1, 3, 5, 9];
        assert_eq!(weighted(&digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10, 0);
    }
}

//! `DE_FUEHRERSCHEIN`: the number of a German driving licence card: office, serial number, check digit and number of the copy.

use crate::detect::checksum::weighted;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "DE_FUEHRERSCHEIN",
    title: "driving licence number (Germany)",
    languages: &[Language::German],
    countries: &["DE"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[r"(?i:[A-P])\d{2}(?i:[0-9A-Z]{6}[0-9X][0-9A-Z])"],
    longest: 11,
    extent: Extent::Lone,
    most: Most::of(40),
    check_says: "a letter of one of the sixteen Länder, two digits, then letters and digits; the tenth place is the check digit by weights 9 to 1 modulo 11, X for ten",
    sources: &[
        "Fahrerlaubnis-Verordnung, Anlage 8 (Muster des Führerscheins)",
        "Kraftfahrt-Bundesamt, Verzeichnis der Fahrerlaubnisbehörden und Aufbau der Führerscheinnummer",
    ],
    context: &[
        (
            Language::German,
            &[
                "führerschein",
                "fuehrerschein",
                "führerscheinnummer",
                "fuehrerscheinnummer",
                "führerschein-nr",
                "fahrerlaubnis",
                "fahrerlaubnisnummer",
                "fahrer",
                "fs-nr",
                "führerscheinklasse",
            ],
        ),
        (
            Language::English,
            &[
                "driving licence",
                "driving license",
                "driver license",
                "drivers license",
                "driver",
                "licence number",
                "license number",
            ],
        ),
    ],
    taken_for: &["product codes and tokens of eleven letters and digits"],
    examples: &[
        "Führerschein ‹B072RRE2I55›",
        "Führerschein-Nr.: ‹N0417KQ3Z21›",
        "driving licence ‹K1209M50A81›",
        "Fahrerlaubnis ‹a010zz99b6x›",
        "FS-Nr. ‹N0417KQ7ZX2›",
    ],
    counter_examples: &[
        "Führerschein B072RRE2I45",
        "Führerschein B027RRE2I55",
        "Führerschein R072RRE2I55",
        "Führerschein B072RRE2I5",
        "Führerschein B072RRE2I555",
        "B072RRE2I55",
        "Führerschein BB72RRE2I55",
        "Führerschein 1-B072RRE2I55",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |text| text.eq_ignore_ascii_case("B072RRE2I55"),
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched().as_bytes();
    let [body @ .., check, _] = text else { return Err(Fault::Range) };
    let value = |byte: &u8| match byte.to_ascii_uppercase() {
        digit @ b'0'..=b'9' => digit - b'0',
        letter => letter.wrapping_sub(b'A') + 10,
    };
    let mut values = [0; 9];
    values.iter_mut().zip(body).for_each(|(place, byte)| *place = value(byte));
    let wanted = match check.to_ascii_uppercase() {
        b'X' => 10,
        digit => u32::from(digit - b'0'),
    };
    if weighted(&values, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 != wanted {
        return Err(Fault::Checksum);
    }
    let upper = !text.iter().any(u8::is_ascii_lowercase);
    hits.validated(site.start, site.end, if upper { 40 } else { 15 })
}

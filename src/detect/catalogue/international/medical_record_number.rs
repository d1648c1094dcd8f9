//! `MEDICAL_RECORD_NUMBER`: a hospital's number for a patient. It has no common shape: the label makes it one.

use crate::detect::cues::{Cues, List, Then};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, label};

/// Longest number, in bytes.
const LONGEST: usize = 24;

pub(super) static DETECTOR: Detector = Detector {
    name: "MEDICAL_RECORD_NUMBER",
    title: "medical record or patient number",
    languages: &[],
    countries: &[],
    special: Some(Special::Health),
    specificity: Specificity::Specific,
    patterns: &[],
    longest: LONGEST,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "4 to 24 letters, digits and hyphens with at least three digits, behind a label that speaks of a record or a patient, or in a field that is called so",
    sources: &[
        "45 CFR 164.514(b)(2)(i)(H) (medical record numbers)",
        "HL7 v2.5.1 chapter 3, PID-3 and table 0203 (MR)",
        "Regulation (EU) 2016/679, recital 35 (numbers assigned for health purposes)",
    ],
    context: &[
        (
            Language::English,
            &[
                "mrn",
                "medical record",
                "medical record number",
                "patient id",
                "patient number",
                "chart number",
                "patient identifier",
                "hospital number",
                "medical record no",
            ],
        ),
        (
            Language::French,
            &["dossier médical", "numéro de patient", "ipp", "numéro de dossier", "dossier patient", "id patient"],
        ),
        (Language::German, &["patientennummer", "fallnummer", "patienten-id", "aktennummer"]),
        (Language::Spanish, &["historia clínica", "número de paciente", "nhc", "expediente clínico"]),
        (Language::Italian, &["cartella clinica", "numero paziente", "id paziente"]),
        (Language::Dutch, &["patiëntnummer", "dossiernummer", "patiënt id"]),
        (Language::Polish, &["numer pacjenta", "numer kartoteki", "historia choroby"]),
        (Language::Portuguese, &["prontuário", "número do paciente", "processo clínico", "número de utente"]),
    ],
    taken_for: &["invoice and order numbers", "telephone numbers behind `patient`"],
    examples: &[
        "MRN: ‹00482913›",
        "medical record number ‹A-48-29-13›",
        "Patient ID #‹P1048291›",
        "dossier médical n° ‹482913-07›",
        "Patientennummer: ‹2024-048291›",
        "historia clínica nº ‹482913›",
        "IPP ‹8004829133›",
    ],
    counter_examples: &[
        "MRN: pending",
        "MRN 12",
        "482913",
        "patient id missing 00482913 rows in batch",
        "medical record number is in the file",
        "MRN: 0000000",
    ],
    trigger: Trigger::Cues(&Cues { lists: &[List::words(LABELS).then(Then::Digit(64))], whole: true, ..Cues::NONE }),
    check,
    reserved: |_| false,
};

const LABELS: &[&str] = &[
    "mrn",
    "medical record number",
    "medical record no",
    "medical record",
    "patient id",
    "patient number",
    "patient no",
    "patient identifier",
    "patient_id",
    "chart number",
    "hospital number",
    "dossier médical",
    "numéro de dossier",
    "numéro de patient",
    "dossier patient",
    "id patient",
    "ipp",
    "patientennummer",
    "patienten-nr",
    "patienten-id",
    "fallnummer",
    "historia clínica",
    "número de paciente",
    "nhc",
    "expediente clínico",
    "cartella clinica",
    "numero paziente",
    "id paziente",
    "patiëntnummer",
    "dossiernummer",
    "numer pacjenta",
    "numer kartoteki",
    "historia choroby",
    "prontuário",
    "número do paciente",
    "processo clínico",
    "número de utente",
    "nº de utente",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    if site.matched().is_empty() {
        let end = number(text, 0).filter(|end| *end == text.len()).ok_or(Fault::Range)?;
        return hits.matched(0, end, 15);
    }
    let value = label::value(text, site.end).ok_or(Fault::Range)?;
    let start = value.start + if text.get(value.start..).is_some_and(|rest| rest.starts_with("nº ")) { 4 } else { 0 };
    let end = number(text, start).ok_or(Fault::Range)?;
    hits.matched(start, end, 60)
}

/// Where the number that begins at `at` ends: at least three digits, not all zeros.
fn number(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let run = rest
        .iter()
        .take(LONGEST + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'_'))
        .count();
    let word = rest.get(..run)?;
    let length = word.iter().rposition(u8::is_ascii_alphanumeric)? + 1;
    let digits = word.get(..length)?.iter().filter(|byte| byte.is_ascii_digit());
    let enough = digits.clone().count() >= 3 && digits.clone().any(|digit| *digit != b'0');
    let begins = word.first().is_some_and(u8::is_ascii_alphanumeric);
    let fits = begins && enough && (4..=LONGEST).contains(&length) && !boundary::word_after(text, at + length);
    fits.then_some(at + length)
}

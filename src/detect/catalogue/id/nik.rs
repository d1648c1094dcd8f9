//! `ID_NIK`: the population number of Indonesia (nomor induk kependudukan): place, day of birth and a serial, 16 digits.

use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::{Digits, Groups, sep};
use crate::detect::{Detector, Language, Specificity, birth, row};

pub(super) static DETECTOR: Detector = Detector {
    name: "ID_NIK",
    title: "population number (Indonesia)",
    languages: &[Language::Indonesian],
    countries: &["ID"],
    special: Some(Special::NationalId),
    specificity: Specificity::Specific,
    patterns: &[
        concat!(r"[1-9]\d", sep!(), r"?\d{4}", sep!(), r"?\d{6}", sep!(), r"?\d{4}"),
        concat!(r"[1-9]\d{3}(?:", sep!(), r"\d{4}){3}"),
    ],
    longest: 25,
    extent: Extent::Whole,
    most: Most::figures(35, 60),
    check_says: "a province, a regency or city, a district, a day of birth that exists (women: 40 more), a serial above 0; no check digit, so only the official grouping needs no context",
    sources: &[
        "Undang-Undang Nomor 24 Tahun 2013 tentang Administrasi Kependudukan, pasal 13",
        "Peraturan Pemerintah Nomor 40 Tahun 2019 (NIK: 16 digits)",
        "Keputusan Menteri Dalam Negeri 100.1.1-6117 Tahun 2022 (codes of provinces, regencies and districts)",
    ],
    context: &[
        (
            Language::Indonesian,
            &[
                "nik",
                "ktp",
                "e-ktp",
                "ektp",
                "no ktp",
                "nomor ktp",
                "no. ktp",
                "nomor induk kependudukan",
                "induk kependudukan",
                "kartu tanda penduduk",
                "kartu keluarga",
                "no kk",
                "nomor kk",
                "kependudukan",
            ],
        ),
        (Language::English, &["nik", "ktp", "identity card", "id card", "national id", "identity number", "id number"]),
    ],
    taken_for: &["payment cards", "order numbers of 16 digits", "numbers of family cards, which are built alike"],
    examples: &[
        "NIK: ‹3171011708450001›",
        "Nomor Induk Kependudukan ‹3273 0157 0285 0002›",
        "‹33.7401.160695.0001›",
        "‹317101-170845-0001›",
        "KTP ‹9471014402000003›, Jayapura",
        "her national ID is ‹3578126902000001›",
    ],
    counter_examples: &[
        "NIK 9971011708450001",
        "NIK 3171013202850001",
        "NIK 3171017102850001",
        "NIK 3171011713850001",
        "NIK 3171011708450000",
        "NIK 3100011708450001",
        "NIK 3171001708450001",
        "NIK 317101170845001",
        "NIK 31710117084500011",
        "3171011708450001",
        "NIK 33.7401-160695.0001",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let digits = Digits::of(site.matched());
    let province =
        matches!(digits.number(0, 2), 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97);
    // Regencies count from 01, cities from 71; each has districts from 01.
    let place = province && !matches!(digits.number(2, 4), 0 | 70) && digits.number(4, 6) > 0;
    let day = digits.number(6, 8);
    let day = if day > 40 { day - 40 } else { day };
    if !place || !birth::exists_short(digits.number(10, 12), digits.number(8, 10), day) || digits.number(12, 16) == 0 {
        return Err(Fault::Range);
    }
    if row::part(site) {
        return Err(Fault::LooksLike("a part of a longer row"));
    }
    let groups = Groups::of(site.matched());
    if !groups.even {
        return Err(Fault::LooksLike("digits under unlike separators"));
    }
    let score = match groups.sizes() {
        [2, 4, 6, 4] | [6, 6, 4] => 60,
        _ => 35,
    };
    hits.matched(site.start, site.end, score)
}

//! France, Spain, Italy, Portugal, Andorra's neighbours and Greece.

use super::{Kind, always, never, parted, shaped, six, until};
use crate::dice::Dice;
use crate::sums::{at, digit, digits, luhn, mod97, remainder, rest, spell, sum, text, value, with_luhn};

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "FR_NIR",
        labels: "fr:numéro de sécurité sociale|NIR|n° de sécu;en:French social security number|NIR;*:NIR",
        members: "nir|numero_securite_sociale",
        alone: always,
        make: nir,
    },
    Kind {
        name: "FR_NIF",
        labels: "fr:numéro fiscal|numéro fiscal de référence|SPI;en:French tax number;*:numéro fiscal",
        members: "numero_fiscal|spi",
        alone: parted,
        make: fr_nif,
    },
    Kind {
        name: "FR_SIREN",
        labels: "fr:SIREN|n° SIREN|numéro SIREN;*:SIREN",
        members: "siren|numeroSiren",
        alone: never,
        make: |d| {
            let n = siren(d);
            shaped(d, &["#########", "### ### ###"], &n)
        },
    },
    Kind {
        name: "FR_SIRET",
        labels: "fr:SIRET|n° SIRET|numéro SIRET;*:SIRET",
        members: "siret",
        alone: parted,
        make: siret,
    },
    Kind {
        name: "FR_TVA",
        labels: "fr:TVA intracommunautaire|n° TVA;en:VAT number;*:VAT|TVA",
        members: "vat_number|tva",
        alone: always,
        make: fr_tva,
    },
    Kind {
        name: "FR_RPPS",
        labels: "fr:RPPS|n° RPPS|numéro RPPS;*:RPPS",
        members: "rpps",
        alone: never,
        make: |d| {
            let n = text(&with_luhn(digits(&format!("10{}", d.figures(8)))));
            shaped(d, &["###########", "## ### ### ###"], &n)
        },
    },
    Kind {
        name: "FR_ADELI",
        labels: "fr:ADELI|n° ADELI|numéro ADELI;*:ADELI",
        members: "adeli|numero_adeli",
        alone: never,
        make: |d| {
            let n = format!("{:02}{}{}", d.between(1, 95), d.pick(&["93", "60", "70", "00", "10"]), d.figures(4));
            let n = text(&with_luhn(digits(&n)));
            shaped(d, &["#########", "## ## #### #"], &n)
        },
    },
    Kind {
        name: "FR_FINESS",
        labels: "fr:FINESS|n° FINESS|numéro FINESS;*:FINESS",
        members: "finess|finess_geographique",
        alone: never,
        make: |d| {
            let n = format!("{:02}0{}", d.between(1, 95), d.figures(5));
            let n = text(&with_luhn(digits(&n)));
            shaped(d, &["#########", "## ###### #"], &n)
        },
    },
    Kind {
        name: "ES_NIF",
        labels: "es:DNI|NIF|número de DNI;en:Spanish ID number|DNI;*:DNI|NIF",
        members: "dni|nif",
        alone: |t| !t.contains([' ', '-']) || t.contains('-'),
        make: es_nif,
    },
    Kind {
        name: "ES_NIE",
        labels: "es:NIE|número de identidad de extranjero;*:NIE",
        members: "nie",
        alone: always,
        make: es_nie,
    },
    Kind {
        name: "ES_NUSS",
        labels: "es:número de la Seguridad Social|NUSS|número de afiliación;en:Spanish social security number;*:NUSS",
        members: "nuss|numero_seguridad_social",
        alone: |t| t.contains('/'),
        make: es_nuss,
    },
    Kind {
        name: "ES_CCC",
        labels: "es:CCC|cuenta bancaria|número de cuenta;en:Spanish bank account;*:CCC",
        members: "ccc|cuenta_bancaria",
        alone: parted,
        make: es_ccc,
    },
    Kind {
        name: "IT_FISCAL_CODE",
        labels: "it:codice fiscale|C.F.;en:Italian fiscal code|codice fiscale;*:codice fiscale",
        members: "codice_fiscale|fiscalCode",
        alone: always,
        make: it_fiscal,
    },
    Kind {
        name: "IT_VAT_CODE",
        labels: "it:partita IVA|P. IVA|P.IVA;en:Italian VAT number;*:partita IVA",
        members: "partita_iva|piva",
        alone: |t| t.starts_with("IT"),
        make: it_vat,
    },
    Kind {
        name: "PT_NIF",
        labels: "pt:NIF|número de contribuinte|contribuinte n.º;*:NIF",
        members: "nif|contribuinte",
        alone: |t| t.starts_with("PT"),
        make: pt_nif,
    },
    Kind {
        name: "PT_CC",
        labels: "pt:cartão de cidadão|número do cartão de cidadão|CC n.º;en:citizen card;*:cartão de cidadão",
        members: "cartao_cidadao",
        alone: always,
        make: pt_cc,
    },
    Kind {
        name: "PT_NISS",
        labels: "pt:NISS|número da segurança social|segurança social n.º;*:NISS",
        members: "niss",
        alone: never,
        make: pt_niss,
    },
    Kind {
        name: "GR_AFM",
        labels: "*:ΑΦΜ|AFM|Α.Φ.Μ.",
        members: "afm",
        alone: |t| t.starts_with("EL"),
        make: |d| {
            let n = afm(d);
            if d.once_in(4) { format!("EL{n}") } else { n }
        },
    },
    Kind {
        name: "GR_AMKA",
        labels: "*:ΑΜΚΑ|AMKA",
        members: "amka",
        alone: parted,
        make: |d| {
            let day = d.day(1930, 2005);
            let n = text(&with_luhn(digits(&format!("{}{}", six(day, "dmy"), d.figures(4)))));
            shaped(d, &["###########", "######-#####"], &n)
        },
    },
];

fn nir(d: &mut Dice) -> String {
    let (year, month, _) = d.day(1930, 2006);
    let place = match d.below(12) {
        0 => d.pick(&["2A", "2B"]).to_owned(),
        1 => "99".into(),
        _ => format!("{:02}", d.between(1, 95)),
    };
    let body = format!(
        "{}{:02}{month:02}{place}{:03}{:03}",
        d.between(1, 2),
        year % 100,
        d.between(1, 480),
        d.between(1, 899)
    );
    let counted = body.replace("2A", "19").replace("2B", "18");
    let key = 97 - mod97(&counted);
    shaped(
        d,
        &["###############", "# ## ## ## ### ### ##", "# ## ## ## ### ### ##", "#.##.##.##.###.###-##"],
        &format!("{body}{key:02}"),
    )
}

fn fr_nif(d: &mut Dice) -> String {
    let body = format!("{}{}", d.between(0, 3), d.figures(9));
    let key = body.parse::<u64>().expect("digits") % 511;
    shaped(d, &["#############", "## ## ### ### ###"], &format!("{body}{key:03}"))
}

fn siren(d: &mut Dice) -> String {
    text(&with_luhn(digits(&format!("{}{}", d.between(3, 9), d.figures(7)))))
}

fn siret(d: &mut Dice) -> String {
    let number = format!("{}{:04}", siren(d), d.between(1, 99));
    let number = text(&with_luhn(digits(&number)));
    shaped(d, &["##############", "### ### ### #####"], &number)
}

fn fr_tva(d: &mut Dice) -> String {
    let siren = siren(d);
    let key = (12 + 3 * remainder(&digits(&siren), 97)) % 97;
    shaped(d, &["FR###########", "FR ## #########", "FR ## ### ### ###"], &format!("{key:02}{siren}"))
}

const NIF: &str = "TRWAGMYFPDXBNJZSQVHLCKE";

fn es_nif(d: &mut Dice) -> String {
    let number = d.between(10_000_000, 79_999_999);
    let letter = at(NIF, number % 23);
    shaped(d, &["#########", "########-#", "##.###.###-#", "########-#"], &format!("{number}{letter}"))
}

fn es_nie(d: &mut Dice) -> String {
    let (lead, number) = (d.between(0, 2), d.between(0, 9_999_999));
    let letter = at(NIF, (lead * 10_000_000 + number) % 23);
    let lead = at("XYZ", lead);
    shaped(d, &["#########", "#-#######-#"], &format!("{lead}{number:07}{letter}"))
}

fn es_nuss(d: &mut Dice) -> String {
    let (province, serial) = (d.between(1, 52), u64::from(d.between(10_000_000, 19_999_999)));
    let key = (u64::from(province) * 100_000_000 + serial) % 97;
    shaped(d, &["############", "##/########/##", "## ######## ##"], &format!("{province:02}{serial}{key:02}"))
}

fn es_ccc(d: &mut Dice) -> String {
    const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    let bank = format!("{}{}", d.pick(&["2100", "0049", "0182", "2085", "0081", "3058"]), d.figures(4));
    let account = d.figures(10);
    let check = |part: &str| match 11 - sum(&digits(part), &WEIGHTS) % 11 {
        11 => 0,
        10 => 1,
        digit => digit,
    };
    let number = format!("{bank}{}{}{account}", check(&format!("00{bank}")), check(&account));
    shaped(d, &["####################", "#### #### ## ##########", "####-####-##-##########"], &number)
}

fn it_fiscal(d: &mut Dice) -> String {
    const CONSONANTS: &str = "BCDFGLMNPRSTVZ";
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let (year, month, day) = d.day(1930, 2020);
    let names = format!("{}{}", d.letters(CONSONANTS, 3), d.letters(CONSONANTS, 3));
    let day = if d.once_in(2) { day } else { day + 40 };
    let place = format!("{}{:03}", d.pick(&["A", "B", "C", "D", "F", "G", "H", "L"]), d.between(1, 999));
    let body = format!("{names}{:02}{}{day:02}{place}", year % 100, at("ABCDEHLMPRST", month - 1));
    let total: u32 = body
        .chars()
        .enumerate()
        .map(|(place, c)| {
            let plain = if c.is_ascii_digit() { value(c) } else { value(c) - 10 };
            if place % 2 == 0 { ODD[plain as usize] } else { plain }
        })
        .sum();
    let code = format!("{body}{}", at("ABCDEFGHIJKLMNOPQRSTUVWXYZ", total % 26));
    if d.once_in(6) { code.to_lowercase() } else { code }
}

fn it_vat(d: &mut Dice) -> String {
    let body = format!("{}{:03}", d.figures(7), d.between(1, 100));
    let number = text(&with_luhn(digits(&body)));
    if d.once_in(3) { format!("IT{number}") } else { number }
}

fn pt_mod11(body: &[u8]) -> u8 {
    let weights: Vec<u32> = (2..=9).rev().collect();
    digit(rest(sum(body, &weights), 11) % 10)
}

fn pt_nif(d: &mut Dice) -> String {
    let mut number = digits(&format!("{}{}", d.pick(&[1, 2, 2, 2, 3, 5]), d.figures(7)));
    number.push(pt_mod11(&number));
    shaped(d, &["#########", "### ### ###", "PT#########", "#########"], &text(&number))
}

fn pt_cc(d: &mut Dice) -> String {
    until(d, |d| {
        let mut civil = digits(&format!("1{}", d.figures(7)));
        civil.push(pt_mod11(&civil));
        let body = format!("{}{}{}", text(&civil), d.pick(&["ZZ", "ZY", "ZX", "ZW"]), d.below(10));
        let total: u32 = body
            .chars()
            .rev()
            .enumerate()
            .map(|(place, c)| match (place % 2, value(c)) {
                (1, v) if v * 2 > 9 => v * 2 - 9,
                (1, v) => v * 2,
                (_, v) => v,
            })
            .sum();
        total.is_multiple_of(10).then(|| shaped(d, &["############", "######## # ### "], &body).trim().to_owned())
    })
}

fn pt_niss(d: &mut Dice) -> String {
    let body = digits(&format!("1{}", d.figures(9)));
    let check = 9 - sum(&body, &[29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10;
    shaped(d, &["###########", "### ### ### ##"], &format!("{}{check}", text(&body)))
}

fn afm(d: &mut Dice) -> String {
    let body = digits(&format!("{}{}", d.pick(&["0", "1"]), d.figures(7)));
    let check = sum(&body, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10;
    format!("{}{check}", text(&body))
}

/// A Luhn digit and a shape agree on what a SIREN is.
#[test]
fn published_numbers_hold() {
    assert_eq!(luhn(&digits("73282932")), 0);
    assert_eq!(spell("### ### ###", "732829320"), "732 829 320");
}

//! Germany, Austria, Switzerland, the Low Countries, the North, the Baltics, Central and Eastern Europe.

use super::{Kind, always, never, parted, shaped, six, until};
use crate::dice::Dice;
use crate::sums::{at, digit, digits, luhn, mod11_10, remainder, rest, sum, text, value, verhoeff, with_luhn};

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "DE_TAX_ID",
        labels: "de:Steuer-ID|steuerliche Identifikationsnummer|Steueridentifikationsnummer|IdNr.;*:Steuer-ID",
        members: "steuer_id|steuerId",
        alone: parted,
        make: de_tax_id,
    },
    Kind {
        name: "DE_TAX_NUMBER",
        labels: "de:Steuernummer|St.-Nr.|Steuernr.;*:Steuernummer",
        members: "steuernummer",
        alone: never,
        make: de_tax_number,
    },
    Kind {
        name: "DE_VAT_ID",
        labels: "de:USt-IdNr.|Umsatzsteuer-ID|USt-ID;en:VAT ID|VAT number;*:VAT|USt-IdNr.",
        members: "ust_id_nr|vatId",
        alone: |t| t.matches(' ').count() > 1,
        make: |d| {
            let body = d.pick(&[1, 2, 3, 8]).to_string() + &d.figures(7);
            let check = mod11_10(&digits(&body));
            shaped(d, &["DE#########", "DE ### ### ###", "DE #########"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "DE_SOCIAL_SECURITY",
        labels: "de:Sozialversicherungsnummer|Rentenversicherungsnummer|SV-Nummer;*:Sozialversicherungsnummer",
        members: "sozialversicherungsnummer|sv_nummer",
        alone: always,
        make: de_social,
    },
    Kind {
        name: "DE_HEALTH_INSURANCE",
        labels: "de:Versichertennummer|Krankenversichertennummer|KVNR;*:KVNR",
        members: "versichertennummer|kvnr",
        alone: never,
        make: de_health,
    },
    Kind {
        name: "DE_LANR",
        labels: "de:LANR|lebenslange Arztnummer|Arztnummer;*:LANR",
        members: "lanr|arztnummer",
        alone: never,
        make: |d| {
            let body = d.figures(6);
            let check = rest(sum(&digits(&body), &[4, 9, 4, 9, 4, 9]), 10);
            format!("{body}{check}{:02}", d.between(1, 69))
        },
    },
    Kind {
        name: "DE_FUEHRERSCHEIN",
        labels: "de:Führerschein|Führerscheinnummer|Führerschein-Nr.;en:German driving licence;*:Führerschein",
        members: "fuehrerschein_nr|fuehrerscheinnummer",
        alone: never,
        make: de_licence,
    },
    Kind {
        name: "AT_SVNR",
        labels: "de:Sozialversicherungsnummer|SVNR|SV-Nummer|Versicherungsnummer;*:SVNR",
        members: "svnr|sozialversicherungsnummer",
        alone: |t| t.contains(' '),
        make: at_svnr,
    },
    Kind {
        name: "AT_TIN",
        labels: "de:Steuernummer|Abgabenkontonummer|St.Nr.;*:Abgabenkontonummer|Steuernummer",
        members: "abgabenkontonummer|steuernummer",
        alone: |t| t.contains('-'),
        make: |d| {
            let office = d.pick(&[4, 8, 9, 12, 22, 23, 46, 51, 54, 59, 68, 69, 81, 82, 91, 93, 97, 98]);
            let n = text(&with_luhn(digits(&format!("{office:02}{}", d.figures(6)))));
            shaped(d, &["##-###/####", "## ###/####", "#########"], &n)
        },
    },
    Kind {
        name: "CH_AHV",
        labels: "de:AHV-Nummer|AHV-Nr.;fr:numéro AVS|n° AVS;it:numero AVS;*:AHV",
        members: "ahv|ahv_nummer|avs",
        alone: always,
        make: |d| {
            let body = digits(&format!("756{}", d.figures(9)));
            let weights: Vec<u32> = [1, 3].into_iter().cycle().take(12).collect();
            let check = rest(sum(&body, &weights), 10);
            shaped(d, &["###.####.####.##", "#############", "### #### #### ##"], &format!("{}{check}", text(&body)))
        },
    },
    Kind {
        name: "BE_NISS",
        labels: "nl:rijksregisternummer|INSZ;fr:numéro de registre national|registre national|NISS;de:Nationalregisternummer;en:national register number;*:rijksregisternummer|NISS",
        members: "niss|rijksregisternummer|registre_national",
        alone: parted,
        make: be_niss,
    },
    Kind {
        name: "BE_EID",
        labels: "nl:identiteitskaart|kaartnummer|eID;fr:carte d'identité|numéro de carte d'identité;de:Personalausweis|eID;en:identity card|eID;*:eID",
        members: "eid|identiteitskaartnummer",
        alone: parted,
        make: |d| {
            let body = format!("{}{}", d.pick(&["590", "591", "592", "593"]), d.figures(7));
            let check = match remainder(&digits(&body), 97) {
                0 => 97,
                rest => rest,
            };
            shaped(d, &["###-#######-##", "############"], &format!("{body}{check:02}"))
        },
    },
    Kind {
        name: "NL_BSN",
        labels: "nl:BSN|burgerservicenummer|sofinummer;*:BSN",
        members: "bsn|burgerservicenummer",
        alone: never,
        make: |d| {
            until(d, |d| {
                let n = d.figures(9);
                let valid = nl_eleven(&n) == 0 && !n.starts_with("00");
                valid.then(|| shaped(d, &["#########", "#########", "####.##.###", "### ### ###"], &n))
            })
        },
    },
    Kind {
        name: "NL_ONDERWIJSNUMMER",
        labels: "nl:onderwijsnummer|PGN|persoonsgebonden nummer;*:onderwijsnummer",
        members: "onderwijsnummer",
        alone: never,
        make: |d| {
            until(d, |d| {
                let n = format!("10{}", d.figures(7));
                (nl_eleven(&n) == 5).then_some(n)
            })
        },
    },
    Kind {
        name: "LU_NIN",
        labels: "fr:matricule|matricule national;de:Matrikelnummer|Matricule;en:matricule|Luxembourg matricule;*:matricule",
        members: "matricule",
        alone: always,
        make: |d| {
            let (y, m, day) = d.day(1930, 2019);
            let body = digits(&format!("{y}{m:02}{day:02}{:03}", d.between(1, 999)));
            let n = format!("{}{}{}", text(&body), luhn(&body), verhoeff(&body));
            shaped(d, &["#############", "#### ## ## ### ##"], &n)
        },
    },
    Kind {
        name: "DK_CPR",
        labels: "*:CPR|CPR-nr.|CPR-nummer|personnummer",
        members: "cpr|cpr_nummer",
        alone: |t| t.contains('-'),
        make: dk_cpr,
    },
    Kind {
        name: "NO_FODSELSNUMMER",
        labels: "*:fødselsnummer|personnummer|fnr",
        members: "fodselsnummer|fnr",
        alone: always,
        make: no_fnr,
    },
    Kind {
        name: "NO_KONTONR",
        labels: "*:kontonummer|kontonr.|bankkonto",
        members: "kontonummer",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = format!("{}{}", d.between(1000, 9799), d.figures(6));
                let check = rest(sum(&digits(&body), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11);
                (check < 10)
                    .then(|| shaped(d, &["####.##.#####", "###########", "#### ## #####"], &format!("{body}{check}")))
            })
        },
    },
    Kind {
        name: "SE_PERSONNUMMER",
        labels: "*:personnummer|pnr|samordningsnummer",
        members: "personnummer",
        alone: parted,
        make: se_personnummer,
    },
    Kind {
        name: "SE_ORGANISATIONSNUMMER",
        labels: "*:organisationsnummer|org.nr|orgnr",
        members: "organisationsnummer|orgnr",
        alone: |t| t.starts_with("SE"),
        make: |d| {
            let n =
                text(&with_luhn(digits(&format!("{}{}", d.pick(&["556", "559", "802", "769", "969"]), d.figures(6)))));
            shaped(d, &["######-####", "##########", "SE##########01"], &n)
        },
    },
    Kind {
        name: "FI_PERSONAL_IDENTITY_CODE",
        labels: "*:henkilötunnus|hetu|personbeteckning",
        members: "hetu|henkilotunnus",
        alone: always,
        make: |d| {
            let (y, m, day) = d.day(1930, 2015);
            let n = format!("{}{:03}", six((y, m, day), "dmy"), d.between(2, 899));
            let check = at("0123456789ABCDEFHJKLMNPRSTUVWXY", n.parse::<u32>().expect("digits") % 31);
            let sign = if y < 2000 { '-' } else { 'A' };
            format!("{}{sign}{}{check}", &n[..6], &n[6..])
        },
    },
    Kind {
        name: "IS_KENNITALA",
        labels: "*:kennitala|kt.",
        members: "kennitala",
        alone: parted,
        make: |d| {
            until(d, |d| {
                let day = d.day(1930, 2015);
                let body = format!("{}{}", six(day, "dmy"), d.between(20, 99));
                let check = rest(sum(&digits(&body), &[3, 2, 7, 6, 5, 4, 3, 2]), 11);
                let century = if day.0 < 2000 { 9 } else { 0 };
                (check < 10).then(|| shaped(d, &["######-####", "##########"], &format!("{body}{check}{century}")))
            })
        },
    },
    Kind { name: "EE_IK", labels: "*:isikukood", members: "isikukood", alone: never, make: |d| baltic(d) },
    Kind {
        name: "LT_ASMENS",
        labels: "*:asmens kodas|a.k.",
        members: "asmens_kodas",
        alone: never,
        make: |d| baltic(d),
    },
    Kind {
        name: "LV_PK",
        labels: "*:personas kods|p.k.",
        members: "personas_kods",
        alone: parted,
        make: |d| {
            until(d, |d| {
                let (y, m, day) = d.day(1930, 2015);
                let body = format!("{}{}{}", six((y, m, day), "dmy"), if y < 2000 { 1 } else { 2 }, d.figures(3));
                let check = (1101 - sum(&digits(&body), &[1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11;
                (check < 10).then(|| shaped(d, &["######-#####", "###########"], &format!("{body}{check}")))
            })
        },
    },
    Kind {
        name: "PL_PESEL",
        labels: "*:PESEL|nr PESEL|numer PESEL",
        members: "pesel|nr_pesel",
        alone: never,
        make: |d| {
            let (y, m, day) = d.day(1930, 2019);
            let m = if y < 2000 { m } else { m + 20 };
            let body = format!("{:02}{m:02}{day:02}{}", y % 100, d.figures(4));
            let check = rest(sum(&digits(&body), &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]), 10);
            format!("{body}{check}")
        },
    },
    Kind {
        name: "PL_NIP",
        labels: "*:NIP|nr NIP|numer NIP",
        members: "nip",
        alone: |t| t.starts_with("PL"),
        make: |d| {
            until(d, |d| {
                let body = d.between(1, 9).to_string() + &d.figures(8);
                let check = sum(&digits(&body), &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
                (check < 10).then(|| {
                    shaped(
                        d,
                        &["##########", "###-###-##-##", "###-##-##-###", "PL##########"],
                        &format!("{body}{check}"),
                    )
                })
            })
        },
    },
    Kind {
        name: "PL_REGON",
        labels: "*:REGON|nr REGON",
        members: "regon",
        alone: never,
        make: |d| {
            let body = d.figures(8);
            let check = sum(&digits(&body), &[8, 9, 2, 3, 4, 5, 6, 7]) % 11 % 10;
            let nine = format!("{body}{check}");
            if d.once_in(3) {
                let long = nine + &d.figures(4);
                let check = sum(&digits(&long), &[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) % 11 % 10;
                format!("{long}{check}")
            } else {
                nine
            }
        },
    },
    Kind {
        name: "PL_DOWOD",
        labels: "pl:dowód osobisty|nr dowodu|numer dowodu osobistego;en:dowód osobisty;*:dowód osobisty",
        members: "nr_dowodu|dowod_osobisty",
        alone: never,
        make: |d| {
            let (letters, body) = (d.letters("ABCDEFGHJKLMNPRSTUVWXYZ", 3), d.figures(5));
            let check = polish(&letters, &body);
            shaped(d, &["#########", "### ######"], &format!("{letters}{check}{body}"))
        },
    },
    Kind {
        name: "PL_PASSPORT",
        labels: "pl:paszport|nr paszportu|numer paszportu;en:passport no.;*:paszport",
        members: "nr_paszportu|paszport",
        alone: never,
        make: |d| {
            let (letters, body) = (d.letters("ABCDEFGHJKLMNPRSTUVWXYZ", 2), d.figures(6));
            let check = polish(&letters, &body);
            shaped(d, &["#########", "## #######"], &format!("{letters}{check}{body}"))
        },
    },
    Kind {
        name: "CZ_RC",
        labels: "*:rodné číslo|RČ|r.č.",
        members: "rodne_cislo",
        alone: |t| t.contains('/'),
        make: birth_number,
    },
    Kind {
        name: "SK_RC",
        labels: "*:rodné číslo|slovenské rodné číslo",
        members: "rodne_cislo",
        alone: |t| t.contains('/'),
        make: birth_number,
    },
    Kind {
        name: "CZ_DIC",
        labels: "*:DIČ|DIC",
        members: "dic",
        alone: always,
        make: |d| {
            let body = d.between(1, 8).to_string() + &d.figures(6);
            let check = match 11 - sum(&digits(&body), &[8, 7, 6, 5, 4, 3, 2]) % 11 {
                10 => 0,
                11 => 1,
                check => check,
            };
            format!("CZ{body}{check}")
        },
    },
    Kind {
        name: "CZ_BANK_ACCOUNT",
        labels: "*:číslo účtu|č.ú.|účet",
        members: "cislo_uctu",
        alone: |t| t.contains('-'),
        make: cz_account,
    },
    Kind {
        name: "HU_TAJ",
        labels: "*:TAJ|TAJ szám|TAJ-szám",
        members: "taj|taj_szam",
        alone: never,
        make: |d| {
            let body = d.figures(8);
            let check = sum(&digits(&body), &[3, 7, 3, 7, 3, 7, 3, 7]) % 10;
            shaped(d, &["#########", "### ### ###", "###-###-###"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "HU_TAX_ID",
        labels: "*:adóazonosító jel|adóazonosító",
        members: "adoazonosito_jel",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = format!("8{:05}{}", d.between(23_000, 55_000), d.figures(3));
                let check = sum(&digits(&body), &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
                (check < 10).then(|| format!("{body}{check}"))
            })
        },
    },
    Kind {
        name: "RO_CNP",
        labels: "*:CNP|cod numeric personal",
        members: "cnp",
        alone: never,
        make: |d| {
            let (y, m, day) = d.day(1930, 2019);
            let lead = d.between(1, 2) + if y < 2000 { 0 } else { 4 };
            let body = format!("{lead}{:02}{m:02}{day:02}{:02}{:03}", y % 100, d.between(1, 46), d.between(1, 999));
            let check = match sum(&digits(&body), &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 {
                10 => 1,
                check => check,
            };
            format!("{body}{check}")
        },
    },
    Kind {
        name: "BG_EGN",
        labels: "*:ЕГН|EGN",
        members: "egn",
        alone: never,
        make: |d| {
            let (y, m, day) = d.day(1930, 2019);
            let m = if y < 2000 { m } else { m + 40 };
            let body = format!("{:02}{m:02}{day:02}{}", y % 100, d.figures(3));
            let check = sum(&digits(&body), &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
            format!("{body}{check}")
        },
    },
    Kind {
        name: "BG_PNF",
        labels: "*:ЛНЧ|LNCH",
        members: "lnch",
        alone: never,
        make: |d| {
            let body = d.figures(9);
            let check = sum(&digits(&body), &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
            format!("{body}{check}")
        },
    },
    Kind {
        name: "HR_OIB",
        labels: "*:OIB",
        members: "oib",
        alone: |t| t.starts_with("HR"),
        make: |d| {
            let body = d.digits(10);
            let n = format!("{}{}", text(&body), mod11_10(&body));
            if d.once_in(4) { format!("HR{n}") } else { n }
        },
    },
    Kind {
        name: "RS_JMBG",
        labels: "*:JMBG|ЈМБГ|matični broj",
        members: "jmbg",
        alone: always,
        make: |d| {
            let region = d.between(71, 96);
            jmbg(d, region)
        },
    },
    Kind { name: "SI_EMSO", labels: "*:EMŠO|EMSO", members: "emso", alone: always, make: |d| jmbg(d, 50) },
    Kind {
        name: "SI_TIN",
        labels: "*:davčna številka|davčna št.|ID za DDV",
        members: "davcna_stevilka",
        alone: |t| t.starts_with("SI"),
        make: |d| {
            until(d, |d| {
                let body = d.between(1, 9).to_string() + &d.figures(6);
                let check = 11 - sum(&digits(&body), &[8, 7, 6, 5, 4, 3, 2]) % 11;
                (check < 11).then(|| {
                    let n = format!("{body}{}", check % 10);
                    if d.once_in(3) { format!("SI{n}") } else { n }
                })
            })
        },
    },
    Kind { name: "RU_INN", labels: "*:ИНН|INN", members: "inn", alone: never, make: ru_inn },
    Kind {
        name: "RU_SNILS",
        labels: "*:СНИЛС|SNILS",
        members: "snils",
        alone: |t| t.contains('-'),
        make: |d| {
            let body = d.between(2, 9).to_string() + &d.figures(8);
            let check = sum(&digits(&body), &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
            shaped(d, &["###-###-### ##", "###########", "###-###-### ##"], &format!("{body}{check:02}"))
        },
    },
    Kind {
        name: "UA_RNTRC",
        labels: "*:РНОКПП|ІПН|ідентифікаційний код",
        members: "rnokpp|ipn",
        alone: never,
        make: |d| {
            let body = digits(&format!("{:05}{}", d.between(11_000, 43_000), d.figures(4)));
            let plus = sum(&body[1..], &[5, 7, 9, 4, 6, 10, 5, 7]);
            let check = (plus + 11 - u32::from(body[0])) % 11 % 10;
            format!("{}{check}", text(&body))
        },
    },
    Kind {
        name: "BY_UNP",
        labels: "*:УНП|UNP",
        members: "unp",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = d.between(1, 7).to_string() + &d.figures(7);
                let check = sum(&digits(&body), &[29, 23, 19, 17, 13, 7, 5, 3]) % 11;
                (check < 10).then(|| format!("{body}{check}"))
            })
        },
    },
];

fn de_tax_id(d: &mut Dice) -> String {
    until(d, |d| {
        let body = d.digits(10);
        let count = |digit: u8| body.iter().filter(|one| **one == digit).count();
        let repeated: Vec<usize> = (0..10).map(count).filter(|count| *count > 1).collect();
        let row = body.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
        let fits = body[0] != 0 && matches!(repeated[..], [2 | 3]) && !row;
        fits.then(|| shaped(d, &["###########", "## ### ### ###"], &format!("{}{}", text(&body), mod11_10(&body))))
    })
}

/// Bavaria and North Rhine-Westphalia: their procedures of elevens.
fn de_tax_number(d: &mut Dice) -> String {
    until(d, |d| {
        if d.once_in(2) {
            let own = format!("{}{:03}{}", d.pick(&["143", "201", "216"]), d.between(101, 399), d.figures(4));
            let check = 11 - sum(&digits(&own), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
            (check != 10).then(|| format!("{}/{}/{}{}", &own[..3], &own[3..6], &own[6..], check % 11))
        } else {
            let own = format!("{}{}{}", d.pick(&["133", "103", "214", "337"]), d.between(1001, 5999), d.figures(3));
            let check = sum(&digits(&own), &[3, 2, 1, 7, 6, 5, 4, 3, 2, 1]) % 11;
            (check != 10).then(|| format!("{}/{}/{}{check}", &own[..3], &own[3..7], &own[7..]))
        }
    })
}

fn cross(number: u32) -> u32 {
    number / 10 + number % 10
}

fn de_social(d: &mut Dice) -> String {
    let area = d.pick(&["12", "13", "15", "18", "21", "26", "38", "39", "49", "52", "53", "54", "65"]);
    let day = d.day(1940, 2005);
    let letter = d.letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1);
    let serial = d.between(0, 99);
    let number =
        format!("{area}{}{:02}{serial:02}", six(day, "dmy"), value(letter.chars().next().expect("a letter")) - 9);
    let weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    let check = digits(&number).iter().zip(weights).map(|(n, w)| cross(u32::from(*n) * w)).sum::<u32>() % 10;
    let number = format!("{area}{}{letter}{serial:02}{check}", six(day, "dmy"));
    shaped(d, &["############", "## ###### # ###"], &number)
}

fn de_health(d: &mut Dice) -> String {
    let (letter, body) = (d.letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1), d.figures(8));
    let number = format!("{:02}{body}", value(letter.chars().next().expect("a letter")) - 9);
    let check =
        digits(&number).iter().zip([1, 2].into_iter().cycle()).map(|(n, w)| cross(u32::from(*n) * w)).sum::<u32>() % 10;
    format!("{letter}{body}{check}")
}

fn de_licence(d: &mut Dice) -> String {
    let body = format!(
        "{}{:02}{}{}",
        d.letters("ABCDEFGHIJKLMNOP", 1),
        d.between(1, 99),
        d.letters("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", 5),
        d.below(10)
    );
    let total: u32 = body.chars().zip((1..=9).rev()).map(|(c, weight)| value(c) * weight).sum();
    let check = at("0123456789X", total % 11);
    format!("{body}{check}{}", d.letters("0123456789ABCDEF", 1))
}

fn at_svnr(d: &mut Dice) -> String {
    until(d, |d| {
        let (serial, day) = (d.between(100, 999).to_string(), six(d.day(1930, 2015), "dmy"));
        let total = sum(&digits(&serial), &[3, 7, 9]) + sum(&digits(&day), &[5, 8, 4, 2, 1, 6]);
        (total % 11 < 10).then(|| shaped(d, &["##########", "#### ######"], &format!("{serial}{}{day}", total % 11)))
    })
}

fn be_niss(d: &mut Dice) -> String {
    let day = d.day(1930, 2015);
    let body = format!("{}{:03}", six(day, "ymd"), d.between(1, 997));
    let counted = if day.0 < 2000 { body.clone() } else { format!("2{body}") };
    let check = 97 - remainder(&digits(&counted), 97);
    shaped(d, &["##.##.##-###.##", "###########", "##.##.##-###.##"], &format!("{body}{check:02}"))
}

fn nl_eleven(number: &str) -> u32 {
    let list = digits(number);
    (sum(&list[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) + 11 - u32::from(list[8])) % 11
}

fn dk_cpr(d: &mut Dice) -> String {
    until(d, |d| {
        let day = d.day(1937, 1999);
        let body = format!("{}{}{}", six(day, "dmy"), d.between(0, 3), d.figures(2));
        let check = rest(sum(&digits(&body), &[4, 3, 2, 7, 6, 5, 4, 3, 2]), 11);
        (check < 10).then(|| shaped(d, &["######-####", "##########", "######-####"], &format!("{body}{check}")))
    })
}

fn no_fnr(d: &mut Dice) -> String {
    until(d, |d| {
        let body = format!("{}{:03}", six(d.day(1940, 1999), "dmy"), d.between(0, 499));
        let first = rest(sum(&digits(&body), &[3, 7, 6, 1, 8, 9, 4, 5, 2]), 11);
        let body = (first < 10).then(|| format!("{body}{first}"))?;
        let second = rest(sum(&digits(&body), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11);
        (second < 10).then(|| shaped(d, &["###########", "###### #####"], &format!("{body}{second}")))
    })
}

fn se_personnummer(d: &mut Dice) -> String {
    let (y, m, mut day) = d.day(1930, 2015);
    if d.once_in(8) {
        day += 60;
    }
    let ten = text(&with_luhn(digits(&format!("{}{:03}", six((y, m, day), "ymd"), d.between(1, 999)))));
    match d.below(4) {
        0 => ten,
        1 => format!("{}{}-{}", y / 100, &ten[..6], &ten[6..]),
        2 => format!("{}{ten}", y / 100),
        _ => format!("{}-{}", &ten[..6], &ten[6..]),
    }
}

fn baltic(d: &mut Dice) -> String {
    let (y, m, day) = d.day(1930, 2015);
    let lead = d.between(3, 4) + if y < 2000 { 0 } else { 2 };
    let body = digits(&format!("{lead}{:02}{m:02}{day:02}{}", y % 100, d.figures(3)));
    let check = match sum(&body, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11 {
        10 => sum(&body, &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10,
        check => check,
    };
    format!("{}{check}", text(&body))
}

/// The digit of a Polish document: letters and the other digits by 7, 3, 1 in turn, the digit itself left out.
fn polish(letters: &str, body: &str) -> u8 {
    const WEIGHTS: [u32; 8] = [7, 3, 1, 7, 3, 1, 7, 3];
    let total: u32 = letters.chars().chain(body.chars()).zip(WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
    digit(total % 10)
}

fn birth_number(d: &mut Dice) -> String {
    until(d, |d| {
        let (y, m, day) = d.day(1954, 2015);
        let m = if d.once_in(2) { m } else { m + 50 };
        let number = format!("{}{}", six((y, m, day), "ymd"), d.figures(4));
        (remainder(&digits(&number), 11) == 0)
            .then(|| shaped(d, &["######/####", "######/####", "##########"], &number))
    })
}

fn cz_account(d: &mut Dice) -> String {
    const WEIGHTS: [u32; 10] = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
    let holds = |number: &str| sum(&digits(number), &WEIGHTS[10 - number.len()..]).is_multiple_of(11);
    let bank = d.pick(&["0100", "0300", "0800", "2010", "5500", "2700", "3030"]);
    let account = until(d, |d| {
        let number = d.between(1, 9).to_string() + &d.figures(9);
        holds(&number).then_some(number)
    });
    if d.once_in(2) {
        return format!("{account}/{bank}");
    }
    let prefix = until(d, |d| {
        let number = d.between(10, 9999).to_string();
        holds(&number).then_some(number)
    });
    format!("{prefix}-{account}/{bank}")
}

fn jmbg(d: &mut Dice, region: u32) -> String {
    until(d, |d| {
        let (y, m, day) = d.day(1930, 2015);
        let body = format!("{day:02}{m:02}{:03}{region}{}", y % 1000, d.figures(3));
        let check = rest(sum(&digits(&body), &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11);
        (check < 10).then(|| format!("{body}{check}"))
    })
}

fn ru_inn(d: &mut Dice) -> String {
    if d.once_in(2) {
        let body = format!("77{}", d.figures(7));
        let check = sum(&digits(&body), &[2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
        return format!("{body}{check}");
    }
    let body = format!("50{}", d.figures(8));
    let first = sum(&digits(&body), &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    let body = format!("{body}{first}");
    let second = sum(&digits(&body), &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10;
    format!("{body}{second}")
}

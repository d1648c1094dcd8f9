//! Latin America.

use super::{Kind, always, never, parted, shaped, six, until};
use crate::dice::Dice;
use crate::sums::{at, digits, rest, sum, text, value, with_luhn};

pub(super) const ALL: &[Kind] = &[
    Kind { name: "AR_CBU", labels: "*:CBU|CVU", members: "cbu", alone: never, make: ar_cbu },
    Kind {
        name: "AR_CUIT",
        labels: "*:CUIT|CUIL",
        members: "cuit|cuil",
        alone: parted,
        make: |d| {
            until(d, |d| {
                let body = d.pick(&["20", "23", "24", "27", "30", "33"]).to_owned() + &d.figures(8);
                let check = rest(sum(&digits(&body), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11);
                (check < 10)
                    .then(|| shaped(d, &["##-########-#", "###########", "##-########-#"], &format!("{body}{check}")))
            })
        },
    },
    Kind { name: "BR_CPF", labels: "*:CPF|CPF n.º", members: "cpf", alone: parted, make: br_cpf },
    Kind { name: "BR_CNPJ", labels: "*:CNPJ", members: "cnpj", alone: parted, make: br_cnpj },
    Kind {
        name: "CL_RUT",
        labels: "*:RUT|R.U.N.|RUT",
        members: "rut",
        alone: never,
        make: |d| {
            let body = d.between(4_000_000, 25_999_999).to_string();
            let weights: Vec<u32> =
                (0..body.len()).rev().map(|place| 2 + u32::try_from(place % 6).expect("small")).collect();
            let check = at("0123456789K", rest(sum(&digits(&body), &weights), 11));
            let number = format!("{body:0>8}{check}");
            let spelt = shaped(d, &["##.###.###-#", "########-#"], &number);
            spelt.trim_start_matches('0').to_owned()
        },
    },
    Kind {
        name: "CO_NIT",
        labels: "*:NIT|NIT No.",
        members: "nit",
        alone: never,
        make: |d| {
            let body = d.pick(&["8", "9"]).to_owned() + &d.figures(8);
            let s = sum(&digits(&body), &[41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
            let check = if s < 2 { s } else { 11 - s };
            shaped(d, &["###.###.###-#", "#########-#"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "DO_CEDULA",
        labels: "*:cédula dominicana|cédula",
        members: "cedula",
        alone: never,
        make: |d| {
            let n =
                text(&with_luhn(digits(&format!("{}{}", d.pick(&["001", "002", "402", "031", "224"]), d.figures(7)))));
            shaped(d, &["###-#######-#", "###########", "###-#######-#"], &n)
        },
    },
    Kind {
        name: "EC_CI",
        labels: "*:cédula ecuatoriana|cédula de ciudadanía|cédula",
        members: "cedula",
        alone: never,
        make: |d| {
            let n = ec_ci(d);
            shaped(d, &["##########", "#########-#"], &n)
        },
    },
    Kind { name: "EC_RUC", labels: "*:RUC", members: "ruc", alone: always, make: |d| format!("{}001", ec_ci(d)) },
    Kind {
        name: "GT_NIT",
        labels: "*:NIT",
        members: "nit",
        alone: never,
        make: |d| {
            let body = d.between(100_000, 99_999_999).to_string();
            let weights: Vec<u32> = (2..).take(body.len()).collect::<Vec<u32>>().into_iter().rev().collect();
            let check = at("0123456789K", rest(sum(&digits(&body), &weights), 11));
            format!("{body}-{check}")
        },
    },
    Kind { name: "MX_CURP", labels: "*:CURP", members: "curp", alone: always, make: mx_curp },
    Kind { name: "MX_RFC", labels: "*:RFC", members: "rfc", alone: always, make: mx_rfc },
    Kind {
        name: "PE_CUI",
        labels: "*:DNI|CUI",
        members: "dni|cui",
        alone: never,
        make: |d| {
            let body = d.between(10_000_000, 79_999_999).to_string();
            let s = sum(&digits(&body), &[3, 2, 7, 6, 5, 4, 3, 2]) % 11;
            let check = at(d.pick(&["65432110987", "KJIHGFEDCBA"]), s);
            format!("{body}-{check}")
        },
    },
    Kind {
        name: "PE_RUC",
        labels: "*:RUC",
        members: "ruc",
        alone: never,
        make: |d| {
            let body = d.pick(&["10", "20", "15"]).to_owned() + &d.figures(8);
            let check = (11 - sum(&digits(&body), &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10;
            format!("{body}{check}")
        },
    },
    Kind {
        name: "PY_RUC",
        labels: "*:RUC",
        members: "ruc",
        alone: never,
        make: |d| {
            let body =
                if d.once_in(2) { format!("800{}", d.figures(5)) } else { d.between(1_000_000, 5_999_999).to_string() };
            let weights: Vec<u32> = (2..).take(body.len()).collect::<Vec<u32>>().into_iter().rev().collect();
            let check = rest(sum(&digits(&body), &weights), 11) % 10;
            format!("{body}-{check}")
        },
    },
    Kind {
        name: "SV_NIT",
        labels: "*:NIT",
        members: "nit",
        alone: parted,
        make: |d| {
            let body = format!(
                "{:02}{:02}{}{}",
                d.between(1, 14),
                d.between(1, 20),
                six(d.day(1940, 2010), "dmy"),
                d.between(101, 199)
            );
            let check = rest(sum(&digits(&body), &[2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), 11) % 10;
            shaped(d, &["####-######-###-#", "####-######-###-#", "##############"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "UY_RUT",
        labels: "*:RUT",
        members: "rut",
        alone: always,
        make: |d| {
            until(d, |d| {
                let body = format!("21{}001", d.figures(6));
                let check = rest(sum(&digits(&body), &[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]), 11);
                (check < 10).then(|| shaped(d, &["############", "##-######-###-#"], &format!("{body}{check}")))
            })
        },
    },
    Kind {
        name: "VE_RIF",
        labels: "*:RIF",
        members: "rif",
        alone: parted,
        make: |d| {
            let kind = d.pick(&[('V', 4), ('E', 8), ('J', 12), ('G', 20)]);
            let body = d.figures(8);
            let s = (kind.1 + sum(&digits(&body), &[3, 2, 7, 6, 5, 4, 3, 2])) % 11;
            let check = at("00987654321", s);
            shaped(d, &["#-########-#", "##########"], &format!("{}{body}{check}", kind.0))
        },
    },
];

fn ar_cbu(d: &mut Dice) -> String {
    let bank = d.pick(&["011", "017", "072", "285", "007"]).to_owned() + &d.figures(4);
    let account = d.figures(13);
    let first = rest(sum(&digits(&bank), &[7, 1, 3, 9, 7, 1, 3]), 10);
    let second = rest(sum(&digits(&account), &[3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3]), 10);
    format!("{bank}{first}{account}{second}")
}

fn elevens(body: &mut Vec<u8>, weights: &[u32]) {
    let check = rest(sum(body, weights), 11) % 10;
    body.push(crate::sums::digit(check));
}

fn br_cpf(d: &mut Dice) -> String {
    let mut body = d.digits(9);
    elevens(&mut body, &[10, 9, 8, 7, 6, 5, 4, 3, 2]);
    elevens(&mut body, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    shaped(d, &["###.###.###-##", "###########", "###.###.###-##", "#########-##"], &text(&body))
}

fn br_cnpj(d: &mut Dice) -> String {
    let mut body = digits(&format!("{}0001", d.figures(8)));
    elevens(&mut body, &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
    elevens(&mut body, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
    shaped(d, &["##.###.###/####-##", "##############", "##.###.###/####-##"], &text(&body))
}

fn ec_ci(d: &mut Dice) -> String {
    text(&with_luhn(digits(&format!("{:02}{}{}", d.between(1, 24), d.between(0, 5), d.figures(6)))))
}

fn mx_curp(d: &mut Dice) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    let (y, m, day) = d.day(1940, 2015);
    let state = d.pick(&["DF", "JC", "NL", "OC", "VZ", "YN", "MC"]);
    let inner = d.letters("BCDFGHJLMNPRSTVZ", 3);
    let serial = if y < 2000 { "0" } else { "A" };
    let body = format!(
        "{}{}{}{}{}{state}{inner}{serial}",
        d.letters("GHLMRST", 1),
        d.pick(&["A", "E", "O"]),
        d.letters("RSTVZ", 2),
        six((y, m, day), "ymd"),
        d.pick(&["H", "M"])
    );
    let place =
        |c: char| u32::try_from(ALPHABET.chars().position(|one| one == c).expect("in the alphabet")).expect("small");
    let total: u32 = body.chars().zip((2..=18).rev()).map(|(c, weight)| place(c) * weight).sum();
    format!("{body}{}", rest(total, 10))
}

fn mx_rfc(d: &mut Dice) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    let day = six(d.day(1940, 2015), "ymd");
    let person = d.once_in(2);
    let letters = if person {
        format!("{}{}{}", d.letters("GHLMRST", 1), d.pick(&["A", "E", "O"]), d.letters("RSTVZ", 2))
    } else {
        d.letters("BCDFGHJKLMNPRST", 3)
    };
    let body = format!("{letters}{day}{}", d.letters("123456789ABCDEFGHIJKLMNPQRSTUV", 2));
    let place =
        |c: char| u32::try_from(ALPHABET.chars().position(|one| one == c).expect("in the alphabet")).expect("small");
    let padded = format!("{body:>12}");
    let total: u32 = padded.chars().zip((2..=13).rev()).map(|(c, weight)| place(c) * weight).sum();
    let check = at("0123456789A", rest(total, 11));
    let full = format!("{body}{check}");
    assert!(value('A') == 10);
    match (d.below(3), person) {
        (0, true) => shaped(d, &["####-######-###"], &full),
        (0, false) => shaped(d, &["###-######-###"], &full),
        _ => full,
    }
}

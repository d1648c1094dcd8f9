//! The United States, the United Kingdom, Ireland, Canada, Australia, New Zealand.

use super::{Kind, always, never, parted, shaped, until};
use crate::sums::{at, digit, digits, luhn, rest, sum, text, value, with_luhn};

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "ABA_ROUTING_NUMBER",
        labels: "*:routing number|ABA routing number|ABA",
        members: "routing_number|aba",
        alone: never,
        make: |d| {
            let body =
                format!("{:02}{}", d.pick(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 26, 31, 32]), d.figures(6));
            let check = rest(sum(&digits(&body), &[3, 7, 1, 3, 7, 1, 3, 7]), 10);
            format!("{body}{check}")
        },
    },
    Kind {
        name: "US_NPI",
        labels: "*:NPI|NPI number",
        members: "npi",
        alone: never,
        make: |d| {
            let body = format!("1{}", d.figures(8));
            format!("{body}{}", luhn(&digits(&format!("80840{body}"))))
        },
    },
    Kind {
        name: "MEDICAL_LICENSE",
        labels: "*:DEA number|DEA|DEA no.",
        members: "dea_number",
        alone: never,
        make: |d| {
            let body = d.digits(6);
            let check = (sum(&body, &[1, 2, 1, 2, 1, 2])) % 10;
            format!("{}{}{}{check}", d.pick(&["A", "B", "F", "M"]), d.letters("ABCDEFGHJKLMNPRSTW", 1), text(&body))
        },
    },
    Kind {
        name: "US_ZIP_CODE",
        labels: "*:ZIP|ZIP code",
        members: "zip|zip_code",
        alone: |t| t.starts_with(char::is_alphabetic),
        make: |d| {
            let (state, zip) = d.pick(&[
                ("IL", "62704"),
                ("CA", "94105"),
                ("NY", "10001"),
                ("IL", "60614"),
                ("FL", "33101"),
                ("WA", "98101"),
                ("GA", "30303"),
                ("TX", "75201"),
            ]);
            match d.below(3) {
                0 => format!("{zip}-{}", d.between(1000, 9999)),
                1 => zip.to_owned(),
                _ => format!("{state} ‹{zip}›"),
            }
        },
    },
    Kind {
        name: "UK_NHS",
        labels: "*:NHS number|NHS no.",
        members: "nhs_number|nhsNumber",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = d.between(4, 7).to_string() + &d.figures(8);
                let check = rest(sum(&digits(&body), &[10, 9, 8, 7, 6, 5, 4, 3, 2]), 11);
                (check < 10)
                    .then(|| shaped(d, &["### ### ####", "##########", "###-###-####"], &format!("{body}{check}")))
            })
        },
    },
    Kind {
        name: "UK_UTR",
        labels: "*:UTR|unique taxpayer reference",
        members: "utr",
        alone: never,
        make: |d| {
            until(d, |d| {
                let rest = d.digits(9);
                let first = digits("21987654321")[(sum(&rest, &[6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11) as usize];
                Some(shaped(d, &["##########", "##### #####"], &format!("{first}{}", text(&rest))))
            })
        },
    },
    Kind {
        name: "UK_UPN",
        labels: "*:UPN|unique pupil number",
        members: "upn",
        alone: always,
        make: |d| {
            let body = format!("{}{}", d.pick(&["801", "330", "202", "380", "855"]), d.figures(9));
            let weights: Vec<u32> = (2..14).collect();
            let full = digits(&body);
            let letter = at("ABCDEFGHJKLMNPQRTUVWXYZ", sum(&full, &weights) % 23);
            format!("{letter}{body}")
        },
    },
    Kind {
        name: "UK_POSTCODE",
        labels: "*:postcode|post code",
        members: "postcode|postal_code",
        alone: |t| t.contains(' '),
        make: |d| {
            let area =
                d.pick(&["SW1A", "EC1A", "M1", "B33", "LS9", "CF10", "EH12", "BT7", "GU16", "NW6", "OX4", "CB2"]);
            let inward = format!("{}{}", d.below(10), d.letters("ABDEFGHJLNPQRSTUWXYZ", 2));
            if d.once_in(4) { format!("{area}{inward}").to_lowercase() } else { format!("{area} {inward}") }
        },
    },
    Kind {
        name: "IE_PPS",
        labels: "*:PPS number|PPSN|PPS no.",
        members: "pps_number|ppsn",
        alone: never,
        make: |d| {
            let body = d.figures(7);
            let second = d.pick(&["", "A", "B", "H"]);
            let more = second.chars().next().map_or(0, |c| 9 * (value(c) - 9));
            let letter = at("WABCDEFGHIJKLMNOPQRSTUV", (sum(&digits(&body), &[8, 7, 6, 5, 4, 3, 2]) + more) % 23);
            format!("{body}{letter}{second}")
        },
    },
    Kind {
        name: "CA_SIN",
        labels: "fr:NAS|numéro d'assurance sociale;*:SIN|social insurance number",
        members: "sin|social_insurance_number",
        alone: never,
        make: |d| {
            let n = text(&with_luhn(digits(&format!("{}{}", d.pick(&["1", "2", "4", "5", "7", "9"]), d.figures(7)))));
            shaped(d, &["### ### ###", "#########", "###-###-###"], &n)
        },
    },
    Kind {
        name: "CA_BC_PHN",
        labels: "*:PHN|personal health number",
        members: "phn",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = d.figures(8);
                let check = 11 - sum(&digits(&body), &[2, 4, 8, 5, 10, 9, 7, 3]) % 11;
                (check < 10).then(|| shaped(d, &["#### ### ###", "##########"], &format!("9{body}{check}")))
            })
        },
    },
    Kind {
        name: "AU_TFN",
        labels: "*:TFN|tax file number",
        members: "tfn|tax_file_number",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = d.digits(9);
                let holds = sum(&body, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11);
                holds.then(|| shaped(d, &["### ### ###", "#########"], &text(&body)))
            })
        },
    },
    Kind {
        name: "AU_ABN",
        labels: "*:ABN",
        members: "abn",
        alone: never,
        make: |d| {
            until(d, |d| {
                let mut body = digits(&(d.between(1, 9).to_string() + &d.figures(10)));
                body[0] -= 1;
                let holds = sum(&body, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]).is_multiple_of(89);
                body[0] += 1;
                holds.then(|| shaped(d, &["## ### ### ###", "###########"], &text(&body)))
            })
        },
    },
    Kind {
        name: "AU_ACN",
        labels: "*:ACN",
        members: "acn",
        alone: never,
        make: |d| {
            let body = format!("0{}", d.figures(7));
            let check = rest(sum(&digits(&body), &[8, 7, 6, 5, 4, 3, 2, 1]), 10);
            shaped(d, &["### ### ###", "#########"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "AU_MEDICARE",
        labels: "*:Medicare number|Medicare card|Medicare no.",
        members: "medicare_number|medicare",
        alone: |t| t.matches(' ').count() > 1,
        make: |d| {
            let body = d.between(2, 6).to_string() + &d.figures(7);
            let check = digit(sum(&digits(&body), &[1, 3, 7, 9, 1, 3, 7, 9]) % 10);
            let number = format!("{body}{check}{}", d.between(1, 9));
            shaped(d, &["#### ##### #", "##########"], &number)
        },
    },
    Kind {
        name: "NZ_IRD",
        labels: "*:IRD number|IRD",
        members: "ird_number|ird",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = d.between(1_000_000, 14_999_999).to_string();
                let padded = digits(&format!("{body:0>8}"));
                let mut check = rest(sum(&padded, &[3, 2, 7, 6, 5, 4, 3, 2]), 11);
                if check == 10 {
                    check = rest(sum(&padded, &[7, 4, 3, 2, 5, 2, 7, 6]), 11);
                }
                let number = format!("{body}{check}");
                (check < 10).then(|| match number.len() {
                    8 => shaped(d, &["##-###-###", "########"], &number),
                    _ => shaped(d, &["###-###-###", "#########"], &number),
                })
            })
        },
    },
    Kind {
        name: "NZ_BANK_ACCOUNT",
        labels: "*:bank account|account number|bank account number",
        members: "bank_account|account_number",
        alone: parted,
        make: |d| {
            until(d, |d| {
                let head = format!("{}{:04}", d.pick(&["01", "02", "03", "06"]), d.between(1, 999));
                let account = d.between(1, 899_999);
                let number = format!("{head}{account:08}");
                let holds = sum(&digits(&number), &[0, 0, 6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1]).is_multiple_of(11);
                let number = format!("{head}{account:07}{:02}", d.between(0, 3));
                holds.then(|| shaped(d, &["##-####-#######-##", "## #### ####### ##", "###############"], &number))
            })
        },
    },
];

/// What the letters stand for.
#[test]
fn published_numbers_hold() {
    assert!(always("") && parted("1-2") && !never(""));
    assert_eq!(luhn(&digits("80840123456789")), 3);
}

//! Africa and Asia.

use super::{Kind, always, never, parted, shaped, six, until};
use crate::dice::Dice;
use crate::sums::{at, digits, luhn, rest, sum, text, value, verhoeff, with_luhn};

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "CN_RIC",
        labels: "*:身份证号|身份证号码|公民身份号码;en:Chinese ID number|resident identity card",
        members: "id_card|shenfenzheng",
        alone: always,
        make: |d| {
            let (y, m, day) = d.day(1940, 2015);
            let place = d.pick(&["110105", "310104", "440305", "510104", "330102"]);
            let body = format!("{place}{y}{m:02}{day:02}{}", d.figures(3));
            let total = sum(&digits(&body), &[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
            format!("{body}{}", at("10X98765432", total % 11))
        },
    },
    Kind {
        name: "ID_NPWP",
        labels: "*:NPWP",
        members: "npwp",
        alone: |t| t.contains('.'),
        make: |d| {
            let nine = text(&with_luhn(digits(&format!("0{}{}", d.between(1, 9), d.figures(6)))));
            let number = format!("{nine}{:03}", d.between(1, 99));
            shaped(d, &["##.###.###.#-###.000", "##.###.###.#-###.000", "############000"], &number)
        },
    },
    Kind {
        name: "IL_ID",
        labels: "*:ת.ז.|מספר זהות|תעודת זהות;en:Israeli ID|teudat zehut",
        members: "teudat_zehut",
        alone: never,
        make: |d| text(&with_luhn(digits(&format!("{}{}", d.pick(&["0", "2", "3"]), d.figures(7))))),
    },
    Kind {
        name: "JP_MY_NUMBER",
        labels: "*:マイナンバー|個人番号;en:My Number|individual number",
        members: "my_number",
        alone: never,
        make: |d| {
            let body = d.figures(11);
            let r = sum(&digits(&body), &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
            let check = if r < 2 { 0 } else { 11 - r };
            shaped(d, &["############", "#### #### ####", "####-####-####"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "KR_RRN",
        labels: "*:주민등록번호|주민번호;en:Korean RRN|resident registration number",
        members: "rrn|jumin",
        alone: |t| t.contains('-'),
        make: |d| korean(d, 0),
    },
    Kind {
        name: "KR_FRN",
        labels: "*:외국인등록번호;en:alien registration number|foreigner registration number",
        members: "frn|alien_registration_number",
        alone: |t| t.contains('-'),
        make: |d| korean(d, 4),
    },
    Kind {
        name: "KR_BRN",
        labels: "*:사업자등록번호;en:business registration number|BRN",
        members: "brn|business_registration_number",
        alone: |t| t.contains('-'),
        make: |d| {
            let body = format!("{}{:02}{}", d.between(101, 699), d.between(1, 89), d.figures(4));
            let list = digits(&body);
            let total = sum(&list, &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + u32::from(list[8]) * 5 / 10;
            shaped(d, &["###-##-#####", "##########", "###-##-#####"], &format!("{body}{}", rest(total, 10)))
        },
    },
    Kind {
        name: "TH_TNIN",
        labels: "*:เลขประจำตัวประชาชน|บัตรประชาชน;en:Thai ID|Thai national ID",
        members: "thai_id|citizen_id",
        alone: parted,
        make: |d| {
            let body = format!("{}{}{}", d.between(1, 8), d.between(1000, 9699), d.figures(7));
            let weights: Vec<u32> = (2..=13).rev().collect();
            let check = (11 - sum(&digits(&body), &weights) % 11) % 10;
            shaped(d, &["#-####-#####-##-#", "#############", "# #### ##### ## #"], &format!("{body}{check}"))
        },
    },
    Kind {
        name: "TN_MF",
        labels: "fr:matricule fiscal|MF;*:matricule fiscal",
        members: "matricule_fiscal",
        alone: |t| t.contains('/'),
        make: |d| {
            let body = d.figures(7);
            let letter = at("ABCDEFGHJKLMNPQRSTVWXYZ", sum(&digits(&body), &[7, 6, 5, 4, 3, 2, 1]) % 23);
            let tail = format!("{body}{letter}{}{}000", d.letters("ABDNP", 1), d.letters("CMNP", 1));
            shaped(d, &["########/#/#/###", "#######/#/#/#/###"], &tail)
        },
    },
    Kind {
        name: "TR_NATIONAL_ID",
        labels: "*:TCKN|T.C. kimlik no|kimlik numarası",
        members: "tckn|tc_kimlik_no",
        alone: never,
        make: |d| {
            let nine = digits(&(d.between(1, 9).to_string() + &d.figures(8)));
            let odd: u32 = nine.iter().step_by(2).map(|n| u32::from(*n)).sum();
            let even: u32 = nine.iter().skip(1).step_by(2).map(|n| u32::from(*n)).sum();
            let tenth = (odd * 7 + 100 - even) % 10;
            format!("{}{tenth}{}", text(&nine), (odd + even + tenth) % 10)
        },
    },
    Kind {
        name: "TR_PHONE_NUMBER",
        labels: "*:telefon|cep telefonu|telefon numarası",
        members: "telefon|cep_telefonu",
        alone: |t| t.starts_with('+'),
        make: |d| {
            let n = format!("{}{}", d.pick(&["532", "505", "542", "212", "312"]), d.between(2_000_000, 9_999_999));
            shaped(d, &["+90 ### ### ## ##", "+90##########"], &n)
        },
    },
    Kind {
        name: "TR_VKN",
        labels: "*:VKN|vergi no|vergi kimlik numarası",
        members: "vkn|vergi_no",
        alone: never,
        make: |d| {
            let nine = d.digits(9);
            let total: u32 = nine
                .iter()
                .zip(1u32..)
                .map(|(n, place)| {
                    let shifted = (u32::from(*n) + 10 - place) % 10;
                    let turned = shifted * (1 << (10 - place)) % 9;
                    if shifted != 0 && turned == 0 { 9 } else { turned }
                })
                .sum();
            format!("{}{}", text(&nine), rest(total, 10))
        },
    },
    Kind {
        name: "MU_NID",
        labels: "fr:carte d'identité nationale;en:national identity card|NIC;*:NIC",
        members: "nic|national_id",
        alone: always,
        make: |d| {
            let body = format!("{}{}{}", d.letters("ABCDGHJLMNPRST", 1), six(d.day(1940, 2010), "dmy"), d.figures(6));
            let total: u32 = body.chars().zip((2..=14).rev()).map(|(c, weight)| value(c) * weight).sum();
            format!("{body}{}", at("0123456789ABCDEFG", rest(total, 17)))
        },
    },
    Kind {
        name: "ZA_ID_NUMBER",
        labels: "*:South African ID|SA ID number|ID number",
        members: "id_number|sa_id",
        alone: always,
        make: |d| {
            let body = format!("{}{}08", six(d.day(1940, 2010), "ymd"), d.figures(4));
            let n = text(&with_luhn(digits(&body)));
            shaped(d, &["#############", "###### #### ## #"], &n)
        },
    },
    Kind {
        name: "ZA_TIN",
        labels: "*:SARS tax reference number|income tax reference|tax reference number",
        members: "tax_reference_number",
        alone: never,
        make: |d| text(&with_luhn(digits(&format!("{}{}", d.pick(&["0", "1", "2", "3", "9"]), d.figures(8))))),
    },
    Kind {
        name: "IN_AADHAAR",
        labels: "*:Aadhaar|Aadhaar number|Aadhaar no.",
        members: "aadhaar|aadhaarNumber",
        alone: never,
        make: |d| {
            let body = d.between(2, 9).to_string() + &d.figures(10);
            let n = format!("{body}{}", verhoeff(&digits(&body)));
            shaped(d, &["#### #### ####", "############", "####-####-####"], &n)
        },
    },
    Kind {
        name: "IN_VID",
        labels: "*:Aadhaar VID|virtual ID|VID",
        members: "vid|virtual_id",
        alone: never,
        make: |d| {
            until(d, |d| {
                let body = d.between(2, 9).to_string() + &d.figures(14);
                let n = format!("{body}{}", verhoeff(&digits(&body)));
                (luhn(&digits(&body)) != digits(&n)[15])
                    .then(|| shaped(d, &["#### #### #### ####", "################"], &n))
            })
        },
    },
    Kind {
        name: "IN_GSTIN",
        labels: "*:GSTIN|GST number",
        members: "gstin",
        alone: always,
        make: |d| {
            let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            let body = format!(
                "{:02}{}{}{}{:04}{}1Z",
                d.between(1, 37),
                d.letters(letters, 3),
                d.pick(&["P", "C", "H", "F", "T"]),
                d.letters(letters, 1),
                d.between(1, 9999),
                d.letters(letters, 1)
            );
            gstin(&body)
        },
    },
    Kind {
        name: "IN_VOTER",
        labels: "*:EPIC|voter ID|EPIC number",
        members: "voter_id|epic_no",
        alone: never,
        make: |d| format!("{}{}", d.letters("ABCDFGHJKLMNPRSTUVWXYZ", 3), text(&with_luhn(digits(&d.figures(6))))),
    },
    Kind {
        name: "SG_NRIC_FIN",
        labels: "*:NRIC|FIN|NRIC no.",
        members: "nric|fin",
        alone: always,
        make: |d| {
            let lead = d.pick(&["S", "T", "F", "G"]);
            let body = d.figures(7);
            let more = if matches!(lead, "T" | "G") { 4 } else { 0 };
            let place = (sum(&digits(&body), &[2, 7, 6, 5, 4, 3, 2]) + more) % 11;
            let check = at(if matches!(lead, "S" | "T") { "JZIHGFEDCBA" } else { "XWUTRQPNMLK" }, place);
            format!("{lead}{body}{check}")
        },
    },
    Kind {
        name: "SG_UEN",
        labels: "*:UEN",
        members: "uen",
        alone: |t| t.len() == 10,
        make: |d| {
            if d.once_in(2) {
                let body = format!("{}{}", d.between(1985, 2025), d.figures(5));
                let check = at("ZKCMDNERGWH", sum(&digits(&body), &[10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11);
                format!("{body}{check}")
            } else {
                let body = format!("5{}", d.figures(7));
                let check = at("XMKECAWLJDB", sum(&digits(&body), &[10, 4, 9, 3, 8, 2, 7, 1]) % 11);
                format!("{body}{check}")
            }
        },
    },
];

fn korean(d: &mut Dice, more: u32) -> String {
    let (y, m, day) = d.day(1940, 2019);
    let kind = d.between(1, 2) + more + if y < 2000 { 0 } else { 2 };
    let body = format!("{}{kind}{:02}{}", six((y, m, day), "ymd"), d.between(0, 95), d.figures(3));
    let total = sum(&digits(&body), &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11;
    let check = (if more == 0 { 11 } else { 13 } - total) % 10;
    shaped(d, &["######-#######", "######-#######", "#############"], &format!("{body}{check}"))
}

fn gstin(body: &str) -> String {
    let total: u32 = body
        .chars()
        .enumerate()
        .map(|(place, c)| {
            let product = value(c) * if place % 2 == 0 { 1 } else { 2 };
            product / 36 + product % 36
        })
        .sum();
    format!("{body}{}", at("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", rest(total, 36)))
}

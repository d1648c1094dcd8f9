//! Types that have no check, or one that tells little: the shape, and the words beside it.

use super::secrets::BASE62;
use super::{Kind, always, never, shaped, six, until};
use crate::dice::Dice;
use crate::sums::sum;

/// Pairs of letters that no German plate has, for what they stood for.
const NEVER: [&str; 5] = ["HJ", "KZ", "NS", "SA", "SS"];

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "US_SSN",
        labels: "*:SSN|social security number",
        members: "ssn",
        alone: |t| t.contains('-'),
        make: |d| {
            let n = format!("{}{:02}{:04}", d.between(201, 665), d.between(1, 99), d.between(1, 9999));
            shaped(d, &["###-##-####", "###-##-####", "#########"], &n)
        },
    },
    Kind {
        name: "US_ITIN",
        labels: "*:ITIN",
        members: "itin",
        alone: |t| t.contains('-'),
        make: |d| {
            let n = format!("9{}{}{:04}", d.figures(2), d.between(70, 88), d.between(1, 9999));
            shaped(d, &["###-##-####", "#########"], &n)
        },
    },
    Kind {
        name: "US_EIN",
        labels: "*:EIN|employer identification number",
        members: "ein",
        alone: never,
        make: |d| format!("{}-{}", d.pick(&["12", "36", "84", "91"]), d.figures(7)),
    },
    Kind {
        name: "US_MBI",
        labels: "*:MBI|Medicare number",
        members: "mbi",
        alone: always,
        make: |d| {
            let l = "ACDEFGHJKMNPQRTUVWXY";
            let n = format!(
                "{}{}{}{}{}{}{}{}{}",
                d.between(1, 9),
                d.letters(l, 1),
                d.letters("0123456789ACDEFGHJKMNPQRTUVWXY", 1),
                d.below(10),
                d.letters(l, 1),
                d.letters("0123456789ACDEFGHJKMNPQRTUVWXY", 1),
                d.below(10),
                d.letters(l, 2),
                d.figures(2)
            );
            shaped(d, &["###########", "####-###-####"], &n)
        },
    },
    Kind {
        name: "US_PASSPORT",
        labels: "*:US passport|US passport number",
        members: "us_passport",
        alone: never,
        make: |d| format!("{}{}", d.pick(&["A", "C"]), d.figures(8)),
    },
    Kind {
        name: "UK_NINO",
        labels: "*:NI number|national insurance number|NINO",
        members: "nino|national_insurance",
        alone: |t| t.contains(' '),
        make: |d| {
            let n = format!("{}{}{}", d.pick(&["AB", "JG", "CE", "PX", "RA"]), d.figures(6), d.letters("ABCD", 1));
            shaped(d, &["## ## ## ## #", "#########"], &n)
        },
    },
    Kind {
        name: "UK_PASSPORT",
        labels: "*:British passport number|UK passport",
        members: "uk_passport",
        alone: never,
        make: |d| d.figures(9),
    },
    Kind {
        name: "UK_DRIVING_LICENCE",
        labels: "*:driving licence|driver number",
        members: "driving_licence",
        alone: always,
        make: |d| {
            let (y, m, day) = d.day(1950, 2005);
            let m = if d.once_in(2) { m } else { m + 50 };
            format!(
                "{}{}{m:02}{day:02}{}{}{}",
                d.pick(&["SMITH", "JONES", "LEE99", "EXAMP"]),
                y / 10 % 10,
                y % 10,
                d.pick(&["AB", "J9", "SM"]),
                d.letters("9ABCDEFGHJ", 1) + &d.letters("ABCDEFGHJ", 2)
            )
        },
    },
    Kind {
        name: "FR_CNI",
        labels: "fr:carte d'identité|CNI|carte nationale d'identité;*:CNI",
        members: "cni|numero_cni",
        alone: never,
        make: |d| format!("{:02}{:02}{:02}{}", d.between(8, 20), d.between(1, 12), d.between(1, 95), d.figures(6)),
    },
    Kind {
        name: "FR_PASSPORT",
        labels: "fr:passeport|numéro de passeport;*:passport|passeport",
        members: "passport_number",
        alone: never,
        make: |d| {
            format!("{:02}{}{:05}", d.between(5, 25), d.letters("ABCDEFGHJKLMNPRSTVWXYZ", 2), d.between(1, 99_999))
        },
    },
    Kind {
        name: "FR_LICENSE_PLATE",
        labels: "fr:plaque|immatriculation|plaque d'immatriculation;en:plate|license plate;*:plaque",
        members: "immatriculation",
        alone: |t| t.contains('-'),
        make: |d| {
            let l = "ABCDEFGHJKLMNPQRTVWXYZ";
            let n = format!("{}{:03}{}", d.letters(l, 2), d.between(1, 999), d.letters(l, 2));
            shaped(d, &["##-###-##", "## ### ##"], &n)
        },
    },
    Kind {
        name: "FR_POSTAL_CODE",
        labels: "fr:code postal;*:code postal",
        members: "code_postal",
        alone: never,
        make: |d| d.pick(&["75011", "69002", "13001", "33000", "59800", "31000", "44000"]).into(),
    },
    Kind {
        name: "DE_ID_CARD",
        labels: "de:Personalausweis|Ausweisnummer|Personalausweisnummer;en:identity card;*:Personalausweis",
        members: "personalausweis_nr",
        alone: never,
        make: |d| document(d, "LMNPRTVWXY"),
    },
    Kind {
        name: "DE_PASSPORT",
        labels: "de:Reisepass|Reisepassnummer|Passnummer;en:passport;*:Reisepass",
        members: "reisepass_nr|passport",
        alone: never,
        make: |d| document(d, "CFGHJK"),
    },
    Kind {
        name: "DE_KFZ",
        labels: "de:Kennzeichen|Kfz-Kennzeichen;en:number plate;*:Kennzeichen",
        members: "kennzeichen",
        alone: never,
        make: |d| {
            format!(
                "{}-{} {}",
                d.pick(&["M", "K", "HH", "B", "KA", "WÜ"]),
                until(d, |d| Some(d.letters("ABCDEFGHJKLMNPRSTUVWXYZ", 2))
                    .filter(|two| !NEVER.contains(&two.as_str()))),
                d.between(10, 9999)
            )
        },
    },
    Kind {
        name: "DE_PLZ",
        labels: "de:PLZ|Postleitzahl;*:PLZ",
        members: "plz|postleitzahl",
        alone: never,
        make: |d| d.pick(&["50667", "80331", "10115", "20095", "70173", "04109"]).into(),
    },
    Kind {
        name: "DE_HANDELSREGISTER",
        labels: "de:Handelsregister|Registergericht|Amtsgericht Köln;*:Handelsregister",
        members: "handelsregister",
        alone: never,
        make: |d| format!("{} {}", d.pick(&["HRB", "HRA"]), d.between(1000, 199_999)),
    },
    Kind {
        name: "ES_PASSPORT",
        labels: "es:pasaporte|número de pasaporte;*:pasaporte",
        members: "pasaporte",
        alone: never,
        make: |d| format!("{}{}", d.letters("ABCDEFGHJKLMNPRSTVWXYZ", 3), d.figures(6)),
    },
    Kind {
        name: "IT_PASSPORT",
        labels: "it:passaporto|numero di passaporto;*:passaporto",
        members: "passaporto",
        alone: never,
        make: |d| format!("Y{}{}", d.pick(&["A", "B"]), d.figures(7)),
    },
    Kind {
        name: "IT_IDENTITY_CARD",
        labels: "it:carta d'identità|numero della carta d'identità;*:carta d'identità",
        members: "carta_identita",
        alone: never,
        make: |d| {
            format!(
                "C{}{}{}",
                d.letters("ABCDEFGHJKLMNPRSTVWXYZ", 1),
                d.figures(5),
                d.letters("ABCDEFGHJKLMNPRSTVWXYZ", 2)
            )
        },
    },
    Kind {
        name: "IT_DRIVER_LICENSE",
        labels: "it:patente|patente di guida;*:patente",
        members: "patente",
        alone: never,
        make: |d| {
            format!("{}{}{}", d.pick(&["MI", "RM", "TO", "NA"]), d.figures(7), d.letters("ABCDEFGHJKLMNPRSTVWXYZ", 1))
        },
    },
    Kind {
        name: "NL_PASSPORT",
        labels: "nl:paspoort|paspoortnummer|documentnummer;*:paspoort",
        members: "paspoortnummer",
        alone: never,
        make: |d| {
            format!(
                "N{}{}{}",
                d.letters("ABCDEFGHJKLMNPRSTVWXYZ", 1),
                d.letters("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 6),
                d.below(10)
            )
        },
    },
    Kind {
        name: "PL_DRIVER_LICENSE",
        labels: "pl:prawo jazdy|nr prawa jazdy;*:prawo jazdy",
        members: "prawo_jazdy",
        alone: never,
        make: |d| {
            format!("{:05}/{:02}/{}", d.between(1, 99_999), d.between(5, 25), d.pick(&["1465", "0264", "3005", "1261"]))
        },
    },
    Kind {
        name: "IMSI",
        labels: "*:IMSI",
        members: "imsi",
        alone: never,
        make: |d| format!("{}{}", d.pick(&["20801", "26201", "23410", "21407", "22201", "26003"]), d.figures(10)),
    },
    Kind {
        name: "MAC_ADDRESS",
        labels: "*:MAC|MAC address",
        members: "mac|mac_address",
        alone: always,
        make: |d| {
            let n = d.letters("0123456789abcdef", 12);
            shaped(d, &["##:##:##:##:##:##", "##-##-##-##-##-##"], &n)
        },
    },
    Kind {
        name: "BIC_CODE",
        labels: "*:BIC|SWIFT",
        members: "bic|swift",
        alone: never,
        make: |d| {
            format!(
                "{}{}{}",
                d.letters("ABCDEFGHJKLMNPRSTUVWXYZ", 4),
                d.pick(&["FRPP", "DEFF", "GB2L", "ESMM", "ITRR", "NL2A", "PTPL", "PLPW"]),
                d.pick(&["", "XXX"])
            )
        },
    },
    Kind {
        name: "AWS_ACCESS_KEY",
        labels: "*:AWS access key|AWS_ACCESS_KEY_ID",
        members: "aws_access_key_id",
        alone: always,
        make: |d| format!("AKIA{}", d.letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)),
    },
    Kind {
        name: "GCP_API_KEY",
        labels: "*:API key|Google API key",
        members: "google_api_key",
        alone: always,
        make: |d| format!("AIza{}", d.letters(BASE62, 35)),
    },
    Kind {
        name: "GITLAB_TOKEN",
        labels: "*:GitLab token|PRIVATE-TOKEN",
        members: "gitlab_token",
        alone: always,
        make: |d| format!("glpat-{}", d.letters(BASE62, 20)),
    },
    Kind {
        name: "HUGGINGFACE_TOKEN",
        labels: "*:HF_TOKEN|token",
        members: "hf_token",
        alone: always,
        make: |d| format!("hf_{}", d.letters(BASE62, 34)),
    },
    Kind {
        name: "SENDGRID_KEY",
        labels: "*:SendGrid key|SENDGRID_API_KEY",
        members: "sendgrid_api_key",
        alone: always,
        make: |d| format!("SG.{}.{}", d.letters(BASE62, 22), d.letters(BASE62, 43)),
    },
    Kind {
        name: "SLACK_TOKEN",
        labels: "*:Slack token|SLACK_BOT_TOKEN",
        members: "slack_token",
        alone: always,
        make: |d| format!("xoxb-{}-{}-{}", d.figures(12), d.figures(13), d.letters(BASE62, 24)),
    },
    Kind {
        name: "STRIPE_KEY",
        labels: "*:Stripe key|STRIPE_SECRET_KEY",
        members: "stripe_secret_key",
        alone: always,
        make: |d| format!("sk_live_{}", d.letters(BASE62, 24)),
    },
    Kind {
        name: "TWILIO_KEY",
        labels: "*:Twilio key|TWILIO_API_KEY",
        members: "twilio_api_key",
        alone: always,
        make: |d| format!("SK{}", d.letters("0123456789abcdef", 32)),
    },
    Kind {
        name: "IN_PAN",
        labels: "*:PAN|PAN number",
        members: "pan|pan_number",
        alone: never,
        make: |d| {
            let l = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            format!("{}P{}{:04}{}", d.letters(l, 3), d.letters(l, 1), d.between(1, 9999), d.letters(l, 1))
        },
    },
    Kind {
        name: "AR_DNI",
        labels: "*:DNI argentino|DNI",
        members: "dni",
        alone: never,
        make: |d| {
            let n = d.between(10_000_000, 45_999_999).to_string();
            shaped(d, &["##.###.###"], &n)
        },
    },
    Kind {
        name: "PK_CNIC",
        labels: "*:CNIC",
        members: "cnic",
        alone: |t| t.contains('-'),
        make: |d| {
            let (province, division) = (d.between(1, 7), d.between(1, 9));
            format!("{province}{division}{}-{}-{}", d.figures(3), d.figures(7), d.between(1, 9))
        },
    },
    Kind {
        name: "MY_NRIC",
        labels: "*:MyKad|NRIC",
        members: "nric",
        alone: |t| t.contains('-'),
        make: |d| {
            format!("{}-{}-{:04}", six(d.day(1950, 2010), "ymd"), d.pick(&["01", "10", "14", "08"]), d.between(1, 9999))
        },
    },
    Kind {
        name: "VN_CCCD",
        labels: "*:CCCD|căn cước công dân",
        members: "cccd",
        alone: never,
        make: |d| {
            format!("{}{}{}{}", d.pick(&["001", "079", "048"]), d.pick(&["0", "1"]), d.between(40, 99), d.figures(6))
        },
    },
];

fn document(d: &mut Dice, first: &str) -> String {
    let body = format!("{}{}", d.letters(first, 1), d.letters("CFGHJKLMNPRTVWXYZ0123456789", 7) + &d.figures(1));
    if d.once_in(2) {
        return body;
    }
    let value = |c: char| u8::try_from(c.to_digit(36).expect("letters and digits")).expect("small");
    let values: Vec<u8> = body.chars().map(value).collect();
    let check = sum(&values, &[7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10;
    format!("{body}{check}")
}

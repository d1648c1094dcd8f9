//! What no country owns. Telephone numbers, names and addresses are of ranges set aside, where there are such.

use data_encoding::BASE32;
use sha2::{Digest as _, Sha256};

use super::{Kind, always, never, parted, shaped, six, until};
use crate::dice::Dice;
use crate::sums::{at, digits, luhn, mod97, rest, text, value, with_luhn};

pub(super) const ALL: &[Kind] = &[
    Kind {
        name: "EMAIL_ADDRESS",
        labels: "en:e-mail|email address;fr:adresse e-mail|courriel;de:E-Mail-Adresse|Mail;es:correo electrónico;it:indirizzo e-mail;nl:e-mailadres;pt:endereço de e-mail;pl:adres e-mail",
        members: "email|contact_email|mail",
        alone: always,
        make: email,
    },
    Kind {
        name: "PHONE_NUMBER",
        labels: "en:phone number|phone|mobile;fr:numéro de téléphone|téléphone|portable;de:Telefonnummer|Handynummer|Telefon;es:teléfono|móvil;it:numero di telefono|cellulare;nl:telefoonnummer|mobiel;pt:telefone|telemóvel;pl:numer telefonu|telefon",
        members: "phone|mobile_phone|phoneNumber",
        alone: |t| t.starts_with('+'),
        make: phone,
    },
    Kind {
        name: "CREDIT_CARD",
        labels: "en:card number|credit card;fr:numéro de carte bancaire|carte bancaire;de:Kreditkartennummer|Kreditkarte;es:número de tarjeta|tarjeta;it:numero di carta di credito|carta di credito;nl:creditcard|creditcardnummer;pt:número do cartão|cartão de crédito;pl:numer karty|karta kredytowa",
        members: "card_number|pan|creditCard",
        alone: |t| t.contains(' ') || t.contains('-'),
        make: card,
    },
    Kind { name: "IBAN_CODE", labels: "*:IBAN", members: "iban|bank_account", alone: always, make: iban },
    Kind {
        name: "IP_ADDRESS",
        labels: "en:IP address;fr:adresse IP;de:IP-Adresse;es:dirección IP;it:indirizzo IP;nl:IP-adres;pt:endereço IP;pl:adres IP",
        members: "ip|client_ip|remoteAddress",
        alone: always,
        make: ip,
    },
    Kind {
        name: "IMEI",
        labels: "*:IMEI",
        members: "imei",
        alone: parted,
        make: |d| {
            let n = text(&with_luhn(digits(&format!("{}{}", d.pick(&["35", "86", "01"]), d.figures(12)))));
            shaped(d, &["###############", "##-######-######-#", "## ###### ###### #"], &n)
        },
    },
    Kind {
        name: "ICCID",
        labels: "*:ICCID",
        members: "iccid",
        alone: always,
        make: |d| {
            let n = text(&with_luhn(digits(&format!(
                "89{}{}",
                d.pick(&["33", "44", "49", "34", "39", "48"]),
                d.figures(14)
            ))));
            shaped(d, &["###################", "#### #### #### #### ###"], &n)
        },
    },
    Kind {
        name: "MEID",
        labels: "*:MEID",
        members: "meid",
        alone: never,
        make: |d| {
            let body = format!("A{}", d.letters("0123456789ABCDEF", 13));
            let total: u32 = body
                .chars()
                .rev()
                .enumerate()
                .map(|(place, c)| {
                    let v = value(c) * if place % 2 == 0 { 2 } else { 1 };
                    v / 16 + v % 16
                })
                .sum();
            format!("{body}{}", at("0123456789ABCDEF", rest(total, 16)))
        },
    },
    Kind {
        name: "VIN",
        labels: "en:VIN|chassis number;fr:numéro de châssis|VIN;de:Fahrgestellnummer|FIN;es:número de bastidor|VIN;it:numero di telaio|VIN;nl:chassisnummer|VIN;pt:número do chassis|VIN;pl:numer VIN|VIN",
        members: "vin|chassis_number",
        alone: |t| t.starts_with(['1', '2', '4', '5', 'L']),
        make: vin,
    },
    Kind {
        name: "CRYPTO",
        labels: "en:wallet|bitcoin address;fr:adresse bitcoin|portefeuille;de:Bitcoin-Adresse|Wallet;es:dirección bitcoin|billetera;it:indirizzo bitcoin;nl:bitcoinadres;pt:endereço bitcoin|carteira;pl:adres bitcoin",
        members: "wallet|btc_address",
        alone: always,
        make: crypto,
    },
    Kind {
        name: "COORDINATES",
        labels: "en:coordinates|GPS position;fr:coordonnées|position GPS;de:Koordinaten|Standort;es:coordenadas|ubicación;it:coordinate|posizione;nl:coördinaten|locatie;pt:coordenadas|localização;pl:współrzędne|położenie",
        members: "coordinates|lat_lng|gps",
        alone: always,
        make: coordinates,
    },
    Kind { name: "PASSPORT_MRZ", labels: "*:MRZ", members: "mrz|passport_mrz", alone: always, make: mrz },
    Kind {
        name: "DATE_OF_BIRTH",
        labels: "en:date of birth|DOB|born on;fr:date de naissance|née le|né le;de:Geburtsdatum|geboren am;es:fecha de nacimiento|nacida el;it:data di nascita|nato il;nl:geboortedatum|geboren op;pt:data de nascimento|nascida em;pl:data urodzenia|urodzona",
        members: "date_of_birth|dob|birthDate",
        alone: never,
        make: |d| date(d, 1930, 2015),
    },
    Kind {
        name: "DATE_TIME",
        labels: "en:appointment|visit;fr:rendez-vous|visite;de:Termin|Besuch;es:cita|visita;it:appuntamento|visita;nl:afspraak|bezoek;pt:consulta|visita;pl:wizyta|termin",
        members: "created_at|date|due_date",
        alone: always,
        make: |d| date(d, 2018, 2027),
    },
];

const FIRST: [&str; 24] = [
    "ana", "jonas", "lea", "marta", "piotr", "zofia", "luc", "chiara", "pedro", "ines", "sanne", "daan", "emma",
    "oskar", "nina", "hugo", "clara", "tom", "eva", "marek", "julia", "rui", "greta", "noor",
];
const LAST: [&str; 16] = [
    "lima", "muster", "exemple", "beispiel", "kowalska", "invento", "vries", "campos", "smith", "weber", "rossi",
    "durand", "nowak", "silva", "bakker", "jones",
];

fn email(d: &mut Dice) -> String {
    let local = match d.below(5) {
        0 => format!("{}.{}", d.pick(&FIRST), d.pick(&LAST)),
        1 => format!("{}{}", d.pick(&FIRST), d.between(1, 99)),
        2 => format!("{}_{}", d.pick(&LAST), d.pick(&FIRST)),
        3 => format!("{}+{}", d.pick(&FIRST), d.pick(&["news", "shop", "2026"])),
        _ => format!("{}.{}", d.letters("abcdefgjlmnprst", 1), d.pick(&LAST)),
    };
    format!("{local}@{}", d.pick(&["example.org", "example.com", "mail.example.net", "post.example", "firma.example"]))
}

fn phone(d: &mut Dice) -> String {
    let two = d.between(10, 99);
    let four = d.between(1000, 9999);
    match d.below(12) {
        0 => format!("01 99 00 {two} {:02}", d.between(0, 99)),
        1 => format!("06 39 98 {two} {:02}", d.between(0, 99)),
        2 => format!("+33 6 39 98 {two} {:02}", d.between(0, 99)),
        3 => format!("+44 20 7946 0{:03}", d.between(0, 999)),
        4 => format!("020 7946 0{:03}", d.between(0, 999)),
        5 => format!("(202) 555-01{two}"),
        6 => format!("+1-202-555-01{two}"),
        7 => format!("+49 30 23125{:03}", d.between(100, 999)),
        8 => format!("+34 6{two} {:03} {:03}", d.between(100, 999), d.between(100, 999)),
        9 => format!("+39 347 {:03} {four}", d.between(100, 999)),
        10 => format!("+31 6 {four}{four}"),
        _ => format!("+48 5{two} {:03} {:03}", d.between(100, 999), d.between(100, 999)),
    }
}

fn card(d: &mut Dice) -> String {
    let (prefix, length) = match d.below(6) {
        0 | 1 => ("4".to_owned(), 16),
        2 => (d.between(51, 55).to_string(), 16),
        3 => (d.between(2221, 2720).to_string(), 16),
        4 => (d.pick(&["34", "37"]).to_owned(), 15),
        _ => (d.pick(&["6011", "3530", "6521"]).to_owned(), 16),
    };
    let body = format!("{prefix}{}", d.figures(length - 1 - prefix.len()));
    let number = text(&with_luhn(digits(&body)));
    match length {
        15 => shaped(d, &["#### ###### #####", "###############"], &number),
        _ => shaped(d, &["#### #### #### ####", "################", "####-####-####-####"], &number),
    }
}

fn iban(d: &mut Dice) -> String {
    let letters = |d: &mut Dice, count| d.letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", count);
    let (country, bban) = match d.below(10) {
        0 => ("DE", d.figures(18)),
        1 => ("FR", d.figures(23)),
        2 => ("GB", letters(d, 4) + &d.figures(14)),
        3 => ("ES", d.figures(20)),
        4 => ("IT", letters(d, 1) + &d.figures(22)),
        5 => ("NL", letters(d, 4) + &d.figures(10)),
        6 => ("PL", d.figures(24)),
        7 => ("PT", d.figures(21)),
        8 => ("BE", d.figures(12)),
        _ => ("CH", d.figures(17)),
    };
    let check = 98 - mod97(&format!("{bban}{country}00"));
    let number = format!("{country}{check:02}{bban}");
    if d.once_in(3) {
        return number;
    }
    let groups: Vec<String> =
        number.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    groups.join(" ")
}

fn ip(d: &mut Dice) -> String {
    match d.below(4) {
        0 => format!("2001:db8:{:x}:{:x}::{:x}", d.between(1, 65535), d.between(1, 65535), d.between(1, 65535)),
        _ => format!("{}.{}", d.pick(&["192.0.2", "198.51.100", "203.0.113"]), d.between(1, 254)),
    }
}

fn vin(d: &mut Dice) -> String {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    const LETTERS: &str = "ABCDEFGHJKLMNPRSTUVWXYZ";
    let weigh = |c: char| match c {
        '0'..='9' => c.to_digit(10).expect("a digit"),
        'A'..='H' => u32::from(c) - u32::from('A') + 1,
        'J'..='N' => u32::from(c) - u32::from('J') + 1,
        'P' => 7,
        'R' => 9,
        _ => u32::from(c) - u32::from('S') + 2,
    };
    let maker = d.pick(&["1HG", "5YJ", "4T1", "2HM", "LSV", "WVW", "VF1"]);
    let mut number: Vec<char> = format!(
        "{maker}{}0{}{}{}",
        d.letters(LETTERS, 2) + &d.figures(3),
        d.letters("ABCDEFGHJKLMNPRSTVWXY", 1),
        d.letters(LETTERS, 1),
        d.figures(6)
    )
    .chars()
    .collect();
    if !matches!(maker, "WVW" | "VF1") {
        let total: u32 = number.iter().zip(WEIGHTS).map(|(c, weight)| weigh(*c) * weight).sum();
        number[8] = at("0123456789X", total % 11);
    }
    number.into_iter().collect()
}

fn crypto(d: &mut Dice) -> String {
    let hash: Vec<u8> = (0..20).map(|_| u8::try_from(d.below(256)).expect("a byte")).collect();
    match d.below(3) {
        0 => base58(0, &hash),
        1 => base58(5, &hash),
        _ => bech32(&hash),
    }
}

/// Base 58 with a version and the double SHA-256's first four bytes.
fn base58(version: u8, hash: &[u8]) -> String {
    const ALPHABET: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut bytes = vec![version];
    bytes.extend(hash);
    let sum = Sha256::digest(Sha256::digest(&bytes));
    bytes.extend(&sum[..4]);
    let ones = bytes.iter().take_while(|byte| **byte == 0).count();
    let mut places: Vec<u32> = Vec::new();
    for byte in &bytes {
        let mut carry = u32::from(*byte);
        for place in &mut places {
            carry += *place * 256;
            (*place, carry) = (carry % 58, carry / 58);
        }
        while carry > 0 {
            places.push(carry % 58);
            carry /= 58;
        }
    }
    "1".repeat(ones) + &places.iter().rev().map(|place| at(ALPHABET, *place)).collect::<String>()
}

/// A witness address of version 0 (BIP 173).
fn bech32(hash: &[u8]) -> String {
    const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let fives = BASE32.encode(hash);
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let place = |c: char| u32::try_from(plain.find(c).expect("of base 32")).expect("small");
    let data: Vec<u32> = [0].into_iter().chain(fives.chars().map(place)).collect();
    let step = |sum: u32, value: u32| {
        let top = sum >> 25;
        let words = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        let next = (sum & 0x1ff_ffff) << 5 ^ value;
        words.iter().enumerate().fold(next, |sum, (bit, word)| if top >> bit & 1 == 1 { sum ^ word } else { sum })
    };
    let prefix = [3, 3, 0, 2, 3];
    let sum = prefix.into_iter().chain(data.iter().copied()).chain([0; 6]).fold(1, step) ^ 1;
    let check = (0..6).map(|place| sum >> (5 * (5 - place)) & 31);
    format!("bc1{}", data.iter().copied().chain(check).map(|place| at(ALPHABET, place)).collect::<String>())
}

fn coordinates(d: &mut Dice) -> String {
    let (north, east) = (d.between(36, 58), d.between(1, 24));
    match d.below(3) {
        0 => format!("{north}.{:05}, {east}.{:05}", d.between(1, 99_999), d.between(1, 99_999)),
        1 => format!(
            "{north}°{:02}'{:02}\"N {east}°{:02}'{:02}\"E",
            d.between(0, 59),
            d.between(0, 59),
            d.between(0, 59),
            d.between(0, 59)
        ),
        _ => format!("{north}.{:06}, {east}.{:06}", d.between(1, 999_999), d.between(1, 999_999)),
    }
}

fn mrz(d: &mut Dice) -> String {
    let check = |text: &str| {
        let weigh = |c: char| if c == '<' { 0 } else { value(c) };
        text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| weigh(c) * weight).sum::<u32>() % 10
    };
    let name = format!("P<UTO{}<<{}", d.pick(&LAST), d.pick(&FIRST)).to_uppercase();
    let number = format!("L{}", d.figures(8));
    let (birth, expiry) = (six(d.day(1950, 2005), "ymd"), six(d.day(2027, 2034), "ymd"));
    let number = format!("{number}{}", check(&number));
    let dates = (format!("{birth}{}", check(&birth)), format!("{expiry}{}", check(&expiry)));
    let own = format!("{:<<14}0", "");
    let whole = check(&format!("{number}{}{}{own}", dates.0, dates.1));
    format!("{name:<<44}\n{number}UTO{}{}{}{own}{whole}", dates.0, d.pick(&["F", "M"]), dates.1)
}

fn date(d: &mut Dice, first: u32, last: u32) -> String {
    let (y, m, day) = d.day(first, last);
    match d.below(3) {
        0 => format!("{y}-{m:02}-{day:02}"),
        1 => format!("{day:02}.{m:02}.{y}"),
        _ => format!("{day:02}/{m:02}/{y}"),
    }
}

/// The published addresses of BIP 173 and of the first block.
#[test]
fn addresses_are_those_of_the_rules() {
    let hash: Vec<u8> = (0..20).map(|_| 0).collect();
    assert_eq!(base58(0, &hash), "1111111111111111111114oLvT2");
    let known = data_encoding::HEXLOWER.decode(b"751e76e8199196d454941c45d1b3a323f1433bd6").expect("hexadecimal");
    assert_eq!(bech32(&known), "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
    assert!(until(&mut Dice::new(1, ""), |d| Some(vin(d))).len() == 17 && luhn(&digits("490154203237518")[..14]) == 8);
}

//! `MAC_ADDRESS`: EUI-48 and EUI-64 with colons, hyphens, spaces or dots, in halves, or bare.

use crate::detect::detector::{Extent, Hits, Marks, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::Groups;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "MAC_ADDRESS",
    title: "hardware address (MAC)",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        "[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}",
        "[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}",
        r"[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}",
        // EUI-64.
        "[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){7}",
        "[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){7}",
        // In halves or thirds, in pairs behind spaces or dots, with leading zeros left out, and bare.
        "[0-9A-Fa-f]{6}[:-][0-9A-Fa-f]{6}",
        "[0-9A-Fa-f]{4}[:-][0-9A-Fa-f]{4}[:-][0-9A-Fa-f]{4}",
        r"[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){5}",
        r"[0-9A-Fa-f]{2}(?:\.[0-9A-Fa-f]{2}){5}",
        "[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5}",
        "[0-9A-Fa-f]{12}",
    ],
    longest: 23,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "six octets, or eight, under one separator, not all zero nor all ones, no part of a longer string of octets; rare spellings and bare digits need context",
    sources: &["IEEE Std 802-2014 §8 (EUI-48)", "RFC 9542 §2 (spellings)"],
    context: &[
        (
            Language::English,
            &[
                "mac",
                "mac address",
                "hardware",
                "ethernet",
                "wifi",
                "wlan",
                "bluetooth",
                "device",
                "hwaddr",
                "bssid",
                "eui64",
                "eui-64",
                "physical address",
                "lladdr",
            ],
        ),
        (Language::French, &["adresse", "appareil"]),
        (Language::German, &["adresse", "gerät"]),
        (Language::Spanish, &["dirección", "dispositivo"]),
        (Language::Italian, &["indirizzo", "dispositivo"]),
        (Language::Dutch, &["adres", "apparaat"]),
        (Language::Polish, &["adres", "urządzenie"]),
        (Language::Portuguese, &["endereço", "dispositivo"]),
    ],
    taken_for: &["fingerprints of keys (longer)", "serial numbers in pairs of digits"],
    examples: &[
        "‹00:00:5e:00:53:af›",
        "hw ‹00-00-5E-00-53-01›,",
        "‹0000.5e00.5342› on the switch",
        "‹aa:bb:cc:dd:ee:fa›",
        "mac ‹12-34-56-78-90-12›",
        "mac address ‹00005e005301›",
        "hwaddr ‹00005E-005301›",
        "eui64 ‹00:00:5e:ff:fe:00:53:01›",
        "mac ‹00 00 5E 00 53 AF›",
        "ethernet ‹0:0:5e:0:53:af›",
        "bluetooth ‹0000:5e00:53af›",
    ],
    counter_examples: &[
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
        "00:00:5e:00:53",
        "00:00:5e:00:53:ag",
        "00:00-5e:00-53:af",
        "16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
        "0000.5e00.534",
        "12-34-56-78-90-12",
        "00005e005301",
        "mac 00005e0053011",
        "mac 123456789012",
        "mac 1:2:3:4:5",
    ],
    trigger: Trigger::Apart(Marks::BOTH),
    check,
    reserved: |text| {
        // 00-00-5E-00-53-00 to -FF are for documentation (RFC 9542 §2.1.2).
        let hex: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).map(|b| b.to_ascii_lowercase()).collect();
        hex.starts_with(b"00005e0053")
    },
};

/// Bytes of a longer string that are worth a look.
const READ: usize = 256;

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    let text = site.matched();
    let more =
        |mark: u8, next: Option<&u8>| matches!(mark, b':' | b'-' | b'.') && next.is_some_and(u8::is_ascii_hexdigit);
    let before =
        site.start.checked_sub(1).is_some_and(|at| more(bytes[at], at.checked_sub(1).and_then(|at| bytes.get(at))));
    if before || bytes.get(site.end).is_some_and(|&mark| more(mark, bytes.get(site.end + 1))) {
        // Nor is what begins further on in it.
        let inside = |at: usize| match bytes[at] {
            b':' | b'-' | b'.' => bytes[at - 1].is_ascii_hexdigit(),
            byte => byte.is_ascii_hexdigit(),
        };
        hits.work = (site.end..bytes.len().min(site.start + READ)).take_while(|&at| inside(at)).count();
        hits.resume = site.end + hits.work;
        return Err(Fault::LooksLike("part of a longer string of octets"));
    }
    let mut hex = text.bytes().filter(u8::is_ascii_hexdigit).map(|b| b.to_ascii_lowercase());
    let first = hex.next();
    if matches!(first, Some(b'0' | b'f')) && hex.all(|digit| Some(digit) == first) {
        return Err(Fault::Range);
    }
    let letters = text.bytes().any(|b| b.is_ascii_alphabetic());
    let groups = Groups::of(text);
    let score = match (groups.sizes(), text.contains(':')) {
        // A bare number of twelve digits is any number.
        ([12], _) if !letters => return Err(Fault::LooksLike("a number of twelve digits")),
        ([2, 2, 2, 2, 2, 2, ..], true) => 70,
        ([2, 2, 2, 2, 2, 2, ..] | [4, 4, 4], false) if letters && !text.contains(' ') => 70,
        ([2, 2, 2, 2, 2, 2, ..] | [4, 4, 4], false) if !text.contains(' ') => 40,
        _ => 15,
    };
    hits.matched(site.start, site.end, score)
}

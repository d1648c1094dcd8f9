//! `COORDINATES`: where somebody is or was, as decimal pairs, degrees and minutes, `geo:` addresses and plus codes.

use crate::detect::cues::Cues;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

/// Longest value of a field that holds one half of a pair.
const HALF: usize = 20;

pub(super) static DETECTOR: Detector = Detector {
    name: "COORDINATES",
    title: "geographical coordinates",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[
        r"[+-]?\d{1,2}\.\d{2,15}(?:, ?|; ?| |/)[+-]?\d{1,3}\.\d{2,15}",
        r"[+-]\d{2}\.\d{2,10}[+-]\d{3}\.\d{2,10}(?:[+-]\d{1,6}(?:\.\d{1,4})?)?/",
        concat!(
            r#"\d{1,2}\xC2[\xB0\xBA] ?(?:\d{1,2}(?:\.\d{1,6})?(?:'|\xE2\x80[\xB2\x99]) ?)?"#,
            r#"(?:\d{1,2}(?:\.\d{1,6})?(?:\\?"|''|\xE2\x80[\xB3\x9D]) ?)?[NSns][,;/]? ?"#,
            r#"\d{1,3}\xC2[\xB0\xBA] ?(?:\d{1,2}(?:\.\d{1,6})?(?:'|\xE2\x80[\xB2\x99]) ?)?"#,
            r#"(?:\d{1,2}(?:\.\d{1,6})?(?:\\?"|''|\xE2\x80[\xB3\x9D]) ?)?[EWOewo]"#,
        ),
        r"\d{1,2}\.\d{2,10}(?:\xC2\xB0)? ?[NS],? ?\d{1,3}\.\d{2,10}(?:\xC2\xB0)? ?[EWO]",
        r"[Gg][Ee][Oo]:-?\d{1,2}(?:\.\d{1,12})?,-?\d{1,3}(?:\.\d{1,12})?(?:,-?\d{1,6}(?:\.\d{1,4})?)?(?:;u=\d{1,6})?",
        r"[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{6}\+[23456789CFGHJMPQRVWX]{2,5}",
    ],
    longest: 80,
    extent: Extent::Whole,
    most: Most::ANY,
    check_says: "latitude at most 90, longitude at most 180, minutes and seconds below 60; a bare pair of decimals is no part of a longer row and has five decimals, or context",
    sources: &[
        "ISO 6709:2008 (representation of a point)",
        "RFC 5870 (the geo URI scheme)",
        "Open Location Code specification (plus codes), Google, 2014",
    ],
    context: &[
        (
            Language::English,
            &[
                "lat",
                "lon",
                "lng",
                "latitude",
                "longitude",
                "gps",
                "coordinates",
                "coords",
                "location",
                "geo",
                "position",
                "plus code",
                "latlng",
                "geolocation",
                "geoip",
                "lat lon",
                "lat lng",
            ],
        ),
        (Language::French, &["coordonnées", "position", "localisation"]),
        (Language::German, &["koordinaten", "standort", "breitengrad", "längengrad", "breite", "länge"]),
        (Language::Spanish, &["coordenadas", "ubicación", "latitud", "longitud"]),
        (Language::Italian, &["coordinate", "posizione", "latitudine", "longitudine"]),
        (Language::Dutch, &["coördinaten", "locatie", "breedtegraad", "lengtegraad"]),
        (Language::Polish, &["współrzędne", "położenie", "szerokość", "długość"]),
        (Language::Portuguese, &["coordenadas", "localização"]),
    ],
    taken_for: &["pairs of measurements", "vectors", "amounts", "versions"],
    examples: &[
        "met at ‹48.85837, 2.29448› today",
        "gps ‹-33.86, 151.21›",
        "‹48°51'30.2\"N 2°17'40.1\"E›",
        "‹48° 51′ N, 2° 17′ E›",
        "<‹geo:48.2010,16.3695,183›>",
        "‹8FVC9G8F+6W›",
        "‹+48.8577+002.295/›",
        "point ‹40.4168° N, 3.7038° W›",
        "Koordinaten: ‹52.52, 13.40›",
        "{\"lat,lng\":\"‹52.520008,13.404954›\"}",
    ],
    counter_examples: &[
        "5194085,-53.819224,-130.9042607,184649",
        "gps 98.85837, 2.29448",
        "gps 48.85837, 182.29448",
        "0.12345, 0.67891, 0.23456, 0.98765",
        "48.85, 2.29",
        "location 1.5, 2.5",
        "48°71'30.2\"N 2°17'40.1\"E",
        "geo:91,2",
        "ZFVC9G8F+6W",
    ],
    trigger: Trigger::Cues(&Cues { whole: true, ..Cues::NONE }),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.matched();
    if text.is_empty() {
        return half(site.text, hits);
    }
    if text.contains('+') && !text.contains('.') {
        return hits.validated(site.start, site.end, 70);
    }
    if text.contains('\u{b0}') || text.contains('\u{ba}') || text.ends_with(['E', 'W', 'O']) {
        return degrees(text).map(|()| hits.validated(site.start, site.end, 85))?;
    }
    let iso = text.ends_with('/');
    let labelled = text.as_bytes().get(3) == Some(&b':');
    let row = text.get(if labelled { 4 } else { 0 }..).unwrap_or_default().split(';').next().unwrap_or_default();
    let (latitude, longitude) = pair(text, if labelled { row } else { text }).ok_or(Fault::Range)?;
    if latitude.value.abs() > 90.0 || longitude.value.abs() > 180.0 {
        return Err(Fault::Range);
    }
    if labelled || iso {
        return hits.validated(site.start, site.end, 85);
    }
    if in_a_row(site) {
        return Err(Fault::LooksLike("a row of numbers"));
    }
    // Fewer decimals are prices and sizes too; near the origin lie weights and vectors.
    let fine = latitude.decimals >= 5 && longitude.decimals >= 5 && latitude.value.abs() >= 1.0;
    let score = if fine && text.contains(',') { 50 } else { 20 };
    hits.matched(site.start, site.end, score)
}

/// A number of a pair, and its digits after the point.
#[derive(Clone, Copy)]
struct Half {
    value: f64,
    decimals: usize,
}

fn number(text: &str) -> Option<Half> {
    let text = text.trim();
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some(Half { value: text.parse().ok()?, decimals })
}

/// Latitude and longitude of a pair, whatever parts them: a mark, or the second's sign.
fn pair(text: &str, row: &str) -> Option<(Half, Half)> {
    if text.ends_with('/') {
        let row = row.trim_end_matches('/');
        let second = row.get(1..)?.find(['+', '-'])? + 1;
        let third = row.get(second + 1..)?.find(['+', '-']).map_or(row.len(), |at| second + 1 + at);
        return Some((number(row.get(..second)?)?, number(row.get(second..third)?)?));
    }
    let mut parts = row.split([',', ';', ' ', '/']).filter(|part| !part.is_empty());
    Some((number(parts.next()?)?, number(parts.next()?)?))
}

/// Whether more numbers stand before or behind: a vector, a table.
fn in_a_row(site: &Site<'_>) -> bool {
    let bytes = site.text.as_bytes();
    // A sign before it belongs to it, and is in no pattern but the first's own.
    if matches!(bytes.get(..site.start), Some([.., b'+' | b'-'])) {
        return true;
    }
    let mark = |byte: &u8| matches!(byte, b',' | b';' | b' ' | b'[');
    let mut before = bytes.get(..site.start).unwrap_or_default().iter().rev().take(3).skip_while(|byte| **byte == b' ');
    let joined = before.next().is_some_and(|byte| matches!(byte, b',' | b';'));
    let digit = before.find(|byte| !mark(byte)).is_some_and(u8::is_ascii_digit);
    let after = bytes.get(site.end..).unwrap_or_default();
    let next = match after {
        [b',' | b';' | b' ' | b'/', b' ', rest @ ..] | [b',' | b';' | b' ' | b'/', rest @ ..] => rest,
        _ => &[],
    };
    let next = next.strip_prefix(b"-").unwrap_or(next);
    let whole = next.iter().take(16).take_while(|byte| byte.is_ascii_digit()).count();
    joined && digit || whole > 0 && next.get(whole) == Some(&b'.') || matches!(after, [b'.', b'0'..=b'9', ..])
}

/// Degrees, and perhaps minutes and seconds, twice.
fn degrees(text: &str) -> Result<(), Fault> {
    let north = text.find(['N', 'S', 'n', 's']).ok_or(Fault::Range)?;
    let (first, second) = text.split_at(north);
    let fits = |half: &str, most: f64| {
        let mut parts = half.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| !part.is_empty());
        let whole = parts.next().and_then(number).is_some_and(|degrees| degrees.value <= most);
        whole && parts.all(|part| number(part).is_some_and(|sixtieths| sixtieths.value < 60.0))
    };
    if fits(first, 90.0) && fits(second, 180.0) { Ok(()) } else { Err(Fault::Range) }
}

/// One half of a pair that is all of a field, whose name then has to say what it is.
fn half(text: &str, hits: &mut Hits) -> Result<(), Fault> {
    let fits = text.len() <= HALF && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    match fits.then(|| number(text)).flatten() {
        Some(half) if half.decimals >= 2 && half.value.abs() <= 180.0 => hits.matched(0, text.len(), 15),
        _ => Err(Fault::Range),
    }
}

//! `IP_ADDRESS`: IPv4 and IPv6, with zone and prefix length; the standard library's parsers decide.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, reserved};

/// Longest IPv6 address (RFC 4291 §2.2, with an IPv4 tail), and longest zone (Linux `IFNAMSIZ`).
const V6: usize = 45;
const ZONE: usize = 16;

pub(super) static DETECTOR: Detector = Detector {
    name: "IP_ADDRESS",
    title: "IP address",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}", r"[0-9A-Fa-f]{1,4}:", "::"],
    longest: V6 + 1 + ZONE + 4,
    extent: Extent::Head,
    most: Most::of(90),
    check_says: "the address parses, is not all zeros nor a netmask, and is no part of a longer number or a version",
    sources: &["RFC 791", "RFC 4291 §2.2", "RFC 5952", "RFC 4007 §11 (zones)", "RFC 4632 §3.1 (prefix lengths)"],
    context: &[
        (
            Language::English,
            &[
                "ip",
                "ip address",
                "ipv4",
                "ipv6",
                "address",
                "host",
                "server",
                "client",
                "source",
                "remote",
                "addr",
                "dns",
                "gateway",
                "login",
            ],
        ),
        (Language::French, &["adresse", "serveur", "hôte", "connexion"]),
        (Language::German, &["adresse", "rechner", "anmeldung"]),
        (Language::Spanish, &["dirección", "servidor"]),
        (Language::Italian, &["indirizzo"]),
        (Language::Dutch, &["adres"]),
        (Language::Polish, &["adres", "serwer"]),
        (Language::Portuguese, &["endereço", "servidor"]),
    ],
    taken_for: &[
        "version numbers",
        "section numbers",
        "object identifiers",
        "times",
        "scope operators in code (`a::b`)",
    ],
    examples: &[
        "from ‹192.0.2.17›,",
        "‹198.51.100.0/24› is blocked",
        "‹203.0.113.9›:8080",
        "‹2001:db8::8a2e:370:7334›",
        "‹fe80::1ff:fe23:4567:890a%eth0›",
        "[‹::ffff:192.0.2.128›]:443",
        "‹2001:db8:0:0:1:0:0:1/64›",
        "ip ‹1.0.0.1›",
        "IPv6:‹2001:db8::1›]",
        "v=spf1 ip6:‹2001:db8:abcd::/48› -all",
        "inet6 addr:‹fe80::5e00:53ff:fe00:5301/64›",
        "IPv6:‹::1›",
        "client-‹203.0.113.7›",
        "GET /hosts/‹203.0.113.7›",
        "‹120.0.0.0/8›",
    ],
    counter_examples: &[
        "version = \"109.21.158.109\"",
        "\"libc6\": \"^17.29.195.89\"",
        "v1.2.3.4",
        "version 10.2.33.14",
        "192.0.2.256",
        "192.0.2",
        "1.3.6.1.4.1.311",
        "12:30:45",
        "std::vec::Vec",
        "::",
        "2001:db8::1::2",
        "0.0.0.0",
        "255.255.255.0",
        "see section 4.2.1.3",
        "2.0.1.3",
        "Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36",
        "curl/10.20.30.40",
        "foo-37.7.31.1.jar",
        "101.0.0.0",
        "xs[::2]",
        "f(x)[::16]",
        "abcd:2001:db8::1::2",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: reserved::documentation_ip,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    if site.matched().contains('.') { v4(site, hits) } else { v6(site, hits) }
}

fn v4(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    let before = &bytes[..site.start];
    let after = &bytes[site.end..];
    if boundary::word_after(site.text, site.end) {
        return Err(Fault::Range);
    }
    if matches!(before, [.., b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', b'.']) || matches!(after, [b'.', b'0'..=b'9', ..])
    {
        // Nor is what begins further on in it.
        hits.work = dotted(&bytes[site.start..]);
        hits.resume = site.start + hits.work;
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let address: Ipv4Addr = site.matched().parse().map_err(|_| Fault::Checksum)?;
    let octets = address.octets();
    if octets[0] == 255 || address.is_unspecified() {
        return Err(Fault::Range);
    }
    if versioned(site.text, site.start) || matches!(before, [.., b'^' | b'~'] | [.., b'=' | b'>' | b'<', b'=']) {
        return Err(Fault::LooksLike("a version"));
    }
    if product(site.text, site.start) {
        return Err(Fault::LooksLike("the version of a product"));
    }
    let end = prefix(site.text, site.end, 32);
    // A version, or the first address of a network, which says so by its prefix length.
    let round = octets[1..] == [0, 0, 0] && end == site.end;
    hits.validated(site.start, end, if round || octets.iter().all(|&octet| octet < 10) { 45 } else { 70 })
}

/// Bytes of a longer number that are worth a look.
const READ: usize = 256;

/// How far groups of an address go on, up to their last colon: each begins behind one before it.
fn coloned(bytes: &[u8]) -> usize {
    let (mut group, mut end) = (0, 0);
    for (at, byte) in bytes.iter().enumerate().take(READ) {
        match byte {
            b':' => (group, end) = (0, at + 1),
            hex if hex.is_ascii_hexdigit() && group < 4 => group += 1,
            _ => break,
        }
    }
    end
}

/// How far digits go on with single dots between them.
fn dotted(bytes: &[u8]) -> usize {
    let inside = |at: usize| match bytes[at] {
        b'0'..=b'9' => true,
        b'.' => at > 0 && bytes[at - 1] != b'.',
        _ => false,
    };
    (0..bytes.len().min(READ)).take_while(|&at| inside(at)).count()
}

/// Whether a name joined by `/` or `-` makes it a version: `Chrome/120.0.0.0` (RFC 9110 §10.1.5), `foo-37.7.31.1.jar`.
/// In a path, and after a name that speaks of addresses, it does not.
fn product(text: &str, start: usize) -> bool {
    const NAME: usize = 32;
    const CUES: [&str; 16] = [
        "ip", "ipv4", "addr", "address", "host", "client", "server", "peer", "node", "src", "dst", "from", "to",
        "gateway", "dns", "inet",
    ];
    let before = text.get(boundary::floor(text, start.saturating_sub(NAME))..start).unwrap_or_default();
    let Some((name, mark)) = before.strip_suffix('/').map(|n| (n, '/')).or(before.strip_suffix('-').map(|n| (n, '-')))
    else {
        return false;
    };
    let head = name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let word = &name[head.len()..];
    let path = mark == '/' && head.ends_with(['/', '.', ':']);
    word.ends_with(|c: char| c.is_ascii_alphabetic()) && !path && !CUES.iter().any(|cue| word.eq_ignore_ascii_case(cue))
}

/// Whether the words before speak of versions or sections.
fn versioned(text: &str, start: usize) -> bool {
    const CUES: [&str; 12] = [
        "version", "versión", "versione", "versie", "ver", "v", "release", "build", "section", "chapter", "kapitel",
        "§",
    ];
    let from = boundary::floor(text, start.saturating_sub(16));
    let before = text.get(from..start).unwrap_or_default().trim_end_matches([' ', '.', ':', '=', '\u{a0}', '"', '\'']);
    CUES.iter().any(|cue| {
        let at = before.len().checked_sub(cue.len());
        at.is_some_and(|at| {
            before.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(cue))
                && !boundary::word_before(text, from + at)
        })
    })
}

fn v6(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let bytes = site.text.as_bytes();
    let before = &bytes[..site.start];
    if matches!(before, [.., b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'] | [.., b'0'..=b'9', b'.']) || !labelled(before) {
        // Nor is what begins further on in it, if this is a group behind others.
        if !labelled(before) {
            hits.work = coloned(&bytes[site.start..]);
            hits.resume = site.start + hits.work;
        }
        return Err(Fault::LooksLike("part of a longer number"));
    }
    let run = bytes[site.start..].iter().take(V6 + 1);
    let length = run.take_while(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.')).count();
    hits.work = length;
    let end = site.start + length;
    if length > V6 || boundary::word_after(site.text, end) {
        return Err(Fault::Range);
    }
    let spelled = site.text.get(site.start..end).unwrap_or_default();
    let trimmed = spelled.trim_end_matches('.');
    let trimmed = if trimmed.ends_with("::") { trimmed } else { trimmed.trim_end_matches(':') };
    let address: Ipv6Addr = trimmed.parse().map_err(|_| Fault::Checksum)?;
    if address.is_unspecified() {
        return Err(Fault::Range);
    }
    let colons = trimmed.bytes().filter(|&b| b == b':').count();
    let digits = trimmed.bytes().any(|b| b.is_ascii_digit());
    let wide = trimmed.split(':').next().is_some_and(|first| first.is_empty() || first.len() > 2);
    if !(colons == 7 || digits && (wide || colons > 3)) {
        return Err(Fault::LooksLike("a scope operator in code"));
    }
    let step = trimmed.strip_prefix("::").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    if step && matches!(before, [.., b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' | b']' | b')', b'[']) {
        return Err(Fault::LooksLike("a slice in code"));
    }
    let end = site.start + trimmed.len();
    let end = prefix(site.text, zone(site.text, end), 128);
    hits.validated(site.start, end, 90)
}

/// Whether a colon before the address, if there is one, ends a label (`IPv6:`, RFC 5321 §4.1.3; `ip6:`, RFC 7208 §5.6): what
/// stands before it is no group of an address.
fn labelled(before: &[u8]) -> bool {
    let Some(label) = before.strip_suffix(b":") else { return true };
    let hex = label.iter().rev().take(5).take_while(|b| b.is_ascii_hexdigit()).count();
    let whole = label.len().checked_sub(hex + 1).is_none_or(|at| !label[at].is_ascii_alphanumeric());
    !(label.ends_with(b":") || (1..=4).contains(&hex) && whole)
}

/// Where a zone after `at` ends: `%eth0`.
fn zone(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix('%')) else { return at };
    let name =
        rest.bytes().take(ZONE + 1).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    let end = at + 1 + name;
    if (1..=ZONE).contains(&name) && !boundary::word_after(text, end) { end } else { at }
}

/// Where a prefix length after `at` ends: `/24`.
fn prefix(text: &str, at: usize, most: u64) -> usize {
    let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix('/')) else { return at };
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let length = rest.get(..digits).and_then(|digits| digits.parse::<u64>().ok());
    let end = at + 1 + digits;
    if length.is_some_and(|length| length <= most) && !boundary::word_after(text, end) { end } else { at }
}

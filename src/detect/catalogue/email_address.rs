//! `EMAIL_ADDRESS`: found outwards from its `@`, so that hostile text costs no more than its length.

use std::net::IpAddr;

use crate::detect::detector::{Extent, Hits, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, reserved};

/// Longest local part, longest domain and longest label, in bytes (RFC 5321 §4.5.3.1.1 and .2, RFC 1035 §2.3.4).
const LOCAL: usize = 64;
const DOMAIN: usize = 255;
const LABEL: usize = 63;

pub(super) static DETECTOR: Detector = Detector {
    name: "EMAIL_ADDRESS",
    title: "e-mail address",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?:[^\s@]{1,64}|\x22[^\x22\n]{1,62}\x22)@(?:[^\s@]{1,255})"],
    longest: LOCAL + 1 + DOMAIN,
    extent: Extent::Head,
    check_says: "a dot-atom or quoted local part, a domain of at least two labels that ends in letters, or an address literal",
    sources: &["RFC 5321 §4.1.2", "RFC 5322 §3.4.1", "RFC 6531 (internationalised)", "RFC 1035 §2.3.1"],
    context: &[
        (Language::English, &["email", "e-mail", "mail", "contact", "reach", "write"]),
        (Language::French, &["courriel", "adresse", "mél", "écrire"]),
        (Language::German, &["adresse", "kontakt", "schreiben"]),
        (Language::Spanish, &["correo", "contacto"]),
        (Language::Italian, &["posta", "contatto"]),
        (Language::Dutch, &["mailadres", "adres"]),
        (Language::Polish, &["adres", "poczta"]),
        (Language::Portuguese, &["correio", "endereço"]),
    ],
    taken_for: &["user information in a URL", "scp paths (`git@host:path`)", "file names (`logo@2x.png`)", "handles"],
    examples: &[
        "write to ‹ana@example.org›.",
        "<‹ana.lima+news@mail.example.com›>",
        "mailto:‹o'brien@example.net›?subject=hi",
        "‹\"ana lima\"@example.org›",
        "‹élise@exemple.example›, ‹用户@例子.example›",
        "‹root@[192.0.2.7]›",
        "…‹ana@example.org›",
        "email=‹ana@example.org›&x=1",
    ],
    counter_examples: &[
        "ana@example",
        "@ana",
        "ana@",
        "logo@2x.png",
        "git@github.com:org/repo",
        "npm i @scope/pkg@1.2.3",
        "ana@-example.org-",
        "a @ b.example",
        "ana@exa_mple",
    ],
    trigger: Trigger::At,
    check,
    reserved: |text| text.rsplit('@').next().is_some_and(|domain| reserved::domain(domain) || literal_reserved(domain)),
};

fn literal_reserved(domain: &str) -> bool {
    reserved::documentation_ip(domain.trim_matches(['[', ']']))
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let at = site.start;
    let local = local(site.text, at);
    let domain = domain(site.text, at + 1);
    hits.work = (at - local.unwrap_or(at)) + (domain.unwrap_or(at) - at);
    let start = local.ok_or(Fault::Range)?;
    let end = domain.ok_or(Fault::Range)?;
    let whole = site.text.get(start..at).unwrap_or_default();
    if url_credentials(site.text, start) {
        return Err(Fault::LooksLike("user information in a URL"));
    }
    if whole == "git" && site.text.as_bytes().get(end) == Some(&b':') {
        return Err(Fault::LooksLike("an scp path"));
    }
    hits.validated(start, end, 95)
}

/// Where the local part before `at` begins.
fn local(text: &str, at: usize) -> Option<usize> {
    let from = boundary::floor(text, at.saturating_sub(LOCAL));
    let before = text.get(from..at)?;
    if let Some(inner) = before.strip_suffix('"') {
        let open = inner.rfind('"')?;
        return (open + 1 < inner.len() && !inner[open..].contains('\n')).then_some(from + open);
    }
    let mut start = at;
    let mut dot = false;
    for (place, c) in before.char_indices().rev() {
        let atom = c.is_alphanumeric() || "_%+'~-".contains(c);
        if !(atom || c == '.' && !dot && start < at) {
            break;
        }
        dot = c == '.';
        start = from + place;
    }
    // Quotes and dashes before the first letter or digit belong to the sentence.
    let part = text.get(start..at)?;
    let lead = part.find(|c: char| c.is_alphanumeric() || c == '_' || c == '+')?;
    (!part.ends_with('\'')).then_some(start + lead)
}

/// Where the domain that begins at `from` ends.
fn domain(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..boundary::floor(text, from.saturating_add(DOMAIN)))?;
    if let Some(literal) = rest.strip_prefix('[') {
        let inner = literal.get(..literal.find(']')?)?;
        let address = inner.strip_prefix("IPv6:").unwrap_or(inner);
        return address.parse::<IpAddr>().is_ok().then_some(from + inner.len() + 2);
    }
    let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).unwrap_or(rest.len());
    let mut name = rest.get(..length)?;
    // A sentence goes on after the address: the longest part that is a domain.
    loop {
        name = name.trim_end_matches(['.', '-']);
        if is_domain(name) {
            return Some(from + name.len());
        }
        name = name.get(..name.rfind('.')?)?;
    }
}

fn is_domain(name: &str) -> bool {
    let label = |label: &str| (1..=LABEL).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    let Some((head, top)) = name.rsplit_once('.') else { return false };
    let letters = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    let file = FILES.iter().any(|kind| top.eq_ignore_ascii_case(kind));
    (letters && !file || top.get(..4).is_some_and(|ace| ace.eq_ignore_ascii_case("xn--")))
        && label(top)
        && head.split('.').all(label)
}

/// Endings of file names that are no top-level domains.
const FILES: [&str; 14] =
    ["png", "jpg", "jpeg", "gif", "webp", "svg", "css", "html", "json", "xml", "pdf", "txt", "yaml", "toml"];

/// Whether the local part stands in `scheme://user:…@host`.
fn url_credentials(text: &str, start: usize) -> bool {
    let from = boundary::floor(text, start.saturating_sub(LOCAL * 2));
    let before = text.get(from..start).unwrap_or_default();
    let run = before.rfind(|c: char| c.is_whitespace() || c == '?' || c == '#' || c == '<' || c == '"');
    let run = run.map_or(before, |at| &before[at..]);
    run.find("://").is_some_and(|at| !run[at + 3..].contains('/'))
}

//! `DOMAIN_NAME`: a host's name that stands by itself, outside addresses of mail and of the web.

use crate::detect::cues::{Cues, Lead, List};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, reserved};

mod tops;

/// Longest name that is read, in bytes; longer ones than this are no host's that people write.
const LONGEST: usize = 200;
/// Longest label (RFC 1035 §2.3.4).
const LABEL: usize = 63;

pub(super) static DETECTOR: Detector = Detector {
    name: "DOMAIN_NAME",
    title: "domain name",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Part,
    patterns: &[],
    longest: LONGEST + 24,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "labels of letters, digits and hyphens under a top-level domain that exists; no part of an e-mail or web address, a path or a program; `www.` or context lifts it",
    sources: &[
        "RFC 1035 §2.3.1 and §2.3.4",
        "RFC 5890 (internationalised names)",
        "IANA, Root Zone Database",
        "RFC 2606, RFC 6761 (reserved names)",
    ],
    context: &[
        (
            Language::English,
            &[
                "domain",
                "domain name",
                "host",
                "hostname",
                "fqdn",
                "website",
                "web site",
                "site",
                "homepage",
                "dns",
                "server",
                "visit",
                "url",
                "web",
                "webpage",
                "blog",
            ],
        ),
        (Language::French, &["domaine", "nom de domaine", "site web", "hôte", "serveur"]),
        (Language::German, &["domäne", "webseite", "rechner", "internetseite"]),
        (Language::Spanish, &["dominio", "sitio", "página web", "servidor"]),
        (Language::Italian, &["dominio", "sito", "sito web"]),
        (Language::Dutch, &["domein", "domeinnaam", "webpagina"]),
        (Language::Polish, &["domena", "strona", "serwer"]),
        (Language::Portuguese, &["domínio", "sítio", "página"]),
    ],
    taken_for: &["file names", "methods in programs (`foo.to`)", "sentences without a space behind the full stop"],
    examples: &[
        "see ‹www.example.org›.",
        "domain: ‹example.com›",
        "host ‹mail.example.co.uk› is down",
        "Webseite ‹müller.example›",
        "site web ‹exemple.fr›",
        "‹www.example.org›/path",
        "dominio ‹ejemplo.es›,",
        "dns ‹xn--mller-kva.example›",
    ],
    counter_examples: &[
        "write to ana@example.org",
        "https://example.org/",
        "host example.qqq",
        "the end.In time",
        "site main.rs",
        "host -.org",
        "visit foo.to()",
        "domain .org",
        "site with org.nr",
        "server a_b.example.org_x",
    ],
    trigger: Trigger::Cues(&Cues { lists: &[List::tails(tops::TOPS).lead(Lead::Word)], ..Cues::NONE }),
    check,
    reserved: reserved::domain,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let from = boundary::floor(text, site.start.saturating_sub(LONGEST));
    let before = text.get(from..site.start).unwrap_or_default();
    let length = before
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
        .map(char::len_utf8)
        .sum::<usize>();
    hits.work = length;
    let run = before.get(before.len() - length..).unwrap_or_default();
    let head = run.trim_start_matches(['-', '.']);
    let start = site.start - head.len();
    if length == before.len() && from > 0 || head.is_empty() {
        return Err(Fault::Range);
    }
    let lead = text.get(..start).and_then(|text| text.chars().next_back());
    if lead.is_some_and(|c| matches!(c, '@' | '/' | '_' | '\\' | '%' | '~' | '$' | '#' | '+')) {
        return Err(Fault::LooksLike("part of an address or a path"));
    }
    let after = text.as_bytes().get(site.end..).unwrap_or_default();
    let goes_on = matches!(after, [b'.' | b'-', next, ..] if next.is_ascii_alphanumeric() || !next.is_ascii());
    if goes_on || matches!(after, [b'(' | b'@' | b'_' | b'[' | b'{' | b'=', ..]) {
        return Err(Fault::LooksLike("part of a longer name or of a program"));
    }
    let label = |label: &str| (1..=LABEL).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    let name = text.get(start..site.end).unwrap_or_default();
    let same_case = site.matched().chars().all(|c| !c.is_uppercase()) || name.chars().all(|c| !c.is_lowercase());
    if !head.split('.').all(label) || !same_case || !head.chars().any(char::is_alphabetic) {
        return Err(Fault::Range);
    }
    let web = head.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
    let labels = head.split('.').count();
    if !web && labels < 2 && tops::FILES.contains(&site.matched().trim_start_matches('.')) {
        return Err(Fault::LooksLike("the name of a file or a method, or an abbreviation"));
    }
    hits.matched(start, site.end, if web { 60 } else { 25 })
}

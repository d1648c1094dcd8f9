//! `EMAIL_ADDRESS`: found outwards from its `@`, so that hostile text costs no more than its length.

use std::net::IpAddr;

use crate::detect::cues::{Cues, List};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, reach, reserved};

mod spelt;

/// Longest local part that is read. Mail systems write more than the 64 bytes of RFC 5321 §4.5.3.1.1 (addresses for replies
/// carry a token), and a part that is cut leaves its head standing.
const LOCAL: usize = 256;
const _: () = assert!(LOCAL + 4 <= reach::BEFORE);
/// Longest domain and longest label, in bytes (RFC 5321 §4.5.3.1.2, RFC 1035 §2.3.4).
const DOMAIN: usize = 255;
const LABEL: usize = 63;

pub(super) static DETECTOR: Detector = Detector {
    name: "EMAIL_ADDRESS",
    title: "e-mail address",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[r"(?:[^\s@]{1,256}|\x22[^\x22\n]{1,254}\x22)@(?:[^\s@]{1,255})"],
    longest: LOCAL + 1 + DOMAIN,
    extent: Extent::Head,
    most: Most::of(95),
    check_says: "a dot-atom (dots may be doubled or stand last, as some carriers gave out) or quoted local part, a domain of at least two labels that ends in letters, or an address literal; `at` and `dot` spelt out score less",
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
        "?id=7&to=‹ana@example.org›&x=1",
        "‹o&m@example.org›, ‹a/b@example.org›",
        "‹ana.@example.org›, ‹ana..b@example.org›",
        "reply to ‹0123456789abcdef-0123456789abcdef-0123456789abcdef-0123456789abcdef@reply.example.org›",
        "x=1&‹ana@example.org›|b",
        "https://example.org/p/‹ana@example.org›",
        "请联系‹ana@example.org›谢谢",
        "‹ana [at] example [dot] org›",
        "‹ana.lima(at)example.org›",
        "email me: ‹ana at example dot org›",
        "courriel : ‹ana arobase exemple point fr›",
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
        "meet me at noon dot org",
        "ana at example dot org",
        "look at example.org",
        "email [at] dot",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[List::words(spelt::WORDS), List::heads(spelt::MARKS)],
        at: true,
        ..Cues::NONE
    }),
    check,
    reserved: |text| text.rsplit('@').next().is_some_and(|domain| reserved::domain(domain) || literal_reserved(domain)),
};

fn literal_reserved(domain: &str) -> bool {
    reserved::documentation_ip(domain.trim_matches(['[', ']']))
}

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let at = site.start;
    if site.matched() != "@" {
        return spelt::check(site, hits);
    }
    // Most `@`s have no domain behind them, and that is seen sooner.
    let end = domain(site.text, at + 1).ok_or(Fault::Range)?;
    hits.work = end - at;
    let start = local(site.text, at).ok_or(Fault::Range)?;
    hits.work = end - start;
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
    let start = atoms(before, from, at);
    // Quotes and dashes before the first letter or digit belong to the sentence.
    let part = text.get(start..at)?;
    let lead = part.find(|c: char| c.is_alphanumeric() || c == '_' || c == '+')?;
    (!part.ends_with('\'')).then_some(joined(text, from, start + lead))
}

/// Where the dot-atom at the end of `before` begins, which stands at `from..at`. Only two dots may follow each other: more are
/// the sentence's. A word of a script without spaces before an ASCII one is the sentence's too.
fn atoms(before: &str, from: usize, at: usize) -> usize {
    let (mut start, mut dots, mut next) = (at, 0, '@');
    for (place, c) in before.char_indices().rev() {
        dots = if c == '.' { dots + 1 } else { 0 };
        let atom = c.is_alphanumeric() || "_%+'~-".contains(c);
        if !(atom || matches!(dots, 1 | 2)) || next.is_ascii_alphanumeric() && boundary::spaceless(c) {
            break;
        }
        next = c;
        start = from + place;
    }
    // Of more dots than two none is the part's.
    if dots > 2 { start + 2 } else { start }
}

/// Takes in what stands before `start` behind one of the rarer characters of RFC 5322's atoms, as in `o&m@`, if it is one more
/// atom at the beginning of a word: not in a path, not behind a parameter's name. Those that mostly delimit (`=?#{|}` and the
/// back quote) are left out.
fn joined(text: &str, from: usize, start: usize) -> usize {
    let Some(before) = text.get(from..start).and_then(|before| before.strip_suffix(['&', '/', '!', '$', '^', '*']))
    else {
        return start;
    };
    let at = from + before.trim_end_matches(|c: char| c.is_alphanumeric() || "_%+'~-.".contains(c)).len();
    let head = text.get(at..start - 1).unwrap_or_default();
    let opens = |c: char| c.is_whitespace() || "<>(\"“«„:;,[".contains(c);
    let begins = at == from && from == 0 || text.get(..at).is_some_and(|before| before.ends_with(opens));
    if head.starts_with(char::is_alphanumeric) && head.ends_with(char::is_alphanumeric) && begins { at } else { start }
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
    // In a script without spaces the sentence goes on in the last label.
    let top = name.rfind('.')? + 1;
    if name[top..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        let end = name[top..].find(boundary::spaceless).map_or(name.len(), |length| top + length);
        name = &name[..end];
    }
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
    const URL: usize = 128;
    let from = boundary::floor(text, start.saturating_sub(URL));
    let before = text.get(from..start).unwrap_or_default();
    let run = before.rfind(|c: char| c.is_whitespace() || c == '?' || c == '#' || c == '<' || c == '"');
    let run = run.map_or(before, |at| &before[at..]);
    run.find("://").is_some_and(|at| !run[at + 3..].contains('/'))
}

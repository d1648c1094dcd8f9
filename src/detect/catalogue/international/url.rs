//! `URL`: the parts of an address that are about a person: user information, and the values of personal parameters.

use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

/// Longest address that is read, in bytes; what most servers accept.
const LONGEST: usize = 8192;

pub(super) static DETECTOR: Detector = Detector {
    name: "URL",
    title: "credentials or a personal parameter in a web address",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Part,
    patterns: &["[A-Za-z][A-Za-z0-9+.-]{1,15}://"],
    longest: LONGEST,
    extent: Extent::Head,
    most: Most::of(80),
    check_says: "the finding is the user information before `@`, or the value of a query parameter whose name is personal",
    sources: &[
        "RFC 3986 §3.2.1 and §3.4",
        "RFC 6750 §2.3 (access_token)",
        "OpenID Connect Core §3 (id_token, login_hint)",
    ],
    context: &[(Language::English, &[])],
    taken_for: &["an e-mail address (`user:secret@host`)"],
    examples: &[
        "https://‹ana:s3cret›@example.org/x",
        "https://example.org/?id=7&email=‹ana%40example.org›&x=1",
        "https://example.org/cb#access_token=‹abc123›.",
        "postgres://‹app:pw›@db.example/x?user=‹ana›",
        "(https://example.org/?first_name=‹Ana›&phone=‹0612345678›)",
        "a|https://example.org/?user=‹ana›|b",
        "«https://example.org/?user=‹ana›» *https://example.org/?user=‹ana›*",
        "https://example.org/?user=‹ana›,https://example.org/?user=‹max›",
        "https://‹ana:pa|ss*»word›@example.org/",
    ],
    counter_examples: &[
        "https://example.org/p/17?utm_source=ads",
        "https://example.org/?email=",
        "https://example.org/?emails_sent=3",
        "https://www.example.com/@ana",
        "ssh://git@example.org/x",
        "email=x",
        "https://example.org/?user={user}",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

/// Names of parameters whose value is about a person or opens their account: folded to letters and digits, sorted.
const PERSONAL: [&str; 47] = [
    "accesstoken",
    "address",
    "apikey",
    "auth",
    "authtoken",
    "birthdate",
    "card",
    "cardnumber",
    "dob",
    "email",
    "emailaddress",
    "familyname",
    "firstname",
    "fname",
    "fullname",
    "givenname",
    "iban",
    "idtoken",
    "lastname",
    "lname",
    "login",
    "loginhint",
    "mail",
    "mobile",
    "msisdn",
    "name",
    "nom",
    "passwd",
    "password",
    "phone",
    "phonenumber",
    "prenom",
    "pwd",
    "recipient",
    "refreshtoken",
    "secret",
    "sessionid",
    "ssn",
    "surname",
    "tel",
    "telephone",
    "token",
    "uid",
    "user",
    "useremail",
    "userid",
    "username",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let rest = text.get(site.end..boundary::floor(text, site.end.saturating_add(LONGEST))).unwrap_or_default();
    let length = length(rest);
    let rest = rest.get(..length).unwrap_or_default();
    let rest = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '*', '’', '”', '»', '…']);
    hits.resume = site.end + length;
    hits.work = length;
    hits.read = hits.resume;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((user, _)) = authority.rsplit_once('@').filter(|(user, _)| !user.is_empty() && *user != "git") {
        hits.matched(site.end, site.end + user.len(), 80)?;
    }
    let parameters = rest.find(['?', '#']).unwrap_or(rest.len());
    let mut at = site.end + parameters;
    for piece in rest[parameters..].split_inclusive(['?', '#', '&', ';']) {
        let pair = piece.trim_end_matches(['?', '#', '&', ';']);
        if let Some((name, value)) = pair.split_once('=').filter(|(name, value)| personal(name) && filled(value)) {
            let start = at + name.len() + 1;
            hits.matched(start, start + value.len(), 60)?;
        }
        at += piece.len();
    }
    if hits.list.is_empty() { Err(Fault::LooksLike("an address without personal parts")) } else { Ok(()) }
}

/// How long an address is. It ends before the next one of a list; its parameters also at a character that no address has but
/// text around it often does, which a password may have.
fn length(text: &str) -> usize {
    let mut parameters = false;
    let end = text.char_indices().find(|&(at, c)| {
        parameters |= matches!(c, '?' | '#');
        c.is_whitespace()
            || c.is_control()
            || "<>\"`\\".contains(c)
            || c == ',' && text[at..].starts_with(",http")
            || parameters && matches!(c, '|' | '»' | '”' | '…')
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// Whether a parameter's name is personal, whatever its case and joins (`first_name`, `firstName`, `user[email]`).
fn personal(name: &str) -> bool {
    const MOST: usize = 16;
    let fold = |part: &str| {
        let mut folded = [0; MOST];
        let mut count = 0;
        for byte in part.bytes().filter(u8::is_ascii_alphanumeric) {
            *folded.get_mut(count)? = byte.to_ascii_lowercase();
            count += 1;
        }
        Some((folded, count))
    };
    let last = name.trim_end_matches(']').rsplit(['[', '.']).next().unwrap_or(name);
    fold(last).is_some_and(|(folded, count)| {
        PERSONAL.binary_search_by(|known| known.as_bytes().cmp(&folded[..count])).is_ok()
    })
}

/// Whether a value is there and no template's placeholder.
fn filled(value: &str) -> bool {
    !value.is_empty() && !value.starts_with(['{', '<', '$', '%']) || value.starts_with('%') && value.len() > 3
}

#[cfg(test)]
mod tests {
    use super::{PERSONAL, personal};

    #[test]
    fn names_are_folded() {
        assert!(PERSONAL.is_sorted());
        for name in ["email", "E-Mail", "first_name", "firstName", "user[email]", "access_token", "user.name"] {
            assert!(personal(name), "{name}");
        }
        for name in ["", "emails", "utm_source", "q", "email[domain]x", "averyveryverylongname"] {
            assert!(!personal(name), "{name}");
        }
    }
}

//! `USERNAME`: handles with `@` or `u/`, names behind a label, and fields that are called so.

use crate::detect::cues::{Cues, Lead, List, Then};
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary, label};

/// Longest name that common services give: GitHub's 39, and a few to spare.
const LONGEST: usize = 40;

pub(super) static DETECTOR: Detector = Detector {
    name: "USERNAME",
    title: "user name or handle",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Generic,
    patterns: &[],
    longest: LONGEST + 1,
    extent: Extent::Whole,
    most: Most::of(60),
    check_says: "a handle of 2 to 40 letters, digits, `_`, `.` and `-`, no part of an address, a path or a program; a bare name needs a label or its field's name",
    sources: &[
        "Regulation (EU) 2016/679, recital 30 (online identifiers)",
        "SCIM, RFC 7643 §4.1.1 (userName)",
        "ActivityPub, W3C Recommendation 23 January 2018 (preferredUsername)",
    ],
    context: &[
        (
            Language::English,
            &[
                "username",
                "user name",
                "handle",
                "login",
                "screen name",
                "nickname",
                "nick",
                "twitter",
                "instagram",
                "tiktok",
                "telegram",
                "mastodon",
                "github",
                "follow",
                "dm",
                "tweet",
                "tweeted",
                "posted",
                "mention",
                "account",
                "reddit",
                "preferred username",
                "user login",
                "cc",
                "discord",
                "thanks",
            ],
        ),
        (Language::French, &["identifiant", "pseudo", "nom d'utilisateur", "suivez", "compte"]),
        (Language::German, &["benutzername", "benutzer", "nutzername", "konto", "folge"]),
        (Language::Spanish, &["usuario", "nombre de usuario", "cuenta", "sigue"]),
        (Language::Italian, &["nome utente", "utente", "segui"]),
        (Language::Dutch, &["gebruikersnaam", "volg"]),
        (Language::Polish, &["nazwa użytkownika", "użytkownik"]),
        (Language::Portuguese, &["nome de usuário", "nome de utilizador", "utilizador", "usuário", "siga"]),
    ],
    taken_for: &[
        "decorators and annotations (`@Override`)",
        "packages (`@scope/name`)",
        "e-mail addresses",
        "rules of style sheets",
    ],
    examples: &[
        "follow ‹@ana_lima›!",
        "‹@ana_lima42› said so",
        "posted by ‹u/ana-lima›",
        "username: ‹ana.lima›",
        "login=‹alima›;",
        "Benutzername: ‹ana.lima›",
        "nom d'utilisateur : ‹ana_l›",
        "thanks ‹@ana›",
    ],
    counter_examples: &[
        "ana@example.org",
        "npm i @scope/name",
        "@Override public void run()",
        "@media (width: 3px)",
        "a @ b",
        "username: ",
        "login failed",
        "username: null",
        "the username is required",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[List::words(LABELS).then(Then::Sign(24)), List::heads(&["@", "u/"]).lead(Lead::Apart)],
        whole: true,
        ..Cues::NONE
    }),
    check,
    reserved: |_| false,
};

const LABELS: &[&str] = &[
    "username",
    "user name",
    "user-name",
    "login",
    "login name",
    "screen name",
    "screen_name",
    "nickname",
    "nick",
    "handle",
    "user",
    "identifiant",
    "pseudo",
    "nom d'utilisateur",
    "benutzername",
    "nutzername",
    "benutzerkennung",
    "nombre de usuario",
    "usuario",
    "nome utente",
    "utente",
    "gebruikersnaam",
    "gebruiker",
    "nazwa użytkownika",
    "użytkownik",
    "nome de usuário",
    "nome de utilizador",
    "utilizador",
    "usuário",
];

/// Words behind an `@` that are of a language for programs or pages, or address a group.
const PROGRAM: &[&str] = &[
    "override",
    "media",
    "import",
    "charset",
    "keyframes",
    "supports",
    "param",
    "return",
    "returns",
    "throws",
    "see",
    "since",
    "deprecated",
    "author",
    "property",
    "staticmethod",
    "classmethod",
    "dataclass",
    "test",
    "bean",
    "component",
    "service",
    "autowired",
    "inject",
    "injectable",
    "nullable",
    "suppresswarnings",
    "interface",
    "end",
    "selector",
    "font",
    "page",
    "layer",
    "tailwind",
    "apply",
    "include",
    "mixin",
    "extend",
    "if",
    "else",
    "for",
    "each",
    "use",
    "todo",
    "type",
    "typedef",
    "here",
    "everyone",
    "channel",
    "all",
    "home",
    "pytest",
    "app",
    "input",
    "output",
    "entity",
    "table",
    "column",
    "id",
    "data",
    "latest",
    "next",
    "types",
];

/// Values that name nobody.
const NOBODY: &[&str] = &[
    "null",
    "none",
    "nil",
    "undefined",
    "true",
    "false",
    "unknown",
    "anonymous",
    "root",
    "admin",
    "administrator",
    "guest",
    "user",
    "system",
    "required",
    "invalid",
    "missing",
    "failed",
    "error",
    "test",
    "is",
    "or",
    "and",
    "n/a",
    "username",
    "password",
    "not",
];

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    match site.matched() {
        "" => {
            // A field's whole value: its name has to say what it is.
            let end = name(text, 0).ok_or(Fault::Range)?;
            if end == text.len() && !nobody(text) { hits.matched(0, end, 15) } else { Err(Fault::Range) }
        }
        "@" => handle(site, hits),
        "u/" | "U/" => {
            let end = name(text, site.end).ok_or(Fault::Range)?;
            let path = text.get(..site.start).is_some_and(|before| before.ends_with(['.', '-', '\\']));
            let deep = text.as_bytes().get(end) == Some(&b'/');
            if path || deep { Err(Fault::LooksLike("a path")) } else { hits.matched(site.start, end, 60) }
        }
        _ => {
            let value = label::value(text, site.end).filter(|value| value.tied).ok_or(Fault::Range)?;
            let start = value.start + usize::from(text.as_bytes().get(value.start) == Some(&b'@'));
            let end = name(text, start).ok_or(Fault::Range)?;
            let says = text.get(site.end..value.start).is_some_and(|gap| gap.contains([':', '=']));
            let word = text.get(start..end).unwrap_or_default();
            let more = matches!(text.as_bytes().get(end), Some(b'@' | b'/' | b'\\' | b'(' | b'[' | b'{' | b'<'));
            if !says || more || nobody(word) { Err(Fault::Range) } else { hits.matched(start, end, 60) }
        }
    }
}

fn nobody(word: &str) -> bool {
    NOBODY.iter().any(|known| word.eq_ignore_ascii_case(known)) || word.bytes().all(|byte| byte.is_ascii_digit())
}

fn handle(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let end = name(text, site.end).ok_or(Fault::Range)?;
    let word = text.get(site.end..end).unwrap_or_default();
    let lead = text.get(..site.start).and_then(|before| before.chars().next_back());
    // On the fediverse a handle goes on with its server.
    let after = text.as_bytes().get(end);
    let server = matches!(text.as_bytes().get(end..), Some([b'@', next, ..]) if next.is_ascii_alphanumeric());
    if matches!(after, Some(b'/' | b'(' | b'{' | b'[' | b'\\' | b'='))
        || PROGRAM.iter().any(|known| word.eq_ignore_ascii_case(known))
    {
        return Err(Fault::LooksLike("a word of a program"));
    }
    if lead.is_some_and(|c| !c.is_whitespace() && !"(\"'“«„:;,[>*!?¿¡…-—–".contains(c))
        || word.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(Fault::LooksLike("a part of something else"));
    }
    let marked = word.contains('_') || word.bytes().any(|byte| byte.is_ascii_digit());
    let lower = !word.bytes().any(|byte| byte.is_ascii_uppercase());
    hits.matched(site.start, end, if server || marked && lower { 50 } else { 25 })
}

/// Where the name that begins at `at` ends; its last character is a letter, a digit or `_`.
fn name(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let inside = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    let run = rest.iter().take(LONGEST + 1).take_while(inside).count();
    let word = rest.get(..run)?;
    let length = word.iter().rposition(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')? + 1;
    let begins = word.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    (begins && (2..=LONGEST).contains(&length) && !boundary::word_after(text, at + length)).then_some(at + length)
}

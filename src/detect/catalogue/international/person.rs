//! `PERSON`: the name behind a title, a greeting, an introduction, a farewell or a label. Names without a cue are found by
//! the record's own fields and the operator's lists.

use crate::detect::capitals::{self, OF_PEOPLE};
use crate::detect::cues::Cues;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

mod near;
mod nobody;
mod titles;
mod words;

pub(in crate::detect) use near::{Introductions, is_everyday};
use nobody::{JOINED, NOBODY};
pub(in crate::detect) use titles::is_title;
pub(super) use titles::{TITLED, titled};
use words::{FAREWELLS, FIELDS, GREETINGS, INTRODUCTIONS, is};

/// Bytes around a cue or a name that tell whether it stands alone.
const NEAR: usize = 16;

pub(super) static DETECTOR: Detector = Detector {
    name: "PERSON",
    title: "name of a person",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Specific,
    patterns: &[],
    longest: capitals::FAR,
    extent: Extent::Whole,
    most: Most::of(75),
    check_says: "one to four capitalised words, particles between them, behind a cue; no word that greets everyone or no one",
    sources: &[
        "Regulation (EU) 2016/679, art. 4(1) (a name)",
        "Unicode CLDR, person names (particles, initials)",
        "vCard, RFC 6350 §6.2 (names and their parts)",
    ],
    context: &[(Language::English, &["name", "customer", "patient", "client", "contact", "person", "signed"])],
    taken_for: &["companies and products behind `Dear`", "capitalised nouns in German"],
    examples: &[
        "Dear ‹Ana›, thank you",
        "my name is ‹Ana Lima› and",
        "je m'appelle ‹Ana de la Tour›.",
        "Sehr geehrte Frau ‹Muster›,",
        "Liebe ‹Ana›,",
        "ask Dr. ‹Ana Lima-Muster› or Prof. Dr. med. ‹Muster›",
        "Mme ‹Dupont-Exemple› a écrit",
        "Kind regards,\n‹Ana Lima›",
        "me llamo ‹Ana›",
        "mi chiamo ‹Ana Lima›",
        "Geachte heer ‹van der Muster›,",
        "Estimada Sra. ‹Lima›:",
        "Szanowna Pani ‹Muster›,",
        "nazywam się ‹Ana Lima›",
        "Prezada Senhora ‹Lima›,",
        "Full name: ‹Ana Lima›",
        "my name is ‹ana›",
        "Sehr geehrte ‹Ana Muster›,",
        "mon nom de famille est ‹Exemple›",
        "mein Nachname ist ‹Muster›",
        "il mio cognome è ‹Lima›",
        "mijn achternaam is ‹van der Muster›",
        "meu nome completo é ‹Ana de Lima›",
        "moje nazwisko to ‹Muster›",
        "Met vriendelijke groet,\n‹Ana Muster›",
        "Com os melhores cumprimentos,\n‹Ana Lima›",
        "Un cordial saludo,\n‹Ana Lima›",
        "Z poważaniem\n‹Ana Muster›",
        "Mit freundlichen Grüßen\n\n‹Ana Muster›",
        "Ansprechpartner: ‹Ana Muster›",
        "Titular: ‹Ana Lima›",
        "Dzień dobry ‹Ana›!",
    ],
    counter_examples: &[
        "Dear Customer, thank you",
        "Hi all, see below",
        "my name is not important",
        "wait 500 ms Delay is fine",
        "Sehr geehrte Damen und Herren,",
        "Kind regards,\n",
        "Mr. and more",
        "Product name: Blue Chair",
        "Bonjour à tous",
        "je m'appelle comment",
        "thanks and regards to all",
        "yours truly, and more",
        "Ansprechpartner: siehe unten",
        "destinatario: todos",
        "il NIF 44717088-M. Domani ne parliamo",
        "PAN in den Unterlagen",
        "Caro Qualcuno, grazie",
    ],
    trigger: Trigger::Cues(&Cues { lists: words::CUES, ..Cues::NONE }),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let cue = site.matched();
    hits.work = capitals::FAR / 4;
    if is_title(cue) {
        return behind_title(site, hits);
    }
    if is(GREETINGS, cue) {
        return greeted(site, hits);
    }
    if is(INTRODUCTIONS, cue) {
        return introduced(site, hits);
    }
    if is(FAREWELLS, cue) { signed(site, hits) } else { labelled(site, hits) }
}

/// `Dr. Ana Lima`. Further titles may stand between.
fn behind_title(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let start = titled(site.text, site.start, site.end).ok_or(Fault::LooksLike("a word like a title"))?;
    let end = name(site.text, start, 4)?;
    hits.matched(start, end, 70)
}

/// `Dear Ana,`: a title that follows has its own cue.
fn greeted(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    // In the middle of a sentence these are other words.
    if !site.matched().starts_with(char::is_uppercase) {
        return Err(Fault::LooksLike("a word like a greeting"));
    }
    let gap = text.get(site.end..).unwrap_or_default();
    let start = site.end + if gap.starts_with(", ") { 2 } else { 1 };
    if !gap.starts_with([' ', ',']) || titles::title_at(text, start) {
        return Err(Fault::Range);
    }
    let end = name(text, start, 3)?;
    let closed =
        text.get(end..boundary::floor(text, end.saturating_add(NEAR))).unwrap_or_default().trim_start_matches(' ');
    let closed =
        closed.is_empty() || closed.starts_with([',', '!', ':', ';', '\n', '\r', '.', '-', '–', '—', '?', ')']);
    hits.matched(start, end, if closed { 60 } else { 50 })
}

/// `my name is Ana Lima`; what people write in small letters is one word.
fn introduced(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let gap = text.get(site.end..).unwrap_or_default().bytes().take(3).take_while(|b| b" :".contains(b)).count();
    let start = site.end + gap;
    if gap == 0 {
        return Err(Fault::Range);
    }
    match name(text, start, 4) {
        Ok(end) => hits.matched(start, end, 75),
        Err(fault) => {
            let word = capitals::word(text, start, boundary::floor(text, start.saturating_add(24))).ok_or(fault)?;
            let length = word.text.chars().count();
            let whole = (3..=15).contains(&length) && word.text.chars().all(char::is_lowercase);
            let known = is(NOBODY, word.text) || is(JOINED, word.text) || boundary::word_after(text, word.end);
            if whole && !known { hits.matched(start, word.end, 50) } else { Err(fault) }
        }
    }
}

/// `Kind regards,` and the name on the next line, or behind the comma where the text ends with it.
fn signed(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    const GAP: usize = 8;
    let text = site.text;
    let gap = text.get(site.end..boundary::floor(text, site.end.saturating_add(GAP))).unwrap_or_default();
    let length = gap.find(|c: char| !(c.is_whitespace() || ",.!-–—".contains(c))).ok_or(Fault::Range)?;
    let gap = &gap[..length];
    let start = site.end + length;
    let end = name(text, start, 4)?;
    let rest = text.get(end..boundary::floor(text, end.saturating_add(NEAR))).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '.', ',']);
    let closed = rest.is_empty() || rest.starts_with(['\n', '\r', '|', '(', '<']);
    match (gap.contains('\n'), closed) {
        (true, _) => hits.matched(start, end, 65),
        (false, true) if gap.contains([',', '-', '–', '—']) => hits.matched(start, end, 55),
        _ => Err(Fault::Range),
    }
}

/// `Full name: Ana Lima`. A bare `Name:` stands alone on its line or in its list.
fn labelled(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let rest = text.get(site.end..).unwrap_or_default();
    let gap = rest.bytes().take(4).take_while(|byte| b" :=\"'".contains(byte)).count();
    if !rest.get(..gap).is_some_and(|gap| gap.contains([':', '='])) {
        return Err(Fault::Range);
    }
    let before = text.get(boundary::floor(text, site.start.saturating_sub(NEAR))..site.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', '"', '\'']);
    let alone = before.is_empty() || before.ends_with(['\n', ',', ';', '|', '(', '[', '{', '.', '-', '*', '>']);
    if !alone && !is(FIELDS, site.matched()) {
        return Err(Fault::LooksLike("the name of a thing"));
    }
    let start = site.end + gap;
    let end = name(text, start, 4)?;
    hits.matched(start, end, 60)
}

/// Where the name ends that begins at `at`, particles before it included.
fn name(text: &str, at: usize, most: usize) -> Result<usize, Fault> {
    let last = boundary::floor(text, at.saturating_add(capitals::FAR));
    // `van der Muster`: the particles lead.
    let mut first = at;
    for _ in 0..2 {
        match capitals::word(text, first, last) {
            Some(word) if OF_PEOPLE.contains(&word.text) && text.as_bytes().get(word.end) == Some(&b' ') => {
                first = word.end + 1
            }
            _ => break,
        }
    }
    let word = capitals::word(text, first, last).ok_or(Fault::Range)?;
    if is(NOBODY, word.text) {
        return Err(Fault::LooksLike("a word for anyone"));
    }
    let mut end = capitals::run(text, first, most, OF_PEOPLE).ok_or(Fault::Range)?;
    // The sentence may go on with a capital: the name ends before it.
    let mut next = word.end + 1;
    while let Some(word) = capitals::word(text, next, end) {
        if capitals::capital(word.text) && is(JOINED, word.text) {
            end = text.get(..next - 1).map_or(end, str::len);
            break;
        }
        next = word.end + 1;
    }
    // The possessive is the sentence's.
    let name = text.get(first..end).unwrap_or_default();
    let bare = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
    (!boundary::word_after(text, end) || bare.len() < name.len()).then_some(first + bare.len()).ok_or(Fault::Range)
}

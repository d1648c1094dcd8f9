//! `TITLE`: the title before a person's name; it says sex, degree or rank.

use crate::detect::capitals::{self, OF_PEOPLE};
use crate::detect::cues::Cues;
use crate::detect::detector::{Extent, Hits, Most, Site, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity, boundary};

use super::person;

pub(super) static DETECTOR: Detector = Detector {
    name: "TITLE",
    title: "title before a person's name",
    languages: &[],
    countries: &[],
    special: None,
    specificity: Specificity::Part,
    patterns: &[],
    longest: 24,
    extent: Extent::Whole,
    most: Most::of(55),
    check_says: "a title of the supported languages and a capitalised word behind it; alone only in a field that is called so",
    sources: &["vCard, RFC 6350 §6.2.2 (honorific prefixes)", "SCIM, RFC 7643 §4.1.1 (honorificPrefix)"],
    context: &[
        (Language::English, &["title", "salutation", "honorific", "prefix", "honorific prefix", "degree"]),
        (Language::French, &["civilité", "titre"]),
        (Language::German, &["anrede", "titel"]),
        (Language::Spanish, &["tratamiento", "título"]),
        (Language::Italian, &["titolo", "appellativo"]),
        (Language::Dutch, &["aanhef", "titel", "titulatuur"]),
        (Language::Polish, &["tytuł"]),
        (Language::Portuguese, &["tratamento", "título"]),
    ],
    taken_for: &["units (`500 ms`)", "initials (`M.`)"],
    examples: &[
        "ask ‹Dr.› Ana Lima",
        "‹Mme› Dupont-Exemple a écrit",
        "Sehr geehrte ‹Frau› Muster,",
        "el ‹señor› Lima",
        "Estimada ‹Sra.› Lima",
        "title: ‹Prof.›",
        "la ‹signora› Lima",
    ],
    counter_examples: &[
        "wait 500 ms Delay",
        "the doctor is in",
        "Mr. and more",
        "dr Ana",
        "a lord of nothing",
        "Prof.",
        "un monsieur est venu",
    ],
    trigger: Trigger::Cues(&Cues { lists: &person::TITLED, ..Cues::NONE }),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let text = site.text;
    let dot = !site.matched().ends_with('.') && text.as_bytes().get(site.end) == Some(&b'.');
    let end = site.end + usize::from(dot);
    let name = person::titled(text, site.start, site.end);
    let last = name.map(|at| boundary::floor(text, at.saturating_add(capitals::FAR)));
    let word = name.zip(last).and_then(|(at, last)| capitals::word(text, at, last));
    let particle = word.is_some_and(|word| {
        OF_PEOPLE.contains(&word.text) && word.text.len() > 1 && site.matched().starts_with(char::is_uppercase)
    });
    if site.matched() == "PAN" && name.is_none() {
        return Err(Fault::LooksLike("an abbreviation"));
    }
    if word.is_some_and(|word| capitals::capital(word.text)) || particle {
        return hits.matched(site.start, end, 55);
    }
    // A field's whole value; a title of a book is longer.
    if text.get(end..boundary::floor(text, end.saturating_add(16))).is_some_and(|rest| rest.trim().is_empty())
        && site.matched().starts_with(char::is_uppercase)
    {
        return hits.matched(site.start, end, 15);
    }
    Err(Fault::LooksLike("a word like a title"))
}

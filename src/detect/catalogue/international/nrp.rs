//! `NRP`: nationality, religion and political opinion, by small lists of words in English and French. A word alone says
//! little (`French fries`, `the Catholic Church`): it needs words beside it that make it somebody's.

use crate::detect::cues::{Cues, List, Written};
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::{Detector, Language, Specificity};

mod lexicon;

pub(super) static DETECTOR: Detector = Detector {
    name: "NRP",
    title: "nationality, religious or political group",
    languages: &[],
    countries: &[],
    special: Some(Special::Beliefs),
    specificity: Specificity::Generic,
    patterns: &[],
    longest: 32,
    extent: Extent::Whole,
    most: Most::of(20),
    check_says: "a word of the lists as a whole word; in English with its capital, but for names of convictions; context that makes it a person's",
    sources: &[
        "Regulation (EU) 2016/679, art. 9(1) (political opinions, religious or philosophical beliefs, trade union membership)",
        "Unicode CLDR (territories and their adjectives)",
        "Council Directive 2000/78/EC (religion or belief)",
    ],
    context: &[
        (
            Language::English,
            &[
                "nationality",
                "citizen",
                "citizenship",
                "national",
                "religion",
                "religious",
                "faith",
                "belief",
                "believes",
                "denomination",
                "ethnicity",
                "born",
                "i am",
                "i'm",
                "he is",
                "she is",
                "he's",
                "she's",
                "they are",
                "is a",
                "is an",
                "am a",
                "was a",
                "converted",
                "practising",
                "practicing",
                "devout",
                "raised",
                "identifies as",
                "member of",
                "votes",
                "voted",
                "political",
                "party",
                "affiliation",
                "politics",
                "views",
                "union",
                "passport",
                "immigrant",
            ],
        ),
        (
            Language::French,
            &[
                "nationalité",
                "citoyen",
                "citoyenne",
                "religion",
                "confession",
                "croyance",
                "né",
                "née",
                "je suis",
                "il est",
                "elle est",
                "pratiquant",
                "pratiquante",
                "converti",
                "convertie",
                "opinion",
                "opinions",
                "parti",
                "vote",
                "syndicat",
                "membre",
                "de nationalité",
                "origine",
                "d'origine",
                "politique",
                "adhérent",
                "adhérente",
            ],
        ),
    ],
    taken_for: &["languages, dishes and institutions that bear the same word"],
    examples: &[
        "she is ‹Catholic›",
        "nationality: ‹French›",
        "he is a ‹Muslim› and votes",
        "elle est ‹musulmane›",
        "de nationalité ‹belge›",
        "religion: ‹atheist›",
        "member of a ‹trade union›",
        "je suis ‹communiste›",
    ],
    counter_examples: &[
        "French fries for all",
        "the Catholic Church of the town",
        "nationality: none",
        "she is catholical",
        "une recette italienne",
        "polish the table",
        "he is turkey-sized",
    ],
    trigger: Trigger::Cues(&Cues {
        lists: &[List::words(lexicon::CAPITAL).written(Written::Capital), List::words(lexicon::SMALL)],
        ..Cues::NONE
    }),
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let word = site.matched();
    // `polish`, `turkish`: what is written small in English is another word, or of little weight.
    let among = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    if !word.starts_with(char::is_uppercase) && among(lexicon::CAPITAL) && !among(lexicon::SMALL) {
        return Err(Fault::LooksLike("a word without its capital"));
    }
    let beside =
        |at: Option<usize>| at.and_then(|at| site.text.as_bytes().get(at)).is_some_and(|byte| b"-_/@.".contains(byte));
    let joined = beside(site.start.checked_sub(1))
        || beside(Some(site.end)) && site.text.as_bytes().get(site.end + 1).is_some_and(u8::is_ascii_alphanumeric);
    if joined {
        return Err(Fault::LooksLike("part of a longer word"));
    }
    hits.matched(site.start, site.end, 20)
}

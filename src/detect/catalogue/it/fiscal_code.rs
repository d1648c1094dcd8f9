//! `IT_FISCAL_CODE`: the Italian fiscal code of persons: name, date and place of birth in sixteen characters.

use crate::detect::birth;
use crate::detect::detector::{Extent, Hits, Most, Site, Special, Trigger};
use crate::detect::finding::Fault;
use crate::detect::shapes::sep;
use crate::detect::{Detector, Language, Specificity};

pub(super) static DETECTOR: Detector = Detector {
    name: "IT_FISCAL_CODE",
    title: "fiscal code (Italy)",
    languages: &[Language::Italian],
    countries: &["IT"],
    special: Some(Special::NationalId),
    specificity: Specificity::Narrow,
    patterns: &[concat!(
        r"(?i:[A-Z]{3}[.-]?[A-Z]{3})[.-]?(?i:[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2})",
        sep!(),
        r"?(?i:[A-MZ][0-9LMNP-V]{3})",
        sep!(),
        r"?(?i:[A-Z])"
    )],
    longest: 28,
    extent: Extent::Whole,
    most: Most::of(85),
    check_says: "letters as names give them, a date of birth that exists (women: day and 40), a place's code, the control letter; letters for digits where two persons would share one (omocodia)",
    sources: &[
        "D.P.R. 29 settembre 1973, n. 605, art. 2 e 3",
        "Ministero delle Finanze, decreto 23 dicembre 1976, Sistemi di codificazione dei soggetti",
    ],
    context: &[
        (
            Language::Italian,
            &[
                "codice fiscale",
                "cod. fiscale",
                "cod fiscale",
                "codicefiscale",
                "c.f",
                "cf",
                "cod. fisc",
                "tessera sanitaria",
            ],
        ),
        (Language::English, &["fiscal code", "tax code", "tax id", "codice fiscale", "tin"]),
    ],
    taken_for: &["random identifiers of sixteen characters"],
    examples: &[
        "codice fiscale ‹RSSMRA85T10A562S›",
        "‹MRTMTT25D09F205Z›",
        "nata il 29 febbraio: ‹BNCFOX00B29L219P›.",
        "C.F. ‹vrdgpp80a01h501u›",
        "‹VRDGPP80A0MH501M› (omocodia)",
        "‹XMPLTS90A41Z999D›",
        "c.f. ‹RSS-MRA-85T10-A562-S›",
        "‹RSSMRA85T10 A562S›",
    ],
    counter_examples: &[
        "CF RSSMRA85T10A562T",
        "CF RSSMRA85T01A562S",
        "CF RSMSRA85T10A562S",
        "CF VRDGPP80A72H501G",
        "CF BNCFOX00B30L219W",
        "CF VRDGPP80A01H000J",
        "CF VARGPP80A01H501E",
        "CF RSSMRA85T10A562",
        "CF RSSMRA85T10A562SX",
        "CF RSSMRA85F10A562S",
    ],
    trigger: Trigger::Figure,
    check,
    reserved: |_| false,
};

fn check(site: &Site<'_>, hits: &mut Hits) -> Result<(), Fault> {
    let mut code = [0; 16];
    for (place, byte) in code.iter_mut().zip(site.matched().bytes().filter(u8::is_ascii_alphanumeric)) {
        *place = byte.to_ascii_uppercase();
    }
    let number = |from: usize, to: usize| code[from..to].iter().fold(0, |sum, &byte| sum * 10 + digit(byte));
    let month = b"ABCDEHLMPRST".iter().zip(1u64..).find(|(letter, _)| **letter == code[8]);
    let month = month.map(|(_, month)| month).ok_or(Fault::Range)?;
    let (year, day) = (number(6, 8), number(9, 11));
    let day = if day > 40 { day - 40 } else { day };
    let named = name(&code[..3]) && name(&code[3..6]);
    if !named || !birth::exists_short(year, month, day) || number(12, 15) == 0 {
        return Err(Fault::Range);
    }
    if control(&code[..15]) != code[15] {
        return Err(Fault::Checksum);
    }
    hits.validated(site.start, site.end, 85)
}

/// Whether three letters can stand for a name: its consonants, then its vowels, then X where the name has no more.
fn name(letters: &[u8]) -> bool {
    let vowel = |letter: &u8| b"AEIOU".contains(letter);
    let after = letters.iter().skip_while(|letter| !vowel(letter));
    after.skip_while(|letter| vowel(letter)).all(|letter| *letter == b'X')
}

/// The digit of a place: itself, or the letter that stands for it where two codes would be alike.
fn digit(byte: u8) -> u64 {
    match b"LMNPQRSTUV".iter().zip(0..).find(|(letter, _)| **letter == byte) {
        Some((_, digit)) => digit,
        None => u64::from(byte.wrapping_sub(b'0') % 10),
    }
}

/// The control letter of fifteen characters: those at odd places, from the first, count by a table, the others as they are.
fn control(code: &[u8]) -> u8 {
    const ODD: [u8; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let sum = code.iter().zip([true, false].iter().cycle()).map(|(byte, odd)| {
        let value = if byte.is_ascii_digit() { byte - b'0' } else { byte.wrapping_sub(b'A') % 26 };
        u32::from(if *odd { ODD[usize::from(value)] } else { value })
    });
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(sum.sum::<u32>() % 26) as usize]
}

#[cfg(test)]
mod tests {
    use super::{control, name};

    #[test]
    fn published_codes_hold() {
        // The two that descriptions of the code use.
        assert_eq!((control(b"RSSMRA85T10A562"), control(b"MRTMTT25D09F205")), (b'S', b'Z'));
    }

    #[test]
    fn names_are_consonants_then_vowels_then_x() {
        for (letters, possible) in
            [("RSS", true), ("MRA", true), ("FOX", true), ("AEI", true), ("AIX", true), ("OXX", true), ("XAX", true)]
        {
            assert_eq!(name(letters.as_bytes()), possible, "{letters}");
        }
        for letters in ["VAR", "ARS", "AXA", "FAB"] {
            assert!(!name(letters.as_bytes()), "{letters}");
        }
    }
}

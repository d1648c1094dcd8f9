//! Texts full of numbers that are nothing personal: papers of trade, machines, science and letters, in eight languages.
//!
//! Dates and addresses of hosts are what they are: where a text holds one it is labelled, and finding it is no false alarm.

mod letters;
mod machines;
mod science;
mod trade;

use crate::dice::Dice;
use crate::kinds::LANGUAGES;

/// Rounds over all kinds and languages; each kind has a page of some kilobytes in each.
const ROUNDS: usize = 6;

/// A text on which nothing but what is labelled is to be found.
pub(crate) struct Page {
    /// What it is.
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    /// First byte, first byte after, type.
    pub(crate) labels: Vec<(usize, usize, &'static str)>,
}

/// A page being written.
pub(crate) struct Draft {
    text: String,
    labels: Vec<(usize, usize, &'static str)>,
    /// The language's place in [`LANGUAGES`].
    language: usize,
    pub(crate) dice: Dice,
}

impl Draft {
    /// Writes text in which `‹…›` is a date and `⟨…⟩` the address of a host.
    pub(crate) fn say(&mut self, text: &str) {
        let mut start = 0;
        for c in text.chars() {
            match c {
                '‹' | '⟨' => start = self.text.len(),
                '›' => self.labels.push((start, self.text.len(), "DATE_TIME")),
                '⟩' => self.labels.push((start, self.text.len(), "IP_ADDRESS")),
                c => self.text.push(c),
            }
        }
    }

    /// The word of the page's language, of eight in the order of [`LANGUAGES`].
    pub(crate) fn word(&self, eight: &str) -> String {
        eight.split('|').nth(self.language).expect("eight words").to_owned()
    }

    /// A number in the language's spelling, with its thousands apart and so many decimals.
    pub(crate) fn amount(&mut self, below: u32, decimals: usize) -> String {
        let whole = self.dice.between(0, below).to_string();
        let (thousand, point) = match LANGUAGES[self.language] {
            "en" => (",", "."),
            "fr" => (self.dice.pick(&[" ", "\u{a0}", "\u{202f}"]), ","),
            "pl" => (self.dice.pick(&[" ", "\u{a0}"]), ","),
            _ => (".", ","),
        };
        let mut spelt = String::new();
        for (place, c) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                spelt.push_str(thousand);
            }
            spelt.push(c);
        }
        if decimals > 0 {
            spelt.push_str(point);
            spelt.push_str(&self.dice.figures(decimals));
        }
        spelt
    }

    /// A date in the language's spelling, labelled.
    pub(crate) fn date(&mut self) -> String {
        let (y, m, d) = self.dice.day(2015, 2027);
        match (LANGUAGES[self.language], self.dice.below(3)) {
            (_, 0) => format!("‹{y}-{m:02}-{d:02}›"),
            ("de" | "pl", _) => format!("‹{d:02}.{m:02}.{y}›"),
            ("nl", _) => format!("‹{d:02}-{m:02}-{y}›"),
            _ => format!("‹{d:02}/{m:02}/{y}›"),
        }
    }

    /// A time stamp as machines write it, labelled.
    pub(crate) fn stamp(&mut self) -> String {
        let ((y, m, d), (h, min, s)) = (self.dice.day(2020, 2027), self.time());
        let end = self.dice.pick(&["Z", "+00:00", ".123Z", ""]);
        format!("‹{y}-{m:02}-{d:02}T{h:02}:{min:02}:{s:02}{end}›")
    }

    /// Hours, minutes, seconds.
    pub(crate) fn time(&mut self) -> (u32, u32, u32) {
        (self.dice.between(0, 23), self.dice.between(0, 59), self.dice.between(0, 59))
    }

    /// So many hexadecimal digits.
    pub(crate) fn hex(&mut self, count: usize) -> String {
        self.dice.letters("0123456789abcdef", count)
    }

    /// A random UUID.
    pub(crate) fn uuid(&mut self) -> String {
        let variant = self.dice.letters("89ab", 1);
        format!("{}-{}-4{}-{variant}{}-{}", self.hex(8), self.hex(4), self.hex(3), self.hex(3), self.hex(12))
    }
}

/// A kind of page: its name, its lines on one page, and one line of it.
type Kind = (&'static str, usize, fn(&mut Draft));

/// The pages, always the same.
pub(crate) fn pages() -> impl Iterator<Item = Page> {
    let kinds = [trade::ALL, machines::ALL, science::ALL, letters::ALL].concat();
    let all = (0..ROUNDS).flat_map(move |round| {
        let kinds = kinds.clone();
        kinds.into_iter().flat_map(move |kind| (0..LANGUAGES.len()).map(move |language| (kind, round, language)))
    });
    all.map(|((kind, lines, line), round, language)| {
        let dice = Dice::new(11, &format!("{kind} {round} {language}"));
        let mut draft = Draft { text: String::new(), labels: Vec::new(), language, dice };
        for _ in 0..lines {
            line(&mut draft);
            draft.text.push('\n');
        }
        Page { kind, text: draft.text, labels: draft.labels }
    })
}

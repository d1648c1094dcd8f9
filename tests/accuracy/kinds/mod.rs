//! What is written into the labelled texts: for each type, valid numbers as people write them, and what people call them.

mod africa_asia;
mod americas;
mod english;
mod international;
mod north_east;
mod plain;
mod secrets;
mod south_west;

use crate::dice::Dice;

/// The languages of the texts.
pub(crate) const LANGUAGES: [&str; 8] = ["en", "fr", "de", "es", "it", "nl", "pt", "pl"];

/// A type and how it is written.
pub(crate) struct Kind {
    /// The catalogue's type.
    pub(crate) name: &'static str,
    /// What people call it: `fr:a|b;en:c;*:d`, where `*` is said in any language.
    pub(crate) labels: &'static str,
    /// What records call it, parted by `|`.
    pub(crate) members: &'static str,
    /// Whether a spelling says by itself what it is, so that texts hold it without a label too.
    pub(crate) alone: fn(&str) -> bool,
    /// A valid one.
    pub(crate) make: fn(&mut Dice) -> String,
}

impl Kind {
    /// What it is called in a language: that language's words and those said everywhere, else the English ones.
    pub(crate) fn labels_in(&self, language: &str) -> Vec<&'static str> {
        let of = |wanted: &str| {
            let groups = self.labels.split(';').filter_map(|group| group.split_once(':'));
            groups.filter(|(code, _)| *code == wanted).flat_map(|(_, words)| words.split('|')).collect::<Vec<_>>()
        };
        let own = [of(language), of("*")].concat();
        if own.is_empty() { of("en") } else { own }
    }
}

/// No spelling says enough by itself.
pub(crate) fn never(_: &str) -> bool {
    false
}

/// Every spelling does.
pub(crate) fn always(_: &str) -> bool {
    true
}

/// Those in groups do.
pub(crate) fn parted(text: &str) -> bool {
    text.contains(|c: char| !c.is_ascii_alphanumeric())
}

/// All kinds: types with a check first, then those known by their shape and the words beside them.
pub(crate) fn all() -> impl Iterator<Item = &'static Kind> {
    let checked: [&[Kind]; 7] = [
        international::ALL,
        secrets::ALL,
        english::ALL,
        south_west::ALL,
        north_east::ALL,
        americas::ALL,
        africa_asia::ALL,
    ];
    checked.into_iter().flatten().chain(plain::ALL)
}

/// Whether the type's content passes a check: those that the floor of the page holds for.
pub(crate) fn checked(kind: &Kind) -> bool {
    !plain::ALL.iter().any(|plain| plain.name == kind.name)
}

/// Rolls until a number has a check digit: some sums are ones that the issuer passes over.
fn until(dice: &mut Dice, make: impl Fn(&mut Dice) -> Option<String>) -> String {
    (0..10_000).find_map(|_| make(dice)).expect("most sums have a digit")
}

/// A number in one of several shapes.
fn shaped(dice: &mut Dice, shapes: &[&str], number: &str) -> String {
    crate::sums::spell(dice.pick(shapes), number)
}

/// A day as six digits, from the shortest parts: `dmy`, `ymd`.
fn six(day: (u32, u32, u32), order: &str) -> String {
    let (year, month, day) = day;
    order
        .chars()
        .map(|part| match part {
            'd' => format!("{day:02}"),
            'm' => format!("{month:02}"),
            _ => format!("{:02}", year % 100),
        })
        .collect()
}

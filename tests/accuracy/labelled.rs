//! The labelled set: for each type and language a number of texts and records, each holding valid values that are known.

use crate::dice::Dice;
use crate::kinds::{Kind, all};
use crate::texts::{TEXTS, Texts};

/// Values of each type in each language.
const EACH: usize = 30;

/// What is scanned, and what it holds.
pub(crate) struct Sample {
    pub(crate) language: &'static str,
    pub(crate) text: String,
    /// The words of the value's path, where it is a member of a record.
    pub(crate) path: String,
    /// First byte, first byte after, type.
    pub(crate) labels: Vec<(usize, usize, &'static str)>,
}

/// The seed of the set that the page is about.
pub(crate) const SEED: u64 = 7;

/// All samples, always the same for a seed.
pub(crate) fn samples(seed: u64) -> impl Iterator<Item = Sample> {
    all().flat_map(move |kind| TEXTS.iter().flat_map(move |texts| of(seed, kind, texts)))
}

fn of(seed: u64, kind: &'static Kind, texts: &'static Texts) -> impl Iterator<Item = Sample> {
    let mut dice = Dice::new(seed, &format!("{} {}", kind.name, texts.language));
    (0..EACH).map(move |turn| match turn % 5 {
        0 => record(&mut dice, kind, texts),
        1 => raw(&mut dice, kind, texts),
        _ => prose(&mut dice, kind, texts),
    })
}

/// A message of some sentences, one of them with the value.
fn prose(dice: &mut Dice, kind: &Kind, texts: &Texts) -> Sample {
    let value = (kind.make)(dice);
    let bare = (kind.alone)(value.trim_matches(['‹', '›'])) && dice.once_in(3);
    let template = dice.pick(if bare { texts.alone } else { texts.called });
    let label = dice.pick(&kind.labels_in(texts.language));
    let mut text = String::new();
    for _ in 0..dice.below(3) {
        text.push_str(dice.pick(texts.plain));
        text.push(' ');
    }
    text.push_str(&template.replace("{l}", label).replace("{v}", &marked(&value)));
    for _ in 0..dice.below(3) {
        text.push_str(dice.pick(&[" ", "\n"]));
        text.push_str(dice.pick(texts.plain));
    }
    sample(kind, texts, &text, String::new())
}

/// A member of a record, scanned by itself with the words of its path.
fn record(dice: &mut Dice, kind: &Kind, texts: &Texts) -> Sample {
    let member = dice.pick(&kind.members.split('|').collect::<Vec<_>>());
    let path = format!("{} {}", dice.pick(&["customer", "user", "record", "data"]), words(member));
    let value = marked(&(kind.make)(dice));
    sample(kind, texts, &value, path)
}

/// The text of a record, as logs hold it.
fn raw(dice: &mut Dice, kind: &Kind, texts: &Texts) -> Sample {
    let member = dice.pick(&kind.members.split('|').collect::<Vec<_>>());
    let value = marked(&(kind.make)(dice)).replace('"', "\\\"").replace('\n', "\\n");
    let note = dice.pick(texts.plain);
    let text = format!(r#"{{"id":{},"{member}":"{value}","note":"{note}","status":"open"}}"#, dice.between(1, 99));
    sample(kind, texts, &text, String::new())
}

/// The value in quotes that say what is labelled, unless it has them.
fn marked(value: &str) -> String {
    if value.contains('‹') { value.to_owned() } else { format!("‹{value}›") }
}

fn sample(kind: &Kind, texts: &Texts, marked: &str, path: String) -> Sample {
    let (mut text, mut labels, mut start) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '‹' => start = text.len(),
            '›' => labels.push((start, text.len(), kind.name)),
            _ => text.push(c),
        }
    }
    Sample { language: texts.language, text, path, labels }
}

/// The words of a member's name, as the engine gives them to detection.
fn words(member: &str) -> String {
    let mut words = String::new();
    for c in member.chars() {
        match c {
            '_' | '-' => words.push(' '),
            c if c.is_uppercase() => {
                words.push(' ');
                words.extend(c.to_lowercase());
            }
            c => words.push(c),
        }
    }
    words
}

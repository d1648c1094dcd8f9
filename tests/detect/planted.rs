//! Recall and precision over generated chat: each planted value must go, and the rest must stay.

use tamis::detect::{Config, Finding, Reason, Scanner, Scratch, catalogue, resolve};

/// A small generator (xorshift), so that the text is the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).expect("below a usize")
    }
}

const WORDS: [&str; 24] = [
    "the", "of", "water", "people", "said", "that", "le", "être", "maison", "je", "pense", "Haus", "über", "gut",
    "little", "only", "12", "2026", "$4.50", "3.5%", "10:30", "2026-W38", "v1.2.3", "\"so\"",
];

/// Sentences, some of them with an example of the catalogue in it.
struct Chat {
    text: String,
    /// What the examples mark.
    planted: Vec<(usize, usize, &'static str)>,
    /// The examples whole: they may hold other types too, a title before a name.
    examples: Vec<(usize, usize)>,
}

fn chat(dice: &mut Dice, sentences: usize) -> Chat {
    let (mut text, mut planted, mut examples) = (String::new(), Vec::new(), Vec::new());
    for _ in 0..sentences {
        for _ in 0..4 + dice.below(12) {
            text.push_str(WORDS[dice.below(WORDS.len())]);
            text.push(' ');
        }
        if dice.below(20) == 0 {
            let detector = catalogue()[dice.below(catalogue().len())];
            let example = detector.examples[dice.below(detector.examples.len())];
            // Behind a number, a number may be a part of a row.
            text.push_str("and ");
            let start = text.len();
            for c in example.chars() {
                match c {
                    '‹' => planted.push((text.len(), 0, detector.name)),
                    '›' => planted.last_mut().expect("a quote opens first").1 = text.len(),
                    _ => text.push(c),
                }
            }
            examples.push((start, text.len()));
        }
        text.push_str(" Then it ended.\n");
    }
    Chat { text, planted, examples }
}

#[test]
fn planted_values_go_and_prose_stays() {
    let scanner = Scanner::new(&Config::default()).expect("the default");
    let (mut scratch, mut found) = (Scratch::new(), Vec::<Finding>::new());
    let mut dice = Dice(20_260_801);
    let (mut count, mut wrong) = (0, Vec::new());
    for _ in 0..40 {
        let Chat { text, planted, examples } = chat(&mut dice, 200);
        scanner.scan(&text, "", &mut scratch, &mut found);
        resolve(&scanner, &mut found, |_| false);
        for &(start, end, name) in &planted {
            let covered = found.iter().any(|f| f.start <= start && end <= f.end);
            if !covered {
                wrong.push(format!("missed {name}: {}", &text[start..end]));
            }
        }
        for finding in &found {
            // An example's own words speak for numbers beside it.
            let lifted = matches!(finding.reason, Reason::MatchedInContext | Reason::ValidatedInContext);
            let (before, after) = if lifted { (44, 100) } else { (0, 0) };
            let touches = |&(start, end): &(usize, usize)| start < finding.end + before && finding.start < end + after;
            if !examples.iter().any(touches) {
                let name = scanner.info(finding.entity).map_or("", |info| &info.name);
                wrong.push(format!("stays not {name}: {}", &text[finding.start..finding.end]));
            }
        }
        count += planted.len();
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count > 300, "{count}");
}

//! How often detection is right: recall and precision on a labelled set of its own, false alarms on texts that hold nothing.
//!
//! `docs/accuracy.md` holds the figures: `TAMIS_BLESS=1 cargo test --test accuracy` writes it, without that they are compared.
//! `cargo test --test accuracy -- --ignored --nocapture` shows what is missed, what is wrong, and the false alarms.
#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]

mod dice;
mod kinds;
mod labelled;
mod measure;
mod negatives;
mod page;
mod sums;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;

use labelled::SEED;
use measure::{Count, Counts, Measure};
use page::{FLOOR, Figures};
use tamis::detect::{Config, Scanner};

/// Most false alarms for each megabyte.
const ALARMS: f64 = 1.0;

/// Types with a check that cannot reach the floor while every language is on at once, and why.
const EXCUSED: &[(&str, &str)] = &[];

fn figures() -> Figures {
    let mut measure = Measure::new();
    let counts = measure.labelled(SEED, |_, _, _, _| {});
    let (mut alarms, mut bytes) = (Vec::new(), 0);
    for page in negatives::pages() {
        bytes += page.text.len();
        alarms.extend(measure.alarms(&page));
    }
    Figures { counts, alarms, bytes }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "whoever runs the test says whether to write the page again")]
fn the_page_holds() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let figures = figures();
    if std::env::var_os("TAMIS_BLESS").is_some() {
        std::fs::write(&path, figures.page()).expect("docs/ can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let mut worse = figures.worse_than(&kept);
    for kind in kinds::all().filter(|kind| kinds::checked(kind) && !figures.reaches(kind)) {
        if !EXCUSED.iter().any(|(name, _)| *name == kind.name) {
            let count = figures.of(kind.name);
            worse.push(format!(
                "{} below {FLOOR}: precision {:.3}, recall {:.3}",
                kind.name,
                count.precision(),
                count.recall()
            ));
        }
    }
    if figures.rate() > ALARMS {
        worse.push(format!("{:.2} false alarms per MB", figures.rate()));
    }
    assert!(figures.bytes > 4_000_000, "{}", figures.bytes);
    assert!(worse.is_empty(), "TAMIS_BLESS=1 cargo test --test accuracy writes the page anew\n{}", worse.join("\n"));
}

/// Every type whose content passes a check, in an example of its own, has labels; every label is of a type.
#[test]
fn every_type_with_a_check_has_labels() {
    let scanner = Scanner::new(&Config::default()).expect("the default");
    for detector in tamis::detect::catalogue() {
        let passes = |example: &&str| {
            scanner.explain(&example.replace(['‹', '›'], ""), "").iter().any(|candidate| {
                let info = scanner.info(candidate.finding.entity);
                candidate.finding.validated && info.is_some_and(|info| info.name == detector.name)
            })
        };
        let labelled = kinds::all().any(|kind| kind.name == detector.name);
        assert!(labelled || !detector.examples.iter().any(passes), "{}", detector.name);
    }
    for kind in kinds::all() {
        assert!(tamis::detect::catalogue().iter().any(|detector| detector.name == kind.name), "{}", kind.name);
    }
}

/// Other rolls of the dice give the same figures: nothing is fitted to the set of the page.
#[test]
#[ignore = "takes its time"]
fn other_sets_hold() {
    let mut measure = Measure::new();
    let mut counts = Counts::new();
    for seed in SEED + 1..SEED + 6 {
        for (place, count) in measure.labelled(seed, |_, _, _, _| {}) {
            counts.entry(place).or_default().add(count);
        }
    }
    let figures = Figures { counts, alarms: Vec::new(), bytes: 1 };
    let below = kinds::all().filter(|kind| kinds::checked(kind) && !figures.reaches(kind));
    let below: Vec<String> = below.map(|kind| format!("{} {:?}", kind.name, figures.of(kind.name))).collect();
    assert!(below.is_empty(), "{}", below.join("\n"));
}

#[test]
#[ignore = "shows what is missed and what is wrong"]
fn show() {
    let mut measure = Measure::new();
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut all: BTreeMap<String, Count> = BTreeMap::new();
    for seed in SEED..SEED + 6 {
        let counts = measure.labelled(seed, |sample, what, name, other| {
            let (start, end, _) = sample.labels[0];
            let text = format!("{}[{}]{}", &sample.text[..start], &sample.text[start..end], &sample.text[end..]);
            faults.entry(name.to_owned()).or_default().push(format!(
                "{what} {name} {other} | {} | {}",
                text.replace('\n', " "),
                sample.path
            ));
        });
        for ((name, _), count) in counts {
            all.entry(name).or_default().add(count);
        }
    }
    for (name, count) in &all {
        if count.recall() < FLOOR || count.precision() < FLOOR || count.removed < count.labels {
            let (recall, precision, strict) = (count.recall(), count.precision(), count.strict());
            println!(
                "{name} R {recall:.3} P {precision:.3} strict {strict:.3} removed {}/{}",
                count.removed, count.labels
            );
            // Every so many, not the first of one language.
            let list = faults.get(name).map_or(&[][..], Vec::as_slice);
            for fault in list.iter().step_by(list.len().div_ceil(8).max(1)) {
                println!("    {}", fault.chars().take(230).collect::<String>());
            }
        }
    }
}

#[test]
#[ignore = "shows the false alarms"]
fn alarms() {
    let mut measure = Measure::new();
    let (mut bytes, mut by): (usize, BTreeMap<String, Vec<String>>) = (0, BTreeMap::new());
    for page in negatives::pages() {
        bytes += page.text.len();
        for alarm in measure.alarms(&page) {
            by.entry(alarm.name.clone()).or_default().push(format!(
                "{} [{}] {}",
                page.kind,
                alarm.text,
                alarm.around.replace('\n', "⏎")
            ));
        }
    }
    let total: usize = by.values().map(Vec::len).sum();
    println!("{bytes} bytes, {total} alarms");
    for (name, list) in by {
        println!("{name} {}", list.len());
        for one in list.iter().take(12) {
            println!("    {one}");
        }
    }
}

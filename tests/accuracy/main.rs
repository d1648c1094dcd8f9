//! How often detection is right: recall and precision on a labelled set of its own, false alarms on texts that hold nothing.
//!
//! `docs/accuracy.md` holds the figures. `TAMIS_BLESS=1 cargo test --test accuracy` measures everything and writes it;
//! without that the labelled set and a part of the texts without anything are measured, and compared with the page.
#![allow(missing_docs, reason = "a test binary has no readers of its documentation")]

mod dice;
mod kinds;
mod labelled;
mod measure;
mod negatives;
mod sums;
mod texts;

use std::collections::BTreeMap;

use measure::Measure;

#[test]
#[ignore = "shows what is missed and what is wrong"]
#[expect(clippy::print_stdout, reason = "that is what it is for")]
fn show() {
    let mut measure = Measure::new();
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let counts = measure.labelled(|sample, what, name, other| {
        let (start, end, _) = sample.labels[0];
        let text = format!("{}[{}]{}", &sample.text[..start], &sample.text[start..end], &sample.text[end..]);
        faults.entry(name.to_owned()).or_default().push(format!("{what} {name} {other} | {} | {}", text.replace('\n', " "), sample.path));
    });
    let mut all: BTreeMap<String, measure::Count> = BTreeMap::new();
    for ((name, _), count) in &counts {
        all.entry(name.clone()).or_default().add(*count);
    }
    for (name, count) in &all {
        if count.recall() < 0.98 || count.precision() < 0.98 {
            println!("{name} R {:.3} P {:.3} strict {:.3} removed {}/{}", count.recall(), count.precision(), count.strict(), count.removed, count.labels);
            for fault in faults.get(name).into_iter().flatten().take(6) {
                println!("    {}", fault.chars().take(230).collect::<String>());
            }
        }
    }
}

#[test]
#[ignore = "shows the false alarms"]
#[expect(clippy::print_stdout, reason = "that is what it is for")]
fn alarms() {
    let mut measure = Measure::new();
    let (mut bytes, mut by): (usize, BTreeMap<String, Vec<String>>) = (0, BTreeMap::new());
    for page in negatives::pages(1) {
        bytes += page.text.len();
        for alarm in measure.alarms(&page) {
            by.entry(alarm.name.clone()).or_default().push(format!("{} [{}] {}", page.kind, alarm.text, alarm.around.replace('\n', "⏎")));
        }
    }
    let total: usize = by.values().map(Vec::len).sum();
    println!("{bytes} bytes, {total} alarms");
    for (name, list) in by {
        println!("{name} {}", list.len());
        for one in list.iter().take(5) {
            println!("    {one}");
        }
    }
}

//! Runs the scanner and counts: what was hit, what was missed, what was named wrongly, what was found where nothing is.

use std::collections::BTreeMap;

use tamis::detect::{Config, Finding, Scanner, Scratch, resolve};

use crate::labelled::{Sample, samples};
use crate::negatives::Page;

/// Types that one number can be of at once, since the issuers share one scheme: either name is right.
const TWINS: [(&str, &str); 3] = [("CZ_RC", "SK_RC"), ("EE_IK", "LT_ASMENS"), ("DATE_TIME", "DATE_OF_BIRTH")];

/// What was counted for one type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Labelled values.
    pub(crate) labels: u32,
    /// Of these, hit: a finding of the type shares a byte.
    pub(crate) hit: u32,
    /// Of these, hit exactly: the finding is the value, no byte more or less.
    pub(crate) exact: u32,
    /// Of these, covered by findings of whatever type: no byte is left.
    pub(crate) removed: u32,
    /// Findings of the type.
    pub(crate) found: u32,
    /// Of these, right: a label of the type shares a byte.
    pub(crate) right: u32,
}

impl Count {
    pub(crate) fn add(&mut self, other: Self) {
        self.labels += other.labels;
        self.hit += other.hit;
        self.exact += other.exact;
        self.removed += other.removed;
        self.found += other.found;
        self.right += other.right;
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.hit, self.labels)
    }

    pub(crate) fn strict(self) -> f64 {
        share(self.exact, self.labels)
    }

    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    pub(crate) fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// Counts by type and language.
pub(crate) type Counts = BTreeMap<(String, &'static str), Count>;

/// Scans with the default configuration: every language, every type, the default score.
pub(crate) struct Measure {
    scanner: Scanner,
    scratch: Scratch,
    found: Vec<Finding>,
}

/// A finding where nothing is.
pub(crate) struct Alarm {
    pub(crate) name: String,
    /// What text it is in.
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) around: String,
}

impl Measure {
    pub(crate) fn new() -> Self {
        let scanner = Scanner::new(&Config::default()).expect("the default");
        Self { scanner, scratch: Scratch::new(), found: Vec::new() }
    }

    /// The findings in a text, disjoint: first byte, first byte after, type.
    fn scan(&mut self, text: &str, path: &str) -> Vec<(usize, usize, String)> {
        self.scanner.scan(text, path, &mut self.scratch, &mut self.found);
        resolve(&self.scanner, &mut self.found, |_| false);
        let name =
            |finding: &Finding| self.scanner.info(finding.entity).map_or(String::new(), |info| info.name.clone());
        self.found.iter().map(|finding| (finding.start, finding.end, name(finding))).collect()
    }

    /// Counts the labelled set that a seed makes; `fault` is told of each label that is missed and each finding that is wrong.
    pub(crate) fn labelled(&mut self, seed: u64, mut fault: impl FnMut(&Sample, &str, &str, &str)) -> Counts {
        let mut counts = Counts::new();
        for sample in samples(seed) {
            let found = self.scan(&sample.text, &sample.path);
            for (start, end, name) in &sample.labels {
                let count = counts.entry(((*name).to_owned(), sample.language)).or_default();
                let own = |one: &&(usize, usize, String)| same(&one.2, name) && one.0 < *end && *start < one.1;
                let hit = found.iter().any(|one| own(&one));
                count.labels += 1;
                count.hit += u32::from(hit);
                count.exact += u32::from(found.iter().any(|one| own(&one) && (one.0, one.1) == (*start, *end)));
                count.removed += u32::from(covered(*start, *end, &found));
                if !hit {
                    let other = found.iter().find(|one| one.0 < *end && *start < one.1);
                    fault(&sample, "missed", name, other.map_or("", |other| &other.2));
                }
            }
            for (start, end, name) in &found {
                let labels = sample.labels.iter();
                let right = labels.clone().find(|one| one.0 < *end && *start < one.1 && same(name, one.2));
                let name = right.map_or(name.as_str(), |label| label.2);
                let count = counts.entry((name.to_owned(), sample.language)).or_default();
                count.found += 1;
                count.right += u32::from(right.is_some());
                if right.is_none() {
                    fault(&sample, "wrong", name, sample.text.get(*start..*end).unwrap_or_default());
                }
            }
        }
        counts
    }

    /// The false alarms of a page on which nothing but what is labelled is to be found.
    pub(crate) fn alarms(&mut self, page: &Page) -> Vec<Alarm> {
        let found = self.scan(&page.text, "");
        let labelled = |start: usize, end: usize, name: &str| {
            page.labels.iter().any(|label| label.0 < end && start < label.1 && same(name, label.2))
        };
        let wrong = found.into_iter().filter(|(start, end, name)| !labelled(*start, *end, name));
        wrong
            .map(|(start, end, name)| {
                let text = page.text.get(start..end).unwrap_or_default().to_owned();
                let from = page.text.floor_char_boundary(start.saturating_sub(60));
                let to = page.text.ceil_char_boundary((end + 30).min(page.text.len()));
                Alarm { name, kind: page.kind, text, around: page.text[from..to].to_owned() }
            })
            .collect()
    }
}

/// Whether a finding's type is right for a label's.
fn same(found: &str, label: &str) -> bool {
    found == label || TWINS.iter().any(|twins| [*twins, (twins.1, twins.0)].contains(&(found, label)))
}

/// Whether disjoint findings in order leave no byte of a stretch.
fn covered(start: usize, end: usize, found: &[(usize, usize, String)]) -> bool {
    let mut at = start;
    for (from, to, _) in found {
        if *from <= at && at < *to {
            at = *to;
        }
    }
    at >= end
}

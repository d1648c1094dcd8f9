//! The page `docs/accuracy.md`: written from what was counted, and read back to compare with.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::kinds::{Kind, LANGUAGES, all, checked};
use crate::measure::{Alarm, Count, Counts};

/// How far a share may fall against the page.
const FALL: f64 = 0.01;
/// How far the false alarms may rise, for each megabyte.
const RISE: f64 = 0.2;
/// What every type with a check has to reach.
pub(crate) const FLOOR: f64 = 0.98;

/// What was measured.
pub(crate) struct Figures {
    pub(crate) counts: Counts,
    pub(crate) alarms: Vec<Alarm>,
    /// Bytes of the texts without anything.
    pub(crate) bytes: usize,
}

impl Figures {
    /// The sum over all languages for a type.
    pub(crate) fn of(&self, name: &str) -> Count {
        let mut all = Count::default();
        self.counts.iter().filter(|((type_, _), _)| type_ == name).for_each(|(_, count)| all.add(*count));
        all
    }

    /// The sum over all types for a language.
    fn spoken(&self, language: &str) -> Count {
        let mut all = Count::default();
        self.counts.iter().filter(|((_, spoken), _)| *spoken == language).for_each(|(_, count)| all.add(*count));
        all
    }

    /// Types that have no label, and were found nevertheless.
    fn strays(&self) -> Vec<(String, Count)> {
        let mut names: Vec<&str> = self.counts.keys().map(|(name, _)| name.as_str()).collect();
        names.dedup();
        let strays = names.into_iter().map(|name| (name.to_owned(), self.of(name)));
        strays.filter(|(_, count)| count.labels == 0).collect()
    }

    /// False alarms for each megabyte.
    pub(crate) fn rate(&self) -> f64 {
        let millions = u32::try_from(self.bytes / 1000).map_or(f64::INFINITY, f64::from) / 1000.0;
        let count = u32::try_from(self.alarms.len()).map_or(f64::INFINITY, f64::from);
        count / millions
    }

    /// The page.
    pub(crate) fn page(&self) -> String {
        let mut page = String::from(HEAD);
        self.summary(&mut page);
        self.languages(&mut page);
        page.push_str(CHECKED);
        self.types(&mut page, all().filter(|kind| checked(kind)));
        page.push_str(PLAIN);
        self.types(&mut page, all().filter(|kind| !checked(kind)));
        self.cells(&mut page);
        self.quiet(&mut page);
        page
    }

    fn summary(&self, page: &mut String) {
        let mut sum = [Count::default(); 2];
        for kind in all() {
            sum[usize::from(!checked(kind))].add(self.of(kind.name));
        }
        let _ = writeln!(page, "\n## In short\n");
        let _ = writeln!(
            page,
            "| types | labels | precision | recall | F1 | exact | removed |\n|---|---|---|---|---|---|---|"
        );
        for (what, count) in ["with a check", "by shape and words"].into_iter().zip(sum) {
            let _ = writeln!(page, "| {what} | {} | {} |", count.labels, shares(count));
        }
        let megabytes = u32::try_from(self.bytes / 1000).map_or(0.0, f64::from) / 1000.0;
        let _ =
            writeln!(page, "\nFalse alarms: {} in {megabytes:.1} MB, {:.2} per MB.", self.alarms.len(), self.rate());
        let below: Vec<&str> =
            all().filter(|kind| checked(kind) && !self.reaches(kind)).map(|kind| kind.name).collect();
        let below = if below.is_empty() { "none".into() } else { format!("`{}`", below.join("`, `")) };
        let _ = writeln!(page, "\nTypes with a check below {FLOOR} in precision or recall: {below}.");
        let strays: Vec<String> =
            self.strays().iter().map(|(name, count)| format!("`{name}` {}", count.found)).collect();
        if !strays.is_empty() {
            let _ = writeln!(page, "\nFound in the labelled texts though they hold none: {}.", strays.join(", "));
        }
    }

    /// Whether a type reaches the floor.
    pub(crate) fn reaches(&self, kind: &Kind) -> bool {
        let count = self.of(kind.name);
        count.recall() >= FLOOR && count.precision() >= FLOOR
    }

    fn languages(&self, page: &mut String) {
        let _ = writeln!(page, "\n## By language\n");
        let _ = writeln!(
            page,
            "| text | labels | precision | recall | F1 | exact | removed |\n|---|---|---|---|---|---|---|"
        );
        for language in LANGUAGES {
            let count = self.spoken(language);
            let _ = writeln!(page, "| {language} | {} | {} |", count.labels, shares(count));
        }
    }

    fn types(&self, page: &mut String, kinds: impl Iterator<Item = &'static Kind>) {
        let _ = writeln!(
            page,
            "\n| type | labels | precision | recall | F1 | exact | removed |\n|---|---|---|---|---|---|---|"
        );
        for kind in kinds {
            let count = self.of(kind.name);
            let _ = writeln!(page, "| `{}` | {} | {} |", kind.name, count.labels, shares(count));
        }
    }

    /// Each type in each language: precision, recall, F1.
    fn cells(&self, page: &mut String) {
        page.push_str(CELLS);
        let _ = writeln!(page, "\n| type | {} |\n|---|{}", LANGUAGES.join(" | "), "---|".repeat(LANGUAGES.len()));
        for kind in all() {
            let cell = |language: &&'static str| {
                let count = self.counts.get(&(kind.name.to_owned(), *language)).copied().unwrap_or_default();
                format!("{} {} {}", short(count.precision()), short(count.recall()), short(count.f1()))
            };
            let cells: Vec<String> = LANGUAGES.iter().map(cell).collect();
            let _ = writeln!(page, "| `{}` | {} |", kind.name, cells.join(" | "));
        }
    }

    fn quiet(&self, page: &mut String) {
        page.push_str(QUIET);
        let mut by: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for alarm in &self.alarms {
            *by.entry(&alarm.name).or_default().entry(alarm.kind).or_default() += 1;
        }
        let _ = writeln!(page, "\n| type | false alarms | where |\n|---|---|---|");
        for (name, places) in by {
            let list: Vec<String> = places.iter().map(|(place, count)| format!("{place} {count}")).collect();
            let _ = writeln!(page, "| `{name}` | {} | {} |", places.values().sum::<usize>(), list.join(", "));
        }
    }

    /// What is worse than the page says, beyond what is allowed.
    pub(crate) fn worse_than(&self, page: &str) -> Vec<String> {
        let mut worse = Vec::new();
        for line in page.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            // The tables of types have seven columns.
            let [name, _, precision, recall, _, _, _] = cells[..] else { continue };
            let count = self.of(name.trim_matches('`'));
            for (what, kept, now) in [("precision", precision, count.precision()), ("recall", recall, count.recall())] {
                if kept.parse().is_ok_and(|kept: f64| now < kept - FALL) {
                    worse.push(format!("{name}: {what} {kept} on the page, {now:.3} now"));
                }
            }
        }
        let kept: Option<f64> = page.lines().find_map(|line| {
            let rate = line.strip_prefix("False alarms: ")?.strip_suffix(" per MB.")?.rsplit(' ').next()?;
            rate.parse().ok()
        });
        match kept {
            Some(kept) if self.rate() <= kept + RISE => {}
            Some(kept) => worse.push(format!("false alarms: {kept:.2} per MB on the page, {:.2} now", self.rate())),
            None => worse.push("the page does not say how many false alarms there are".into()),
        }
        worse
    }
}

fn shares(count: Count) -> String {
    let removed = if count.labels == 0 { 1.0 } else { f64::from(count.removed) / f64::from(count.labels) };
    let list = [count.precision(), count.recall(), count.f1(), count.strict(), removed];
    list.map(|share| format!("{share:.3}")).join(" | ")
}

/// A share with two decimals; whole ones as `1`.
fn short(share: f64) -> String {
    if share >= 0.995 { "1".into() } else { format!("{share:.2}").trim_start_matches('0').into() }
}

const HEAD: &str = "\
# Accuracy

Written by `TAMIS_BLESS=1 cargo test --test accuracy`, and compared by `cargo test --test accuracy`, which fails if the
precision or recall of a type has fallen by more than 0.01, or the false alarms have risen by more than 0.2 per MB.

**What is scanned.** A labelled set that a seeded generator invents (`tests/accuracy/`): for each type 30 values in each of
eight languages, in sentences beside words that people call them by, bare where the number says enough by itself, as
members of records scanned with the words of their path, and in the raw text of records. The numbers are valid by the
issuers' rules, written in the spellings that people use, and their check digits are computed by code of the generator's
own, not by the detectors'. Telephone numbers, addresses and names are from ranges set aside where there are such. Beside
it, texts full of numbers that are nothing personal: invoices, orders, parcels, price lists, part numbers, ledgers, logs,
traces, source code, digests, versions, time stamps, measurements, vectors, drawings, star catalogues, substances,
references, laws, sports, chess, scripture, statistics, and letters about machines, in the same languages.

**How it is scanned.** With the defaults: every type and every language at once, the score of 0.5. A policy that names its
languages meets fewer look-alikes.

**What counts.** Findings are resolved first (one type decides where several overlap). A label is *hit* when a finding of
its own type shares a byte with it: that is recall. A finding is *right* when it shares a byte with a label of its own
type: that is precision; on a label of another type it is wrong, as is one on no label. *Exact* is recall where the
finding's span must be the label's, no byte more or less. *Removed* are labels of which findings, of whatever type, leave
no byte: what does not leak. `CZ_RC` and `SK_RC`, `EE_IK` and `LT_ASMENS` share one scheme of numbers, and a date of birth
is a date: either name is right for the other's. A *false alarm* is any finding on the texts without anything personal,
but for dates found as dates and addresses of hosts found as such, which are there and labelled.
";

const CHECKED: &str = "
## Types with a check

The content passes a check digit or a parse. Precision and recall have to be 0.98 or more.
";

const PLAIN: &str = "
## Types by shape and words

No issuer publishes a check for them, or they have none; another type may have the same shape.
";

const CELLS: &str = "
## Type by language

Precision, recall and F1 in the language of the text.
";

const QUIET: &str = "
## False alarms

By type, and by the kind of text.
";

//! The exposition against a golden file, the documentation against the table, and the laws in between.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::base::{KeyId, Secret};
use crate::engine::Tally;
use crate::keys::Keyring;
use crate::path::Selector;
use crate::policy::{AdHoc, Names, Plan, Policy, Unlisted};
use crate::telemetry::family::ALL;

/// Compares with a file of the repository, or writes it if `TAMIS_BLESS` is set.
#[track_caller]
fn golden(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    #[expect(clippy::disallowed_methods, reason = "a switch for whoever runs the tests")]
    if std::env::var_os("TAMIS_BLESS").is_some() {
        std::fs::write(&path, text).expect("the repository can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{file} is out of date: TAMIS_BLESS=1 cargo test --lib\n{text}");
}

fn plan() -> Arc<Plan> {
    let rules = [("$.email", AdHoc::Drop), ("$.body", AdHoc::Scan)];
    let rules = rules.map(|(selector, does)| (Selector::parse(selector).expect("a plain path"), does));
    let policy = Policy::ad_hoc(rules.into(), Unlisted::Drop, Names::Keep);
    let secret = Secret::new((0..32).collect());
    let keyring = Keyring::single(KeyId::parse("k1").expect("an id"), secret).expect("32 different bytes");
    Arc::new(Plan::compile(&policy, &keyring).expect("two plain rules"))
}

/// Everything once, without what differs from process to process or grows with the catalogue of detectors.
fn exposition() -> String {
    let budget = Budget::new(1000);
    let mut lease = budget.lease();
    lease.resize(128).expect("128 of 1000");
    let metrics = Metrics::new(budget);
    let plan = plan();
    let series = metrics.series(&plan);
    let mut tally = Tally::new(&plan);
    tally.records_passed = 7;
    tally.records_dropped = [2, 1];
    tally.records_refused = 1;
    tally.fields[0] = 5;
    tally.findings[0] = 3;
    (tally.unlisted, tally.unfit, tally.bytes_in, tally.bytes_out) = (4, 6, 1000, 500);
    series.add(&tally);
    let (seconds, route) = (Duration::from_millis(3), "/ingest/{dataset}/{purpose}");
    metrics.request(route, "ad-hoc", "ad-hoc", 201, seconds);
    metrics.request("other", "other", "other", 404, seconds);
    metrics.stored(route, seconds);
    metrics.minimised(route, seconds);
    metrics.recognised("ner", "answered", seconds);
    metrics.error("malformed");
    metrics.reloaded(Reload::Applied);
    metrics.requests_in_flight.set(2);
    metrics.connections.set(3);
    metrics.policies(&[info("old"), info("new")]);
    metrics.policies(&[info("new")]);
    let text = metrics.text();
    let silent = |line: &str| line.starts_with("tamis_findings_total{") && line.ends_with(" 0");
    let kept = text.lines().filter(|line| !line.contains("process_") && !silent(line));
    kept.map(|line| line.replace(env!("CARGO_PKG_VERSION"), "VERSION") + "\n").collect()
}

fn info(digest: &str) -> PolicyInfo {
    PolicyInfo {
        dataset: DatasetId::parse("ad-hoc").expect("an id"),
        purpose: PurposeId::parse("ad-hoc").expect("an id"),
        digest: format!("sha256:{digest}"),
        review: Some(UnixSeconds(1_798_588_800)),
        draft: digest == "new",
    }
}

#[test]
fn the_exposition_is_golden() {
    golden("tests/golden/metrics.txt", &exposition());
}

#[test]
fn the_documentation_is_the_table() {
    golden("docs/metrics.md", &crate::telemetry::page());
}

#[test]
fn every_family_of_the_table_is_exposed_as_it_says() {
    let text = exposition();
    for family in ALL {
        let kind = format!("{:?}", family.kind).to_lowercase();
        assert!(text.contains(&format!("# TYPE {} {kind}\n", family.name)), "{}", family.name);
        assert!(text.contains(&format!("# HELP {} ", family.name)), "{}", family.name);
        let sample = text
            .lines()
            .find(|line| line.strip_prefix(family.name).is_some_and(|rest| rest.starts_with(['{', ' ', '_'])));
        let sample = sample.unwrap_or_else(|| panic!("{} has a sample", family.name));
        for label in family.labels {
            assert!(sample.contains(&format!("{label}=\"")), "{}: {label}", family.name);
        }
    }
    let types = text.lines().filter(|line| line.starts_with("# TYPE ")).count();
    assert_eq!(types, ALL.len(), "nothing is exposed that the table does not hold");
}

#[test]
fn process_metrics_are_there() {
    let text = Metrics::new(Budget::new(1)).text();
    for name in ["process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "process_threads"] {
        assert!(text.lines().any(|line| line.starts_with(name)), "{name}");
    }
}

#[test]
fn a_plans_series_show_at_zero_from_the_start() {
    let metrics = Metrics::new(Budget::new(1));
    let _series = metrics.series(&plan());
    let text = metrics.text();
    for line in [
        "tamis_fields_total{action=\"drop\",dataset=\"ad-hoc\",purpose=\"ad-hoc\",rule=\"$.email\"} 0",
        "tamis_records_total{dataset=\"ad-hoc\",outcome=\"passed\",purpose=\"ad-hoc\",reason=\"\"} 0",
        "tamis_reloads_total{outcome=\"refused\"} 0",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
}

#[test]
fn chunks_add_up_to_the_whole() {
    let metrics = Metrics::new(Budget::new(1));
    let plan = plan();
    let series = metrics.series(&plan);
    let (mut last, mut now) = (Tally::new(&plan), Tally::new(&plan));
    for step in 1..=10 {
        now.records_passed += step;
        now.fields[1] += 2 * step;
        now.records_dropped[1] += 1;
        series.advance(&mut last, &now);
    }
    series.advance(&mut last, &now);
    let text = metrics.text();
    for (line, count) in [
        ("tamis_records_total{dataset=\"ad-hoc\",outcome=\"passed\",purpose=\"ad-hoc\",reason=\"\"}", 55),
        ("tamis_fields_total{action=\"scan\",dataset=\"ad-hoc\",purpose=\"ad-hoc\",rule=\"$.body\"}", 110),
        ("tamis_records_total{dataset=\"ad-hoc\",outcome=\"dropped\",purpose=\"ad-hoc\",reason=\"error\"}", 10),
    ] {
        assert!(text.lines().any(|one| one == format!("{line} {count}")), "{line} {count}\n{text}");
    }
}

#[test]
fn memory_follows_the_budget() {
    let budget = Budget::new(1000);
    let metrics = Metrics::new(budget.clone());
    let mut lease = budget.lease();
    for bytes in [0, 700, 10] {
        lease.resize(bytes).expect("it fits");
        assert!(metrics.text().lines().any(|line| line == format!("tamis_memory_bytes {bytes}")));
    }
}

//! The reference of the metrics, generated from their table.

use std::fmt::Write as _;

use super::family::{ALL, Type};

/// The page `docs/metrics.md`.
pub fn page() -> String {
    let mut page = String::from(HEAD);
    for family in ALL {
        let kind = match family.kind {
            Type::Counter => "counter",
            Type::Gauge => "gauge",
            Type::Histogram => "histogram",
        };
        let labels: Vec<String> = family.labels.iter().map(|label| format!("`{label}`")).collect();
        let _ = writeln!(page, "| `{}` | {kind} | {} | {} |", family.name, labels.join(", "), family.help);
    }
    page + TAIL
}

const HEAD: &str = "\
# Metrics

<!-- Generated from src/telemetry/family.rs; `TAMIS_BLESS=1 cargo test --lib` writes it anew. -->

`/metrics` of the admin listener, Prometheus text format 0.0.4. Labels hold names from the configuration only: a dataset,
purpose or route that is not configured is `other`, and past 20,000 label sets a family counts what is new under `other`.
No label and no value comes from data.

| name | type | labels | what it says |
|---|---|---|---|
";

const TAIL: &str = "
Beside these: the process metrics of the Prometheus client (`process_cpu_seconds_total`, `process_resident_memory_bytes`,
`process_open_fds`, `process_max_fds`, `process_virtual_memory_bytes`, `process_start_time_seconds`, `process_threads`).
";

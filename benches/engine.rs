//! The engine against its yardstick, bytes per second: `cargo bench --bench engine`.
//!
//! The yardstick is the same job done with `serde_json::Value`: parse, edit, write. Ratios in one run are what counts;
//! absolute figures are the machine's. `TAMIS_CORPORA=DIR` adds the large corpora (`events.ndjson`, `chat.ndjson`,
//! `doc.json`) if they are there.

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/plans.rs"]
mod plans;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tamis::engine::{Framing, Session};
use tamis::policy::Plan;

const CHUNK: usize = 64 << 10;

fn minimise(plan: &Arc<Plan>, framing: Framing, input: &[u8], out: &mut Vec<u8>) -> usize {
    let mut session = Session::new(Arc::clone(plan), plans::opening(framing));
    let mut written = 0;
    for chunk in input.chunks(CHUNK) {
        out.clear();
        session.push(chunk, out).expect("the corpus is valid");
        written += out.len();
    }
    out.clear();
    session.finish(out).expect("the corpus is valid");
    written + out.len()
}

/// The job with a tree: what one would write without tamis.
fn yardstick(input: &[u8], out: &mut Vec<u8>) {
    out.clear();
    for line in input.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let mut value: serde_json::Value = serde_json::from_slice(line).expect("the corpus is valid");
        if let Some(user) = value.get_mut("user").and_then(|user| user.as_object_mut()) {
            for name in ["phone", "ip", "birth_date"] {
                user.remove(name);
            }
            for name in ["email", "id"] {
                if let Some(serde_json::Value::String(text)) = user.get_mut(name) {
                    *text = plans::hmac_hex(text);
                }
            }
        }
        if let Some(payload) = value.get_mut("payload").and_then(|payload| payload.as_object_mut()) {
            payload.remove("payment");
        }
        serde_json::to_writer(&mut *out, &value).expect("a vector takes anything");
        out.push(b'\n');
    }
}

fn corpus(name: &str, made: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut corpora = vec![(name.to_owned(), made)];
    #[expect(clippy::disallowed_methods, reason = "where the large corpora lie is said by whoever runs the bench")]
    let large = std::env::var_os("TAMIS_CORPORA");
    if let Some(large) = large {
        let path = std::path::Path::new(&large).join(name);
        if let Ok(mut bytes) = std::fs::read(path) {
            bytes.truncate(64 << 20);
            let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
            bytes.truncate(end);
            corpora.push((format!("large-{name}"), bytes));
        }
    }
    corpora
}

fn structured(c: &mut Criterion) {
    for (name, input) in corpus("events.ndjson", corpus::events(4 << 20)) {
        let mut group = c.benchmark_group(name);
        group
            .throughput(Throughput::Bytes(input.len() as u64))
            .sample_size(10)
            .measurement_time(Duration::from_secs(2));
        let mut out = Vec::with_capacity(1 << 20);
        group.bench_function("yardstick serde_json value", |b| b.iter(|| yardstick(black_box(&input), &mut out)));
        for (label, plan) in [
            ("copy, names kept", plans::copy()),
            ("job", plans::job()),
            ("job, names kept", plans::job_names_kept()),
            ("default deny, six fields", plans::six_fields()),
        ] {
            group.bench_function(label, |b| b.iter(|| minimise(&plan, Framing::Ndjson, black_box(&input), &mut out)));
        }
        group.finish();
    }
    let input = corpus::document(4 << 20);
    let mut group = c.benchmark_group("document");
    group.throughput(Throughput::Bytes(input.len() as u64)).sample_size(10).measurement_time(Duration::from_secs(2));
    let (plan, mut out) = (plans::job_in_document(), Vec::with_capacity(1 << 20));
    group.bench_function("job", |b| b.iter(|| minimise(&plan, Framing::Document, black_box(&input), &mut out)));
    group.finish();
}

fn text(c: &mut Criterion) {
    for (name, input) in corpus("chat.ndjson", corpus::chats(4 << 20)) {
        let mut group = c.benchmark_group(name);
        group
            .throughput(Throughput::Bytes(input.len() as u64))
            .sample_size(10)
            .measurement_time(Duration::from_secs(2));
        let (plan, mut out) = (plans::chat(), Vec::with_capacity(1 << 20));
        group.bench_function("scan contents", |b| {
            b.iter(|| minimise(&plan, Framing::Ndjson, black_box(&input), &mut out))
        });
        group.finish();
    }
}

criterion_group!(benches, structured, text);
criterion_main!(benches);

//! What comes out does not depend on how the input was cut: output, tally and error are those of the whole in one piece.
//!
//! The first byte picks framing and policy, the second seeds the lengths of the chunks.

#![no_main]

use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use tamis::base::{Budget, KeyId, Limits, Secret, UnixSeconds};
use tamis::engine::{Error, ErrorKind, Framing, Opening, Session};
use tamis::keys::Keyring;
use tamis::policy::{self, Memory, Plan};

const PURPOSE: &str = "tamis: 1\npurpose: fuzz\ntitle: Find what breaks\nstatus: draft\n";

const DATASET: &str = r#"
tamis: 1
dataset: fuzz
title: Anything at all
status: draft
policies:
  fuzz:
    unlisted: UNLISTED
    on_error: ON_ERROR
    fields:
      - { select: $.a,         action: { pseudonymise: { class: thing } }, because: a name to follow }
      - { select: "$..b",      action: drop }
      - { select: "$.c[1:3]",  action: { mask: { keep_last: 2 } }, because: elements count }
      - { select: $.d,         action: { generalise: { date: month } }, else: redact, because: unfit values too }
      - { select: "$.e.*",     action: scan, because: names that are data }
      - { select: $.f,         action: "null", because: a node action }
      - { select: $.g,         action: { redact: {} }, because: another one }
      - { select: $.h,         action: keep, because: bytes as they are }
"#;

static PLANS: LazyLock<Vec<Arc<Plan>>> = LazyLock::new(|| {
    let policies = [("drop", "reject"), ("scan", "reject"), ("keep", "reject"), ("scan", "drop-record")];
    policies.iter().map(|(unlisted, on_error)| Arc::new(plan(unlisted, on_error))).collect()
});

fn plan(unlisted: &str, on_error: &str) -> Plan {
    let dataset = DATASET.replace("UNLISTED", unlisted).replace("ON_ERROR", on_error);
    let sources = Memory::default()
        .with("classes.yaml", "tamis: 1\nclasses:\n  thing: { canonical: text }\n")
        .with("purposes/fuzz.yaml", PURPOSE)
        .with("datasets/fuzz.yaml", &dataset);
    let (workspace, problems) = policy::load(&sources, date(2026, 11, 1));
    let workspace = workspace.unwrap_or_else(|| panic!("the policy of this file is sound: {problems:?}"));
    let id = KeyId::parse("k1").expect("an id");
    let keyring = Keyring::single(id, Secret::new((0..32).collect())).expect("32 different bytes");
    let policy = workspace.policies.values().next().expect("one policy");
    Plan::compile(policy, &keyring).expect("a sound policy compiles")
}

/// What one run came to.
#[derive(Debug)]
struct Outcome {
    out: Vec<u8>,
    end: Result<Counts, Error>,
}

#[derive(Debug, PartialEq)]
struct Counts {
    passed: u64,
    /// Dropped or refused: which of two faults in one record is seen first may differ.
    lost: u64,
    fields: Vec<u64>,
    findings: Vec<u64>,
    unlisted: u64,
    unfit: u64,
}

fn run<'a>(plan: &Arc<Plan>, framing: Framing, chunks: impl Iterator<Item = &'a [u8]>) -> Outcome {
    let limits = Limits { held: 1 << 12, token: 1 << 10, name: 1 << 8, depth: 32 };
    let budget = Budget::new(1 << 26);
    let opening = Opening { framing, stream: "fuzz".to_owned(), now: UnixSeconds(1_793_000_000), limits, budget };
    let (mut session, mut out) = (Session::new(Arc::clone(plan), opening), Vec::new());
    let mut result = Ok(());
    for chunk in chunks {
        result = result.and_then(|()| session.push(chunk, &mut out));
    }
    if let Err(error) = result.and_then(|()| session.finish(&mut out)) {
        let before = out.len();
        assert!(session.push(b"{}", &mut out).is_err() && session.finish(&mut out).is_err(), "poisoned");
        assert_eq!(out.len(), before, "nothing more after an error");
        return Outcome { out, end: Err(error) };
    }
    let tally = session.tally();
    let counts = Counts {
        passed: tally.records_passed,
        lost: tally.records_refused + tally.records_dropped.iter().sum::<u64>(),
        fields: tally.fields.clone(),
        findings: tally.findings.clone(),
        unlisted: tally.unlisted,
        unfit: tally.unfit,
    };
    Outcome { out, end: Ok(counts) }
}

/// The same bytes and counts; or both refused, at the same place where the input is malformed, and what one had let out
/// before is the beginning of what the other had. A limit may be reached before or behind a fault.
fn compare(one: &Outcome, other: &Outcome, what: &str) {
    match (&one.end, &other.end) {
        (Ok(counts), Ok(others)) => {
            assert_eq!(String::from_utf8_lossy(&one.out), String::from_utf8_lossy(&other.out), "{what}");
            assert_eq!(counts, others, "{what}");
        }
        (Err(error), Err(others)) => {
            assert!(one.out.starts_with(&other.out) || other.out.starts_with(&one.out), "{what}: {one:?} {other:?}");
            if let (ErrorKind::Malformed(_), ErrorKind::Malformed(_)) = (error.kind(), others.kind()) {
                assert_eq!(error.place(), others.place(), "{what}");
            }
        }
        _ => panic!("{what}: {one:?} {other:?}"),
    }
}

/// The input in pieces of 1 to 17 bytes.
fn pieces(mut input: &[u8], seed: u8) -> impl Iterator<Item = &[u8]> {
    let mut state = u32::from(seed) | 1;
    std::iter::from_fn(move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (piece, rest) = input.split_at(input.len().min(1 + (state >> 24) as usize % 17));
        input = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

fuzz_target!(|data: &[u8]| {
    let [choice, seed, input @ ..] = data else { return };
    let framing =
        [Framing::Document, Framing::Ndjson, Framing::Concatenated, Framing::Sequence][usize::from(choice & 3)];
    let plan = &PLANS[usize::from(choice >> 2) % PLANS.len()];
    let whole = run(plan, framing, std::iter::once(input));
    compare(&run(plan, framing, pieces(input, *seed)), &whole, "in pieces");
    compare(&run(plan, framing, input.chunks(1)), &whole, "byte by byte");
});

//! The engine against its yardstick: `cargo bench --bench engine`.
//!
//! The yardstick is the same job done with `serde_json::Value`: parse, edit, write. Machines are shared and noisy, so
//! the jobs and their yardsticks take turns, and what is printed are medians of several rounds: megabytes a second, and how
//! many times the yardstick's. `--quick` is one round over little; words choose the jobs whose names hold one of them;
//! `TAMIS_CORPORA=DIR` reads the large corpora (`events.ndjson`, `doc.json`, `chat.ndjson`) instead of making small ones.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/jobs.rs"]
mod jobs;
#[path = "support/plans.rs"]
mod plans;
#[path = "support/random.rs"]
mod random;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use jobs::Job;
use sha2::Sha256;

/// What the command line asks for.
struct Asked {
    rounds: usize,
    bytes: usize,
    words: Vec<String>,
    corpora: Option<PathBuf>,
}

#[expect(clippy::disallowed_methods, reason = "where the large corpora lie is said by whoever runs the bench")]
fn asked() -> Asked {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let words = arguments.into_iter().filter(|argument| !argument.starts_with('-')).collect();
    let (rounds, bytes) = if quick { (1, 1 << 20) } else { (7, 8 << 20) };
    Asked { rounds, bytes, words, corpora: std::env::var_os("TAMIS_CORPORA").map(PathBuf::from) }
}

fn main() {
    let asked = asked();
    let wanted = |job: &Job| asked.words.is_empty() || asked.words.iter().any(|word| job.name.contains(word.as_str()));
    println!("{:<42} {:>9} {:>12} {:>19}", "job", "MB/s", "x serde_json", "MB/s, least to most");
    let mut jobs = jobs::all();
    jobs.retain(wanted);
    // Those of one corpus take turns with its yardstick.
    while let Some(first) = jobs.first() {
        let (maker, large) = (first.corpus, first.large);
        let input = input(&asked, maker, large);
        let (here, rest) = jobs.into_iter().partition(|job| std::ptr::fn_addr_eq(job.corpus, maker));
        measure(&asked, here, &input);
        jobs = rest;
    }
}

/// The large corpus of that name, up to 64 MiB, if it is there; otherwise one made here.
fn input(asked: &Asked, maker: fn(usize) -> Vec<u8>, large: Option<&str>) -> Vec<u8> {
    let file = asked.corpora.as_ref().zip(large).map(|(corpora, name)| corpora.join(name));
    file.and_then(|file| std::fs::read(file).ok()).unwrap_or_else(|| maker(asked.bytes))
}

fn measure(asked: &Asked, jobs: Vec<Job>, input: &[u8]) {
    let mut out = Vec::with_capacity(1 << 20);
    let plans: Vec<_> = jobs.iter().map(|job| (job.plan)()).collect();
    let (mut times, mut yard) = (vec![Vec::new(); jobs.len()], Vec::new());
    for _ in 0..asked.rounds {
        yard.push(seconds(|| yardstick(input, &mut out)));
        for ((job, plan), times) in jobs.iter().zip(&plans).zip(&mut times) {
            times.push(seconds(|| _ = black_box(jobs::run(job, plan, black_box(input), &mut out))));
        }
    }
    let speed = |seconds: f64| input.len() as f64 / seconds / 1e6;
    let yard = speed(median(&mut yard));
    for (job, times) in jobs.iter().zip(&mut times) {
        let middle = speed(median(times));
        let (least, most) = (speed(times[times.len() - 1]), speed(times[0]));
        println!("{:<42} {middle:>9.0} {:>12.1} {least:>9.0} {most:>9.0}", job.name, middle / yard);
    }
    println!("{:<42} {yard:>9.0} {:>12.1}", "  yardstick: serde_json value", 1.0);
}

#[expect(clippy::disallowed_methods, reason = "a bench measures times")]
fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// Sorts, and gives the middle one.
fn median(times: &mut [f64]) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The job with a tree: what one would write without tamis.
fn yardstick(input: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let values = serde_json::Deserializer::from_slice(input).into_iter::<serde_json::Value>();
    for value in values {
        let mut value = value.expect("the corpus is valid");
        match value.get_mut("records").and_then(serde_json::Value::as_array_mut) {
            Some(records) => records.iter_mut().for_each(edit),
            None => edit(&mut value),
        }
        serde_json::to_writer(&mut *out, &value).expect("a vector takes anything");
        out.push(b'\n');
        if out.len() > 1 << 20 {
            out.clear();
        }
    }
}

fn edit(record: &mut serde_json::Value) {
    if let Some(user) = record.get_mut("user").and_then(|user| user.as_object_mut()) {
        for name in ["phone", "ip", "birth_date"] {
            user.remove(name);
        }
        for name in ["email", "id"] {
            if let Some(serde_json::Value::String(text)) = user.get_mut(name) {
                *text = hmac_hex(text);
            }
        }
    }
    if let Some(payload) = record.get_mut("payload").and_then(|payload| payload.as_object_mut()) {
        payload.remove("payment");
    }
}

/// What the yardstick does to an identifier: keyed, hexadecimal.
fn hmac_hex(text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(plans::KEY).expect("any length is a key");
    mac.update(text.as_bytes());
    mac.finalize()
        .into_bytes()
        .iter()
        .take(16)
        .fold(String::with_capacity(32), |hex, byte| hex + &format!("{byte:02x}"))
}

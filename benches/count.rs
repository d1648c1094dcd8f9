//! Instructions of the engine, for a tool that counts them: `benches/count` runs this under callgrind.
//!
//! `count JOB` runs one job once over the seeded corpus, `count` alone makes the corpora and runs nothing: the difference is
//! the job's own. What noise on a shared machine does to a time it cannot do to this. `count JOB TIMES` runs it so many times,
//! for a profiler.

#![expect(clippy::print_stdout, reason = "what is counted is told to the tool's script")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/jobs.rs"]
mod jobs;
#[path = "support/plans.rs"]
mod plans;
#[path = "support/random.rs"]
mod random;

use std::hint::black_box;

const BYTES: usize = 1 << 20;

fn main() {
    // Cargo adds `--bench`.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let wanted = arguments.next();
    let times: usize = arguments.next().map_or(1, |times| times.parse().expect("a number of runs"));
    for job in jobs::all() {
        let input = black_box((job.corpus)(BYTES));
        match wanted.as_deref() {
            None => println!("{}", job.name),
            Some(name) if name == job.name => {
                let (plan, mut out) = ((job.plan)(), Vec::with_capacity(BYTES));
                for _ in 0..times {
                    println!("{} {}", input.len(), jobs::run(&job, &plan, &input, &mut out));
                }
            }
            Some(_) => drop(black_box((job.plan)())),
        }
    }
}

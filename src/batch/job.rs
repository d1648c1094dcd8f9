//! A whole run: every input through the plan to its target, then all outputs get their names at once.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::deal::{self, Regular, Sizes, Source};
use super::error::Error;
use super::input::{Input, Reader};
use super::output::{Output, Pending, Target};
use super::serial;
use crate::base::{Budget, Limits, UnixSeconds};
use crate::codec::Coding;
use crate::engine::{Framing, Opening, Session, Tally};
use crate::external::Recognisers;
use crate::policy::Plan;

/// What one session's buffers may hold together, bytes. With the pieces in flight this keeps a worker under 64 MiB.
const SESSION_MEMORY: usize = 40 << 20;

/// What is to be done.
pub struct Job {
    /// The compiled policy.
    pub plan: Arc<Plan>,
    /// The recognisers outside that it asks.
    pub recognisers: Recognisers,
    /// Each target with the inputs that are joined into it, in order. An input's framing and coding stand beside it.
    pub streams: Vec<Streams>,
    /// The stream id. `None`: a digest of each file's name. With several inputs, `/1`, `/2` … is appended.
    pub stream: Option<String>,
    /// The session's start.
    pub now: UnixSeconds,
    /// Bounds of one session.
    pub limits: Limits,
    /// Workers for inputs that can be cut; at least 1.
    pub threads: usize,
}

/// One output and what goes into it.
pub struct Streams {
    /// Inputs in order.
    pub inputs: Vec<(Input, Framing, Coding)>,
    /// Where they go.
    pub target: Target,
    /// How the target is compressed.
    pub coding: Coding,
}

/// Who follows a run while it goes.
pub trait Watch: Sync {
    /// So many bytes of an input, as it lies, were read.
    fn read(&self, bytes: u64);
    /// A temporary file was made, which a signal handler must remove.
    fn temporary(&self, path: &Path);
}

/// What a run did.
pub struct Summary {
    /// The tally over all inputs.
    pub tally: Tally,
    /// Outputs that wait for their names.
    pub outputs: Vec<Pending>,
}

/// Runs the job. Nothing is at its destination until each of [`Summary::outputs`] is kept; on error nothing stays.
pub fn run(job: &Job, watch: &dyn Watch) -> Result<Summary, Error> {
    let several = job.streams.iter().map(|streams| streams.inputs.len()).sum::<usize>() > 1;
    let mut tally = Tally::new(&job.plan);
    let mut outputs = Vec::with_capacity(job.streams.len());
    let mut ordinal = 0;
    for streams in &job.streams {
        let mut output = Output::open(&streams.target, streams.coding, &|path| watch.temporary(path))?;
        for (input, framing, coding) in &streams.inputs {
            ordinal += 1;
            let stream = stream_id(job, input, several.then_some(ordinal));
            output.end_line()?;
            let done = one(job, input, *framing, *coding, &stream, watch, &mut output)?;
            tally.add(&done);
        }
        outputs.push(output.seal()?);
    }
    Ok(Summary { tally, outputs })
}

fn one(
    job: &Job,
    input: &Input,
    framing: Framing,
    coding: Coding,
    stream: &str,
    watch: &dyn Watch,
    output: &mut Output,
) -> Result<Tally, Error> {
    let name = input.name();
    let read = |bytes| watch.read(bytes);
    if framing == Framing::Ndjson && job.threads > 1 && job.plan.splits() {
        let regular = if coding == Coding::Identity { input.regular()? } else { None };
        let source = match regular {
            Some((file, size)) => Source::File(Regular { file: Arc::new(file), size, read: &read }),
            None => Source::Stream(Reader::open(input, coding, &read)?),
        };
        let session = || begin(job, framing, stream);
        let total = Tally::new(&job.plan);
        return deal::run(&name, source, job.threads, Sizes::USUAL, &session, total, output);
    }
    let mut reader = Reader::open(input, coding, &read)?;
    serial::run(&name, &mut reader, begin(job, framing, stream), output)
}

fn begin(job: &Job, framing: Framing, stream: &str) -> Session {
    let budget = Budget::new(SESSION_MEMORY);
    let opening = Opening { framing, stream: stream.to_owned(), now: job.now, limits: job.limits, budget };
    Session::new(Arc::clone(&job.plan), opening).asking(job.recognisers.all(None))
}

/// The id that pseudonyms of `record` scope hang on.
fn stream_id(job: &Job, input: &Input, ordinal: Option<usize>) -> String {
    match (&job.stream, ordinal) {
        (Some(given), None) => given.clone(),
        (Some(given), Some(ordinal)) => format!("{given}/{ordinal}"),
        (None, _) => digest(&input.stream_name().unwrap_or_else(|| "-".to_owned())),
    }
}

/// The name's digest, so that a name which is personal data does not travel.
fn digest(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

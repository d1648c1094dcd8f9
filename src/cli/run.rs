//! `tamis run`: the engine over files and standard input.

mod outputs;
mod progress;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use clap::{Args, ValueEnum};

use self::progress::Progress;
use super::adhoc::{self, Listed, NamesWord, UnlistedWord};
use super::args::Config;
use super::console::Console;
use super::failure::Failure;
use super::files::{self, Access};
use super::key::{self, Reference};
use super::{loading, setup, world};
use crate::base::Limits;
use crate::batch::{self, Job};
use crate::engine::Framing;
use crate::external::Recognisers;
use crate::keys::Keyring;
use crate::policy::{AdHoc, Plan};

/// Minimises files, or standard input, by a policy or by rules given here.
///
/// Inputs are NDJSON, JSON documents, JSON text sequences or, with --framing sse, server-sent events, plain, .gz or .zst.
/// Output is written under a temporary name and renamed once it is whole: after an error nothing is left. Order is kept
/// whatever the number of threads.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis run -d support-tickets -p ticket-routing tickets.ndjson.gz -o clean.ndjson.zst
  tamis run -d support-tickets -p ticket-routing exports/*.json -o clean/
  zcat events.ndjson.gz | tamis run --framing ndjson --drop '$.user.phone' --unlisted keep > clean.ndjson
  tamis run --keep '$.id' --pseudonymise '$.user.email' --scan '$.body' --key file:k1 in.ndjson --stats tally.json

Several inputs and one output file: they are joined in the order given; all must be framed alike. An output that is a
directory, or ends in `/`, takes one file for each input, of the same name. Output to a file is compressed as its
extension says, standard output is not.")]
pub(super) struct Run {
    /// The dataset, as in config/datasets
    #[arg(short, long, value_name = "DATASET", requires = "purpose")]
    dataset: Option<String>,
    /// The purpose, as in config/purposes
    #[arg(short, long, value_name = "PURPOSE", requires = "dataset")]
    purpose: Option<String>,
    /// What to read; `-`, or nothing, is standard input
    #[arg(value_name = "IN")]
    inputs: Vec<PathBuf>,
    /// Where to write: a file, a directory, or `-` for standard output
    #[arg(short, long, value_name = "OUT", default_value = "-", hide_default_value = true)]
    output: PathBuf,
    /// How values follow each other [default: as the extension says; auto on standard input]
    #[arg(long, value_name = "FRAMING")]
    framing: Option<FramingWord>,
    /// How many threads work on NDJSON [default: one for each core]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Write the tally here, as JSON
    #[arg(long, value_name = "FILE")]
    stats: Option<PathBuf>,
    /// What distinguishes pseudonyms of `record` scope from those of other inputs [default: digest of the file's name]
    #[arg(long, value_name = "ID")]
    stream_id: Option<String>,
    #[command(flatten)]
    listed: Listed,
    /// What happens where no rule speaks [default: drop]
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["dataset", "purpose"], help_heading = HEADING)]
    unlisted: Option<UnlistedWord>,
    /// What happens to member names that no selector spells [default: scan]
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["dataset", "purpose"], help_heading = HEADING)]
    names: Option<NamesWord>,
    /// The key of pseudonyms: file:PATH or env:NAME; without it one is made for this run and forgotten
    #[arg(long, value_name = "KEY", conflicts_with_all = ["dataset", "purpose"], help_heading = HEADING)]
    key: Option<Reference>,
}

const HEADING: &str = "Rules on the command line, in listed order";

/// `--framing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FramingWord {
    /// Any values in sequence
    Auto,
    /// One document
    Document,
    /// One value a line
    Ndjson,
    /// JSON text sequences (RFC 7464)
    Seq,
    /// Server-sent events
    Sse,
}

impl FramingWord {
    fn framing(self) -> Result<Framing, Failure> {
        match self {
            Self::Auto => Ok(Framing::Concatenated),
            Self::Document => Ok(Framing::Document),
            Self::Ndjson => Ok(Framing::Ndjson),
            Self::Seq => Ok(Framing::Sequence),
            Self::Sse => Ok(Framing::Events),
        }
    }
}

/// Runs the job and says what it did.
pub(super) fn run(console: &Console, config: &Config, args: &Run) -> Result<(), Failure> {
    let framing = args.framing.map(FramingWord::framing).transpose()?;
    let streams = outputs::plan(&args.inputs, &args.output, framing)?;
    if let Some(path) = &args.stats {
        stats_can_be_written(path)?;
    }
    let (plan, limits) = plan(console, config, args)?;
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let job = Job {
        recognisers: Recognisers::of(&plan),
        plan: Arc::new(plan),
        streams,
        stream: args.stream_id.clone(),
        now: world::now(),
        limits,
        threads: args.threads.map_or(cores, NonZeroUsize::get),
    };
    let progress = Progress::new(console, &job);
    let summary = batch::run(&job, &progress);
    progress.clear();
    let summary = summary?;
    let text = format!("{:#}\n", batch::stats(&job.plan, &summary.tally));
    let stats = args.stats.as_ref().map(|path| files::prepare(path, text.as_bytes(), Access::Everyone)).transpose()?;
    for output in summary.outputs {
        output.keep()?;
    }
    stats.map_or(Ok(()), files::Ready::replace)?;
    progress.done(console, &job.plan, &summary.tally);
    Ok(())
}

/// Looks before the work is done, not after.
fn stats_can_be_written(path: &Path) -> Result<(), Failure> {
    if path == Path::new("-") {
        return Err(Failure::Usage("--stats takes a file: standard output is for data".to_owned()));
    }
    files::prepare(path, b"", Access::Everyone).map(drop)
}

fn plan(console: &Console, config: &Config, args: &Run) -> Result<(Plan, Limits), Failure> {
    if let (Some(dataset), Some(purpose)) = (&args.dataset, &args.purpose) {
        let place = loading::place(console, config)?;
        let workspace = loading::workspace(console, &place)?;
        let policy = loading::policy(&workspace, dataset, purpose)?;
        let settings = setup::read(&place)?;
        let keyring = setup::keyring_or_new(console, &settings)?;
        return Ok((compile(policy, &keyring)?, settings.proxy.limits.session));
    }
    if args.listed.rules.is_empty() && args.unlisted.is_none() {
        return Err(Failure::Usage(
            "say what to do: a policy with -d DATASET -p PURPOSE, or rules with --keep, --drop, --pseudonymise, --scan"
                .to_owned(),
        ));
    }
    let unlisted = args.unlisted.unwrap_or(UnlistedWord::Drop);
    let policy = adhoc::policy(&args.listed, unlisted, args.names.unwrap_or(NamesWord::Scan))?;
    let keyring = adhoc_keyring(console, args)?;
    Ok((compile(&policy, &keyring)?, Limits::default()))
}

fn compile(policy: &crate::policy::Policy, keyring: &Keyring) -> Result<Plan, Failure> {
    Plan::compile(policy, keyring).map_err(|error| Failure::Policy(error.to_string()))
}

fn adhoc_keyring(console: &Console, args: &Run) -> Result<Keyring, Failure> {
    let Some(reference) = &args.key else {
        if args.listed.rules.iter().any(|(kind, _)| *kind == AdHoc::Pseudonymise) {
            console.warn("no --key: one was made for this run, so that its pseudonyms match those of no other run");
        }
        return key::throw_away();
    };
    key::ring(reference)
}

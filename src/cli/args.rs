//! The command line as it is said: one subcommand per file beside this one, each with its own arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::{check, demo, detect, explain, generate, health, init, keys, run, serve, test};

/// Strips, pseudonymises and scans JSON by purpose before it reaches the storage that AI models are trained from.
#[derive(Debug, Parser)]
#[command(
    name = "tamis",
    bin_name = "tamis",
    version,
    about,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "Examples:
  tamis demo                                    see it work, in one go
  tamis serve                                   the proxy, with the settings in ./config
  tamis run -d support-tickets -p ticket-routing tickets.ndjson.gz -o out.ndjson.zst
  tamis run --keep '$.id' --scan '$.body' < tickets.ndjson
  tamis check && tamis test                     what belongs before every deployment

Exit codes: 0 done; 1 data refused, or findings in a check; 2 usage or policy wrong; 3 environment (file, network, key);
128 and a signal's number: stopped by it, 141 where nobody reads the output any more."
)]
pub(super) struct Line {
    #[command(flatten)]
    pub(super) config: Config,
    #[command(subcommand)]
    pub(super) command: Command,
}

// Where the configuration lies. Every command takes it, before its name and after it. (No documentation comment: clap
// would show it in place of what the command itself says.)
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Config {
    /// The configuration directory; given again, a later one overlays tamis.yaml only [default: config]
    #[arg(long = "config", value_name = "DIR", env = "TAMIS_CONFIG", hide_env_values = true)]
    pub(super) dirs: Vec<PathBuf>,
}

/// The id of [`Config::dirs`].
pub(super) const DIRS: &str = "dirs";

/// The whole command line: every command takes `--config`. An argument that clap calls global is not used for it: given
/// before and after the command's name, the first would be forgotten.
pub(super) fn whole() -> clap::Command {
    below(Line::command())
}

fn below(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, |command| below(Config::augment_args(command))))
}

/// What the process was started with.
pub(super) fn parse() -> Result<Line, clap::Error> {
    let matches = whole().try_get_matches()?;
    let mut line = Line::from_arg_matches(&matches).map_err(|error| error.format(&mut whole()))?;
    let said = said(&matches);
    if !said.is_empty() {
        line.config.dirs = said;
    }
    Ok(line)
}

/// The directories that the command line names, in their order; the environment is for when there are none.
fn said(matches: &ArgMatches) -> Vec<PathBuf> {
    let (mut dirs, mut at) = (Vec::new(), Some(matches));
    while let Some(matches) = at {
        if matches.value_source(DIRS) == Some(ValueSource::CommandLine) {
            dirs.extend(matches.get_many::<PathBuf>(DIRS).into_iter().flatten().cloned());
        }
        at = matches.subcommand().map(|(_, below)| below);
    }
    dirs
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Run(run::Run),
    Init(init::Init),
    Check(check::Check),
    Test(test::Test),
    Explain(explain::Explain),
    Detect(detect::Detect),
    Keys(keys::Keys),
    Health(health::Health),
    Completions(generate::Completions),
    Man(generate::Man),
    #[command(hide = true)]
    Reference(generate::Reference),
    #[command(hide = true)]
    Discover(Later),
    #[command(hide = true)]
    Diff(Later),
    #[command(hide = true)]
    Rekey(Later),
    #[command(hide = true)]
    Reveal(Later),
    #[command(hide = true)]
    Subjects(Later),
    #[command(hide = true)]
    Verify(Later),
    #[command(hide = true)]
    Report(Later),
    #[command(hide = true)]
    Top(Later),
}

/// A command that a later issue brings: any arguments, so that it is refused by name whatever follows.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub(super) struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<OsString>,
}

/// A dataset and a purpose.
#[derive(Clone, Debug, Args)]
pub(super) struct Pair {
    /// The dataset, as in config/datasets
    #[arg(short, long, value_name = "DATASET")]
    pub(super) dataset: String,
    /// The purpose, as in config/purposes
    #[arg(short, long, value_name = "PURPOSE")]
    pub(super) purpose: String,
}

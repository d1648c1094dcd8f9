//! `tamis check`: reads every file of the configuration and says all that is wrong with it.

use clap::{Args, ValueEnum};

use super::args::Config;
use super::console::{Console, Face, Style};
use super::failure::Failure;
use super::loading::{self, Place};
use super::setup::{self, Whole};
use crate::policy::{self, Problem, Severity, Workspace};

/// Reads the whole configuration, reports every problem with file, line, column and a hint, and lints. Where it loads, the
/// digest of each policy is listed too: what an approval binds to.
///
/// Exit code 0: it loads. 2: it does not. 1: it loads with warnings, and --strict was given.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis check
  tamis check --config /etc/tamis --strict
  tamis check --format sarif > tamis.sarif
  tamis check --expand -d support-tickets -p ticket-routing")]
pub(super) struct Check {
    /// Show policies with everything they include; with -d and -p only that one
    #[arg(long)]
    expand: bool,
    /// Only this dataset's policies, for --expand
    #[arg(short, long, value_name = "DATASET", requires = "expand")]
    dataset: Option<String>,
    /// Only this purpose's policies, for --expand
    #[arg(short, long, value_name = "PURPOSE", requires = "expand")]
    purpose: Option<String>,
    /// How problems are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Exit with 1 on warnings too
    #[arg(long)]
    strict: bool,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For code hosts (SARIF 2.1.0)
    Sarif,
}

/// Checks, and shows what was asked for.
pub(super) fn check(console: &Console, config: &Config, args: &Check) -> Result<(), Failure> {
    let place = loading::place(console, config)?;
    let Whole { problems, workspace, .. } = setup::whole(&place)?;
    let refused = problems.iter().any(|problem| problem.severity == Severity::Error);
    if args.expand && !refused {
        return expand(console, &place, args);
    }
    let workspace = workspace.filter(|_| !refused);
    console.data(&report(console.out, &place, &problems, workspace.as_ref(), args.format))?;
    let warned = problems.iter().any(|problem| problem.severity == Severity::Warning);
    match (refused, warned && args.strict) {
        (true, _) => Err(Failure::Unsound),
        (false, true) => Err(Failure::Findings),
        (false, false) => Ok(()),
    }
}

fn report(face: Face, place: &Place, problems: &[Problem], workspace: Option<&Workspace>, format: Format) -> String {
    match format {
        Format::Text => painted(face, &policy::text(problems, &*place.sources)) + &digests(workspace),
        Format::Json => policy::json(problems, workspace),
        Format::Sarif => indexed(&policy::sarif(problems, &place.prefix())),
    }
}

/// What `approved: { digest }` of a purpose binds to, policy by policy.
fn digests(workspace: Option<&Workspace>) -> String {
    let policies = workspace.into_iter().flat_map(|workspace| workspace.policies.values());
    policies.map(|policy| format!("{}/{} {}\n", policy.dataset, policy.purpose, policy.digest)).collect()
}

/// Problems with the settings have no rule in the policy's list, and SARIF (§3.27.6) has no index that is null.
fn indexed(sarif: &str) -> String {
    let lines = sarif.lines().filter(|line| !line.trim().starts_with("\"ruleIndex\": null"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The severity that begins a problem's first line is set off.
pub(super) fn painted(face: Face, text: &str) -> String {
    let line = |line: &str| {
        for (word, style) in [("error", Style::Red), ("warning", Style::Yellow), ("note", Style::Cyan)] {
            if let Some(rest) = line.strip_prefix(word).filter(|rest| rest.starts_with('[')) {
                return format!("{}{rest}\n", face.paint(style, word));
            }
        }
        format!("{line}\n")
    };
    text.lines().map(line).collect()
}

fn expand(console: &Console, place: &Place, args: &Check) -> Result<(), Failure> {
    let workspace = loading::workspace(console, place)?;
    let wanted = |said: &Option<String>, id: &str| said.as_deref().is_none_or(|said| said == id);
    let mut shown = 0;
    for (dataset, purpose) in workspace.policies.keys() {
        if wanted(&args.dataset, dataset.as_str()) && wanted(&args.purpose, purpose.as_str()) {
            let text = policy::expand(&*place.sources, dataset, purpose).map_err(|problems| {
                console.say(painted(console.err, &policy::text(&problems, &*place.sources)).trim_end());
                Failure::Unsound
            })?;
            console.data(&format!("{}\n", text.trim_end()))?;
            shown += 1;
        }
    }
    if shown == 0 { Err(Failure::Usage("no such policy".to_owned())) } else { Ok(()) }
}

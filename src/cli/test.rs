//! `tamis test`: runs the policy tests of the configuration.

mod stand_in;
mod update;

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::Args;

use super::args::Config;
use super::console::{Console, Style};
use super::failure::Failure;
use super::{key, loading};
use crate::base::{Budget, Limits, Secret};
use crate::batch::Shape;
use crate::engine::{DropReason, Framing, Opening, Session};
use crate::policy::{Input, Mismatch, Plan, Test as Case, TestFile, Workspace, check_test};

/// Memory of one test, bytes: tests are small.
const MEMORY: usize = 64 << 20;

/// Runs the policy tests in config/tests. Keys are throw-away ones made from `given.key`.
///
/// Exit code 0: all pass. 1: some do not. 2: none is chosen by the filter.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tamis test
  tamis test tickets              only tests whose file or name contains `tickets`
  tamis test --update             write the output that was seen, then review it with git diff")]
pub(super) struct Test {
    /// Only tests whose file or name contains this
    #[arg(value_name = "FILTER")]
    filter: Option<String>,
    /// Write the output that was seen as `out` of tests that expect another
    #[arg(long)]
    update: bool,
}

/// What became of one test.
struct Outcome<'w> {
    file: &'w TestFile,
    /// Its position in the file, from 0.
    position: usize,
    case: &'w Case,
    output: Vec<u8>,
    mismatches: Vec<Mismatch>,
}

/// Runs the tests and says how they went.
pub(super) fn test(console: &Console, config: &Config, args: &Test) -> Result<(), Failure> {
    let place = loading::place(console, config)?;
    let workspace = loading::workspace(console, &place)?;
    let outcomes = outcomes(&workspace, args)?;
    say_who_is_not_asked(console, &workspace, &outcomes);
    if let (Some(part), true) = (&args.filter, outcomes.is_empty()) {
        return Err(Failure::Usage(format!("no test's file or name contains `{part}`")));
    }
    let (renewed, judged): (Vec<_>, Vec<_>) =
        outcomes.iter().partition(|outcome| args.update && update::wanted(&outcome.mismatches, &outcome.output));
    let failed = judged.iter().filter(|outcome| !outcome.mismatches.is_empty()).count();
    for outcome in &judged {
        let passed = outcome.mismatches.is_empty();
        let word = if passed { console.out.paint(Style::Green, "pass") } else { console.out.paint(Style::Red, "FAIL") };
        console.data(&format!("{word} {}\n", title(outcome)))?;
        for mismatch in &outcome.mismatches {
            console.data(&shown(console, mismatch))?;
        }
    }
    update::write(&place, &renewed)?;
    for outcome in &renewed {
        console.data(&format!("{} {}\n", console.out.paint(Style::Yellow, "update"), title(outcome)))?;
    }
    let updated = if renewed.is_empty() { String::new() } else { format!(", {} updated: review them", renewed.len()) };
    console.data(&format!("{} passed, {failed} failed{updated}\n", judged.len() - failed))?;
    if failed > 0 { Err(Failure::Findings) } else { Ok(()) }
}

fn outcomes<'w>(workspace: &'w Workspace, args: &Test) -> Result<Vec<Outcome<'w>>, Failure> {
    let wanted = |file: &TestFile, case: &Case| {
        args.filter.as_ref().is_none_or(|part| file.file.contains(part) || case.name.contains(part))
    };
    let mut outcomes = Vec::new();
    for file in &workspace.tests {
        let cases: Vec<_> = file.tests.iter().enumerate().filter(|(_, case)| wanted(file, case)).collect();
        if cases.is_empty() {
            continue;
        }
        let plan = plan(workspace, file)?;
        outcomes.extend(cases.into_iter().map(|(position, case)| outcome(&plan, file, position, case)));
    }
    Ok(outcomes)
}

/// No test asks a recogniser outside: where none stands in for it, that is said.
fn say_who_is_not_asked(console: &Console, workspace: &Workspace, outcomes: &[Outcome<'_>]) {
    let asks = |file: &&TestFile| {
        let policy = workspace.policies.get(&(file.dataset.clone(), file.purpose.clone()));
        file.external.is_empty() && policy.is_some_and(|policy| !policy.detect.external.is_empty())
    };
    let files: BTreeSet<&str> =
        outcomes.iter().map(|outcome| outcome.file).filter(asks).map(|file| file.file.as_str()).collect();
    for file in files {
        console
            .say(&format!("{file}: recognisers outside are not asked; `given: {{ external: … }}` says what they find"));
    }
}

fn plan(workspace: &Workspace, file: &TestFile) -> Result<Arc<Plan>, Failure> {
    let ids = (file.dataset.clone(), file.purpose.clone());
    let missing = || Failure::Policy(format!("{}: no policy for {}/{}", file.file, file.dataset, file.purpose));
    let policy = workspace.policies.get(&ids).ok_or_else(missing)?;
    let ring = key::single("test", Secret::new(file.key_bytes().to_vec()))?;
    Plan::compile(policy, &ring).map(Arc::new).map_err(|error| Failure::Policy(format!("{}: {error}", file.file)))
}

fn outcome<'w>(plan: &Arc<Plan>, file: &'w TestFile, position: usize, case: &'w Case) -> Outcome<'w> {
    let opening = Opening {
        framing: framing(&case.input),
        stream: file.stream.clone(),
        now: file.now,
        limits: Limits::default(),
        budget: Budget::new(MEMORY),
    };
    let mut session = Session::new(Arc::clone(plan), opening).asking(stand_in::all(plan, file));
    let mut output = Vec::new();
    let ran = session.push(case.input.bytes(), &mut output).and_then(|()| session.finish(&mut output));
    let mismatches = match ran {
        Err(error) => vec![Mismatch {
            at: "in".to_owned(),
            expected: "to be accepted".to_owned(),
            found: format!("refused: {error}"),
        }],
        Ok(()) => {
            let tally = session.tally();
            let dropped = DropReason::ALL.into_iter().zip(tally.records_dropped).find(|(_, count)| *count > 0);
            let dropped = dropped.filter(|_| tally.records_passed == 0).map(|(reason, _)| reason.as_str());
            check_test(case, &output, dropped).err().unwrap_or_default()
        }
    };
    Outcome { file, position, case, output, mismatches }
}

fn framing(input: &Input) -> Framing {
    match input {
        Input::Value(_) => Framing::Document,
        Input::Raw(_) => Framing::Concatenated,
        Input::File { path, .. } => {
            Shape::of(path.as_ref()).ok().and_then(|shape| shape.framing).unwrap_or(Framing::Concatenated)
        }
    }
}

fn title(outcome: &Outcome<'_>) -> String {
    format!("{}:{} {}", outcome.file.file, outcome.case.line, outcome.case.name)
}

fn shown(console: &Console, mismatch: &Mismatch) -> String {
    let Mismatch { at, expected, found } = mismatch;
    format!(
        "     {at}\n{}\n{}\n",
        console.out.paint(Style::Red, &format!("       - {expected}")),
        console.out.paint(Style::Green, &format!("       + {found}"))
    )
}

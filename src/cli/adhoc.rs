//! Rules given on the command line, in the order in which they stand there, and the policy they make.

use clap::{Arg, ArgAction, ArgMatches, Args, FromArgMatches, ValueEnum};

use super::console::Console;
use super::failure::Failure;
use crate::path::Selector;
use crate::policy::{AdHoc, Names, Policy, Rule, Unlisted};

/// The rules in the order of the command line, whatever their kind. clap keeps kinds apart, so that this type reads
/// the positions itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    pub(super) rules: Vec<(AdHoc, String)>,
}

const FLAGS: [(AdHoc, &str, &str); 4] = [
    (AdHoc::Keep, "keep", "Keep what SEL selects, byte for byte"),
    (AdHoc::Drop, "drop", "Remove what SEL selects"),
    (AdHoc::Pseudonymise, "pseudonymise", "Put keyed pseudonyms for the values that SEL selects"),
    (AdHoc::Scan, "scan", "Look for personal data in the text that SEL selects"),
];

impl Args for Listed {
    fn augment_args(command: clap::Command) -> clap::Command {
        FLAGS.iter().fold(command, |command, (_, name, help)| {
            let arg = Arg::new(*name)
                .long(*name)
                .value_name("SEL")
                .action(ArgAction::Append)
                .conflicts_with_all(["dataset", "purpose"])
                .help_heading("Rules on the command line, in listed order")
                .help(*help);
            command.arg(if *name == "pseudonymise" { arg.alias("pseudonymize") } else { arg })
        })
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Listed {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut placed = Vec::new();
        for (kind, name, _) in FLAGS {
            let places = matches.indices_of(name).into_iter().flatten();
            let values = matches.get_many::<String>(name).into_iter().flatten();
            placed.extend(places.zip(values).map(|(place, value)| (place, (kind, value.clone()))));
        }
        placed.sort_by_key(|(place, _)| *place);
        Ok(Self { rules: placed.into_iter().map(|(_, rule)| rule).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// `--unlisted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum UnlistedWord {
    /// It is removed
    Drop,
    /// It stays
    Keep,
    /// Its text is scanned
    Scan,
}

/// `--names`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NamesWord {
    /// They are scanned like text
    Scan,
    /// They pass
    Keep,
}

/// The policy that the flags make. It is a draft: nobody has said what it is for.
pub(super) fn policy(listed: &Listed, unlisted: UnlistedWord, names: NamesWord) -> Result<Policy, Failure> {
    let rules = listed.rules.iter().map(|(kind, text)| Ok((selector(text)?, *kind))).collect::<Result<_, Failure>>()?;
    let unlisted = match unlisted {
        UnlistedWord::Drop => Unlisted::Drop,
        UnlistedWord::Keep => Unlisted::Keep,
        UnlistedWord::Scan => Unlisted::Scan,
    };
    let names = match names {
        NamesWord::Scan => Names::Scan,
        NamesWord::Keep => Names::Keep,
    };
    let policy = Policy::ad_hoc(rules, unlisted, names);
    warn(&Console::of_process(), &policy);
    Ok(policy)
}

/// Says which rules can never decide. In a policy file that is an error; here somebody may be trying things out.
fn warn(console: &Console, policy: &Policy) {
    let spelled = |rule: &Rule| format!("--{} '{}'", rule.action.name(), rule.label);
    for (rule, over) in policy.silent() {
        let why = match over.first() {
            Some(first) => format!("{} decides there", spelled(first)),
            None => "it selects nothing".to_owned(),
        };
        console.warn(&format!("{} can never decide: {why}", spelled(rule)));
    }
}

fn selector(text: &str) -> Result<Selector, Failure> {
    Selector::parse(text).map_err(|error| Failure::Usage(format!("selector `{text}`: {error} ({})", error.hint)))
}

//! Rules given on the command line, in the order in which they stand there, and the policy they make.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Args, FromArgMatches, ValueEnum};
use sha2::{Digest, Sha256};

use super::failure::Failure;
use crate::base::{ClassId, DatasetId, PurposeId};
use crate::detect;
use crate::path::{Selector, Spelling};
use crate::policy::{
    Action, Detect, Duplicates, FindingAction, Names, OnError, Otherwise, Policy, Records, Rule, ScopeNode, Sensitive,
    Unlisted,
};
use crate::transform::{Canonical, Class, Guard, Pseudonymise, Redact, Scope};

/// The name that stands for dataset and purpose; a key's pseudonyms under it join from run to run.
const NAME: &str = "ad-hoc";
/// All `--pseudonymise` values are of one class, so that equal values stay equal wherever they stand.
const CLASS: &str = "value";

/// What a listed rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Keep,
    Drop,
    Pseudonymise,
    Scan,
}

/// The rules in the order of the command line, whatever their kind. clap keeps kinds apart, so that this type reads
/// the positions itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    pub(super) rules: Vec<(Kind, String)>,
}

const FLAGS: [(Kind, &str, &str); 4] = [
    (Kind::Keep, "keep", "Keep what SEL selects, byte for byte"),
    (Kind::Drop, "drop", "Remove what SEL selects"),
    (Kind::Pseudonymise, "pseudonymise", "Put keyed pseudonyms for the values that SEL selects"),
    (Kind::Scan, "scan", "Look for personal data in the text that SEL selects"),
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
    let id = |_| Failure::Usage(format!("`{NAME}` is no id"));
    let class = ClassId::parse(CLASS).map_err(id)?;
    let rules: Vec<Rule> = listed.rules.iter().map(|(kind, text)| rule(*kind, text, &class)).collect::<Result<_, _>>()?;
    let canonical = Class { id: class.clone(), canonical: Canonical::Text, epoch: None };
    Ok(Policy {
        dataset: DatasetId::parse(NAME).map_err(id)?,
        purpose: PurposeId::parse(NAME).map_err(id)?,
        digest: digest(listed, unlisted, names),
        draft: true,
        records: Records::Auto,
        unlisted: match unlisted {
            UnlistedWord::Drop => Unlisted::Drop,
            UnlistedWord::Keep => Unlisted::Keep,
            UnlistedWord::Scan => Unlisted::Scan,
        },
        spelling: Spelling::Exact,
        names: match names {
            NamesWord::Scan => Names::Scan,
            NamesWord::Keep => Names::Keep,
        },
        rules,
        detect: Detect {
            scanner: detect::Config::default(),
            action: FindingAction::Redact(Redact::default()),
            placeholder: "[{type}]".to_owned(),
            types: BTreeMap::new(),
            sensitive: Sensitive::DropField,
        },
        on_error: OnError::Reject,
        duplicates: Duplicates::Refuse,
        classes: BTreeMap::from([(class, canonical)]),
    })
}

fn rule(kind: Kind, text: &str, class: &ClassId) -> Result<Rule, Failure> {
    let selector = Selector::parse(text).map_err(|error| {
        let hint = error.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        Failure::Usage(format!("selector `{text}`: {error}{hint}"))
    })?;
    let action = match kind {
        Kind::Keep => Action::Keep(Guard::default()),
        Kind::Drop => Action::Drop,
        Kind::Scan => Action::Scan,
        Kind::Pseudonymise => Action::Pseudonymise(
            Pseudonymise { class: class.clone(), scope: Scope::Dataset, format: None, as_string: false },
            ScopeNode::Session,
        ),
    };
    Ok(Rule {
        label: selector.as_str().to_owned(),
        selectors: vec![selector],
        action,
        otherwise: Otherwise::Drop,
        because: "asked for on the command line".to_owned(),
        names: None,
        origin: "command line".to_owned(),
    })
}

/// Over everything that was said, length-prefixed so that no two command lines meet.
fn digest(listed: &Listed, unlisted: UnlistedWord, names: NamesWord) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("tamis ad hoc 1\0{unlisted:?}\0{names:?}\0"));
    for (kind, text) in &listed.rules {
        hash.update(format!("{kind:?}\0{}\0{text}", text.len()));
    }
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

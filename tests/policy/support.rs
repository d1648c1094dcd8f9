//! A sound configuration of one dataset and one purpose, and ways to change a piece of it.

use std::fmt::Write;

use jiff::civil::{Date, date};
use tamis::policy::{Memory, Policy, Problem, Severity, Workspace, load};

/// The day of all tests.
pub(crate) const NOW: Date = date(2026, 11, 1);

pub(crate) const PURPOSE: &str = r#"tamis: 1
purpose: routing
title: Route tickets
system: { type: classifier, functions: [suggest a team] }
legal_basis: { basis: contract }
controllers: [ { name: Example SAS, contact: privacy@example.org } ]
recipients: []
domain: { stores: [lake] }
retention: { development: { period: 2y, from: collected, because: eight quarters } }
dpia: { needed: false, because: small scale }
notice: { url: "https://example.org/privacy", published: 2026-03-01 }
approved: { by: dpo@example.org, date: 2026-09-15 }
review_by: 2027-06-30
"#;

pub(crate) const HEAD: &str = r#"tamis: 1
dataset: tickets
title: Tickets
source:
  kind: first-party
  origin: help desk
  collected_for: answering customers
  basis: contract
  lawfulness: { checked_on: 2026-09-14, checked_by: dpo@example.org, finding: under contract }
subjects: [ { who: customers } ]
dates: { collected: $.created_at }
schema: { profile: { paths: [$.segment, $.region], data: economic situation, risk: quasi } }
policies:
  routing:
    compatible: { route: initial-purpose }
"#;

pub(crate) const CLASSES: &str = "tamis: 1\ncustomer: { canonical: exact }\nemail: { canonical: email }\n";

/// The files of a configuration whose one policy has these lines (without indentation).
pub(crate) fn files(policy: &str) -> Memory {
    Memory::default()
        .with("classes.yaml", CLASSES)
        .with("purposes/routing.yaml", PURPOSE)
        .with("datasets/tickets.yaml", &dataset(policy))
}

/// The dataset's file with these lines in its policy.
pub(crate) fn dataset(policy: &str) -> String {
    policy.lines().fold(HEAD.to_owned(), |mut text, line| {
        let _ = writeln!(text, "    {line}");
        text
    })
}

/// `code` and `file:line:column` of every problem.
pub(crate) fn found(files: &Memory) -> Vec<String> {
    let (_, problems) = load(files, NOW);
    problems
        .iter()
        .map(|problem| format!("{} {}:{}:{}", problem.code, problem.file, problem.line, problem.column))
        .collect()
}

/// The one policy, which must load without errors.
pub(crate) fn policy(files: &Memory) -> Policy {
    let workspace = workspace(files);
    let policy = workspace.policies.values().next().cloned();
    policy.expect("one policy")
}

pub(crate) fn workspace(files: &Memory) -> Workspace {
    let (workspace, problems) = load(files, NOW);
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    workspace.unwrap_or_else(|| panic!("{errors:#?}"))
}

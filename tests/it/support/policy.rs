//! The sample policies, loaded and compiled as the command line would.

use std::sync::Arc;

use tamis::base::{KeyId, Secret};
use tamis::keys::Keyring;
use tamis::policy::{self, Memory, Plan};
use tamis::proxy::Opening;

const ROUTING: &str = "tamis: 1
purpose: routing
title: Train the model that routes support tickets to a team
system: { type: text classifier, functions: [suggest the team for a new ticket] }
legal_basis: { basis: contract }
controllers: [ { name: Example SAS, contact: privacy@example.org, role: sole } ]
dpo: dpo@example.org
recipients: [ { who: ml-platform team, country: FR } ]
domain: { stores: [lake] }
retention: { development: { period: 2y, from: collected, because: retrained each quarter on eight quarters of tickets } }
dpia: { needed: false, because: neither large scale nor sensitive }
notice: { url: \"https://example.org/privacy#training\", published: 2026-03-01 }
approved: { by: dpo@example.org, date: 2026-09-15 }
review_by: 2027-06-30
";

const TRIAL: &str = "tamis: 1
purpose: trial
status: draft
title: Find out what the tickets hold
system: { type: text classifier, functions: [suggest the team for a new ticket] }
";

const TICKETS: &str = "tamis: 1
dataset: tickets
title: Help-desk tickets, all brands
source:
  kind: first-party
  origin: help-desk export API
  collected_for: answering customers
  basis: contract
  lawfulness: { checked_on: 2026-09-14, checked_by: dpo@example.org, finding: collected under the customer contract }
subjects: [ { who: customers } ]
dates: { collected: $.created_at }
policies:
  routing:
    compatible: { route: initial-purpose }
    unlisted: drop
    fields:
      - { select: $.id, action: keep, because: joins a ticket with its routing label }
      - { select: $.note, action: keep, because: the words are what the model learns from }
      - { select: $.seen, action: { pseudonymise: { class: ticket, scope: { by: $.id } } }, because: repeat visits within one ticket are a signal }
  trial:
    compatible: { route: initial-purpose }
    unlisted: drop
    fields:
      - { select: $.id, action: keep, because: joins a ticket with its routing label }
";

const CLASSES: &str = "tamis: 1
ticket: { canonical: text }
";

/// The sample policies, with more lines for that of purpose `trial`.
pub(crate) fn policy_files(trial: &str) -> Memory {
    Memory::default()
        .with("purposes/routing.yaml", ROUTING)
        .with("purposes/trial.yaml", TRIAL)
        .with("datasets/tickets.yaml", &format!("{TICKETS}{trial}"))
        .with("classes.yaml", CLASSES)
}

/// Purpose `routing` (approved, only for store `lake`) and purpose `trial` (a draft), both on dataset `tickets`.
pub(crate) fn openings() -> Vec<Opening> {
    let files = policy_files("");
    let (workspace, problems) = policy::load(&files, jiff::civil::date(2026, 11, 1));
    let workspace = workspace.unwrap_or_else(|| panic!("the sample policies load: {problems:#?}"));
    let keyring = Keyring::single(KeyId::parse("k1").expect("an id"), Secret::new((0..32).collect()));
    let keyring = keyring.expect("a key of 32 bytes");
    let opening = |policy: &policy::Policy| Opening {
        plan: Arc::new(Plan::compile(policy, &keyring).expect("the sample policies compile")),
        domain: workspace.purposes[&policy.purpose].domain.clone(),
        review: None,
    };
    workspace.policies.values().map(opening).collect()
}

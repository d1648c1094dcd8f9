//! `tamis explain`: for a record, each path with the rule that decided, the findings, and why or why not.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use clap::{Args, ValueEnum};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::args::{Config, Pair};
use super::console::{Console, Style};
use super::failure::Failure;
use super::{key, loading, world};
use crate::base::{Budget, Kind, Limits};
use crate::detect::{Candidate, Fault, Outcome, Scanner};
use crate::engine::{Event, Framing, Opening, Seen, Session};
use crate::external::Recognisers;
use crate::policy::{Plan, Policy, RecordForm};

/// Longest input, bytes: what is explained is read by a person.
const LONGEST: u64 = 16 << 20;
/// Memory of the session.
const MEMORY: usize = 128 << 20;

/// Says for a record on standard input what happens to each path, by which rule, and what the detectors saw.
///
/// Pseudonyms are made with a key that is forgotten at once: nobody learns a live one by guessing. The explanation
/// shows the record's values; it goes to standard output and nowhere else.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  head -1 tickets.ndjson | tamis explain -d support-tickets -p ticket-routing
  echo '{\"body\":\"call +33 1 99 00 12 34\"}' | tamis explain -d support-tickets -p ticket-routing --format json")]
pub(super) struct Explain {
    #[command(flatten)]
    pair: Pair,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// Explains standard input.
pub(super) fn explain(console: &Console, config: &Config, args: &Explain) -> Result<(), Failure> {
    let place = loading::place(console, config)?;
    let workspace = loading::workspace(console, &place)?;
    let policy = loading::policy(&workspace, &args.pair.dataset, &args.pair.purpose)?;
    let plan = Plan::compile(policy, &key::throw_away()?).map_err(|error| Failure::Policy(error.to_string()))?;
    let plan = Arc::new(plan);
    let mut input = Vec::new();
    let read = io::stdin().lock().take(LONGEST + 1).read_to_end(&mut input);
    read.map_err(|error| Failure::file("cannot read", "standard input", &error))?;
    if input.len() as u64 > LONGEST {
        return Err(Failure::Refused("standard input: longer than 16 MiB".to_owned()));
    }
    let (events, output, refused) = trace(&plan, &input);
    let records = match records(&plan, &input) {
        Some(records) if refused.is_none() && records.len() > 1 => {
            records.iter().map(|record| trace(&plan, record).0).collect()
        }
        _ => vec![events],
    };
    let told = Told { plan: &plan, policy, records, output: refused.is_none().then_some(output) };
    let text = match args.format {
        Format::Text => text(console, &told),
        Format::Json => format!("{:#}\n", document(&told)),
    };
    console.data(&text)?;
    refused.map_or(Ok(()), |why| Err(Failure::Refused(format!("standard input: {why}"))))
}

/// What is to be said.
struct Told<'p> {
    plan: &'p Plan,
    policy: &'p Policy,
    /// The decisions, record by record; all in one where the records cannot be told apart.
    records: Vec<Vec<Event>>,
    /// `None` where the input was refused.
    output: Option<String>,
}

impl Told<'_> {
    /// What became of a value that its action could not handle.
    fn otherwise(&self, event: &Event) -> Option<&'static str> {
        let label = event.rule.as_ref().filter(|_| event.action == "unfit")?;
        let rule = self.policy.all_rules().find(|rule| rule.label == *label)?;
        Some(rule.otherwise.name())
    }
}

/// The records of the input, each as an input of its own (documents whole, with the records in them). `None` where it is
/// not JSON throughout, or where two values belong together.
fn records(plan: &Plan, input: &[u8]) -> Option<Vec<Vec<u8>>> {
    if matches!(plan.records(), RecordForm::Pairs(_)) {
        return None;
    }
    let mut records = Vec::new();
    for value in serde_json::Deserializer::from_slice(input).into_iter::<Box<RawValue>>() {
        let value = value.ok()?;
        if plan.records() == RecordForm::Auto && value.get().starts_with('[') {
            let items: Vec<Box<RawValue>> = serde_json::from_str(value.get()).ok()?;
            records.extend(items.iter().map(|item| format!("[{}]", item.get()).into_bytes()));
        } else {
            records.push(value.get().as_bytes().to_vec());
        }
    }
    Some(records)
}

/// Every decision in document order, the output, and why it stopped if it did.
fn trace(plan: &Arc<Plan>, input: &[u8]) -> (Vec<Event>, String, Option<String>) {
    let events = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&events);
    let opening = Opening {
        framing: Framing::Concatenated,
        stream: "explain".to_owned(),
        now: world::now(),
        limits: Limits::default(),
        budget: Budget::new(MEMORY),
    };
    let listen = Box::new(move |event| heard.lock().unwrap_or_else(PoisonError::into_inner).push(event));
    let recognisers = Recognisers::of(plan).all(None);
    let mut session = Session::traced(Arc::clone(plan), opening, listen).asking(recognisers);
    let mut output = Vec::new();
    let ran = session.push(input, &mut output).and_then(|()| session.finish(&mut output));
    let events = std::mem::take(&mut *events.lock().unwrap_or_else(PoisonError::into_inner));
    (events, String::from_utf8_lossy(&output).into_owned(), ran.err().map(|error| error.to_string()))
}

fn text(console: &Console, told: &Told<'_>) -> String {
    let face = console.out;
    let events = told.records.iter().flatten();
    let width = events.map(|event| event.path.chars().count()).max().unwrap_or(0).min(48);
    let mut text = String::new();
    for (at, events) in told.records.iter().enumerate() {
        if told.records.len() > 1 {
            let blank = if at > 0 { "\n" } else { "" };
            text.push_str(&format!("{blank}{}\n", face.paint(Style::Bold, &format!("record {}", at + 1))));
        }
        decisions(console, told, events, width, &mut text);
    }
    if told.output.is_some() && told.records.iter().all(Vec::is_empty) {
        text.push_str("nothing was decided: the input holds no record\n");
    }
    let Some(output) = &told.output else {
        return format!("{text}\n{}\n", face.paint(Style::Bold, "nothing comes out: the input is refused"));
    };
    let output = match output.trim_end() {
        "" => "nothing",
        output => output,
    };
    format!("{text}\n{}\n{output}\n", face.paint(Style::Bold, "what comes out:"))
}

fn decisions(console: &Console, told: &Told<'_>, events: &[Event], width: usize, text: &mut String) {
    let face = console.out;
    for event in events {
        let by = match &event.rule {
            Some(rule) => format!("by rule {rule}"),
            None => "unlisted".to_owned(),
        };
        let did = told.otherwise(event).map_or(event.action.to_owned(), |did| format!("{} → {did}", event.action));
        let action = face.paint(style(event.action), &format!("{did:<13}"));
        text.push_str(&format!("{:<width$}  {action} {}\n", event.path, face.paint(Style::Dim, &by)));
        let Some(seen) = &event.seen else { continue };
        for candidate in &seen.candidates {
            let (what, why) = verdict(told.plan, seen, candidate);
            text.push_str(&format!("    {what}: {}\n", face.paint(Style::Dim, &why)));
        }
        if seen.candidates.is_empty() {
            text.push_str(&format!("    {}\n", face.paint(Style::Dim, "nothing found")));
        }
    }
}

fn style(action: &str) -> Style {
    match action {
        "drop" | "null" | "redact" => Style::Red,
        "keep" | "copy" => Style::Green,
        "enter" => Style::Dim,
        _ => Style::Yellow,
    }
}

fn verdict(plan: &Plan, seen: &Seen, candidate: &Candidate) -> (String, String) {
    let finding = &candidate.finding;
    let words = seen.text.get(finding.start..finding.end).unwrap_or("");
    let what = format!("{} {}", name(plan.scanner(), candidate), Value::from(words));
    let score = format!("{:.2}, {}", finding.score.value(), finding.reason.as_str());
    match candidate.outcome {
        Outcome::Accepted => {
            let action = plan.finding(finding.entity).act.name();
            (what, format!("{score} → {action}"))
        }
        other => (what, format!("{score}; not acted on: {}", why_not(plan.scanner(), other))),
    }
}

fn name(scanner: Option<&Scanner>, candidate: &Candidate) -> String {
    entity(scanner, candidate.finding.entity)
}

fn entity(scanner: Option<&Scanner>, entity: crate::detect::Entity) -> String {
    scanner.and_then(|scanner| scanner.info(entity)).map_or_else(|| "?".to_owned(), |info| info.name.clone())
}

fn why_not(scanner: Option<&Scanner>, outcome: Outcome) -> String {
    match outcome {
        Outcome::Accepted => "accepted".to_owned(),
        Outcome::Refused(Fault::Checksum) => "a check does not hold".to_owned(),
        Outcome::Refused(Fault::Range) => "a part is out of range".to_owned(),
        Outcome::Refused(Fault::LooksLike(what)) => format!("it looks like {what}"),
        Outcome::NoContext => "no context word is near it or in its path".to_owned(),
        Outcome::BelowMinimum => "its score is below the line".to_owned(),
        Outcome::Allowed => "the policy allows this text".to_owned(),
        Outcome::Ignored => "the policy ignores its range".to_owned(),
        Outcome::Outlived(by) => format!("{} decides over the same characters", entity(scanner, by)),
    }
}

fn document(told: &Told<'_>) -> Value {
    let plan = told.plan;
    let one = |seen: &Seen, candidate: &Candidate| {
        let finding = &candidate.finding;
        let accepted = candidate.outcome == Outcome::Accepted;
        let scalars = |at: usize| seen.text.get(..at).map_or(0, |text| text.chars().count());
        json!({
            "type": name(plan.scanner(), candidate),
            "start": scalars(finding.start),
            "end": scalars(finding.end),
            "score": (f64::from(finding.score.value()) * 100.0).round() / 100.0,
            "reason": finding.reason.as_str(),
            "accepted": accepted,
            "why": if accepted { Value::Null } else { why_not(plan.scanner(), candidate.outcome).into() },
            "action": if accepted { plan.finding(finding.entity).act.name().into() } else { Value::Null },
        })
    };
    let decision = |(at, event): (usize, &Event)| {
        let seen = event.seen.as_ref();
        let findings = seen.map(|seen| seen.candidates.iter().map(|found| one(seen, found)).collect::<Vec<_>>());
        json!({
            "record": at + 1,
            "path": event.path,
            "kind": kind(event.kind),
            "rule": event.rule,
            "action": event.action,
            "else": told.otherwise(event),
            "findings": findings,
        })
    };
    let decisions =
        told.records.iter().enumerate().flat_map(|(at, events)| events.iter().map(move |event| (at, event)));
    json!({"decisions": decisions.map(decision).collect::<Vec<_>>(), "output": told.output})
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Bool => "boolean",
        Kind::Number => "number",
        Kind::String => "string",
        Kind::Array => "array",
        Kind::Object => "object",
    }
}

//! Runs every row of the tables in `docs/actions.md` through a policy and the engine: the reference cannot say what the
//! product does not do.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use jiff::civil::date;
use serde_json::Value;
use serde_json::value::RawValue;
use tamis::base::{Budget, KeyId, Limits, Secret, UnixSeconds};
use tamis::engine::{Framing, Opening, Session};
use tamis::keys::Keyring;
use tamis::policy::{Memory, Plan, load};

const PAGE: &str = include_str!("../docs/actions.md");

/// The classes that the page names.
const CLASSES: &str = "tamis: 1
classes:
  customer: { canonical: integer }
  customer-email: { canonical: email }
  phone: { canonical: phone }
  person: { canonical: name }
  ticket: { canonical: text }
  raw: { canonical: exact }
  birth: { canonical: date }
";

/// One row: the action as a policy says it, the value, and what becomes of it.
struct Row {
    line: usize,
    action: Value,
    /// The JSON as written: number spellings matter.
    input: String,
    expected: String,
}

impl Row {
    /// The member that stands for this row.
    fn name(&self) -> String {
        format!("row{}", self.line)
    }
}

#[test]
fn every_row_of_the_reference_holds() {
    let rows = rows();
    let outputs = run(&rows);
    let mut wrong = Vec::new();
    for row in &rows {
        let found =
            outputs.get(&row.name()).map_or_else(|| "unfit".to_owned(), |output| spelt(&row.action, output.get()));
        if found != row.expected {
            wrong.push(format!(
                "docs/actions.md:{}: {} of {} is {found}, not {}",
                row.line, row.action, row.input, row.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_action_meets_every_kind() {
    let kind = |input: &str| match serde_json::from_str(input) {
        Ok(Value::Null) => "null",
        Ok(Value::Bool(_)) => "boolean",
        Ok(Value::Number(_)) | Err(_) => "number",
        Ok(Value::String(_)) => "string",
        Ok(_) => "container",
    };
    for action in ["keep", "redact", "mask", "date", "number", "ip", "pseudonymise", "parse"] {
        for wanted in ["null", "boolean", "number", "string"] {
            let met = rows().iter().any(|row| row.action.to_string().contains(action) && kind(&row.input) == wanted);
            assert!(met, "no row has {action} on a {wanted}");
        }
    }
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, line) in PAGE.lines().enumerate().filter(|(_, line)| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [_, action, input, expected, _] = cells[..] else { panic!("docs/actions.md:{}: not three cells", at + 1) };
        let (action, input) = (flow(action), input.to_owned());
        rows.push(Row { line: at + 1, expected: spelt(&action, expected), action, input });
    }
    rows
}

/// A cell to be compared: as written where the action keeps the way of escaping.
fn spelt(action: &Value, cell: &str) -> String {
    if action.get("parse").is_some() { cell.to_owned() } else { normal(cell) }
}

/// The same JSON with escapes decoded; numbers and `unfit` as written.
fn normal(cell: &str) -> String {
    match serde_json::from_str::<String>(cell) {
        Ok(text) => Value::String(text).to_string(),
        Err(_) => cell.to_owned(),
    }
}

/// A YAML flow mapping as the page writes them, read as JSON: bare words are quoted.
fn flow(text: &str) -> Value {
    let mut json = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').expect("a closing quote") + 2,
            '{' | '}' | '[' | ']' | ',' | ':' | ' ' => 1,
            _ => rest.find([',', '}', ']']).unwrap_or(rest.len()).min(rest.find(": ").unwrap_or(rest.len())),
        };
        let (token, after) = rest.split_at(length);
        let word = token.trim_end();
        let bare = !"\"{}[],: ".contains(first) && serde_json::from_str::<Value>(word).is_err();
        if bare {
            json.push_str(&Value::from(word).to_string())
        } else {
            json.push_str(token)
        }
        rest = after;
    }
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// All rows as one policy over one record; a value that its action cannot handle is dropped.
fn run(rows: &[Row]) -> HashMap<String, Box<RawValue>> {
    let mut fields = String::new();
    let mut record = String::from("{");
    for row in rows {
        let (name, action) = (row.name(), &row.action);
        writeln!(fields, "      - {{ select: $.{name}, action: {action}, because: a row of the page }}")
            .expect("a string takes anything");
        let comma = if record.len() > 1 { "," } else { "" };
        write!(record, "{comma}\"{name}\":{}", row.input).expect("a string takes anything");
    }
    record.push('}');
    let dataset = format!(
        "tamis: 1\ndataset: support-tickets\ntitle: All rows\nstatus: draft\npolicies:\n  ticket-routing:\n    fields:\n{fields}"
    );
    let sources = Memory::default()
        .with("classes.yaml", CLASSES)
        .with("purposes/ticket-routing.yaml", "tamis: 1\npurpose: ticket-routing\ntitle: All rows\nstatus: draft\n")
        .with("datasets/support-tickets.yaml", &dataset);
    let (workspace, problems) = load(&sources, date(2026, 11, 1));
    let workspace = workspace.unwrap_or_else(|| panic!("{problems:?}"));
    let keyring = Keyring::single(KeyId::parse("k1").expect("an id"), Secret::new((0..32).collect())).expect("a key");
    let policy = workspace.policies.values().next().expect("one policy");
    let plan = Arc::new(Plan::compile(policy, &keyring).expect("a plan"));
    let opening = Opening {
        framing: Framing::Document,
        stream: "page".to_owned(),
        now: UnixSeconds(1_789_373_472),
        limits: Limits::default(),
        budget: Budget::new(64 << 20),
    };
    let (mut session, mut out) = (Session::new(plan, opening), Vec::new());
    session.push(record.as_bytes(), &mut out).and_then(|()| session.finish(&mut out)).expect("valid JSON");
    serde_json::from_slice(&out).expect("JSON comes out")
}

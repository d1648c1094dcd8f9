//! Runs every row of the tables in `docs/actions.md`: the reference cannot say what the code does not do.

use serde_json::Value;
use tamis::base::{ClassId, DatasetId, KeyId, PurposeId, Scalar, Secret, UnixSeconds};
use tamis::keys::Keyring;
use tamis::transform::{
    Canonical, Class, DateForm, DateSpec, DateUnit, Decimal, Format, Generalise, Guard, GuardKind, GuardScalar, IpSpec,
    Mask, NumberCut, NumberSpec, Output, Pattern, Pseudonymise, Pseudonymiser, Redact, Scope,
};

const PAGE: &str = include_str!("../docs/actions.md");

/// One row: the action as a policy says it, the value, and what becomes of it.
struct Row {
    line: usize,
    action: Value,
    /// The JSON as written: number spellings matter.
    input: String,
    expected: String,
}

#[test]
fn every_row_of_the_reference_holds() {
    let rows = rows();
    let mut wrong = Vec::new();
    for row in &rows {
        let found = run(&row.action, &row.input);
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
    for action in ["keep", "redact", "mask", "date", "number", "ip", "pseudonymise"] {
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
        rows.push(Row { line: at + 1, action: flow(action), input: input.to_owned(), expected: normal(expected) });
    }
    rows
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

fn run(action: &Value, input: &str) -> String {
    let text: Option<String> = serde_json::from_str(input).ok();
    let scalar = match input {
        "null" => Scalar::Null,
        "true" => Scalar::Bool(true),
        "false" => Scalar::Bool(false),
        _ if input.starts_with(['{', '[']) => return Value::from(redact(action).text()).to_string(),
        _ => text.as_deref().map_or(Scalar::Number(input), Scalar::String),
    };
    let mut out = String::new();
    match apply(action, scalar, &mut out) {
        Output::Same => normal(input),
        Output::Text => Value::from(out).to_string(),
        Output::Number => out,
        Output::Null => "null".to_owned(),
        Output::Unfit => "unfit".to_owned(),
    }
}

fn apply(action: &Value, scalar: Scalar<'_>, out: &mut String) -> Output {
    let (name, said) = match action {
        Value::String(name) => (name.as_str(), &Value::Null),
        action => action
            .as_object()
            .and_then(|said| said.iter().next())
            .map(|(name, said)| (name.as_str(), said))
            .expect("an action"),
    };
    match name {
        "keep" if guard(said).admits(scalar) => Output::Same,
        "keep" => Output::Unfit,
        "redact" => redact(action).apply(scalar, out),
        "mask" => mask(said).apply(scalar, out),
        "generalise" => generalise(said).apply(scalar, out),
        "pseudonymise" => pseudonymiser(said).apply(scalar, "", UnixSeconds(1_789_373_472), out),
        _ => panic!("{name} is no action of the page"),
    }
}

fn word<'a>(said: &'a Value, key: &str) -> Option<&'a str> {
    said.get(key).map(|value| value.as_str().expect("a word"))
}

fn as_string(said: &Value) -> bool {
    word(said, "as") == Some("string")
}

fn decimal(value: &Value) -> Decimal {
    Decimal::parse(&value.to_string()).expect("a number")
}

fn guard(said: &Value) -> Guard {
    let only = |list: &Value| list.as_array().expect("a list").iter().map(listed).collect();
    Guard {
        only: said.get("only").map(only),
        matching: word(said, "matching").map(|text| Pattern::new(text).expect("a pattern")),
        kind: word(said, "type").map(|text| GuardKind::parse(text).expect("a kind")),
        min: said.get("min").map(decimal),
        max: said.get("max").map(decimal),
        max_length: said.get("max_length").map(|length| length.as_u64().expect("a length")),
    }
}

fn listed(value: &Value) -> GuardScalar {
    match value {
        Value::Null => GuardScalar::Null,
        Value::Bool(value) => GuardScalar::Bool(*value),
        Value::String(text) => GuardScalar::Text(text.clone()),
        number => GuardScalar::Number(decimal(number)),
    }
}

fn redact(action: &Value) -> Redact {
    let said = action.get("redact").unwrap_or(&Value::Null);
    Redact { with: word(said, "with").map(str::to_owned), as_string: as_string(said) }
}

fn mask(said: &Value) -> Mask {
    let count = |key| said.get(key).map_or(0, |count| count.as_u64().expect("a count") as u32);
    let with = word(said, "with").map_or('*', |with| with.chars().next().expect("a character"));
    let mask =
        Mask { keep_first: count("keep_first"), keep_last: count("keep_last"), with, as_string: as_string(said) };
    mask.check().expect("a mask");
    mask
}

fn generalise(said: &Value) -> Generalise {
    if let Some(unit) = word(said, "date") {
        let unit = DateUnit::parse(unit).expect("a unit");
        return Generalise::Date(DateSpec {
            unit,
            form: word(said, "form").map(|form| DateForm::parse(form).expect("a form")),
        });
    }
    if let Some(said) = said.get("number") {
        let edges = |list: &Value| list.as_array().expect("a list").iter().map(decimal).collect();
        let cut = match said.get("step") {
            Some(step) => NumberCut::step(decimal(step)),
            None => NumberCut::bands(said.get("bands").map(edges).expect("bands")),
        };
        return Generalise::Number(NumberSpec { cut: cut.expect("cuts"), as_label: word(said, "as") == Some("label") });
    }
    let bits = |key| said["ip"][key].as_u64().expect("bits") as u8;
    Generalise::Ip(IpSpec { v4: bits("v4"), v6: bits("v6") })
}

/// The keyring, purpose, dataset and classes that the page names.
fn pseudonymiser(said: &Value) -> Pseudonymiser {
    let class = ClassId::parse(word(said, "class").expect("a class")).expect("an id");
    let canonical = match class.as_str() {
        "customer" => Canonical::Integer,
        "customer-email" => Canonical::Email,
        "phone" => Canonical::Phone,
        "person" => Canonical::Name,
        "ticket" => Canonical::Text,
        "raw" => Canonical::Exact,
        "birth" => Canonical::Date,
        other => panic!("{other} is no class of the page"),
    };
    let scope = if word(said, "scope") == Some("purpose") { Scope::Purpose } else { Scope::Dataset };
    let format = word(said, "format").map(|format| Format::parse(format).expect("a format"));
    let spec = Pseudonymise { class: class.clone(), scope, format, as_string: as_string(said) };
    let root = Secret::new((0..32).collect());
    let keyring = Keyring::single(KeyId::parse("k1").expect("an id"), root).expect("a keyring");
    let purpose = PurposeId::parse("ticket-routing").expect("an id");
    let dataset = DatasetId::parse("support-tickets").expect("an id");
    Pseudonymiser::new(&keyring, &purpose, &dataset, &Class { id: class, canonical, epoch: None }, &spec)
        .expect("a key")
}

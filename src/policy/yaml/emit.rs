//! A tree as text: YAML for `expand`, which reads back as the same tree, and JSON for the inputs of tests.

use std::fmt::Write;

use super::node::{Node, Value};

/// One line: flow style, which is JSON but for plain words.
pub(crate) fn flow(node: &Node) -> String {
    let mut out = String::new();
    inline(&mut out, node, false);
    out
}

/// JSON text.
pub(crate) fn json(node: &Node) -> String {
    let mut out = String::new();
    inline(&mut out, node, true);
    out
}

/// A block mapping or list at this indentation where it is long, otherwise one line. Begins where a value begins: after
/// the colon or the dash.
pub(crate) fn block(node: &Node, indent: usize) -> String {
    const LINE: usize = 100;
    let line = flow(node);
    let pad = " ".repeat(indent);
    match &node.value {
        Value::Map(entries) if indent + line.len() > LINE => entries.iter().fold(String::new(), |mut out, entry| {
            let _ = write!(out, "\n{pad}{}:{}", word(&entry.name.text), block(&entry.node, indent + 2));
            out
        }),
        Value::List(items) if indent + line.len() > LINE => items.iter().fold(String::new(), |mut out, item| {
            let _ = write!(out, "\n{pad}- {}", flow(item));
            out
        }),
        _ => format!(" {line}"),
    }
}

fn inline(out: &mut String, node: &Node, json: bool) {
    let join = if json { "," } else { ", " };
    let (open, close) = if json { ("{", "}") } else { ("{ ", " }") };
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::Text(text) if json => out.push_str(&quote(text)),
        Value::Text(text) => out.push_str(&word(text)),
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { join } else { "" });
                inline(out, item, json);
            }
            out.push(']');
        }
        Value::Map(entries) if entries.is_empty() => out.push_str("{}"),
        Value::Map(entries) => {
            out.push_str(open);
            for (at, entry) in entries.iter().enumerate() {
                out.push_str(if at > 0 { join } else { "" });
                let name = if json { quote(&entry.name.text) } else { word(&entry.name.text) };
                out.push_str(&name);
                out.push_str(if json { ":" } else { ": " });
                inline(out, &entry.node, json);
            }
            out.push_str(close);
        }
    }
}

/// A text bare where that is sure to read back as itself, in double quotes otherwise.
pub(super) fn word(text: &str) -> String {
    let inner = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'$' | b'/' | b'@' | b' ' | b'*' | b'(' | b')')
    };
    let sure = text.bytes().all(inner)
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$')
        && !text.ends_with(' ')
        && matches!(super::scalar::plain(text), Value::Text(_));
    if sure { text.to_owned() } else { quote(text) }
}

/// In double quotes, as JSON; YAML reads it alike but for surrogate pairs, which this never writes.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

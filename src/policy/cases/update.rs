//! `tamis test --update`: writes what came out into a file of tests, for a person to review. The rest of the file stays.

use std::ops::Range;

use crate::policy::Problem;
use crate::policy::spec::Json;
use crate::policy::yaml::{self, Entry, Node};

/// The text of a tests file in which the tests at these positions (from 0) expect what was seen: `out`, or `out_json`
/// where the test has that or where names repeat, which YAML cannot say. Nothing is written for an output without a
/// record: whether that is right only `dropped` can say.
///
/// # Errors
/// The problems that keep the text from being read.
pub fn update_tests(text: &str, seen: &[(usize, Vec<u8>)]) -> Result<String, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (root, problems) = yaml::parse("tests", text);
    let Some(root) = root.filter(|_| problems.is_empty()) else { return Err(problems) };
    let letters: Vec<char> = text.chars().collect();
    let cases = root.member("tests").and_then(Node::items).unwrap_or_default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (at, output) in seen {
        let values = Json::read_all(output).unwrap_or_default();
        if let Some(case) = cases.get(*at).filter(|_| !values.is_empty()) {
            edits.extend(edit(case, &letters, &values, &String::from_utf8_lossy(output)));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::new();
    let mut from = 0;
    for (range, replacement) in edits {
        out.extend(&letters[from..range.start]);
        out.push_str(&replacement);
        from = range.end;
    }
    out.extend(&letters[from..]);
    Ok(out)
}

/// What to put in place of what.
fn edit(case: &Node, letters: &[char], values: &[Json], raw: &str) -> Option<(Range<usize>, String)> {
    let entries = case.entries()?;
    let find = |name: &str| entries.iter().position(|entry| entry.name.text == name);
    let as_text = find("out_json").is_some() || values.iter().any(repeats);
    let (key, value) = if as_text { ("out_json", quoted(raw.trim_end())) } else { ("out", shown(values)) };
    if let Some(at) = find(key) {
        return Some((trimmed(&entries[at].node.span, letters), value));
    }
    if let Some(at) = find("out") {
        // `out` cannot stay beside `out_json`: its key goes with it.
        let node = &entries[at].node;
        let start = start_of(&entries[at], letters)?;
        return Some((start..trimmed(&node.span, letters).end, format!("{key}: {value}")));
    }
    let input = entries.iter().position(|entry| matches!(entry.name.text.as_str(), "in" | "in_json" | "in_file"))?;
    let before = entries.get(input + 1).unwrap_or(&entries[input]);
    let start = start_of(before, letters)?;
    let is_flow = letters.get(case.span.start) == Some(&'{');
    let join = if is_flow {
        ", ".to_owned()
    } else {
        format!("\n{}", " ".repeat(before.name.column.saturating_sub(1) as usize))
    };
    Some((start..start, format!("{key}: {value}{join}")))
}

/// Where an entry's name begins, in characters.
fn start_of(entry: &Entry, letters: &[char]) -> Option<usize> {
    let lines = letters.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(at, _)| at + 1);
    let line = std::iter::once(0).chain(lines).nth(entry.name.line.checked_sub(1)? as usize)?;
    Some(line + entry.name.column.checked_sub(1)? as usize)
}

/// A node's span without what follows it: a quoted text ends at its quote, everything else where white space begins.
fn trimmed(span: &Range<usize>, letters: &[char]) -> Range<usize> {
    let inside = &letters[span.clone()];
    if let Some(quote @ ('"' | '\'')) = inside.first() {
        let mut at = 1;
        while let Some(letter) = inside.get(at) {
            let doubled = *quote == '\'' && inside.get(at + 1) == Some(quote);
            match letter {
                '\\' if *quote == '"' => at += 2,
                letter if letter == quote && !doubled => return span.start..span.start + at + 1,
                letter if letter == quote => at += 2,
                _ => at += 1,
            }
        }
    }
    let blank = inside.iter().rev().take_while(|c| c.is_whitespace()).count();
    span.start..span.end - blank
}

fn shown(values: &[Json]) -> String {
    match values {
        [only] => only.to_string(),
        several => Json::List(several.to_vec()).to_string(),
    }
}

/// In single quotes where that fits one line, as JSON otherwise.
fn quoted(text: &str) -> String {
    if text.contains('\n') {
        serde_json::Value::from(text).to_string()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

fn repeats(value: &Json) -> bool {
    match value {
        Json::Map(members) => {
            let again = |at: usize| members[..at].iter().any(|(name, _)| *name == members[at].0);
            (0..members.len()).any(again) || members.iter().any(|(_, value)| repeats(value))
        }
        Json::List(items) => items.iter().any(repeats),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, output: &str, expected: &str) {
        let updated = update_tests(text, &[(0, output.as_bytes().to_vec())]).expect("readable");
        assert_eq!(updated, expected);
        assert!(update_tests(&updated, &[]).is_ok());
    }

    #[test]
    fn what_was_expected_is_replaced_and_the_rest_stays() {
        check(
            "tests: # é\n- name: a\n  in: 1\n  out: { a: [1, 2] }  # old\n  absent: x\n",
            "{\"a\":3}\n",
            "tests: # é\n- name: a\n  in: 1\n  out: {\"a\":3}  # old\n  absent: x\n",
        );
        check(
            "tests:\n- name: a\n  out:\n    a: x\n    b:\n    - 1\n  # about the input\n  in: 1\n",
            "{\"a\":3}",
            "tests:\n- name: a\n  out:\n    {\"a\":3}\n  # about the input\n  in: 1\n",
        );
        check("tests:\n- in: 1\n  out: 'it''s'  # it's\n", "2", "tests:\n- in: 1\n  out: 2  # it's\n");
        check("tests:\n- in: 1\n  out: \"\\\"\"  # x\n", "2", "tests:\n- in: 1\n  out: 2  # x\n");
        check("tests: [ { name: a, in: 1, out: 2 } ]", "3\n4\n", "tests: [ { name: a, in: 1, out: [3,4] } ]");
        check(
            "tests: [ { name: a, in: 1, out_json: '2' } ]",
            "\"it's\"\n",
            "tests: [ { name: a, in: 1, out_json: '\"it''s\"' } ]",
        );
    }

    #[test]
    fn what_was_not_expected_is_added() {
        check("tests:\n- name: a\n  in: 1\n  absent: x\n", "2", "tests:\n- name: a\n  in: 1\n  out: 2\n  absent: x\n");
        check("tests:\n- name: a\n  in: 1\n", "2", "tests:\n- name: a\n  out: 2\n  in: 1\n");
        check("tests: [ { name: a, in: 1, absent: x } ]", "2", "tests: [ { name: a, in: 1, out: 2, absent: x } ]");
    }

    #[test]
    fn repeated_names_are_written_as_text() {
        check(
            "tests: [ { name: a, in: 1, out: 2 } ]",
            "{\"a\":1,\"a\":2}",
            "tests: [ { name: a, in: 1, out_json: '{\"a\":1,\"a\":2}' } ]",
        );
    }

    #[test]
    fn nothing_seen_changes_nothing() {
        let text = "tests: [ { name: a, in: 1, out: 2 } ]";
        check(text, "", text);
        assert!(update_tests("tests: [", &[]).is_err());
    }
}

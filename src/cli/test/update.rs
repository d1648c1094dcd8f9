//! `tamis test --update`: writes the output that was seen into the test file, touching no other line.

use crate::cli::failure::Failure;
use crate::cli::files::{self, Access};
use crate::cli::loading::Place;
use crate::policy::{Mismatch, Test as Case, TestFile};

/// Whether `out` is what fails, or nothing at all is expected.
pub(super) fn wanted(case: &Case, mismatches: &[Mismatch]) -> bool {
    let silent = case.out.is_none()
        && case.out_json.is_none()
        && case.removed.is_empty()
        && case.absent.is_empty()
        && case.dropped.is_none()
        && case.same.is_empty();
    let of_out = |mismatch: &Mismatch| mismatch.at.starts_with('$') || mismatch.at.starts_with("record ");
    silent || (case.out.is_some() && !mismatches.is_empty() && mismatches.iter().all(of_out))
}

/// Replaces the test's `out`, or adds one.
pub(super) fn write(place: &Place, file: &TestFile, case: &Case, output: &[u8]) -> Result<(), Failure> {
    let path = place.path(&file.file).ok_or_else(|| Failure::Usage("built-in tests cannot be updated".to_owned()))?;
    let text = files::read(&path)?;
    let by_hand = || Failure::Usage(format!("{}:{}: written on one line: update it by hand", file.file, case.line));
    let updated = replaced(&text, case.line, &seen(output)).ok_or_else(by_hand)?;
    files::prepare(&path, updated.as_bytes(), Access::Everyone)?.replace()
}

/// The output as one line of YAML: JSON is; several values are a list.
fn seen(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let values: Vec<serde_json::Value> =
        serde_json::Deserializer::from_str(&text).into_iter().map_while(Result::ok).collect();
    match values.as_slice() {
        // One value keeps the spelling of its numbers.
        [_] if !text.trim().contains('\n') => text.trim().to_owned(),
        [one] => one.to_string(),
        several => serde_json::Value::from(several.to_vec()).to_string(),
    }
}

/// The file with the `out` of the test that begins at `line` (from 1) set to `out`. `None`: the test is in flow style.
fn replaced(text: &str, line: u32, out: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let first = (line as usize).checked_sub(1)?;
    let dash = lines.get(first)?.find("- ")?;
    let body = lines[first][dash + 1..].trim_start();
    if !lines[first][..dash].trim().is_empty() || body.starts_with('{') {
        return None;
    }
    let column = lines[first].len() - body.len();
    let end = block(&lines, first, dash);
    let is_out = |at: &usize| key(lines[*at], column, *at == first) == Some("out");
    let (from, to) = match (first..end).find(is_out) {
        Some(at) => (at, block(&lines, at, column)),
        None => (end, end),
    };
    let begin = if from == first { lines[first][..column].to_owned() } else { " ".repeat(column) };
    let mut updated: Vec<String> = lines[..from].iter().map(ToString::to_string).collect();
    updated.push(format!("{begin}out: {out}"));
    updated.extend(lines[to..].iter().map(ToString::to_string));
    Some(updated.join("\n") + "\n")
}

/// The first line after `at` that is not deeper than `column`; blank lines and comments at the end are not the block's.
fn block(lines: &[&str], at: usize, column: usize) -> usize {
    let deeper = |line: &&str| line.trim().is_empty() || line.len() - line.trim_start().len() > column;
    let mut end = at + 1 + lines[at + 1..].iter().take_while(|line| deeper(line)).count();
    while end > at + 1 && (lines[end - 1].trim().is_empty() || lines[end - 1].trim_start().starts_with('#')) {
        end -= 1;
    }
    end
}

/// The key that a line begins with at this column.
fn key(line: &str, column: usize, first: bool) -> Option<&str> {
    let (before, rest) = line.split_at_checked(column)?;
    let begins = !rest.starts_with(' ') && (first || before.trim().is_empty());
    rest.split_once(':').map(|(key, _)| key).filter(|_| begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "tests:\n  - name: a\n    in: { x: 1 }\n    out:\n      x: 2\n\n  # b\n  - name: b\n    in: { x: 1 }\n  - { name: c, in: 1 }\n";

    #[track_caller]
    fn check(line: u32, expected: Option<&str>) {
        assert_eq!(replaced(FILE, line, "{\"x\":1}").as_deref(), expected);
    }

    #[test]
    fn one_test_changes_and_no_other_line() {
        check(2, Some(&FILE.replace("    out:\n      x: 2\n", "    out: {\"x\":1}\n")));
        check(8, Some(&FILE.replace("  - { name: c", "    out: {\"x\":1}\n  - { name: c")));
        check(10, None);
        check(99, None);
    }

    #[test]
    fn several_values_become_a_list() {
        assert_eq!(seen(b"{\"a\":1.50}\n"), "{\"a\":1.50}");
        assert_eq!(seen(b"1\n2\n"), "[1,2]");
        assert_eq!(seen(b""), "[]");
    }
}

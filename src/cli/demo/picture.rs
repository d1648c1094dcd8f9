//! A record before and after, side by side: what stayed, what was replaced, what is gone.

use serde_json::Value;

use crate::cli::console::{Face, Style};

/// Characters in each of the two columns.
const COLUMN: usize = 58;

/// How a line of the record fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Same,
    Replaced,
    Gone,
}

/// One line of the picture before it is wrapped.
struct Row {
    depth: usize,
    left: String,
    right: Option<String>,
    fate: Fate,
}

/// The picture, one line of text for each line of JSON and more where a value is long.
pub(super) fn side_by_side(face: Face, before: &Value, after: &Value) -> String {
    let mut rows = Vec::new();
    value(&mut rows, 0, "", "", before, Some(after));
    let heading = format!("{:<COLUMN$}   {}", "before", "after");
    let mut text = format!("  {}\n", face.paint(Style::Bold, heading.trim_end()));
    for row in &rows {
        paint(face, row, &mut text);
    }
    text
}

fn value(rows: &mut Vec<Row>, depth: usize, name: &str, comma: &str, before: &Value, after: Option<&Value>) {
    match (before, after) {
        (Value::Object(members), _) if !members.is_empty() => {
            let below = after.and_then(Value::as_object);
            let children = members.iter().map(|(name, value)| {
                (format!("{}: ", Value::from(name.as_str())), value, below.and_then(|below| below.get(name)))
            });
            container(rows, (depth, name, comma), ("{", "}"), children.collect(), after);
        }
        (Value::Array(items), _) if !items.is_empty() => {
            let below = after.and_then(Value::as_array);
            // Elements are told by their place: what the demo drops stands last.
            let children =
                items.iter().enumerate().map(|(at, item)| (String::new(), item, below.and_then(|below| below.get(at))));
            container(rows, (depth, name, comma), ("[", "]"), children.collect(), after);
        }
        _ => rows.push(scalar(depth, name, comma, before, after)),
    }
}

fn container(
    rows: &mut Vec<Row>,
    (depth, name, comma): (usize, &str, &str),
    (open, close): (&str, &str),
    children: Vec<(String, &Value, Option<&Value>)>,
    after: Option<&Value>,
) {
    let fate = if after.is_some() { Fate::Same } else { Fate::Gone };
    let line = |text: String| Row { depth, right: after.is_some().then(|| text.clone()), left: text, fate };
    rows.push(line(format!("{name}{open}")));
    let last = children.len() - 1;
    for (at, (name, before, after)) in children.into_iter().enumerate() {
        value(rows, depth + 1, &name, if at == last { "" } else { "," }, before, after);
    }
    rows.push(line(format!("{close}{comma}")));
}

fn scalar(depth: usize, name: &str, comma: &str, before: &Value, after: Option<&Value>) -> Row {
    let fate = match after {
        None => Fate::Gone,
        Some(after) if after == before => Fate::Same,
        Some(_) => Fate::Replaced,
    };
    let right = after.map(|after| format!("{name}{after}{comma}"));
    Row { depth, left: format!("{name}{before}{comma}"), right, fate }
}

fn paint(face: Face, row: &Row, text: &mut String) {
    let left = wrap(&row.left, row.depth);
    let right = row.right.as_ref().map(|right| wrap(right, row.depth)).unwrap_or_default();
    let (before, after) = match row.fate {
        Fate::Same => (Style::Dim, Style::Dim),
        Fate::Replaced => (Style::Yellow, Style::Green),
        Fate::Gone => (Style::Red, Style::Red),
    };
    for at in 0..left.len().max(right.len()) {
        let cell = |lines: &Vec<String>| lines.get(at).cloned().unwrap_or_default();
        let (left, right) = (cell(&left), cell(&right));
        let gap = " ".repeat(COLUMN.saturating_sub(left.chars().count()) + 3);
        let line = format!("  {}{gap}{}", face.paint(before, &left), face.paint(after, &right));
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

/// Lines of at most a column, broken at spaces where there are any.
fn wrap(text: &str, depth: usize) -> Vec<String> {
    let indent = "  ".repeat(depth);
    let (mut lines, mut line) = (Vec::new(), indent.clone());
    for word in text.split_inclusive(' ') {
        if line.chars().count() + word.trim_end().chars().count() > COLUMN && line.trim() != "" {
            lines.push(line.trim_end().to_owned());
            line = format!("{indent}    ");
        }
        line.push_str(word);
        while line.chars().count() > COLUMN {
            let rest: String = line.chars().skip(COLUMN).collect();
            lines.push(line.chars().take(COLUMN).collect());
            line = if rest.trim().is_empty() { String::new() } else { format!("{indent}    {rest}") };
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_stand_beside_each_other() {
        let before = json!({"id": 7, "name": "Ana", "who": {"ip": "192.0.2.1"}, "tags": ["a", "b"]});
        let after = json!({"id": 7, "who": {"ip": "192.0.2.0"}, "tags": ["a", "b"]});
        let text = side_by_side(Face::PLAIN, &before, &after);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[0], ["before", "after"]);
        assert_eq!(lines[2], ["\"id\":", "7,", "\"id\":", "7,"]);
        assert_eq!(lines[3], ["\"name\":", "\"Ana\","]);
        assert_eq!(lines[5], ["\"ip\":", "\"192.0.2.1\"", "\"ip\":", "\"192.0.2.0\""]);
    }

    #[test]
    fn no_line_is_wider_than_its_column() {
        for text in ["a b ".repeat(60), "x".repeat(500), format!("{} {}", "y".repeat(80), "z".repeat(80))] {
            let lines = wrap(&text, 3);
            assert!(lines.iter().all(|line| line.chars().count() <= COLUMN), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(lines.iter().map(|line| letters(line)).sum::<usize>(), letters(&text));
        }
    }
}

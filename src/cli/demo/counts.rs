//! What was removed, read back from the metrics as a scraper would see them.

use crate::cli::console::{Face, Style};

/// One series: labels and value.
struct Series {
    labels: Vec<(String, String)>,
    value: u64,
}

impl Series {
    fn label(&self, name: &str) -> &str {
        self.labels.iter().find(|(label, _)| label == name).map_or("", |(_, value)| value)
    }
}

/// Tables by rule and by type from the text of `/metrics`.
pub(super) fn tables(face: Face, metrics: &str) -> String {
    let fields = series(metrics, "tamis_fields_total");
    let findings = series(metrics, "tamis_findings_total");
    let total = |name| series(metrics, name).iter().map(|series| series.value).sum::<u64>();
    let mut text = String::new();
    let row = |text: &mut String, what: &str, action: &str, count: u64| {
        let (what, action) = (format!("{what:<40}"), face.paint(style(action), &format!("{action:<14}")));
        text.push_str(&format!("  {what} {action} {:>8}\n", grouped(count)));
    };
    text.push_str(&format!("  {}\n", face.paint(Style::Bold, "by rule")));
    for series in &fields {
        row(&mut text, series.label("rule"), series.label("action"), series.value);
    }
    row(&mut text, "(not listed by any rule)", "drop", total("tamis_unlisted_total"));
    text.push_str(&format!("\n  {}\n", face.paint(Style::Bold, "found in texts")));
    for series in &findings {
        row(&mut text, series.label("type"), series.label("action"), series.value);
    }
    text
}

fn style(action: &str) -> Style {
    match action {
        "keep" | "scan" => Style::Dim,
        "drop" | "null" | "redact" => Style::Red,
        _ => Style::Green,
    }
}

/// Series of one counter that have counted, most first.
fn series(metrics: &str, name: &str) -> Vec<Series> {
    let mut found: Vec<Series> = metrics
        .lines()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix('{'))
        .filter_map(|rest| {
            let (labels, value) = rest.rsplit_once("} ")?;
            let value = value.split(' ').next()?.parse::<f64>().ok()? as u64;
            Some(Series { labels: read_labels(labels), value })
        })
        .filter(|series| series.value > 0)
        .collect();
    found.sort_by_key(|series| std::cmp::Reverse(series.value));
    found
}

/// `a="x",b="y"`, with `\\`, `\"` and `\n` in values (Prometheus text format 0.0.4).
fn read_labels(text: &str) -> Vec<(String, String)> {
    let (mut labels, mut rest) = (Vec::new(), text);
    while let Some((name, quoted)) = rest.split_once("=\"") {
        let (mut value, mut escaped, mut end) = (String::new(), false, quoted.len());
        for (at, c) in quoted.char_indices() {
            match (escaped, c) {
                (true, c) => {
                    value.push(if c == 'n' { '\n' } else { c });
                    escaped = false;
                }
                (false, '\\') => escaped = true,
                (false, '"') => {
                    end = at + 1;
                    break;
                }
                (false, c) => value.push(c),
            }
        }
        labels.push((name.trim_start_matches(',').to_owned(), value));
        rest = &quoted[end..];
    }
    labels
}

/// `12345` as `12,345`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exposition_is_read() {
        let metrics = "# TYPE tamis_fields_total counter\n\
            tamis_fields_total{action=\"keep\",rule=\"$['a\\\"}']\"} 5\n\
            tamis_fields_total{action=\"drop\",rule=\"$.b, $.c\"} 1200\n\
            tamis_fields_total{action=\"drop\",rule=\"$.d\"} 0\n\
            tamis_unlisted_total{dataset=\"x\"} 3\n";
        let text = tables(Face::PLAIN, metrics);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["$.b,", "$.c", "drop", "1,200"]);
        assert_eq!(lines[2], ["$['a\"}']", "keep", "5"]);
        assert_eq!(lines[3].last(), Some(&"3"));
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expected);
        }
    }
}

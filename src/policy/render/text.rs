//! Problems for people: message, place, the line in question with a caret, hint.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::policy::{Problem, Severity, Sources};

/// Longest piece of a line that is shown; longer ones are cut around the caret.
const SHOWN: usize = 110;

/// All problems, in the order given, each followed by a blank line; then a summary. Lines come from `sources` where they
/// can be read again.
pub fn text(problems: &[Problem], sources: &dyn Sources) -> String {
    let mut files: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut out = String::new();
    for problem in problems {
        let file = files.entry(&problem.file).or_insert_with(|| sources.read(&problem.file).ok());
        let line = file.as_ref().and_then(|text| text.lines().nth(problem.line.saturating_sub(1) as usize));
        one(&mut out, problem, line);
    }
    out.push_str(&summary(problems));
    out.push('\n');
    out
}

/// How many of each severity there are, in words: `2 errors, 1 warning`; `no problems` where there are none.
pub fn summary(problems: &[Problem]) -> String {
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (severity, count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}{}", severity.as_str(), if count == 1 { "" } else { "s" }))
        .collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}

fn one(out: &mut String, problem: &Problem, line: Option<&str>) {
    let Problem { severity, file, line: number, column, code, message, hint } = problem;
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}[{code}]: {message}", severity.as_str());
    let gutter = number.to_string().len();
    let _ = writeln!(out, "{:gutter$}--> {file}:{number}:{column}", "");
    if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
        let (shown, caret) = excerpt(line, column.saturating_sub(1) as usize);
        let _ = writeln!(out, "{:gutter$} |", "");
        let _ = writeln!(out, "{number} | {shown}");
        let _ = writeln!(out, "{:gutter$} | {:caret$}^", "", "");
    }
    if let Some(hint) = hint {
        let _ = writeln!(out, "{:gutter$} = hint: {hint}", "");
    }
    out.push('\n');
}

/// The part of the line around the column, and where in it the caret goes. Tabs and controls become spaces.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    let letters: Vec<char> = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if letters.len() <= SHOWN {
        return (letters.iter().collect::<String>().trim_end().to_owned(), column.min(letters.len()));
    }
    let from = column.saturating_sub(SHOWN / 2).min(letters.len() - SHOWN);
    let piece: String = letters[from..from + SHOWN].iter().collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if from + SHOWN < letters.len() { "…" } else { "" };
    (format!("{before}{piece}{after}"), column.min(letters.len()) - from + before.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Memory;
    use crate::policy::problem::{Place, codes};

    #[test]
    fn a_problem_shows_its_line() {
        let place = Place { file: "datasets/a.yaml".into(), line: 2, column: 3 };
        let problem = Problem::new(&codes::UNKNOWN_KEY, &place, "unknown key `becuase`", "did you mean `because`?");
        let sources = Memory::default().with("datasets/a.yaml", "tamis: 1\n- becuase: x\n");
        let expected = "error[unknown-key]: unknown key `becuase`\n --> datasets/a.yaml:2:3\n  |\n2 | - becuase: x\n  |   ^\n  = hint: did you mean `because`?\n\n1 error\n";
        assert_eq!(text(std::slice::from_ref(&problem), &sources), expected);
        assert!(!text(&[problem], &Memory::default()).contains(" | "));
    }

    #[test]
    fn long_lines_are_cut_around_the_caret() {
        let line = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let (shown, caret) = excerpt(&line, 300);
        assert_eq!(shown.chars().nth(caret), Some('X'));
        assert!(shown.chars().count() <= SHOWN + 2);
    }

    #[test]
    fn the_summary_counts() {
        let place = Place { file: "x".into(), line: 1, column: 1 };
        let of = |code| Problem::new(code, &place, "m", "h");
        assert_eq!(summary(&[]), "no problems");
        assert_eq!(
            summary(&[of(&codes::UNKNOWN_KEY), of(&codes::VERSION), of(&codes::BECAUSE_SHORT)]),
            "2 errors, 1 note"
        );
    }
}

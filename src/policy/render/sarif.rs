//! Problems for code hosts: SARIF 2.1.0 (OASIS), one run, one result for each problem, every code as a rule.

use serde_json::{Value, json};

use crate::policy::{Problem, Severity, codes};

/// The log, indented, with a final line feed. `base` is put before each file's name, such as `config/`.
pub fn sarif(problems: &[Problem], base: &str) -> String {
    let rules: Vec<Value> = codes()
        .iter()
        .map(|code| {
            json!({
                "id": code.id,
                "shortDescription": { "text": code.about.trim() },
                "defaultConfiguration": { "level": level(code.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = problems.iter().map(|problem| result(problem, base)).collect();
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "tamis", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{whole:#}\n")
}

fn result(problem: &Problem, base: &str) -> Value {
    let text = match &problem.hint {
        Some(hint) => format!("{}; {hint}", problem.message),
        None => problem.message.clone(),
    };
    json!({
        "ruleId": problem.code,
        "ruleIndex": codes().iter().position(|code| code.id == problem.code),
        "level": level(problem.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&format!("{base}{}", problem.file)) },
            "region": { "startLine": problem.line, "startColumn": problem.column },
        } }],
    })
}

/// SARIF's levels are ours (§3.27.10).
fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

/// A relative reference of RFC 3986: what may not stand in a path is percent-encoded.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'/');
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::problem::{self, Place};

    #[test]
    fn results_point_at_rules_and_places() {
        let place = Place { file: "datasets/a b.yaml".into(), line: 3, column: 5 };
        let text = sarif(&[Problem::new(&problem::codes::REVIEW_PASSED, &place, "late", "review it")], "config/");
        let read: Value = serde_json::from_str(&text).expect("json");
        let run = &read["runs"][0];
        let result = &run["results"][0];
        assert_eq!(result["level"], "warning");
        let rule = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an index");
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "config/datasets/a%20b.yaml");
        assert_eq!(place["region"], json!({ "startLine": 3, "startColumn": 5 }));
    }
}

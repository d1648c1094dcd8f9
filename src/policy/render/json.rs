//! Problems for scripts.

use serde_json::json;

use crate::policy::{Policy, Problem, Severity, Workspace};

/// `{"problems": [{severity, code, file, line, column, message, hint}], "errors", "warnings", "notes", "policies": [{dataset,
/// purpose, digest, draft}]}`, indented, with a final line feed. `hint` is `null` at most for process settings. `policies` are those
/// of the workspace; none where it does not load.
pub fn json(problems: &[Problem], workspace: Option<&Workspace>) -> String {
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let list: Vec<_> = problems.iter().map(one).collect();
    let policies = workspace.into_iter().flat_map(|workspace| workspace.policies.values());
    let policies: Vec<_> = policies.map(policy).collect();
    let whole = json!({
        "problems": list,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "policies": policies,
    });
    format!("{whole:#}\n")
}

fn one(problem: &Problem) -> serde_json::Value {
    json!({
        "severity": problem.severity.as_str(),
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    })
}

fn policy(policy: &Policy) -> serde_json::Value {
    json!({
        "dataset": policy.dataset.as_str(),
        "purpose": policy.purpose.as_str(),
        "digest": policy.digest,
        "draft": policy.draft,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::problem::{Place, codes};

    #[test]
    fn every_field_is_there() {
        let place = Place { file: "tests/a.yaml".into(), line: 7, column: 9 };
        let text = json(&[Problem::new(&codes::BAD_TEST, &place, "no \"input\"", "write one")], None);
        let read: serde_json::Value = serde_json::from_str(&text).expect("json");
        assert_eq!(read["errors"], 1);
        assert_eq!(read["problems"][0]["code"], "bad-test");
        assert_eq!(read["problems"][0]["message"], "no \"input\"");
        assert_eq!((&read["problems"][0]["line"], &read["problems"][0]["column"]), (&json!(7), &json!(9)));
        assert_eq!(read["problems"][0]["hint"], "write one");
        assert_eq!(read["policies"], json!([]));
    }
}

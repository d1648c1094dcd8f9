//! The worked examples load without a word, and their tests pass under the engine.

use std::sync::Arc;

use tamis::base::{Budget, KeyId, Limits, Secret};
use tamis::engine::{DropReason, Framing, Opening, Session};
use tamis::keys::Keyring;
use tamis::policy::{Input, Plan, Test, TestFile, check_test, embedded, load, text};

use crate::support::{NOW, workspace};

#[test]
fn the_examples_load_without_a_word() {
    let (workspace, problems) = load(&embedded(), NOW);
    assert!(problems.is_empty(), "{}", text(&problems, &embedded()));
    let workspace = workspace.expect("no errors");
    assert_eq!(workspace.policies.len(), 3);
    assert!(workspace.policies.values().all(|policy| !policy.draft));
}

#[test]
fn every_file_of_the_examples_is_built_in() {
    use tamis::policy::Sources;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    let mut count = 0;
    for dir in ["datasets", "purposes", "rules", "terms", "tests"] {
        for entry in std::fs::read_dir(root.join(dir)).expect("a directory") {
            let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
            let path = format!("{dir}/{name}");
            let there = std::fs::read_to_string(root.join(&path)).expect("a text");
            assert_eq!(embedded().read(&path).as_deref(), Ok(there.as_str()), "{path}");
            count += 1;
        }
    }
    assert!(count >= 12, "{count} files");
}

#[test]
fn the_tests_of_the_examples_pass() {
    let workspace = workspace(&embedded());
    let mut failed = Vec::new();
    let mut count = 0;
    for file in &workspace.tests {
        assert!(file.tests.len() >= 4, "{}", file.file);
        let policy = &workspace.policies[&(file.dataset.clone(), file.purpose.clone())];
        let keyring = Keyring::single(KeyId::parse("1").expect("a word"), Secret::new(file.key_bytes().to_vec()));
        let plan = Arc::new(Plan::compile(policy, &keyring.expect("32 bytes")).expect("the policy compiles"));
        for test in &file.tests {
            count += 1;
            let (out, dropped) = run(&plan, file, test);
            if let Err(mismatches) = check_test(test, &out, dropped) {
                let diff: Vec<String> = mismatches.iter().map(ToString::to_string).collect();
                failed.push(format!("{}: {}\n{}", file.file, test.name, diff.join("\n")));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count} failed\n{}", failed.len(), failed.join("\n\n"));
}

fn run(plan: &Arc<Plan>, file: &TestFile, test: &Test) -> (Vec<u8>, Option<&'static str>) {
    let framing = match test.input {
        Input::Value(_) => Framing::Document,
        Input::Raw(_) | Input::File { .. } => Framing::Concatenated,
    };
    let opening = Opening {
        framing,
        stream: file.stream.clone(),
        now: file.now,
        limits: Limits::default(),
        budget: Budget::new(64 << 20),
    };
    let mut session = Session::new(Arc::clone(plan), opening);
    let mut out = Vec::new();
    session.push(test.input.bytes(), &mut out).expect("well-formed");
    session.finish(&mut out).expect("well-formed");
    let dropped = DropReason::ALL.into_iter().zip(session.tally().records_dropped).find(|(_, count)| *count > 0);
    let dropped = dropped.map(|(reason, _)| reason.as_str());
    (out, dropped)
}

//! Help, refusals by name, and the pages that are generated from the definitions.

use std::fs;
use std::path::Path;

use crate::support::{DONE, Place, USAGE};

const COMMANDS: [&str; 10] = ["serve", "demo", "run", "init", "check", "test", "explain", "detect", "keys", "health"];

#[test]
fn every_command_has_help_with_examples() {
    let place = Place::new();
    for command in COMMANDS {
        for flag in ["-h", "--help"] {
            let ran = place.run(&[command, flag]).expect(DONE).shows("Examples:").shows("--config <DIR>");
            assert_eq!(ran.err, "", "{command}");
        }
    }
    for command in ["new", "list"] {
        place.run(&["keys", command, "--help"]).expect(DONE).shows("Examples:");
    }
    for command in ["completions", "man"] {
        place.run(&[command, "--help"]).expect(DONE).shows("Examples:");
    }
    let all = place.run(&["--help"]).expect(DONE).shows("Examples:").shows("Exit codes:");
    for command in COMMANDS {
        assert!(all.out.lines().any(|line| line.trim_start().starts_with(command)), "{command}");
    }
}

#[test]
fn nothing_said_is_help_and_wrong_usage() {
    let place = Place::new();
    let ran = place.run(&[]).expect(USAGE).says("Usage: tamis");
    assert_eq!(ran.out, "");
    place.run(&["sieve"]).expect(USAGE).says("sieve");
    place.run(&["run", "--wash"]).expect(USAGE);
}

#[test]
fn what_comes_later_is_refused_by_name() {
    let place = Place::new();
    for later in [
        "discover x.json --format json",
        "diff a b",
        "rekey",
        "reveal --help",
        "subjects add",
        "verify --head x",
        "report art30",
        "top",
        "keys derive",
        "keys retire k1",
        "keys destroy k1",
    ] {
        let args: Vec<&str> = later.split(' ').collect();
        let name = if args[0] == "keys" { args[..2].join(" ") } else { args[0].to_owned() };
        place.run(&args).expect(USAGE).says(&format!("`tamis {name}` is not supported yet"));
    }
    let help = place.run(&["--help"]).expect(DONE);
    for name in ["discover", "rekey", "reveal", "subjects", "verify"] {
        assert!(!help.out.contains(name), "{name}");
    }
    place.write("a.ndjson", "{}\n");
    place.run(&["init", "a.ndjson", "--as", "openai-chat"]).expect(USAGE).says("not supported yet");
    place.run(&["run", "--unlisted", "keep", "--key", "exec:cmd"]).expect(USAGE).says("not supported yet");
}

#[test]
fn completions_and_man_pages_are_generated() {
    let place = Place::new();
    place.run(&["completions", "bash"]).expect(DONE).shows("_tamis");
    place.run(&["completions", "fish"]).expect(DONE).shows("complete -c tamis");
    place.run(&["man"]).expect(DONE).shows(".TH");
    place.run(&["man", "run"]).expect(DONE).shows("tamis\\-run");
    place.run(&["man", "discover"]).expect(USAGE);
}

/// `docs/cli.md` is what the definitions say. To renew it: `tamis reference > docs/cli.md`.
#[test]
fn the_reference_is_up_to_date() {
    let seen = Place::new().run(&["reference"]).expect(DONE).out;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let written = fs::read_to_string(path).expect("docs/cli.md");
    for (number, (seen, written)) in seen.lines().zip(written.lines()).enumerate() {
        assert_eq!(seen, written, "docs/cli.md:{}: renew it with `tamis reference > docs/cli.md`", number + 1);
    }
    assert_eq!(seen.lines().count(), written.lines().count());
}

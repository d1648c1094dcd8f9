//! `tamis check`: everything that is wrong, at once.

use serde_json::Value;

use crate::support::{DONE, Place, REFUSED, USAGE, WORLD};

#[test]
fn the_examples_are_sound() {
    let place = Place::with_config();
    let ran = place.run(&["check"]).expect(DONE);
    assert_eq!(ran.err, "");
    place.run(&["check", "--strict"]).expect(DONE);
    let built_in = Place::new().run(&["check"]).expect(DONE).says("built-in");
    assert_eq!(built_in.out, ran.out);
}

/// An approval needs the digest, and `check` is where it is had.
#[test]
fn digests_are_listed() {
    let place = Place::with_config();
    let ran = place.run(&["check"]).expect(DONE);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((lines[0], lines.len()), ("no problems", 4), "{}", ran.out);
    let json: Value = serde_json::from_str(&place.run(&["check", "--format", "json"]).expect(DONE).out).expect("JSON");
    let policies = json["policies"].as_array().expect("policies");
    let said: Vec<String> = policies
        .iter()
        .map(|one| ["dataset", "purpose", "digest"].map(|key| one[key].as_str().expect("a text").to_owned()))
        .map(|[dataset, purpose, digest]| format!("{dataset}/{purpose} {digest}"))
        .collect();
    assert_eq!(said, lines[1..]);
    let purpose = "config/purposes/ticket-routing.yaml";
    let text = place.read(purpose);
    let digest = said[2].split(' ').nth(1).expect("a digest");
    let approved = |digest: &str| {
        let bound = format!("approved: {{ digest: \"{digest}\",");
        place.write(purpose, text.replace("approved: {", &bound));
        place.run(&["check"]).expect(DONE).out
    };
    assert!(approved(digest).starts_with("no problems\n"));
    assert!(approved(&format!("sha256:{}", "0".repeat(64))).contains("approval-stale"));
    place.write(purpose, text + "unknown: x\n");
    assert!(!place.run(&["check"]).expect(USAGE).out.contains("sha256:"));
}

#[test]
fn every_problem_is_said_with_its_place() {
    let place = Place::with_config();
    let dataset = place.read("config/datasets/support-tickets.yaml");
    place.write("config/datasets/support-tickets.yaml", dataset.replace("unlisted: drop", "unlisted: burn"));
    place.write("config/purposes/empty.yaml", "tamis: 1\npurpose: empty\ntitel: x\n");
    let ran = place.run(&["check"]).expect(USAGE);
    assert!(
        ran.out.contains("datasets/support-tickets.yaml:") && ran.out.contains("purposes/empty.yaml:"),
        "{}",
        ran.out
    );
    let json: Value = serde_json::from_str(&place.run(&["check", "--format", "json"]).expect(USAGE).out).expect("JSON");
    let problems = json["problems"].as_array().expect("problems");
    assert!(problems.len() >= 2 && problems.iter().all(|problem| problem["line"].is_u64()), "{json}");
    let sarif: Value =
        serde_json::from_str(&place.run(&["check", "--format", "sarif"]).expect(USAGE).out).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let uri = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(uri.as_str().is_some_and(|uri| uri.starts_with("config/")), "{uri}");
    // Other commands refuse too, and say the same.
    for command in ["run", "explain"] {
        let ran = place.run(&[command, "-d", "clickstream", "-p", "recommendation"]).expect(USAGE);
        assert!(ran.err.contains("datasets/support-tickets.yaml:") && ran.out.is_empty(), "{}", ran.err);
    }
    place.run(&["test"]).expect(USAGE).says("purposes/empty.yaml");
}

#[test]
fn settings_are_checked_too() {
    let place = Place::with_config();
    place.write("config/tamis.yaml", "tamis: 1\nproxy: { lisen: 127.0.0.1:1 }\nlimits: { held: lots }\n");
    let ran = place.run(&["check"]).expect(USAGE);
    assert!(ran.out.contains("lisen") && ran.out.contains("held"), "{}", ran.out);
    let place = Place::with_config();
    place.write(
        "config/tamis.yaml",
        "tamis: 1\nroutes: [ { match: /x, dataset: nothing, purpose: at-all, store: gone } ]\n",
    );
    place.run(&["check"]).expect(USAGE).shows("gone");
}

#[test]
fn stores_that_nobody_has_are_warned_of() {
    let place = Place::with_config();
    let purpose = "config/purposes/ticket-routing.yaml";
    let text = place.read(purpose);
    place.write(purpose, text.replace("stores: [local]", "stores: [local, lake, locale]"));
    let ran = place.run(&["check"]).expect(DONE).shows("warning[undeclared-store]: there is no store `lake`");
    assert!(
        ran.out.contains("purposes/ticket-routing.yaml:14:9") && ran.out.contains("did you mean `local`?"),
        "{}",
        ran.out
    );
    place.run(&["check", "--strict"]).expect(REFUSED);
}

#[test]
fn a_policy_is_shown_with_its_includes() {
    let place = Place::with_config();
    let ran = place.run(&["check", "--expand", "-d", "clickstream"]).expect(DONE);
    assert!(ran.out.contains("dataset: clickstream") && ran.out.contains("rules/web-context.yaml"), "{}", ran.out);
    assert!(!ran.out.contains("dataset: support-tickets"));
    place.run(&["check", "--expand", "-d", "nothing"]).expect(USAGE);
}

#[test]
fn a_directory_that_was_named_must_be_there() {
    let place = Place::new();
    place.run(&["check", "--config", "nowhere"]).expect(WORLD).says("nowhere");
    let mut command = place.command(&["check"]);
    let output = command.env("TAMIS_CONFIG", "elsewhere").output().expect("the program");
    assert_eq!(output.status.code(), Some(WORLD));
    assert!(String::from_utf8_lossy(&output.stderr).contains("elsewhere"));
}

#[test]
fn a_configuration_that_opens_nothing_is_warned_of() {
    let place = Place::new();
    place.write("config/tamis.yaml", "tamis: 1\n");
    place.run(&["check"]).expect(DONE).shows("no dataset is open to any purpose");
    place.run(&["check", "--strict"]).expect(REFUSED);
}

#[test]
fn a_problem_in_a_list_is_shown_at_its_item() {
    let place = Place::with_config();
    let route = |pattern: &str, store: &str| {
        format!("  - {{ match: \"{pattern}/{{dataset}}/{{purpose}}\", store: {store} }}\n")
    };
    let settings =
        format!("tamis: 1\nroutes:\n{}{}{}", route("/a", "local"), route("/b", "gone"), route("/a", "local"));
    place.write("config/tamis.yaml", &settings);
    place.run(&["check"]).expect(USAGE).shows("tamis.yaml:4:").shows("routes[1].store: there is no store gone");
    place.write("config/tamis.yaml", settings.replace("gone", "local"));
    place.run(&["check"]).expect(DONE).shows("tamis.yaml:5:").shows("never taken");
}

#[test]
fn directories_add_up_before_and_after_the_command() {
    let place = Place::with_config();
    place.write("over/tamis.yaml", "limits: { depth: none }\n");
    for args in [
        ["--config", "config", "check", "--config", "over"].as_slice(),
        &["--config", "config", "--config", "over", "check"],
        &["check", "--config", "config", "--config", "over"],
        &["--config", "config", "--config", "over", "keys", "list"],
        &["--config", "config", "keys", "--config", "over", "list"],
    ] {
        let ran = place.run(args).expect(USAGE);
        assert!((ran.out + &ran.err).contains("limits.depth"), "{args:?}");
    }
    let mut command = place.command(&["check", "--config", "config"]);
    let output = command.env("TAMIS_CONFIG", "nowhere").output().expect("the program");
    assert_eq!(output.status.code(), Some(DONE), "what is said goes before the environment");
}

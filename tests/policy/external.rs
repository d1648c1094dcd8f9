//! Recognisers outside: addresses, times and types, and what a test says that they find.

use std::time::Duration;

use tamis::detect::Score;
use tamis::policy::{Address, External, load};

use crate::problems::{SOUND, check};
use crate::support::{NOW, files, policy, workspace};

fn with(external: &str) -> String {
    format!("{SOUND}detect: {{ external: [ {external} ] }}")
}

/// The codes of what is wrong with a recogniser.
#[track_caller]
fn codes(external: &str, expected: &[&str]) {
    let (_, problems) = load(&files(&with(external)), NOW);
    let found: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(found, expected, "{external}: {problems:#?}");
}

#[test]
fn a_recogniser_is_read() {
    let ner = r#"{ name: ner, url: "unix:/run/ner.sock", types: [PERSON, LOCATION, ORGANIZATION], min_score: 0.6, timeout: 500ms }"#;
    let geo = r#"{ name: geo, url: "tcp:[::1]:9000", types: LOCATION }"#;
    let policy = policy(&files(&with(&format!("{ner}, {geo}"))));
    let types = |kinds: &[&str]| kinds.iter().map(|&kind| kind.to_owned()).collect::<Vec<_>>();
    assert_eq!(
        policy.detect.external,
        [
            External {
                name: "ner".to_owned(),
                address: Address::Unix("/run/ner.sock".to_owned()),
                types: types(&["PERSON", "LOCATION", "ORGANIZATION"]),
                min_score: Some(Score::percent(60)),
                timeout: Duration::from_millis(500),
            },
            External {
                name: "geo".to_owned(),
                address: Address::Tcp("[::1]:9000".to_owned()),
                types: types(&["LOCATION"]),
                min_score: None,
                timeout: Duration::from_secs(2),
            },
        ]
    );
}

#[test]
fn types_found_outside_may_be_named_elsewhere() {
    let outside = r#"external: [ { name: ner, url: "unix:/run/ner.sock", types: [LOCATION] } ]"#;
    check(&format!("{SOUND}detect: {{ types: {{ LOCATION: keep }}, min_score: {{ LOCATION: 0.7 }}, {outside} }}"), &[]);
    check(&format!("{SOUND}detect: {{ types: {{ ORGANIZATION: keep }}, {outside} }}"), &["not-supported-yet 2:20"]);
}

#[test]
fn what_is_wrong_is_said() {
    let at = |url: &str| format!("{{ name: ner, url: \"{url}\", types: PERSON }}");
    codes(&at("tcp:localhost:9000"), &[]);
    codes(&at("tcp:192.0.2.7:9000"), &["unsealed-recogniser"]);
    codes(&at("tcp:ner.example.org:9000"), &["unsealed-recogniser"]);
    let long = format!("unix:/{}", "x".repeat(107));
    for bad in ["unix:run/ner.sock", "unix:", "tcp:localhost", "tcp:localhost:0", "http://localhost:9000", "ner", &long]
    {
        codes(&at(bad), &["bad-value"]);
    }
    let named = |name: &str| format!("{{ name: {name}, url: \"unix:/ner\", types: PERSON }}");
    for bad in ["NER", "a_b", "-a", &"x".repeat(65)] {
        codes(&named(bad), &["bad-value"]);
    }
    codes(&format!("{}, {}", named("ner"), named("ner")), &["bad-value"]);
    for bad in ["2", "0s", "61s", "2m", "1.5s", "s"] {
        codes(&format!("{{ name: ner, url: \"unix:/ner\", types: PERSON, timeout: \"{bad}\" }}"), &["bad-value"]);
    }
    codes("{ name: ner, url: \"unix:/ner\", types: [PERSO, PLACE_OF_NO_NAME] }", &["unknown-type", "unknown-type"]);
    codes("{ name: ner }", &["missing-key", "missing-key"]);
}

#[test]
fn a_test_says_what_they_find() {
    let text = "tamis: 1\ndataset: tickets\npurpose: routing\ngiven: { external: { PERSON: [Ana Lima, Bo], LOCATION: Ogdenville } }\n\
                tests: [ { name: nothing, in: {}, removed: $.a } ]\n";
    let workspace = workspace(&files(SOUND).with("tests/tickets.yaml", text));
    let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let expected = [("PERSON".to_owned(), words(&["Ana Lima", "Bo"])), ("LOCATION".to_owned(), words(&["Ogdenville"]))];
    assert_eq!(workspace.tests[0].external, expected);
}

//! Pages made from the code are in the repository as they are made. `TAMIS_BLESS=1 cargo test --test policy` writes them.

use std::fmt::Write;
use std::path::Path;

use tamis::policy::{codes, schemas};

/// The file holds this text; under `TAMIS_BLESS` it is made to.
#[expect(clippy::disallowed_methods, reason = "a test is told so from outside, there is no other way in")]
fn check(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("TAMIS_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().expect("a directory")).expect("a directory");
        std::fs::write(&file, expected).expect("writable");
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{path} is out of step: run TAMIS_BLESS=1 cargo test --test policy");
}

#[test]
fn schemas_are_in_step() {
    let all = schemas();
    assert_eq!(all.len(), 5);
    for schema in all {
        check(&format!("config/schema/{}.schema.json", schema.form), &schema.text);
    }
}

#[test]
fn the_list_of_problems_is_in_step() {
    let mut page = "# Problems\n\n<!-- Made by tests/policy/generated.rs; TAMIS_BLESS=1 cargo test --test policy writes it. -->\n\n\
         What `tamis check` can say about a configuration. Errors keep it from loading; the severity is the usual one, and a\n\
         draft turns what the law asks for into warnings.\n\n| code | severity | what it means |\n|---|---|---|\n"
        .to_owned();
    for code in codes() {
        let _ = writeln!(page, "| `{}` | {} | {} |", code.id, code.severity.as_str(), code.about.trim());
    }
    check("docs/problems.md", &page);
}

/// The tables of keys, form by form, from the schemas.
fn keys() -> String {
    let mut seen = std::collections::BTreeSet::new();
    let mut page = String::new();
    for schema in schemas() {
        let whole: serde_json::Value = serde_json::from_str(&schema.text).expect("json");
        for (name, form) in whole["$defs"].as_object().expect("forms") {
            let Some(properties) = form["properties"].as_object().filter(|_| seen.insert(name.clone())) else {
                continue;
            };
            let about = form["description"].as_str().expect("every form says what it is");
            let _ = writeln!(page, "\n### {name}\n\n{about}\n\n| key | |\n|---|---|");
            let required = form["required"].as_array().map_or(&[][..], Vec::as_slice);
            for (key, says) in properties {
                let about = says["description"].as_str().expect("every key says what it is");
                let must = if required.iter().any(|name| name == key) { " Required." } else { "" };
                let _ = writeln!(page, "| `{key}` | {about}{must} |");
            }
        }
    }
    page
}

#[test]
fn the_reference_lists_every_key() {
    const BEGIN: &str = "<!-- keys: made from the parser by tests/policy/generated.rs -->\n";
    const END: &str = "\n<!-- end of keys -->\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/policy.md");
    let page = std::fs::read_to_string(file).expect("the reference");
    let (before, rest) = page.split_once(BEGIN).expect("the beginning of the keys");
    let (_, after) = rest.split_once(END.trim_start()).expect("the end of the keys");
    check("docs/policy.md", &format!("{before}{BEGIN}{}{END}{after}", keys()));
}

//! Settings as somebody would write them: what they come to, and every way of getting them wrong.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::table::ALL;
use super::*;
use crate::base::{Budget, StoreId};

/// A directory with a `tamis.yaml`, and its path.
fn directory(text: &str) -> TempDir {
    let directory = TempDir::new().expect("a temporary directory");
    fs::write(directory.path().join("tamis.yaml"), text).expect("a file in it");
    directory
}

fn load(texts: &[&str], environment: &[(&str, &str)]) -> (Result<Settings, Problems>, Vec<TempDir>) {
    let directories: Vec<TempDir> = texts.iter().map(|text| directory(text)).collect();
    let paths: Vec<PathBuf> = directories.iter().map(|directory| directory.path().to_owned()).collect();
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    (Settings::load_with(&paths, environment.collect()), directories)
}

const KEYS: &str = "keyring: { active: k1, keys: { k1: { file: k1.key } } }\n";

/// What a whole file would be with these lines added to the least one.
fn with(lines: &str) -> String {
    format!("tamis: 1\n{KEYS}{lines}\n")
}

#[track_caller]
fn fine(lines: &str) -> Settings {
    let (settings, _directories) = load(&[&with(lines)], &[]);
    settings.unwrap_or_else(|problems| panic!("{lines}\n{problems}"))
}

/// The problems, each as `key: message; hint`.
#[track_caller]
fn wrong(lines: &str, expected: &[&str]) {
    wrong_file(&with(lines), expected);
}

#[track_caller]
fn wrong_file(text: &str, expected: &[&str]) {
    let (settings, directories) = load(&[text], &[]);
    let problems = settings.expect_err(text);
    let place = directories[0].path().to_string_lossy().into_owned();
    let told: Vec<String> = problems
        .0
        .into_iter()
        .map(|problem| Problem { place: String::new(), ..problem }.to_string().replace(&place, "DIR"))
        .collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn nothing_said_is_the_defaults() {
    let (settings, _) = load(&[], &[]);
    let settings = settings.expect("the defaults are sound");
    assert_eq!(settings.proxy.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.admin.listen.to_string(), "127.0.0.1:9900");
    assert_eq!(settings.admin.metrics, None);
    assert_eq!(settings.routes.len(), 1);
    assert_eq!(&**settings.routes[0].pattern(), "/ingest/{dataset}/{purpose}");
    let store = settings.stores.values().next().expect("one store");
    assert_eq!((store.id().as_str(), store.directory(), store.draft()), ("local", Some(Path::new("data")), true));
    let places: Vec<String> = settings.key_places().map(|(id, place)| format!("{id} {place}")).collect();
    assert_eq!(places, ["k1 file:data/tamis.key"]);
}

#[test]
fn a_file_without_a_keyring_has_the_key_that_is_made_once() {
    let (settings, _) = load(&["tamis: 1\n"], &[]);
    let places: Vec<String> =
        settings.expect("a keyring may be left out").key_places().map(|(id, place)| format!("{id} {place}")).collect();
    assert_eq!(places, ["k1 file:data/tamis.key"]);
}

#[test]
fn the_defaults_in_the_table_are_the_defaults() {
    let mut text = with("");
    for table in ALL.iter().filter(|table| ["proxy", "admin", "limits"].contains(&table.place)) {
        text += &format!("{}:\n", table.place);
        for key in table.keys.iter().filter(|key| !key.default.is_empty()) {
            text += &format!("  {}: {}\n", key.name, key.default);
        }
    }
    let (settings, _directories) = load(&[&text], &[]);
    let settings = settings.unwrap_or_else(|problems| panic!("{text}\n{problems}"));
    assert_eq!(format!("{:?}", settings.proxy), format!("{:?}", crate::proxy::Config::default()));
    assert_eq!(settings.admin, crate::admin::Config::default());
}

#[test]
fn everything_said_arrives() {
    let directory = TempDir::new().expect("a temporary directory");
    let tokens = directory.path().join("tokens");
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    fs::write(&tokens, format!("# two of them\n{digest}  # ci\n\n{}\n", digest.to_uppercase())).expect("written");
    let secret = directory.path().join("token");
    fs::write(&secret, "opens-lake").expect("written");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).expect("ours");
    let text = format!(
        "proxy: {{ listen: '0.0.0.0:8443', tls: {{ cert: c.pem, key: /k.pem, client_ca: ca.pem }}, tokens: {}, drain: 5s }}
admin: {{ listen: '[::1]:9000', metrics: 0.0.0.0:9901 }}
stores:
  local: {{ url: \"file:./data\", draft: true }}
  root: {{ url: \"file:///var/lib/tamis\" }}
  lake: {{ url: \"https://ingest.lake.example.org/v1\", timeout: 5s, connect: 1s, whole: 10m, token: {{ file: {} }} }}
routes:
  - {{ match: \"/ingest/{{dataset}}/{{purpose}}\", store: local, minimise: request, operator: source, reply: status }}
  - {{ match: \"/crm/{{*rest}}\", dataset: crm, purpose: churn, store: lake, reply: store }}
limits: {{ held: 1MiB, token: 2MiB, name: 1KiB, depth: 10, memory: 64MiB, in_flight: 5, connections: 6, header_time: 1s, idle_time: 2s, expanded: 7x }}",
        tokens.display(),
        secret.display(),
    );
    let (settings, directories) = load(&[&with(&text)], &[]);
    let settings = settings.unwrap_or_else(|problems| panic!("{problems}"));
    let beside = |name: &str| directories[0].path().join(name);
    let tls = settings.proxy.tls.as_ref().expect("it was said");
    assert_eq!((&tls.cert, tls.key.as_path()), (&beside("c.pem"), Path::new("/k.pem")));
    assert_eq!(tls.client_ca, Some(beside("ca.pem")));
    let tokens: Vec<usize> = settings.proxy.tokens.iter().map(|token| token.expose().len()).collect();
    assert_eq!(tokens, [32, 32]);
    assert_eq!(settings.proxy.tokens[0].expose()[..2], [0x9f, 0x86]);
    assert_eq!(settings.proxy.tokens[0], settings.proxy.tokens[1]);
    assert_eq!(settings.admin.metrics.map(|address| address.port()), Some(9901));
    let store = |name: &str| &settings.stores[&StoreId::parse(name).expect("an id")];
    assert_eq!((store("local").directory(), store("local").draft()), (Some(&*beside("./data")), true));
    assert_eq!(store("root").directory(), Some(Path::new("/var/lib/tamis")));
    assert_eq!(store("lake").directory(), None);
    assert!(store("lake").open(&Budget::new(1)).is_ok());
    assert_eq!(settings.routes.len(), 2);
    let limits = &settings.proxy.limits;
    assert_eq!((limits.session.held, limits.session.token, limits.session.name), (1 << 20, 2 << 20, 1 << 10));
    assert_eq!((limits.session.depth, limits.memory, limits.in_flight, limits.connections), (10, 64 << 20, 5, 6));
    assert_eq!((limits.header_time, limits.idle_time), (Duration::from_secs(1), Duration::from_secs(2)));
    assert_eq!((limits.expanded, settings.proxy.drain), (7, Duration::from_secs(5)));
}

#[test]
fn a_second_directory_and_the_environment_lie_over_the_first() {
    let first = with("proxy: { listen: 127.0.0.1:1, drain: 1s }\nlimits: { depth: 1, in_flight: 1 }\nroutes: []");
    let second = "proxy: { drain: 2s }\nlimits: { depth: 2 }";
    let (settings, _directories) = load(
        &[&first, second],
        &[("TAMIS__LIMITS__DEPTH", "3"), ("TAMIS__ADMIN__INSECURE", "true"), ("TAMIS_LOG", "x")],
    );
    let settings = settings.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(settings.proxy.listen.port(), 1);
    assert_eq!(settings.proxy.drain, Duration::from_secs(2));
    assert_eq!((settings.proxy.limits.session.depth, settings.proxy.limits.in_flight), (3, 1));
    assert!(settings.admin.insecure);
}

#[test]
fn the_environment_alone_is_enough() {
    let (settings, _) = load(
        &[],
        &[
            ("TAMIS__KEYRING__ACTIVE", "k9"),
            ("TAMIS__KEYRING__KEYS__K9__ENV", "TAMIS_TEST_KEY_THAT_IS_NOT_SET"),
            ("TAMIS__STORES__LOCAL__URL", "file:elsewhere"),
        ],
    );
    let settings = settings.unwrap_or_else(|problems| panic!("{problems}"));
    let store = settings.stores.values().next().expect("one store");
    assert_eq!((store.directory(), store.draft()), (Some(Path::new("elsewhere")), false));
    let problems = settings.keyring().err().expect("the variable is not set");
    assert_eq!(problems.to_string(), "keyring.keys.k9: the environment has no TAMIS_TEST_KEY_THAT_IS_NOT_SET");
}

#[test]
fn problems_of_the_environment_say_so() {
    let (settings, _) = load(&[], &[("TAMIS__PROXY__LISTN", "127.0.0.1:1"), ("TAMIS__LIMITS__DEPTH", "deep")]);
    assert_eq!(
        settings.expect_err("both are wrong").to_string(),
        "the environment: proxy.listn: unknown key; did you mean `listen`?\n\
         the environment: limits.depth: a whole number above zero is expected"
    );
}

#[test]
fn unknown_keys_are_errors_with_the_nearest_legal_one() {
    wrong("proxi: {}", &["proxi: unknown key; did you mean `proxy`?"]);
    wrong("proxy: { listn: 127.0.0.1:1 }", &["proxy.listn: unknown key; did you mean `listen`?"]);
    wrong("limits: { in-flight: 3 }", &["limits.in-flight: unknown key; did you mean `in_flight`?"]);
    wrong("admin: { colour: red }", &["admin.colour: unknown key; known keys: listen, metrics, insecure"]);
    wrong(
        "stores: { a: { url: file:x, drat: true } }\nroutes: []",
        &["stores.a.drat: unknown key; did you mean `draft`?"],
    );
}

#[test]
fn all_problems_come_at_once() {
    wrong(
        "proxy: { listen: nowhere, drain: soon }\nlimits: { depth: 0, memory: 1kB }\nstores: { A: { url: file:x } }\nroutes: [ { match: /x, store: b } ]",
        &[
            "proxy.listen: an address is written as in 127.0.0.1:8080 or [::1]:8080",
            "proxy.drain: a duration is written as in 500ms, 30s, 10m or 2h",
            "limits.memory: `limits.held` is larger than `limits.memory`, which it draws on",
            "limits.memory: `limits.token` is larger than `limits.memory`, which it draws on",
            "limits.memory: `limits.name` is larger than `limits.memory`, which it draws on",
            "limits.depth: a whole number above zero is expected",
            "stores.A: a store is 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or digit",
            "routes[0].store: there is no store b",
            "routes[0].match: the route names no dataset: capture it in `match` or set `dataset`",
        ],
    );
}

#[test]
fn a_file_says_its_version() {
    wrong_file("proxy: {}", &["tamis: it is missing; the file begins with `tamis: 1`"]);
    wrong_file(&with("").replace("tamis: 1", "tamis: 2"), &["tamis: this tamis reads version 1"]);
}

#[test]
fn an_open_listener_needs_a_guard() {
    let exposed = "is not a loopback address and neither `tokens` nor `tls.client_ca` guards it: add one, or say `insecure: true`";
    wrong("proxy: { listen: 0.0.0.0:8080 }", &[&format!("proxy.listen: 0.0.0.0:8080 {exposed}")]);
    wrong("proxy: { listen: '[::]:8080', tls: { cert: c, key: k } }", &[&format!("proxy.listen: [::]:8080 {exposed}")]);
    fine("proxy: { listen: 0.0.0.0:8080, insecure: true }");
    fine("proxy: { listen: 0.0.0.0:8080, tls: { cert: c, key: k, client_ca: ca } }");
    fine("proxy: { listen: '[::1]:8080' }");
    wrong(
        "admin: { listen: 0.0.0.0:9900 }",
        &[
            "admin.listen: 0.0.0.0:9900 is not a loopback address and nothing guards it; say `admin.metrics` for scrapers elsewhere, or `insecure: true`",
        ],
    );
    fine("admin: { listen: 0.0.0.0:9900, insecure: true }");
    fine("admin: { metrics: 0.0.0.0:9901 }");
}

#[test]
fn a_guard_that_is_wrong_is_no_guard() {
    wrong(
        "proxy: { listen: 0.0.0.0:8080, tokens: nowhere }",
        &["proxy.tokens: cannot read DIR/nowhere: No such file or directory (os error 2)"],
    );
    wrong("proxy: { listen: 0.0.0.0:8080, tls: { cert: c } }", &["proxy.tls.key: it is missing"]);
    let directory = TempDir::new().expect("a temporary directory");
    for (content, message) in [
        ("", "holds no digest"),
        ("# none\n", "holds no digest"),
        ("9f86\n", "is no SHA-256 digest; make one with `printf %s TOKEN | sha256sum`"),
        ("hunter2\n", "is no SHA-256 digest; make one with `printf %s TOKEN | sha256sum`"),
    ] {
        let path = directory.path().join("tokens");
        fs::write(&path, content).expect("written");
        let (settings, _directories) = load(&[&with(&format!("proxy: {{ tokens: {} }}", path.display()))], &[]);
        let told = settings.expect_err(content).to_string();
        assert!(told.ends_with(message) && told.lines().count() == 1, "{told}");
        assert!(!told.contains("hunter2"), "{told}");
    }
}

#[test]
fn later_forms_are_refused_by_name() {
    wrong(
        "stores: { s: { url: s3://bucket/prefix, region: eu-west-3 } }\nroutes: []",
        &["stores.s.url: an object store is not supported yet"],
    );
    for (key, word) in
        [("minimise", "response"), ("minimise", "both"), ("operator", "recipient"), ("operator", "separate")]
    {
        wrong(
            &format!("routes: [ {{ match: '/{{dataset}}/{{purpose}}', store: local, {key}: {word} }} ]"),
            &[&format!("routes[0].{key}: `{word}` is not supported yet")],
        );
    }
    wrong_file(
        "tamis: 1\nkeyring: { active: k1, keys: { k1: { exec: [vault, read] } } }",
        &["keyring.keys.k1.exec: `exec` is not supported yet"],
    );
}

#[test]
fn stores_and_routes_are_checked() {
    wrong(
        "stores: { a: { url: fil:x } }\nroutes: []",
        &["stores.a.url: a store's URL begins with file:, http:// or https://; did you mean `file:`?"],
    );
    wrong("stores: { a: { } }\nroutes: []", &["stores.a.url: it is missing"]);
    wrong(
        "stores: { a: { url: 'file:' } }\nroutes: []",
        &["stores.a.url: a file store is written as in file:./data or file:///var/lib/tamis"],
    );
    wrong(
        "stores: { a: { url: file:x, timeout: 3s } }\nroutes: []",
        &["stores.a.timeout: a file store has no such key"],
    );
    wrong(
        "stores: { a: { url: 'http://u:p@x.example.org' } }\nroutes: []",
        &["stores.a.url: the URL of a store holds no credentials; set `token` instead"],
    );
    wrong(
        "stores: { a: { url: 'http://x.example.org', token: { env: PATH } } }\nroutes: []",
        &["stores.a.url: a token would be sent in the clear; use https://"],
    );
    fine("stores: { a: { url: 'http://127.0.0.1:1', token: { env: PATH } } }\nroutes: []");
    wrong(
        "stores: { a: { url: file:x } }",
        &["routes: it is missing, and the default route needs a store named local"],
    );
    wrong(
        "stores: { lake: { url: 'https://x y' } }\nroutes: [ { match: '/{dataset}/{purpose}', store: lake } ]",
        &["stores.lake.url: it is no URL"],
    );
    wrong(
        "routes: [ { match: '/{dataset}/{purpose}', store: locl } ]",
        &["routes[0].store: there is no store locl; did you mean `local`?"],
    );
    wrong(
        "routes: [ { match: '/{dataset}/{purpose}', store: local, minimise: requests, reply: body } ]",
        &[
            "routes[0].minimise: one of request is expected; did you mean `request`?",
            "routes[0].reply: one of status, store is expected",
        ],
    );
    wrong("routes: { a: 1 }", &["routes: a list is expected"]);
    wrong("proxy: 3", &["proxy: a table of keys is expected"]);
    wrong("limits: { depth: [1] }", &["limits.depth: a single value is expected"]);
}

#[test]
fn keys_are_checked() {
    wrong_file(
        "tamis: 1\nkeyring: { active: k2, keys: { k1: { file: a } } }",
        &["keyring.active: there is no key k2 under `keyring.keys`"],
    );
    wrong_file(
        "tamis: 1\nkeyring: { keys: { K: { file: a }, k: { file: a, env: B }, j: { } } }",
        &[
            "keyring.active: it is missing",
            "keyring.keys.K: a key id is 1 to 64 of a-z, 0-9 and `-`, beginning with a letter or digit",
            "keyring.keys.j: one of `file` and `env` is expected",
            "keyring.keys.k: one of `file` and `env` is expected",
        ],
    );
}

#[test]
fn key_files_are_their_owners_alone() {
    let text = "tamis: 1\nkeyring: { active: k1, keys: { k1: { file: k1 }, k2: { file: k2 }, k3: { file: k3 } } }";
    let (settings, directories) = load(&[text], &[]);
    let settings = settings.unwrap_or_else(|problems| panic!("{problems}"));
    let path = |name: &str| directories[0].path().join(name);
    let random: String = (0..64_u32).map(|n| char::from_digit(n * 7 % 16, 16).expect("below 16")).collect();
    for (name, content, mode) in [("k1", random.as_str(), 0o600), ("k2", random.as_str(), 0o640)] {
        fs::write(path(name), content).expect("written");
        fs::set_permissions(path(name), fs::Permissions::from_mode(mode)).expect("ours");
    }
    let told = settings.keyring().err().expect("two are wrong").to_string();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].starts_with("keyring.keys.k2: ") && lines[0].ends_with("(mode 0640): chmod 600 it"), "{told}");
    assert!(lines[1].starts_with("keyring.keys.k3: cannot read ") && lines[1].contains("No such file"), "{told}");
    assert!(!told.contains(&random));

    for (name, content) in [("k2", random.replace('7', "8")), ("k3", "short".to_owned())] {
        fs::write(path(name), content).expect("written");
        fs::set_permissions(path(name), fs::Permissions::from_mode(0o600)).expect("ours");
    }
    let told = settings.keyring().err().expect("the third is too short").to_string();
    assert!(told.starts_with("keyring.keys.k3: the key text has fewer than 32 bytes (file:"), "{told}");
    fs::write(path("k3"), random.replace('7', "9")).expect("written");
    let ring = settings.keyring().unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!((ring.active().as_str(), ring.ids().count()), ("k1", 3));
}

#[test]
fn a_key_is_made_once() {
    let directory = TempDir::new().expect("a temporary directory");
    let path = directory.path().join("data/tamis.key");
    let id = || crate::base::KeyId::parse("k1").expect("an id");
    let places = keyring::KeyPlaces { active: id(), keys: vec![(id(), secret::Place::Made(path.clone()))] };
    assert!(places.fetch().is_err(), "fetching makes nothing");
    assert!(!path.exists());
    assert_eq!(places.make().ok(), Some(Some(path.clone())));
    assert!(places.fetch().is_ok());
    let first = fs::read(&path).expect("it was made");
    assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o600);
    assert_eq!(first.len(), 64);
    assert_eq!(places.make().ok(), Some(None));
    assert_eq!(fs::read(&path).expect("it is there"), first);
}

#[test]
fn broken_files_are_named() {
    wrong_file_text("proxy: { listen: [", "tamis.yaml");
    wrong_file_text("- a\n- b\n", "tamis.yaml");
    let first = directory(&with(""));
    let second = TempDir::new().expect("a temporary directory");
    let dirs = [first.path().to_owned(), second.path().to_owned()];
    let told = Settings::load_with(&dirs, HashMap::new()).expect_err("the second has no file").to_string();
    assert!(told.ends_with("tamis.yaml: there is no such file to lay over the first one's"), "{told}");
}

#[track_caller]
fn wrong_file_text(text: &str, expected: &str) {
    let (settings, _directories) = load(&[text], &[]);
    let told = settings.expect_err(text).to_string();
    assert!(told.contains(expected), "{told}");
}

#[test]
fn yaml_words_stay_words() {
    fine("stores: { no: { url: file:x }, on: { url: file:y } }\nroutes: []");
}

#[test]
fn the_documentation_is_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.md");
    #[expect(clippy::disallowed_methods, reason = "a switch for whoever runs the tests")]
    if std::env::var_os("TAMIS_BLESS").is_some() {
        fs::write(&path, page()).expect("the repository can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page(), "docs/settings.md is out of date: TAMIS_BLESS=1 cargo test --lib");
}

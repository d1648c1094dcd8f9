//! The cases that every front end runs, through `tamis run`.

#[path = "../cases/mod.rs"]
mod shared;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{DONE, Place, REFUSED};

#[test]
fn cases_hold_on_the_command_line() {
    let place = Place::new();
    let key = place.write("key", shared::KEY);
    fs::set_permissions(key, fs::Permissions::from_mode(0o600)).expect("a mode");
    place.write("config/tamis.yaml", "tamis: 1\nkeyring: { active: k1, keys: { k1: { file: ../key } } }\n");
    for case in shared::all() {
        let mut args = vec!["run", "--framing", &case.framing];
        if let Some(files) = case.files() {
            for (path, text) in files {
                place.write(&format!("config/{path}"), text);
            }
            args.extend(["-d", "ad-hoc", "-p", "ad-hoc"]);
        } else {
            args.extend(["--key", "file:key", "--unlisted", &case.unlisted, "--names", &case.names]);
        }
        let flags: Vec<_> = case.rules.iter().map(|(action, selector)| (format!("--{action}"), selector)).collect();
        for (flag, selector) in &flags {
            args.extend([flag.as_str(), selector.as_str()]);
        }
        let ran = place.feed(&args, case.input.as_bytes());
        match &case.error {
            None => assert_eq!((ran.code, ran.out.as_str()), (DONE, case.out.as_str()), "{}: {}", case.name, ran.err),
            Some(_) => {
                assert_eq!(ran.code, REFUSED, "{}", case.name);
                assert!(ran.err.contains(&format!("byte {}", case.offset)), "{}: {}", case.name, ran.err);
            }
        }
    }
}

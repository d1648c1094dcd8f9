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
    for case in shared::all() {
        let mut args = vec!["run", "--key", "file:key", "--unlisted", &case.unlisted, "--names", &case.names];
        args.extend(["--framing", &case.framing]);
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

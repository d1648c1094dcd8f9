//! What a reload takes, what it refuses, and what it never makes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;

const KEY: &str = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210";
const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// A configuration directory with the examples, read as at a start.
struct Desk {
    dir: TempDir,
    generation: Generation,
    files: Files,
}

impl Desk {
    fn new(settings: &str) -> Self {
        let dir = TempDir::new().expect("a temporary directory");
        let path = |name: &str| dir.path().join(name);
        for folder in ["", "datasets", "purposes", "rules", "terms", "tests"] {
            fs::create_dir_all(path(&format!("config/{folder}"))).expect("ours");
            let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("config").join(folder);
            for entry in fs::read_dir(from).expect("the examples").flatten().filter(|entry| entry.path().is_file()) {
                fs::copy(entry.path(), path("config").join(folder).join(entry.file_name())).expect("ours");
            }
        }
        fs::write(path("config/key"), KEY).expect("ours");
        fs::set_permissions(path("config/key"), fs::Permissions::from_mode(0o600)).expect("ours");
        fs::write(path("config/tokens"), DIGEST).expect("ours");
        let text = format!("tamis: 1\nkeyring: {{ active: k1, keys: {{ k1: {{ file: key }} }} }}\n{settings}\n");
        fs::write(path("config/tamis.yaml"), text).expect("ours");
        let place = Place::directory(&path("config"));
        let (settings, workspace) = setup::whole(&place).expect("readable").sound().expect("sound");
        let (keyring, budget) = (setup::keyring(&settings).expect("a key"), Budget::new(1 << 20));
        let generation = setup::generation(&settings, &workspace, &keyring, &budget, None).expect("it fits");
        let files = Files::new(place, settings, &keyring, budget).expect("a print");
        Self { dir, generation, files }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).expect("it is there");
        assert!(text.contains(from), "{name}: {from}");
        fs::write(self.path(name), text.replace(from, to)).expect("ours");
    }

    #[track_caller]
    fn taken(&self) -> Generation {
        let taken = self.files.load(&self.generation).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(self.files.change(), None, "it is as it was read");
        taken
    }

    #[track_caller]
    fn refused(&self, why: &str) {
        let problems = self.files.load(&self.generation).expect_err(why);
        assert!(problems.contains(why), "{problems}");
        assert_eq!(self.files.change(), None, "it is not tried again until something changes");
    }
}

const STORE: &str = "stores: { local: { url: 'file:./data' } }";

#[test]
fn what_has_vanished_is_refused_until_it_is_back() {
    let desk = Desk::new(STORE);
    let away = desk.path("away");
    for (name, says) in [
        ("config", "config is gone"),
        ("config/tamis.yaml", "tamis.yaml is gone"),
        ("config/datasets", "datasets is gone"),
        ("config/purposes", "purposes is gone"),
    ] {
        fs::rename(desk.path(name), &away).expect("ours");
        assert!(desk.files.change().is_some(), "{name}: it is seen");
        desk.refused(says);
        assert!(!desk.path(name).exists(), "{name}: nothing was made");
        fs::rename(&away, desk.path(name)).expect("ours");
        assert!(desk.files.change().is_some(), "{name}: its return is seen");
        assert_eq!(desk.taken().openings(), desk.generation.openings());
    }
    // A policy that is withdrawn is no accident.
    fs::remove_file(desk.path("config/datasets/clickstream.yaml")).expect("ours");
    fs::remove_file(desk.path("config/tests/clickstream.yaml")).expect("ours");
    assert!(desk.taken().openings() < desk.generation.openings());
}

#[test]
fn only_files_that_are_read_count() {
    let desk = Desk::new(&format!("{STORE}\nproxy: {{ tokens: tokens }}"));
    assert_eq!(desk.files.change(), None);
    fs::create_dir_all(desk.path("config/data/support-tickets/ticket-routing")).expect("ours");
    fs::write(desk.path("config/data/support-tickets/ticket-routing/2026-09-14-0001.ndjson"), "{}\n").expect("ours");
    fs::write(desk.path("config/notes.txt"), "x").expect("ours");
    assert_eq!(desk.files.change(), None, "data is no configuration");
    for read in [
        "config/tamis.yaml",
        "config/classes.yaml",
        "config/purposes/ticket-routing.yaml",
        "config/rules/conversation.yaml",
        "config/terms/staff.txt",
        "config/tests/clickstream.yaml",
        "config/tokens",
        "config/key",
    ] {
        let text = fs::read_to_string(desk.path(read)).expect(read);
        fs::write(desk.path(read), text + "\n").expect("ours");
        assert!(desk.files.change().is_some(), "{read}");
        desk.taken();
    }
}

#[test]
fn a_key_that_is_another_under_the_same_id_is_refused() {
    let desk = Desk::new(STORE);
    fs::remove_file(desk.path("config/key")).expect("ours");
    desk.refused("cannot read");
    assert!(!desk.path("config/key").exists(), "no key is made");
    fs::write(desk.path("config/key"), KEY.replace('7', "8")).expect("ours");
    fs::set_permissions(desk.path("config/key"), fs::Permissions::from_mode(0o644)).expect("ours");
    desk.refused("chmod 600");
    fs::set_permissions(desk.path("config/key"), fs::Permissions::from_mode(0o600)).expect("ours");
    assert!(desk.files.change().is_some(), "permissions are a change");
    desk.refused("k1: this is another key");
    desk.edit("config/tamis.yaml", "active: k1, keys: { k1: ", "active: k2, keys: { k2: ");
    desk.taken();
}

#[test]
fn a_listener_that_is_bound_stays_guarded() {
    let desk = Desk::new(&format!("{STORE}\nproxy: {{ listen: 0.0.0.0:8080, tokens: tokens }}"));
    desk.edit("config/tamis.yaml", "listen: 0.0.0.0:8080, tokens: tokens", "listen: 127.0.0.1:8080");
    desk.refused("0.0.0.0:8080 is not a loopback address");
    desk.edit("config/tamis.yaml", "listen: 127.0.0.1:8080", "listen: 127.0.0.1:8080, tokens: tokens");
    desk.taken();
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let desk = Desk::new(STORE);
    desk.edit("config/tamis.yaml", "stores:", "prxy: { }\nstores:");
    desk.edit("config/datasets/support-tickets.yaml", "unlisted: drop", "unlisted: burn");
    desk.refused("support-tickets.yaml");
    desk.files.state().trail = Arc::default();
    desk.refused("prxy");
}

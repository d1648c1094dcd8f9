//! A directory of its own for each test, and the program run in it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Exit codes of interface.md.
pub(crate) const DONE: i32 = 0;
pub(crate) const REFUSED: i32 = 1;
pub(crate) const USAGE: i32 = 2;
pub(crate) const WORLD: i32 = 3;

/// A fresh directory to run in.
pub(crate) struct Place {
    dir: TempDir,
}

/// What a run left.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    /// Nothing in it.
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a directory") }
    }

    /// With the repository's `config/` in it.
    pub(crate) fn with_config() -> Self {
        let place = Self::new();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("config"), &place.path("config"));
        let key = place.write("config/key", "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210\n");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("a mode");
        place.write(
            "config/tamis.yaml",
            "tamis: 1\nkeyring: { active: k1, keys: { k1: { file: key } } }\nstores: { local: { url: \"file:../data\" } }\n",
        );
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, content).expect("a file");
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Names in the directory, hidden ones too.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).expect("a directory");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program, in this directory, with an environment that says nothing to it.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tamis"));
        command.args(args).current_dir(self.dir.path());
        command.env_clear().env("PATH", "/usr/bin:/bin").env("TZ", "UTC");
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.feed(args, b"")
    }

    /// Runs it with this on standard input.
    pub(crate) fn feed(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_vec();
        // It may end before it has read everything.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let ran = ended(child);
        feeder.join().expect("the feeder");
        ran
    }
}

/// Waits for a program and takes what it wrote.
pub(crate) fn ended(child: Child) -> Ran {
    let output = child.wait_with_output().expect("an end");
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.err.contains(part), "stderr without `{part}`: {}", self.err);
        self
    }

    #[track_caller]
    pub(crate) fn shows(self, part: &str) -> Self {
        assert!(self.out.contains(part), "stdout without `{part}`: {}", self.out);
        self
    }
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

//! The demo's directory: configuration, sample, key and store, for a newcomer to read afterwards.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::Secret;
use crate::cli::failure::Failure;
use crate::cli::files::{self, Access};
use crate::keys;
use crate::policy::{self, Sources};

/// Tries at a name that is not taken.
const TRIES: usize = 1000;

/// A fresh directory: the one asked for, which must not be there; else `tamis-demo` here, or a numbered one.
pub(super) fn fresh(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(path) = asked {
        return fs::create_dir(path)
            .map(|()| path.to_owned())
            .map_err(|error| Failure::file("cannot create", path.display(), &error));
    }
    for number in 1..=TRIES {
        let path = PathBuf::from(if number == 1 { "tamis-demo".to_owned() } else { format!("tamis-demo-{number}") });
        match fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::file("cannot create", path.display(), &error)),
        }
    }
    Err(Failure::World("there are too many tamis-demo directories here: name one with --dir".to_owned()))
}

/// Writes the built-in configuration, the sample and the key.
pub(super) fn furnish(root: &Path, sample: &str, key: &Secret) -> Result<(), Failure> {
    let examples = policy::embedded();
    write(&root.join("config/classes.yaml"), &text(&examples, "classes.yaml")?, Access::Everyone)?;
    for folder in ["datasets", "purposes", "rules", "terms", "tests"] {
        for name in examples.list(folder).unwrap_or_default() {
            let path = format!("{folder}/{name}");
            write(&root.join("config").join(&path), &text(&examples, &path)?, Access::Everyone)?;
        }
    }
    write(&root.join("sample.ndjson"), sample, Access::Everyone)?;
    write(&root.join("key"), &keys::encode(key), Access::Owner)?;
    write(&root.join("config/tamis.yaml"), &settings(root), Access::Everyone)
}

fn text(examples: &dyn Sources, path: &str) -> Result<String, Failure> {
    examples.read(path).map_err(|error| Failure::World(format!("{path}: {error}")))
}

/// Settings under which `tamis serve` goes on where the demo ended.
fn settings(root: &Path) -> String {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let quoted = |path: String| serde_json::Value::from(path).to_string();
    format!(
        "# Written by `tamis demo`.
tamis: 1
keyring: {{ active: k1, keys: {{ k1: {{ file: {} }} }} }}
stores:
  local: {{ url: {} }}
routes:
  - {{ match: \"/ingest/{{dataset}}/{{purpose}}\", store: local, minimise: request }}
",
        quoted(root.join("key").display().to_string()),
        quoted(format!("file:{}", root.join("data").display())),
    )
}

fn write(path: &Path, text: &str, access: Access) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| Failure::file("cannot create", folder.display(), &error))?;
    files::prepare(path, text.as_bytes(), access)?.create()
}

/// Every data file under a directory, in order of name.
pub(super) fn stored(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: io::Error| Failure::file("cannot read", root.display(), &error);
    let mut found = Vec::new();
    for entry in fs::read_dir(root).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if path.is_dir() {
            found.extend(stored(&path)?);
        } else if !hidden {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

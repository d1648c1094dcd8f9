//! From `--config` to files, workspace and settings, with everything that is wrong said at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::args::Config;
use super::check;
use super::console::Console;
use super::failure::Failure;
use super::world;
use crate::base::{DatasetId, PurposeId};
use crate::policy::{self, Policy, Problem, Severity, SourceError, Sources, Workspace};

/// The directory that is read when none is named.
const DEFAULT: &str = "config";

/// Where the configuration is.
pub(super) struct Place {
    /// Its files.
    pub(super) sources: Box<dyn Sources + Send + Sync>,
    root: Option<PathBuf>,
}

impl Place {
    /// The file on disk; `None` for what is built in.
    pub(super) fn path(&self, file: &str) -> Option<PathBuf> {
        self.root.as_ref().map(|root| root.join(file))
    }

    /// What stands before a file's name where somebody outside is to find it.
    pub(super) fn prefix(&self) -> String {
        self.root.as_ref().map(|root| format!("{}/", root.display())).unwrap_or_default()
    }

    /// A directory.
    pub(super) fn directory(root: &Path) -> Self {
        Self { sources: Box::new(Directory { root: root.to_owned() }), root: Some(root.to_owned()) }
    }

    /// The examples that are built in.
    pub(super) fn built_in() -> Self {
        Self { sources: Box::new(policy::embedded()), root: None }
    }
}

/// Where the configuration is: the first directory named; `./config` where none is; what is built in where that is not
/// there either.
pub(super) fn place(console: &Console, config: &Config) -> Result<Place, Failure> {
    match root(config)? {
        Some(root) => Ok(Place::directory(&root)),
        None => {
            console.say("there is no directory `config`: using the built-in examples");
            Ok(Place::built_in())
        }
    }
}

/// The configuration directory; `None` where the built-in defaults are meant.
pub(super) fn root(config: &Config) -> Result<Option<PathBuf>, Failure> {
    for dir in &config.dirs {
        if !dir.is_dir() {
            return Err(Failure::World(format!("{} is no directory", dir.display())));
        }
    }
    let default = PathBuf::from(DEFAULT);
    Ok(config.dirs.first().cloned().or_else(|| default.is_dir().then_some(default)))
}

/// Everything under the configuration directory, and the errors in it; the workspace only where there are none.
pub(super) fn read(place: &Place) -> (Option<Workspace>, Vec<Problem>) {
    let (workspace, problems) = policy::load(&*place.sources, world::date(world::now()));
    let errors: Vec<_> = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    (workspace.filter(|_| errors.is_empty()), errors)
}

/// Everything under the configuration directory, or all that is wrong with it on standard error.
pub(super) fn workspace(console: &Console, place: &Place) -> Result<Workspace, Failure> {
    let (workspace, errors) = read(place);
    workspace.ok_or_else(|| {
        console.say(check::painted(console.err, &policy::text(&errors, &*place.sources)).trim_end());
        Failure::Unsound
    })
}

/// The policy of a dataset for a purpose.
pub(super) fn policy<'w>(workspace: &'w Workspace, dataset: &str, purpose: &str) -> Result<&'w Policy, Failure> {
    let dataset = DatasetId::parse(dataset).map_err(|error| Failure::Usage(format!("--dataset: {error}")))?;
    let purpose = PurposeId::parse(purpose).map_err(|error| Failure::Usage(format!("--purpose: {error}")))?;
    if !workspace.datasets.contains_key(&dataset) {
        let known = names(workspace.datasets.keys());
        return Err(Failure::Usage(format!("there is no dataset {dataset}; there are: {known}")));
    }
    let found = workspace.policies.get(&(dataset.clone(), purpose.clone()));
    found.ok_or_else(|| {
        let open = names(workspace.policies.keys().filter(|(id, _)| *id == dataset).map(|(_, purpose)| purpose));
        Failure::Usage(format!("dataset {dataset} is not open to purpose {purpose}; it is open to: {open}"))
    })
}

fn names(ids: impl Iterator<Item = impl std::fmt::Display>) -> String {
    let names: Vec<String> = ids.map(|id| id.to_string()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// A configuration directory on disk. The operator wrote the paths in it: they may lead outside.
struct Directory {
    root: PathBuf,
}

impl Sources for Directory {
    fn read(&self, path: &str) -> Result<String, SourceError> {
        fs::read_to_string(self.root.join(path)).map_err(|error| failed(&error))
    }

    fn list(&self, dir: &str) -> Result<Vec<String>, SourceError> {
        let entries = match fs::read_dir(self.root.join(dir)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| failed(&error))?;
            if entry.path().is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}

fn failed(error: &io::Error) -> SourceError {
    match error.kind() {
        io::ErrorKind::NotFound => SourceError::Missing,
        _ => SourceError::Failed(error.to_string()),
    }
}

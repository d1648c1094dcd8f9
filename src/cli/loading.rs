//! From `--config` to the files that are read, settled once: a directory that vanishes later is an error, never a reason
//! to read something else.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Config;
use super::check;
use super::console::Console;
use super::failure::Failure;
use super::trail::{Look, Trail};
use super::world;
use crate::base::{DatasetId, PurposeId};
use crate::policy::{self, Policy, Problem, Severity, SourceError, Sources, Workspace};

/// The directory that is read when none is named.
const DEFAULT: &str = "config";
/// What a configuration directory is known by.
const SETTINGS: &str = "tamis.yaml";
const DATASETS: &str = "datasets";

/// Where the configuration is.
pub(super) struct Place {
    /// Its files.
    pub(super) sources: Box<dyn Sources + Send + Sync>,
    /// The directories in their order: the first has everything, the others lay their `tamis.yaml` over it. None: what
    /// is built in.
    dirs: Vec<PathBuf>,
    trail: Arc<Trail>,
    /// Directories and settings' files that were there when it was settled.
    landmarks: Vec<PathBuf>,
}

impl Place {
    /// The file on disk; `None` for what is built in.
    pub(super) fn path(&self, file: &str) -> Option<PathBuf> {
        self.dirs.first().map(|root| root.join(file))
    }

    /// What stands before a file's name where somebody outside is to find it.
    pub(super) fn prefix(&self) -> String {
        self.dirs.first().map(|root| format!("{}/", root.display())).unwrap_or_default()
    }

    /// The directories in their order; none for what is built in.
    pub(super) fn dirs(&self) -> &[PathBuf] {
        &self.dirs
    }

    /// What has been read from it.
    pub(super) fn trail(&self) -> &Arc<Trail> {
        &self.trail
    }

    /// A directory.
    pub(super) fn directory(root: &Path) -> Self {
        Self::of(vec![root.to_owned()])
    }

    /// The same place, to be read anew.
    pub(super) fn again(&self) -> Self {
        Self::of(self.dirs.clone())
    }

    /// What was there when `before` was settled and is gone: half a deployment, not a configuration that says less.
    pub(super) fn gone_since<'p>(&self, before: &'p Self) -> Vec<&'p Path> {
        before.landmarks.iter().filter(|path| !self.landmarks.contains(path)).map(PathBuf::as_path).collect()
    }

    fn of(dirs: Vec<PathBuf>) -> Self {
        let trail = Arc::new(Trail::default());
        let mut landmarks = Vec::new();
        for (at, dir) in dirs.iter().enumerate() {
            let whole: &[&str] = if at == 0 { &["purposes", DATASETS] } else { &[] };
            let paths = whole.iter().chain([&SETTINGS]).map(|name| dir.join(name));
            for path in std::iter::once(dir.clone()).chain(paths) {
                trail.note(&path, Look::Presence);
                if path.exists() {
                    landmarks.push(path);
                }
            }
        }
        let sources: Box<dyn Sources + Send + Sync> = match dirs.first() {
            Some(root) => Box::new(Directory { root: root.clone(), trail: Arc::clone(&trail) }),
            None => Box::new(policy::embedded()),
        };
        Self { sources, dirs, trail, landmarks }
    }
}

/// Where the configuration is: the directories named; `./config` where none is; what is built in where that is not there
/// either.
pub(super) fn place(console: &Console, config: &Config) -> Result<Place, Failure> {
    let place = settle(config)?;
    if place.dirs.is_empty() {
        console.say("there is no directory `config`: using the built-in examples");
    }
    Ok(place)
}

/// As [`place`], in silence.
pub(super) fn settle(config: &Config) -> Result<Place, Failure> {
    for dir in &config.dirs {
        if !dir.is_dir() {
            return Err(Failure::World(format!("{} is no directory", dir.display())));
        }
    }
    let default = PathBuf::from(DEFAULT);
    let dirs = match config.dirs.as_slice() {
        [] => default.is_dir().then_some(default).into_iter().collect(),
        named => named.to_vec(),
    };
    if let Some(root) = dirs.first()
        && !root.join(SETTINGS).exists()
        && !root.join(DATASETS).exists()
    {
        let why = "holds neither tamis.yaml nor datasets: it is no configuration of tamis";
        return Err(Failure::Usage(format!("{} {why}", root.display())));
    }
    Ok(Place::of(dirs))
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
    trail: Arc<Trail>,
}

impl Sources for Directory {
    fn read(&self, path: &str) -> Result<String, SourceError> {
        let path = self.root.join(path);
        self.trail.note(&path, Look::Content);
        fs::read_to_string(path).map_err(|error| failed(&error))
    }

    fn list(&self, dir: &str) -> Result<Vec<String>, SourceError> {
        let dir = self.root.join(dir);
        self.trail.note(&dir, Look::Names);
        let entries = match fs::read_dir(dir) {
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

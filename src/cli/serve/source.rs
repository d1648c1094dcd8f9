//! The configuration on disk, as the proxy reads it anew: policies, routes and stores. Listeners and limits stay as
//! they were bound; a change of theirs is logged and waits for a restart.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::base::Budget;
use crate::cli::args::Config;
use crate::cli::failure::Failure;
use crate::cli::loading::{self, Place};
use crate::cli::setup;
use crate::policy;
use crate::proxy::{Generation, Source};
use crate::settings::Settings;

/// Directories within directories are looked into so deep; a link that leads back is not followed for ever.
const DEPTH: usize = 8;

/// The files of a configuration.
pub(super) struct Files {
    config: Config,
    budget: Budget,
    /// What is in force.
    settings: Mutex<Settings>,
    /// The directories as they were before they were first read. The first fingerprint is of them, so that a change
    /// made while the process started is seen.
    first: Mutex<Option<Seen>>,
}

/// A digest of names, sizes and times.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Seen(u64);

/// Looks at the directories of a configuration.
pub(super) fn seen(config: &Config) -> Seen {
    let mut hasher = DefaultHasher::new();
    for dir in setup::dirs(config).unwrap_or_default() {
        look(&dir, DEPTH, &mut hasher);
    }
    Seen(hasher.finish())
}

impl Files {
    /// Where the configuration is, how it was seen before it was read, and the settings that were read from it then.
    pub(super) fn new(config: Config, first: Seen, settings: Settings, budget: Budget) -> Self {
        Self { config, budget, settings: Mutex::new(settings), first: Mutex::new(Some(first)) }
    }

    fn read(&self, current: &Generation) -> Result<Generation, Failure> {
        let place = match loading::root(&self.config)? {
            Some(root) => Place::directory(&root),
            None => Place::built_in(),
        };
        let settings = setup::read(&self.config)?;
        let (workspace, problems) = loading::read(&place);
        let workspace = workspace.ok_or_else(|| Failure::Policy(policy::text(&problems, &*place.sources)))?;
        let keyring = setup::keyring(&settings)?;
        let mut before = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        let open = Some((&*before, current.stores()));
        let generation = setup::generation(&settings, &workspace, &keyring, &self.budget, open)?;
        if format!("{:?}{:?}", settings.proxy, settings.admin) != format!("{:?}{:?}", before.proxy, before.admin) {
            tracing::warn!("listeners, tokens and limits have changed: they take effect at the next start");
        }
        *before = settings;
        Ok(generation)
    }
}

impl Source for Files {
    fn load(&self, current: &Generation) -> Result<Generation, String> {
        self.read(current).map_err(|failure| failure.to_string())
    }

    fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let first = self.first.lock().unwrap_or_else(PoisonError::into_inner).take();
        first.unwrap_or_else(|| seen(&self.config)).hash(&mut hasher);
        let settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, place) in settings.key_places() {
            if let Some(path) = place.strip_prefix("file:") {
                note(Path::new(path), &mut hasher);
            }
        }
        hasher.finish()
    }
}

/// Names, sizes and times of everything below a directory.
fn look(dir: &Path, depth: usize, hasher: &mut DefaultHasher) {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if !path.is_dir() {
            note(&path, hasher);
        } else if depth > 0 {
            look(&path, depth - 1, hasher);
        }
    }
}

fn note(path: &Path, hasher: &mut DefaultHasher) {
    let meta = fs::metadata(path).ok();
    (path, meta.as_ref().map(fs::Metadata::len), meta.and_then(|meta| meta.modified().ok())).hash(hasher);
}

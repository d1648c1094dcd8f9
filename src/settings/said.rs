//! What was said: the files and the environment as one tree, by the `config` crate. Each value knows where it came from.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use config::{Config, ConfigError, Environment, File, FileFormat, Map, Source, Value, ValueKind};

use super::desk::Noted;
use super::problem::Problem;

/// The settings' file in a configuration directory.
const FILE: &str = "tamis.yaml";
/// How the `config` crate names the environment as an origin.
pub(super) const ENVIRONMENT: &str = "the environment";

/// The tree, and whether any file was there.
pub(super) struct Said {
    pub(super) tree: Value,
    pub(super) files: bool,
}

/// Reads the first directory's file if it has one, then those of the others, which must have one, then the environment.
/// `environment`: variables that stand in for the process's own, in tests.
pub(super) fn read(
    dirs: &[PathBuf],
    environment: Option<HashMap<String, String>>,
    noted: Noted<'_>,
) -> Result<Said, Vec<Problem>> {
    let mut builder = Config::builder();
    let mut problems = Vec::new();
    let mut files = false;
    for (at, dir) in dirs.iter().enumerate() {
        let path = dir.join(FILE);
        noted(&path);
        if !path.is_file() {
            if at > 0 {
                problems.push(problem(&path, "there is no such file to lay over the first one's".to_owned()));
            }
            continue;
        }
        files = true;
        // Each file alone, so that every broken one is named.
        match layer(&path) {
            Ok(layer) => builder = builder.add_source(layer),
            Err(message) => problems.push(problem(&path, message)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let variables = Environment::with_prefix("TAMIS").prefix_separator("__").separator("__").source(environment);
    let config = builder.add_source(variables).build();
    let tree = config.map_err(|error| vec![problem(Path::new(ENVIRONMENT), error.to_string())])?;
    Ok(Said { tree: tree.cache, files })
}

/// One file's tree; each value says which file, spelt as it was asked for.
#[derive(Clone, Debug)]
struct Layer(Map<String, Value>);

impl Source for Layer {
    fn clone_into_box(&self) -> Box<dyn Source + Send + Sync> {
        Box::new(self.clone())
    }

    fn collect(&self) -> Result<Map<String, Value>, ConfigError> {
        Ok(self.0.clone())
    }
}

fn layer(path: &Path) -> Result<Layer, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let config = Config::builder().add_source(File::from_str(&text, FileFormat::Yaml)).build();
    let tree = config.map_err(|error| error.to_string())?.cache;
    match named(tree, &path.display().to_string()).kind {
        ValueKind::Table(values) => Ok(Layer(values)),
        _ => Ok(Layer(Map::new())),
    }
}

/// The same tree with an origin at every value.
fn named(value: Value, origin: &String) -> Value {
    let kind = match value.kind {
        ValueKind::Table(values) => {
            ValueKind::Table(values.into_iter().map(|(key, value)| (key, named(value, origin))).collect())
        }
        ValueKind::Array(values) => ValueKind::Array(values.into_iter().map(|value| named(value, origin)).collect()),
        scalar => scalar,
    };
    Value::new(Some(origin), kind)
}

fn problem(place: &Path, message: String) -> Problem {
    Problem { place: place.display().to_string(), key: String::new(), message, hint: None }
}

//! What was said: the files and the environment as one tree, by the `config` crate. Each value knows where it came from.

use std::path::PathBuf;

use config::{Config, Environment, File, FileFormat, Value};

use super::problem::Problem;

/// The settings' file in a configuration directory.
pub(super) const FILE: &str = "tamis.yaml";
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
    environment: Option<std::collections::HashMap<String, String>>,
) -> Result<Said, Vec<Problem>> {
    let mut builder = Config::builder();
    let mut problems = Vec::new();
    let mut files = false;
    for (at, dir) in dirs.iter().enumerate() {
        let path = dir.join(FILE);
        if !path.is_file() {
            if at > 0 {
                problems.push(problem(&path, "there is no such file to lay over the first one's".to_owned()));
            }
            continue;
        }
        files = true;
        // Each file alone first, so that every broken one is named.
        let file = File::from(path.as_path()).format(FileFormat::Yaml);
        if let Err(error) = Config::builder().add_source(file.clone()).build() {
            problems.push(problem(&path, error.to_string()));
        }
        builder = builder.add_source(file);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let variables = Environment::with_prefix("TAMIS").prefix_separator("__").separator("__").source(environment);
    let config = builder.add_source(variables).build();
    let tree = config.map_err(|error| vec![problem(std::path::Path::new(ENVIRONMENT), error.to_string())])?;
    Ok(Said { tree: tree.cache, files })
}

fn problem(place: &std::path::Path, message: String) -> Problem {
    Problem { place: place.display().to_string(), key: String::new(), message, hint: None }
}

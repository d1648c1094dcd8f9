//! `tamis test --update`: writes the output that was seen into the test files, touching nothing else in them.

use std::collections::BTreeMap;

use super::Outcome;
use crate::cli::failure::Failure;
use crate::cli::files::{self, Access};
use crate::cli::loading::Place;
use crate::policy::{self, Mismatch};

/// Whether the output is what fails, and all that fails; and there is an output to write.
pub(super) fn wanted(mismatches: &[Mismatch], output: &[u8]) -> bool {
    let of_out = |at: &str| at.starts_with('$') || at.starts_with("record ") || at == "out_json";
    let differs = !mismatches.is_empty() && mismatches.iter().all(|mismatch| of_out(&mismatch.at));
    differs && !output.trim_ascii().is_empty()
}

/// Writes each file once.
pub(super) fn write(place: &Place, outcomes: &[&Outcome<'_>]) -> Result<(), Failure> {
    let mut by_file: BTreeMap<&str, Vec<(usize, Vec<u8>)>> = BTreeMap::new();
    for outcome in outcomes {
        by_file.entry(&outcome.file.file).or_default().push((outcome.position, outcome.output.clone()));
    }
    for (file, seen) in by_file {
        let built_in =
            || Failure::Usage("the built-in tests cannot be updated: name a directory with --config".to_owned());
        let path = place.path(file).ok_or_else(built_in)?;
        let updated = policy::update_tests(&files::read(&path)?, &seen)
            .map_err(|problems| Failure::Policy(policy::text(&problems, &*place.sources)))?;
        files::prepare(&path, updated.as_bytes(), Access::Everyone)?.replace()?;
    }
    Ok(())
}

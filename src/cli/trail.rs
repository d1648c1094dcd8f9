//! What a configuration was read from, and how each of those files was then.
//!
//! What loading comes to depends on the files it read, on those it looked for and did not find, and on what directories
//! held. All of that is noted here before it is read. So as long as nothing noted is otherwise, reading anew would come
//! to the same; and what was not noted (data beneath the configuration directory, say) cannot matter.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Paths with how they were found.
#[derive(Debug, Default)]
pub(super) struct Trail(Mutex<BTreeMap<(PathBuf, Look), Stamp>>);

/// What of a path matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Look {
    /// Whether something is there.
    Presence,
    /// What the file holds.
    Content,
    /// The names in the directory.
    Names,
}

/// How a path was found. A file is known by what changes with its content or its permissions, links followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Stamp {
    Missing,
    There,
    File { device: u64, inode: u64, length: u64, modified: (i64, i64), changed: (i64, i64) },
    Names(Vec<OsString>),
}

impl Trail {
    /// Notes a path before it is read. What was noted first stays: it is what the reading was based on.
    pub(super) fn note(&self, path: &Path, look: Look) {
        self.noted().entry((path.to_owned(), look)).or_insert_with(|| stamp(path, look));
    }

    /// `None` while everything noted is as it was; else a mark of how it is now, so that two looks can be compared.
    pub(super) fn change(&self) -> Option<u64> {
        let noted = self.noted();
        let (mut changed, mut mark) = (false, DefaultHasher::new());
        for ((path, look), before) in noted.iter() {
            let now = stamp(path, *look);
            changed |= now != *before;
            now.hash(&mut mark);
        }
        changed.then(|| mark.finish())
    }

    fn noted(&self) -> MutexGuard<'_, BTreeMap<(PathBuf, Look), Stamp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stamp(path: &Path, look: Look) -> Stamp {
    let Ok(meta) = fs::metadata(path) else { return Stamp::Missing };
    match look {
        Look::Presence => Stamp::There,
        Look::Content => Stamp::File {
            device: meta.dev(),
            inode: meta.ino(),
            length: meta.len(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        },
        Look::Names => {
            let mut names: Vec<OsString> =
                fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
            names.sort();
            Stamp::Names(names)
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn only_what_was_noted_matters() {
        let directory = TempDir::new().expect("a temporary directory");
        let path = |name: &str| directory.path().join(name);
        fs::write(path("a"), "1").expect("ours");
        let trail = Trail::default();
        trail.note(&path("a"), Look::Content);
        trail.note(&path("b"), Look::Content);
        trail.note(directory.path(), Look::Presence);
        assert_eq!(trail.change(), None);
        fs::create_dir(path("data")).expect("ours");
        fs::write(path("data/x"), "x").expect("ours");
        assert_eq!(trail.change(), None, "nobody read it");
        fs::write(path("b"), "2").expect("ours");
        let one = trail.change();
        assert!(one.is_some(), "what was missing is there");
        assert_eq!(trail.change(), one, "the same mark for the same state");
        fs::remove_file(path("a")).expect("ours");
        assert!(trail.change().is_some_and(|two| Some(two) != one));
    }

    #[test]
    fn a_replaced_file_of_the_same_length_and_a_new_name_are_changes() {
        let directory = TempDir::new().expect("a temporary directory");
        let path = |name: &str| directory.path().join(name);
        fs::write(path("a"), "1").expect("ours");
        let trail = Trail::default();
        trail.note(&path("a"), Look::Content);
        fs::write(path("new"), "2").expect("ours");
        fs::rename(path("new"), path("a")).expect("ours");
        assert!(trail.change().is_some());

        let trail = Trail::default();
        trail.note(directory.path(), Look::Names);
        trail.note(directory.path(), Look::Names);
        assert_eq!(trail.change(), None);
        fs::write(path("c"), "").expect("ours");
        assert!(trail.change().is_some());
    }
}

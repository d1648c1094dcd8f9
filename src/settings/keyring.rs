//! `keyring`: which root keys there are, and where. Read when they are needed, so that every missing one is named.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::desk::Node;
use super::problem::{Problem, Problems};
use super::secret::Place;
use super::table::KEYRING;
use crate::base::{KeyId, Secret};
use crate::keys::{self, Keyring};

/// The keys by reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyPlaces {
    pub(super) active: KeyId,
    pub(super) keys: Vec<(KeyId, Place)>,
}

/// Where the key is made that the built-in defaults use.
const MADE: &str = "data/tamis.key";
/// As many bytes as HMAC-SHA-256 has strength for (RFC 2104 §3).
const KEY_BYTES: usize = 32;

impl KeyPlaces {
    /// One key, made once.
    pub(super) fn built_in() -> Self {
        let id = KeyId::parse("k1").expect("two characters of the alphabet");
        Self { active: id.clone(), keys: vec![(id, Place::Made(PathBuf::from(MADE)))] }
    }

    /// Reads the section.
    pub(super) fn read(node: Node<'_>) -> Option<Self> {
        let mut table = node.table(&KEYRING)?;
        let active = table.take("active");
        let id = |text: &str| KeyId::parse(text).map_err(|error| error.to_string());
        let chosen = active.need(id);
        let keys = table.take("keys");
        if keys.is_absent() {
            keys.complain("it is missing", None);
        }
        let mut places = Vec::new();
        for (name, node) in keys.map()? {
            match KeyId::parse(&name) {
                Ok(id) => places.extend(Place::read(node).map(|place| (id, place))),
                Err(error) => node.complain(error.to_string(), None),
            }
        }
        let chosen = chosen?;
        if keys.map()?.iter().all(|(name, _)| *name != chosen.as_str()) {
            active.complain(format!("there is no key {chosen} under `keyring.keys`"), None);
        }
        Some(Self { active: chosen, keys: places })
    }

    /// The files that hold them.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.keys.iter().filter_map(|(_, place)| match place {
            Place::File(path) | Place::Made(path) => Some(path.as_path()),
            Place::Env(_) => None,
        })
    }

    /// Makes the key that is made once, if it is not there: its path.
    pub(super) fn make(&self) -> Result<Option<PathBuf>, Problems> {
        for (id, place) in &self.keys {
            if let Place::Made(path) = place
                && !path.exists()
            {
                let failed = |error| problem(id, format!("cannot make a key in {}: {error}", path.display()));
                make(path).map_err(|error| Problems(vec![failed(error)]))?;
                return Ok(Some(path.clone()));
            }
        }
        Ok(None)
    }

    /// Fetches all keys, or says what is wrong with each that cannot be had.
    pub(super) fn fetch(&self) -> Result<Keyring, Problems> {
        let mut problems = Vec::new();
        let mut ring = Vec::new();
        for (id, place) in &self.keys {
            match one(place) {
                Ok(secret) => ring.push((id.clone(), secret)),
                Err(message) => problems.push(problem(id, message)),
            }
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        Keyring::new(self.active.clone(), ring)
            .map_err(|error| Problems(vec![problem(&self.active, error.to_string())]))
    }
}

fn problem(id: &KeyId, message: String) -> Problem {
    Problem { place: String::new(), key: format!("keyring.keys.{id}"), message, hint: None }
}

fn one(place: &Place) -> Result<Secret, String> {
    let content = place.fetch()?;
    keys::decode(content.expose()).map_err(|error| format!("{error} ({place})"))
}

/// Makes a key file, whole or not at all, for its owner alone. One that appears meanwhile is left alone.
fn make(path: &Path) -> io::Result<()> {
    let mut bytes = vec![0; KEY_BYTES];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let secret = Secret::new(bytes);
    let directory = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(directory)?;
    // Temporary files are made with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    file.write_all(keys::encode(&secret).as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Err(refused) if refused.error.kind() != io::ErrorKind::AlreadyExists => Err(refused.error),
        _ => std::fs::File::open(directory)?.sync_all(),
    }
}

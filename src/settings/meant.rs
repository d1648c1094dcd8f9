//! What the settings mean, whole: read, checked, lowered.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::desk::{Desk, Node, Noted};
use super::keyring::KeyPlaces;
use super::problem::Problems;
use super::said::{self, Said};
use super::stores::StoreSettings;
use super::table::ROOT;
use super::{admin, limits, proxy, routes, stores};
use crate::base::{KeyId, StoreId};
use crate::keys::Keyring;

/// Everything that `tamis.yaml` and the environment say.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The data plane, its limits included.
    pub proxy: crate::proxy::Config,
    /// The admin side.
    pub admin: crate::admin::Config,
    /// Routes in their order.
    pub routes: crate::proxy::Routes,
    /// Stores by name.
    pub stores: BTreeMap<StoreId, StoreSettings>,
    keys: KeyPlaces,
}

impl Settings {
    /// Reads `tamis.yaml` of the first directory, where it has one, lays those of the others over it, then the
    /// environment. No directory: the built-in defaults and the environment.
    pub fn load(dirs: &[PathBuf]) -> Result<Self, Problems> {
        Self::read(dirs, None, &|_| {})
    }

    /// As [`Settings::load`]; `noted` hears of each file that is read or that the settings name, before it is read,
    /// and of those that were looked for and are not there.
    pub fn load_noting(dirs: &[PathBuf], noted: &dyn Fn(&Path)) -> Result<Self, Problems> {
        Self::read(dirs, None, noted)
    }

    /// As [`Settings::load`], with these variables instead of the process's.
    pub fn load_with(dirs: &[PathBuf], environment: HashMap<String, String>) -> Result<Self, Problems> {
        Self::read(dirs, Some(environment), &|_| {})
    }

    /// Fetches the keys, or says which cannot be had. It makes none: a key that has vanished is not replaced behind the
    /// back of those who rely on it.
    pub fn keyring(&self) -> Result<Keyring, Problems> {
        self.keys.fetch()
    }

    /// Makes the key of the built-in defaults where no keyring is set and the key is not there yet; where it is then.
    /// For whoever starts afresh, never for a reload.
    pub fn make_key(&self) -> Result<Option<PathBuf>, Problems> {
        self.keys.make()
    }

    /// The keys' ids and where each is, `file:…` or `env:…`.
    pub fn key_places(&self) -> impl Iterator<Item = (&KeyId, String)> {
        self.keys.keys.iter().map(|(id, place)| (id, place.to_string()))
    }

    fn read(
        dirs: &[PathBuf],
        environment: Option<HashMap<String, String>>,
        noted: Noted<'_>,
    ) -> Result<Self, Problems> {
        let Said { tree, files } = said::read(dirs, environment, noted).map_err(Problems)?;
        let desk = Desk::new(noted);
        let settings = lower(desk.root(tree), files);
        if let Some(settings) = &settings {
            settings.keys.files().for_each(noted);
        }
        let problems = desk.problems();
        match settings {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(Problems(problems)),
        }
    }
}

fn lower(root: Node<'_>, files: bool) -> Option<Settings> {
    let mut table = root.table(&ROOT)?;
    let version = table.take("tamis");
    if files && version.is_absent() {
        version.complain("it is missing", Some("the file begins with `tamis: 1`".to_owned()));
    }
    version.read(|text| if text == "1" { Ok(()) } else { Err("this tamis reads version 1".to_owned()) });

    let mut proxy = proxy::read(table.take("proxy"));
    proxy.limits = limits::read(table.take("limits"));
    let admin = admin::read(table.take("admin"));
    let keyring = table.take("keyring");
    let keys = if keyring.is_absent() { Some(KeyPlaces::built_in()) } else { KeyPlaces::read(keyring) };
    let declared = table.take("stores");
    let stores = if declared.is_absent() { Some(StoreSettings::built_in()) } else { stores::read(&declared) };
    let stores = stores.unwrap_or_default();
    // A store that is declared wrongly is reported once, not again by each route to it.
    let names = declared.names().into_iter().filter_map(|name| StoreId::parse(&name).ok());
    let names = names.chain(stores.keys().cloned()).collect::<BTreeSet<_>>();
    let listed = table.take("routes");
    let routes = if listed.is_absent() { Some(routes::built_in()) } else { routes::read(&listed, &names) };
    let local = |route: &crate::proxy::Route| names.contains(route.store());
    if listed.is_absent() && !routes.iter().flatten().all(local) {
        listed.complain("it is missing, and the default route needs a store named local", None);
    }
    Some(Settings { proxy, admin, routes: routes?, stores, keys: keys? })
}

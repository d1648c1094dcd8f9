//! The configuration on disk, as the proxy reads it anew: policies, routes, stores, tokens and certificates. Where it is
//! was settled at the start. Listeners' addresses and limits stay as they were bound; a change of theirs is logged and
//! waits for a restart.
//!
//! A reload takes over what the files say and creates nothing. It is refused where something that the configuration in
//! force was read from has vanished (a deployment half done reads like a smaller configuration), where a key is no
//! longer what it was under the same id, where files changed while they were read, and where the listener that is bound
//! would be left unguarded.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::admin;
use crate::base::{Budget, KeyId};
use crate::cli::failure::Failure;
use crate::cli::loading::Place;
use crate::cli::trail::Trail;
use crate::cli::{keys, setup};
use crate::keys::Keyring;
use crate::policy;
use crate::proxy::{self, Generation, Source};
use crate::settings::Settings;

/// How often files that change while they are read are read anew at once; after that the next look is waited for.
const ATTEMPTS: u32 = 3;
/// Time for whoever writes to finish.
const PAUSE: Duration = Duration::from_millis(100);

/// The files of a configuration.
pub(super) struct Files {
    budget: Budget,
    /// What was bound at the start.
    bound: proxy::Config,
    admin: admin::Config,
    state: Mutex<State>,
}

struct State {
    /// What is in force.
    force: Force,
    /// What the last attempt was read from, whatever came of it.
    trail: Arc<Trail>,
}

/// What a configuration in force was read from and came to.
struct Force {
    place: Place,
    settings: Settings,
    /// What each key is known by.
    keys: BTreeMap<KeyId, [u8; 32]>,
}

impl Files {
    /// Where the configuration is, and what was read from it at the start.
    pub(super) fn new(place: Place, settings: Settings, keyring: &Keyring, budget: Budget) -> Result<Self, Failure> {
        let (bound, admin, trail) = (settings.proxy.clone(), settings.admin.clone(), Arc::clone(place.trail()));
        let force = Force { place, settings, keys: prints(keyring)? };
        Ok(Self { budget, bound, admin, state: Mutex::new(State { force, trail }) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, place: Place, before: &Force, current: &Generation) -> Result<(Generation, Force), Failure> {
        let gone = place.gone_since(&before.place);
        if !gone.is_empty() {
            let gone: Vec<String> = gone.iter().map(|path| format!("{} is gone", path.display())).collect();
            return Err(Failure::World(gone.join("\n")));
        }
        let read = setup::whole(&place)?.sound();
        let (settings, workspace) = read.map_err(|errors| Failure::Policy(policy::text(&errors, &*place.sources)))?;
        let keyring = setup::keyring(&settings)?;
        let keys = prints(&keyring)?;
        for (id, print) in &keys {
            if before.keys.get(id).is_some_and(|known| known != print) {
                return Err(Failure::World(format!(
                    "keyring.keys.{id}: this is another key than the one in force: give it an id of its own, or restart"
                )));
            }
        }
        let open = Some((&before.settings, current.stores()));
        let generation = setup::generation(&settings, &workspace, &keyring, &self.budget, open)?;
        generation.guard().check(self.bound.listen).map_err(|error| Failure::Usage(error.to_string()))?;
        Ok((generation, Force { place, settings, keys }))
    }

    fn say_what_waits(&self, settings: &Settings, generation: &Generation) {
        let of = |config: &proxy::Config| (config.listen, config.drain, config.limits.clone());
        if of(&settings.proxy) != of(&self.bound) || settings.admin != self.admin {
            tracing::warn!("addresses, drain or limits differ from what was bound: they take effect at the next start");
        }
        warn_if_closed(generation);
    }
}

impl Source for Files {
    fn load(&self, current: &Generation) -> Result<Generation, String> {
        let mut state = self.state();
        for attempt in 1.. {
            let place = state.force.place.again();
            let trail = Arc::clone(place.trail());
            state.trail = Arc::clone(&trail);
            let read = self.read(place, &state.force, current).map_err(|failure| failure.to_string());
            if trail.change().is_none() {
                let (generation, force) = read?;
                self.say_what_waits(&force.settings, &generation);
                state.force = force;
                return Ok(generation);
            }
            // What was read may be half of one state and half of another, sound or not.
            if attempt == ATTEMPTS {
                break;
            }
            thread::sleep(PAUSE);
        }
        Err("files changed while they were read".to_owned())
    }

    fn change(&self) -> Option<u64> {
        self.state().trail.change()
    }
}

/// Says so where nothing is open: legal, and most likely not meant.
pub(super) fn warn_if_closed(generation: &Generation) {
    if generation.openings() == 0 {
        tracing::warn!("no dataset is open to any purpose: every request will be refused");
    }
}

fn prints(keyring: &Keyring) -> Result<BTreeMap<KeyId, [u8; 32]>, Failure> {
    keyring.ids().map(|id| Ok((id.clone(), keys::print(keyring, id)?))).collect()
}

#[cfg(test)]
mod tests;

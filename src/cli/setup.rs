//! The settings as commands need them: read whole, with every problem said at once.

use std::sync::Arc;

use super::console::Console;
use super::failure::Failure;
use super::loading::Place;
use super::locate::locate;
use super::trail::Look;
use super::{key, process, world};
use crate::base::Budget;
use crate::keys::Keyring;
use crate::policy::{self, Problem, Severity, Workspace};
use crate::proxy::{Generation, Guard, Stores};
use crate::settings::{self, Problems, Settings};

/// Code of problems with the settings, beside the policy's own.
const CODE: &str = "settings";

/// The settings of a place.
pub(super) fn read(place: &Place) -> Result<Settings, Failure> {
    load(place).map_err(|problems| Failure::Usage(problems.to_string()))
}

fn load(place: &Place) -> Result<Settings, Problems> {
    Settings::load_noting(place.dirs(), &|path| place.trail().note(path, Look::Content))
}

/// The keys, or which of them cannot be had. None is made.
pub(super) fn keyring(settings: &Settings) -> Result<Keyring, Failure> {
    settings.keyring().map_err(|problems| Failure::World(problems.to_string()))
}

/// As [`keyring`]; where no keyring is set and its key is not there yet it is made, and that is said.
pub(super) fn keyring_or_new(console: &Console, settings: &Settings) -> Result<Keyring, Failure> {
    let made = settings.make_key().map_err(|problems| Failure::World(problems.to_string()))?;
    if let Some(path) = made {
        console.warn(&format!(
            "no keyring is set: a key was made in {}; keep it if its pseudonyms have to join",
            path.display()
        ));
    }
    keyring(settings)
}

/// Routes, plans, stores and the guard put together. Stores whose settings are in `before` are taken from there as they are open.
pub(super) fn generation(
    settings: &Settings,
    workspace: &Workspace,
    keyring: &Keyring,
    budget: &Budget,
    before: Option<(&Settings, &Stores)>,
) -> Result<Generation, Failure> {
    let openings = process::openings(workspace, keyring).map_err(|all| Failure::Policy(all.join("\n")))?;
    let mut stores = Stores::new();
    for (id, wanted) in &settings.stores {
        let open = before.filter(|(before, _)| before.stores.get(id) == Some(wanted));
        let store = match open.and_then(|(_, stores)| stores.get(id)) {
            Some(store) => Arc::clone(store),
            None => wanted.open(budget).map_err(|problems| Failure::World(problems.to_string()))?,
        };
        stores.insert(id.clone(), store);
    }
    let guard = Guard::of(&settings.proxy).map_err(|error| Failure::World(process::chain(&error)))?;
    Generation::new(settings.routes.clone(), openings, stores, guard)
        .map_err(|all| Failure::Policy(all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// A configuration read whole.
pub(super) struct Whole {
    settings: Option<Settings>,
    pub(super) workspace: Option<Workspace>,
    /// Everything that is wrong or worth saying: policies, settings, and what shows only when both are put together.
    pub(super) problems: Vec<Problem>,
}

impl Whole {
    /// What it means, or all the errors in it.
    pub(super) fn sound(self) -> Result<(Settings, Workspace), Vec<Problem>> {
        let Self { settings, workspace, problems } = self;
        let errors: Vec<_> = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
        match settings.zip(workspace) {
            Some(both) if errors.is_empty() => Ok(both),
            _ => Err(errors),
        }
    }
}

/// Reads everything. No key is fetched and no store opened.
pub(super) fn whole(place: &Place) -> Result<Whole, Failure> {
    let (workspace, mut problems) = policy::load(&*place.sources, world::date(world::now()));
    let settings = load(place);
    match &settings {
        Err(refused) => problems.extend(refused.0.iter().map(|problem| of_settings(place, problem))),
        Ok(settings) => problems.extend(workspace.iter().flat_map(|workspace| closed(place, settings, workspace))),
    }
    problems.extend(settings.iter().flat_map(|settings| twice(place, settings)));
    if let (Ok(settings), Some(workspace)) = (&settings, &workspace) {
        problems.extend(workspace.strange_stores(&settings.stores.keys().cloned().collect()));
    }
    let ring = key::throw_away()?;
    let refused = workspace.as_ref().and_then(|workspace| process::openings(workspace, &ring).err());
    problems.extend(refused.into_iter().flatten().map(|message| problem("datasets", 1, 1, message, None)));
    if workspace.as_ref().is_some_and(|workspace| workspace.policies.is_empty()) {
        let message = "no dataset is open to any purpose: every request will be refused".to_owned();
        problems.push(Problem { severity: Severity::Warning, ..problem("datasets", 1, 1, message, None) });
    }
    Ok(Whole { settings: settings.ok(), workspace, problems })
}

/// Routes for a dataset and a purpose that no policy opens to each other.
fn closed(place: &Place, settings: &Settings, workspace: &Workspace) -> Vec<Problem> {
    let fixed = settings.routes.iter().filter_map(|route| Some((route.pattern(), route.fixed()?)));
    let shut = fixed
        .filter(|(_, (dataset, purpose))| !workspace.policies.contains_key(&((*dataset).clone(), (*purpose).clone())));
    shut.map(|(pattern, (dataset, purpose))| {
        let key = "routes".to_owned();
        let message =
            format!("route `{pattern}` is for dataset {dataset} and purpose {purpose}, which no policy opens");
        of_settings(
            place,
            &settings::Problem { place: format!("{}tamis.yaml", place.prefix()), key, message, hint: None },
        )
    })
    .collect()
}

/// Routes that can never be taken, as an earlier one has the same pattern.
fn twice(place: &Place, settings: &Settings) -> Vec<Problem> {
    let said = |at: usize, pattern: &str| {
        let key = format!("routes[{at}].match");
        let message = format!("route `{pattern}` stands before with the same pattern: this one is never taken");
        let place = format!("{}tamis.yaml", place.prefix());
        settings::Problem { place, key, message, hint: None }
    };
    let earlier = |at: usize, pattern| settings.routes[..at].iter().any(|route| route.pattern() == pattern);
    let routes = settings.routes.iter().enumerate();
    let idle = routes.filter(|(at, route)| earlier(*at, route.pattern()));
    let problems = idle.map(|(at, route)| of_settings(place, &said(at, route.pattern())));
    problems.map(|problem| Problem { severity: Severity::Warning, ..problem }).collect()
}

fn of_settings(place: &Place, said: &settings::Problem) -> Problem {
    let file = said.place.strip_prefix(&place.prefix()).unwrap_or(&said.place);
    let text = place.sources.read(file).unwrap_or_default();
    let (line, column) = locate(&text, &said.key);
    let message = if said.key.is_empty() { said.message.clone() } else { format!("{}: {}", said.key, said.message) };
    let file = if file.is_empty() { "tamis.yaml" } else { file };
    problem(file, line, column, message, said.hint.clone())
}

fn problem(file: &str, line: u32, column: u32, message: String, hint: Option<String>) -> Problem {
    Problem { severity: Severity::Error, file: file.to_owned(), line, column, code: CODE, message, hint }
}

//! What a configuration comes to: the active detectors compiled into one automaton, their context words, the operator's
//! own patterns and terms, and the lines to draw. Built once, read by all sessions.

use std::collections::HashSet;
use std::fmt;

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::syntax;
use regex_automata::{Anchored, MatchKind};

use aho_corasick::AhoCorasick;

use super::catalogue::catalogue;
use super::context::Context;
use super::cues::Cued;
use super::detector::{Extent, Trigger};
use super::own::Own;
use super::phone::Phones;
use super::{Config, ConfigError, Detector, Entity, Ignore, Score, Special, Specificity};

/// Memory the automaton may take; the catalogue takes a small part of it.
const DFA_LIMIT: usize = 32 << 20;

/// An entity type of a scanner, the operator's own included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityInfo {
    /// The type, such as `EMAIL_ADDRESS`.
    pub name: String,
    /// What it is, in a few words; the operator's own types repeat the name.
    pub title: String,
    /// The law's category, if it has one.
    pub special: Option<Special>,
    /// How narrow it is; decides between types on one span.
    pub specificity: Specificity,
}

/// Finds personal data in text. Immutable; share it behind an `Arc`.
pub struct Scanner {
    pub(in crate::detect) entities: Vec<EntityInfo>,
    /// The line for each entity.
    pub(in crate::detect) lines: Vec<Score>,
    pub(in crate::detect) active: Vec<Active>,
    pub(in crate::detect) figures: Option<Figures>,
    /// Positions among the active of the detectors that look around `@`.
    pub(in crate::detect) at: Vec<u16>,
    pub(in crate::detect) keywords: Option<Keywords>,
    pub(in crate::detect) cued: Cued,
    pub(in crate::detect) context: Context,
    pub(in crate::detect) own: Own,
    /// Allowed texts, lower case.
    pub(in crate::detect) allow: HashSet<String>,
    pub(in crate::detect) ignore_reserved: bool,
    pub(in crate::detect) ignore_private: bool,
    pub(in crate::detect) phones: Phones,
}

/// A detector that is switched on.
#[derive(Clone, Copy)]
pub(in crate::detect) struct Active {
    pub(in crate::detect) detector: &'static Detector,
    pub(in crate::detect) entity: Entity,
}

/// The automaton over all patterns that begin at a word in a hot run.
pub(in crate::detect) struct Figures {
    pub(in crate::detect) dfa: dense::DFA<Vec<u32>>,
    pub(in crate::detect) start: StateID,
    /// For each pattern, its detector's position among the active.
    pub(in crate::detect) owners: Vec<u16>,
    /// For each pattern, whether its match is the whole candidate.
    pub(in crate::detect) extents: Vec<Extent>,
    /// Bytes some pattern can begin with.
    pub(in crate::detect) first: [bool; 256],
}

/// The automaton over the words that some detectors begin with.
pub(in crate::detect) struct Keywords {
    pub(in crate::detect) words: AhoCorasick,
    /// For each word, its detector's position among the active.
    pub(in crate::detect) owners: Vec<u16>,
}

impl fmt::Debug for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scanner").field("active", &self.active.len()).finish_non_exhaustive()
    }
}

impl Scanner {
    /// Compiles a configuration; some tens of milliseconds.
    ///
    /// # Errors
    /// The first type, pattern or term that makes no sense; see [`ConfigError`].
    pub fn new(config: &Config) -> Result<Self, ConfigError> {
        let entities = entities(config)?;
        let find = |name: &str| entities.iter().position(|info| info.name == *name);
        let known = |name: &String| find(name).ok_or_else(|| ConfigError::UnknownType { name: name.clone() });
        if let Some(only) = &config.only {
            only.iter().try_for_each(|name| known(name).map(drop))?;
        }
        let mut lines = vec![config.min_score; entities.len()];
        for (name, line) in &config.min_scores {
            lines[known(name)?] = *line;
        }
        let wanted = |name: &str| config.only.as_ref().is_none_or(|only| only.iter().any(|one| one == name));
        let active: Vec<Active> = (0u16..)
            .zip(catalogue())
            .filter(|(_, d)| wanted(d.name))
            .filter(|(_, d)| d.languages.is_empty() || d.languages.iter().any(|&l| config.languages.contains(l)))
            .map(|(index, detector)| Active { detector, entity: Entity(index) })
            .collect();
        let own = Own::new(config, |name| wanted(name).then(|| find(name)).flatten().map(entity))?;
        let at = place(&active, Trigger::at).map(|(owner, _)| owner).collect();
        Ok(Self {
            figures: figures(&active)?,
            at,
            keywords: keywords(&active)?,
            cued: Cued::new(&active).ok_or(ConfigError::TooLarge { what: "the detectors" })?,
            context: context(&active, config)?,
            own,
            allow: config.allow.iter().map(|text| text.trim().to_lowercase()).collect(),
            ignore_reserved: config.ignore.contains(&Ignore::Reserved),
            ignore_private: config.ignore.contains(&Ignore::PrivateIp),
            phones: Phones::new(wanted("PHONE_NUMBER").then_some(&config.languages)),
            entities,
            lines,
            active,
        })
    }

    /// All entity types: the catalogue's in its order, switched on or not, then the operator's own.
    pub fn entities(&self) -> &[EntityInfo] {
        &self.entities
    }

    /// The entity of a type's name.
    pub fn entity(&self, name: &str) -> Option<Entity> {
        self.entities.iter().position(|info| info.name == name).map(entity)
    }

    /// What is known of an entity; `None` for one of another scanner's.
    pub fn info(&self, entity: Entity) -> Option<&EntityInfo> {
        self.entities.get(usize::from(entity.0))
    }

    pub(in crate::detect) fn specificity(&self, entity: Entity) -> Specificity {
        self.info(entity).map_or(Specificity::Part, |info| info.specificity)
    }
}

fn entity(index: usize) -> Entity {
    Entity(u16::try_from(index).expect("the entity table was checked to fit"))
}

/// The entity table: the catalogue, then each name of the operator's that it does not hold.
fn entities(config: &Config) -> Result<Vec<EntityInfo>, ConfigError> {
    let mut table: Vec<EntityInfo> = catalogue()
        .iter()
        .map(|detector| EntityInfo {
            name: detector.name.to_owned(),
            title: detector.title.to_owned(),
            special: detector.special,
            specificity: detector.specificity,
        })
        .collect();
    let names = config.patterns.iter().map(|p| &p.name).chain(config.terms.iter().map(|t| &t.name));
    for name in names {
        let rest = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        if !rest || name.len() > 64 || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err(ConfigError::BadType { name: name.clone() });
        }
        if table.iter().all(|info| info.name != *name) {
            let (name, title) = (name.clone(), name.clone());
            table.push(EntityInfo { name, title, special: None, specificity: Specificity::Own });
        }
    }
    if table.len() > usize::from(u16::MAX) {
        return Err(ConfigError::TooLarge { what: "the entity types" });
    }
    Ok(table)
}

/// The active detectors with a certain trigger, each with its position.
fn place<'a>(
    active: &'a [Active],
    is: impl Fn(Trigger) -> bool + 'a,
) -> impl Iterator<Item = (u16, &'static Detector)> + 'a {
    (0u16..).zip(active).filter(move |(_, a)| is(a.detector.trigger)).map(|(owner, a)| (owner, a.detector))
}

fn figures(active: &[Active]) -> Result<Option<Figures>, ConfigError> {
    let large = ConfigError::TooLarge { what: "the detectors" };
    let mut owners = Vec::new();
    let mut extents = Vec::new();
    let mut patterns = Vec::new();
    for (owner, detector) in place(active, Trigger::figures) {
        for pattern in detector.patterns {
            owners.push(owner);
            extents.push(detector.extent);
            patterns.push(*pattern);
        }
    }
    if patterns.is_empty() {
        return Ok(None);
    }
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .dfa_size_limit(Some(DFA_LIMIT))
        .determinize_size_limit(Some(DFA_LIMIT));
    let dfa = dense::Builder::new()
        .configure(config)
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .thompson(thompson::Config::new().utf8(false))
        .build_many(&patterns)
        .map_err(|_| large.clone())?;
    let start = dfa.universal_start_state(Anchored::Yes).ok_or(large)?;
    let mut first = [false; 256];
    for (byte, begins) in (0..=u8::MAX).zip(&mut first) {
        *begins = !dfa.is_dead_state(dfa.next_state(start, byte));
    }
    Ok(Some(Figures { dfa, start, owners, extents, first }))
}

fn keywords(active: &[Active]) -> Result<Option<Keywords>, ConfigError> {
    let (owners, words): (Vec<u16>, Vec<&str>) = place(active, |trigger| matches!(trigger, Trigger::Words(_)))
        .flat_map(|(owner, detector)| match detector.trigger {
            Trigger::Words(list) => list.iter().map(move |word| (owner, *word)).collect::<Vec<_>>(),
            _ => Vec::new(),
        })
        .unzip();
    if words.is_empty() {
        return Ok(None);
    }
    let words = AhoCorasick::new(words).map_err(|_| ConfigError::TooLarge { what: "the detectors" })?;
    Ok(Some(Keywords { words, owners }))
}

fn context(active: &[Active], config: &Config) -> Result<Context, ConfigError> {
    let english = super::Language::English;
    let pairs = (0u16..).zip(active).flat_map(|(owner, a)| {
        let spoken = |language| language == english || config.languages.contains(language);
        let lists = a.detector.context.iter().filter(move |(language, _)| spoken(*language));
        lists.flat_map(move |(_, words)| words.iter().map(move |word| (*word, owner)))
    });
    Context::new(pairs).ok_or(ConfigError::TooLarge { what: "the context words" })
}

#[cfg(test)]
mod tests;

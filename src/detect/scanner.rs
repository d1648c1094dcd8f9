//! What a configuration comes to: the patterns of the active detectors, their words and context words, the operator's
//! own patterns and terms, and the lines to draw. Built once, read by all sessions.

use std::collections::HashSet;
use std::fmt;

use super::catalogue::catalogue;
use super::context::Context;
use super::detector::{Extent, Trigger};
use super::figures::Figures;
use super::normal::normal;
use super::own::Own;
use super::phone::Phones;
use super::words::Words;
use super::{Code, Config, ConfigError, Detector, Entity, Ignore, Markup, Score, Special, Specificity};

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
    pub(in crate::detect) ats: Vec<u16>,
    pub(in crate::detect) words: Words,
    pub(in crate::detect) context: Context,
    pub(in crate::detect) own: Own,
    /// Allowed texts in normal form, lower case.
    pub(in crate::detect) allow: HashSet<String>,
    pub(in crate::detect) ignore_reserved: bool,
    pub(in crate::detect) ignore_private: bool,
    pub(in crate::detect) phones: Phones,
    pub(in crate::detect) markup: Markup,
    pub(in crate::detect) code: Code,
}

/// A detector that is switched on.
#[derive(Clone, Copy)]
pub(in crate::detect) struct Active {
    pub(in crate::detect) detector: &'static Detector,
    pub(in crate::detect) entity: Entity,
    /// When its check is worth a call at a match of nothing but digits.
    pub(in crate::detect) digits: Worth,
    /// At any other.
    pub(in crate::detect) any: Worth,
}

/// When a check is worth a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Worth {
    Always,
    /// Beside words that speak for it: without, it does not reach the line.
    Near,
    /// Not even there.
    Never,
}

impl Worth {
    /// Of a detector that scores so much at most, in hundredths, and has to reach a line. What reads on may find words further on.
    fn of(detector: &Detector, most: u8, line: Score) -> Self {
        match Score::percent(most) {
            _ if detector.extent == Extent::Head => Self::Always,
            most if most >= line => Self::Always,
            most if most.in_context() >= line => Self::Near,
            _ => Self::Never,
        }
    }
}

impl fmt::Debug for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scanner").field("active", &self.active.len()).finish_non_exhaustive()
    }
}

impl Scanner {
    /// Compiles a configuration; some tens of milliseconds. What few texts need, numbering plans and rarer patterns, is compiled when a
    /// text first asks for it: the first telephone number in a process takes a tenth of a second.
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
            .map(|(index, detector)| {
                let worth = |most| Worth::of(detector, most, lines[usize::from(index)]);
                let (digits, any) = (worth(detector.most.digits), worth(detector.most.any));
                Active { detector, entity: Entity(index), digits, any }
            })
            .collect();
        let own = Own::new(config, |name| wanted(name).then(|| find(name)).flatten().map(entity))?;
        let ats = place(&active, Trigger::at).map(|(owner, _)| owner).collect();
        Ok(Self {
            figures: figures(&active)?,
            ats,
            words: Words::new(&active).ok_or(ConfigError::TooLarge { what: "the detectors" })?,
            context: context(&active, config)?,
            own,
            allow: config.allow.iter().map(|text| normal(text).trim().to_lowercase()).collect(),
            ignore_reserved: config.ignore.contains(&Ignore::Reserved),
            ignore_private: config.ignore.contains(&Ignore::PrivateIp),
            phones: Phones::new(wanted("PHONE_NUMBER").then_some(&config.languages)),
            markup: config.markup,
            code: config.code,
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

    /// Memory that the compiled patterns take, in bytes: some megabytes, and more as texts ask for rarer patterns.
    pub fn memory(&self) -> usize {
        let own = self.own.memory() + self.context.memory();
        self.figures.as_ref().map_or(0, Figures::memory) + self.words.memory() + own
    }

    pub(in crate::detect) fn specificity(&self, entity: Entity) -> Specificity {
        self.info(entity).map_or(Specificity::Part, |info| info.specificity)
    }
}

fn entity(index: usize) -> Entity {
    Entity(u16::try_from(index).expect("the entity table was checked to fit"))
}

/// The entity table: the catalogue, then each name of the operator's that it does not hold, then of what is found outside.
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
    let own = config.patterns.iter().map(|p| &p.name).chain(config.terms.iter().map(|t| &t.name));
    let own = own.map(|name| (name, Specificity::Own));
    for (name, specificity) in own.chain(config.external.iter().map(|name| (name, Specificity::Specific))) {
        let rest = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        if !rest || name.len() > 64 || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err(ConfigError::BadType { name: name.clone() });
        }
        if table.iter().all(|info| info.name != *name) {
            let (name, title) = (name.clone(), name.clone());
            table.push(EntityInfo { name, title, special: None, specificity });
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
    let all = place(active, Trigger::figures);
    let patterns = all.flat_map(|(owner, d)| d.patterns.iter().map(move |pattern| (owner, d.extent, *pattern)));
    let mut patterns = patterns.peekable();
    let apart = active.iter().map(|active| active.detector.trigger.apart()).collect();
    match patterns.peek() {
        None => Ok(None),
        Some(_) => Figures::new(patterns, apart).map(Some).ok_or(ConfigError::TooLarge { what: "the detectors" }),
    }
}

fn context(active: &[Active], config: &Config) -> Result<Context, ConfigError> {
    let english = super::Language::English;
    let pairs = (0u16..).zip(active).flat_map(|(owner, a)| {
        let spoken = |language| language == english || config.languages.contains(language);
        let lists = a.detector.context.iter().filter(move |(language, _)| spoken(*language));
        lists.flat_map(move |(_, words)| words.iter().map(move |word| (*word, owner)))
    });
    Context::new(pairs, active.len()).ok_or(ConfigError::TooLarge { what: "the context words" })
}

#[cfg(test)]
mod tests;

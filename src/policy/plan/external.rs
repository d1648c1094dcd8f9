//! Recognisers outside, compiled.

use std::time::Duration;

use crate::detect::{self, Entity, Scanner, Score};
use crate::policy::model::{Address, External};

/// A recogniser outside that a session of the plan has to be given.
#[derive(Clone, Debug, PartialEq)]
pub struct ExternalPlan {
    /// Its name, in metrics and messages.
    pub name: String,
    /// Where it listens.
    pub address: Address,
    /// The longest wait for a connection, and for the next answer while any is due.
    pub timeout: Duration,
    /// The types that are taken from it, and the score that each has to reach.
    types: Vec<(String, Entity, Score)>,
}

impl ExternalPlan {
    /// The entity of a type of its, and the line to be reached; `None` where the policy does not take the type from it.
    pub fn takes(&self, kind: &str) -> Option<(Entity, Score)> {
        self.types.iter().find(|(name, ..)| name == kind).map(|(_, entity, line)| (*entity, *line))
    }

    /// Nobody is asked where nothing is scanned.
    pub(super) fn all(externals: &[External], scanner: Option<&Scanner>) -> Result<Vec<Self>, detect::ConfigError> {
        let Some(scanner) = scanner else { return Ok(Vec::new()) };
        externals.iter().map(|external| Self::compile(external, scanner)).collect()
    }

    fn compile(external: &External, scanner: &Scanner) -> Result<Self, detect::ConfigError> {
        let one = |name: &String| {
            let entity = scanner.entity(name).ok_or_else(|| detect::ConfigError::UnknownType { name: name.clone() })?;
            Ok((name.clone(), entity, external.min_score.unwrap_or_else(|| scanner.line(entity))))
        };
        Ok(Self {
            name: external.name.clone(),
            address: external.address.clone(),
            timeout: external.timeout,
            types: external.types.iter().map(one).collect::<Result<_, _>>()?,
        })
    }
}

//! The engine held to the reference: one policy, one stream, several ways to cut it.

use std::sync::Arc;

use tamis::base::{Budget, KeyId, Limits, Secret, UnixSeconds};
use tamis::engine::{self, Opening, Session, Tally};
use tamis::keys::Keyring;
use tamis::policy::{self, Memory, Plan, Severity};

use super::entropy::Entropy;
use super::invent;
use super::policy::Policy;
use super::pseudonym::{KEY, NOW, STREAM};
use super::stream::{Framing, Outcome, minimise};
use super::yaml;

/// A plan takes longer to build than a stream to run.
const MOST_STREAMS: usize = 6;

/// What the loader says of rules that must not stand in an envelope or a `parse`.
const MISPLACED: [&str; 2] = ["inside-record", "bad-value"];

/// Where a rule begins in its line.
const RULE_COLUMN: u32 = 7;

/// What it says of rules that can never decide, and of records that can never be.
const UNREACHABLE: &str = "unreachable-rule";

/// A policy and streams for it.
pub(crate) struct Case {
    policy: Policy,
    streams: Vec<(Framing, Vec<u8>)>,
    /// Lengths of the pieces in which they come.
    pieces: Vec<usize>,
}

/// The plan of a policy, by the product's own loader. Rules of which it says that they can never decide are marked idle.
pub(crate) fn plan_of(policy: &mut Policy) -> Result<Arc<Plan>, String> {
    let mut tries = 0;
    loop {
        tries += 1;
        let (text, lines) = yaml::dataset(policy);
        let sources = Memory::default()
            .with("classes.yaml", yaml::CLASSES)
            .with("purposes/agrees.yaml", &yaml::purpose())
            .with("datasets/agrees.yaml", &text);
        let (workspace, problems) = policy::load(&sources, jiff::civil::date(2026, 9, 21));
        if let Some(workspace) = workspace {
            let mut loaded = workspace.policies.into_values().next().ok_or("no policy")?;
            // All detectors take long to build, and these two find what is planted.
            loaded.detect.scanner.only = Some(vec!["EMAIL_ADDRESS".to_owned(), "CREDIT_CARD".to_owned()]);
            let id = KeyId::parse("k1").map_err(|error| error.to_string())?;
            let keyring = Keyring::single(id, Secret::new(KEY.to_vec())).map_err(|error| error.to_string())?;
            return Plan::compile(&loaded, &keyring).map(Arc::new).map_err(|error| format!("{error}\n{text}"));
        }
        let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
        if tries == 20 {
            return Err(format!("{errors:?}\n{text}"));
        }
        let rule = |line: u32| lines.iter().find(|(at, _)| *at == line).map(|(_, rule)| *rule);
        // `drop_elements` stands on the lines behind its key; one that can never decide is taken out.
        let drops = text.lines().position(|line| line.trim() == "drop_elements:").map_or(0, |at| at + 2);
        let of_drops = |line: u32| (line as usize).checked_sub(drops).filter(|at| *at < policy.drop_elements.len());
        if let Some(at) = errors.iter().find_map(|problem| of_drops(problem.line)) {
            policy.drop_elements.remove(at);
            continue;
        }
        // Where nothing is scanned there is nothing to sweep.
        let sweep = text.lines().position(|line| line.trim().starts_with("sweep:")).map_or(0, |at| at + 1);
        if errors.iter().any(|problem| problem.line as usize == sweep) {
            policy.sweep.clear();
            continue;
        }
        // What a rule must not say where it stands is taken out, of what is expected too; so is a rule in which another, of
        // a `parse`, can never decide. A rule that leaves no way to the records is told of at `records`.
        let is_misplaced = |problem: &&&policy::Problem| {
            let inside = problem.column > RULE_COLUMN || rule(problem.line).is_none();
            MISPLACED.contains(&problem.code) || (problem.code == UNREACHABLE && inside)
        };
        let misplaced: Vec<_> = errors.iter().filter(is_misplaced).collect();
        if !misplaced.is_empty() {
            let gone: Vec<usize> = misplaced.iter().filter_map(|problem| rule(problem.line)).collect();
            if gone.is_empty() {
                policy.bare()
            } else {
                policy.forget(&gone)
            }
            continue;
        }
        if let Some(other) = errors.iter().find(|problem| problem.code != UNREACHABLE) {
            return Err(format!("{other:?}\n{text}"));
        }
        let idle: Vec<usize> = errors.iter().filter_map(|problem| rule(problem.line)).collect();
        for (at, rule) in policy.rules_mut().enumerate() {
            rule.idle |= idle.contains(&at);
        }
    }
}

impl Case {
    /// What the bytes say: a policy, and streams for it until they are used up.
    pub(crate) fn invent(bytes: &[u8]) -> Self {
        let entropy = &mut Entropy::new(bytes);
        let pieces = (0..4).map(|_| 1 + entropy.below(17)).collect();
        let policy = invent::policy(entropy);
        let mut streams = vec![invent::stream(&policy, entropy)];
        while !entropy.is_empty() && streams.len() < MOST_STREAMS {
            streams.push(invent::stream(&policy, entropy));
        }
        Self { policy, streams, pieces }
    }

    /// Holds the engine to the reference.
    ///
    /// # Errors
    /// With the policy, the stream and what differs. Everything is invented, so that it may be shown.
    pub(crate) fn check(&mut self) -> Result<(), String> {
        let plan = plan_of(&mut self.policy)?;
        for (framing, input) in &self.streams {
            let run = Run { plan: &plan, framing: *framing, input };
            run.check(&self.policy, &self.pieces).map_err(|what| {
                let (policy, _) = yaml::dataset(&self.policy);
                format!("{what}\n{policy}\n{framing:?}: {}", String::from_utf8_lossy(input))
            })?;
        }
        Ok(())
    }
}

/// One stream through the engine.
struct Run<'a> {
    plan: &'a Arc<Plan>,
    framing: Framing,
    input: &'a [u8],
}

impl Run<'_> {
    fn check(&self, policy: &Policy, pieces: &[usize]) -> Result<(), String> {
        let expected = minimise(policy, self.framing, self.input).ok();
        let whole = self.run([self.input]);
        let said = match (&expected, &whole) {
            (Some(expected), Ok((out, tally))) => self.differs(expected, out, tally),
            (None, Err(_)) => None,
            (Some(expected), Err(error)) => {
                Some(format!("the engine refuses ({error}), the reference gives {expected:?}"))
            }
            (None, Ok((out, _))) => {
                Some(format!("the reference refuses, the engine gives {}", String::from_utf8_lossy(out)))
            }
        };
        let said = said.or_else(|| self.depends_on_pieces(pieces, whole.ok().map(|(out, _)| out)));
        said.map_or(Ok(()), Err)
    }

    fn differs(&self, expected: &Outcome, out: &[u8], tally: &Tally) -> Option<String> {
        let shown = String::from_utf8_lossy(out);
        let Some(values) = self.framing.values(out) else { return Some(format!("the output is malformed: {shown}")) };
        let same = values.len() == expected.values.len()
            && values.iter().zip(&expected.values).all(|(one, other)| one.as_ref().is_some_and(|one| one.is(other)));
        let counted = (tally.records_passed, tally.records());
        let bytes = (tally.bytes_in, tally.bytes_out) == (self.input.len() as u64, out.len() as u64);
        if !same || !bytes || counted != (expected.passed, expected.records) {
            return Some(format!("the engine gives {shown} and counts {counted:?}, the reference gives {expected:?}"));
        }
        None
    }

    fn depends_on_pieces(&self, pieces: &[usize], whole: Option<Vec<u8>>) -> Option<String> {
        let mut rest = self.input;
        let pieces = pieces.iter().cycle().map_while(|length| {
            let (piece, after) = rest.split_at(rest.len().min(*length));
            rest = after;
            (!piece.is_empty()).then_some(piece)
        });
        let cut = self.run(pieces).ok().map(|(out, _)| out);
        let bytes = self.run(self.input.chunks(1)).ok().map(|(out, _)| out);
        let say = |out: Option<Vec<u8>>| out.map(|out| String::from_utf8_lossy(&out).into_owned());
        (cut != whole || bytes != whole)
            .then(|| format!("whole {:?}, in pieces {:?}, by bytes {:?}", say(whole), say(cut), say(bytes)))
    }

    fn run<'a>(&self, chunks: impl IntoIterator<Item = &'a [u8]>) -> Result<(Vec<u8>, Tally), engine::Error> {
        let opening = Opening {
            framing: self.framing.into(),
            stream: STREAM.to_owned(),
            now: UnixSeconds(NOW),
            limits: Limits::default(),
            budget: Budget::new(64 << 20),
        };
        let (mut session, mut out) = (Session::new(Arc::clone(self.plan), opening), Vec::new());
        for chunk in chunks {
            session.push(chunk, &mut out)?;
        }
        session.finish(&mut out)?;
        Ok((out, session.tally().clone()))
    }
}

impl From<Framing> for engine::Framing {
    fn from(framing: Framing) -> Self {
        match framing {
            Framing::Document => Self::Document,
            Framing::Ndjson => Self::Ndjson,
            Framing::Concatenated => Self::Concatenated,
            Framing::Sequence => Self::Sequence,
        }
    }
}

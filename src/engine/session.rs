//! One stream through one plan.

use std::sync::Arc;

use crate::base::{Budget, Limits, UnixSeconds};
use crate::json::{self, Grouping, Rewriter};
use crate::policy::{Plan, RecordForm};

use super::ahead::Ahead;
use super::events::Events;
use super::minimiser::Minimiser;
use super::pairs::Pairs;
use super::stream::{Stopped, Stream};
use super::{Error, ErrorKind, Framing, Place, Recogniser, Tally, Trace};

/// What a session is told when it begins. The engine reads no clock and knows no file: all it knows of the world is here.
#[derive(Clone, Debug)]
pub struct Opening {
    /// How values follow one another in the input.
    pub framing: Framing,
    /// The stream's id: with the record's ordinal it names the scope of a transaction pseudonym.
    pub stream: String,
    /// The instant the session began.
    pub now: UnixSeconds,
    /// The bounds of this session.
    pub limits: Limits,
    /// The budget that its buffers draw on, shared with other sessions.
    pub budget: Budget,
}

/// A stream being minimised.
pub struct Session {
    stream: Stream,
    front: Front,
    /// Before it, where recognisers outside are asked.
    ahead: Option<Box<Ahead>>,
    failed: Option<Error>,
}

/// What stands before the stream of values.
pub(super) enum Front {
    /// Nothing: the input is the values.
    Values,
    /// Lines in pairs.
    Pairs(Pairs),
    /// Server-sent events.
    Events(Events),
}

impl Session {
    /// A session at the beginning of a stream. One whose plan has recognisers outside ([`Plan::externals`]) has to be given
    /// them by [`Session::asking`], and refuses all input otherwise.
    pub fn new(plan: Arc<Plan>, opening: Opening) -> Self {
        let ahead = (!plan.externals().is_empty()).then(|| begin(Arc::clone(&plan), opening.clone()));
        let ahead = ahead.map(|(stream, front)| Box::new(Ahead::new(stream, front)));
        let (stream, front) = begin(plan, opening);
        Self { stream, front, ahead, failed: None }
    }

    /// The same, asking these recognisers: one for each of [`Plan::externals`], in that order. All texts that a piece of input
    /// completes are asked about in one call, so the larger the pieces, the fewer the calls; the input is gone through twice.
    /// Each of them may block.
    pub fn asking(mut self, recognisers: Vec<Box<dyn Recogniser>>) -> Self {
        if let Some(ahead) = &mut self.ahead {
            ahead.recognisers = recognisers;
        }
        self
    }

    /// The same, telling `trace` of each decision.
    pub fn traced(plan: Arc<Plan>, opening: Opening, trace: Trace) -> Self {
        let mut session = Self::new(plan, opening);
        session.stream.minimiser.trace(trace);
        session
    }

    /// Takes more input, in chunks of any size, and appends to `out` what is decided.
    ///
    /// # Errors
    /// The input is malformed, a limit is reached, a node the policy reads is ambiguous, or a recogniser outside does not
    /// answer. The session is then poisoned: `out` is as it was before this call, and no further call appends anything.
    pub fn push(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
        self.go(Step::More(input), out)
    }

    /// The input is complete: appends what remains.
    ///
    /// # Errors
    /// As for [`Session::push`]; also where the input ends inside a value.
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Error> {
        self.go(Step::End, out)
    }

    /// What has been done so far.
    pub fn tally(&self) -> &Tally {
        &self.stream.minimiser.tally
    }

    /// The plan it runs.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.stream.minimiser.plan
    }

    fn go(&mut self, step: Step<'_>, out: &mut Vec<u8>) -> Result<(), Error> {
        if let Some(first) = &self.failed {
            return Err(Error::new(ErrorKind::Poisoned, first.place().clone()));
        }
        let before = out.len();
        let (stream, front) = (&mut self.stream, &mut self.front);
        let ran = match &mut self.ahead {
            None => step.take(stream, front, out),
            Some(ahead) => ahead.go(step, (stream, front), out),
        };
        let Err(stopped) = ran else {
            self.stream.minimiser.tally.bytes_out += (out.len() - before) as u64;
            return Ok(());
        };
        out.truncate(before);
        let Stream { rewriter, minimiser, .. } = &mut self.stream;
        minimiser.tally.records_refused += 1;
        let (record, path) = (minimiser.record(), minimiser.place(rewriter.node()));
        let error = Error::new(stopped.kind, Place { record, offset: stopped.offset as u64, path });
        self.failed = Some(error.clone());
        Err(error)
    }
}

/// What a session is given to do.
#[derive(Clone, Copy)]
pub(super) enum Step<'i> {
    /// More of the input.
    More(&'i [u8]),
    /// Its end.
    End,
}

impl Step<'_> {
    /// Takes it on one stream. It is small, and input may come a byte at a time: so it is a part of whoever calls it.
    #[inline(always)]
    pub(super) fn take(self, stream: &mut Stream, front: &mut Front, out: &mut Vec<u8>) -> Result<(), Stopped> {
        match self {
            Self::More(input) => {
                stream.minimiser.tally.bytes_in += input.len() as u64;
                match front {
                    Front::Values => stream.push(input, out),
                    Front::Pairs(pairs) => pairs.push(stream, input, out),
                    Front::Events(events) => events.push(stream, input, out),
                }
            }
            Self::End => match front {
                Front::Values => stream.finish(out),
                Front::Pairs(pairs) => pairs.finish(stream, out),
                Front::Events(events) => events.finish(),
            },
        }
    }
}

/// A stream at its beginning, and what stands before it.
fn begin(plan: Arc<Plan>, opening: Opening) -> (Stream, Front) {
    let grouping = match plan.records() {
        RecordForm::Auto => Grouping::Elements,
        RecordForm::Value | RecordForm::Pairs(_) | RecordForm::At(_) => Grouping::Values,
    };
    let (framing, front) = match (opening.framing, plan.records()) {
        (Framing::Events, _) => {
            let splitter = Events::new(opening.limits.held, opening.budget.lease());
            (opening.framing.of_values(), Front::Events(splitter))
        }
        (_, RecordForm::Pairs(_)) => {
            (json::Framing::Ndjson, Front::Pairs(Pairs::new(opening.limits.held, opening.budget.lease())))
        }
        (framing, _) => (framing.of_values(), Front::Values),
    };
    let rewriter = Rewriter::new(framing, grouping, opening.limits, opening.budget.lease());
    let stream = Stream { rewriter, minimiser: Minimiser::new(plan, opening), base: 0 };
    (stream, front)
}

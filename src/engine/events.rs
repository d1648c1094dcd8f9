//! Server-sent events in front of the rewriter: the data of each event is one value, minimised and sent on when the event
//! is complete. `id` and comments are dropped; declared sentinels pass; an event of which nothing is left leaves nothing.

use crate::base::{Lease, LimitName};
use crate::json::Fault;
use crate::policy::OnError;

use super::ErrorKind;
use super::sse::{Data, End, Event, Outgrown, Splitter};
use super::stream::{Stopped, Stream};

/// Most digits of a `retry` that pass: over eleven days in milliseconds. More would be no time to wait.
const RETRY_DIGITS: usize = 9;

/// A stream of events being taken apart.
pub(super) struct Events {
    splitter: Splitter,
    /// What is left of an event's data.
    data: Vec<u8>,
    lease: Lease,
}

impl Events {
    /// Events of at most so many bytes, at the beginning of a stream.
    pub(super) fn new(most: usize, lease: Lease) -> Self {
        Self { splitter: Splitter::new(most), data: Vec::new(), lease }
    }

    pub(super) fn push(&mut self, stream: &mut Stream, mut input: &[u8], out: &mut Vec<u8>) -> Result<(), Stopped> {
        let outgrown = |Outgrown { offset }| stopped(Fault::Limit(LimitName::Held), offset);
        while let Some(event) = self.splitter.read(&mut input).map_err(outgrown)? {
            self.data.clear();
            one(stream, event, &mut self.data, out)?;
        }
        let held = self.splitter.memory() + self.data.capacity();
        let full = |_| stopped(Fault::Limit(LimitName::Memory), stream.base as u64);
        self.lease.resize(held).map_err(full)
    }

    pub(super) fn finish(&mut self) -> Result<(), Stopped> {
        match self.splitter.finish() {
            End::Whole | End::Discarded => Ok(()),
            End::Truncated { offset } => Err(stopped(Fault::Truncated, offset)),
        }
    }
}

fn stopped(fault: Fault, offset: u64) -> Stopped {
    fault.at(usize::try_from(offset).unwrap_or(usize::MAX)).into()
}

/// Minimises one event.
fn one(stream: &mut Stream, event: Event<'_>, left: &mut Vec<u8>, out: &mut Vec<u8>) -> Result<(), Stopped> {
    let retry = event.retry.filter(|digits| digits.len() <= RETRY_DIGITS);
    let Some(Data { bytes, offset }) = event.data else {
        if retry.is_some() {
            Event { retry, ..event }.write(out);
        }
        return Ok(());
    };
    stream.base = usize::try_from(offset).unwrap_or(usize::MAX);
    let sentinel = stream.minimiser.plan.sentinels().iter().any(|sentinel| sentinel.as_bytes() == bytes);
    if !sentinel {
        value(stream, bytes, left)?;
    }
    let data = if sentinel { bytes } else { left.as_slice() };
    if !data.is_empty() {
        // What is named is data too.
        let name = event.name.filter(|name| stream.minimiser.is_clean(name));
        Event { name, retry, data: Some(Data { bytes: data, offset }) }.write(out);
    }
    Ok(())
}

/// Minimises the value that an event carries. Under `drop-record` a malformed one is dropped alone.
fn value(stream: &mut Stream, bytes: &[u8], left: &mut Vec<u8>) -> Result<(), Stopped> {
    if bytes.is_empty() {
        return Ok(());
    }
    let drops = stream.minimiser.plan.on_error() == OnError::DropRecord;
    let before = drops.then(|| stream.minimiser.tally.clone());
    stream.rewriter.reset();
    let result = stream.push(bytes, left).and_then(|()| stream.finish(left));
    match (result, before) {
        (Err(stopped), Some(before)) if stopped.kind != ErrorKind::Limit(LimitName::Memory) => {
            left.clear();
            stream.minimiser.value_failed(before);
            Ok(())
        }
        (result, _) => result,
    }
}

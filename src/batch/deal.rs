//! NDJSON on all cores: pieces cut at line ends are dealt to workers round robin and collected round robin.
//!
//! Order holds by construction and memory is bounded by the queues: one piece waiting, one at work and two parts of
//! output per worker. A line longer than a piece may be ([`LONGEST`]) is handed to one worker bit by bit, who keeps its
//! session open until the line ends, so that no line is too long. A worker sends its output in parts and waits for its
//! turn with at most two of them, so that output which outgrows its input is bounded too.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::error::Error;
use super::input::{Fill, Reader};
use super::output::Output;
use crate::engine::{self, Session, Tally};

/// A piece is cut at the last line end once it is this long. 1 MiB: beginning a session costs little beside it.
const PIECE: usize = 1 << 20;
/// A piece without a line end is handed on unfinished once it is this long.
const LONGEST: usize = 4 << 20;
/// Bytes pushed into a session at once; the engine's own working size.
const STEP: usize = 64 << 10;
/// Output is sent on once it is this long.
const PART: usize = 1 << 20;

/// Work for one worker.
struct Piece {
    bytes: Vec<u8>,
    /// More of the same line follows, for the same worker.
    goes_on: bool,
}

/// What a worker has to say about its piece, in this order: any parts, then the end or the error.
enum Said {
    Part(Vec<u8>),
    Done(Box<Tally>),
    Failed(Box<engine::Error>),
}

/// Runs an input of lines through `workers` sessions at a time. `session` begins one;
/// their tallies are added to `total`.
pub(super) fn run(
    name: &str,
    reader: &mut Reader<'_>,
    workers: usize,
    session: &(dyn Fn() -> Session + Sync),
    total: Tally,
    output: &mut Output,
) -> Result<Tally, Error> {
    thread::scope(|scope| {
        let mut work = Vec::with_capacity(workers);
        let mut said = Vec::with_capacity(workers);
        let mut labourers = Vec::with_capacity(workers);
        for _ in 0..workers {
            let (send_work, take_work) = sync_channel(1);
            let (send_said, take_said) = sync_channel(2);
            labourers.push(scope.spawn(move || labour(session, &take_work, &send_said)));
            work.push(send_work);
            said.push(take_said);
        }
        let dealer = scope.spawn(move || deal(reader, &work));
        let collected = collect(name, said, total, output);
        let dealt = dealer.join().unwrap_or_else(|_| Err(Error::Lost { name: name.to_owned() }));
        // Each is joined, also after one that panicked: the scope would pass an unjoined panic on.
        let panicked = labourers.into_iter().filter_map(|labourer| labourer.join().err()).count();
        // What came out in order before the reader failed is reported first: it comes first in the input.
        let (tally, pieces) = collected?;
        match dealt? {
            dealt if panicked == 0 && dealt == pieces => Ok(tally),
            _ => Err(Error::Lost { name: name.to_owned() }),
        }
    })
}

/// Cuts the input and deals the pieces out; ends early, without an error, when nobody takes them any more.
fn deal(reader: &mut Reader<'_>, work: &[SyncSender<Piece>]) -> Result<u64, Error> {
    let mut dealt = 0;
    let mut bytes = Vec::with_capacity(PIECE + STEP);
    for worker in work.iter().cycle() {
        loop {
            let (cut, goes_on) = match next_cut(reader, &mut bytes)? {
                Cut::Line(cut) => (cut, false),
                Cut::Within => (bytes.len(), true),
                Cut::End if bytes.is_empty() => return Ok(dealt),
                Cut::End => (bytes.len(), false),
            };
            let mut rest = Vec::with_capacity(PIECE + STEP);
            rest.extend_from_slice(&bytes[cut..]);
            bytes.truncate(cut);
            let piece = Piece { bytes: std::mem::replace(&mut bytes, rest), goes_on };
            if worker.send(piece).is_err() {
                return Ok(dealt);
            }
            if !goes_on {
                dealt += 1;
                break;
            }
        }
    }
    Ok(dealt)
}

/// Where a piece ends.
enum Cut {
    /// After a line end.
    Line(usize),
    /// Within a line that is too long for one piece.
    Within,
    /// With the input.
    End,
}

fn next_cut(reader: &mut Reader<'_>, bytes: &mut Vec<u8>) -> Result<Cut, Error> {
    let mut wanted = PIECE;
    loop {
        while bytes.len() < wanted {
            if reader.fill(bytes, wanted - bytes.len())? == Fill::End {
                return Ok(Cut::End);
            }
        }
        if let Some(at) = memchr::memrchr(b'\n', bytes) {
            return Ok(Cut::Line(at + 1));
        }
        if bytes.len() >= LONGEST {
            return Ok(Cut::Within);
        }
        wanted = bytes.len() + PIECE;
    }
}

/// A worker: a session per piece, or per long line. Ends when there is no more work or nobody listens.
fn labour(session: &(dyn Fn() -> Session + Sync), work: &Receiver<Piece>, said: &SyncSender<Said>) {
    let mut open: Option<Session> = None;
    while let Ok(piece) = work.recv() {
        let mut current = open.take().unwrap_or_else(session);
        let end = match through(&mut current, &piece, said) {
            Ok(Heard::Yes) if piece.goes_on => {
                open = Some(current);
                continue;
            }
            Ok(Heard::Yes) => Said::Done(Box::new(current.tally().clone())),
            Ok(Heard::No) => return,
            Err(error) => Said::Failed(Box::new(error)),
        };
        let failed = matches!(end, Said::Failed(_));
        if said.send(end).is_err() || failed {
            return;
        }
    }
}

/// Whether anybody listens still.
enum Heard {
    Yes,
    No,
}

fn through(session: &mut Session, piece: &Piece, said: &SyncSender<Said>) -> Result<Heard, engine::Error> {
    let mut out = Vec::with_capacity(piece.bytes.len().min(PART) + STEP);
    for step in piece.bytes.chunks(STEP) {
        session.push(step, &mut out)?;
        if out.len() >= PART && said.send(Said::Part(std::mem::take(&mut out))).is_err() {
            return Ok(Heard::No);
        }
    }
    if !piece.goes_on {
        session.finish(&mut out)?;
    }
    if !out.is_empty() && said.send(Said::Part(out)).is_err() {
        return Ok(Heard::No);
    }
    Ok(Heard::Yes)
}

/// Takes the workers' output in the order in which their work was dealt.
fn collect(
    name: &str,
    said: Vec<Receiver<Said>>,
    mut total: Tally,
    output: &mut Output,
) -> Result<(Tally, u64), Error> {
    // Records and bytes of the input before the piece at hand.
    let (mut records, mut bytes) = (0, 0);
    let mut pieces = 0;
    for worker in said.iter().cycle() {
        loop {
            match worker.recv() {
                Ok(Said::Part(part)) => output.write(&part)?,
                Ok(Said::Done(tally)) => {
                    records += tally.records();
                    bytes += tally.bytes_in;
                    total.add(&tally);
                    pieces += 1;
                    break;
                }
                Ok(Said::Failed(error)) => return Err(Error::data(name, (*error).shifted(records, bytes))),
                // No more was dealt to this worker, so none to those after it.
                Err(_) => return Ok((total, pieces)),
            }
        }
    }
    Ok((total, pieces))
}

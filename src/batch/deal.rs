//! NDJSON on all cores: pieces are taken from a desk in the order of the input, minimised, and collected in that order.
//!
//! A regular file is cut anywhere and each worker reads its own stretch at its own place, moved to line ends
//! ([`span`]): nothing is shared but a number. What cannot be read so (standard input, compressed files) is cut by one
//! thread that does nothing else ([`cut`]).
//!
//! Order holds by construction: whoever takes a piece leaves, before anybody can take the next, the receiving end of a
//! queue in which its output will come; the collector empties these queues one after the other and writes. Memory is
//! bounded by the same: so many queues may wait ([`WAITING`]), each with so many parts ([`PARTS`]); a worker whose output
//! does not fit waits until it is its turn, and since pieces are taken in order, the one whose turn it is always works.
//! A worker that is slow holds up nobody until then.

mod cut;
mod span;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use self::cut::{Chunk, Handed, cut};
use self::span::Span;
use super::error::Error;
use super::input::Reader;
use super::output::Output;
use crate::engine::{self, Session, Tally};

/// Queues that may wait to be emptied, for each worker: one piece at work, one done.
const WAITING: usize = 2;
/// What a queue holds: the output of a piece, room for it to be a little longer than its input, and the end.
const PARTS: usize = 3;

/// How much is taken at a time, in bytes. The result does not depend on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// A piece of input.
    pub(super) piece: usize,
    /// A chunk of a stream, if a line is longer than a piece; still longer ones are handed to one worker bit by bit.
    pub(super) longest: usize,
    /// What is read, and pushed into a session, at once.
    pub(super) step: usize,
    /// Output is handed over once it is this long.
    pub(super) part: usize,
}

impl Sizes {
    /// 1 MiB: beginning a session costs little beside it, and it stays in a core's cache. 64 KiB is the engine's own
    /// working size.
    pub(super) const USUAL: Self = Self { piece: 1 << 20, longest: 4 << 20, step: 64 << 10, part: 1 << 20 };
}

/// Where the pieces come from.
pub(super) enum Source<'a> {
    /// A regular file.
    File(Regular<'a>),
    /// Anything else.
    Stream(Reader<'a>),
}

/// A file that can be read at many places at once.
#[derive(Clone)]
pub(super) struct Regular<'a> {
    pub(super) file: Arc<File>,
    /// Its size in bytes when it was opened.
    pub(super) size: u64,
    /// Hears how many bytes were read.
    pub(super) read: &'a (dyn Fn(u64) + Sync),
}

/// Runs an input of lines through `workers` sessions at a time. `session` begins one; their tallies are added to `total`.
pub(super) fn run(
    name: &str,
    source: Source<'_>,
    workers: usize,
    sizes: Sizes,
    session: &(dyn Fn() -> Session + Sync),
    total: Tally,
    output: &mut Output,
) -> Result<Tally, Error> {
    let spare = Spare::new(sizes);
    let spare = &spare;
    thread::scope(|scope| {
        let (order, ordered) = sync_channel(WAITING * workers);
        let mut helpers = Vec::with_capacity(workers + 1);
        let (supply, file) = match source {
            Source::File(file) => {
                (Supply::Stretches { next: 0, size: file.size, piece: sizes.piece as u64 }, Some(file))
            }
            Source::Stream(reader) => {
                let (hand, take) = sync_channel(workers);
                helpers.push(scope.spawn(move || cut(reader, sizes, spare, &hand)));
                (Supply::Chunks(take), None)
            }
        };
        let desk = Arc::new(Mutex::new(Desk { supply, order, closed: false }));
        for _ in 0..workers {
            let (desk, file) = (Arc::clone(&desk), file.clone());
            helpers.push(scope.spawn(move || Worker { name, sizes, session, spare, desk, file }.work()));
        }
        // With the last worker goes the desk, and with it the collector's work.
        drop(desk);
        let collected = collect(name, ordered, total, output, spare);
        // Each is joined, also after one that panicked: the scope would pass an unjoined panic on.
        let panicked = helpers.into_iter().filter_map(|helper| helper.join().err()).count();
        match panicked {
            0 => collected,
            // An error in the input before that comes first.
            _ => collected.and(Err(Error::Lost { name: name.to_owned() })),
        }
    })
}

/// Where workers take their pieces, one at a time.
struct Desk {
    supply: Supply,
    /// Takes a queue for each piece, in the pieces' order.
    order: SyncSender<Receiver<Said>>,
    /// Nothing more is given out: the input has ended, or somebody failed.
    closed: bool,
}

enum Supply {
    /// Stretches of a file. The last one is open: it goes on to where the file ends by then.
    Stretches { next: u64, size: u64, piece: u64 },
    /// Chunks of a stream.
    Chunks(Receiver<Handed>),
}

enum Piece {
    Stretch { from: u64, until: Option<u64> },
    Chunk(Chunk),
    Failed(Option<Error>),
}

impl Desk {
    fn next(&mut self) -> Option<Piece> {
        if self.closed {
            return None;
        }
        let Supply::Stretches { next, size, piece } = &mut self.supply else {
            return self.chunk();
        };
        let from = *next;
        *next = from.saturating_add(*piece);
        self.closed = *next >= *size;
        Some(Piece::Stretch { from, until: (!self.closed).then_some(*next) })
    }

    /// The next chunk of a stream; of a line that goes on, if one does.
    fn chunk(&mut self) -> Option<Piece> {
        let Supply::Chunks(chunks) = &self.supply else { return None };
        let handed = chunks.recv();
        self.closed = !matches!(handed, Ok(Handed::Chunk(_)));
        match handed {
            Ok(Handed::Chunk(chunk)) => Some(Piece::Chunk(chunk)),
            Ok(Handed::End) => None,
            Ok(Handed::Failed(error)) => Some(Piece::Failed(Some(error))),
            Err(_) => Some(Piece::Failed(None)),
        }
    }
}

/// A worker that panicked with the desk locked left it whole: nothing in there panics between two changes.
fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a worker has to say about a piece, in this order: any parts, then one of the others.
enum Said {
    Part(Vec<u8>),
    Done(Box<Tally>),
    Refused(Box<engine::Error>),
    Failed(Error),
}

/// Why a worker does not go on with a piece.
enum Stop {
    /// Nobody listens any more.
    Unheard,
    Refused(Box<engine::Error>),
    Failed(Error),
}

struct Worker<'a> {
    name: &'a str,
    sizes: Sizes,
    session: &'a (dyn Fn() -> Session + Sync),
    spare: &'a Spare,
    desk: Arc<Mutex<Desk>>,
    file: Option<Regular<'a>>,
}

impl Worker<'_> {
    /// Works until there is nothing left, nobody listens, or something is wrong.
    fn work(&self) {
        let mut window = vec![0; self.sizes.step];
        loop {
            let mut desk = lock(&self.desk);
            let Some(piece) = desk.next() else { return };
            let (say, hear) = sync_channel(PARTS);
            if desk.order.send(hear).is_err() {
                return;
            }
            let goes_on = matches!(&piece, Piece::Chunk(chunk) if chunk.goes_on);
            // Otherwise it is given back before any work is done.
            let desk = goes_on.then_some(desk);
            let mut run = Run { session: (self.session)(), out: self.spare.take(), worker: self, say: &say };
            let ran = match piece {
                Piece::Stretch { from, until } => self.stretch(&mut run, from, until, &mut window),
                Piece::Chunk(chunk) => self.chunk(&mut run, chunk, desk),
                Piece::Failed(error) => Err(Stop::Failed(error.unwrap_or_else(|| self.lost()))),
            };
            let end = match ran.and_then(|()| run.end()) {
                Ok(tally) => Said::Done(tally),
                Err(Stop::Unheard) => return,
                Err(Stop::Refused(error)) => Said::Refused(error),
                Err(Stop::Failed(error)) => Said::Failed(error),
            };
            let failed = !matches!(end, Said::Done(_));
            if say.send(end).is_err() || failed {
                lock(&self.desk).closed = true;
                return;
            }
        }
    }

    fn stretch(&self, run: &mut Run<'_>, from: u64, until: Option<u64>, window: &mut [u8]) -> Result<(), Stop> {
        let Some(regular) = &self.file else { return Err(Stop::Failed(self.lost())) };
        let mut span = Span::new(&regular.file, from, until);
        let cannot = |error: io::Error| Stop::Failed(Error::file("cannot read", self.name, error));
        while let Some(bytes) = span.next(window).map_err(cannot)? {
            (regular.read)(bytes.len() as u64);
            run.push(bytes)?;
        }
        Ok(())
    }

    /// Keeps the desk, if it was given it, while the line goes on: what comes next belongs to it.
    fn chunk(&self, run: &mut Run<'_>, mut chunk: Chunk, mut desk: Option<MutexGuard<'_, Desk>>) -> Result<(), Stop> {
        loop {
            if !chunk.goes_on {
                desk = None;
            }
            for step in chunk.bytes.chunks(self.sizes.step) {
                run.push(step)?;
            }
            self.spare.give(chunk.bytes);
            chunk = match desk.as_mut().and_then(|desk| desk.chunk()) {
                None => return Ok(()),
                Some(Piece::Chunk(more)) => more,
                Some(Piece::Failed(Some(error))) => return Err(Stop::Failed(error)),
                Some(_) => return Err(Stop::Failed(self.lost())),
            };
        }
    }

    fn lost(&self) -> Error {
        Error::Lost { name: self.name.to_owned() }
    }
}

/// One piece going through a session of its own.
struct Run<'a> {
    session: Session,
    out: Vec<u8>,
    worker: &'a Worker<'a>,
    say: &'a SyncSender<Said>,
}

impl Run<'_> {
    fn push(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let pushed = self.session.push(bytes, &mut self.out);
        self.heard(pushed, self.worker.sizes.part)
    }

    fn end(mut self) -> Result<Box<Tally>, Stop> {
        let finished = self.session.finish(&mut self.out);
        self.heard(finished, 1)?;
        Ok(Box::new(self.session.tally().clone()))
    }

    /// Hands the output over if there is so much of it. What was decided before an error goes out before it.
    fn heard(&mut self, pushed: Result<(), engine::Error>, enough: usize) -> Result<(), Stop> {
        let enough = if pushed.is_err() { 1 } else { enough };
        if self.out.len() >= enough {
            let next = self.worker.spare.take();
            let part = std::mem::replace(&mut self.out, next);
            self.say.send(Said::Part(part)).map_err(|_| Stop::Unheard)?;
        }
        pushed.map_err(|error| Stop::Refused(Box::new(error)))
    }
}

/// Takes what the workers say in the order of their pieces, and writes.
fn collect(
    name: &str,
    ordered: Receiver<Receiver<Said>>,
    mut total: Tally,
    output: &mut Output,
    spare: &Spare,
) -> Result<Tally, Error> {
    // Records and bytes of the input before the piece at hand.
    let (mut records, mut bytes) = (0, 0);
    for piece in ordered {
        loop {
            match piece.recv() {
                Ok(Said::Part(part)) => {
                    output.write(&part)?;
                    spare.give(part);
                }
                Ok(Said::Done(tally)) => {
                    records += tally.records();
                    bytes += tally.bytes_in;
                    total.add(&tally);
                    break;
                }
                Ok(Said::Refused(error)) => return Err(Error::data(name, (*error).shifted(records, bytes))),
                Ok(Said::Failed(error)) => return Err(error),
                Err(_) => return Err(Error::Lost { name: name.to_owned() }),
            }
        }
    }
    Ok(total)
}

/// Buffers that have been emptied, for whoever needs one next: so many as were ever in use at a time.
struct Spare {
    buffers: Mutex<Vec<Vec<u8>>>,
    capacity: usize,
}

impl Spare {
    fn new(sizes: Sizes) -> Self {
        Self { buffers: Mutex::default(), capacity: sizes.piece.max(sizes.part) + sizes.step }
    }

    fn take(&self) -> Vec<u8> {
        let spare = self.buffers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| Vec::with_capacity(self.capacity))
    }

    /// One that had to grow for a long line or a held record is not kept.
    fn give(&self, mut buffer: Vec<u8>) {
        if buffer.capacity() <= 2 * self.capacity {
            buffer.clear();
            self.buffers.lock().unwrap_or_else(PoisonError::into_inner).push(buffer);
        }
    }
}

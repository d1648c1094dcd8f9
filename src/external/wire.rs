//! A connection: a batch of questions out, their answers back in the same order.
//!
//! A small batch is written whole and then its answers are read: any socket's buffers take it though nobody reads. A larger
//! one is written by a thread of its own while the answers are read, or both sides could wait for the other to read.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::ops::Range;
use std::thread;
use std::time::Duration;

use super::clock::Stopwatch;
use super::message;
use super::socket::Socket;
use crate::engine::{Outage, Span};
use crate::policy::Address;

/// Most bytes that are written though nobody reads. A quarter of the least that systems give a socket by default.
const AT_ONCE: usize = 16 << 10;
/// What a question has beside its text, at most; and a byte of text becomes at most six (`\u0000`).
const AROUND: usize = 40;
const ESCAPED: usize = 6;
/// Bytes that are read and written at once.
const STEP: usize = 64 << 10;
/// What is kept of a buffer that a long answer made large.
const KEPT: usize = 1 << 20;

/// One connection.
pub(super) struct Wire {
    socket: Socket,
    timeout: Duration,
    /// The next question's number; each has its own, so that no answer is taken for that of an earlier batch.
    next: u64,
    /// What was read and is not used up, from `used` to `filled`.
    buffer: Vec<u8>,
    used: usize,
    filled: usize,
    /// Something was read since the last batch was begun.
    heard: bool,
}

/// Why a batch has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failed {
    pub(super) outage: Outage,
    /// The connection broke, and not a byte came on it: it may have been closed long before.
    pub(super) stale: bool,
}

impl Wire {
    /// Connects.
    pub(super) fn open(address: &Address, timeout: Duration) -> Result<Self, Outage> {
        let socket = Socket::connect(address, timeout).map_err(|error| match error.kind() {
            ErrorKind::TimedOut => Outage::Timeout,
            _ => Outage::Down,
        })?;
        Ok(Self { socket, timeout, next: 0, buffer: Vec::new(), used: 0, filled: 0, heard: false })
    }

    /// What it says of each text. After an error it is not to be used again.
    pub(super) fn ask(&mut self, texts: &[&str]) -> Result<Vec<Vec<Span>>, Failed> {
        let first = self.next;
        self.next += texts.len() as u64;
        // Something came that nobody asked for.
        if self.filled > self.used {
            return Err(Failed { outage: Outage::Wrong, stale: false });
        }
        (self.used, self.filled, self.heard) = (0, 0, false);
        let answers = self.exchange(first, texts);
        answers.map_err(|outage| Failed { outage, stale: outage == Outage::Broken && !self.heard })
    }

    fn exchange(&mut self, first: u64, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        let most: usize = texts.iter().map(|text| AROUND + ESCAPED * text.len()).sum();
        if most <= AT_ONCE {
            write(&self.socket, first, texts).map_err(|error| outage(&error))?;
            return self.answers(first, texts);
        }
        let Self { socket, timeout, buffer, used, filled, heard, .. } = self;
        let socket = &*socket;
        thread::scope(|scope| {
            let writer = thread::Builder::new().name("recogniser".to_owned());
            let writer = writer.spawn_scoped(scope, || write(socket, first, texts)).map_err(|_| Outage::Down)?;
            let answers = Reading { socket, timeout: *timeout, buffer, used, filled, heard }.answers(first, texts);
            if answers.is_err() {
                socket.shut();
            }
            let written = writer.join().map_err(|_| Outage::Broken)?;
            let answers = answers?;
            written.map(|()| answers).map_err(|error| outage(&error))
        })
    }

    fn answers(&mut self, first: u64, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        let Self { socket, timeout, buffer, used, filled, heard, .. } = self;
        Reading { socket, timeout: *timeout, buffer, used, filled, heard }.answers(first, texts)
    }
}

fn write(socket: &Socket, first: u64, texts: &[&str]) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(STEP, socket);
    for (id, text) in (first..).zip(texts) {
        message::ask(id, text, &mut out)?;
    }
    out.flush()
}

/// The half that reads.
struct Reading<'w> {
    socket: &'w Socket,
    timeout: Duration,
    buffer: &'w mut Vec<u8>,
    used: &'w mut usize,
    filled: &'w mut usize,
    heard: &'w mut bool,
}

impl Reading<'_> {
    fn answers(mut self, first: u64, texts: &[&str]) -> Result<Vec<Vec<Span>>, Outage> {
        let mut answers = Vec::with_capacity(texts.len());
        for (id, text) in (first..).zip(texts) {
            let line = self.line(message::longest(text))?;
            answers.push(message::read(&self.buffer[line], id, text)?);
        }
        if self.buffer.len() > KEPT && *self.used == *self.filled {
            *self.buffer = Vec::new();
            (*self.used, *self.filled) = (0, 0);
        }
        Ok(answers)
    }

    /// The next line, at most so long. It has to be whole within the time for one answer.
    fn line(&mut self, longest: usize) -> Result<Range<usize>, Outage> {
        let watch = Stopwatch::start();
        let mut looked = *self.used;
        loop {
            if let Some(at) = memchr::memchr(b'\n', &self.buffer[looked..*self.filled]) {
                let line = *self.used..looked + at;
                *self.used = line.end + 1;
                return if line.len() > longest { Err(Outage::Wrong) } else { Ok(line) };
            }
            looked = *self.filled;
            if looked - *self.used > longest {
                return Err(Outage::Wrong);
            }
            let before = *self.used;
            self.more(watch.left(self.timeout).ok_or(Outage::Timeout)?)?;
            looked -= before - *self.used;
        }
    }

    /// Reads some more behind what is there.
    fn more(&mut self, wait: Duration) -> Result<(), Outage> {
        self.buffer.copy_within(*self.used..*self.filled, 0);
        (*self.used, *self.filled) = (0, *self.filled - *self.used);
        if self.buffer.len() < *self.filled + STEP {
            self.buffer.resize((*self.filled + STEP).max(2 * self.buffer.len()), 0);
        }
        match self.socket.read_within(&mut self.buffer[*self.filled..], wait) {
            Ok(0) => Err(Outage::Broken),
            Ok(read) => {
                *self.filled += read;
                *self.heard = true;
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(()),
            Err(error) => Err(outage(&error)),
        }
    }
}

fn outage(error: &io::Error) -> Outage {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Outage::Timeout,
        _ => Outage::Broken,
    }
}

#[cfg(test)]
mod tests;

//! Plans with recognisers outside: every piece of input goes through two streams of the same plan.
//!
//! The first goes ahead. It decides everything but what is found in texts, writes nothing, and notes each text that would be
//! scanned. All of them are asked about at once, whatever records they are in; then the same piece goes through the stream
//! that writes, which comes upon the same texts and has the answers. So a piece costs one question, nothing is written before
//! its answer is there, and no record has to be held back for it.
//!
//! What the first stream does not find it keeps: it comes upon every text that the second does. Should the second come upon
//! one that was not asked about all the same, the piece is refused.

use super::recogniser::{Outage, Recogniser};
use super::session::{Front, Step};
use super::stream::{Stopped, Stream};
use super::{ErrorKind, outside::Outside};

/// The stream that goes ahead, and who is asked.
pub(super) struct Ahead {
    stream: Stream,
    front: Front,
    pub(super) recognisers: Vec<Box<dyn Recogniser>>,
    /// What it would write, were anything found in it.
    nothing: Vec<u8>,
}

impl Ahead {
    pub(super) fn new(mut stream: Stream, front: Front) -> Self {
        if let Outside::Behind(book) = std::mem::replace(&mut stream.minimiser.outside, Outside::Nobody) {
            stream.minimiser.outside = Outside::Ahead(book);
        }
        // What finds nothing has nothing to hunt.
        stream.minimiser.sweep = None;
        Self { stream, front, recognisers: Vec::new(), nothing: Vec::new() }
    }

    /// Takes a step ahead, asks, and takes it again on the stream that writes.
    #[inline(never)]
    pub(super) fn go(
        &mut self,
        step: Step<'_>,
        (stream, front): (&mut Stream, &mut Front),
        out: &mut Vec<u8>,
    ) -> Result<(), Stopped> {
        let here = usize::try_from(stream.minimiser.tally.bytes_in).unwrap_or(usize::MAX);
        let refused = |kind| Stopped { kind, offset: here };
        let plan = std::sync::Arc::clone(&stream.minimiser.plan);
        if self.recognisers.len() != plan.externals().len() {
            return Err(refused(ErrorKind::External(Outage::Missing)));
        }
        // What is wrong with the input the other stream will say, after what comes before it is decided.
        let wrong = step.take(&mut self.stream, &mut self.front, &mut self.nothing).err();
        self.nothing.clear();
        if let Some(book) = self.stream.minimiser.outside.book() {
            book.ask(&plan, &mut self.recognisers).map_err(refused)?;
        }
        self.swap(stream);
        let result = step.take(stream, front, out);
        let answered = stream.minimiser.outside.book().is_none_or(super::outside::Book::close);
        self.swap(stream);
        result?;
        match wrong {
            Some(wrong) => Err(wrong),
            None if answered => Ok(()),
            None => Err(refused(ErrorKind::External(Outage::Missing))),
        }
    }

    /// Hands the book over, or takes it back.
    fn swap(&mut self, stream: &mut Stream) {
        if let (Some(mine), Some(theirs)) = (self.stream.minimiser.outside.book(), stream.minimiser.outside.book()) {
            std::mem::swap(mine, theirs);
        }
    }
}

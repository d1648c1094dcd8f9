//! A stretch of a file, moved to line ends: read at its own place, so that many can be read at once.
//!
//! A file cut anywhere gives stretches `from..until`. A line belongs to the stretch in which its first byte lies: a span
//! begins after the first line end at or after `from - 1`, and ends after the first at or after `until - 1`, which is
//! where the next one begins. So whoever reads a span needs to know nothing of the others, and every byte of the file
//! is in exactly one. Under NDJSON a value never crosses a line end: each span is a whole number of records.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;

use crate::batch::input::retry;

/// Bytes read at first to find the end of the last line. 4 KiB: most lines are shorter, and a page is read anyway.
const PEEK: u64 = 4 << 10;

/// Reads one span, a window full at a time.
pub(super) struct Span<'f> {
    file: &'f File,
    /// Where the next read begins.
    at: u64,
    /// Where the stretch ends; `None` for the last: it goes on to the end of the file, however long that has become.
    until: Option<u64>,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// In a line that began in an earlier stretch.
    Before,
    /// In lines of its own.
    Within,
    /// Its last line has ended.
    Over,
}

impl<'f> Span<'f> {
    /// The lines that begin in `from..until` of `file`; `until` is greater than `from`.
    pub(super) fn new(file: &'f File, from: u64, until: Option<u64>) -> Self {
        let stage = if from == 0 { Stage::Within } else { Stage::Before };
        // From one byte earlier: if that one is a line end, a line begins right at `from`.
        Self { file, at: from.saturating_sub(1), until, stage }
    }

    /// The next bytes of the span, never none; `None` at its end.
    pub(super) fn next<'w>(&mut self, window: &'w mut [u8]) -> io::Result<Option<&'w [u8]>> {
        while self.stage != Stage::Over {
            let length = self.wanted().min(window.len() as u64) as usize;
            let (file, at) = (self.file, self.at);
            let count = retry(|| file.read_at(&mut window[..length], at))?;
            if count == 0 {
                self.stage = Stage::Over;
                break;
            }
            self.at += count as u64;
            let own = self.own(&window[..count], at);
            if !own.is_empty() {
                return Ok(Some(&window[own]));
            }
        }
        Ok(None)
    }

    /// To the end of the stretch; beyond it in steps that double, since how far its last line goes nobody knows.
    fn wanted(&self) -> u64 {
        match self.until {
            None => u64::MAX,
            Some(until) if self.at < until => until - self.at,
            Some(until) => PEEK.max(self.at - until),
        }
    }

    /// Which of the bytes `got`, read at `begin`, are the span's own.
    fn own(&mut self, got: &[u8], begin: u64) -> Range<usize> {
        // From here on a line end is the last.
        let last = match self.until {
            None => got.len(),
            Some(until) => (until - 1).saturating_sub(begin).min(got.len() as u64) as usize,
        };
        let mut start = 0;
        if self.stage == Stage::Before {
            match memchr::memchr(b'\n', &got[..last]) {
                Some(end) => (start, self.stage) = (end + 1, Stage::Within),
                None if last == got.len() => return 0..0,
                // No line begins in the stretch.
                None => {
                    self.stage = Stage::Over;
                    return 0..0;
                }
            }
        }
        match memchr::memchr(b'\n', &got[last..]) {
            Some(end) => {
                self.stage = Stage::Over;
                start..last + end + 1
            }
            None => start..got.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// The spans of `text`, cut every `piece` bytes and read through a window of `window` bytes.
    fn spans(text: &str, piece: usize, window: usize) -> Vec<String> {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(text.as_bytes()).expect("room");
        let mut window = vec![0; window];
        let mut spans = Vec::new();
        for from in (0..text.len().max(1)).step_by(piece) {
            let until = (from + piece < text.len()).then_some((from + piece) as u64);
            let mut span = Span::new(&file, from as u64, until);
            let mut bytes = Vec::new();
            while let Some(more) = span.next(&mut window).expect("it reads") {
                bytes.extend_from_slice(more);
            }
            spans.push(String::from_utf8(bytes).expect("text"));
        }
        spans
    }

    #[test]
    fn every_line_is_in_the_span_in_which_it_begins() {
        let texts =
            ["", "\n", "a", "a\n", "\n\na\nbb\r\n\r\nccc", "a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nc\n\n", "aaaaaaaaaaaa"];
        for text in texts {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            for piece in 1..text.len() + 2 {
                for window in [1, 2, 3, 64] {
                    let mut expected = vec![String::new(); text.len().max(1).div_ceil(piece)];
                    let mut at = 0;
                    for line in &lines {
                        expected[at / piece].push_str(line);
                        at += line.len();
                    }
                    assert_eq!(spans(text, piece, window), expected, "{text:?} by {piece}, window {window}");
                }
            }
        }
    }

    #[test]
    fn the_last_line_is_looked_for_beyond_the_first_peek() {
        let long = "x".repeat(40_000);
        let text = format!("a\n{long}\nb\n");
        let found = spans(&text, 1000, 64 << 10);
        assert_eq!(found[0], format!("a\n{long}\n"));
        assert_eq!(found.concat(), text);
    }
}

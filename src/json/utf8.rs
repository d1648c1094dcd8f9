//! UTF-8 checked as it streams: a sequence that straddles chunks is carried, at most three bytes.

/// The check's state between chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Utf8 {
    carry: [u8; 4],
    len: usize,
}

impl Utf8 {
    /// Checks the next bytes. `Err(n)`: the malformed sequence begins at `bytes[n]`, or `-n` bytes before it.
    pub(super) fn check(&mut self, mut bytes: &[u8]) -> Result<(), isize> {
        let mut done = 0isize;
        while self.len > 0 {
            let Some((&next, rest)) = bytes.split_first() else { return Ok(()) };
            let before = self.len as isize;
            self.carry[self.len] = next;
            self.len += 1;
            match std::str::from_utf8(&self.carry[..self.len]) {
                Ok(_) => self.len = 0,
                Err(error) if error.error_len().is_some() => return Err(done - before),
                Err(_) => {}
            }
            done += 1;
            bytes = rest;
        }
        let Err(error) = simdutf8::compat::from_utf8(bytes) else { return Ok(()) };
        let valid = error.valid_up_to();
        if error.error_len().is_some() {
            return Err(done + valid as isize);
        }
        let tail = &bytes[valid..];
        self.carry[..tail.len()].copy_from_slice(tail);
        self.len = tail.len();
        Ok(())
    }

    /// Whether the input may end here.
    pub(super) fn complete(&self) -> bool {
        self.len == 0
    }

    /// How many bytes of an unfinished sequence are carried.
    pub(super) fn carried(&self) -> usize {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the first malformed sequence begins, `None` if there is none and the end is clean.
    fn check(bytes: &[u8], split: usize) -> Option<usize> {
        let mut utf8 = Utf8::default();
        let (head, tail) = bytes.split_at(split);
        if let Err(at) = utf8.check(head) {
            return Some(at as usize);
        }
        match utf8.check(tail) {
            Err(at) => Some((split as isize + at) as usize),
            Ok(()) if utf8.complete() => None,
            Ok(()) => Some(bytes.len() - utf8.carried()),
        }
    }

    #[test]
    fn agrees_with_std_at_every_split() {
        let samples: &[&[u8]] = &[
            "plain".as_bytes(),
            "é€𝄞 mixed ünïcode 𝄞".as_bytes(),
            b"a\xc3",
            b"a\xc3(b",
            b"\xf0\x9d\x84",
            b"ok \xed\xa0\x80 surrogate",
            b"overlong \xc0\xaf",
            b"\xf5\x80\x80\x80",
            b"\x80",
            b"\xe2\x82x",
        ];
        for sample in samples {
            let expected = std::str::from_utf8(sample).err().map(|error| error.valid_up_to());
            for split in 0..=sample.len() {
                assert_eq!(check(sample, split), expected, "{sample:x?} split at {split}");
            }
        }
    }
}

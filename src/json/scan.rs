//! Stage 1: bytes to bitmaps, 64 at a time, then to an index of the positions that the grammar looks at.
//!
//! Everything carried between blocks is a few bits, so a chunk may end anywhere. This file is the scalar twin
//! (64-bit words, no vector instructions); a vector version has to produce the same `Block`.

use super::{Fault, FaultAt};

const LOW7: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// One bit a byte for up to 64 bytes; bit 0 is the first byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Block {
    backslash: u64,
    quote: u64,
    /// `{ } [ ] : ,`
    operator: u64,
    /// Below 0x20.
    control: u64,
    space: u64,
}

impl Block {
    /// Classifies 64 bytes.
    #[inline(always)]
    fn classify(bytes: &[u8; 64]) -> Self {
        let mut block = Self::default();
        for (word_at, word) in bytes.chunks_exact(8).enumerate() {
            let word = u64::from_le_bytes([word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7]]);
            let shift = word_at * 8;
            // `[`, `]` and `{`, `}` differ in bit 5 alone.
            let folded = word | (ONES * 0x20);
            let operator = equal(folded, b'{') | equal(folded, b'}') | equal(word, b':') | equal(word, b',');
            block.backslash |= gather(equal(word, b'\\')) << shift;
            block.quote |= gather(equal(word, b'"')) << shift;
            block.operator |= gather(operator) << shift;
            block.control |= gather(below_space(word)) << shift;
            block.space |= gather(equal(word, b' ')) << shift;
        }
        block
    }
}

/// The high bit of each byte of `word` that equals `byte`; exact (no false neighbours).
#[inline(always)]
fn equal(word: u64, byte: u8) -> u64 {
    let difference = word ^ (ONES * u64::from(byte));
    !(((difference & LOW7) + LOW7) | difference) & HIGH
}

/// The high bit of each byte of `word` that is below 0x20.
#[inline(always)]
fn below_space(word: u64) -> u64 {
    !((word & LOW7) + (ONES * 0x60)) & !word & HIGH
}

/// The eight high bits as eight low bits, first byte lowest.
#[inline(always)]
fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Bit i is the xor of bits 0..=i: set from each opening quote up to before its closing quote.
#[inline(always)]
fn prefix_xor(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^ (bits << 32)
}

/// Which control characters between tokens the framing gives a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// None.
    None,
    /// LF ends a record (NDJSON).
    Newline,
    /// RS begins a record (RFC 7464).
    Separator,
}

/// Stage 1's state between blocks.
#[derive(Clone, Debug)]
pub struct Scan {
    marks: Marks,
    /// All ones inside a string.
    in_string: u64,
    /// 1 when the next byte is escaped.
    escaped: u64,
    /// 1 when the last byte belonged to a number or literal.
    in_scalar: u64,
    /// Hexadecimal digits still due after `\u`.
    hex_due: u8,
}

impl Scan {
    /// The state at the beginning of a stream.
    pub fn new(marks: Marks) -> Self {
        Self { marks, in_string: 0, escaped: 0, in_scalar: 0, hex_due: 0 }
    }

    /// Back to the state before a value.
    pub fn restart(&mut self) {
        *self = Self::new(self.marks);
    }

    /// Appends to `index` the positions in `bytes` that matter, up to the first fault if there is one.
    /// The fault's offset is relative to `bytes`.
    pub fn run(&mut self, bytes: &[u8], index: &mut Vec<u32>) -> Result<(), FaultAt> {
        let mut blocks = bytes.chunks_exact(64);
        let mut base = 0;
        for block in &mut blocks {
            let block = block.first_chunk::<64>().expect("chunks of exactly 64");
            self.block(block, 64, base, index)?;
            base += 64;
        }
        let rest = blocks.remainder();
        if !rest.is_empty() {
            let mut padded = [b' '; 64];
            padded[..rest.len()].copy_from_slice(rest);
            self.block(&padded, rest.len(), base, index)?;
        }
        Ok(())
    }

    #[inline(always)]
    fn block(&mut self, bytes: &[u8; 64], len: usize, base: usize, index: &mut Vec<u32>) -> Result<(), FaultAt> {
        let block = Block::classify(bytes);
        let valid = u64::MAX >> (64 - len);
        let escaped = self.escaped_mask(block.backslash, len);
        let quote = block.quote & !escaped & valid;
        let string = prefix_xor(quote) ^ self.in_string;
        self.in_string = 0u64.wrapping_sub((string >> (len - 1)) & 1);
        let control = block.control & valid;

        let mut wanted = block.operator & !string;
        let mut fault = None;
        let in_text = string & valid;
        if (escaped & in_text) != 0 || self.hex_due > 0 {
            fault = self.escapes(bytes, len, escaped & in_text);
        }
        if control != 0 {
            let (marked, bad) = self.controls(bytes, control, string);
            wanted |= marked;
            fault = earliest(fault, bad);
        }
        let scalar = !(block.operator | block.control | block.space | quote | string) & valid;
        let starts = scalar & !((scalar << 1) | self.in_scalar);
        self.in_scalar = (scalar >> (len - 1)) & 1;
        wanted |= (quote | starts) & valid;
        if let Some((bit, fault)) = fault {
            // What lies before the fault is for the grammar to judge first. What lies at it is not: a quote where a
            // hexadecimal digit is due ends no string.
            emit(wanted & ((1 << bit) - 1), base, index);
            return Err(fault.at(base + bit as usize));
        }
        emit(wanted, base, index);
        Ok(())
    }

    /// Bytes escaped by a backslash before them (carry arithmetic over runs of backslashes).
    #[inline(always)]
    fn escaped_mask(&mut self, backslash: u64, len: usize) -> u64 {
        if backslash == 0 {
            return std::mem::take(&mut self.escaped);
        }
        const EVEN: u64 = 0x5555_5555_5555_5555;
        let backslash = backslash & !self.escaped;
        let follows = (backslash << 1) | self.escaped;
        let odd_starts = backslash & !EVEN & !follows;
        let (even_runs, overflow) = odd_starts.overflowing_add(backslash);
        let escaped = (EVEN ^ (even_runs << 1)) & follows;
        self.escaped = if len == 64 { u64::from(overflow) } else { (escaped >> len) & 1 };
        escaped
    }

    /// Checks each escaped character and the four digits after `\u`.
    #[cold]
    #[inline(never)]
    fn escapes(&mut self, bytes: &[u8; 64], len: usize, mut escaped: u64) -> Option<(u32, Fault)> {
        let mut at = 0u32;
        loop {
            while self.hex_due > 0 {
                if at as usize == len {
                    return None;
                }
                if !bytes[at as usize].is_ascii_hexdigit() {
                    return Some((at, Fault::Escape));
                }
                self.hex_due -= 1;
                at += 1;
            }
            if escaped == 0 {
                return None;
            }
            at = escaped.trailing_zeros();
            escaped &= escaped - 1;
            match bytes[at as usize] {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                b'u' => self.hex_due = 4,
                _ => return Some((at, Fault::Escape)),
            }
            at += 1;
        }
    }

    /// The control characters to put into the index, and the first that is not allowed.
    #[inline(never)]
    fn controls(&self, bytes: &[u8; 64], mut control: u64, string: u64) -> (u64, Option<(u32, Fault)>) {
        let mut marked = 0;
        while control != 0 {
            let bit = control.trailing_zeros();
            control &= control - 1;
            if (string >> bit) & 1 == 1 {
                return (marked, Some((bit, Fault::Control)));
            }
            match (bytes[bit as usize], self.marks) {
                (b'\n', Marks::Newline) | (0x1e, Marks::Separator) => marked |= 1 << bit,
                (b'\n' | b'\r' | b'\t', _) => {}
                _ => return (marked, Some((bit, Fault::Control))),
            }
        }
        (marked, None)
    }
}

fn earliest(first: Option<(u32, Fault)>, second: Option<(u32, Fault)>) -> Option<(u32, Fault)> {
    match (first, second) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

#[inline(always)]
fn emit(mut bits: u64, base: usize, index: &mut Vec<u32>) {
    index.reserve(64);
    while bits != 0 {
        index.push((base + bits.trailing_zeros() as usize) as u32);
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The index of `text`, scanned in two parts.
    fn check(text: &[u8], split: usize, marks: Marks) -> Result<Vec<u32>, FaultAt> {
        let mut scan = Scan::new(marks);
        let (head, tail) = text.split_at(split);
        let mut index = Vec::new();
        scan.run(head, &mut index)?;
        let mut rest = Vec::new();
        scan.run(tail, &mut rest).map_err(|f| f.fault.at(f.offset + split))?;
        index.extend(rest.iter().map(|at| at + split as u32));
        Ok(index)
    }

    /// The same by plain reading, byte by byte.
    fn reference(text: &[u8], marks: Marks) -> Result<Vec<u32>, FaultAt> {
        let (mut index, mut in_string, mut in_scalar, mut at) = (Vec::new(), false, false, 0);
        while at < text.len() {
            let byte = text[at];
            let begins = index.len();
            match (in_string, byte) {
                (true, b'\\') => {
                    at += 1;
                    match text.get(at) {
                        None | Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                        Some(b'u') => {
                            for _ in 0..4 {
                                if text.get(at + 1).is_some_and(|digit| !digit.is_ascii_hexdigit()) {
                                    return Err(Fault::Escape.at(at + 1));
                                }
                                at += 1;
                            }
                        }
                        Some(_) => return Err(Fault::Escape.at(at)),
                    }
                }
                (true, b'"') => (in_string, _) = (false, index.push(at as u32)),
                (true, 0..0x20) => return Err(Fault::Control.at(at)),
                (true, _) => {}
                (false, b'"') => (in_string, _) = (true, index.push(at as u32)),
                (false, b'{' | b'}' | b'[' | b']' | b':' | b',') => index.push(at as u32),
                (false, b'\n') if marks == Marks::Newline => index.push(at as u32),
                (false, 0x1e) if marks == Marks::Separator => index.push(at as u32),
                (false, b' ' | b'\n' | b'\r' | b'\t') => {}
                (false, 0..0x20) => return Err(Fault::Control.at(at)),
                (false, b'\\') => return Err(Fault::Unexpected.at(at)),
                (false, _) if in_scalar => {}
                (false, _) => index.push(at as u32),
            }
            let token = b"{}[]:,\" \n\r\t\x1e".contains(&byte);
            in_scalar = !in_string && !token && (in_scalar || index.len() > begins);
            at += 1;
        }
        Ok(index)
    }

    #[test]
    fn agrees_with_plain_reading_at_every_split() {
        let samples = [
            r#"{"a":[1,2,{"b":"c\"d\\"},"\\\\",-0.5e+3],"e":{},"u":"\u00e9\ud800x","long":"0123456789012345678901234567890123456789012345678901234567890123456789"}"#,
            "{\"a\":1}\n[true , false]\n\n\"x\"\r\n null",
            r#""\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\" : "\\\"""#,
            r#"{"bad":"\x"}"#,
            r#"{"bad":"\u12g4"}"#,
            "{\"bad\":\"\u{1}\"}",
            "{\"ctl\":\u{2}1}",
            "\u{1e}{\"a\":1}\n\u{1e}2\n",
        ];
        for sample in samples {
            for marks in [Marks::None, Marks::Newline, Marks::Separator] {
                let expected = reference(sample.as_bytes(), marks);
                for split in 0..=sample.len() {
                    assert_eq!(check(sample.as_bytes(), split, marks), expected, "{sample} split at {split}");
                }
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_plain_reading(text in "[\\{\\}\\[\\]:,\"\\\\nux0-9a \n\t\u{1}é]{0,200}", split in 0usize..200) {
            let split = split.min(text.len());
            let expected = reference(text.as_bytes(), Marks::Newline);
            // A backslash between tokens is the grammar's to refuse; what stage 1 makes of the rest does not matter.
            proptest::prop_assume!(!matches!(expected, Err(FaultAt { fault: Fault::Unexpected, .. })));
            proptest::prop_assert_eq!(check(text.as_bytes(), split, Marks::Newline), expected);
        }
    }
}

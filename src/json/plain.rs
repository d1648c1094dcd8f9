//! The grammar read byte by byte: slow, and exact about where and what. It says what is wrong with a piece that stage 1
//! has refused, and tests hold the two equal.

use super::grammar::Expect;
use super::scalar::{Lexer, delimits};
use super::scan::{Marks, Scan};
use super::stack::Brackets;
use super::{Fault, FaultAt};
use crate::base::LimitName;

/// A reader of one stream, at some byte of it.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    marks: Marks,
    deepest: usize,
    brackets: Brackets,
    expect: Expect,
    token: Token,
}

/// The token that the next byte stands in.
#[derive(Clone, Copy, Debug)]
enum Token {
    None,
    Text {
        name: bool,
        escaped: bool,
        /// Hexadecimal digits still due after `\u`.
        hex_due: u8,
    },
    Scalar(Lexer),
}

impl Plain {
    /// A reader where stage 1 stands.
    pub(super) fn at(scan: &Scan) -> Self {
        let grammar = scan.grammar();
        let token = match (scan.string(), scan.scalar()) {
            (Some((escaped, hex_due)), _) => Token::Text { name: grammar.in_name(), escaped, hex_due },
            (None, Some(lexer)) => Token::Scalar(lexer),
            (None, None) => Token::None,
        };
        Self {
            marks: scan.marks(),
            deepest: grammar.deepest(),
            brackets: grammar.brackets().clone(),
            expect: grammar.expect(),
            token,
        }
    }

    /// The first fault in `bytes`, which stage 1 has refused.
    #[cold]
    pub(super) fn diagnose(mut self, bytes: &[u8]) -> FaultAt {
        let found = bytes.iter().enumerate().find_map(|(at, &byte)| Some(self.step(byte).err()?.at(at)));
        // Both readers agree on what is malformed (a law). If ever they did not, nothing of the piece would pass.
        debug_assert!(found.is_some(), "stage 1 refused what reads well");
        found.unwrap_or(Fault::Unexpected.at(0))
    }

    /// Takes one byte.
    pub(super) fn step(&mut self, byte: u8) -> Result<(), Fault> {
        match &mut self.token {
            Token::None => self.between(byte),
            Token::Text { name, escaped, hex_due } => {
                let name = *name;
                match (*hex_due, *escaped, byte) {
                    (1.., _, _) if byte.is_ascii_hexdigit() => *hex_due -= 1,
                    (1.., _, _) => return Err(Fault::Escape),
                    (0, true, b'u') => (*escaped, *hex_due) = (false, 4),
                    (0, true, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => *escaped = false,
                    (0, true, _) => return Err(Fault::Escape),
                    (0, false, b'\\') => *escaped = true,
                    (0, false, 0..0x20) => return Err(Fault::Control),
                    (0, false, b'"') => self.end(name),
                    (0, false, _) => {}
                }
                Ok(())
            }
            Token::Scalar(lexer) => match lexer.next(byte) {
                Some(next) => {
                    *lexer = next;
                    Ok(())
                }
                None if !lexer.complete() || !delimits(byte) => Err(Fault::Literal),
                None => {
                    self.end(false);
                    self.between(byte)
                }
            },
        }
    }

    /// Whether the next byte stands in a name.
    #[cfg(test)]
    pub(super) fn in_name(&self) -> bool {
        matches!(self.token, Token::Text { name: true, .. })
    }

    /// A name or a value has ended.
    fn end(&mut self, name: bool) {
        self.token = Token::None;
        self.expect = match self.brackets.depth() {
            _ if name => Expect::Colon,
            0 => Expect::Top,
            _ => Expect::CommaOrEnd,
        };
    }

    fn between(&mut self, byte: u8) -> Result<(), Fault> {
        let object = self.brackets.in_object();
        match (self.expect, byte) {
            (Expect::Top, b'\n') => {}
            (_, b'\n') if self.marks == Marks::Newline => return Err(Fault::Line),
            (_, b' ' | b'\n' | b'\r' | b'\t') => {}
            (Expect::Top, 0x1e) if self.marks == Marks::Separator => {}
            (_, 0x1e) if self.marks == Marks::Separator => return Err(Fault::Unexpected),
            (_, 0..0x20) => return Err(Fault::Control),
            (Expect::Name | Expect::NameOrEnd, b'"') => {
                self.token = Token::Text { name: true, escaped: false, hex_due: 0 };
            }
            (Expect::Colon, b':') => self.expect = Expect::Value,
            (Expect::CommaOrEnd, b',') => self.expect = if object { Expect::Name } else { Expect::Value },
            (Expect::CommaOrEnd | Expect::NameOrEnd, b'}') if object => self.close(),
            (Expect::CommaOrEnd | Expect::ValueOrEnd, b']') if !object => self.close(),
            (Expect::Value | Expect::ValueOrEnd | Expect::Top, _) => return self.value(byte),
            _ => return Err(Fault::Unexpected),
        }
        Ok(())
    }

    fn value(&mut self, byte: u8) -> Result<(), Fault> {
        match byte {
            b'"' => self.token = Token::Text { name: false, escaped: false, hex_due: 0 },
            b'{' | b'[' => {
                if self.brackets.depth() >= self.deepest {
                    return Err(Fault::Limit(LimitName::Depth));
                }
                self.brackets.push(byte == b'{');
                self.expect = if byte == b'{' { Expect::NameOrEnd } else { Expect::ValueOrEnd };
            }
            _ => self.token = Token::Scalar(Lexer::start(byte).ok_or(Fault::Unexpected)?),
        }
        Ok(())
    }

    fn close(&mut self) {
        self.brackets.pop();
        self.end(false);
    }
}

//! The strings, numbers and names of a JSON text that has been judged sound, one after the other.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A member's name, without its quotes.
    Name,
    /// A string, without its quotes.
    Text,
    /// A number.
    Number,
    /// The bracket that opens an object or array.
    Opening,
}

/// One token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many containers are open around it.
    pub(super) level: usize,
    /// Its index, if it is an element.
    pub(super) index: Option<u64>,
}

/// Reads a JSON text. `null`, `true` and `false` are passed over.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Containers, innermost last: as many as the text may be deep.
    open: Vec<Open>,
}

#[derive(Clone, Copy)]
enum Open {
    /// Whether a name comes next.
    Object(bool),
    /// The index of the element that comes next, or is there.
    Array(u64),
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: Vec::new() }
    }

    fn placed(&self, token: Token, start: usize, end: usize) -> Placed {
        let index = match self.open.last() {
            Some(Open::Array(index)) => Some(*index),
            _ => None,
        };
        Placed { token, start, end, level: self.open.len(), index }
    }

    /// The end of the string whose first byte behind the quote is at `start`.
    fn string(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(found) = memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
            match bytes[at + found] {
                b'"' => return at + found,
                _ => at += found + 2,
            }
        }
        bytes.len()
    }
}

impl Iterator for Tokens<'_> {
    type Item = Placed;

    fn next(&mut self) -> Option<Placed> {
        loop {
            let start = self.at;
            let byte = *self.text.as_bytes().get(start)?;
            self.at += 1;
            match byte {
                b'{' | b'[' => {
                    let placed = self.placed(Token::Opening, start, self.at);
                    self.open.push(if byte == b'{' { Open::Object(true) } else { Open::Array(0) });
                    return Some(placed);
                }
                b'}' | b']' => {
                    self.open.pop();
                }
                b',' => match self.open.last_mut() {
                    Some(Open::Object(name)) => *name = true,
                    Some(Open::Array(index)) => *index += 1,
                    None => {}
                },
                b'"' => {
                    let end = self.string(self.at);
                    let start = std::mem::replace(&mut self.at, end + 1);
                    let named = match self.open.last_mut() {
                        Some(Open::Object(name)) => std::mem::take(name),
                        _ => false,
                    };
                    return Some(self.placed(if named { Token::Name } else { Token::Text }, start, end));
                }
                b'-' | b'0'..=b'9' => {
                    let rest = &self.text.as_bytes()[start..];
                    let inside = |byte: &u8| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
                    self.at = start + rest.iter().take_while(|byte| inside(byte)).count();
                    return Some(self.placed(Token::Number, start, self.at));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_with_their_places() {
        let text = r#" {"a\"b": [1, "x", {"c":-2.5e+3}, null], "d": "", "e": true} "#;
        let seen: Vec<_> = Tokens::new(text)
            .map(|placed| (placed.token, &text[placed.start..placed.end], placed.level, placed.index))
            .collect();
        assert_eq!(
            seen,
            [
                (Token::Opening, "{", 0, None),
                (Token::Name, r#"a\"b"#, 1, None),
                (Token::Opening, "[", 1, None),
                (Token::Number, "1", 2, Some(0)),
                (Token::Text, "x", 2, Some(1)),
                (Token::Opening, "{", 2, Some(2)),
                (Token::Name, "c", 3, None),
                (Token::Number, "-2.5e+3", 3, None),
                (Token::Name, "d", 1, None),
                (Token::Text, "", 1, None),
                (Token::Name, "e", 1, None),
            ]
        );
    }

    #[test]
    fn a_text_that_is_cut_off_is_read_to_its_end() {
        for text in [r#"{"a"#, r#"["\"#, "[1", "[", ""] {
            let last = Tokens::new(text).last();
            assert!(last.is_none_or(|placed| placed.start <= placed.end && placed.end <= text.len()), "{text}");
        }
    }
}

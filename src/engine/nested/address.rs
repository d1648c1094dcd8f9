//! Addresses and forms: what in them is written in percent-encoding (RFC 3986, `application/x-www-form-urlencoded`).
//!
//! Whatever stands without white space is looked at, so that what has no scheme is opened too: the path and query in a line of a
//! log, the body of a form.

use super::coding::{Coding, octet};

/// Shortest segment of a path that is opened without an escape in it: base64 that can be told.
const SEGMENT: usize = 16;

/// Whether a character can stand in an address. Wider than RFC 3986, as people and programs are.
pub(super) fn stands(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '^' | '\\')
}

/// What in an address is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Component {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) coding: Coding,
    /// The span of its parameter's name.
    pub(super) name: Option<(usize, usize)>,
}

/// Reads the components of an address, in order.
pub(super) struct Components<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    phase: Phase,
    /// The parameter whose value comes next.
    name: Option<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Authority,
    Path,
    Query,
    Fragment,
}

impl<'a> Components<'a> {
    /// Of what stands at `start..end` of a text, if it is an address or a form.
    pub(super) fn of(text: &'a str, start: usize, end: usize) -> Option<Self> {
        let token = &text[start..end];
        let at = |at: usize, phase| Some(Self { text, at: start + at, end, phase, name: None });
        if let Some(mark) = token.find("://")
            && token[..mark].ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            return at(mark + 3, Phase::Authority);
        }
        let (equals, query) = (token.find('='), token.find('?'));
        let escapes = token.as_bytes().windows(3).any(|three| octet(three, b'%').is_some());
        let parameters = query.is_some_and(|query| token[query..].contains('='));
        let form = equals.is_some_and(|equals| token[equals..].contains('&'));
        match (escapes || parameters || form, query, equals) {
            (false, ..) => None,
            (true, None, Some(_)) => at(0, Phase::Query),
            _ => at(0, Phase::Path),
        }
    }

    /// The end of what begins here: before one of these, or at the address's end.
    fn until(&self, ends: &[char]) -> usize {
        self.text[self.at..self.end].find(ends).map_or(self.end, |length| self.at + length)
    }

    fn user(&mut self) -> Option<Component> {
        let (start, end) = (self.at, self.until(&['/', '?', '#']));
        self.phase = Phase::Path;
        self.at = end;
        let user = self.text[start..end].rfind('@').filter(|length| *length > 0)?;
        Some(Component { start, end: start + user, coding: Coding::Percent, name: None })
    }

    fn segment(&mut self) -> Option<Component> {
        let (start, end) = (self.at, self.until(&['/', '?', '#']));
        self.phase = match self.text.as_bytes().get(end).filter(|_| end < self.end) {
            Some(b'?') => Phase::Query,
            Some(b'#') => Phase::Fragment,
            _ => Phase::Path,
        };
        self.at = self.end.min(end + 1);
        let worth = end - start >= SEGMENT || self.text[start..end].contains('%');
        worth.then_some(Component { start, end, coding: Coding::Percent, name: None })
    }

    /// The name of a parameter, or its value: what stands before and behind the first `=`.
    fn parameter(&mut self) -> Option<Component> {
        let fragment = self.phase == Phase::Fragment;
        let start = self.at;
        if let Some(name) = self.name.take() {
            let end = self.until(if fragment { &['&', ';'] } else { &['&', ';', '#'] });
            self.pass(end);
            return (end > start).then_some(Component { start, end, coding: Coding::Form, name: Some(name) });
        }
        let end = self.until(if fragment { &['&', ';', '='] } else { &['&', ';', '#', '='] });
        if self.text.as_bytes().get(end).filter(|_| end < self.end) == Some(&b'=') {
            self.name = Some((start, end));
            self.at = end + 1;
            let worth = self.text[start..end].contains(['%', '+']);
            return worth.then_some(Component { start, end, coding: Coding::Form, name: None });
        }
        self.pass(end);
        (end > start).then_some(Component { start, end, coding: Coding::Form, name: None })
    }

    /// Goes on behind a parameter.
    fn pass(&mut self, end: usize) {
        if end < self.end && self.phase == Phase::Query && self.text.as_bytes()[end] == b'#' {
            self.phase = Phase::Fragment;
        }
        self.at = self.end.min(end + 1);
    }
}

impl Iterator for Components<'_> {
    type Item = Component;

    fn next(&mut self) -> Option<Component> {
        while self.at < self.end {
            let component = match self.phase {
                Phase::Authority => self.user(),
                Phase::Path => self.segment(),
                Phase::Query | Phase::Fragment => self.parameter(),
            };
            if component.is_some() {
                return component;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let components: Vec<_> = Components::of(text, 0, text.len()).into_iter().flatten().collect();
        let seen: Vec<_> = components.iter().map(|one| &text[one.start..one.end]).collect();
        assert_eq!(seen, expected, "{text}");
        assert!(components.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}");
    }

    #[test]
    fn components_of_addresses() {
        check(
            "https://ana:pw@example.org/a/b%40c/0123456789abcdef?x=1&y%20=2;z&=3#frag",
            &["ana:pw", "b%40c", "0123456789abcdef", "1", "y%20", "2", "z", "3", "frag"],
        );
        // RFC 3986 §1.1.2
        check("ldap://[2001:db8::7]/c=GB?objectClass?one", &["objectClass?one"]);
        check("mailto:John.Doe%40example.com", &["mailto:John.Doe%40example.com"]);
        check("https://example.org/cb#token=a%20b&x=y", &["a%20b", "y"]);
        check("https://example.org?q=a/b?c=d", &["a/b?c=d"]);
        check("https://example.org", &[]);
        check("https://@/?", &[]);
    }

    #[test]
    fn components_of_forms_and_paths() {
        check("name=Ana+Maria&city=Paris", &["Ana+Maria", "Paris"]);
        check("/search?q=ana%40example.org", &["ana%40example.org"]);
        check("/a/b%40c/d", &["b%40c"]);
        check("x%40y", &["x%40y"]);
        check("a=1&amp;b=2", &["1", "amp", "2"]);
        check("plain", &[]);
        check("a=b", &[]);
        check("what?", &[]);
        check("100%", &[]);
    }

    #[test]
    fn names_are_told() {
        let text = "https://example.org/?phone=1";
        let names: Vec<_> = Components::of(text, 0, text.len()).into_iter().flatten().map(|one| one.name).collect();
        assert_eq!(names, [Some((21, 26))]);
    }
}

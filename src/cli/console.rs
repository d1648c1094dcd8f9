//! Where a command speaks: data on standard output, everything else on standard error, colour on terminals only.

use std::env;
use std::io::{self, IsTerminal, Write};

use super::failure::Failure;

/// The two streams.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    /// Standard output.
    pub(super) out: Face,
    /// Standard error.
    pub(super) err: Face,
}

/// What a stream leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    /// A person is looking.
    pub(super) terminal: bool,
    colour: bool,
}

/// How a word is set off on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Headings.
    Bold,
    /// What matters less.
    Dim,
    /// Errors, and what was removed.
    Red,
    /// What is well, and what stands instead.
    Green,
    /// Warnings.
    Yellow,
    /// Names and places.
    Cyan,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "31",
            Self::Green => "32",
            Self::Yellow => "33",
            Self::Cyan => "36",
        }
    }
}

impl Face {
    /// A stream that is written without colour.
    #[cfg(test)]
    pub(super) const PLAIN: Self = Self { terminal: false, colour: false };

    fn new(terminal: bool, may_colour: bool) -> Self {
        Self { terminal, colour: terminal && may_colour }
    }

    /// The text, set off where the stream shows colour.
    pub(super) fn paint(self, style: Style, text: &str) -> String {
        if self.colour { format!("\u{1b}[{}m{text}\u{1b}[0m", style.code()) } else { text.to_owned() }
    }
}

impl Console {
    /// Looks at the streams of this process. `NO_COLOR` (no-color.org) and `TERM=dumb` switch colour off.
    #[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
    pub(super) fn of_process() -> Self {
        let forbidden = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
        let may_colour = !forbidden && !dumb;
        Self {
            out: Face::new(io::stdout().is_terminal(), may_colour),
            err: Face::new(io::stderr().is_terminal(), may_colour),
        }
    }

    /// Writes data.
    pub(super) fn data(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())
            .and_then(|()| out.flush())
            .map_err(|error| Failure::file("cannot write", "standard output", &error))
    }

    /// Says something that is not data. Nothing can be done when nobody hears it.
    pub(super) fn say(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says what went wrong.
    pub(super) fn error(&self, text: &str) {
        self.say(&format!("{} {text}", self.err.paint(Style::Red, "error:")));
    }

    /// Says what should be looked at.
    pub(super) fn warn(&self, text: &str) {
        self.say(&format!("{} {text}", self.err.paint(Style::Yellow, "warning:")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_needs_a_terminal_that_wants_it() {
        assert_eq!(Face::new(true, true).paint(Style::Red, "x"), "\u{1b}[31mx\u{1b}[0m");
        assert_eq!(Face::new(true, false).paint(Style::Red, "x"), "x");
        assert_eq!(Face::new(false, true).paint(Style::Red, "x"), "x");
        assert_eq!(Face::PLAIN.paint(Style::Bold, "x"), "x");
    }
}

//! The grammar of RFC 8259 on masks: 64 bytes at a time, no token visited but brackets.
//!
//! "Every token stands behind one that it may follow" is a handful of masks once two things are known for each position:
//! which kind of token stands before it (white space passed over by a carry that ripples through it), and whether it
//! stands in an object or an array. The first is the same for the whole block; the second changes at brackets only, so
//! the block is judged in the runs between them.

use super::stack::Brackets;

/// One block's tokens, all of them outside strings but the quotes. Bit 0 is the first byte.
#[derive(Clone, Copy, Default)]
pub(super) struct Tokens {
    pub(super) curly_open: u64,
    pub(super) curly_close: u64,
    pub(super) square_open: u64,
    pub(super) square_close: u64,
    pub(super) colon: u64,
    pub(super) comma: u64,
    /// Opening quotes.
    pub(super) quote_open: u64,
    /// Closing quotes.
    pub(super) quote_close: u64,
    /// All bytes of numbers and literals, and the first of each.
    pub(super) scalar: u64,
    pub(super) scalar_start: u64,
    /// White space.
    pub(super) space: u64,
    /// All bytes of strings, the opening quotes too, the closing ones not.
    pub(super) string: u64,
    /// What must not stand inside a container: the line ends of NDJSON, record separators.
    pub(super) outer: u64,
}

/// What stands before the next byte, white space passed over: 1 for each that is so. None is behind a colon, a record
/// separator, or nothing at all.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    curly: u64,
    square: u64,
    comma: u64,
    /// A string that stands where a name would: behind `{` or a comma. It may turn out to be an array's element.
    name: u64,
    /// The end of a string, a scalar or a container.
    value: u64,
}

/// The state between blocks.
#[derive(Clone, Debug)]
pub(super) struct Grammar {
    before: Before,
    /// 1 inside a string that stands where a name would.
    in_name: u64,
    brackets: Brackets,
    /// Most brackets open at a time.
    deepest: usize,
}

/// What the grammar allows next, between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    /// A value of the stream.
    Top,
    /// A member's name, after a comma.
    Name,
    /// A member's name or `}`, after `{`.
    NameOrEnd,
    /// The `:` after a name.
    Colon,
    /// A value, after `:` or a comma.
    Value,
    /// A value or `]`, after `[`.
    ValueOrEnd,
    /// `,` or the closing bracket, after a value.
    CommaOrEnd,
}

/// The positions before which, white space passed over, stands one of `tokens`; `carry` is the same for position 0.
#[inline(always)]
fn behind(tokens: u64, space: u64, carry: &mut u64) -> u64 {
    let next = (tokens << 1) | *carry;
    if space == 0 {
        *carry = tokens >> 63;
        return next;
    }
    // Adding a bit at the start of a run of white space carries it to the first byte behind the run.
    let rippled = (next & space).wrapping_add(space);
    *carry = (tokens | (space & !rippled)) >> 63;
    (next | rippled) & !space
}

/// The first position behind each run of `run` bits in which one of `starts`, or the carry, stands.
#[inline(always)]
pub(super) fn run_end(starts: u64, run: u64, carry: &mut u64) -> u64 {
    let inside = (starts | *carry) & run;
    let rippled = inside.wrapping_add(run);
    let at_once = *carry & !run;
    *carry = (run & !rippled) >> 63;
    (rippled & !run) | at_once
}

impl Grammar {
    pub(super) fn new(deepest: usize) -> Self {
        Self { before: Before::default(), in_name: 0, brackets: Brackets::default(), deepest }
    }

    /// Judges one block. The opening quotes of names, up to where the block breaks the grammar, and whether it does not. Where
    /// exactly it does is for [`Plain`](super::plain::Plain) to say.
    #[inline(always)]
    pub(super) fn accepts(&mut self, tokens: &Tokens) -> (u64, bool) {
        let t = tokens;
        let behind_curly = behind(t.curly_open, t.space, &mut self.before.curly);
        let behind_square = behind(t.square_open, t.space, &mut self.before.square);
        let behind_comma = behind(t.comma, t.space, &mut self.before.comma);
        let names = t.quote_open & (behind_curly | behind_comma);
        let name_ends = run_end(names, t.string, &mut self.in_name) & t.quote_close;
        let behind_name = behind(name_ends, t.space, &mut self.before.name);
        let ends = t.quote_close | t.curly_close | t.square_close | t.scalar;
        let behind_value = behind(ends, t.space, &mut self.before.value) & !(t.scalar & !t.scalar_start);

        let bare_starts = t.scalar_start | t.curly_open | t.square_open;
        let wrong = (t.colon & !behind_name)
            | (t.comma & !behind_value)
            | (t.curly_close & !(behind_value | behind_curly))
            | (t.square_close & !(behind_value | behind_square))
            | (bare_starts & behind_curly);
        let second = (t.quote_open | bare_starts) & behind_value;
        let context = Context {
            object: (((t.comma | t.curly_close | t.square_close | bare_starts) & behind_name)
                | (bare_starts & behind_comma))
                | second
                | t.outer,
            array: (t.colon & behind_name) | second | t.outer,
            top: t.comma | t.colon | t.curly_close | t.square_close,
        };
        let (objects, nested) = self.nest(t, &context);
        // Behind a comma in an array stands an element.
        (names & objects, nested && wrong == 0)
    }

    /// Judges the runs between brackets by what is open, and keeps track of that. The bytes that stand in an object,
    /// up to a bracket that must not stand there, and whether all is well.
    #[inline(always)]
    fn nest(&mut self, t: &Tokens, context: &Context) -> (u64, bool) {
        let opens = t.curly_open | t.square_open;
        let objects = t.curly_open | t.curly_close;
        let mut brackets = opens | t.curly_close | t.square_close;
        let mut rest = u64::MAX;
        let (mut wrong, mut inside) = (0, 0);
        while brackets != 0 {
            let bit = brackets & brackets.wrapping_neg();
            brackets ^= bit;
            // The bracket itself is judged by what is open before it.
            let run = rest & (bit | (bit - 1));
            rest ^= run;
            wrong |= run & context.of(&self.brackets);
            inside |= run & self.brackets.object_mask();
            let object = objects & bit != 0;
            if opens & bit != 0 {
                if self.brackets.depth() >= self.deepest {
                    return (inside, false);
                }
                self.brackets.push(object);
            } else {
                if self.brackets.depth() == 0 || self.brackets.in_object() != object {
                    return (inside, false);
                }
                self.brackets.pop();
            }
        }
        let wrong = wrong | (rest & context.of(&self.brackets));
        (inside | (rest & self.brackets.object_mask()), wrong == 0)
    }

    /// Most brackets open at a time.
    pub(super) fn deepest(&self) -> usize {
        self.deepest
    }

    /// The number of brackets that are open.
    pub(super) fn depth(&self) -> usize {
        self.brackets.depth()
    }

    /// The open brackets.
    pub(super) fn brackets(&self) -> &Brackets {
        &self.brackets
    }

    /// What may come next, where the next byte stands in no token.
    pub(super) fn expect(&self) -> Expect {
        let object = self.brackets.in_object();
        match self.before {
            Before { curly: 1, .. } => Expect::NameOrEnd,
            Before { square: 1, .. } => Expect::ValueOrEnd,
            Before { comma: 1, .. } if object => Expect::Name,
            Before { comma: 1, .. } => Expect::Value,
            Before { name: 1, .. } if object => Expect::Colon,
            _ if self.depth() == 0 => Expect::Top,
            Before { value: 1, .. } => Expect::CommaOrEnd,
            _ => Expect::Value,
        }
    }

    /// Whether the string that the next byte stands in is a name.
    pub(super) fn in_name(&self) -> bool {
        self.in_name == 1 && self.brackets.in_object()
    }
}

/// What is wrong where: in an object, in an array, outside both.
struct Context {
    object: u64,
    array: u64,
    top: u64,
}

impl Context {
    #[inline(always)]
    fn of(&self, brackets: &Brackets) -> u64 {
        match (brackets.depth(), brackets.in_object()) {
            (0, _) => self.top,
            (_, true) => self.object,
            (_, false) => self.array,
        }
    }
}

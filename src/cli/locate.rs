//! Where a key of the settings stands in its file. The settings are read by a crate that keeps no places, so the text is
//! walked once more when there is something to show.

use saphyr_parser::{Event, Parser, Span};

/// One step of a key: `routes[3].store` has three.
#[derive(Debug, PartialEq, Eq)]
enum Step<'k> {
    Name(&'k str),
    Item(usize),
}

/// A collection that is open.
struct Frame {
    kind: Kind,
    /// How many steps lead here; `None` where other ones would.
    steps: Option<usize>,
    /// The same for the value that comes next.
    next: Option<usize>,
}

enum Kind {
    /// Whether a name comes next.
    Map { name: bool },
    /// How many items there have been.
    List { items: usize },
}

/// Line and column, from 1, of as much of the key as is there: of the last name found, or of the item.
pub(super) fn locate(text: &str, key: &str) -> (u32, u32) {
    let steps = steps(key);
    let mut walk = Walk { steps: &steps, frames: Vec::new(), found: (0, (1, 1)) };
    let mut parser = Parser::new_from_str(text);
    // A file that ends in an error says all it can up to there.
    while let Some(Ok((event, span))) = parser.next_event() {
        walk.take(&event, &span);
    }
    walk.found.1
}

fn steps(key: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in key.split('.').filter(|part| !part.is_empty()) {
        let (name, items) = part.split_once('[').unwrap_or((part, ""));
        steps.push(Step::Name(name));
        let numbers = items.split(['[', ']']).filter_map(|number| number.parse().ok());
        steps.extend(numbers.map(Step::Item));
    }
    steps
}

struct Walk<'k> {
    steps: &'k [Step<'k>],
    frames: Vec<Frame>,
    /// The most steps that led anywhere, and where.
    found: (usize, (u32, u32)),
}

impl Walk<'_> {
    fn take(&mut self, event: &Event<'_>, span: &Span) {
        match event {
            Event::Scalar(text, ..) if self.is_name_next() => self.name(text, span),
            Event::Scalar(..) | Event::Alias(_) => drop(self.value(span)),
            Event::MappingStart(..) => self.open(Kind::Map { name: true }, span),
            Event::SequenceStart(..) => self.open(Kind::List { items: 0 }, span),
            Event::MappingEnd | Event::SequenceEnd => drop(self.frames.pop()),
            _ => {}
        }
    }

    fn is_name_next(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { kind: Kind::Map { name: true }, .. }))
    }

    fn name(&mut self, text: &str, span: &Span) {
        let wanted = self.steps;
        let Some(frame) = self.frames.last_mut() else { return };
        frame.kind = Kind::Map { name: false };
        let fits = |steps: &usize| wanted.get(*steps) == Some(&Step::Name(text));
        frame.next = frame.steps.filter(fits).map(|steps| steps + 1);
        let next = frame.next;
        self.note(next, span);
    }

    /// A value begins: how many steps lead to it.
    fn value(&mut self, span: &Span) -> Option<usize> {
        let wanted = self.steps;
        let Some(frame) = self.frames.last_mut() else { return Some(0) };
        match &mut frame.kind {
            Kind::Map { name } => {
                *name = true;
                frame.next.take()
            }
            Kind::List { items } => {
                let at = *items;
                *items += 1;
                let next =
                    frame.steps.filter(|steps| wanted.get(*steps) == Some(&Step::Item(at))).map(|steps| steps + 1);
                self.note(next, span);
                next
            }
        }
    }

    fn open(&mut self, kind: Kind, span: &Span) {
        let steps = self.value(span);
        self.frames.push(Frame { kind, steps, next: None });
    }

    fn note(&mut self, steps: Option<usize>, span: &Span) {
        if let Some(steps) = steps.filter(|steps| *steps > self.found.0) {
            let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
            self.found = (steps, (small(span.start.line()), small(span.start.col() + 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_flow_block_and_lists() {
        let text = "tamis: 1\nproxy: { listen: x, tls: { cert: c } }\nadmin:\n  listen: y\nroutes:\n  - { match: /a, store: a }\n  - match: /b\n    dataset: store\n    store: b\nlast: [ [ 1, 2 ], { store: 3 } ]\n";
        for (key, place) in [
            ("proxy.listen", (2, 10)),
            ("proxy.tls.cert", (2, 28)),
            ("admin.listen", (4, 3)),
            ("admin", (3, 1)),
            ("routes[0].store", (6, 18)),
            ("routes[1].store", (9, 5)),
            ("routes[1]", (7, 5)),
            ("routes[1].minimise", (7, 5)),
            ("last[0][1]", (10, 14)),
            ("last[1].store", (10, 21)),
            ("stores", (1, 1)),
            ("", (1, 1)),
        ] {
            assert_eq!(locate(text, key), place, "{key}");
        }
        assert_eq!(locate("a: 1\nb: [", "b"), (2, 1), "as far as it goes");
        assert_eq!(locate("", "b"), (1, 1));
    }
}

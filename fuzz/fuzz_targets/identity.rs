//! With nothing to change, the rewriter gives back the bytes it was given, and accepts exactly what serde_json accepts.
//!
//! The first byte picks the framing and what is answered at every node: copy it, enter it, or hold it and let it pass.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;
use tamis::base::{Budget, Kind, Limits};
use tamis::json::{Edit, Fate, Fault, Framing, Grouping, Rewriter, Step, Stop, Verdict, Visitor, Wait};

/// Answers every question alike and changes nothing.
struct Nothing(u8);

impl Visitor for Nothing {
    type Refusal = ();

    fn visit(&mut self, _: Step<'_>, kind: Kind, _: &mut Edit) -> Verdict {
        match self.0 {
            0 => Verdict::Copy,
            1 if kind.is_container() => Verdict::Enter,
            1 => Verdict::Capture(Wait::Token),
            2 if kind.is_container() => Verdict::Enter,
            2 => Verdict::Copy,
            _ => Verdict::Capture(Wait::Held),
        }
    }

    fn captured(&mut self, _: &[u8], _: Kind, _: &mut Edit) -> Result<Fate, ()> {
        Ok(Fate::Same)
    }

    fn leave(&mut self) {}

    fn record_end(&mut self, _: bool) {}
}

/// Whether the bytes are one document, as serde_json sees it. It leaves UTF-8 in skipped strings to its caller.
fn is_document(input: &[u8]) -> bool {
    std::str::from_utf8(input).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok())
}

fuzz_target!(|data: &[u8]| {
    let Some((choice, input)) = data.split_first() else { return };
    let framing =
        [Framing::Document, Framing::Ndjson, Framing::Concatenated, Framing::Sequence][usize::from(choice & 3)];
    let grouping = if choice & 16 == 0 { Grouping::Elements } else { Grouping::Values };
    let lease = Budget::new(usize::MAX).lease();
    let mut rewriter = Rewriter::new(framing, grouping, Limits::default(), lease);
    let (mut visitor, mut out) = (Nothing(choice >> 2 & 3), Vec::new());
    let result = rewriter.push(&mut visitor, input, &mut out).and_then(|()| rewriter.finish(&mut visitor, &mut out));
    match result {
        Ok(()) => assert_eq!(out, input, "{framing:?}"),
        Err(Stop::Fault(at)) => assert!(at.offset <= input.len(), "{framing:?}: {at}"),
        Err(Stop::Refused(())) => unreachable!("nothing is refused"),
    }
    let bounded = matches!(result, Err(Stop::Fault(at)) if matches!(at.fault, Fault::Limit(_)));
    if framing == Framing::Document && !bounded {
        assert_eq!(result.is_ok(), is_document(input), "{result:?}");
    }
});

//! A visitor that answers at random, against a naive tree: what leaves is right to the byte, however the input is cut.

use proptest::prelude::*;

use super::*;
use crate::base::{Budget, Kind, Limits};

/// A small generator of random numbers; what it gives depends on its seed alone.
#[derive(Clone, Copy)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = mix(self.0, 1);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }
}

fn mix(state: u64, with: u64) -> u64 {
    let mut word = (state ^ with.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_add(0xd1b5_4a32_d192_ed03);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// The place of a node below one at `parent`; records are told apart by where they begin.
fn place(parent: u64, step: Step<'_>, at: usize) -> u64 {
    match step {
        Step::Member(name) => name.iter().fold(mix(parent, 7), |state, &byte| mix(state, u64::from(byte))),
        Step::Element(count) => mix(mix(parent, 8), count),
        Step::Record => mix(mix(parent, 9), at as u64),
    }
}

/// How verdicts are drawn.
#[derive(Clone, Copy, Debug)]
struct Temper {
    seed: u64,
    /// Strings are decided in parts, and no other token is waited for.
    parts: bool,
    /// Each root is held whole.
    held: bool,
}

/// What the visitor says of a node.
struct Answer {
    verdict: Verdict,
    rename: bool,
    record: Option<bool>,
    value: &'static str,
    fate: Fate,
}

const VALUES: [&str; 8] = ["7", "\"s\"", "true", "{}", "[1]", "-1", "0.5", "null"];

impl Temper {
    /// Whether a name passes with all below it, in a container that is entered for names.
    fn passes(self, name: &[u8]) -> bool {
        !mix(place(0, Step::Member(name), 0), self.seed ^ 22).is_multiple_of(4)
    }

    fn glance(self, parent: (u64, bool), step: Step<'_>, kind: Kind) -> Glance {
        let passes = parent.1
            && match step {
                Step::Member(name) => self.passes(name),
                Step::Element(_) => true,
                Step::Record => false,
            };
        let roll = (mix(place(parent.0, step, 0), self.seed ^ 21) >> 40) as usize % 10;
        match (step, kind.is_container()) {
            (Step::Record, _) => Glance::Ask,
            (_, false) if passes => Glance::Copy,
            (_, true) if passes => [Glance::EnterForNames, Glance::Ask][roll % 2],
            (_, false) => [Glance::Copy, Glance::Remove, Glance::Ask, Glance::Ask][roll % 4],
            (_, true) => match roll {
                0 => Glance::Copy,
                1 => Glance::Remove,
                2 | 3 => Glance::Enter,
                4 => Glance::EnterForNames,
                5 | 6 => Glance::EnterLazily,
                _ => Glance::Ask,
            },
        }
    }

    fn answer(self, parent: (u64, bool), step: Step<'_>, kind: Kind, at: usize) -> Answer {
        let mut dice = Dice(mix(place(parent.0, step, at), self.seed));
        let value = dice.pick(&VALUES);
        let fate = dice.pick(&[Fate::Same, Fate::Replaced, Fate::Removed]);
        let plain = |verdict| Answer { verdict, rename: false, record: None, value, fate };
        let passes = parent.1
            && match step {
                Step::Member(name) => self.passes(name),
                Step::Element(_) => true,
                Step::Record => false,
            };
        if passes && kind.is_container() {
            return plain(Verdict::EnterForNames);
        }
        match self.glance(parent, step, kind) {
            Glance::Copy => return plain(Verdict::Copy),
            Glance::Remove => return plain(Verdict::Remove),
            Glance::Enter => return plain(Verdict::Enter),
            Glance::EnterForNames => return plain(Verdict::EnterForNames),
            Glance::EnterLazily => return plain(Verdict::EnterLazily),
            Glance::Ask => {}
        }
        if self.held && matches!(step, Step::Record) {
            return Answer { verdict: Verdict::Capture(Wait::Held), ..plain(Verdict::Copy) };
        }
        let enter = [Verdict::Enter, Verdict::EnterLazily, Verdict::EnterLazily, Verdict::EnterForNames];
        let verdict = match dice.roll(8) {
            0 => Verdict::Copy,
            1 => Verdict::Remove,
            2 => Verdict::Replace,
            3 if kind == Kind::String && self.parts => Verdict::Capture(Wait::Parts),
            3 if !self.parts && !kind.is_container() => Verdict::Capture(Wait::Token),
            3 => Verdict::Capture(Wait::Held),
            _ if kind.is_container() => dice.pick(&enter),
            4 if kind == Kind::String && self.parts => Verdict::Capture(Wait::Parts),
            4 | 5 => Verdict::Remove,
            _ => Verdict::Copy,
        };
        let rename = matches!(step, Step::Member(_)) && dice.roll(4) == 0;
        let record = (dice.roll(10) == 0).then(|| dice.roll(2) == 0);
        Answer { verdict, rename, record, value, fate }
    }
}

/// What stands for the inside of a string that is decided in parts.
fn spell(raw: &[u8], out: &mut Vec<u8>) {
    for &byte in raw {
        if byte == b'~' { out.extend_from_slice(b"!!") } else { out.push(byte) }
    }
}

/// The visitor.
struct Hostile {
    temper: Temper,
    path: Vec<(u64, bool)>,
    node: (Fate, &'static str, bool),
    dice: Dice,
    log: Vec<bool>,
    failed: usize,
    recovery: Recovery,
}

impl Hostile {
    fn glanced(&mut self, step: Step<'_>, kind: Kind) -> Glance {
        let glance = self.temper.glance(self.parent(), step, kind);
        if let Glance::Enter | Glance::EnterForNames | Glance::EnterLazily = glance {
            assert!(kind.is_container());
            self.path.push((place(self.parent().0, step, 0), glance == Glance::EnterForNames));
        }
        glance
    }

    fn parent(&self) -> (u64, bool) {
        self.path.last().copied().unwrap_or((0, false))
    }
}

impl Visitor for Hostile {
    type Refusal = ();

    fn glance(&mut self, name: Name<'_>, kind: Kind) -> Glance {
        assert_eq!(name.lead.0 as u8, name.raw().first().copied().unwrap_or(b'"'));
        self.glanced(Step::Member(name.raw()), kind)
    }

    fn glance_at(&mut self, index: u64, kind: Kind) -> Glance {
        self.glanced(Step::Element(index), kind)
    }

    fn pass(&mut self, names: &mut Roll<'_, '_>) -> bool {
        while names.advance() {
            let name = names.name();
            assert!(names.lead().is_none_or(|lead| lead == name.lead));
            if !self.temper.passes(name.raw()) {
                return false;
            }
        }
        true
    }

    fn visit(&mut self, step: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        assert!(edit.name.is_empty() && edit.value.is_empty());
        if matches!(step, Step::Record) && edit.record {
            self.path.clear();
        }
        let answer = self.temper.answer(self.parent(), step, kind, edit.at);
        if answer.rename {
            edit.name.extend_from_slice(b"\"renamed\"");
        }
        edit.record = answer.record.unwrap_or(edit.record);
        match answer.verdict {
            Verdict::Replace => edit.value.extend_from_slice(answer.value.as_bytes()),
            Verdict::Enter | Verdict::EnterLazily | Verdict::EnterForNames => {
                self.path.push((place(self.parent().0, step, edit.at), answer.verdict == Verdict::EnterForNames));
            }
            _ => {}
        }
        self.node = (answer.fate, answer.value, answer.verdict == Verdict::Capture(Wait::Parts));
        answer.verdict
    }

    fn captured(&mut self, raw: &[u8], _: Kind, edit: &mut Edit) -> Result<Fate, ()> {
        assert!(serde_json::from_slice::<serde::de::IgnoredAny>(raw).is_ok());
        let (fate, value, parts) = self.node;
        if parts {
            spell(raw, &mut edit.value);
            return Ok(Fate::Replaced);
        }
        if fate == Fate::Replaced {
            edit.value.extend_from_slice(value.as_bytes());
        }
        Ok(fate)
    }

    fn part(&mut self, raw: &[u8], last: bool, out: &mut Vec<u8>) -> Result<usize, ()> {
        let taken = if last { raw.len() } else { raw.len() - self.dice.roll(raw.len().min(5) + 1) };
        spell(&raw[..taken], out);
        Ok(taken)
    }

    fn leave(&mut self) {
        self.path.pop().expect("what is left was entered");
    }

    fn record_end(&mut self, kept: bool) {
        self.log.push(kept);
    }

    fn record_failed(&mut self) -> Recovery {
        self.failed += 1;
        self.recovery
    }
}

/// A value of the input, read the naive way.
struct Node {
    start: usize,
    end: usize,
    kind: Kind,
    children: Vec<Child>,
}

struct Child {
    /// Behind the comma or the bracket.
    start: usize,
    name: Option<(usize, usize)>,
    node: Node,
}

fn space(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && b" \t\r\n".contains(&text[at]) {
        at += 1;
    }
    at
}

/// Reads the well-formed value at `start`.
fn read(text: &[u8], start: usize) -> Node {
    let string_end = |start: usize| {
        let mut at = start + 1;
        while text[at] != b'"' {
            at += 1 + usize::from(text[at] == b'\\');
        }
        at + 1
    };
    let mut children = Vec::new();
    let (kind, end) = match text[start] {
        open @ (b'{' | b'[') => {
            let mut from = start + 1;
            let mut at = space(text, from);
            while !b"}]".contains(&text[at]) {
                let name = (open == b'{').then(|| (at, string_end(at)));
                if let Some((_, end)) = name {
                    at = space(text, space(text, end) + 1);
                }
                let node = read(text, at);
                at = space(text, node.end);
                children.push(Child { start: from, name, node });
                if text[at] == b',' {
                    from = at + 1;
                    at = space(text, from);
                }
            }
            (if open == b'{' { Kind::Object } else { Kind::Array }, at + 1)
        }
        b'"' => (Kind::String, string_end(start)),
        first => {
            let len = text[start..].iter().take_while(|byte| !b",:}]{[\" \t\r\n\x1e".contains(byte)).count();
            let kind = match first {
                b't' | b'f' => Kind::Bool,
                b'n' => Kind::Null,
                _ => Kind::Number,
            };
            (kind, start + len)
        }
    };
    Node { start, end, kind, children }
}

/// The naive rewriter of one value.
struct Naive<'a> {
    temper: Temper,
    text: &'a [u8],
    log: Vec<bool>,
}

impl Naive<'_> {
    /// What stands for a value of the stream; `None` if it goes.
    fn value(&mut self, node: &Node, grouping: Grouping) -> Option<Vec<u8>> {
        if node.kind == Kind::Array && grouping == Grouping::Elements {
            return self.inside(node, (0, false), true, true);
        }
        self.node(node, (0, false), Step::Record, true)
    }

    fn node(&mut self, node: &Node, parent: (u64, bool), step: Step<'_>, record: bool) -> Option<Vec<u8>> {
        let answer = self.temper.answer(parent, step, node.kind, node.start);
        let raw = &self.text[node.start..node.end];
        let kept = match answer.verdict {
            Verdict::Copy => Some(raw.to_vec()),
            Verdict::Remove => None,
            Verdict::Replace => Some(answer.value.as_bytes().to_vec()),
            Verdict::Capture(Wait::Parts) => {
                let mut spelled = Vec::new();
                spell(raw, &mut spelled);
                Some(spelled)
            }
            Verdict::Capture(_) => match answer.fate {
                Fate::Same => Some(raw.to_vec()),
                Fate::Replaced => Some(answer.value.as_bytes().to_vec()),
                Fate::Removed => None,
            },
            Verdict::Enter | Verdict::EnterForNames | Verdict::EnterLazily => {
                let here = (place(parent.0, step, node.start), answer.verdict == Verdict::EnterForNames);
                self.inside(node, here, false, answer.verdict != Verdict::EnterLazily)
            }
        };
        if answer.record.unwrap_or(record) {
            self.log.push(kept.is_some());
        }
        kept
    }

    fn inside(&mut self, node: &Node, here: (u64, bool), records: bool, always: bool) -> Option<Vec<u8>> {
        let text = self.text;
        let mut out = vec![text[node.start]];
        let mut written = false;
        let mut rest = node.start + 1;
        for (count, child) in node.children.iter().enumerate() {
            let step = match child.name {
                _ if records => Step::Record,
                Some((start, end)) => Step::Member(&text[start + 1..end - 1]),
                None => Step::Element(count as u64),
            };
            let kept = self.node(&child.node, here, step, records);
            rest = child.node.end;
            let Some(kept) = kept else { continue };
            out.extend(written.then_some(b','));
            written = true;
            let rename = self.temper.answer(here, step, child.node.kind, child.node.start).rename;
            match child.name.filter(|_| rename) {
                Some((start, end)) => {
                    out.extend_from_slice(&text[child.start..start]);
                    out.extend_from_slice(b"\"renamed\"");
                    out.extend_from_slice(&text[end..child.node.start]);
                }
                None => out.extend_from_slice(&text[child.start..child.node.start]),
            }
            out.extend_from_slice(&kept);
            // White space before the next comma goes with the value; before the bracket it stays in any case.
            let behind = space(text, rest);
            if text[behind] == b',' {
                out.extend_from_slice(&text[rest..behind]);
            }
        }
        out.extend_from_slice(&text[rest..node.end]);
        (written || always).then_some(out)
    }
}

fn bare(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// What leaves a stream of well-formed values.
fn naive(temper: Temper, framing: Framing, grouping: Grouping, text: &[u8]) -> (Vec<u8>, Vec<bool>) {
    let mut naive = Naive { temper, text, log: Vec::new() };
    let mut out = Vec::new();
    let mut from = 0;
    let skips: &[u8] = if framing == Framing::Sequence { b"\x1e \t\r\n" } else { b" \t\r\n" };
    let mut dropped = false;
    loop {
        let start = text.len() - text[from..].iter().skip_while(|byte| skips.contains(byte)).count();
        let mut gap = &text[from..start];
        if dropped {
            let line_end = gap.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
            gap = match framing {
                Framing::Document => &[],
                Framing::Ndjson => &gap[line_end.unwrap_or(gap.len())..],
                Framing::Concatenated => &gap[line_end.unwrap_or(gap.len())..],
                Framing::Sequence => &gap[gap.iter().position(|&byte| byte == 0x1e).unwrap_or(gap.len())..],
            };
        }
        if start == text.len() {
            out.extend_from_slice(gap);
            return (out, naive.log);
        }
        let node = read(text, start);
        let kept = naive.value(&node, grouping);
        let lead = match framing {
            Framing::Document => 0,
            Framing::Concatenated => gap.len(),
            Framing::Ndjson => gap.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1),
            Framing::Sequence => gap.iter().rposition(|&byte| byte == 0x1e).unwrap_or(gap.len()),
        };
        out.extend_from_slice(if kept.is_some() { gap } else { &gap[..lead] });
        dropped = kept.is_none();
        if let Some(kept) = kept {
            if framing == Framing::Concatenated && bare(out.last()) && bare(kept.first()) {
                out.push(b'\n');
            }
            out.extend_from_slice(&kept);
        }
        from = node.end;
    }
}

/// Random JSON with odd spacing.
struct Writer {
    dice: Dice,
    out: Vec<u8>,
    lines: bool,
}

impl Writer {
    fn space(&mut self) {
        let many = if self.dice.roll(60) == 0 { self.dice.roll(150) } else { self.dice.roll(8).saturating_sub(5) };
        for _ in 0..many {
            let byte = if self.lines { self.dice.pick(b" \t\r") } else { self.dice.pick(b"  \n") };
            self.out.push(byte);
        }
    }

    fn string(&mut self) {
        self.out.push(b'"');
        let most = if self.dice.roll(12) == 0 { 120 } else { 6 };
        for _ in 0..self.dice.roll(most) {
            let piece =
                self.dice.pick(&["a", "b", "~", "é", "\\n", "\\\"", "\\u00e9", "{", "]", ",", "𝄞", " ", "\\\\"]);
            self.out.extend_from_slice(piece.as_bytes());
        }
        self.out.push(b'"');
    }

    fn value(&mut self, depth: usize) {
        match self.dice.roll(if depth == 0 { 4 } else { 8 }) {
            0 | 1 => {
                let scalar = self.dice.pick(&["0", "-1.5e+3", "12345", "true", "false", "null", "7"]);
                self.out.extend_from_slice(scalar.as_bytes());
            }
            2 | 3 => self.string(),
            4 | 5 => {
                self.out.push(b'[');
                self.children(depth, false);
                self.out.push(b']');
            }
            _ => {
                self.out.push(b'{');
                self.children(depth, true);
                self.out.push(b'}');
            }
        }
    }

    fn children(&mut self, depth: usize, object: bool) {
        let many = if self.dice.roll(20) == 0 { self.dice.roll(30) } else { self.dice.roll(6) };
        self.space();
        for at in 0..many {
            if at > 0 {
                self.out.push(b',');
                self.space();
            }
            if object {
                if self.dice.roll(3) == 0 {
                    self.string();
                } else {
                    let name = self.dice.pick(&["\"a\"", "\"b\"", "\"c\"", "\"longer than eight\"", "\"d\"", "\"\""]);
                    self.out.extend_from_slice(name.as_bytes());
                }
                self.space();
                self.out.push(b':');
                self.space();
            }
            self.value(depth - 1);
            self.space();
        }
    }
}

fn stream(dice: Dice, framing: Framing, most: usize) -> Vec<u8> {
    let mut writer = Writer { dice, out: Vec::new(), lines: framing == Framing::Ndjson };
    let many =
        if framing == Framing::Document { 1 } else { writer.dice.roll(most) + usize::from(framing != Framing::Ndjson) };
    for _ in 0..many {
        if framing == Framing::Sequence {
            writer.space();
            writer.out.push(0x1e);
        }
        writer.space();
        let depth = writer.dice.roll(5);
        let start = writer.out.len();
        writer.value(depth);
        if start > 0 && bare(writer.out.get(start - 1)) && bare(writer.out.get(start)) {
            writer.out.insert(start, b' ');
        }
        writer.space();
        match framing {
            Framing::Ndjson => {
                let end = writer.dice.pick(&["\n", "\r\n", "\n\n"]);
                writer.out.extend_from_slice(end.as_bytes());
            }
            Framing::Sequence => writer.out.push(b'\n'),
            _ => {}
        }
    }
    writer.out
}

type Outcome = (Result<Vec<u8>, Stop<()>>, Vec<bool>, usize);

struct Setting {
    temper: Temper,
    framing: Framing,
    grouping: Grouping,
    limits: Limits,
    recovery: Recovery,
}

impl Setting {
    fn run(&self, text: &[u8], mut cut: impl FnMut(usize) -> usize) -> Outcome {
        let lease = Budget::new(64 << 20).lease();
        let mut rewriter = Rewriter::new(self.framing, self.grouping, self.limits, lease);
        let hostile = || Hostile {
            temper: self.temper,
            path: Vec::new(),
            node: (Fate::Same, "", false),
            dice: Dice(self.temper.seed),
            log: Vec::new(),
            failed: 0,
            recovery: self.recovery,
        };
        // Half a stream before it leaves no trace.
        let mut nothing = Vec::new();
        let _ = rewriter.push(&mut hostile(), &text[..text.len() / 2], &mut nothing);
        rewriter.reset();
        let mut visitor = hostile();
        let (mut out, mut call) = (Vec::new(), b"1".to_vec());
        let mut rest = text;
        let mut outcome = Ok(());
        while outcome.is_ok() && !rest.is_empty() {
            let (head, tail) = rest.split_at(cut(rest.len()).clamp(1, rest.len()));
            outcome = rewriter.push(&mut visitor, head, &mut call);
            out.extend(call.drain(1..));
            rest = tail;
        }
        let outcome = outcome.and_then(|()| rewriter.finish(&mut visitor, &mut call));
        out.extend(call.drain(1..));
        (outcome.map(|()| out), visitor.log, visitor.failed)
    }

    fn cuts(&self, text: &[u8], mut check: impl FnMut(&str, Outcome)) {
        check("whole", self.run(text, |rest| rest));
        check("bytes", self.run(text, |_| 1));
        for seed in 0..3 {
            let mut dice = Dice(mix(self.temper.seed, seed));
            check("random", self.run(text, |_| 1 + dice.roll(40) * dice.roll(3)));
        }
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn framing(dice: &mut Dice) -> Framing {
    dice.pick(&[Framing::Document, Framing::Ndjson, Framing::Concatenated, Framing::Sequence])
}

/// Whatever is answered, what leaves is what the naive rewriter makes of it.
fn agrees(seed: u64, most: usize) {
    let mut dice = Dice(seed);
    let framing = framing(&mut dice);
    let grouping = dice.pick(&[Grouping::Elements, Grouping::Values]);
    let temper = Temper { seed: mix(seed, 3), parts: dice.roll(3) == 0, held: dice.roll(5) == 0 };
    let text = stream(dice, framing, most);
    let limits = Limits { token: if temper.parts { 3 } else { Limits::default().token }, ..Limits::default() };
    let setting = Setting { temper, framing, grouping, limits, recovery: Recovery::Stop };
    let (expected, log) = naive(temper, framing, grouping, &text);
    setting.cuts(&text, |how, found| {
        let case = || format!("{seed} {temper:?} {framing:?} {grouping:?} {how}: {:?}", shown(&text));
        let out = found.0.unwrap_or_else(|stop| panic!("{stop:?} in {}", case()));
        assert_eq!(shown(&out), shown(&expected), "{}", case());
        assert_eq!(found.1, log, "records of {}", case());
    });
}

/// Broken streams break at the same place in the same way, however they are cut.
fn breaks(seed: u64, small: bool, recovery: Recovery, held: bool) {
    let mut dice = Dice(seed);
    let framing = framing(&mut dice);
    let grouping = dice.pick(&[Grouping::Elements, Grouping::Values]);
    let temper = Temper { seed: mix(seed, 3), parts: false, held };
    let mut text = stream(dice, framing, 6);
    for _ in 0..dice.roll(3) {
        if text.is_empty() {
            break;
        }
        let at = dice.roll(text.len());
        let byte = dice.pick(b"{}[]:,\"\\ \n0123456789.-+eEtrufalsn\x01\x1ea\xc3\xa9~");
        match dice.roll(3) {
            0 => text[at] = byte,
            1 => text.insert(at, byte),
            _ => {
                text.remove(at);
            }
        }
    }
    let limits = if small { Limits { held: 60, token: 10, name: 20, depth: 4 } } else { Limits::default() };
    let setting = Setting { temper, framing, grouping, limits, recovery };
    let expected = setting.run(&text, |rest| rest);
    setting.cuts(&text, |how, found| {
        let case = || format!("{seed} {temper:?} {framing:?} {grouping:?} {how}: {:?}", shown(&text));
        assert_eq!(found.0.as_ref().map(|out| shown(out)), expected.0.as_ref().map(|out| shown(out)), "{}", case());
        if found.0.is_ok() {
            assert_eq!(found.1, expected.1, "records of {}", case());
            assert_eq!(found.2, expected.2, "failures of {}", case());
        }
    });
}

/// Where failed records are dropped, each line of NDJSON leaves as it would alone.
fn lines(seed: u64) {
    let mut dice = Dice(seed);
    let temper = Temper { seed: mix(seed, 3), parts: false, held: true };
    let mut text = stream(dice, Framing::Ndjson, 8);
    for _ in 0..dice.roll(5).min(text.len()) {
        let at = dice.roll(text.len());
        text[at] = dice.pick(b"{}[]:,\"\\ \n0123456789.-+eEtrufalsn\x01\x1ea\xc3\xa9~");
    }
    let setting = |recovery| Setting {
        temper,
        framing: Framing::Ndjson,
        grouping: Grouping::Values,
        limits: Limits::default(),
        recovery,
    };
    let mut expected = Vec::new();
    let mut failed = 0;
    let mut from = 0;
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        // What is said of a record depends on where it stands.
        let mut alone = vec![b'\n'; from];
        alone.extend_from_slice(line);
        match setting(Recovery::Stop).run(&alone, |rest| rest).0 {
            Ok(out) => expected.extend_from_slice(&out[from..]),
            Err(_) => failed += 1,
        }
        from += line.len();
    }
    setting(Recovery::NextRecord).cuts(&text, |how, found| {
        let case = || format!("{seed} {temper:?} {how}: {:?}", shown(&text));
        assert_eq!(found.0.map(|out| shown(&out)), Ok(shown(&expected)), "{}", case());
        assert_eq!(found.2, failed, "failures of {}", case());
    });
}

proptest! {
    #[test]
    fn any_answers_agree_with_a_tree(seed in any::<u64>()) {
        agrees(seed, 6);
    }

    #[test]
    fn broken_streams_break_alike(seed in any::<u64>(), small in any::<bool>(), recovers in any::<bool>(), held in any::<bool>()) {
        // What was not held back whole is refused in any case, and where limits are small, that may be any record.
        let recovers = recovers && (held || !small);
        breaks(seed, small, if recovers { Recovery::NextRecord } else { Recovery::Stop }, held);
    }

    #[test]
    fn lines_fail_alone(seed in any::<u64>()) {
        lines(seed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn streams_of_many_pieces_agree_with_a_tree(seed in any::<u64>()) {
        agrees(seed, 2000);
    }
}

/// A visitor that answers by kind alone.
struct ByKind(fn(Kind) -> Verdict, Recovery);

impl Visitor for ByKind {
    type Refusal = ();

    fn visit(&mut self, _: Step<'_>, kind: Kind, edit: &mut Edit) -> Verdict {
        let verdict = (self.0)(kind);
        if verdict == Verdict::Replace {
            edit.value.push(b'7');
        }
        verdict
    }

    fn captured(&mut self, _: &[u8], _: Kind, _: &mut Edit) -> Result<Fate, ()> {
        Ok(Fate::Same)
    }

    fn leave(&mut self) {}

    fn record_end(&mut self, _: bool) {}

    fn record_failed(&mut self) -> Recovery {
        self.1
    }
}

fn by_kind(framing: Framing, input: &[u8], verdict: fn(Kind) -> Verdict) -> Result<String, Stop<()>> {
    let run = |size: usize| {
        let lease = Budget::new(64 << 20).lease();
        let mut rewriter = Rewriter::new(framing, Grouping::Values, Limits::default(), lease);
        let mut visitor = ByKind(verdict, Recovery::NextRecord);
        let mut out = Vec::new();
        for chunk in input.chunks(size) {
            rewriter.push(&mut visitor, chunk, &mut out)?;
        }
        rewriter.finish(&mut visitor, &mut out).map(|()| shown(&out))
    };
    let whole = run(input.len());
    assert_eq!(run(1), whole, "{:?} byte by byte", shown(input));
    whole
}

#[test]
fn what_was_found_stays_found() {
    let texts = |kind| if kind == Kind::String { Verdict::Replace } else { Verdict::Copy };
    let concatenated = |input: &str| by_kind(Framing::Concatenated, input.as_bytes(), texts);
    assert_eq!(concatenated("1\"a\"2 \"b\"true"), Ok("1\n7\n2 7\ntrue".to_owned()));
    let fault = |fault, offset| Err(Stop::Fault(FaultAt { fault, offset }));
    // Part of the record may have been written.
    assert_eq!(by_kind(Framing::Ndjson, b"[1,\n2\n", |_| Verdict::Copy), fault(Fault::Line, 3));
    assert_eq!(by_kind(Framing::Ndjson, b"[1,\n2\n", |_| Verdict::Replace), fault(Fault::Line, 3));
    // White space that outgrows its limit fails the record that it stands in, wherever the pieces end.
    let spaced = [b"1".to_vec(), vec![b' '; 70_000], b"\n2\n".to_vec()].concat();
    assert_eq!(by_kind(Framing::Ndjson, &spaced, |_| Verdict::Capture(Wait::Held)), Ok("2\n".to_owned()));
    // A number that a separator ends may have been cut.
    assert_eq!(by_kind(Framing::Sequence, b"\x1e12\x1e13\n", |_| Verdict::Copy), fault(Fault::Literal, 3));
    // Which fault it is does not hang on where the input is cut.
    assert_eq!(by_kind(Framing::Document, b"[tru\xc3(", |_| Verdict::Copy), fault(Fault::Literal, 4));
    assert_eq!(by_kind(Framing::Document, b"[\"\xc3(", |_| Verdict::Copy), fault(Fault::Utf8, 2));
}

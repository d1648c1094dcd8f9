//! Every way to cut an input gives what one session gives: bytes, tally, and the place of the first error.

use std::path::PathBuf;

use super::*;
use crate::base::{Budget, KeyId, Limits, Secret, UnixSeconds};
use crate::batch::input::Input;
use crate::batch::output::Target;
use crate::codec::Coding;
use crate::engine::{Framing, Opening};
use crate::keys::Keyring;
use crate::path::Selector;
use crate::policy::{AdHoc, Names, Plan, Policy, Unlisted};

/// A folder with an input in it, and a plan.
struct Bench {
    folder: tempfile::TempDir,
    plan: Arc<Plan>,
}

/// What a run gave: the bytes and the tally, or the error and what had been written before it.
#[derive(Debug, PartialEq)]
struct Gave {
    bytes: Vec<u8>,
    end: Result<Tally, String>,
}

impl Bench {
    fn new(input: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("in.ndjson"), input).expect("room");
        let rules = [("$.mail", AdHoc::Drop), ("$.id", AdHoc::Pseudonymise)];
        let rules = rules.map(|(selector, does)| (Selector::parse(selector).expect("a selector"), does));
        let policy = Policy::ad_hoc(rules.to_vec(), Unlisted::Keep, Names::Scan);
        let secret = Secret::new(vec![7; 32]);
        let keyring = Keyring::single(KeyId::parse("k1").expect("a word"), secret).expect("32 bytes");
        Self { folder, plan: Arc::new(Plan::compile(&policy, &keyring).expect("it compiles")) }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn session(&self) -> Session {
        let opening = Opening {
            framing: Framing::Ndjson,
            stream: "s".to_owned(),
            now: UnixSeconds(1_790_000_000),
            limits: Limits::default(),
            budget: Budget::new(40 << 20),
        };
        Session::new(Arc::clone(&self.plan), opening)
    }

    /// One session over all of it.
    fn whole(&self) -> Gave {
        let input = std::fs::read(self.path("in.ndjson")).expect("the input");
        let (mut session, mut bytes) = (self.session(), Vec::new());
        let ran = session.push(&input, &mut bytes).and_then(|()| session.finish(&mut bytes));
        let end = ran.map(|()| session.tally().clone()).map_err(|error| Error::data("in", error).to_string());
        Gave { bytes, end }
    }

    fn source<'a>(&self, read: &'a (dyn Fn(u64) + Sync), stretches: Stretches) -> Source<'a> {
        let input = Input::File(self.path("in.ndjson"));
        match (stretches, input.regular().expect("it opens")) {
            (Stretches::Yes, Some((file, size))) => Source::File(Regular { file: Arc::new(file), size, read }),
            _ => Source::Stream(Reader::open(&input, Coding::Identity, read).expect("it opens")),
        }
    }

    fn dealt(&self, stretches: Stretches, workers: usize, sizes: Sizes) -> Gave {
        // Sealed and kept after an error too, so that what came before it shows.
        let mut output =
            Output::open(&Target::File(self.path("out.ndjson")), Coding::Identity, &|_| {}).expect("a file");
        let total = Tally::new(&self.plan);
        let read = |_| {};
        let source = self.source(&read, stretches);
        let ran = run("in", source, workers, sizes, &|| self.session(), total, &mut output);
        let end = ran.map_err(|error| error.to_string());
        output.seal().expect("room").keep().expect("a name");
        Gave { bytes: std::fs::read(self.path("out.ndjson")).expect("the output"), end }
    }
}

#[derive(Clone, Copy, Debug)]
enum Stretches {
    Yes,
    No,
}

fn sizes(piece: usize) -> Sizes {
    Sizes { piece, longest: 3 * piece, step: 16, part: 24 }
}

/// Every way to cut the input gives what one session gives.
#[track_caller]
fn check(input: &str, pieces: impl Iterator<Item = usize> + Clone) {
    let bench = Bench::new(input);
    let whole = bench.whole();
    for stretches in [Stretches::Yes, Stretches::No] {
        for piece in pieces.clone() {
            for workers in [1, 3] {
                let dealt = bench.dealt(stretches, workers, sizes(piece));
                match &whole.end {
                    Ok(_) => assert_eq!(dealt, whole, "{stretches:?}, {workers} workers, pieces of {piece}"),
                    Err(_) => assert_eq!(dealt.end, whole.end, "{stretches:?}, {workers} workers, pieces of {piece}"),
                }
            }
        }
    }
}

fn lines(count: usize) -> String {
    (0..count).map(|id| format!("{{\"id\":{id},\"mail\":\"a{id}@example.org\",\"n\":[1, {id}]}}\n")).collect()
}

#[test]
fn the_bytes_do_not_depend_on_the_pieces() {
    check("", 1..4);
    check("\n", 1..4);
    check("\n\n{\"id\":1}\r\n\r\n{\"id\":2}", 1..30);
    check("{\"mail\":1}\n\n\n{\"mail\":2}\n", 1..30);
    check(&lines(60), [1, 2, 7, 50, 51, 52, 300, 1 << 20].into_iter());
    check(lines(20).trim_end(), (40..60).chain([10_000]));
}

#[test]
fn a_line_longer_than_pieces_goes_to_one_worker() {
    let long = format!("{{\"id\":1,\"pad\":\"{}\",\"mail\":2}}", "x".repeat(3000));
    check(&long, [10, 100, 999, 3017, 3040].into_iter());
    check(&format!("{}{long}\n{}", lines(9), lines(9)), [10, 100, 1000, 3000].into_iter());
    check(&format!("{long}\r\n{long}"), [64, 500, 4000].into_iter());
}

#[test]
fn the_first_error_of_the_input_is_told_and_nothing_after_it_is_written() {
    for (at, broken) in [(0, "nope\n"), (17, "{\"id\":,}\n"), (39, "{\"id\":1}}\n"), (40, "{\"id\":[")] {
        let all = lines(40);
        let mut lines: Vec<&str> = all.split_inclusive('\n').collect();
        lines.insert(at, broken);
        // A second one, later, which a worker meets first.
        lines.push("{\"id\"\n");
        let input = lines.concat();
        check(&input, [1, 30, 55, 110, 1000].into_iter());
        let before: usize = lines[..at].iter().map(|line| line.len()).sum();
        let whole = Bench::new(&input[..before]).whole();
        for stretches in [Stretches::Yes, Stretches::No] {
            let dealt = Bench::new(&input).dealt(stretches, 3, Sizes { step: 1, ..sizes(60) });
            assert!(dealt.bytes.starts_with(&whole.bytes), "what came before is written");
            assert!(!dealt.bytes[whole.bytes.len()..].contains(&b'\n'), "what came after is not");
        }
    }
}

#[test]
fn a_stream_is_cut_at_line_ends_and_not_copied_twice() {
    let text = lines(200);
    let bench = Bench::new(&text);
    let read = |_| {};
    let Source::Stream(reader) = bench.source(&read, Stretches::No) else { panic!("a stream was asked for") };
    let (hand, take) = sync_channel(1000);
    cut(reader, sizes(256), &Spare::new(sizes(256)), &hand);
    let mut together = Vec::new();
    let mut ended = false;
    for handed in take.try_iter() {
        match handed {
            Handed::Chunk(chunk) => {
                assert!(!chunk.goes_on && chunk.bytes.ends_with(b"\n") && chunk.bytes.len() <= 256);
                together.extend(chunk.bytes);
            }
            Handed::End => ended = true,
            Handed::Failed(error) => panic!("{error}"),
        }
    }
    assert!(ended && together == text.as_bytes());
}

#[test]
fn an_output_that_fails_ends_the_run() {
    let bench = Bench::new(&lines(3000));
    // Always full.
    let full = Target::File(PathBuf::from("/dev/full"));
    for stretches in [Stretches::Yes, Stretches::No] {
        let mut output = Output::open(&full, Coding::Identity, &|_| {}).expect("it opens");
        let (read, total) = (|_| {}, Tally::new(&bench.plan));
        let source = bench.source(&read, stretches);
        let ran = run("in", source, 3, sizes(100), &|| bench.session(), total, &mut output);
        assert!(matches!(ran, Err(Error::File { doing: "cannot write", .. })));
    }
}

#[test]
fn an_input_that_fails_is_told_after_what_came_before_it() {
    let folder = tempfile::tempdir().expect("a folder");
    // Cut off in the middle: the coding says so at its end.
    let path = folder.path().join("in.ndjson.gz");
    let mut output = Output::open(&Target::File(path.clone()), Coding::Gzip, &|_| {}).expect("a file");
    output.write(lines(3000).as_bytes()).expect("room");
    output.seal().expect("room").keep().expect("a name");
    let coded = std::fs::read(&path).expect("what was written");
    std::fs::write(&path, &coded[..coded.len() / 2]).expect("room");
    let bench = Bench::new("");
    let read = |_| {};
    let reader = Reader::open(&Input::File(path), Coding::Gzip, &read).expect("it opens");
    let mut output = Output::open(&Target::File(bench.path("out")), Coding::Identity, &|_| {}).expect("a file");
    let total = Tally::new(&bench.plan);
    let ran = run("in", Source::Stream(reader), 2, sizes(100), &|| bench.session(), total, &mut output);
    assert!(matches!(ran, Err(Error::Coding { .. })));
}

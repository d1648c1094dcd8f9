//! The splitter by the standard's examples, at every cut, and against a reader that has the whole stream before it.

use proptest::prelude::*;

use super::*;

const AMPLE: usize = 1 << 20;

/// An event that owns what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Owned {
    name: Option<String>,
    retry: Option<String>,
    data: Option<(Vec<u8>, u64)>,
}

type Outcome = (Vec<Owned>, Result<End, Outgrown>);

fn owned(event: Event<'_>) -> Owned {
    Owned {
        name: event.name.map(str::to_owned),
        retry: event.retry.map(str::to_owned),
        data: event.data.map(|data| (data.bytes.to_vec(), data.offset)),
    }
}

/// What the splitter makes of the pieces.
fn split<'a>(most: usize, pieces: impl IntoIterator<Item = &'a [u8]>) -> Outcome {
    let (mut splitter, mut events) = (Splitter::new(most), Vec::new());
    for mut piece in pieces {
        loop {
            match splitter.read(&mut piece) {
                Ok(Some(event)) => events.push(owned(event)),
                Ok(None) => break,
                Err(outgrown) => {
                    assert_eq!(splitter.read(&mut piece), Err(outgrown), "asking again gives the same answer");
                    return (events, Err(outgrown));
                }
            }
        }
        assert!(piece.is_empty(), "the piece was not taken whole");
    }
    let end = splitter.finish();
    assert_eq!(splitter.finish(), end);
    (events, Ok(end))
}

/// What it makes of the stream, the same however it is cut: whole, in two at every byte, in pieces of one size.
#[track_caller]
fn split_everywhere(most: usize, stream: &[u8]) -> Outcome {
    let whole = split(most, [stream]);
    for at in 0..=stream.len() {
        let (head, tail) = stream.split_at(at);
        assert_eq!(split(most, [head, tail]), whole, "{:?} cut at {at}", stream.escape_ascii().to_string());
        assert_eq!(split(most, [head, b"".as_slice(), tail]), whole);
    }
    for size in 1..=7 {
        assert_eq!(split(most, stream.chunks(size)), whole, "{:?} by {size}", stream.escape_ascii().to_string());
    }
    whole
}

/// One row: name, retry, data; `-` for none.
#[track_caller]
fn check(stream: impl AsRef<[u8]>, expected: &[(&str, &str, &str)], end: End) {
    let stream = stream.as_ref();
    let shown = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let (events, ended) = split_everywhere(AMPLE, stream);
    let events: Vec<_> = events
        .iter()
        .map(|event| {
            let data = event.data.as_ref().map(|(bytes, _)| String::from_utf8_lossy(bytes).into_owned());
            (shown(event.name.as_deref()), shown(event.retry.as_deref()), shown(data.as_deref()))
        })
        .collect();
    let expected: Vec<_> = expected.iter().map(|(a, b, c)| ((*a).into(), (*b).into(), (*c).into())).collect();
    assert_eq!((events, ended), (expected, Ok(end)), "{}", stream.escape_ascii());
}

fn truncated(offset: u64) -> End {
    End::Truncated { offset }
}

#[test]
fn the_standards_examples() {
    // Messages of one and of two lines, comments between them.
    check(
        "data: one\n\ndata: two,\ndata: and three\n\n",
        &[("-", "-", "one"), ("-", "-", "two,\nand three")],
        End::Whole,
    );
    // Types of events.
    check(
        "event: join\ndata: 17\n\nevent: leave\ndata: 4\n\nevent: join\ndata: 9\n\n",
        &[("join", "-", "17"), ("leave", "-", "4"), ("join", "-", "9")],
        End::Whole,
    );
    // Three lines of one message.
    check("data: AB\ndata: +3\ndata: 20\n\n", &[("-", "-", "AB\n+3\n20")], End::Whole);
    // A comment alone, an id, an id that is empty, a value that keeps its second space, an end without a blank line.
    check(
        ": hello\n\ndata: first\nid: 7\n\ndata:second\nid\n\ndata:  third\n",
        &[("-", "-", "first"), ("-", "-", "second")],
        truncated(50),
    );
    // Data that is empty, that is one line end, that is never ended.
    check("data\n\ndata\ndata\n\ndata:", &[("-", "-", ""), ("-", "-", "\n")], truncated(22));
    // One space or none: the same.
    check("data:x\n\ndata: x\n\n", &[("-", "-", "x"), ("-", "-", "x")], End::Whole);
}

#[test]
fn line_ends_are_lf_cr_and_crlf() {
    for end in ["\n", "\r", "\r\n"] {
        let stream = ["event: a", "data: 1", "data: 2", "", "", ": c", "", "data: 3", "", ""].join(end);
        check(&stream, &[("a", "-", "1\n2"), ("-", "-", "3")], End::Whole);
    }
    check("data: 1\r\ndata: 2\rdata: 3\ndata: 4\n\r\n", &[("-", "-", "1\n2\n3\n4")], End::Whole);
    // LF and CR in that order are two line ends; two CR are too.
    check("data: 1\n\rdata: 2\r\rdata: 3\r\n\r\n", &[("-", "-", "1"), ("-", "-", "2"), ("-", "-", "3")], End::Whole);
    check("\r\n\r\ndata: 1\r\r\n", &[("-", "-", "1")], End::Whole);
    // The event is complete at the CR; no need to wait for what follows.
    check("data: 1\r\n\r", &[("-", "-", "1")], End::Whole);
}

#[test]
fn one_bom_at_the_start_is_dropped() {
    check("\u{feff}data: 1\n\n", &[("-", "-", "1")], End::Whole);
    check("\u{feff}\ndata: 1\n\n", &[("-", "-", "1")], End::Whole);
    check("\u{feff}\u{feff}data: 1\n\n", &[], End::Whole);
    check("\n\u{feff}data: 1\n\n", &[], End::Whole);
    check("data: \u{feff}1\n\n", &[("-", "-", "\u{feff}1")], End::Whole);
    check(b"\xef\xbbdata: 1\n\ndata: 2\n\n", &[("-", "-", "2")], End::Whole);
    check(b"\xef\xbb\n\ndata: 2\n\n", &[("-", "-", "2")], End::Whole);
    check("\u{feff}", &[], End::Whole);
    check("", &[], End::Whole);
}

#[test]
fn only_known_names_count() {
    for line in
        ["Data: x", " data: x", "data : x", "dat: x", "datas: x", "eventretrydata: x", "x", "", ":", ": data: x"]
    {
        check(format!("data: 1\n{line}\n\n"), &[("-", "-", "1")], End::Whole);
        check(format!("{line}\ndata: 1\n\n"), &[("-", "-", "1")], End::Whole);
    }
    check("id: 5\nid: \0\ndata: 1\nid\n\n", &[("-", "-", "1")], End::Whole);
    check("data: {\"a\": \"b:c\"}\n\n", &[("-", "-", "{\"a\": \"b:c\"}")], End::Whole);
}

#[test]
fn the_last_good_event_and_retry_hold() {
    check("event: a\nevent:  b\nretry: 1\nretry:20\ndata: 1\n\n", &[(" b", "20", "1")], End::Whole);
    check("event: a\nevent\ndata: 1\n\n", &[("-", "-", "1")], End::Whole);
    check("event: a\ndata: 1\n\ndata: 2\n\n", &[("a", "-", "1"), ("-", "-", "2")], End::Whole);
    check(b"event: a\nevent: b\xff\ndata: 1\n\n", &[("a", "-", "1")], End::Whole);
    check("data: 1\nevent: é𝄞\n\n", &[("é𝄞", "-", "1")], End::Whole);
    for bad in ["", " ", "x", "1.5", "-1", "+1", "1 ", "  1", "1e3", "\u{661}", "0x10"] {
        check(format!("retry: 7\nretry:{bad}\ndata: 1\n\n"), &[("-", "7", "1")], End::Whole);
    }
    check("retry: 007\ndata: 1\n\n", &[("-", "007", "1")], End::Whole);
}

#[test]
fn without_data_only_retry_is_handed_over() {
    check("event: a\n\ndata: 1\n\n", &[("-", "-", "1")], End::Whole);
    check("event: a\nretry: 5\n\ndata: 1\n\n", &[("-", "5", "-"), ("-", "-", "1")], End::Whole);
    check("retry: 5\n\n\n\nretry: x\n\n", &[("-", "5", "-")], End::Whole);
}

#[test]
fn an_end_inside_an_event_says_whether_data_is_lost() {
    check("data: 1", &[], truncated(6));
    check("data: 1\n", &[], truncated(6));
    check("data: 1\nid: 4\n: c", &[], truncated(6));
    check("event: a\ndata:1\ndata: 2", &[], truncated(14));
    check("\n\ndata", &[], truncated(6));
    check("data: ", &[], truncated(6));
    check("data: 1\n\ndata:\n", &[("-", "-", "1")], truncated(14));
    check("\u{feff}data", &[], truncated(7));
    for rest in ["event: a", "event: a\n", "event:", "retry: 5\n", "retry", "dat", "x"] {
        check(format!("data: 1\n\n{rest}"), &[("-", "-", "1")], End::Discarded);
    }
    for rest in ["", "\n", ": c", ":", "id: 4", "id: 4\n", "what: x", "event: a\n\n", "retry: x\n", "event\n"] {
        check(format!("data: 1\n\n{rest}"), &[("-", "-", "1")], End::Whole);
    }
}

#[test]
fn offsets_are_where_the_first_value_begins() {
    let begins = |stream: &[u8]| {
        let (events, _) = split_everywhere(AMPLE, stream);
        events.into_iter().filter_map(|event| event.data).map(|(_, offset)| offset).collect::<Vec<_>>()
    };
    assert_eq!(begins(b"data: a\ndata: b\n\ndata:c\n\n"), [6, 22]);
    assert_eq!(begins(b"\xef\xbb\xbf: c\r\n\r\ndata\r\n\r\nevent: a\r\ndata: \r\n\r\n"), [14, 34]);
    let stream = b"retry: 1\n\nevent: a\nid: 3\ndata: xyz\ndata: 4\n\n";
    let at = usize::try_from(begins(stream)[0]).expect("small");
    assert_eq!(&stream[at..at + 3], b"xyz");
}

#[test]
fn an_event_that_outgrows_its_bound_is_refused_where_it_does() {
    let outgrown = |most: usize, stream: &str| split_everywhere(most, stream.as_bytes()).1.err().map(|e| e.offset);
    assert_eq!(outgrown(4, "data: 1234\n\ndata: 5678\n\n"), None);
    assert_eq!(outgrown(4, "data: 12345\n\n"), Some(10));
    assert_eq!(outgrown(4, "data: 1234\ndata: \n\n"), Some(16));
    assert_eq!(outgrown(4, "data: 1234\ndata\n\n"), Some(15));
    assert_eq!(outgrown(5, "data: 1234\ndata\n\n"), None);
    assert_eq!(outgrown(5, "data: 1234\ndata: x\n\n"), Some(17));
    assert_eq!(outgrown(4, "event: ab\ndata: 12\n\n"), None);
    assert_eq!(outgrown(4, "event: ab\ndata: 123\n\n"), Some(18));
    assert_eq!(outgrown(4, "retry: 123456\n"), Some(11));
    assert_eq!(outgrown(0, "data: x\n\n"), Some(6));
    assert_eq!(outgrown(0, "data:\n\nevent:\ndata\n\n"), None);
    // What is not kept does not count.
    let idle = format!(": {0}\nid: {0}\n{0}: {0}\n{0}\ndata: 1234\n\n", "x".repeat(200));
    assert_eq!(outgrown(4, &idle), None);
    // What came before the refused event has been handed over.
    let (events, end) = split_everywhere(2, b"data: 1\n\ndata: 2\n\ndata: 345\n\n");
    assert_eq!((events.len(), end), (2, Err(Outgrown { offset: 26 })));
}

#[test]
fn memory_is_bounded_and_reused() {
    let mut splitter = Splitter::new(64);
    assert_eq!(splitter.memory(), 0);
    let mut most = 0;
    for round in 0..1000 {
        let text = format!(": {}\nevent: e\nretry: 5\ndata: {}\n\n", "c".repeat(round), "d".repeat(round % 50));
        let mut piece = text.as_bytes();
        while splitter.read(&mut piece).expect("it fits").is_some() {}
        most = most.max(splitter.memory());
    }
    assert!(most <= 4 * 64, "{most}");
    let mut piece = [b"data: ".as_slice(), &[b'x'; 100_000]].concat();
    assert!(splitter.read(&mut &*std::mem::take(&mut piece)).is_err());
    assert!(splitter.memory() <= 4 * 64, "what is refused is not kept");
}

#[test]
fn what_is_written_cannot_break_its_line() {
    let mut out = Vec::new();
    let data = Some(Data { bytes: b"{\n\"a\":\r1}", offset: 0 });
    Event { name: Some("a\ndata: b\r"), retry: Some("5"), data }.write(&mut out);
    assert_eq!(
        out.escape_ascii().to_string(),
        "event: a data: b \\nretry: 5\\ndata: {\\ndata: \\\"a\\\":\\ndata: 1}\\n\\n"
    );
    out.clear();
    Event { name: None, retry: None, data: Some(Data { bytes: b"", offset: 0 }) }.write(&mut out);
    assert_eq!(out, b"data: \n\n");
}

/// The same by the book, with the whole stream at hand: lines first, then fields, then events.
fn by_the_book(stream: &[u8]) -> Outcome {
    let mut lines: Vec<(usize, &[u8])> = Vec::new();
    let mut start = if stream.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut at = start;
    while at < stream.len() {
        let width = match &stream[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        if width > 0 {
            lines.push((start, &stream[start..at]));
            start = at + width;
        }
        at += width.max(1);
    }
    let unended = &stream[start..];
    let (mut events, mut event) = (Vec::new(), Owned { name: None, retry: None, data: None });
    for (begins, line) in lines {
        if line.is_empty() {
            if event.data.is_none() {
                event.name = None;
            }
            if event.data.is_some() || event.retry.is_some() {
                events.push(event);
            }
            event = Owned { name: None, retry: None, data: None };
            continue;
        }
        let (field, value, offset) = field_of(line);
        match field {
            b"data" => match &mut event.data {
                Some((bytes, _)) => bytes.extend([b"\n", value].concat()),
                None => event.data = Some((value.to_vec(), (begins + offset) as u64)),
            },
            b"event" => {
                let name = String::from_utf8(value.to_vec()).ok();
                event.name = name.map_or(event.name, |name| Some(name).filter(|name| !name.is_empty()));
            }
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                event.retry = String::from_utf8(value.to_vec()).ok();
            }
            _ => {}
        }
    }
    let (field, _, offset) = field_of(unended);
    let colon = unended.contains(&b':');
    // Bytes that may yet become a name that means something.
    let pending = if colon { matches!(field, b"event" | b"retry") } else { (1..=NAME).contains(&unended.len()) };
    let end = match event.data {
        Some((_, offset)) => End::Truncated { offset },
        None if field == b"data" => End::Truncated { offset: (start + offset) as u64 },
        None if pending || event.name.is_some() || event.retry.is_some() => End::Discarded,
        None => End::Whole,
    };
    (events, Ok(end))
}

/// A line's field name, its value, and where in the line the value begins.
fn field_of(line: &[u8]) -> (&[u8], &[u8], usize) {
    match line.iter().position(|byte| *byte == b':') {
        None => (line, b"", line.len()),
        Some(colon) => {
            let begins = if line.get(colon + 1) == Some(&b' ') { colon + 2 } else { colon + 1 };
            (&line[..colon], &line[begins..], begins)
        }
    }
}

/// Streams that mean something, and some that nearly do.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        6 => proptest::sample::select(vec!["data", "event", "retry", "id", "data:", "data: ", "event: ", "retry: ", ": "]),
        4 => proptest::sample::select(vec!["\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\r\r"]),
        3 => proptest::sample::select(vec!["1", "23", "{\"a\":1}", "x", " ", ":", "é", "\u{feff}", "\0", "[DONE]"]),
    ];
    let part = prop_oneof![
        20 => part.prop_map(|text| text.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 1..3),
    ];
    let bom = proptest::sample::select(vec![b"".as_slice(), b"", b"", b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"]);
    (bom, proptest::collection::vec(part, 0..40)).prop_map(|(bom, parts)| [bom, &parts.concat()].concat())
}

/// Without offsets: what must come back from what was written.
fn content(events: &[Owned]) -> Vec<Owned> {
    let forget =
        |event: &Owned| Owned { data: event.data.as_ref().map(|(bytes, _)| (bytes.clone(), 0)), ..event.clone() };
    events.iter().map(forget).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_the_book_however_it_is_cut(stream in stream(), sizes in proptest::collection::vec(0_usize..9, 1..20)) {
        let expected = by_the_book(&stream);
        prop_assert_eq!(&split(AMPLE, [&*stream]), &expected);
        let (mut pieces, mut rest) = (Vec::new(), &*stream);
        for size in sizes.iter().cycle().take(200) {
            let (piece, after) = rest.split_at((*size).min(rest.len()));
            pieces.push(piece);
            rest = after;
        }
        pieces.push(rest);
        prop_assert_eq!(&split(AMPLE, pieces), &expected);
    }

    #[test]
    fn a_bound_refuses_the_same_however_it_is_cut(stream in stream(), most in 0_usize..12, size in 1_usize..9) {
        let whole = split(most, [&*stream]);
        prop_assert_eq!(&split(most, stream.chunks(size)), &whole);
        let (unbounded, _) = split(AMPLE, [&*stream]);
        prop_assert!(unbounded.starts_with(&whole.0));
        if let Ok(end) = whole.1 {
            prop_assert_eq!((whole.0, Ok(end)), split(AMPLE, [&*stream]));
        }
    }

    #[test]
    fn what_is_written_is_read_again(stream in stream()) {
        let (mut splitter, mut written, mut rest) = (Splitter::new(AMPLE), Vec::new(), &*stream);
        while let Some(event) = splitter.read(&mut rest).expect("it fits") {
            event.write(&mut written);
        }
        let (events, _) = split(AMPLE, [&*stream]);
        let (again, end) = split(AMPLE, [&*written]);
        prop_assert_eq!(content(&again), content(&events));
        prop_assert_eq!(end, Ok(End::Whole));
    }
}

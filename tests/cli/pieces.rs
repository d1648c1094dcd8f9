//! NDJSON in parallel: whatever the threads, the same bytes in the same order, and the same place in an error.

use std::fmt::Write;

use crate::support::{DONE, Place, REFUSED};

/// About 9 MiB: several pieces for each of several workers, lines of every length up to beyond a piece.
fn lines() -> String {
    let mut text = String::new();
    let mut state = 7_u64;
    for number in 0..40_000_u64 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let padding = "x".repeat((state >> 33) as usize % 300);
        writeln!(text, "{{\"id\":{number},\"mail\":\"u{}@example.org\",\"pad\":\"{padding}\"}}", state % 1000)
            .expect("a text");
        if number % 9_000 == 8_999 {
            let long = "y".repeat(if number > 20_000 { 5 << 20 } else { 1 << 20 });
            writeln!(text, "{{\"id\":-1,\"pad\":\"{long}\"}}").expect("a text");
        }
    }
    text
}

#[test]
fn order_holds_with_any_number_of_threads() {
    let place = Place::new();
    place.write("in.ndjson", lines());
    let run = |threads: &str, out: &str, stats: &str| {
        let rules = ["--unlisted", "keep", "--drop", "$.mail", "--threads", threads, "-o", out, "--stats", stats];
        place.run(&[&["run", "in.ndjson"], &rules[..]].concat()).expect(DONE);
        (place.read(out), place.read(stats))
    };
    let (one, tally) = run("1", "one.ndjson", "one.json");
    assert_eq!(one.lines().count(), 40_004);
    for threads in ["2", "3", "8"] {
        let (many, counted) = run(threads, "many.ndjson", "many.json");
        assert!(many == one, "{threads} threads give other bytes");
        assert_eq!(counted, tally, "{threads} threads");
    }
}

#[test]
fn an_error_is_placed_as_if_there_were_one_thread() {
    let place = Place::new();
    let text = lines();
    for (at, what) in [(39_990, "{\"id\":,}"), (20_000, "{\"a\":1}}"), (0, "nope")] {
        let mut broken: Vec<&str> = text.lines().collect();
        broken[at] = what;
        place.write("in.ndjson", broken.join("\n"));
        let run = |threads: &str| {
            place.run(&["run", "--keep", "$.id", "in.ndjson", "--threads", threads, "-o", "out.ndjson"]).expect(REFUSED)
        };
        let (one, many) = (run("1"), run("4"));
        assert_eq!(one.err, many.err);
        assert!(one.err.contains(&format!("record {}", at + 1)), "{}", one.err);
        assert_eq!(place.names(), ["in.ndjson"]);
    }
}

#[test]
fn a_last_line_without_end_and_blank_lines_and_crlf() {
    let place = Place::new();
    for text in ["{\"id\":1}", "\n\n{\"id\":1}\r\n\r\n{\"id\":2}", "\n", ""] {
        place.write("in.ndjson", text);
        let run =
            |threads: &str| place.run(&["run", "--keep", "$.id", "in.ndjson", "--threads", threads]).expect(DONE).out;
        assert_eq!(run("1"), run("4"), "{text:?}");
        assert_eq!(run("1"), text);
    }
}

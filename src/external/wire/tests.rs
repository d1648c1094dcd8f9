//! One connection: answers in their order, within their time, and no other.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use super::{AT_ONCE, Failed, Wire};
use crate::engine::Outage;
use crate::policy::Address;

const LONG: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(80);

/// A wire to a thread that does with its end as it is told.
fn wire(timeout: Duration, serve: impl FnOnce(TcpStream) + Send + 'static) -> Wire {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound").to_string();
    thread::spawn(move || serve(listener.accept().expect("a caller").0));
    Wire::open(&Address::Tcp(address), timeout).expect("it listens")
}

/// Answers every line, finding nothing, with `pad` bytes that nobody asked for in each answer.
fn echo(stream: TcpStream, pad: usize) {
    let pad = "x".repeat(pad);
    let mut out = stream.try_clone().expect("a handle");
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { return };
        let question: serde_json::Value = serde_json::from_str(&line).expect("a question");
        let text = question["text"].as_str().expect("a text").chars().count();
        let spans = format!(r#"[{{"type":"ALL","start":0,"end":{text},"score":1,"pad":"{pad}"}}]"#);
        if writeln!(out, r#"{{"id":{},"spans":{spans}}}"#, question["id"]).is_err() {
            return;
        }
    }
}

#[test]
fn batches_follow_each_other_on_one_connection() {
    let mut wire = wire(LONG, |stream| echo(stream, 0));
    for texts in [&["a", "bb"][..], &["ccc"], &[]] {
        let ends: Vec<usize> = wire.ask(texts).expect("answers").iter().map(|spans| spans[0].end).collect();
        assert_eq!(ends, texts.iter().map(|text| text.len()).collect::<Vec<_>>());
    }
}

#[test]
fn neither_side_waits_for_the_other_to_read() {
    // More than sockets hold in either direction, many lines and a long one.
    let mut wire = wire(LONG, |stream| echo(stream, 4 << 10));
    let text = "é".repeat(3 << 10);
    let long = "l".repeat(3 << 20);
    let mut texts: Vec<&str> = vec![&text; 1000];
    texts.push(&long);
    assert!(texts.iter().map(|text| text.len()).sum::<usize>() > AT_ONCE);
    let answers = wire.ask(&texts).expect("answers");
    assert_eq!((answers.len(), answers[999][0].end, answers[1000][0].end), (1001, 3 << 10, 3 << 20));
}

#[track_caller]
fn fails(texts: &[&str], outage: Outage, stale: bool, serve: impl FnOnce(TcpStream) + Send + 'static) {
    let failed = wire(SHORT, serve).ask(texts).expect_err("no answer");
    assert_eq!(failed, Failed { outage, stale });
}

/// Reads a line and says something.
fn say(words: &'static [u8]) -> impl FnOnce(TcpStream) + Send + 'static {
    move |stream| {
        let mut reader = BufReader::new(stream);
        reader.read_line(&mut String::new()).expect("a question");
        reader.get_mut().write_all(words).expect("it listens");
        // Until the other side has gone.
        drop(reader.read_to_end(&mut Vec::new()));
    }
}

#[test]
fn what_is_no_answer_is_an_outage() {
    fails(&["a"], Outage::Timeout, false, say(b""));
    fails(&["a"], Outage::Timeout, false, say(b"{\"id\":0,"));
    fails(&["a", "b"], Outage::Timeout, false, say(b"{\"id\":0,\"spans\":[]}\n"));
    fails(&["a"], Outage::Wrong, false, say(b"no\n"));
    fails(&["a"], Outage::Wrong, false, say(b"{\"id\":1,\"spans\":[]}\n"));
    fails(&["a"], Outage::Broken, true, drop);
    fails(&["a"], Outage::Broken, false, |stream| {
        let mut reader = BufReader::new(stream);
        reader.read_line(&mut String::new()).expect("a question");
        reader.get_mut().write_all(b"{\"id\":0").expect("it listens");
    });
    fails(&["a"], Outage::Wrong, false, |mut stream| {
        // An answer that never ends.
        while stream.write_all(&[b' '; 4096]).is_ok() {}
    });
}

#[test]
fn a_batch_that_nobody_reads_is_given_up() {
    let long = "l".repeat(8 << 20);
    let (done, wait) = sync_channel::<()>(0);
    fails(&[&long], Outage::Timeout, false, move |stream| {
        // Until the test has its answer, or has gone.
        let _ = wait.recv();
        drop(stream);
    });
    drop(done);
}

#[test]
fn an_answer_too_many_spoils_the_next_batch() {
    let answers = b"{\"id\":0,\"spans\":[]}\n{\"id\":1,\"spans\":[]}\n";
    let mut wire = wire(SHORT, say(answers));
    assert!(wire.ask(&["a"]).is_ok());
    let failed = wire.ask(&["b"]).expect_err("it was not asked yet");
    assert_eq!(failed.outage, Outage::Wrong);
}

#[test]
fn who_does_not_listen_is_down() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound").to_string();
    drop(listener);
    for address in [Address::Tcp(address), Address::Unix("/nonexistent/ner.sock".to_owned())] {
        assert_eq!(Wire::open(&address, SHORT).err(), Some(Outage::Down));
    }
}

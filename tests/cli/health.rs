//! `tamis health`: an exit code for containers.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use crate::support::{DONE, Place, REFUSED, USAGE};

fn answer(head: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let mut piece = [0; 256];
            let read = stream.read(&mut piece).expect("a request");
            assert_ne!(read, 0, "the request was cut off");
            request.extend_from_slice(&piece[..read]);
        }
        assert!(request.starts_with(b"GET /readyz HTTP/1.1\r\n"));
        drop(stream.write_all(head.as_bytes()));
    });
    format!("http://{address}/readyz")
}

#[test]
fn a_status_is_an_exit_code() {
    let place = Place::new();
    for (head, code) in [
        ("HTTP/1.1 200 OK\r\n\r\nok", DONE),
        ("HTTP/1.1 204 No Content\r\n\r\n", DONE),
        ("HTTP/1.1 503 Service Unavailable\r\n\r\n", REFUSED),
        ("HTTP/1.1 301 Moved\r\n\r\n", REFUSED),
        ("SSH-2.0-x\r\n", REFUSED),
        ("", REFUSED),
    ] {
        place.run(&["health", "--url", &answer(head)]).expect(code);
    }
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let free = format!("http://{}/livez", taken.local_addr().expect("an address"));
    drop(taken);
    place.run(&["health", "--url", &free]).expect(REFUSED).says("does not answer");
    place.run(&["health", "--url", "https://example.org/"]).expect(USAGE);
}

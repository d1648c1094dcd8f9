//! What machines write: logs, traces, code, digests, lists of versions, telemetry.

use super::{Draft, Kind};

pub(super) const ALL: &[Kind] = &[
    ("access log", 50, access),
    ("application log", 60, log),
    ("stack trace", 90, trace),
    ("source code", 120, code),
    ("lock file", 60, lock),
    ("digests", 60, digests),
    ("identifiers", 80, identifiers),
    ("git log", 80, git),
    ("time stamps", 100, stamps),
    ("configuration", 120, configuration),
    ("counters", 90, counters),
    ("telemetry", 40, telemetry),
];

fn access(p: &mut Draft) {
    let (h, m, s) = p.time();
    let day = p.dice.between(10, 28);
    let ip = format!("⟨10.{}.{}.{}⟩", p.dice.between(0, 255), p.dice.between(0, 255), p.dice.between(1, 254));
    let path = p.dice.pick(&[
        "/assets/app.3f2a9c1b.js",
        "/api/v2/items?page=12&size=50",
        "/img/logo@2x.png",
        "/health",
        "/search?q=m6+screws&sort=price",
    ]);
    let (status, size, took) =
        (p.dice.pick(&[200, 204, 301, 304, 404, 500]), p.dice.between(0, 99_999_999), p.dice.between(0, 9_999_999));
    p.say(&format!("{ip} - - [‹{day}/Mar/2026:{h:02}:{m:02}:{s:02} +0000›] \"GET {path} HTTP/1.1\" {status} {size} \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\" {took}"));
}

fn log(p: &mut Draft) {
    let stamp = p.stamp();
    let level = p.dice.pick(&["INFO", "WARN", "DEBUG", "ERROR"]);
    let thread = p.dice.between(1, 64);
    let (a, b, c) = (p.dice.figures(9), p.dice.figures(13), p.hex(16));
    let text = match p.dice.below(6) {
        0 => format!("job {a} finished in {} ms", &b[..5]),
        1 => format!("offset {b} committed for partition {thread}"),
        2 => format!("request {c} took 0.{a} s"),
        3 => format!("allocated {a} bytes at 0x{c}"),
        4 => format!("sequence {} out of order, expected {}", &b[..11], &b[..10]),
        _ => format!("retry {thread} of 64, next in {} us, code 0x8007{}", &a[..6], &c[..4]),
    };
    p.say(&format!("{stamp} {level} [pool-{thread}-thread-{}] {text}", p.dice.clone().between(1, 32)));
}

fn trace(p: &mut Draft) {
    let (line, address) = (p.dice.between(1, 9999), p.hex(12));
    let text = match p.dice.below(5) {
        0 => format!("\tat org.example.queue.Worker$3.run(Worker.java:{line})"),
        1 => format!("  File \"/srv/app/worker.py\", line {line}, in run_batch"),
        2 => format!("  {:>3}: 0x{address} - core::ops::function::FnOnce::call_once", line % 100),
        3 => format!("    at processTicks (node:internal/process/task_queues:{line}:{})", line % 97),
        _ => format!("#{} 0x0000{address} in worker_main (arg=0x7ffd{}) at worker.c:{line}", line % 40, &address[..8]),
    };
    p.say(&text);
}

fn code(p: &mut Draft) {
    let (n, m, hex) = (p.dice.figures(10), p.dice.figures(16), p.hex(16));
    let small = p.dice.between(0, 4096);
    let text = match p.dice.below(12) {
        0 => format!("const SEED: u64 = {m};"),
        1 => format!("    if (x > {small} && mask != 0x{}) {{ return {n}; }}", &hex[..8]),
        2 => format!("static const double K{small} = {}.{};", &n[..1], &m[..15]),
        3 => format!("    weights = [{}, {}, {}, {}]", &n[..2], &n[2..4], &n[4..6], &n[6..8]),
        4 => format!("    assert hash(key) == {m} # row {small}"),
        5 => format!("    {{ 0x{}, 0x{}, 0x{}, 0x{} }},", &hex[..2], &hex[2..4], &hex[4..6], &hex[6..8]),
        6 => format!("#define LIMIT_{small} ({n}UL)"),
        7 => format!("  sleep(Duration.ofMillis({small})); // see issue #{}", &n[..5]),
        8 => format!("  color: #{}; margin: {}px {}px; z-index: {small};", &hex[..6], &n[..2], &n[2..4]),
        9 => format!("let table = [{}, {}, {}];", &m[..9], &m[3..12], &m[6..15]),
        10 => format!("    case {}: return \"{}\";", &n[..9], &hex[..12]),
        _ => format!("INSERT INTO item (id, sku, qty) VALUES ({}, '{}', {small});", &n[..8], &m[..11]),
    };
    p.say(&text);
}

fn version(p: &mut Draft) -> String {
    let d = &mut p.dice;
    match d.below(5) {
        0 => format!("{}.{}.{}", d.between(0, 30), d.between(0, 60), d.between(0, 400)),
        1 => format!("{}.{}.{}.{}", d.between(0, 130), d.between(0, 30), d.between(0, 9999), d.between(0, 400)),
        2 => format!("{}.{}.{}-rc.{}", d.between(0, 9), d.between(0, 30), d.between(0, 99), d.between(1, 9)),
        3 => format!(
            "{}:{}.{}-{}ubuntu{}",
            d.between(1, 3),
            d.between(1, 9),
            d.between(1, 99),
            d.between(1, 9),
            d.between(1, 20)
        ),
        _ => format!("{}.{}.{}+build.{}", d.between(1, 9), d.between(0, 9), d.between(0, 99), d.between(1000, 99_999)),
    }
}

fn lock(p: &mut Draft) {
    let name = p.dice.pick(&["serde", "left-pad", "openssl", "numpy", "libc6", "spring-core", "react-dom"]);
    let version = version(p);
    let digest = p.hex(64);
    let text = match p.dice.below(4) {
        0 => format!("name = \"{name}\"\nversion = \"{version}\"\nchecksum = \"{digest}\""),
        1 => format!("{name}=={version} --hash=sha256:{digest}"),
        2 => format!("    \"{name}\": \"^{version}\","),
        _ => format!(
            "{name} ({}.{}.{}-{}) unstable; urgency=medium",
            p.dice.between(0, 9),
            p.dice.between(0, 40),
            p.dice.between(0, 99),
            p.dice.between(1, 9)
        ),
    };
    p.say(&text);
}

fn digests(p: &mut Draft) {
    let size = p.dice.pick(&[32, 40, 64, 96, 128]);
    let (digest, file) = (p.hex(size), p.dice.figures(4));
    p.say(&format!("{digest}  part-{file}.tar.zst"));
}

fn identifiers(p: &mut Draft) {
    let text = match p.dice.below(5) {
        0 => p.uuid(),
        1 => format!("req_{}", p.dice.letters("0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz", 24)),
        2 => format!("01{}", p.dice.letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)),
        3 => format!("{},{},{}", p.dice.figures(18), p.uuid(), p.dice.figures(19)),
        _ => format!("trace={} span={}", p.hex(32), p.hex(16)),
    };
    p.say(&text);
}

fn git(p: &mut Draft) {
    let (long, short) = (p.hex(40), p.hex(8));
    let ((h, m, s), day) = (p.time(), p.dice.between(1, 28));
    let count = p.dice.between(1, 4000);
    let text = match p.dice.below(5) {
        0 => format!("commit {long}"),
        1 => format!("Date:   ‹Tue Mar {day} {h:02}:{m:02}:{s:02} 2026 +0100›"),
        2 => format!("    Fix overflow in ring buffer (#{count})"),
        3 => format!("index {short}..{} 100644", p.hex(8)),
        _ => format!("@@ -{count},7 +{},9 @@ fn push(&mut self)", count + 2),
    };
    p.say(&text);
}

fn stamps(p: &mut Draft) {
    let seconds = p.dice.between(1_400_000_000, 1_900_000_000);
    let more = p.dice.figures(9);
    let (h, m, s) = p.time();
    let text = match p.dice.below(7) {
        0 => format!("ts={seconds}"),
        1 => format!("{seconds}{} start", &more[..3]),
        2 => format!("t {seconds}{} us", &more[..6]),
        3 => format!("{seconds}{more}"),
        4 => p.stamp(),
        5 => format!("[{seconds}.{}] tick {h}:{m:02}:{s:02}", &more[..6]),
        _ => format!("2026{:02}{:02}{h:02}{m:02}{s:02}", p.dice.clone().between(1, 12), p.dice.clone().between(1, 28)),
    };
    p.say(&text);
}

fn configuration(p: &mut Draft) {
    let n = p.dice.between(1, 65_535);
    let text = match p.dice.below(8) {
        0 => format!("  containerPort: {n}"),
        1 => format!("  image: registry.invalid/worker@sha256:{}", p.hex(64)),
        2 => format!("  memory: {n}Mi"),
        3 => format!("  timeout_ms: {n}"),
        4 => format!("  runAsUser: {n}"),
        5 => format!("  resourceVersion: \"{}\"", p.dice.figures(9)),
        6 => format!("  uid: {}", p.uuid()),
        _ => format!("  net.ipv4.tcp_rmem = 4096 {n} {}", n * 48),
    };
    p.say(&text);
}

fn counters(p: &mut Draft) {
    let n: Vec<String> = (0..6).map(|place| p.dice.between(1, 9).to_string() + &p.dice.figures(3 + place)).collect();
    let text = match p.dice.below(5) {
        0 => format!("eth0: {} {} 0 0 0 {} {}", n[5], n[3], n[4], n[2]),
        1 => format!("/dev/sda{} {} {} {} 41% /srv", &n[0][..1], n[4], n[3], n[5]),
        2 => format!("{:>7} root      20   0 {} {} {} S  12.3   4.5 1:02.33 java", &n[1], n[3], n[2], n[1]),
        3 => format!("page-faults: {}  cycles: {}{}  instr: {}{}", n[5], n[5], n[0], n[4], n[1]),
        _ => format!("rx_bytes {}{} tx_bytes {}{}", n[5], n[1], n[5], n[0]),
    };
    p.say(&text);
}

fn telemetry(p: &mut Draft) {
    let (ts, seq) =
        (p.dice.between(1_600_000_000, 1_900_000_000), p.dice.between(1, 9).to_string() + &p.dice.figures(10));
    let (a, b) = (p.dice.between(100_000, 999_999).to_string(), p.dice.between(1, 9).to_string() + &p.dice.figures(11));
    let uuid = p.uuid();
    p.say(&format!(
        r#"{{"ts":{ts}000,"seq":{seq},"job":"{uuid}","value":{}.{a},"count":{b},"build":"{}","ok":true}}"#,
        &a[..2],
        &b[..8]
    ));
}

//! Small seeded corpora of the same kind as the large ones that reports are made on: user events and chats.
//!
//! All of it is invented; addresses, numbers and cards are from reserved ranges.

use std::fmt::Write as _;

use crate::random::Random;

const FIRST: [&str; 8] = ["ana", "bo", "chloe", "dev", "emre", "fatou", "gil", "hana"];
const WORDS: [&str; 32] = [
    "the",
    "order",
    "arrived",
    "late",
    "and",
    "box",
    "was",
    "open",
    "please",
    "check",
    "with",
    "team",
    "before",
    "Friday",
    "because",
    "customers",
    "asked",
    "about",
    "refund",
    "policy",
    "again",
    "thanks",
    "for",
    "quick",
    "answer",
    "we",
    "would",
    "like",
    "to",
    "know",
    "more",
    "today",
];

/// NDJSON of nested user events, about 1 KB each, a third of the fields personal.
pub(crate) fn events(bytes: usize) -> Vec<u8> {
    let mut random = Random::new(0x7a31_5001);
    let mut out = String::with_capacity(bytes + 2048);
    let mut sequence = 0;
    while out.len() < bytes {
        event(&mut random, sequence, &mut out);
        out.push('\n');
        sequence += 1;
    }
    out.into_bytes()
}

/// The same events in one document.
pub(crate) fn document(bytes: usize) -> Vec<u8> {
    let mut random = Random::new(0x7a31_5002);
    let mut out = String::from("{\"meta\":{\"source\":\"tamis\"},\"records\":[\n");
    let mut sequence = 0;
    while out.len() < bytes {
        if sequence > 0 {
            out.push_str(",\n");
        }
        event(&mut random, sequence, &mut out);
        sequence += 1;
    }
    out.push_str("\n]}\n");
    out.into_bytes()
}

fn event(random: &mut Random, sequence: u64, out: &mut String) {
    let name = random.pick(&FIRST);
    let n = random.below(1_000_000);
    let mut write = |args: std::fmt::Arguments<'_>| out.write_fmt(args).expect("a string takes anything");
    write(format_args!(
        "{{\"id\":\"7f3e{n:06}-11ee-4a2b-9c1d-0242ac{n:06}\",\"ts\":\"2026-09-{:02}T{:02}:{:02}:07.{:03}Z\",\"type\":\"{}\",\"seq\":{sequence},",
        1 + random.below(28),
        random.below(24),
        random.below(60),
        random.below(1000),
        random.pick(&["page_view", "click", "purchase", "login"]),
    ));
    write(format_args!(
        "\"user\":{{\"id\":\"u_{n:09}\",\"email\":\"{name}.{n}@example.org\",\"first_name\":\"{name}\",\"last_name\":\"Example\",\"phone\":\"+33 1 99 00 {:02} {:02}\",\"ip\":\"192.0.2.{}\",\"birth_date\":\"19{:02}-0{}-1{}\",\"address\":{{\"street\":\"{} Example Street\",\"city\":\"Exampleville\",\"zip\":\"{:05}\",\"country\":\"FR\"}},\"lang\":\"fr\",\"tier\":\"{}\"}},",
        random.below(100),
        random.below(100),
        random.below(255),
        40 + random.below(60),
        1 + random.below(9),
        random.below(10),
        random.below(200),
        random.below(99_999),
        random.pick(&["free", "pro", "team"]),
    ));
    write(format_args!(
        "\"session\":{{\"id\":\"{:032x}\",\"start\":\"2026-09-01T10:00:00.000Z\",\"referrer\":\"https://www.example.org/p/{}?utm_source=ads\",\"pages\":{}}},\"device\":{{\"os\":\"Android 15\",\"ua\":\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36\",\"screen\":[1080,900],\"dnt\":false,\"battery\":0.{}}},",
        u128::from(n) * 0x9e37_79b9_7f4a_7c15,
        random.below(99_999),
        random.below(60),
        random.below(99),
    ));
    write(format_args!("\"payload\":{{\"items\":["));
    for item in 0..random.below(4) {
        let comma = if item > 0 { "," } else { "" };
        write(format_args!(
            "{comma}{{\"sku\":\"SKU-{:06}\",\"qty\":{},\"price\":{}.{:02}}}",
            random.below(999_999),
            1 + random.below(5),
            random.below(200),
            random.below(100)
        ));
    }
    let payment = if random.below(3) == 0 {
        format!("{{\"card\":\"4111 1111 1111 1111\",\"holder\":\"{name} Example\"}}")
    } else {
        "null".to_owned()
    };
    write(format_args!(
        "],\"total\":{}.5,\"currency\":\"EUR\",\"coupon\":null,\"payment\":{payment}}},\"metrics\":[",
        random.below(900)
    ));
    for metric in 0..4 + random.below(8) {
        let comma = if metric > 0 { "," } else { "" };
        write(format_args!("{comma}{}.{:03}", random.below(1000), random.below(1000)));
    }
    write(format_args!(
        "],\"flags\":{{\"beta\":false,\"consent\":true,\"ab\":{{\"exp_12\":\"A\",\"exp_31\":\"B\"}}}}}}"
    ));
}

/// NDJSON of chats, about 3 KB each; one sentence in twenty holds something personal.
pub(crate) fn chats(bytes: usize) -> Vec<u8> {
    let mut random = Random::new(0x7a31_5003);
    let mut out = String::with_capacity(bytes + 8192);
    while out.len() < bytes {
        write!(out, "{{\"id\":\"{:024x}\",\"lang\":\"en\",\"messages\":[", random.below(u64::MAX >> 1))
            .expect("a string takes anything");
        for message in 0..2 + random.below(3) {
            let comma = if message > 0 { "," } else { "" };
            let role = if message % 2 == 0 { "user" } else { "assistant" };
            write!(out, "{comma}{{\"role\":\"{role}\",\"content\":\"").expect("a string takes anything");
            let length = 300 + random.below(1500) as usize;
            prose(&mut random, length, &mut out);
            out.push_str("\"}");
        }
        writeln!(out, "],\"score\":0.{:04},\"tokens\":{}}}", random.below(10_000), random.below(2000))
            .expect("a string takes anything");
    }
    out.into_bytes()
}

fn prose(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    while out.len() < end {
        let planted = match random.below(100) {
            0 => format!("Write to {}.{}@example.org", random.pick(&FIRST), random.below(1000)),
            1 => format!("Call +33 1 99 00 {:02} {:02}", random.below(100), random.below(100)),
            2 => "I paid with card 4111 1111 1111 1111".to_owned(),
            3 => format!("the server at 192.0.2.{} is down", random.below(255)),
            4 => "our account is FR76 3000 6000 0112 3456 7890 189".to_owned(),
            5..=12 => format!("ticket {} has {} items", random.below(100_000), random.below(30)),
            _ => String::new(),
        };
        out.push_str(&planted);
        for _ in 0..5 + random.below(12) {
            out.push(' ');
            out.push_str(random.pick(&WORDS));
        }
        out.push_str(if random.below(6) == 0 { ".\\n\\n" } else { ". " });
    }
}

/// Lines of one text, repeated to so many bytes.
fn repeated(line: &str, bytes: usize) -> Vec<u8> {
    format!("{line}\n").repeat(bytes / (line.len() + 1) + 1).into_bytes()
}

/// Arrays in arrays, 100 deep.
pub(crate) fn brackets(bytes: usize) -> Vec<u8> {
    repeated(&format!("{}{}", "[".repeat(100), "]".repeat(100)), bytes)
}

/// Objects in objects under empty names, 100 deep.
pub(crate) fn empty_names(bytes: usize) -> Vec<u8> {
    repeated(&format!("{}1{}", "{\"\":".repeat(100), "}".repeat(100)), bytes)
}

/// Names and texts of nothing but escapes.
pub(crate) fn escapes(bytes: usize) -> Vec<u8> {
    let escapes = r#"\u00e9\n\\\"\/\ud83d\ude00\t"#;
    let text = escapes.repeat(12);
    repeated(&format!(r#"{{"{escapes}":"{text}","user":{{"email":"{text}"}}}}"#), bytes)
}

/// Arrays of numbers of one digit.
pub(crate) fn tiny_numbers(bytes: usize) -> Vec<u8> {
    repeated(&format!("{{\"payload\":[{}0]}}", "1,".repeat(500)), bytes)
}

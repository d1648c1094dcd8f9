//! The hot path does not allocate: once a session has seen a few records, thousands more of the same kind pass without
//! a call to the allocator for each of them. What remains is a buffer that grows to a longer value now and then.

use std::alloc::{GlobalAlloc, Layout, System};
use std::backtrace::Backtrace;
use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::sync::Arc;

use tamis::base::{Budget, KeyId, Limits, Secret, UnixSeconds};
use tamis::engine::{Framing, Opening, Session};
use tamis::keys::Keyring;
use tamis::path::Selector;
use tamis::policy::{AdHoc, Names, Plan, Policy, Unlisted};

/// Counts what a thread that watches asks of the system's allocator.
struct Counting;

thread_local! {
    static WATCHING: Cell<bool> = const { Cell::new(false) };
    static COUNT: Cell<u64> = const { Cell::new(0) };
    static FIRST: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Places remembered, to be told when a test fails.
const PLACES: usize = 4;

#[global_allocator]
static COUNTING: Counting = Counting;

fn note() {
    if !WATCHING.try_with(Cell::get).unwrap_or(false) {
        return;
    }
    COUNT.with(|count| count.set(count.get() + 1));
    // Taking a backtrace allocates.
    WATCHING.with(|watching| watching.set(false));
    FIRST.with_borrow_mut(|first| {
        if first.len() < PLACES {
            first.push(Backtrace::force_capture().to_string());
        }
    });
    WATCHING.with(|watching| watching.set(true));
}

#[expect(unsafe_code, reason = "an allocator is unsafe by its trait; this one hands everything on as it came")]
// SAFETY: every call goes to the system's allocator with the very arguments it came with.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note();
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note();
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note();
        unsafe { System.realloc(old, layout, size) }
    }

    unsafe fn dealloc(&self, old: *mut u8, layout: Layout) {
        unsafe { System.dealloc(old, layout) }
    }
}

const CHUNK: usize = 64 << 10;
/// Records that warm the session up, and those that are counted.
const WARM: usize = 2_000;
const COUNTED: usize = 10_000;
/// What is allowed all the same: a buffer that grows to a longer value than any before it. One was ever seen.
const FEW: u64 = 4;

/// Every value differs from record to record, none is longer than those of the warm-up by much.
fn records(from: usize, count: usize) -> String {
    let mut text = String::new();
    for n in from..from + count {
        write!(text, r#"{{"id":{n},"type":"page","user":{{"id":"u_{}","email":"u{n}@example.org","#, n * 7919)
            .expect("a text");
        write!(text, r#""phone":"+1 202 555 0{}","tier":"free","n\u0061me":"x{n}"}},"#, 100 + n % 100).expect("a text");
        write!(text, r#""note":"box {n} arrived late,\nand was \u0022open\u0022 {}","#, "again ".repeat(n % 7))
            .expect("a text");
        write!(text, r#""score":{}.25,"list":[{n},[true,{{"deep":null,"e":[]}}]],"#, n % 90).expect("a text");
        writeln!(text, r#""session":{{"pages":{},"lang":"en"}}}}"#, n % 9).expect("a text");
    }
    text
}

fn plan(rules: &[(AdHoc, &str)], unlisted: Unlisted, names: Names) -> Arc<Plan> {
    let rules = rules.iter().map(|(does, selector)| (Selector::parse(selector).expect("a selector"), *does));
    let policy = Policy::ad_hoc(rules.collect(), unlisted, names);
    let keyring = Keyring::single(KeyId::parse("k1").expect("a word"), Secret::new(vec![7; 32])).expect("32 bytes");
    Arc::new(Plan::compile(&policy, &keyring).expect("it compiles"))
}

fn push(session: &mut Session, input: &str, out: &mut Vec<u8>) {
    for chunk in input.as_bytes().chunks(CHUNK) {
        out.clear();
        session.push(chunk, out).expect("it is valid");
    }
}

/// No allocation for each record, let alone for each token.
#[track_caller]
fn check(rules: &[(AdHoc, &str)], unlisted: Unlisted, names: Names) {
    let opening = Opening {
        framing: Framing::Ndjson,
        stream: "s".to_owned(),
        now: UnixSeconds(1_790_000_000),
        limits: Limits::default(),
        budget: Budget::new(64 << 20),
    };
    let mut session = Session::new(plan(rules, unlisted, names), opening);
    // The same number of digits throughout, so that what is counted is no longer than what came before.
    let (warm, counted) = (records(100_000, WARM), records(200_000, COUNTED));
    let mut out = Vec::with_capacity(4 * CHUNK);
    push(&mut session, &warm, &mut out);
    COUNT.set(0);
    WATCHING.set(true);
    push(&mut session, &counted, &mut out);
    WATCHING.set(false);
    let places = FIRST.take();
    let count = COUNT.get();
    assert!(count <= FEW, "{count} allocations in {COUNTED} records:\n{}", places.join("\n\n"));
    assert_eq!(session.tally().records(), (WARM + COUNTED) as u64);
}

#[test]
fn validation_and_copying() {
    check(&[], Unlisted::Keep, Names::Keep);
}

#[test]
fn names_that_are_scanned() {
    check(&[], Unlisted::Keep, Names::Scan);
}

#[test]
fn members_that_go() {
    check(
        &[(AdHoc::Drop, "$.user.phone"), (AdHoc::Drop, "$.list[1]"), (AdHoc::Drop, "$..lang")],
        Unlisted::Keep,
        Names::Scan,
    );
}

#[test]
fn default_deny() {
    let kept = ["$.type", "$.user.tier", "$.list[*]", "$.session.pages"].map(|selector| (AdHoc::Keep, selector));
    check(&kept, Unlisted::Drop, Names::Scan);
}

#[test]
fn pseudonyms_of_strings() {
    check(&[(AdHoc::Pseudonymise, "$.user.email"), (AdHoc::Pseudonymise, "$.user.id")], Unlisted::Keep, Names::Keep);
}

#[test]
fn pseudonyms_of_numbers() {
    check(&[(AdHoc::Pseudonymise, "$.id")], Unlisted::Keep, Names::Keep);
}

#[test]
fn text_that_is_scanned_and_clean() {
    check(&[(AdHoc::Scan, "$.note")], Unlisted::Keep, Names::Keep);
}

#[test]
fn text_with_findings() {
    check(&[(AdHoc::Scan, "$.user.email")], Unlisted::Drop, Names::Keep);
}

#[test]
fn numbers_that_are_scanned() {
    check(&[(AdHoc::Scan, "$.score"), (AdHoc::Scan, "$.id")], Unlisted::Drop, Names::Keep);
}

#[test]
fn what_allocates_is_counted() {
    COUNT.set(0);
    WATCHING.set(true);
    let text = std::hint::black_box("seen".to_owned());
    WATCHING.set(false);
    assert_eq!(COUNT.get(), 1);
    assert!(FIRST.take().concat().contains("what_allocates_is_counted"), "{text}, and told where");
}

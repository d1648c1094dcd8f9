//! Nothing grows with the input: 64 MB of every shape, and what a session's buffers draw on the budget stays small.

use std::sync::Arc;

use tamis::base::Budget;
use tamis::engine::{Framing, Opening, Session};
use tamis::policy::{Action, Plan, ScopeNode, Unlisted};
use tamis::transform::{Mask, Scope};

use super::build::{keep, opening, plan, policy, pseudonymise};

/// Bytes that are streamed.
const INPUT: usize = 64 << 20;
/// What the buffers may hold at any time: a few windows of the chunks' own size.
const BOUND: usize = 1 << 20;
const CHUNK: usize = 64 << 10;

const RECORD: &str = r#"{"id":7,"user":{"email":"ana@example.org","phone":"+1 202 555 0123","tier":"free"},"note":"the box arrived late","list":[1,[2,{"x":null}]]}"#;

fn rules(root: &'static [&'static str; 3]) -> Arc<Plan> {
    let pseudonym = Action::Pseudonymise(pseudonymise(Scope::Dataset), ScopeNode::Session);
    plan(&policy([(pseudonym, root[0]), (Action::Drop, root[1]), (Action::Scan, root[2])], Unlisted::Keep))
}

/// Streams `head`, then `body` until there are `input` bytes, then `tail`. The most that was drawn on the budget after any
/// call, or written beyond what came in.
fn most(plan: &Arc<Plan>, framing: Framing, input: usize, [head, body, tail]: [&str; 3]) -> usize {
    let budget = Budget::new(256 << 20);
    let mut session = Session::new(Arc::clone(plan), Opening { budget: budget.clone(), ..opening(framing) });
    // Chunks that begin anywhere in the body.
    let block = body.repeat(2 + CHUNK / body.len());
    let (mut out, mut sent, mut most) = (Vec::new(), 0, 0);
    let mut push = |bytes: &str| {
        out.clear();
        session.push(bytes.as_bytes(), &mut out).expect("it is valid");
        most = most.max(budget.used()).max(out.len().saturating_sub(CHUNK));
    };
    push(head);
    while sent + CHUNK < input {
        let from = sent % body.len();
        push(&block[from..from + CHUNK]);
        sent += CHUNK;
    }
    push(&body[sent % body.len()..]);
    push(tail);
    session.finish(&mut out).expect("it is whole");
    most
}

#[track_caller]
fn check(plan: &Arc<Plan>, framing: Framing, shape: [&str; 3]) {
    let most = most(plan, framing, INPUT, shape);
    assert!(most <= BOUND, "{most} bytes were held");
}

#[test]
fn lines_pass_in_constant_memory() {
    let lines = format!("{RECORD}\n");
    check(&rules(&["$.user.email", "$.user.phone", "$.note"]), Framing::Ndjson, ["", &lines, ""]);
}

#[test]
fn one_document_passes_in_constant_memory() {
    let rows = format!("{RECORD},\n");
    let plan = rules(&["$.rows[*].user.email", "$.rows[*].user.phone", "$.rows[*].note"]);
    check(&plan, Framing::Document, ["{\"made\":1,\"rows\":[", &rows, "{}]}"]);
    // Of the same under default deny nothing is known to survive until something does.
    let plan = super::build::plan(&policy([(keep(), "$.last")], Unlisted::Drop));
    check(&plan, Framing::Document, ["{\"made\":1,\"rows\":[", &rows, "{}],\"last\":2}"]);
}

#[test]
fn one_string_that_is_kept_passes_in_constant_memory() {
    let words = "the box \\u00e9t\\u00e9 arrived\\n late ";
    for plan in [plan(&policy([(keep(), "$.text")], Unlisted::Drop)), plan(&policy([], Unlisted::Keep))] {
        check(&plan, Framing::Ndjson, ["{\"id\":1,\"text\":\"", words, "\"}\n"]);
        check(&plan, Framing::Document, ["{\"text\":\"", words, "\",\"id\":1}"]);
    }
}

#[test]
fn one_string_that_is_scanned_passes_in_constant_memory() {
    let plan = plan(&policy([(Action::Scan, "$.text")], Unlisted::Drop));
    let words = "the box for ana@example.org \\u00e9t\\u00e9 arrived\\n late, 4111 1111 1111 1111 ";
    check(&plan, Framing::Document, ["{\"text\":\"", words, "\",\"id\":1}"]);
}

#[test]
fn what_is_removed_passes_in_constant_memory() {
    let plan = plan(&policy([(Action::Drop, "$.gone"), (keep(), "$.id")], Unlisted::Drop));
    check(&plan, Framing::Document, ["{\"gone\":\"", "removed ", "\",\"id\":1}"]);
    check(&plan, Framing::Document, ["{\"gone\":[", "{\"x\":[1,2]},", "0],\"id\":1}"]);
    check(&plan, Framing::Document, ["{\"other\":[", "{\"x\":[1,2]},", "0],\"id\":1}"]);
}

#[test]
fn what_must_be_seen_whole_is_drawn_on_the_budget() {
    let plan = plan(&policy([(Action::Mask(Mask::default()), "$.text")], Unlisted::Drop));
    let most = most(&plan, Framing::Document, 2 * BOUND, ["{\"text\":\"", "the box arrived ", "\"}"]);
    assert!(most > BOUND, "a string of 2 MiB was held in {most} bytes");
}

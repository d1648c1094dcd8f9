//! What is measured: a corpus, a plan, and what one would write without tamis.

use std::sync::Arc;

use tamis::engine::{Framing, Session};
use tamis::policy::{Names, Plan};

use crate::{corpus, plans};

/// Bytes a caller hands over at a time.
const CHUNK: usize = 64 << 10;

/// One row of the table.
pub(crate) struct Job {
    /// Its name: the corpus, then what is done.
    pub(crate) name: &'static str,
    /// Makes so many bytes of input.
    pub(crate) corpus: fn(usize) -> Vec<u8>,
    /// The file among the large corpora, if there is one.
    #[allow(dead_code, reason = "what is counted is small")]
    pub(crate) large: Option<&'static str>,
    pub(crate) framing: Framing,
    pub(crate) plan: fn() -> Arc<Plan>,
    pub(crate) chunk: usize,
}

/// All of them, in the table's order.
pub(crate) fn all() -> Vec<Job> {
    let ndjson = Framing::Ndjson;
    let job = |name, corpus, large, framing, plan| Job { name, corpus, large, framing, plan, chunk: CHUNK };
    let events = |name, plan| job(name, corpus::events, Some("events.ndjson"), ndjson, plan);
    let worst = |name, corpus| job(name, corpus, None, ndjson, || plans::job(Names::Scan));
    vec![
        events("events: field rules", || plans::job(Names::Keep)),
        events("events: field rules, names scanned", || plans::job(Names::Scan)),
        events("events: 16 rules, deep", || plans::deep(Names::Keep)),
        events("events: 16 rules, deep, names scanned", || plans::deep(Names::Scan)),
        events("events: six fields", || plans::six_fields(Names::Keep)),
        events("events: six fields, names scanned", || plans::six_fields(Names::Scan)),
        events("events: validate and pass", || plans::copy(Names::Keep)),
        events("events: validate and pass, names scanned", || plans::copy(Names::Scan)),
        job("document: field rules", corpus::document, Some("doc.json"), Framing::Document, || {
            plans::job_in_document(Names::Keep)
        }),
        job("document: field rules, names scanned", corpus::document, Some("doc.json"), Framing::Document, || {
            plans::job_in_document(Names::Scan)
        }),
        job("chat: contents scanned", corpus::chats, Some("chat.ndjson"), ndjson, plans::chat),
        worst("worst: open brackets", corpus::brackets),
        worst("worst: empty names", corpus::empty_names),
        worst("worst: escapes", corpus::escapes),
        worst("worst: tiny numbers", corpus::tiny_numbers),
        Job { chunk: 1, ..worst("worst: a byte at a time", corpus::events) },
    ]
}

/// Runs a job over its input; the bytes it wrote.
pub(crate) fn run(job: &Job, plan: &Arc<Plan>, input: &[u8], out: &mut Vec<u8>) -> usize {
    let mut session = Session::new(Arc::clone(plan), plans::opening(job.framing));
    let mut written = 0;
    for chunk in input.chunks(job.chunk) {
        out.clear();
        session.push(chunk, out).expect("the corpus is valid");
        written += out.len();
    }
    out.clear();
    session.finish(out).expect("the corpus is valid");
    written + out.len()
}

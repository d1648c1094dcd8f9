//! The tally as JSON, for `--stats`: what was removed, by rule, action and type, and no value.
//!
//! ```json
//! {"tamis":1,"dataset":"…","purpose":"…","policy":"sha256:…","draft":false,
//!  "records":{"passed":9,"dropped":{"empty":1,"error":0},"refused":0},
//!  "fields":[{"rule":"$.user.phone","action":"drop","count":10}],
//!  "findings":[{"type":"EMAIL_ADDRESS","action":"redact","count":3}],
//!  "unlisted":12,"unfit":0,"forgotten":0,"bytes":{"in":8192,"out":4096}}
//! ```
//!
//! `bytes` are decoded bytes. Series without a count are left out; every reason is there.

use serde_json::{Map, Value, json};

use crate::engine::{DropReason, Tally};
use crate::policy::Plan;

/// The tally of a run of `plan`, one JSON object.
pub fn stats(plan: &Plan, tally: &Tally) -> Value {
    let dropped: Map<String, Value> = DropReason::ALL
        .iter()
        .zip(&tally.records_dropped)
        .map(|(reason, count)| (reason.as_str().to_owned(), json!(count)))
        .collect();
    let fields: Vec<Value> = plan
        .field_series()
        .iter()
        .zip(&tally.fields)
        .filter(|(_, count)| **count > 0)
        .map(|(series, count)| json!({"rule": series.rule, "action": series.action, "count": count}))
        .collect();
    let findings: Vec<Value> = plan
        .finding_series()
        .iter()
        .zip(&tally.findings)
        .filter(|(_, count)| **count > 0)
        .map(|(series, count)| json!({"type": series.entity, "action": series.action, "count": count}))
        .collect();
    json!({
        "tamis": 1,
        "dataset": plan.dataset().as_str(),
        "purpose": plan.purpose().as_str(),
        "policy": plan.digest(),
        "draft": plan.draft(),
        "records": {"passed": tally.records_passed, "dropped": dropped, "refused": tally.records_refused},
        "fields": fields,
        "findings": findings,
        "unlisted": tally.unlisted,
        "unfit": tally.unfit,
        "forgotten": tally.forgotten,
        "bytes": {"in": tally.bytes_in, "out": tally.bytes_out},
    })
}

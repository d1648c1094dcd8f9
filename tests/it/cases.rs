//! The cases that every front end runs, through the proxy into a store that notes the bytes it was sent.

#[path = "../cases/mod.rs"]
mod shared;

use std::sync::Arc;

use tamis::base::{KeyId, Secret, StoreId};
use tamis::keys::Keyring;
use tamis::policy::Plan;
use tamis::proxy::{Generation, Guard, Opening, Reply, Route};

use crate::support::{Answer, Sink, Stage, post};

fn generation(case: &shared::Case, like: &Generation) -> Generation {
    let secret = Secret::new(shared::KEY.to_vec());
    let keyring = Keyring::single(KeyId::parse("k1").expect("an id"), secret).expect("32 bytes");
    let plan = Arc::new(Plan::compile(&case.policy(), &keyring).expect("the case compiles"));
    let store = StoreId::parse("lake").expect("an id");
    let route = Route::new("/ingest/{dataset}/{purpose}", None, None, store, Reply::Counts).expect("a route");
    let opening = Opening { plan, domain: None, review: None };
    Generation::new(vec![route], vec![opening], like.stores().clone(), Guard::default()).expect("fits together")
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_hold_through_the_proxy() {
    for case in shared::all() {
        let media = match case.framing.as_str() {
            "document" => "application/json",
            "ndjson" => "application/x-ndjson",
            "seq" => "application/json-seq",
            // Values in sequence have no media type of their own, and event streams are no request bodies.
            _ => continue,
        };
        let sink = Sink::start(Answer::Status(200, "")).await;
        let stage = Stage::builder().upstream(sink.address).drafts().start().await;
        let next = generation(&case, &stage.live.current());
        stage.live.swap(next);
        let reply =
            post(stage.proxy, "/ingest/ad-hoc/ad-hoc", &format!("content-type: {media}\r\n"), &case.input).await;
        let whole = || sink.seen().iter().filter(|seen| seen.whole).map(|seen| seen.body.clone()).collect::<Vec<_>>();
        match &case.error {
            None => {
                assert_eq!(reply.status, 200, "{}: {}", case.name, reply.text());
                // A body of which no record survives is not sent on, whatever stands around its records.
                let out = if reply.json()["records"] == 0 { "" } else { &case.out };
                assert_eq!(String::from_utf8_lossy(&whole().concat()), out, "{}", case.name);
            }
            Some(label) => {
                let problem = reply.json();
                let status = if label == "duplicate" { 422 } else { 400 };
                assert_eq!(reply.status, status, "{}: {problem}", case.name);
                assert_eq!(
                    (&problem["record"], &problem["offset"]),
                    (&case.record.into(), &case.offset.into()),
                    "{problem}"
                );
                assert!(whole().is_empty(), "{}: the store saw an upload that looks whole", case.name);
            }
        }
    }
}

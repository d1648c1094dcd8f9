//! Reloads: whole or not at all, and exchanges keep what they began with.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tamis::base::StoreId;
use tamis::proxy::{Generation, GenerationError, Guard, Live, Reply, Route, Shutdown, Source, Stores, reload, watch};

use tokio::task::JoinSet;

use crate::support::{PATH, SAMPLE, SAMPLE_LEFT, Stage, Wire, openings, post, until};

const NDJSON: &str = "content-type: application/x-ndjson\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_swap_is_for_those_who_come_after() {
    let stage = Stage::start().await;
    let mut before = Wire::to(stage.proxy).await;
    before
        .write(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{NDJSON}transfer-encoding: chunked\r\n\r\n"))
        .await
        .expect("written");
    until("it is under way", || stage.counts.requests_in_flight.get() == 1).await;
    stage.live.swap(stage.generation("/v2/{dataset}/{purpose}"));
    assert_eq!(post(stage.proxy, PATH, NDJSON, SAMPLE).await.status, 404);
    assert_eq!(post(stage.proxy, "/v2/tickets/routing", NDJSON, SAMPLE).await.status, 201);
    before.write(format!("{:x}\r\n{SAMPLE}\r\n0\r\n\r\n", SAMPLE.len())).await.expect("written");
    assert_eq!(before.reply().await.status, 201);
    assert_eq!(stage.stored(), [SAMPLE_LEFT.repeat(2)]);
}

/// Good on odd loads, bad on even ones.
struct Fickle {
    loads: AtomicU64,
    looks: AtomicU64,
}

impl Source for Fickle {
    fn load(&self, current: &Generation) -> Result<Generation, String> {
        self.looks.store(0, Ordering::Relaxed);
        if self.loads.fetch_add(1, Ordering::Relaxed) % 2 == 1 {
            return Err("tamis.yaml:3:1: invented".to_owned());
        }
        let route = Route::new("/v2/{dataset}/{purpose}", None, None, lake(), Reply::Counts).expect("a route");
        Ok(Generation::new(vec![route], openings(), current.stores().clone(), Guard::default()).expect("fits"))
    }

    fn change(&self) -> Option<u64> {
        Some(self.looks.load(Ordering::Relaxed)).filter(|mark| *mark > 0)
    }
}

fn lake() -> StoreId {
    StoreId::parse("lake").expect("an id")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worse_configuration_is_refused_and_counted() {
    let stage = Stage::start().await;
    let source: Arc<dyn Source> = Arc::new(Fickle { loads: AtomicU64::new(1), looks: AtomicU64::new(0) });
    reload(&source, &stage.live).await;
    assert_eq!(post(stage.proxy, PATH, NDJSON, SAMPLE).await.status, 201, "the old one stays");
    assert!(stage.exposition().contains("tamis_reloads_total{outcome=\"refused\"} 1"));
    reload(&source, &stage.live).await;
    assert_eq!(post(stage.proxy, PATH, NDJSON, SAMPLE).await.status, 404, "the new one is in force");
    assert!(stage.exposition().contains("tamis_reloads_total{outcome=\"applied\"} 1"));
}

#[tokio::test(start_paused = true)]
async fn changed_files_are_noticed() {
    let stage = Stage::builder().start().await;
    let fickle = Arc::new(Fickle { loads: AtomicU64::new(0), looks: AtomicU64::new(0) });
    let (switch, shutdown) = Shutdown::pair();
    let mut watching = JoinSet::new();
    watching.spawn(watch(fickle.clone(), Arc::clone(&stage.live), shutdown));
    until("it looks", || true).await;
    assert_eq!(fickle.loads.load(Ordering::Relaxed), 0, "nothing changed");
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    fickle.looks.store(9, Ordering::Relaxed);
    until("it loads", || fickle.loads.load(Ordering::Relaxed) == 1).await;
    until("it is in force", || stage.exposition().contains("outcome=\"applied\"} 1")).await;
    switch.ask();
    watching.join_next().await.expect("one task").expect("no panic").expect("signals can be caught");
}

#[tokio::test]
async fn what_does_not_fit_together_is_all_told() {
    let route = |pattern: &str, store: &str| {
        let fixed = |text: &str| tamis::base::DatasetId::parse(text).ok();
        let purpose = tamis::base::PurposeId::parse("marketing").ok();
        let store = StoreId::parse(store).expect("an id");
        Route::new(pattern, fixed("tickets"), purpose, store, Reply::Counts).expect("a route")
    };
    let routes = vec![route("/a", "cellar"), route("/b", "attic")];
    let problems = Generation::new(routes, openings(), Stores::new(), Guard::default()).expect_err("nothing fits");
    assert_eq!(problems.len(), 4, "{problems:?}");
    assert!(problems.iter().any(|p| matches!(p, GenerationError::NoStore { pattern, .. } if pattern == "/a")));
    assert!(problems.iter().any(|p| matches!(p, GenerationError::NotOpen { pattern, .. } if pattern == "/b")));
    let _: fn(&Live) -> Arc<Generation> = Live::current;
}

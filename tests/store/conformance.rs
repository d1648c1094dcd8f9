//! What every store does.

use std::future::Future;
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use tamis::base::Budget;
use tamis::codec::Coding;
use tamis::store::{Shape, Store};

use super::support::{delivery, lines, upload};
use super::{file, http};

/// A store and a look behind it.
pub(crate) trait Harness: Send + Sync {
    fn store(&self) -> Arc<dyn Store>;
    fn budget(&self) -> &Budget;
    /// Whole bodies of a shape that are there for good: lines as one run of bytes in the order of commits, documents
    /// each on its own.
    fn stored(&self, shape: Shape) -> Vec<Vec<u8>>;
    /// Waits until so many uploads have reached the other side.
    fn begun(&self, count: usize) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>>;
    /// Waits until whatever was dropped has been noticed on the other side. `broken`: how many uploads were broken off.
    fn settled(&self, broken: usize) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>>;
    /// Makes the store unreachable.
    fn close(&self);
}

const SHAPES: [Shape; 3] = [Shape::Lines, Shape::Document, Shape::Sequence];

fn all(harness: &dyn Harness, shape: Shape) -> Vec<u8> {
    harness.stored(shape).concat()
}

async fn whole_after_commit(harness: &dyn Harness) {
    for shape in SHAPES {
        let body = lines(1, 50);
        for size in [1, 7, body.len()] {
            let before = all(harness, shape).len();
            let chunks: Vec<&[u8]> = body.chunks(size).collect();
            let receipt = upload(&*harness.store(), delivery(shape), &chunks).await.unwrap();
            assert!((200..300).contains(&receipt.status));
            assert_eq!(all(harness, shape).len() - before, body.len(), "{shape:?} in chunks of {size}");
            assert!(harness.stored(shape).iter().any(|one| one.ends_with(&body)), "{shape:?} in chunks of {size}");
        }
    }
}

async fn nothing_before_commit(harness: &dyn Harness) {
    for (shape, count) in SHAPES.into_iter().zip(1..) {
        let mut upload = harness.store().begin(delivery(shape)).await.unwrap();
        upload.write(Bytes::from(lines(1, 5))).await.unwrap();
        harness.begun(count).await;
        assert!(all(harness, shape).is_empty(), "{shape:?}");
        drop(upload);
        harness.settled(count).await;
        assert!(all(harness, shape).is_empty(), "{shape:?}");
    }
}

async fn dropped_uploads_leave_nothing(harness: &dyn Harness) {
    let store = harness.store();
    let mut broken = 0;
    for shape in SHAPES {
        for chunks in [1, 3, 40] {
            let mut upload = store.begin(delivery(shape)).await.unwrap();
            for _ in 0..chunks {
                upload.write(Bytes::from(lines(2, 1000))).await.unwrap();
            }
            broken += 1;
            harness.begun(broken).await;
            drop(upload);
            harness.settled(broken).await;
        }
        assert!(all(harness, shape).is_empty(), "{shape:?}");
    }
    upload(&*store, delivery(Shape::Lines), &[&lines(3, 3)]).await.unwrap();
    assert_eq!(all(harness, Shape::Lines), lines(3, 3), "the store goes on");
}

async fn a_write_that_is_given_up_ends_the_upload(harness: &dyn Harness) {
    let mut upload = harness.store().begin(delivery(Shape::Lines)).await.unwrap();
    upload.write(Bytes::from(lines(1, 2))).await.unwrap();
    harness.begun(1).await;
    let mut given_up = false;
    for _ in 0..2000 {
        // Dropped at its first wait, wherever that is.
        let mut writing = upload.write(Bytes::from(lines(1, 1000)));
        let waits = std::future::poll_fn(|context| Poll::Ready(writing.as_mut().poll(context).is_pending())).await;
        drop(writing);
        if waits {
            given_up = true;
            break;
        }
    }
    assert!(given_up, "some write has to wait");
    assert!(upload.write(Bytes::from(lines(1, 2))).await.is_err());
    assert!(upload.commit().await.is_err());
    harness.settled(1).await;
    assert!(all(harness, Shape::Lines).is_empty());
}

async fn uploads_at_once_do_not_mix(harness: &dyn Harness) {
    let store = harness.store();
    let mut tasks = tokio::task::JoinSet::new();
    for of in 0..24 {
        let store = Arc::clone(&store);
        tasks.spawn(async move {
            let body = lines(of, 20 + of);
            let chunks: Vec<&[u8]> = body.chunks(100 + of).collect();
            upload(&*store, delivery(Shape::Lines), &chunks).await.unwrap();
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    let stored = all(harness, Shape::Lines);
    let mut left = 0;
    for of in 0..24 {
        let body = lines(of, 20 + of);
        left += body.len();
        let runs = stored.windows(body.len()).filter(|window| *window == body).count();
        assert_eq!(runs, 1, "upload {of} stands in one piece, once");
    }
    assert_eq!(stored.len(), left);
}

async fn large_bodies_pass(harness: &dyn Harness) {
    let body = lines(7, 60_000);
    assert!(body.len() > 5 << 20);
    for shape in SHAPES {
        let chunks: Vec<&[u8]> = body.chunks(64 << 10).collect();
        upload(&*harness.store(), delivery(shape), &chunks).await.unwrap();
        assert_eq!(all(harness, shape), body, "{shape:?}");
    }
}

async fn codings_do_not_change_what_is_stored(harness: &dyn Harness) {
    for (coding, of) in [(Coding::Gzip, 1), (Coding::Zstd, 2)] {
        let body = lines(of, 3000);
        let chunks: Vec<&[u8]> = body.chunks(5000).collect();
        let coded = tamis::store::Delivery { coding, ..delivery(Shape::Document) };
        upload(&*harness.store(), coded, &chunks).await.unwrap();
        assert!(harness.stored(Shape::Document).contains(&body), "{coding:?}");
    }
}

async fn empty_chunks_mean_nothing(harness: &dyn Harness) {
    let body = lines(1, 4);
    let (left, right) = body.split_at(33);
    upload(&*harness.store(), delivery(Shape::Lines), &[b"", left, b"", right, b""]).await.unwrap();
    assert_eq!(all(harness, Shape::Lines), body);
}

async fn memory_is_given_back(harness: &dyn Harness) {
    let store = harness.store();
    for coding in [Coding::Identity, Coding::Gzip, Coding::Zstd] {
        let coded = || tamis::store::Delivery { coding, ..delivery(Shape::Lines) };
        upload(&*store, coded(), &[&lines(1, 100)]).await.unwrap();
        drop(store.begin(coded()).await.unwrap());
    }
    assert_eq!(harness.budget().used(), 0);
}

async fn readiness(harness: &dyn Harness) {
    let store = harness.store();
    store.probe().await.unwrap();
    assert!(!store.draft());
    harness.close();
    assert!(store.probe().await.is_err());
}

macro_rules! conformance {
    ($($case:ident),* $(,)?) => {
        mod on_files {
            $(#[tokio::test]
            async fn $case() { super::$case(&super::file::Files::new()).await; })*
        }
        mod on_http1 {
            $(#[tokio::test]
            async fn $case() { super::$case(&super::http::Served::http1().await).await; })*
        }
        mod on_http2 {
            $(#[tokio::test]
            async fn $case() { super::$case(&super::http::Served::http2().await).await; })*
        }
    };
}

conformance! {
    whole_after_commit,
    nothing_before_commit,
    dropped_uploads_leave_nothing,
    a_write_that_is_given_up_ends_the_upload,
    uploads_at_once_do_not_mix,
    large_bodies_pass,
    codings_do_not_change_what_is_stored,
    empty_chunks_mean_nothing,
    memory_is_given_back,
    readiness,
}

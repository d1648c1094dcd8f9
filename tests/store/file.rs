//! The file store: names, rolling, sharing, leftovers.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tamis::base::{Budget, UnixSeconds};
use tamis::store::{FileOptions, FileStore, Shape, Store, StoreError, committed};
use tempfile::TempDir;

use super::conformance::Harness;
use super::support::{delivery, lines, upload};

/// 2026-09-14T12:00:00Z
const NOON: i64 = 1_789_387_200;

pub(crate) struct Files {
    store: Arc<FileStore>,
    budget: Budget,
    root: TempDir,
}

impl Files {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    fn with(edit: impl FnOnce(&mut FileOptions)) -> Self {
        let root = TempDir::new().unwrap();
        let budget = Budget::new(256 << 20);
        let mut options = FileOptions { clock: || UnixSeconds(NOON), ..FileOptions::new(root.path()) };
        edit(&mut options);
        let store = Arc::new(FileStore::open(options, budget.clone()).unwrap());
        Self { store, budget, root }
    }

    fn lane(&self) -> PathBuf {
        self.root.path().join("support-tickets/ticket-routing")
    }
}

impl Harness for Files {
    fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store) as Arc<dyn Store>
    }

    fn budget(&self) -> &Budget {
        &self.budget
    }

    fn stored(&self, shape: Shape) -> Vec<Vec<u8>> {
        let suffix = match shape {
            Shape::Lines => ".ndjson",
            Shape::Document => ".json",
            Shape::Sequence => ".json-seq",
        };
        names(&self.lane())
            .iter()
            .filter(|name| name.ends_with(suffix))
            .map(|name| whole(&self.lane().join(name)))
            .collect()
    }

    fn begun(&self, _count: usize) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async {})
    }

    fn settled(&self, _broken: usize) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async {})
    }

    fn close(&self) {
        std::fs::remove_dir_all(self.root.path()).unwrap();
    }
}

/// A lane's files in order, journals and temporary files left out.
pub(crate) fn names(lane: &Path) -> Vec<String> {
    all_names(lane).into_iter().filter(|name| !name.starts_with('.')).collect()
}

pub(crate) fn all_names(lane: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(lane) else { return Vec::new() };
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What a careful reader takes of a file.
pub(crate) fn whole(path: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(path).unwrap();
    bytes.truncate(committed(path).unwrap().try_into().unwrap());
    bytes
}

#[tokio::test]
async fn files_are_named_by_day_and_number_or_request() {
    let files = Files::new();
    for shape in [Shape::Lines, Shape::Document, Shape::Sequence, Shape::Document, Shape::Lines] {
        upload(&*files.store, delivery(shape), &[b"[1]\n"]).await.unwrap();
    }
    let mut hostile = delivery(Shape::Document);
    hostile.request_id = "../../../x".to_owned();
    upload(&*files.store, hostile, &[b"{}"]).await.unwrap();
    assert_eq!(
        names(&files.lane()),
        [
            "2026-09-14-0001.ndjson",
            "2026-09-14-9f3a-0001-2.json",
            "2026-09-14-9f3a-0001.json",
            "2026-09-14-9f3a-0001.json-seq",
            "2026-09-14-x.json",
        ]
    );
    assert_eq!(whole(&files.lane().join("2026-09-14-0001.ndjson")), b"[1]\n[1]\n");
}

#[tokio::test]
async fn a_last_line_is_ended() {
    for spool in [0, 1 << 20] {
        let files = Files::with(|options| options.spool = spool);
        upload(&*files.store, delivery(Shape::Lines), &[b"[1]", b"\n[2]"]).await.unwrap();
        upload(&*files.store, delivery(Shape::Lines), &[b"[3]\n"]).await.unwrap();
        upload(&*files.store, delivery(Shape::Document), &[b"[4]"]).await.unwrap();
        assert_eq!(files.stored(Shape::Lines).concat(), b"[1]\n[2]\n[3]\n", "spool {spool}");
        assert_eq!(files.stored(Shape::Document), [b"[4]"], "spool {spool}");
    }
}

#[tokio::test]
async fn an_empty_upload_leaves_no_line() {
    let files = Files::new();
    assert_eq!(upload(&*files.store, delivery(Shape::Lines), &[]).await.unwrap().status, 201);
    assert!(names(&files.lane()).is_empty());
}

#[tokio::test]
async fn segments_roll_by_size() {
    let body = lines(1, 10);
    let size = body.len() as u64;
    let files = Files::with(|options| options.segment = size * 5);
    for _ in 0..12 {
        upload(&*files.store, delivery(Shape::Lines), &[&body]).await.unwrap();
    }
    let lengths: Vec<u64> = files.stored(Shape::Lines).iter().map(|segment| segment.len() as u64).collect();
    assert_eq!(lengths, [size * 5, size * 5, size * 2]);
    assert_eq!(
        all_names(&files.lane()),
        [".2026-09-14-0003.commits", "2026-09-14-0001.ndjson", "2026-09-14-0002.ndjson", "2026-09-14-0003.ndjson"],
        "only the open segment has a journal"
    );
}

#[tokio::test]
async fn segments_roll_by_day() {
    static NOW: AtomicI64 = AtomicI64::new(NOON);
    let files = Files::with(|options| options.clock = || UnixSeconds(NOW.load(Ordering::SeqCst)));
    for step in [0, 43_199, 43_200, 86_400 * 2] {
        NOW.store(NOON + step, Ordering::SeqCst);
        upload(&*files.store, delivery(Shape::Lines), &[b"[1]\n"]).await.unwrap();
    }
    assert_eq!(names(&files.lane()), ["2026-09-14-0001.ndjson", "2026-09-15-0001.ndjson", "2026-09-16-0001.ndjson"]);
    assert_eq!(whole(&files.lane().join("2026-09-14-0001.ndjson")), b"[1]\n[1]\n");
}

#[tokio::test]
async fn a_large_upload_becomes_a_segment_of_its_own() {
    let files = Files::with(|options| {
        options.spool = 100;
        options.segment = 4000;
    });
    let (small, large) = (lines(1, 1), lines(2, 50));
    upload(&*files.store, delivery(Shape::Lines), &[&small]).await.unwrap();
    upload(&*files.store, delivery(Shape::Lines), &[&large]).await.unwrap();
    upload(&*files.store, delivery(Shape::Lines), &[&small]).await.unwrap();
    assert_eq!(files.stored(Shape::Lines), [small.repeat(2), large]);
}

#[tokio::test]
async fn two_stores_share_a_root() {
    let files = Files::new();
    let options = FileOptions { clock: || UnixSeconds(NOON), ..FileOptions::new(files.root.path()) };
    upload(&*files.store, delivery(Shape::Lines), &[b"[1]\n"]).await.unwrap();
    let mut open = files.store.begin(delivery(Shape::Lines)).await.unwrap();
    open.write(vec![b' '; 2 << 20].into()).await.unwrap();

    let second = FileStore::open(options, Budget::new(1 << 20)).unwrap();
    upload(&second, delivery(Shape::Lines), &[b"[2]\n"]).await.unwrap();
    upload(&*files.store, delivery(Shape::Lines), &[b"[3]\n"]).await.unwrap();
    open.write("[4]\n".into()).await.unwrap();
    open.commit().await.unwrap();

    let stored = files.stored(Shape::Lines);
    assert_eq!(stored.len(), 2);
    assert!(stored[0].starts_with(b"[1]\n[3]\n ") && stored[0].ends_with(b" [4]\n"));
    assert_eq!(stored[1], b"[2]\n");
}

#[tokio::test]
async fn closing_leaves_segments_alone() {
    let files = Files::new();
    upload(&*files.store, delivery(Shape::Lines), &[b"[1]\n"]).await.unwrap();
    let Files { store, root, .. } = files;
    drop(store);
    let lane = root.path().join("support-tickets/ticket-routing");
    assert_eq!(all_names(&lane), ["2026-09-14-0001.ndjson"]);
    assert_eq!(std::fs::read(lane.join("2026-09-14-0001.ndjson")).unwrap(), b"[1]\n");
}

#[tokio::test]
async fn without_memory_uploads_go_to_disk() {
    let root = TempDir::new().unwrap();
    let options = FileOptions { clock: || UnixSeconds(NOON), ..FileOptions::new(root.path()) };
    let store = FileStore::open(options, Budget::new(10)).unwrap();
    upload(&store, delivery(Shape::Lines), &[&lines(1, 9)]).await.unwrap();
    let lane = root.path().join("support-tickets/ticket-routing");
    assert_eq!(whole(&lane.join("2026-09-14-0001.ndjson")), lines(1, 9));
}

#[tokio::test]
async fn a_root_that_cannot_be_is_down() {
    let root = TempDir::new().unwrap();
    let taken = root.path().join("file");
    std::fs::write(&taken, b"").unwrap();
    let error = FileStore::open(FileOptions::new(taken.join("store")), Budget::new(1)).err().unwrap();
    assert!(matches!(error, StoreError::Down(_)), "{error:?}");
}

#[tokio::test]
async fn a_lane_that_vanishes_fails_the_upload_and_says_no_path() {
    let files = Files::new();
    let mut open = files.store.begin(delivery(Shape::Lines)).await.unwrap();
    open.write("[1]\n".into()).await.unwrap();
    files.close();
    let error = open.commit().await.unwrap_err();
    assert!(matches!(error, StoreError::Broken(_)), "{error:?}");
    assert!(!error.to_string().contains("support"), "{error}");
}

#[tokio::test]
async fn a_directory_that_is_removed_is_made_again() {
    for spool in [0, 1 << 20] {
        let files = Files::with(|options| options.spool = spool);
        for shape in [Shape::Lines, Shape::Document, Shape::Sequence] {
            upload(&*files.store, delivery(shape), &[b"[1]\n"]).await.unwrap();
        }
        std::fs::remove_dir_all(files.root.path().join("support-tickets")).unwrap();
        for shape in [Shape::Lines, Shape::Document, Shape::Sequence] {
            upload(&*files.store, delivery(shape), &[b"[2]\n"]).await.unwrap();
            assert_eq!(files.stored(shape), [b"[2]\n"], "{shape:?}: a 201 is on disk");
        }
        // In the middle of an upload, too.
        let mut open = files.store.begin(delivery(Shape::Lines)).await.unwrap();
        open.write("[3]\n".into()).await.unwrap();
        std::fs::remove_dir_all(files.lane()).unwrap();
        open.commit().await.unwrap();
        assert_eq!(files.stored(Shape::Lines), [b"[3]\n"], "spool {spool}");
    }
}

#[tokio::test]
async fn files_are_for_their_owner_and_group() {
    use std::os::unix::fs::PermissionsExt;
    let files = Files::with(|options| options.spool = 0);
    for shape in [Shape::Lines, Shape::Document] {
        upload(&*files.store, delivery(shape), &[b"[1]\n"]).await.unwrap();
    }
    for name in all_names(&files.lane()) {
        let mode = std::fs::metadata(files.lane().join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o007, 0, "{name}: {mode:o}");
    }
    assert_eq!(std::fs::metadata(files.lane()).unwrap().permissions().mode() & 0o007, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn commits_that_are_abandoned_hold_up_nobody() {
    let files = Files::new();
    let store = &files.store;
    upload(&**store, delivery(Shape::Lines), &[b"[0]\n"]).await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for of in 1..=40 {
        let store = Arc::clone(store);
        tasks.spawn(async move {
            let body = format!("[{of}]\n");
            let mut upload = store.begin(delivery(Shape::Lines)).await.unwrap();
            upload.write(body.into()).await.unwrap();
            let committing = upload.commit();
            if of % 3 == 0 {
                // Dropped at its first wait: it may have been written by then, whole, or not at all.
                let mut committing = committing;
                std::future::poll_fn(|context| {
                    let _ = committing.as_mut().poll(context);
                    std::task::Poll::Ready(())
                })
                .await;
                return None;
            }
            committing.await.unwrap();
            Some(of)
        });
    }
    let mut promised = Vec::new();
    while let Some(done) = tasks.join_next().await {
        promised.extend(done.unwrap());
    }
    let stored = String::from_utf8(files.stored(Shape::Lines).concat()).unwrap();
    let mut found: Vec<usize> = stored.lines().map(|line| line.trim_matches(['[', ']']).parse().unwrap()).collect();
    found.sort_unstable();
    let len = found.len();
    found.dedup();
    assert_eq!(found.len(), len, "each once");
    assert!(promised.iter().all(|of| found.contains(of)), "what was promised is there");
}

/// Commits that wait together share the wait. Run by hand: `cargo test --test store -- --ignored --nocapture shared`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures the disk"]
async fn waits_are_shared() {
    let files = Files::new();
    let one_by_one = tokio::time::Instant::now();
    for _ in 0..200 {
        upload(&*files.store, delivery(Shape::Lines), &[&lines(1, 5)]).await.unwrap();
    }
    let one_by_one = one_by_one.elapsed();
    let together = tokio::time::Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let store = Arc::clone(&files.store);
        tasks.spawn(async move { upload(&*store, delivery(Shape::Lines), &[&lines(1, 5)]).await.unwrap() });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    println!("200 commits: one by one {one_by_one:?}, together {:?}", together.elapsed());
}

//! What a crash leaves of a segment: every image of a torn write is put in order, and holds whole uploads only.
//!
//! An image is a copy of a live store's directory (a copy has no locks, as after a crash), its segment and journal cut or
//! damaged in ways that writes that were not yet on disk can leave.

use std::path::Path;

use tamis::base::{Budget, UnixSeconds};
use tamis::store::{FileOptions, FileStore, Shape, Store, committed};
use tempfile::TempDir;

use super::file::{all_names, names};
use super::support::{delivery, upload};

const UPLOADS: [&[u8]; 3] = [b"{\"a\":1}\n", b"[2]\n[3]\n", b"{\"c\":\"4\"}\n"];
const SEGMENT: &str = "2026-09-14-0001.ndjson";
const JOURNAL: &str = ".2026-09-14-0001.commits";
const ENTRY: usize = 39;

fn open(root: &Path) -> FileStore {
    let options = FileOptions { clock: || UnixSeconds(1_789_387_200), ..FileOptions::new(root) };
    FileStore::open(options, Budget::new(1 << 20)).unwrap()
}

/// Segment and journal after three uploads, as they lie while the store is open.
async fn image() -> (Vec<u8>, Vec<u8>) {
    let root = TempDir::new().unwrap();
    let store = open(root.path());
    for body in UPLOADS {
        upload(&store, delivery(Shape::Lines), &[body]).await.unwrap();
    }
    let lane = root.path().join("support-tickets/ticket-routing");
    let segment = std::fs::read(lane.join(SEGMENT)).unwrap();
    let journal = std::fs::read(lane.join(JOURNAL)).unwrap();
    assert_eq!(segment, UPLOADS.concat());
    assert_eq!(journal.len(), UPLOADS.len() * ENTRY);
    (segment, journal)
}

/// Opens a store on the image; so many uploads must be there and nothing else.
#[track_caller]
fn check(segment: &[u8], journal: &[u8], uploads: usize, what: &str) {
    let root = TempDir::new().unwrap();
    let lane = root.path().join("support-tickets/ticket-routing");
    std::fs::create_dir_all(&lane).unwrap();
    std::fs::write(lane.join(SEGMENT), segment).unwrap();
    std::fs::write(lane.join(JOURNAL), journal).unwrap();
    let expected = UPLOADS[..uploads].concat();
    assert_eq!(committed(&lane.join(SEGMENT)).unwrap(), expected.len() as u64, "a reader, {what}");
    drop(open(root.path()));
    if uploads == 0 {
        assert!(all_names(&lane).is_empty(), "{what}");
    } else {
        assert_eq!(all_names(&lane), [SEGMENT], "{what}");
        assert_eq!(std::fs::read(lane.join(SEGMENT)).unwrap(), expected, "{what}");
    }
}

/// How many uploads end within so many bytes.
fn whole_within(bytes: usize) -> usize {
    let mut end = 0;
    UPLOADS
        .iter()
        .take_while(|body| {
            end += body.len();
            end <= bytes
        })
        .count()
}

#[tokio::test]
async fn cut_anywhere_only_whole_uploads_stay() {
    let (segment, journal) = image().await;
    for cut in 0..=segment.len() {
        for entries in [0, 1, ENTRY - 1, ENTRY, ENTRY + 1, 2 * ENTRY - 1, 2 * ENTRY, 3 * ENTRY - 1, 3 * ENTRY] {
            let uploads = whole_within(cut).min(entries / ENTRY);
            check(&segment[..cut], &journal[..entries], uploads, &format!("segment to {cut}, journal to {entries}"));
        }
    }
}

#[tokio::test]
async fn bytes_that_were_never_written_are_known() {
    let (segment, journal) = image().await;
    let last = UPLOADS[0].len() + UPLOADS[1].len();
    for hole in last..segment.len() {
        // The file system had extended the file, but the bytes had not come.
        let mut zeros = segment.clone();
        zeros[hole..].fill(0);
        check(&zeros, &journal, 2, &format!("zeros from {hole}"));
    }
    for at in 2 * ENTRY..journal.len() {
        let mut bad = journal.clone();
        bad[at] = 0;
        check(&segment, &bad, 2, &format!("journal zero at {at}"));
    }
}

#[tokio::test]
async fn a_torn_upload_behind_the_last_entry_goes() {
    let (segment, journal) = image().await;
    for torn in ["{", "{\"d\":5", "{\"d\":5}\n", "\0\0\0\0"] {
        check(&[&segment[..], torn.as_bytes()].concat(), &journal, 3, torn);
    }
}

#[tokio::test]
async fn spooled_uploads_and_lonely_journals_go() {
    let root = TempDir::new().unwrap();
    let lane = root.path().join("support-tickets/ticket-routing");
    std::fs::create_dir_all(&lane).unwrap();
    for name in [".upload-x1y2.tmp", ".2026-09-14-0007.commits"] {
        std::fs::write(lane.join(name), b"{\"half\":").unwrap();
    }
    std::fs::write(lane.join("2026-09-13-0001.ndjson"), b"[1]\n").unwrap();
    std::fs::write(lane.join(".keep"), b"").unwrap();
    drop(open(root.path()));
    assert_eq!(all_names(&lane), [".keep", "2026-09-13-0001.ndjson"]);
}

#[tokio::test]
async fn an_opening_store_leaves_a_running_one_alone() {
    let root = TempDir::new().unwrap();
    let first = open(root.path());
    upload(&first, delivery(Shape::Lines), &[UPLOADS[0]]).await.unwrap();
    let mut spooled = first.begin(delivery(Shape::Document)).await.unwrap();
    spooled.write(vec![b' '; 2 << 20].into()).await.unwrap();
    let second = open(root.path());
    upload(&first, delivery(Shape::Lines), &[UPLOADS[1]]).await.unwrap();
    spooled.commit().await.unwrap();
    upload(&second, delivery(Shape::Lines), &[UPLOADS[2]]).await.unwrap();
    drop((first, second));
    let lane = root.path().join("support-tickets/ticket-routing");
    assert_eq!(names(&lane), [SEGMENT, "2026-09-14-0002.ndjson", "2026-09-14-9f3a-0001.json"]);
    assert_eq!(std::fs::read(lane.join(SEGMENT)).unwrap(), UPLOADS[..2].concat());
}

//! Groups of uploads, some of which cannot be written or are not waited for.

use std::fs::File;
use std::path::Path;

use bytes::Bytes;
use tempfile::{NamedTempFile, TempDir};

use super::super::journal;
use super::super::spool::Held;
use super::*;
use crate::base::Budget;

fn body(text: &'static str) -> Spool {
    let mut spool = Spool::new(Budget::new(1 << 20).lease());
    assert!(spool.hold(Bytes::from_static(text.as_bytes()), 1 << 20).is_ok());
    spool
}

/// An upload whose temporary file cannot be read back, as on a disk that fails.
fn unreadable(directory: &Path) -> Spool {
    let mut spool = body("[\"lost\"]\n");
    let path = directory.join(".upload-bad.tmp");
    let file = File::create(&path).expect("the directory is ours");
    let path = tempfile::TempPath::try_from_path(path).expect("it is a path");
    spool.held = Held::File(NamedTempFile::from_parts(file, path));
    spool
}

type Told = oneshot::Receiver<Result<(), StoreError>>;

fn pending(body: Spool) -> (Pending, Told) {
    let (done, told) = oneshot::channel();
    (Pending { body, done }, told)
}

fn writer(directory: &Path) -> Writer {
    let options = FileOptions { clock: || UnixSeconds(0), ..FileOptions::new(directory) };
    Writer::new(Home::new(directory.to_owned(), directory.to_owned()), Arc::default(), &options)
}

/// All segments, each as a careful reader sees it.
fn stored(directory: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory).expect("the directory is ours") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "ndjson") {
            let length = journal::committed(&path).expect("it can be read");
            let bytes = std::fs::read(&path).expect("it can be read");
            assert_eq!(bytes.len() as u64, length, "nothing torn lies behind");
            found.push(String::from_utf8(bytes).expect("text went in"));
        }
    }
    found.sort();
    found
}

#[test]
fn an_upload_that_cannot_be_written_takes_no_other_with_it() {
    let directory = TempDir::new().expect("a temporary directory");
    let mut writer = writer(directory.path());
    let (first, mut first_told) = pending(body("[1]\n"));
    let (bad, mut bad_told) = pending(unreadable(directory.path()));
    let (last, mut last_told) = pending(body("[2]\n"));
    writer.commit(vec![first, bad, last]);
    assert!(matches!(first_told.try_recv(), Ok(Ok(()))));
    assert!(matches!(bad_told.try_recv(), Ok(Err(StoreError::Broken(_)))));
    assert!(matches!(last_told.try_recv(), Ok(Ok(()))));
    assert_eq!(stored(directory.path()), ["[1]\n[2]\n"]);

    let (next, mut next_told) = pending(body("[3]\n"));
    writer.commit(vec![next]);
    assert!(matches!(next_told.try_recv(), Ok(Ok(()))));
    drop(writer);
    assert_eq!(stored(directory.path()), ["[1]\n[2]\n", "[3]\n"], "after a failed write a new segment begins");
}

#[test]
fn what_nobody_waits_for_is_left_out() {
    let directory = TempDir::new().expect("a temporary directory");
    let mut writer = writer(directory.path());
    let (gone, told) = pending(body("[1]\n"));
    drop(told);
    let (kept, _told) = pending(body("[2]\n"));
    writer.commit(vec![gone, kept]);
    assert_eq!(stored(directory.path()), ["[2]\n"]);
}

#[test]
fn a_directory_that_is_gone_fails_the_whole_group() {
    let directory = TempDir::new().expect("a temporary directory");
    let mut writer = writer(&directory.path().join("gone"));
    let (one, mut one_told) = pending(body("[1]\n"));
    let (two, mut two_told) = pending(body("[2]\n"));
    writer.commit(vec![one, two]);
    assert!(matches!(one_told.try_recv(), Ok(Err(StoreError::Broken(_)))));
    assert!(matches!(two_told.try_recv(), Ok(Err(StoreError::Broken(_)))));
}

#[test]
fn a_full_disk_is_said_to_be_full() {
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge] {
        assert!(matches!(StoreError::of_io(kind.into()), StoreError::Full), "{kind:?}");
    }
    let (waiting, mut told) = oneshot::channel();
    fail([waiting], &io::ErrorKind::StorageFull.into());
    assert!(matches!(told.try_recv(), Ok(Err(StoreError::Full))));
}

#[test]
fn an_open_segment_that_is_taken_away_is_not_written_to() {
    let directory = TempDir::new().expect("a temporary directory");
    let elsewhere = TempDir::new().expect("a temporary directory");
    let mut writer = writer(directory.path());
    let commit = |writer: &mut Writer, text| {
        let (one, mut told) = pending(body(text));
        writer.commit(vec![one]);
        assert!(matches!(told.try_recv(), Ok(Ok(()))), "{text}");
    };
    commit(&mut writer, "[1]\n");
    let name = "1970-01-01-0001.ndjson";
    std::fs::rename(directory.path().join(name), elsewhere.path().join(name)).expect("ours");
    commit(&mut writer, "[2]\n");
    std::fs::remove_file(directory.path().join("1970-01-01-0002.ndjson")).expect("its number is not given twice");
    commit(&mut writer, "[3]\n");
    // A file that somebody else puts at the name is left alone.
    let third = directory.path().join("1970-01-01-0003.ndjson");
    std::fs::write(elsewhere.path().join("other"), "other").expect("ours");
    std::fs::rename(elsewhere.path().join("other"), &third).expect("ours");
    commit(&mut writer, "[4]\n");
    drop(writer);
    assert_eq!(std::fs::read_to_string(elsewhere.path().join(name)).expect("it is there"), "[1]\n");
    assert_eq!(stored(directory.path()), ["[4]\n", "other"]);
}

#[test]
fn a_segment_that_is_taken_away_while_a_group_is_written_gives_it_back() {
    let directory = TempDir::new().expect("a temporary directory");
    let elsewhere = TempDir::new().expect("a temporary directory");
    let home = Home::new(directory.path().to_owned(), directory.path().to_owned());
    let mut segment = Segment::create(&home, &Numbers::default(), "1970-01-01").expect("the directory is ours");
    segment.append(&mut body("[1]\n")).expect("room");
    assert!(matches!(segment.sync(), Ok(Synced::Kept)));
    segment.append(&mut body("[2]\n")).expect("room");
    let (name, moved) = ("1970-01-01-0001.ndjson", elsewhere.path().join("taken.ndjson"));
    std::fs::rename(directory.path().join(name), &moved).expect("ours");
    assert!(matches!(segment.sync(), Ok(Synced::Moved)));
    assert_eq!(std::fs::read_to_string(moved).expect("it is there"), "[1]\n", "whole uploads only");
}

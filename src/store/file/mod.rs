//! A store of our own: files under `<root>/<dataset>/<purpose>/`.
//!
//! NDJSON goes to rolling segments, `2026-09-14-0001.ndjson`: one by one, whole uploads only. A document or a JSON text
//! sequence becomes a file of its own, `2026-09-14-<request id>.json` or `.json-seq`, by writing a temporary file and
//! renaming it. Names that begin with a dot are ours and no data: spooled uploads and journals.
//!
//! # What survives a crash
//!
//! A segment that is being written has a journal beside it, `.2026-09-14-0001.commits`: for each upload the segment's
//! length after it and a CRC-32 of its bytes. A commit appends the upload and its entry and waits until both files are
//! on disk, so that neither has to be written before the other. When a store opens, every journal that no running
//! process holds is read: entries count as long as they are whole and the segment's bytes agree with them; what lies
//! beyond is a torn upload and is cut off. Then the journal is removed. So:
//!
//! * a segment without a journal is complete;
//! * a segment with one is whole up to the last entry ([`committed`] works it out);
//! * an upload whose commit returned is there after a crash, and no part of an upload is.
//!
//! # Others in the directory
//!
//! A collector may take files at any time. An open segment is trusted only as long as its name leads to it, which is
//! looked at before a group is written and again before its uploads are told; otherwise the group goes to a new segment.
//! A lane's directory that is gone is made again, the root is not. `docs/stores.md` tells collectors.
//!
//! Commits that arrive while another one waits for the disk are written together and share its wait.
//!
//! Two processes, or two generations of one process, may share a root: each writes segments of its own.

mod clock;
mod disk;
mod document;
mod journal;
mod lane;
mod options;
mod recovery;
mod segment;
mod spool;
mod store;
mod upload;
mod writer;

pub use journal::committed;
pub use options::FileOptions;
pub use store::FileStore;

//! What a request body is: framing by media type, coding by `Content-Encoding`. Nothing is guessed from the body.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

use crate::codec::{Coding, CodingError};
use crate::engine::Framing;

/// What the head says of the body.
#[derive(Debug)]
pub(super) struct Media {
    /// How records are told apart.
    pub(super) framing: Framing,
    /// The media type without parameters, lower case: this goes on to the store, parameters do not.
    pub(super) essence: String,
    /// How the body is compressed, and will be again.
    pub(super) coding: Coding,
}

/// Why the body cannot be read. No variant holds what the caller wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// No `Content-Type`, more than one, or one that is none.
    #[error("say what the body is in one `Content-Type` header: application/json or application/x-ndjson")]
    Type,
    /// A media type that tamis does not read.
    #[error(
        "this media type is not read: application/json, +json, application/x-ndjson, application/jsonl and application/json-seq are"
    )]
    Unread,
    /// `text/event-stream`.
    #[error("text/event-stream is not supported yet")]
    Events,
    /// `charset` other than UTF-8.
    #[error("the body must be UTF-8: RFC 8259 knows no other charset")]
    Charset,
    /// A content coding that tamis does not read, or several.
    #[error(transparent)]
    Coding(#[from] CodingError),
}

impl Media {
    /// Reads it from a request head (RFC 9110 §8.3, §8.4).
    pub(super) fn of(headers: &HeaderMap) -> Result<Self, MediaError> {
        let text = one(headers)?;
        let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
        let essence = essence.trim_matches([' ', '\t']).to_ascii_lowercase();
        let framing = framing(&essence)?;
        charset(parameters)?;
        Ok(Self { framing, essence, coding: coding(headers)? })
    }
}

fn one(headers: &HeaderMap) -> Result<&str, MediaError> {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().map_err(|_| MediaError::Type),
        _ => Err(MediaError::Type),
    }
}

fn framing(essence: &str) -> Result<Framing, MediaError> {
    match essence {
        "application/json" => Ok(Framing::Document),
        "application/x-ndjson" | "application/ndjson" | "application/jsonl" | "application/x-jsonlines" => {
            Ok(Framing::Ndjson)
        }
        "application/json-seq" => Ok(Framing::Sequence),
        "text/event-stream" => Err(MediaError::Events),
        // RFC 6839 §3.1: the suffix says that it is JSON.
        other => match other.split_once('/') {
            Some((kind, name)) if is_token(kind) && name.strip_suffix("+json").is_some_and(is_token) => {
                Ok(Framing::Document)
            }
            Some((kind, name)) if is_token(kind) && is_token(name) => Err(MediaError::Unread),
            _ => Err(MediaError::Type),
        },
    }
}

/// RFC 9110 §5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

fn charset(parameters: &str) -> Result<(), MediaError> {
    for parameter in parameters.split(';') {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if name.trim().eq_ignore_ascii_case("charset") {
            let value = value.trim().trim_matches('"');
            // US-ASCII is a part of UTF-8, and the body is checked to be UTF-8 anyway.
            let fits = ["utf-8", "utf8", "us-ascii"].iter().any(|known| value.eq_ignore_ascii_case(known));
            if !fits {
                return Err(MediaError::Charset);
            }
        }
    }
    Ok(())
}

fn coding(headers: &HeaderMap) -> Result<Coding, CodingError> {
    let mut values = headers.get_all(CONTENT_ENCODING).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(Coding::Identity),
        (Some(value), None) => Coding::from_header(value.to_str().map_err(|_| CodingError::Unknown)?),
        (Some(_), Some(_)) => Err(CodingError::Several),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &[(&'static str, &'static str)], expected: Result<(Framing, &str, Coding), MediaError>) {
        let mut headers = HeaderMap::new();
        for (name, value) in head {
            headers.append(*name, http::HeaderValue::from_static(value));
        }
        let media = Media::of(&headers);
        let seen = media.as_ref().map(|m| (m.framing, m.essence.as_str(), m.coding)).map_err(|e| *e);
        assert_eq!(seen, expected, "{head:?}");
    }

    #[test]
    fn the_media_type_decides_the_framing() {
        let plain = |framing, essence| Ok((framing, essence, Coding::Identity));
        let kind = |text| [("content-type", text)];
        check(&kind("application/json"), plain(Framing::Document, "application/json"));
        check(&kind("Application/JSON ; charset=UTF-8"), plain(Framing::Document, "application/json"));
        check(&kind("application/ld+json;profile=\"x\""), plain(Framing::Document, "application/ld+json"));
        for ndjson in ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"] {
            check(&kind(ndjson), plain(Framing::Ndjson, ndjson));
        }
        check(&kind("application/json-seq"), plain(Framing::Sequence, "application/json-seq"));
        check(&kind("text/event-stream"), Err(MediaError::Events));
        check(&kind("text/plain"), Err(MediaError::Unread));
        check(&kind("application/+json"), Err(MediaError::Unread));
        check(&kind("json"), Err(MediaError::Type));
        check(&kind("a b/c+json"), Err(MediaError::Type));
        check(&[], Err(MediaError::Type));
        check(&[("content-type", "application/json"), ("content-type", "application/json")], Err(MediaError::Type));
    }

    #[test]
    fn only_utf_8() {
        let kind = |text| [("content-type", text)];
        let fine = Ok((Framing::Document, "application/json", Coding::Identity));
        check(&kind("application/json; charset=utf8"), fine);
        check(&kind("application/json; charset=\"utf-8\""), fine);
        check(&kind("application/json; charset=us-ascii"), fine);
        check(&kind("application/json; charset=latin1"), Err(MediaError::Charset));
        check(&kind("application/json; a=b; CHARSET=utf-16"), Err(MediaError::Charset));
        check(&kind("application/json; charset"), Err(MediaError::Charset));
    }

    #[test]
    fn codings() {
        let coded = |text| [("content-type", "application/json"), ("content-encoding", text)];
        let fine = |coding| Ok((Framing::Document, "application/json", coding));
        check(&coded("gzip"), fine(Coding::Gzip));
        check(&coded("zstd"), fine(Coding::Zstd));
        check(&coded("identity"), fine(Coding::Identity));
        check(&coded("br"), Err(MediaError::Coding(CodingError::Later("br"))));
        check(&coded("gzip, zstd"), Err(MediaError::Coding(CodingError::Several)));
        check(&coded("compress"), Err(MediaError::Coding(CodingError::Unknown)));
        let twice = [("content-type", "application/json"), ("content-encoding", "gzip"), ("content-encoding", "gzip")];
        check(&twice, Err(MediaError::Coding(CodingError::Several)));
    }
}

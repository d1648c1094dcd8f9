//! What a file holds, told by its name: how values are framed and how bytes are coded.
//!
//! Nothing is guessed from the content: a wrong guess would move record boundaries, and with them gates and pseudonyms.

use std::path::Path;

use crate::codec::Coding;
use crate::engine::Framing;

/// Framing and coding of one input or output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How values follow each other. `None`: the name does not say.
    pub framing: Option<Framing>,
    /// How the bytes are compressed.
    pub coding: Coding,
}

/// The name does not say how values are framed, or names a coding that is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownShape {
    /// No known extension.
    #[error("the extension does not say how values are framed: give --framing")]
    Framing,
    /// A coding of a later issue.
    #[error("`.{0}` files are not supported yet: use .gz or .zst")]
    Coding(&'static str),
}

impl Shape {
    /// Reads the extensions of `path`: a coding last (`.gz`, `.zst`), a framing before it. Case does not matter.
    pub fn of(path: &Path) -> Result<Self, UnknownShape> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let (stem, last) = split(&name);
        let (coding, framed) = match last {
            "gz" | "gzip" => (Coding::Gzip, split(stem).1),
            "zst" | "zstd" => (Coding::Zstd, split(stem).1),
            "br" => return Err(UnknownShape::Coding("br")),
            "bz2" => return Err(UnknownShape::Coding("bz2")),
            "xz" => return Err(UnknownShape::Coding("xz")),
            other => (Coding::Identity, other),
        };
        Ok(Self { framing: framing(framed), coding })
    }
}

fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}

fn framing(extension: &str) -> Option<Framing> {
    match extension {
        "json" | "geojson" | "jsonld" => Some(Framing::Document),
        "ndjson" | "jsonl" | "jsonlines" | "ldjson" => Some(Framing::Ndjson),
        "json-seq" | "jsonseq" | "json-sequence" => Some(Framing::Sequence),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, framing: Option<Framing>, coding: Coding) {
        assert_eq!(Shape::of(Path::new(name)), Ok(Shape { framing, coding }), "{name}");
    }

    #[test]
    fn extensions_say_what_a_file_holds() {
        check("a.json", Some(Framing::Document), Coding::Identity);
        check("dir.json/a.NDJSON", Some(Framing::Ndjson), Coding::Identity);
        check("a.jsonl.gz", Some(Framing::Ndjson), Coding::Gzip);
        check("a.b.json.zst", Some(Framing::Document), Coding::Zstd);
        check("a.json-seq", Some(Framing::Sequence), Coding::Identity);
        check("a.gz", None, Coding::Gzip);
        check("a.txt", None, Coding::Identity);
        check("json", None, Coding::Identity);
        assert_eq!(Shape::of(Path::new("a.json.br")), Err(UnknownShape::Coding("br")));
    }
}

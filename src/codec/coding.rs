//! The names of the codings: in `Content-Encoding` (RFC 9110 §8.4.1) and as file extensions.

/// A content coding that tamis reads and writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Coding {
    /// No coding.
    #[default]
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 8878.
    Zstd,
}

/// Why a `Content-Encoding` is refused (HTTP 415). What the header held is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodingError {
    /// A coding that a later version brings.
    #[error("content coding {0} is not supported yet; use gzip, zstd or identity")]
    Later(&'static str),
    /// More than one coding on one body.
    #[error("more than one content coding on one body is not supported")]
    Several,
    /// Anything else.
    #[error("the content coding is not one of gzip, zstd and identity")]
    Unknown,
}

impl Coding {
    /// Reads the value of `Content-Encoding`. Case and surrounding space do not matter, `x-gzip` is `gzip`
    /// (RFC 9110 §8.4.1.3), an empty value is identity.
    pub fn from_header(value: &str) -> Result<Self, CodingError> {
        let mut found = None;
        for name in value.split(',').map(|name| name.trim_matches([' ', '\t'])) {
            let coding = match name.to_ascii_lowercase().as_str() {
                "" | "identity" => continue,
                "gzip" | "x-gzip" => Self::Gzip,
                "zstd" => Self::Zstd,
                "br" => return Err(CodingError::Later("br")),
                "deflate" => return Err(CodingError::Later("deflate")),
                _ => return Err(CodingError::Unknown),
            };
            if found.replace(coding).is_some() {
                return Err(CodingError::Several);
            }
        }
        Ok(found.unwrap_or_default())
    }

    /// Reads a file extension, with or without its dot. `None`: not the extension of a coding.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.trim_start_matches('.').to_ascii_lowercase().as_str() {
            "gz" | "gzip" => Some(Self::Gzip),
            "zst" | "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }

    /// The name in `Content-Encoding`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expected: Result<Coding, CodingError>) {
        assert_eq!(Coding::from_header(header), expected, "{header}");
    }

    #[test]
    fn headers() {
        check("gzip", Ok(Coding::Gzip));
        check(" X-GZip\t", Ok(Coding::Gzip));
        check("zstd", Ok(Coding::Zstd));
        check("", Ok(Coding::Identity));
        check("identity", Ok(Coding::Identity));
        check("identity, gzip", Ok(Coding::Gzip));
        check("gzip, zstd", Err(CodingError::Several));
        check("gzip, gzip", Err(CodingError::Several));
        check("br", Err(CodingError::Later("br")));
        check("gzip, br", Err(CodingError::Later("br")));
        check("deflate", Err(CodingError::Later("deflate")));
        check("compress", Err(CodingError::Unknown));
        check("gzip;q=1", Err(CodingError::Unknown));
    }

    #[test]
    fn extensions() {
        for (extension, expected) in [
            ("gz", Some(Coding::Gzip)),
            (".GZ", Some(Coding::Gzip)),
            (".zst", Some(Coding::Zstd)),
            ("json", None),
            ("", None),
        ] {
            assert_eq!(Coding::from_extension(extension), expected, "{extension}");
        }
    }
}

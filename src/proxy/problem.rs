//! Errors on the wire: `application/problem+json` (RFC 9457) with the request id and the place, never a value.

use std::fmt::Write;

use super::error::ProxyError;

/// Every problem type is this and the error's label; docs/http.md explains each.
const TYPE: &str = "urn:tamis:problem:";

/// The body that tells of `error`. `hidden` names on the path are already `*`.
pub(super) fn body(error: &ProxyError, request_id: &str) -> String {
    let verdict = error.verdict();
    let mut json = String::with_capacity(320);
    json.push('{');
    member(&mut json, "type", &format!("{TYPE}{}", verdict.label));
    json.push(',');
    member(&mut json, "title", verdict.title);
    let _ = write!(json, ",\"status\":{},", verdict.status.as_u16());
    member(&mut json, "detail", &error.to_string());
    json.push(',');
    member(&mut json, "request_id", request_id);
    if let Some(place) = error.place() {
        let _ = write!(json, ",\"record\":{},\"offset\":{},", place.record, place.offset);
        member(&mut json, "path", &place.path);
    }
    json.push_str("}\n");
    json
}

/// Writes `"name":"value"`.
pub(super) fn member(json: &mut String, name: &str, value: &str) {
    string(json, name);
    json.push(':');
    string(json, value);
}

/// Writes a JSON string (RFC 8259 §7).
pub(super) fn string(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_what_serde_json_reads_back() {
        for text in ["", "plain", "a\"b\\c/d", "\u{0}\n\t\u{1f}\u{7f}\u{85}", "é 🦀"] {
            let mut json = String::new();
            string(&mut json, text);
            assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
        }
    }

    #[test]
    fn a_problem_says_type_status_and_request() {
        let json = body(&ProxyError::Busy, "id-1");
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(value["type"], "urn:tamis:problem:busy");
        assert_eq!(value["status"], 503);
        assert_eq!(value["request_id"], "id-1");
        assert_eq!(value.get("record"), None);
    }
}

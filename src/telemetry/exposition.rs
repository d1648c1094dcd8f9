//! What `/metrics` answers: the Prometheus text format, version 0.0.4.

use prometheus::TextEncoder;

use super::Metrics;

/// The media type of [`Metrics::text`].
pub const CONTENT_TYPE: &str = prometheus::TEXT_FORMAT;

impl Metrics {
    /// All series as they stand.
    pub fn text(&self) -> String {
        TextEncoder::new()
            .encode_to_string(&self.registry.gather())
            .expect("every family has a name, help and one type")
    }
}

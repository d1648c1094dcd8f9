//! The worked examples of `config/`, built in: what `tamis demo` and a first `tamis serve` run on.

use super::Memory;

/// Files under `config/` but `tamis.yaml`, which is process settings.
const FILES: &[(&str, &str)] = &[
    ("classes.yaml", include_str!("../../config/classes.yaml")),
    ("datasets/chat-transcripts.yaml", include_str!("../../config/datasets/chat-transcripts.yaml")),
    ("datasets/clickstream.yaml", include_str!("../../config/datasets/clickstream.yaml")),
    ("datasets/support-tickets.yaml", include_str!("../../config/datasets/support-tickets.yaml")),
    ("purposes/assistant-fine-tuning.yaml", include_str!("../../config/purposes/assistant-fine-tuning.yaml")),
    ("purposes/recommendation.yaml", include_str!("../../config/purposes/recommendation.yaml")),
    ("purposes/ticket-routing.yaml", include_str!("../../config/purposes/ticket-routing.yaml")),
    ("rules/conversation.yaml", include_str!("../../config/rules/conversation.yaml")),
    ("rules/web-context.yaml", include_str!("../../config/rules/web-context.yaml")),
    ("terms/staff.txt", include_str!("../../config/terms/staff.txt")),
    ("tests/chat-transcripts.yaml", include_str!("../../config/tests/chat-transcripts.yaml")),
    ("tests/clickstream.yaml", include_str!("../../config/tests/clickstream.yaml")),
    ("tests/support-tickets.yaml", include_str!("../../config/tests/support-tickets.yaml")),
];

/// The examples as one set of sources. They load without errors or warnings, and their tests pass.
pub fn embedded() -> Memory {
    FILES.iter().fold(Memory::default(), |files, (path, text)| files.with(path, text))
}

//! The examples of `config/`, built in: what `tamis serve` and `tamis demo` run on where there is no configuration.

use crate::policy::Memory;

/// The settings.
pub(super) const SETTINGS: &str = include_str!("../../config/tamis.yaml");

/// Every other file.
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

/// The files as a configuration directory.
pub(super) fn files() -> Memory {
    FILES.iter().fold(Memory::default(), |files, (path, text)| files.with(path, text))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_example_is_built_in() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
        let mut found = vec!["classes.yaml".to_owned()];
        for folder in ["datasets", "purposes", "rules", "terms", "tests"] {
            for entry in fs::read_dir(root.join(folder)).expect("a folder of examples") {
                let name = entry.expect("an entry").file_name();
                found.push(format!("{folder}/{}", name.to_string_lossy()));
            }
        }
        found.sort();
        assert_eq!(found, FILES.iter().map(|(path, _)| (*path).to_owned()).collect::<Vec<_>>());
    }
}

//! Process settings.

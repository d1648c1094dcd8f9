//! Both codings, split at every byte, cut at every byte, damaged at every byte, and made to expand.

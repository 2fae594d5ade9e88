//! Bytes as people read them: escapes, numbers, patterns, quoting, UTF-8.
pub mod escape;
pub mod number;
pub mod pattern;
pub mod quote;
pub mod utf8;

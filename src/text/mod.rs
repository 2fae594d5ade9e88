//! Bytes as people read them: escapes, numbers, paths, patterns, quoting, UTF-8.
pub mod escape;
pub mod number;
pub mod path;
pub mod pattern;
pub mod quote;
pub mod utf8;
pub mod width;

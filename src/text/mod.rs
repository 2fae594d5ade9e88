//! Bytes as people read them: escapes, numbers, paths, patterns, permissions, quoting, signals, UTF-8.
mod big;
pub mod date;
pub mod error;
pub mod escape;
pub mod float;
pub mod format;
pub mod mode;
pub mod number;
pub mod path;
pub mod pattern;
pub mod quote;
pub mod signal;
pub mod size;
pub mod span;
pub mod time;
pub mod utf8;
pub mod version;
pub mod width;

//! Bytes as people read them: escapes, numbers, quoting, UTF-8.
pub mod escape;
pub mod number;
pub mod quote;
pub mod utf8;

//! Bytes as people read them: quoting, UTF-8.
pub mod quote;
pub mod utf8;

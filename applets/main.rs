//! The applets. To add one, write its file and name it here.
#![no_std]
#![no_main]
#![forbid(unsafe_code)]

mod cat;
mod r#true;

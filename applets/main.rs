//! The applets. To add one, write its file and name it here.
#![no_std]
#![no_main]
#![forbid(unsafe_code)]

extern crate alloc;

mod cat;
mod echo;
mod r#false;
mod r#true;

//! mote's runtime: all that a libc would have been, and what the applets share.
//!
//! `unsafe` lives here and in `hot/`, assembly in `arch/` only. From the ground up: [`arch`], [`sys`], [`heap`], [`io`], [`opt`],
//! [`applet`], `start`.
#![cfg_attr(not(test), no_std)]

extern crate alloc;

// It has a macro that the others use.
#[macro_use]
pub mod packed;

pub mod account;
mod applet;
pub mod arch;
pub mod auxv;
pub mod backlog;
pub mod backup;
pub mod colors;
pub mod command;
pub mod context;
pub mod copy;
pub mod crypt;
mod cx;
pub mod deflate;
pub mod digest;
pub mod directories;
pub mod fstab;
pub mod heap;
pub mod hosts;
pub mod io;
pub mod json;
pub mod lines;
pub mod log;
pub mod loops;
pub mod modules;
pub mod mounts;
pub mod net;
pub mod node;
pub mod opt;
pub mod order;
pub mod probe;
pub mod proc;
pub mod random;
pub mod regex;
pub mod resolve;
pub mod seen;
pub mod sessions;
#[cfg(not(test))]
mod start;
mod strings;
pub mod sys;
pub mod table;
pub mod tabs;
pub mod temporary;
pub mod text;
pub mod tty;
pub mod user;
pub mod vdso;
pub mod walk;

pub use alloc::{ffi::CString, vec::Vec};
pub use applet::{Applet, Done, Place, Stop};
pub use cx::{Cx, Input};
pub use io::Out;
pub use opt::{Id, IdSet, long};
#[cfg(not(test))]
pub use start::{applets, find};
pub use strings::{OwnedStrings, Strings, c_filled, c_string, join};
pub use text::fill::{fill, filled};

/// `len` bytes of zeros on the heap.
pub fn zeros(len: usize) -> Vec<u8> {
    alloc::vec![0; len]
}

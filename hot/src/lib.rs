//! mote's byte loops that must be fast: pure functions over slices, no system calls.
//!
//! Laid out like `memchr`: the public functions here, a generic core, and a file per architecture that says how to look at 64
//! bytes at once. SSE2 and NEON are the floor. Wider units do not pay here: what these loops read comes through a copy
//! from the kernel that is slower than they are.
#![cfg_attr(not(test), no_std)]

mod block;
mod count;
mod words;

pub use count::{Nth, count, find_nth, rfind_nth};
pub use words::Words;

/// Where `byte` occurs first.
pub fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memchr(byte, bytes)
}

/// Where `byte` occurs last.
pub fn rfind(byte: u8, bytes: &[u8]) -> Option<usize> {
    memchr::memrchr(byte, bytes)
}

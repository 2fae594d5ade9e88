//! mote's byte loops that must be fast: pure functions over slices, no system calls.
//!
//! SSE2 and NEON are the floor; wider units are chosen at run time where they pay for the look.
#![cfg_attr(not(test), no_std)]

//! The end of a stream that cannot be read backwards, for what must not be printed, or for all that must be.
use crate::{
    io,
    sys::{Errno, Fd},
};
use alloc::{collections::VecDeque, vec::Vec};

/// What a [`Backlog`] counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Bytes,
    /// Ends of lines: this byte.
    Lines(u8),
}

impl Unit {
    pub fn count(self, bytes: &[u8]) -> u64 {
        match self {
            Unit::Bytes => bytes.len() as u64,
            Unit::Lines(end) => hot::count(end, bytes) as u64,
        }
    }

    /// The length of the first `count` units of `bytes`, which holds that many.
    pub fn length(self, count: u64, bytes: &[u8]) -> usize {
        match self {
            _ if count == 0 => 0,
            Unit::Bytes => bytes.len().min(crate::text::number::fit(count)),
            Unit::Lines(end) => match hot::find_nth(end, count, bytes) {
                hot::Nth::At(at) => at + 1,
                hot::Nth::Only(_) => bytes.len(),
            },
        }
    }
}

/// The size of a chunk, in bytes: as much as a pipe of the usual size gives at once.
const CHUNK: usize = 64 << 10;

#[derive(Default)]
struct Chunk {
    /// `CHUNK` bytes, of which the first `len` are data.
    room: Vec<u8>,
    len: usize,
    count: u64,
}

impl Chunk {
    fn bytes(&self) -> &[u8] {
        self.room.get(..self.len).unwrap_or(&[])
    }
}

/// The chunks at the end of a stream, oldest first, and how many units they hold.
pub struct Backlog {
    unit: Unit,
    chunks: VecDeque<Chunk>,
    /// A chunk that is done with, whose room serves for the next one.
    spare: Chunk,
    count: u64,
}

impl Backlog {
    pub fn new(unit: Unit) -> Backlog {
        Backlog { unit, chunks: VecDeque::new(), spare: Chunk::default(), count: 0 }
    }

    /// Reads once into the last chunk, or into a new one if it is full. False at the end of the input.
    pub fn read(&mut self, input: &Fd) -> Result<bool, Errno> {
        if self.chunks.back().is_none_or(|last| last.len == CHUNK) {
            let mut room = core::mem::take(&mut self.spare.room);
            room.resize(CHUNK, 0);
            self.chunks.push_back(Chunk { room, len: 0, count: 0 });
        }
        let Some(last) = self.chunks.back_mut() else { return Ok(false) };
        let free = last.room.get_mut(last.len..).unwrap_or(&mut []);
        let len = io::read(input, free)?;
        let count = self.unit.count(free.get(..len).unwrap_or(&[]));
        last.len += len;
        last.count += count;
        self.count += count;
        Ok(len > 0)
    }

    /// Takes the oldest chunk if more than `keep` units are left behind it.
    pub fn take_beyond(&mut self, keep: u64) -> Option<&[u8]> {
        let first = self.chunks.front()?;
        if self.count - first.count <= keep {
            return None;
        }
        let first = self.chunks.pop_front()?;
        self.count -= first.count;
        self.spare = first;
        Some(self.spare.bytes())
    }

    /// The units in all, with what stands behind the last end of a line as a line of its own.
    pub fn total(&self) -> u64 {
        let last = self.chunks.iter().rev().find_map(|chunk| chunk.bytes().last());
        let open = match self.unit {
            Unit::Bytes => false,
            Unit::Lines(end) => last.is_some_and(|&last| last != end),
        };
        self.count + u64::from(open)
    }

    /// Calls `each` with the bytes of the first `at` units if `before`, else with the bytes behind them.
    pub fn split<E>(
        &self,
        at: u64,
        before: bool,
        mut each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut left = at;
        for chunk in &self.chunks {
            let bytes = chunk.bytes();
            let cut = if left > chunk.count { bytes.len() } else { self.unit.length(left, bytes) };
            left -= left.min(chunk.count);
            let (head, tail) = bytes.split_at_checked(cut).unwrap_or((bytes, &[]));
            each(if before { head } else { tail })?;
        }
        Ok(())
    }
}

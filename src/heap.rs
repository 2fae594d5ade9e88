//! The allocator: size classes over `linked_list_allocator`, and mmap for what is large.
//!
//! Blocks up to [`LARGE`] come from a free list per size class: taking and giving back are a few instructions, whatever the
//! history. A class that runs out takes a chunk from the page source, a first-fit list over memory that grows by brk(2); chunks are
//! not given back to it, because its free is linear in the number of its holes. Larger blocks are mappings of their own, which
//! grow by mremap(2) without being copied and go back to the kernel when they are freed.
//!
//! Nothing is touched and no system call is made before the first allocation.
use crate::sys::memory;
use core::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    ptr::{NonNull, null_mut},
    sync::atomic::{AtomicBool, Ordering},
};
use linked_list_allocator::Heap as Source;

/// The largest block that has a size class, in bytes.
const LARGE: usize = 128 << 10;
/// All sizes are multiples of this, and so are all addresses.
const UNIT: usize = 16;
/// What a class of small blocks takes from the page source at a time, and the least the source grows by, in bytes.
const CHUNK: usize = 4 << 10;
const GROWTH: usize = 64 << 10;

/// Class and block size for `size` bytes: 16, 32, 48, 64, then two to each doubling (96, 128, 192, 256 …), so that at most a third
/// of a block is lost.
fn class(size: usize) -> (usize, usize) {
    let units = size.div_ceil(UNIT).max(1);
    if units <= 4 {
        return (units - 1, units * UNIT);
    }
    let log = (units - 1).ilog2() as usize;
    let half = ((units - 1) >> (log - 1)) & 1;
    (2 * log + half, ((2 + half + 1) << (log - 1)) * UNIT)
}

/// The number of classes up to `LARGE`.
const CLASSES: usize = 26;

struct Free {
    next: *mut Free,
}

struct Heap {
    free: [*mut Free; CLASSES],
    source: Source,
}

pub struct Allocator(UnsafeCell<Heap>);

// SAFETY: the heap is used within `Allocator::with` only, by one thread at a time.
unsafe impl Sync for Allocator {}

/// May there be a second thread?
static SHARED: AtomicBool = AtomicBool::new(false);
/// Is a thread at work on the heap?
static LOCKED: AtomicBool = AtomicBool::new(false);

/// Prepares for a second thread.
pub(crate) fn share() {
    SHARED.store(true, Ordering::Relaxed);
}

impl Allocator {
    /// Works on the heap. `work` must not allocate.
    fn with<R>(&self, work: impl FnOnce(&mut Heap) -> R) -> R {
        let shared = SHARED.load(Ordering::Relaxed);
        while shared && LOCKED.swap(true, Ordering::Acquire) {
            core::hint::spin_loop();
        }
        // SAFETY: where there may be another thread the lock is held, and `work` does not come back here.
        let result = work(unsafe { &mut *self.0.get() });
        if shared {
            LOCKED.store(false, Ordering::Release);
        }
        result
    }
}

#[cfg_attr(not(test), global_allocator)]
#[cfg_attr(test, allow(dead_code))]
static ALLOCATOR: Allocator =
    Allocator(UnsafeCell::new(Heap { free: [null_mut(); CLASSES], source: Source::empty() }));

/// Was memory refused? Tells the panic handler why it is called.
pub(crate) static EXHAUSTED: AtomicBool = AtomicBool::new(false);

impl Heap {
    fn small(&mut self, size: usize) -> *mut u8 {
        let (class, size) = class(size);
        let Some(free) = self.free.get_mut(class) else { return null_mut() };
        if free.is_null() {
            let chunk = size.max(CHUNK);
            let Some(start) = Heap::chunk(&mut self.source, chunk) else { return null_mut() };
            for offset in (0..=chunk - size).step_by(size) {
                // SAFETY: the chunk is ours, `offset + size` lies within it, and a block has room for a pointer.
                unsafe {
                    let block = start.add(offset).cast::<Free>().as_ptr();
                    block.write(Free { next: *free });
                    *free = block;
                }
            }
        }
        let block = *free;
        // SAFETY: a block on the list is ours and holds its link.
        *free = unsafe { (*block).next };
        block.cast()
    }

    /// Takes `size` bytes from the page source, which grows if it must.
    fn chunk(source: &mut Source, size: usize) -> Option<NonNull<u8>> {
        let layout = Layout::from_size_align(size, UNIT).ok()?;
        if let Ok(chunk) = source.allocate_first_fit(layout) {
            return Some(chunk);
        }
        // The list keeps a little for itself where an allocation leaves a gap.
        let growth = (size + UNIT).next_multiple_of(GROWTH);
        match memory::grow_break(growth) {
            Ok(start) => {
                // SAFETY: the kernel has just given us `growth` bytes at `start`; they are right above what it gave before,
                // because nothing else moves the break.
                unsafe {
                    if source.bottom().is_null() {
                        source.init(start, growth)
                    } else {
                        source.extend(growth)
                    }
                }
                source.allocate_first_fit(layout).ok()
            }
            // Something is mapped right above the break, or its limit is lower than the address space's.
            Err(_) => NonNull::new(memory::map(size).ok()?),
        }
    }
}

/// The block, or null with a note for the panic handler.
fn checked(block: *mut u8) -> *mut u8 {
    if block.is_null() {
        EXHAUSTED.store(true, Ordering::Relaxed);
    }
    block
}

// SAFETY: blocks are distinct until they are freed, at least as large as asked, and aligned to 16 bytes, or to a page when they
// are large; a layout that wants more is refused.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() > UNIT {
            return null_mut();
        }
        checked(if layout.size() > LARGE {
            memory::map(layout.size()).unwrap_or(null_mut())
        } else {
            self.with(|heap| heap.small(layout.size()))
        })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller of this.
        let block = unsafe { self.alloc(layout) };
        if !block.is_null() && layout.size() <= LARGE {
            // A mapping is zeros already, and not in memory until it is touched.
            // SAFETY: the block has `size` bytes.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if layout.size() > LARGE {
            // SAFETY: the caller gives the mapping up. It stays mapped if the kernel refuses; that is no error of the program.
            let _ = unsafe { memory::unmap(block, layout.size()) };
            return;
        }
        self.with(|heap| {
            if let Some(free) = heap.free.get_mut(class(layout.size()).0) {
                let block: *mut Free = block.cast();
                // SAFETY: the caller gives the block up, and it has room for the link.
                unsafe { block.write(Free { next: *free }) };
                *free = block;
            }
        });
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let old = layout.size();
        if old > LARGE && size > LARGE {
            // SAFETY: the block is a mapping of `old` bytes, which the caller gives up for the one returned.
            return checked(unsafe { memory::remap(block, old, size) }.unwrap_or(null_mut()));
        }
        if old <= LARGE && size <= LARGE && class(old).0 == class(size).0 {
            return block;
        }
        // SAFETY: the caller guarantees that `size` with this alignment is a valid layout, and both blocks hold the bytes copied.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                new.copy_from_nonoverlapping(block, old.min(size));
                self.dealloc(block, layout);
            }
            new
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_holds_its_sizes_and_wastes_at_most_a_third() {
        let mut last = (0, 16);
        for size in 1..=LARGE {
            let (index, block) = class(size);
            assert!(
                block >= size && index < CLASSES && block % UNIT == 0,
                "{size}: {index} {block}"
            );
            assert!(size <= 64 || block * 2 <= size * 3 + 2 * UNIT, "{size} takes {block}");
            assert!(block == last.1 && index == last.0 || index == last.0 + 1 && block > last.1);
            last = (index, block);
        }
        assert_eq!(last, (CLASSES - 1, LARGE));
    }
}

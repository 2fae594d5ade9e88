//! Lists of C strings as the kernel takes and gives them: argv and the environment.
use alloc::{boxed::Box, ffi::CString, vec::Vec};
use core::{
    ffi::{CStr, c_char},
    marker::PhantomData,
};

/// A list of NUL-terminated strings that itself ends with a null pointer.
///
/// It is used where the kernel put it; copying a `Strings` copies the place, not the list.
#[derive(Clone, Copy)]
pub struct Strings<'a> {
    first: *mut *const c_char,
    len: usize,
    strings: PhantomData<&'a CStr>,
}

impl<'a> Strings<'a> {
    /// # Safety
    /// `first` points to `len` pointers to NUL-terminated strings and a null pointer after them. All of that lives for `'a`, the
    /// strings do not change, and nothing but this list and its copies uses the pointers.
    pub unsafe fn new(first: *mut *const c_char, len: usize) -> Strings<'a> {
        Strings { first, len, strings: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn get(&self, index: usize) -> Option<&'a CStr> {
        // SAFETY: `index` is within the list, and `new` vouched for its strings.
        (index < self.len).then(|| unsafe { CStr::from_ptr(*self.first.add(index)) })
    }

    pub fn iter(self) -> impl Iterator<Item = &'a CStr> + Clone {
        (0..self.len).filter_map(move |index| self.get(index))
    }

    /// The list without its first `count` strings.
    pub fn skip(self, count: usize) -> Strings<'a> {
        let count = count.min(self.len);
        // SAFETY: the list has `len` pointers and the null pointer after them.
        let first = unsafe { self.first.add(count) };
        Strings { first, len: self.len - count, strings: PhantomData }
    }

    /// The list as execve(2) takes it: a pointer to its first pointer, with a null pointer at the end.
    pub fn as_ptr(self) -> *const *const c_char {
        self.first
    }

    /// Moves the string at `from` to `to`, over the one that was there. For the option parser, which gathers the operands at
    /// the front as it goes by: a string that was consumed is not looked at again.
    pub(crate) fn move_down(&mut self, from: usize, to: usize) {
        if from < self.len && to <= from {
            // SAFETY: both are within the list, whose pointers are ours to write.
            unsafe { *self.first.add(to) = *self.first.add(from) }
        }
    }

    /// Ends the list after `len` strings, where it is longer.
    pub(crate) fn truncate(&mut self, len: usize) {
        if len < self.len {
            self.len = len;
            // SAFETY: `len` is within the list, whose pointers are ours to write.
            unsafe { *self.first.add(len) = core::ptr::null() }
        }
    }
}

/// The string from its byte `at` on, or an empty one.
pub(crate) fn tail(text: &CStr, at: usize) -> &CStr {
    let tail = text.to_bytes_with_nul().get(at..).unwrap_or(b"");
    if tail.is_empty() {
        return c"";
    }
    // SAFETY: what is left of a string that ends with its only NUL ends with its only NUL.
    unsafe { CStr::from_bytes_with_nul_unchecked(tail) }
}

/// A list of strings that a program makes: the arguments and the environment of what it runs.
#[derive(Default)]
pub struct OwnedStrings {
    /// The strings, each with its NUL.
    bytes: Vec<u8>,
    starts: Vec<usize>,
    /// What [`OwnedStrings::as_strings`] lends out.
    pointers: Vec<*const c_char>,
}

impl OwnedStrings {
    /// Adds the string that the pieces make together. It ends before a NUL.
    pub fn push(&mut self, pieces: &[&[u8]]) {
        self.starts.push(self.bytes.len());
        let whole = pieces.iter().flat_map(|piece| piece.iter().copied());
        self.bytes.extend(whole.take_while(|&byte| byte != 0));
        self.bytes.push(0);
    }

    /// The list, for as long as nothing is added.
    pub fn as_strings(&mut self) -> Strings<'_> {
        let first: *const c_char = self.bytes.as_ptr().cast();
        self.pointers.clear();
        self.pointers.extend(self.starts.iter().map(|&start| first.wrapping_add(start)));
        self.pointers.push(core::ptr::null());
        // SAFETY: every start lies within `bytes`, with a NUL after it, and a null pointer follows the last one. The list has
        // the only reference to `self` while it lives.
        unsafe { Strings::new(self.pointers.as_mut_ptr(), self.starts.len()) }
    }

    /// The list, for the rest of the process's life.
    pub fn leak(self) -> Strings<'static> {
        Box::leak(Box::new(self)).as_strings()
    }
}

/// `bytes` as a C string, which ends before a NUL.
pub fn c_string(bytes: &[u8]) -> CString {
    let bytes = bytes.split(|&byte| byte == 0).next().unwrap_or(bytes);
    let mut text = Vec::with_capacity(bytes.len() + 1);
    text.extend_from_slice(bytes);
    text.push(0);
    // SAFETY: the only NUL is the last byte.
    unsafe { CString::from_vec_with_nul_unchecked(text) }
}

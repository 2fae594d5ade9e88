//! Lists of C strings as the kernel takes and gives them: argv and the environment.
use crate::text::{fill::filled, split::before};
use alloc::{boxed::Box, ffi::CString, vec::Vec};
use core::{
    ffi::{CStr, c_char},
    marker::PhantomData,
    ptr::{NonNull, null},
};

/// A list of NUL-terminated strings that itself ends with a null pointer. It gives them one after another.
///
/// It is used where the kernel put it; copying a `Strings` copies the place, not the list.
#[derive(Clone, Copy)]
pub struct Strings<'a> {
    first: *mut *const c_char,
    strings: PhantomData<&'a CStr>,
}

/// The list of a program that has no operands and reads standard input.
struct Stdin([*const c_char; 2]);
// SAFETY: the pointers are to what never changes.
unsafe impl Sync for Stdin {}
static STDIN: Stdin = Stdin([c"-".as_ptr(), null()]);

/// The list of nothing.
struct Nothing([*const c_char; 1]);
// SAFETY: the pointer is null and never changes.
unsafe impl Sync for Nothing {}
static NOTHING: Nothing = Nothing([null()]);

impl<'a> Strings<'a> {
    /// A list of nothing, to which nobody writes.
    pub const EMPTY: Strings<'static> =
        Strings { first: NOTHING.0.as_ptr().cast_mut(), strings: PhantomData };

    /// The list, or just `-` if it is empty.
    pub(crate) fn or_stdin(self) -> Strings<'a> {
        // Only the option parser writes to a list, and this one it does not see.
        let stdin = Strings { first: STDIN.0.as_ptr().cast_mut(), strings: PhantomData };
        if self.is_empty() { stdin } else { self }
    }

    /// # Safety
    /// `first` points to pointers to NUL-terminated strings and a null pointer after them. All of that lives for `'a`, the
    /// strings do not change, and nothing but this list and its copies uses the pointers.
    pub unsafe fn new(first: *mut *const c_char) -> Strings<'a> {
        Strings { first, strings: PhantomData }
    }

    /// The first string, without its length.
    pub(crate) fn head(self) -> Option<Text<'a>> {
        // SAFETY: there is a string or the null pointer at the end, and `new` vouched for the string.
        NonNull::new(unsafe { *self.first }.cast_mut())
            .map(|start| Text { start, text: PhantomData })
    }

    /// The number of strings, which takes a walk over all of them.
    pub fn len(self) -> usize {
        self.count()
    }

    pub fn is_empty(self) -> bool {
        self.head().is_none()
    }

    /// The string at `index`, which takes a walk over those before it.
    pub fn get(self, index: usize) -> Option<&'a CStr> {
        self.skip(index).advance().map(Text::c_str)
    }

    /// The list without its first `count` strings.
    #[inline(never)]
    pub fn skip(mut self, count: usize) -> Strings<'a> {
        for _ in 0..count {
            self.advance();
        }
        self
    }

    /// Takes off the first string.
    pub(crate) fn advance(&mut self) -> Option<Text<'a>> {
        let text = self.head()?;
        // SAFETY: it was a string, so there is at least the null pointer behind it.
        self.first = unsafe { self.first.add(1) };
        Some(text)
    }

    /// The list as execve(2) takes it: a pointer to its first pointer, with a null pointer at the end.
    pub fn as_ptr(self) -> *const *const c_char {
        self.first
    }

    /// Puts `text`, or the list's end, in the place of the first string. For the option parser, which gathers the operands at the
    /// front as it goes by: a string that was consumed is not looked at again.
    pub(crate) fn replace(&mut self, text: Option<Text<'a>>) {
        // SAFETY: there is a string or the null pointer at the end, and the pointers are ours to write. A list that ends sooner
        // still ends.
        unsafe { *self.first = text.map_or(null(), |text| text.start.as_ptr()) }
    }
}

impl<'a> Iterator for Strings<'a> {
    type Item = &'a CStr;

    fn next(&mut self) -> Option<&'a CStr> {
        self.advance().map(Text::c_str)
    }

    fn count(mut self) -> usize {
        let mut count = 0;
        while self.advance().is_some() {
            count += 1;
        }
        count
    }
}

/// A NUL-terminated string whose length was not asked for: what the first `char *` to it says.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    start: NonNull<c_char>,
    text: PhantomData<&'a CStr>,
}

impl<'a> Text<'a> {
    pub const EMPTY: Text<'static> =
        Text { start: NonNull::new(c"".as_ptr().cast_mut()).unwrap(), text: PhantomData };

    /// The first byte, or 0.
    pub fn first(self) -> u8 {
        // SAFETY: there is at least the NUL.
        unsafe { *self.start.as_ptr() as u8 }
    }

    /// The string behind its first byte; the empty one stays as it is.
    pub fn rest(self) -> Text<'a> {
        let step = usize::from(self.first() != 0);
        // SAFETY: a string whose first byte is not the NUL goes on behind it.
        Text { start: unsafe { self.start.add(step) }, text: PhantomData }
    }

    /// Is `byte`, which is not 0, the first one? Then it is taken off.
    pub fn take(&mut self, byte: u8) -> bool {
        let is_first = self.first() == byte;
        if is_first {
            *self = self.rest();
        }
        is_first
    }

    pub fn c_str(self) -> &'a CStr {
        // SAFETY: a NUL ends it, and `Strings::new` vouched for its life.
        unsafe { CStr::from_ptr(self.start.as_ptr()) }
    }
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
    /// Adds a string. It ends before a NUL.
    #[inline(never)]
    pub fn push(&mut self, text: &[u8]) {
        self.starts.push(self.bytes.len());
        self.bytes.extend_from_slice(before(text, 0));
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
        unsafe { Strings::new(self.pointers.as_mut_ptr()) }
    }

    /// The list, for the rest of the process's life.
    pub fn leak(self) -> Strings<'static> {
        Box::leak(Box::new(self)).as_strings()
    }
}

/// The C string that pieces make together, which ends before a NUL: a path, most often.
#[inline(never)]
pub fn join(pieces: &[&[u8]]) -> CString {
    c_string(&pieces.concat())
}

/// A text from a template ([`fill`](crate::fill)) as a C string.
#[inline(always)]
pub fn c_filled<const N: usize>(template: &[u8], words: &[&[u8]; N]) -> CString {
    match words.as_slice() {
        [word] => c_filled_word(template, word),
        _ => c_string(&filled(template, words)),
    }
}

#[inline(never)]
fn c_filled_word(template: &[u8], word: &[u8]) -> CString {
    c_string(&filled(template, &[word]))
}

/// `bytes` as a C string, which ends before a NUL.
pub fn c_string(bytes: &[u8]) -> CString {
    let bytes = before(bytes, 0);
    let mut text = Vec::with_capacity(bytes.len() + 1);
    text.extend_from_slice(bytes);
    text.push(0);
    // SAFETY: the only NUL is the last byte.
    unsafe { CString::from_vec_with_nul_unchecked(text) }
}

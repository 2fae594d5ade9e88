//! Kernel modules: where they are, what they need, and whether they are in the kernel.
use crate::{
    c_string, io,
    sys::{
        Errno, dir, fs,
        module::{self, COMPRESSED},
        raw::O_RDONLY,
        system::Names,
    },
    text::{
        number, path, pattern,
        split::{lines, words},
    },
};
use alloc::vec::Vec;
use core::ffi::CStr;

/// The name that the kernel gives a module: that of its file without `.ko`, with underscores.
#[inline(never)]
pub fn name(text: &[u8]) -> Vec<u8> {
    let base = path::base(text);
    let len = base.windows(3).position(|part| part == b".ko").unwrap_or(base.len());
    let base = base.get(..len).unwrap_or(base);
    base.iter().map(|&byte| if byte == b'-' { b'_' } else { byte }).collect()
}

/// The contents of a file, or nothing.
#[inline(never)]
pub fn text(pieces: &[&[u8]]) -> Option<Vec<u8>> {
    io::read_file(&crate::join(pieces)).ok()
}

/// How a module is in the kernel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Absent,
    /// Part of the kernel itself.
    Builtin,
    /// So many use it.
    Loaded(u64),
}

#[inline(never)]
pub fn state(name: &[u8]) -> State {
    let directory = crate::filled(b"/sys/module/%", &[name]);
    if text(&[&directory, b"/initstate"]).is_none() {
        // Parts of the kernel that have parameters are there, too, as are directories of ours that have another meaning.
        let is_there = !name.is_empty() && !name.contains(&b'/');
        let is_there = is_there && fs::may_access(&c_string(&directory), 0);
        return if is_there { State::Builtin } else { State::Absent };
    }
    let count = text(&[&directory, b"/refcnt"]).unwrap_or_default();
    State::Loaded(number::decimal(count.trim_ascii()).unwrap_or(0))
}

/// The modules that use one.
pub fn holders(name: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    // One that is not there has none.
    let _ = dir::list(&crate::c_filled(b"/sys/module/%/holders", &[name]), &mut |name| {
        if !name.starts_with(b".") {
            found.push(name.to_vec());
        }
    });
    found
}

/// Is the module in the file compressed?
pub fn is_compressed(path: &[u8]) -> bool {
    [&b".gz"[..], b".xz", b".zst"].iter().any(|end| path.ends_with(end))
}

/// Puts the module in a file into the kernel. What is compressed, the kernel has to expand itself.
#[inline(never)]
pub fn load(path: &CStr, parameters: &[u8], flags: u32) -> Result<(), Errno> {
    let file = fs::open(fs::CWD, path, O_RDONLY, 0)?;
    let packed = if is_compressed(path.to_bytes()) { COMPRESSED } else { 0 };
    module::load(&file, &c_string(parameters), flags | packed)
}

/// What an error of [`load`] means for a module.
#[inline(never)]
pub fn explain(path: &[u8], error: Errno) -> Option<&'static str> {
    Some(match error {
        Errno::OPNOTSUPP | Errno::INVAL | Errno::NOEXEC if is_compressed(path) => {
            "this kernel cannot expand compressed modules (CONFIG_MODULE_DECOMPRESS): expand it first"
        }
        Errno::NOEXEC => "Invalid module format",
        Errno::NOENT if fs::may_access(&c_string(path), 0) => "Unknown symbol in module",
        Errno::SRCH => "Module has wrong symbol version",
        Errno::INVAL => "Invalid parameters",
        _ => return None,
    })
}

/// The directory of modules: below `root`, of a kernel's `version` or of the running one.
#[inline(never)]
pub fn directory(root: &[u8], version: Option<&[u8]>) -> Vec<u8> {
    let names = Names::get();
    let running = names.as_ref().map_or(&b""[..], Names::release);
    crate::filled(b"%/lib/modules/%", &[root, version.unwrap_or(running)])
}

/// The line of modules.dep about a module: its path and the paths of what it needs, the nearest first.
#[inline(never)]
pub fn find(table: &[u8], wanted: &[u8]) -> Option<Vec<Vec<u8>>> {
    lines(table).find_map(|line| {
        let mut paths = words(line);
        let path = paths.next()?.strip_suffix(b":")?;
        if name(path) != wanted {
            return None;
        }
        let mut found = Vec::from([path.to_vec()]);
        found.extend(paths.map(<[u8]>::to_vec));
        Some(found)
    })
}

/// A path of modules.dep, which is one below the directory of modules if it is not absolute.
pub fn absolute(directory: &[u8], path: &[u8]) -> Vec<u8> {
    if path.starts_with(b"/") { path.to_vec() } else { crate::filled(b"%/%", &[directory, path]) }
}

/// The modules that a text has as what `word` is an alias of: lines of `alias PATTERN MODULE`.
#[inline(never)]
pub fn aliases(text: &[u8], word: &[u8]) -> Vec<Vec<u8>> {
    // Dashes and underscores are the same, but for ranges within brackets.
    let under = |text: &[u8]| -> Vec<u8> {
        let mut inside = false;
        let plain = |&byte: &u8| {
            inside = byte == b'[' || inside && byte != b']';
            if byte == b'-' && !inside { b'_' } else { byte }
        };
        text.iter().map(plain).collect()
    };
    let plain = under(word);
    let mut found: Vec<Vec<u8>> = Vec::new();
    for line in lines(text) {
        let Some(rest) = line.strip_prefix(b"alias ") else { continue };
        let mut fields = words(rest);
        let (Some(alias), Some(module)) = (fields.next(), fields.next()) else { continue };
        if alias.first() != word.first() && !matches!(alias.first(), Some(b'*' | b'?' | b'[')) {
            continue;
        }
        let module = name(module);
        let matches =
            pattern::matches(alias, word, false) || pattern::matches(&under(alias), &plain, false);
        if matches && !found.contains(&module) {
            found.push(module);
        }
    }
    found
}

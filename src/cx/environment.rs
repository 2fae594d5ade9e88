//! The environment.
use super::Cx;
use crate::{auxv::Auxv, strings::Strings, text::time::Zone};
use core::ffi::CStr;

impl<'a> Cx<'a> {
    /// The environment: `NAME=VALUE` strings.
    pub fn env(&self) -> Strings<'a> {
        self.env
    }

    /// The value of an environment variable.
    pub fn var(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.path_var(name).map(CStr::to_bytes)
    }

    /// The value of an environment variable that names a file.
    #[inline(never)]
    pub fn path_var(&self, name: &[u8]) -> Option<&'a CStr> {
        let mut env = self.env;
        while let Some(mut entry) = env.advance() {
            if name.iter().all(|&byte| entry.take(byte)) && entry.take(b'=') {
                return Some(entry.c_str());
            }
        }
        None
    }

    /// The time zone that the environment says.
    #[inline(never)]
    pub fn zone(&self) -> Zone {
        Zone::new(self.var(b"TZ"), self.var(b"TZDIR"))
    }

    /// Is POSIXLY_CORRECT set?
    pub fn posixly_correct(&self) -> bool {
        self.path_var(b"POSIXLY_CORRECT").is_some()
    }

    /// Are characters encoded in UTF-8? By the first of LC_ALL, LC_CTYPE and LANG that is not empty (POSIX XBD 8.2).
    #[inline(never)]
    pub fn utf8(&self) -> bool {
        let mut locale: &[u8] = b"";
        for name in ["LC_ALL", "LC_CTYPE", "LANG"].iter() {
            if locale.is_empty() {
                locale = self.var(name.as_bytes()).unwrap_or(b"");
            }
        }
        // The codeset stands behind a full stop and before a modifier; glibc overlooks case and hyphens.
        let mut codeset = u64::MAX;
        for &byte in locale {
            match byte {
                b'.' => codeset = 0,
                b'@' => break,
                b'-' => {}
                _ => codeset = codeset << 8 | u64::from(byte | 0x20),
            }
        }
        codeset == u64::from_be_bytes(*b"\0\0\0\0utf8")
    }

    /// The auxiliary vector.
    pub fn auxv(&self) -> Auxv<'static> {
        self.auxv
    }
}

//! Where the operands of cp, mv and install go: `[-T] SOURCE DEST`, `SOURCE... DIRECTORY`, `-t DIRECTORY SOURCE...`.
use super::{Target, join};
use crate::{
    Cx, Stop, c_string,
    sys::{
        Errno, Fd, fs,
        raw::{O_DIRECTORY, O_PATH},
    },
    text::path,
};
use alloc::boxed::Box;
use core::ffi::CStr;

pub const CONFLICT: &str = "cannot combine --target-directory (-t) and --no-target-directory (-T)";

/// What the options say about the target.
#[derive(Default)]
pub struct Wish<'a> {
    /// `-t`
    pub directory: Option<&'a CStr>,
    /// `-T`
    pub no_directory: bool,
    /// `--strip-trailing-slashes`
    pub strip: bool,
    /// Is a directory said to be inaccessible (install)?
    pub access: bool,
    /// Are the operands moved?
    pub moving: bool,
}

/// The target that the command line names.
pub struct Aim<'a> {
    /// How many of the operands are sources.
    pub sources: usize,
    /// The directory that they go to, if it is one.
    pub directory: Option<Fd>,
    /// What the user calls it.
    pub path: &'a CStr,
    moving: bool,
}

impl<'a> Wish<'a> {
    /// Takes the option `-t`.
    pub fn set_directory(&mut self, cx: &mut Cx<'a>) -> Result<(), Stop> {
        if self.directory.is_some() {
            return Err(cx.stop(packed!("multiple target directories specified"), &[]));
        }
        self.directory = Some(cx.value());
        Ok(())
    }

    /// Looks at the operands, once all options are read.
    #[inline(never)]
    pub fn aim(&self, cx: &mut Cx<'a>) -> Result<Aim<'a>, Stop> {
        let operands = cx.operands();
        let moving = self.moving;
        let count = operands.len();
        let first = operands.get(0).unwrap_or(c"");
        if self.directory.is_some() && self.no_directory {
            return Err(cx.stop(CONFLICT, &[]));
        }
        if count == 0 {
            return Err(cx.usage(packed!("missing file operand"), &[]));
        }
        if let Some(path) = self.directory {
            return match open(path) {
                Ok(directory) => {
                    Ok(Aim { sources: count, directory: Some(directory), path, moving })
                }
                Err(e) => {
                    let message =
                        if self.access { "failed to access %q" } else { "target directory %q" };
                    Err(cx.stop_error(message, &[path.to_bytes()], e))
                }
            };
        }
        if count == 1 {
            let message = packed!("missing destination file operand after %q");
            return Err(cx.usage(message, &[first.to_bytes()]));
        }
        if self.no_directory && count > 2 {
            let extra = operands.get(2).unwrap_or(c"").to_bytes();
            return Err(cx.usage(packed!("extra operand %q"), &[extra]));
        }
        let sources = count - 1;
        let path = operands.get(sources).unwrap_or(c"");
        if self.no_directory {
            return Ok(Aim { sources, directory: None, path, moving });
        }
        match open(path) {
            Ok(directory) => Ok(Aim { sources, directory: Some(directory), path, moving }),
            Err(e) if count > 2 => Err(cx.stop_error(packed!("target %q"), &[path.to_bytes()], e)),
            Err(_) => Ok(Aim { sources, directory: None, path, moving }),
        }
    }

    /// A source as it is to be taken.
    pub fn source(&self, path: &'a CStr) -> &'a CStr {
        let bytes = path.to_bytes();
        let trimmed = path::trim(bytes);
        if !self.strip || trimmed.len() == bytes.len() {
            return path;
        }
        // It is referred to for as long as the applet runs.
        Box::leak(c_string(trimmed).into_boxed_c_str())
    }
}

impl Aim<'_> {
    /// Where `source` goes.
    #[inline(never)]
    pub fn of(&self, source: &CStr) -> Target {
        let Some(directory) = &self.directory else {
            let path = self.path.to_bytes();
            return Target { dir: fs::CWD, name: c_string(path), path: path.to_vec() };
        };
        let base = match path::base(source.to_bytes()) {
            b"/" => b".",
            // What is in it is copied; it is not to be moved.
            b".." if !self.moving => b".",
            base => base,
        };
        Target {
            dir: directory.number(),
            name: c_string(base),
            path: join(self.path.to_bytes(), base),
        }
    }
}

fn open(path: &CStr) -> Result<Fd, Errno> {
    fs::open(fs::CWD, path, O_PATH | O_DIRECTORY, 0)
}

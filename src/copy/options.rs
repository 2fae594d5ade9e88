//! What the user wants of a copy.
use crate::{
    Cx, Done,
    backup::{self, Backup},
};

/// Which symbolic links are followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    Never,
    CommandLine,
    Always,
}

/// What becomes of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Copy,
    HardLink,
    SymbolicLink,
}

/// Shall blocks be shared with the source (`--reflink`)?
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reflink {
    Auto,
    Always,
    Never,
}

/// Which zeros become holes (`--sparse`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sparse {
    Auto,
    Always,
    Never,
}

/// May a file that is there be replaced?
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    Default,
    Ask,
    Never,
    /// It is an error.
    Fail,
    Always,
}

// What is kept of a file.
pub const MODE: u8 = 1;
pub const OWNER: u8 = 2;
pub const TIMES: u8 = 4;
pub const LINKS: u8 = 8;
pub const XATTR: u8 = 16;
/// An extended attribute that cannot be kept is an error.
pub const REQUIRE_XATTR: u8 = 32;

/// What new files get (install).
#[derive(Clone, Copy)]
pub struct Install {
    pub mode: u32,
    pub user: Option<u32>,
    pub group: Option<u32>,
}

/// How it is done.
pub struct Options<'a> {
    pub follow: Follow,
    pub recursive: bool,
    /// Are there several operands, which may be the same or go to the same name?
    pub several: bool,
    /// Are pipes and devices read in a recursive copy?
    pub contents_of_special: bool,
    pub attributes_only: bool,
    pub one_file_system: bool,
    pub method: Method,
    /// What is kept.
    pub preserve: u8,
    /// Do new files get the permissions that others get, and not those of the source?
    pub default_mode: bool,
    pub reflink: Reflink,
    pub sparse: Sparse,
    pub overwrite: Overwrite,
    /// Is only an older file replaced?
    pub update: bool,
    /// Is a file that cannot be opened for writing removed?
    pub force: bool,
    /// Is every file removed before it is replaced?
    pub remove_destination: bool,
    pub keep_directory_symlink: bool,
    pub backup: Option<Backup<'a>>,
    pub verbose: bool,
    pub progress: bool,
    /// Is it a move to another file system?
    pub moving: bool,
    /// Is a move that would take a copy an error?
    pub no_copy: bool,
    /// Is asked before a file that cannot be written is replaced (mv at a terminal)?
    pub ask_if_unwritable: bool,
    pub install: Option<Install>,
}

impl<'a> Options<'a> {
    /// A plain copy.
    pub const DEFAULT: Options<'static> = Options {
        follow: Follow::Always,
        recursive: false,
        several: false,
        contents_of_special: false,
        attributes_only: false,
        one_file_system: false,
        method: Method::Copy,
        preserve: 0,
        default_mode: false,
        reflink: Reflink::Auto,
        sparse: Sparse::Auto,
        overwrite: Overwrite::Default,
        update: false,
        force: false,
        remove_destination: false,
        keep_directory_symlink: false,
        backup: None,
        verbose: false,
        progress: false,
        moving: false,
        no_copy: false,
        ask_if_unwritable: false,
        install: None,
    };

    /// What `-b` and its like ask for. To be called once all options are read.
    #[inline(never)]
    pub fn set_backup(&mut self, cx: &mut Cx<'a>, wish: backup::Wish<'a>) -> Done {
        if wish.is_wanted() && self.overwrite == Overwrite::Never {
            let message = packed!("options --backup and --no-clobber are mutually exclusive");
            return Err(cx.usage(message, &[]));
        }
        self.backup = wish.decide(cx)?;
        Ok(())
    }

    /// Takes the option `-u` or `--update[=WHICH]`.
    #[inline(never)]
    pub fn set_update(&mut self, cx: &mut Cx<'a>) -> Done {
        if cx.optional_value().is_none() {
            self.update = true;
            return Ok(());
        }
        let choice = cx.choose("--update", "all|none|none-fail|older")?;
        self.update = choice == 3;
        self.overwrite = match choice {
            1 => Overwrite::Never,
            2 => Overwrite::Fail,
            _ => self.overwrite,
        };
        Ok(())
    }

    pub(super) fn keeps(&self, what: u8) -> bool {
        self.preserve & what != 0
    }
}

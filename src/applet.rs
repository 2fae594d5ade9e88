//! What an applet is, and how its `main` ends.
use crate::Cx;
use core::num::NonZeroUsize;

/// One command: its name, its help text, which declares its options, and its `main`. Made by [`applet!`](crate::applet).
pub struct Applet {
    pub name: &'static str,
    /// What follows `Usage: NAME`, packed.
    pub help: &'static [u8],
    pub main: fn(&mut Cx<'_>) -> Done,
    /// The status after a usage error and after a failure to write its output.
    pub failure: u8,
    /// Do options end at the first operand, because what follows is another command's?
    pub options_first: bool,
    /// Must it have a process of its own, because it changes the process (its root, user, limits, signal handling, working
    /// directory), becomes another program, waits for long, or takes memory as its input grows, so that it may die of that?
    pub own_process: bool,
    /// Where `mote --install` puts its link.
    pub place: Place,
}

/// The directories of the Filesystem Hierarchy Standard that hold commands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Bin,
    Sbin,
    UsrBin,
    UsrSbin,
}

impl Applet {
    /// What the fields are where an applet does not say otherwise.
    pub const DEFAULT: Applet = Applet {
        name: "",
        help: b"",
        main: |_| Ok(()),
        failure: 1,
        options_first: false,
        own_process: false,
        place: Place::UsrBin,
    };
}

/// Makes this module an applet: its name, its `main`, the fields of [`Applet`](crate::Applet) that are not the default, and the
/// help text that defines it. Defines `HELP`, for [`long`](crate::long).
#[macro_export]
macro_rules! applet {
    ($name:literal, $main:expr, { $($field:ident: $value:expr),* }, $help:expr $(,)?) => {
        const HELP: &[u8] = {
            const LEN: usize = $crate::opt::prepare::<0>($name, $help, cfg!(terse)).1;
            const TEXT: [u8; LEN] = $crate::opt::prepare($name, $help, cfg!(terse)).0;
            const PACKED: $crate::packed::Packed<LEN> = $crate::packed::Packed::new(&TEXT);
            static EXACT: [u8; PACKED.len] = PACKED.exact();
            &EXACT
        };
        $crate::entry! { $name, $main, { $($field: $value),* }, HELP }
    };
    ($name:literal, $main:expr, $help:expr $(,)?) => { $crate::applet! { $name, $main, {}, $help } };
}

/// Enters a name into the table of applets, for a module with several names that share `HELP`.
#[macro_export]
macro_rules! entry {
    ($name:literal, $main:expr, { $($field:ident: $value:expr),* }, $help:expr) => {
        const _: () = {
            // The names lie together, so that a look-up touches one page.
            #[unsafe(link_section = ".rodata.applet_name")]
            static NAME: [u8; $name.len()] = {
                let mut name = [0; $name.len()];
                name.copy_from_slice($name.as_bytes());
                name
            };
            #[cfg_attr(any(every_applet, applet = $name), used)]
            #[allow(dead_code, clippy::needless_update)]
            #[unsafe(link_section = concat!(".applets.", $name))]
            static APPLET: $crate::Applet = $crate::Applet {
                name: match core::str::from_utf8(&NAME) {
                    Ok(name) => name,
                    Err(_) => panic!(),
                },
                help: $help,
                main: $main,
                $($field: $value,)*
                ..$crate::Applet::DEFAULT
            };
        };
    };
}

/// A failure that was reported already; carries the exit status to leave with. As wide as a register, so that a number or this comes back
/// in two of them.
///
/// There is deliberately no conversion from [`Errno`]: whoever has an error must name what it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop(NonZeroUsize);

impl Stop {
    /// Leave with `status`.
    pub const fn new(status: u8) -> Stop {
        // A bit beside the status keeps it from being 0, so that a `Done` fits into a register.
        match NonZeroUsize::new(status as usize | 256) {
            Some(marked) => Stop(marked),
            None => Stop(NonZeroUsize::MAX),
        }
    }

    pub fn status(self) -> u8 {
        self.0.get() as u8
    }
}

pub type Done = Result<(), Stop>;

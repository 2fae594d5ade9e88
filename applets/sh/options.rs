//! The shell's own options: `set -e`, `set -o errexit`.
use super::state::Shell;
use rt::Vec;

/// Letters and names, in the order `$-` and `set -o` show them. 0 has no letter.
static NAMES: [(u8, &[u8]); 19] = [
    (b'a', b"allexport"),
    (b'b', b"notify"),
    (b'C', b"noclobber"),
    (b'e', b"errexit"),
    (b'f', b"noglob"),
    (b'h', b"hashall"),
    (b'i', b"interactive"),
    (b'm', b"monitor"),
    (b'n', b"noexec"),
    (b'u', b"nounset"),
    (b'v', b"verbose"),
    (b'x', b"xtrace"),
    (0, b"ignoreeof"),
    (0, b"pipefail"),
    (0, b"vi"),
    (0, b"emacs"),
    (0, b"nolog"),
    (0, b"posix"),
    (0, b"standalone"),
];

// The places of those that the shell looks at.
pub const ALLEXPORT: u32 = 0;
pub const NOCLOBBER: u32 = 2;
pub const ERREXIT: u32 = 3;
pub const NOGLOB: u32 = 4;
pub const INTERACTIVE: u32 = 6;
pub const NOEXEC: u32 = 8;
pub const NOUNSET: u32 = 9;
pub const VERBOSE: u32 = 10;
pub const XTRACE: u32 = 11;
pub const PIPEFAIL: u32 = 13;
pub const STANDALONE: u32 = 18;

/// Which options are on: bit n is that of `NAMES`.
#[derive(Default)]
pub struct Options(u32);

impl Options {
    pub fn has(&self, option: u32) -> bool {
        self.0 >> option & 1 != 0
    }

    pub fn set(&mut self, option: u32, on: bool) {
        self.0 = self.0 & !(1 << option) | (u32::from(on) << option);
    }
}

impl Shell {
    /// Sets what `fits`. Returns whether there was such an option.
    fn switch(&mut self, on: bool, fits: impl Fn(u8, &[u8]) -> bool) -> bool {
        let at = NAMES.iter().position(|&(letter, name)| fits(letter, name));
        if let Some(at) = at {
            self.options.set(at as u32, on);
        }
        at.is_some()
    }

    /// Reads options from the front of `args` and says how many arguments they took, or gives back the one that is wrong. The
    /// letters that only a command line may have go to `start`, which is told 0 for a lone `-o`, 1 for a lone `+o`, and `-` where
    /// `--` ends the options.
    pub fn read_options(
        &mut self,
        args: &[Vec<u8>],
        start: &mut dyn FnMut(u8),
    ) -> Result<usize, Vec<u8>> {
        let mut used = 0;
        while let Some(arg) = args.get(used) {
            let (on, letters) = match arg.as_slice() {
                b"--" => {
                    start(b'-');
                    return Ok(used + 1);
                }
                b"-" => return Ok(used + 1),
                [b'-', letters @ ..] => (true, letters),
                [b'+', letters @ ..] if !letters.is_empty() => (false, letters),
                _ => break,
            };
            used += 1;
            for &letter in letters {
                match letter {
                    b'o' => match args.get(used) {
                        Some(name) => {
                            used += 1;
                            if !self.switch(on, |_, other| other == name) {
                                return Err(name.clone());
                            }
                        }
                        None => start(u8::from(!on)),
                    },
                    b'c' | b's' | b'l' if on => start(letter),
                    _ if self.switch(on, |other, _| other == letter && letter != 0) => {}
                    _ => return Err([if on { b'-' } else { b'+' }, letter].into()),
                }
            }
        }
        Ok(used)
    }

    /// `$-`
    pub fn option_letters(&self) -> Vec<u8> {
        let on =
            NAMES.iter().zip(0..).filter(|((letter, _), at)| *letter != 0 && self.options.has(*at));
        on.map(|((letter, _), _)| *letter).collect()
    }

    /// Prints all options, with `commands` as commands that set them again.
    pub fn list_options(&mut self, commands: bool) {
        let mut text = Vec::new();
        for ((_, name), at) in NAMES.iter().zip(0..) {
            let on = self.options.has(at);
            if commands {
                text.extend_from_slice(if on { b"set -o " } else { b"set +o " });
                text.extend_from_slice(name);
            } else {
                text.extend_from_slice(name);
                text.resize(text.len() + 16 - name.len().min(15), b' ');
                text.extend_from_slice(if on { b"on" } else { b"off" });
            }
            text.push(b'\n');
        }
        self.print(&[&text]);
    }
}

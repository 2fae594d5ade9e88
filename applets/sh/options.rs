//! The shell's own options: `set -e`, `set -o errexit`.
use super::state::Shell;
use rt::Vec;
use rt::text::split::parts;

/// Letters and names, in the order `$-` and `set -o` show them. A dash stands for no letter.
static NAMES: &[u8] = b"aallexport bnotify Cnoclobber eerrexit fnoglob hhashall iinteractive mmonitor nnoexec unounset vverbose \
xxtrace -ignoreeof -pipefail -vi -emacs -nolog -posix -standalone";

/// The options: their places, letters and names.
fn all() -> impl Iterator<Item = (u32, u8, &'static [u8])> {
    let each = parts(NAMES, b' ').zip(0..);
    each.filter_map(|(text, at)| text.split_first().map(|(letter, name)| (at, *letter, name)))
}

// The places of those that the shell looks at.
pub const ALLEXPORT: u32 = 0;
pub const NOCLOBBER: u32 = 2;
pub const ERREXIT: u32 = 3;
pub const NOGLOB: u32 = 4;
pub const INTERACTIVE: u32 = 6;
pub const MONITOR: u32 = 7;
pub const NOEXEC: u32 = 8;
pub const NOUNSET: u32 = 9;
pub const VERBOSE: u32 = 10;
pub const XTRACE: u32 = 11;
pub const PIPEFAIL: u32 = 13;
pub const IGNOREEOF: u32 = 12;
pub const VI: u32 = 14;
pub const EMACS: u32 = 15;
pub const POSIX: u32 = 17;
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
    /// Sets the option with the letter, or where that is a dash, with the name. Returns whether there was such an option.
    #[inline(never)]
    fn switch(&mut self, on: bool, wanted: u8, wanted_name: &[u8]) -> bool {
        let is = |letter: u8, name: &[u8]| match wanted {
            b'-' => name == wanted_name,
            _ => letter == wanted,
        };
        let found = all().find(|&(_, letter, name)| is(letter, name));
        if let Some((at, ..)) = found {
            // There is one editor at a time.
            if on && matches!(at, VI | EMACS) {
                self.options.set(VI ^ EMACS ^ at, false);
            }
            self.options.set(at, on);
            if at == MONITOR && on {
                self.control_jobs();
            }
        }
        found.is_some()
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
                b"-" | b"+" => return Ok(used + 1),
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
                            if !self.switch(on, b'-', name) {
                                return Err(name.clone());
                            }
                        }
                        None => start(u8::from(!on)),
                    },
                    b'c' | b's' | b'l' if on => start(letter),
                    _ if letter != b'-' && self.switch(on, letter, b"") => {}
                    _ => return Err([if on { b'-' } else { b'+' }, letter].into()),
                }
            }
        }
        Ok(used)
    }

    /// Is the option of that name on?
    pub fn is_on(&self, wanted: &[u8]) -> bool {
        all().any(|(at, _, name)| name == wanted && self.options.has(at))
    }

    /// `$-`
    pub fn option_letters(&self) -> Vec<u8> {
        let mut letters = Vec::new();
        for (at, letter, _) in all() {
            if letter != b'-' && self.options.has(at) {
                letters.push(letter);
            }
        }
        letters
    }

    /// Prints all options, with `commands` as commands that set them again.
    pub fn list_options(&mut self, commands: bool) {
        let mut text = Vec::new();
        for (at, _, name) in all() {
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

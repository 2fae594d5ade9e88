//! Redirections (POSIX XCU 2.7).
use super::{Flow, ast::*, options, state::Shell};
use rt::{
    Vec, c_string,
    sys::{Errno, Fd, dir, fs, process, raw::*},
};

/// The least number of a descriptor that the shell keeps for itself.
const OWN: i32 = 10;

/// A copy of a descriptor where it is in nobody's way: above those that a script names, if the limit allows.
pub fn out_of_the_way(fd: &Fd) -> Result<Fd, Errno> {
    process::duplicate(fd.number(), 64).or_else(|_| process::duplicate(fd.number(), OWN))
}

/// Closes what the shell keeps for itself, in a process that ends with an applet: whoever waits for the end of a pipe is not to wait
/// for a copy that nobody uses. There are no more than some copies above 64.
pub fn close_own() {
    process::close_as_exec(OWN..128);
}

impl Shell {
    /// Does redirections in order. What the descriptors were before goes into `saved`. A failure to open a file is reported and
    /// gives `false`.
    pub fn redirect(
        &mut self,
        redirections: &[Redirection],
        saved: &mut Vec<(i32, Option<Fd>)>,
    ) -> Result<bool, Flow> {
        for redirection in redirections {
            self.line = redirection.line;
            if !self.redirect_one(redirection, saved)? {
                self.status = 2;
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn redirect_one(
        &mut self,
        redirection: &Redirection,
        saved: &mut Vec<(i32, Option<Fd>)>,
    ) -> Result<bool, Flow> {
        let (target, op) = (redirection.fd, redirection.op);
        let here = matches!(op, HERE | HERE_TABS);
        let word = match redirection.text.get() {
            Some(text) => self.expand_single(text)?,
            None if here => Vec::new(),
            None => self.expand_single(&redirection.word)?,
        };
        // What was printed so far belongs to where descriptor 1 leads now.
        self.flush();
        let old = match process::duplicate(target, 64) {
            Err(Errno::INVAL) => process::duplicate(target, OWN),
            old => old,
        };
        let old = match old {
            Ok(old) => Some(old),
            Err(Errno::BADF) => None,
            Err(e) => return Ok(self.cannot(b"save the descriptor before ", &word, e)),
        };
        if !saved.iter().any(|(fd, _)| *fd == target) {
            saved.push((target, old));
        }
        let (doing, opened): (&[u8], _) = match op {
            DUP_IN | DUP_OUT if word == b"-" => {
                // One that is closed already is no error.
                let _ = Fd::from_number(target).close();
                return Ok(true);
            }
            DUP_IN | DUP_OUT => {
                let Some(from) = super::number(&word).and_then(|fd| i32::try_from(fd).ok()) else {
                    self.say(&[&word, b": bad descriptor number"]);
                    return Ok(false);
                };
                return Ok(match process::duplicate_to(from, target) {
                    Ok(()) => true,
                    Err(e) => self.cannot(b"", &word, e),
                });
            }
            HERE | HERE_TABS => (b"keep the here-document", process::memory_file(&word)),
            b'<' => (b"open ", open(&word, O_RDONLY)),
            READ_WRITE => (b"open ", open(&word, O_RDWR | O_CREAT)),
            APPEND => (b"create ", open(&word, O_WRONLY | O_CREAT | O_APPEND)),
            b'>' if self.options.has(options::NOCLOBBER) => (b"create ", create_new(&word)),
            _ => (b"create ", open(&word, O_WRONLY | O_CREAT | O_TRUNC)),
        };
        let done = opened.and_then(|fd| {
            let number = fd.number();
            if number == target {
                let _ = fd.into_number(); // it stays open as the target
            }
            process::duplicate_to(number, target)
        });
        Ok(match done {
            Ok(()) => true,
            Err(e) if here => self.cannot(doing, b"", e),
            Err(e) => self.cannot(doing, &word, e),
        })
    }

    fn cannot(&mut self, doing: &[u8], word: &[u8], e: Errno) -> bool {
        let cannot: &[u8] = if doing.is_empty() { b"" } else { b"cannot " };
        self.say(&[cannot, doing, word, b": ", &super::text_of(e)]);
        false
    }

    /// Undoes redirections, the last one first.
    pub fn undo(&mut self, mut saved: Vec<(i32, Option<Fd>)>) {
        while let Some((target, old)) = saved.pop() {
            // What was open before can be opened again.
            let _ = match old {
                Some(old) => process::duplicate_to(old.number(), target),
                None => Fd::from_number(target).close(),
            };
        }
    }
}

fn open(path: &[u8], flags: u32) -> Result<Fd, Errno> {
    loop {
        // Opening a FIFO may wait, and a signal may end that.
        match fs::open(fs::CWD, &c_string(path), flags, 0o666) {
            Err(Errno::INTR) => {}
            opened => return opened,
        }
    }
}

/// Opens a file for writing that must not be a regular file yet.
fn create_new(path: &[u8]) -> Result<Fd, Errno> {
    match open(path, O_WRONLY | O_CREAT | O_EXCL) {
        Err(Errno::EXIST) => {
            let path_string = c_string(path);
            if dir::identify(&path_string, true).is_ok_and(|file| file.is(S_IFREG)) {
                return Err(Errno::EXIST);
            }
            open(path, O_WRONLY)
        }
        opened => opened,
    }
}

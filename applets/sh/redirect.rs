//! Redirections (POSIX XCU 2.7).
use super::{Flow, ast::*, options, state::Shell};
use rt::{
    Vec, c_string,
    sys::{Errno, Fd, dir, fs, process, raw::*},
};

/// The least number of a descriptor that the shell keeps for itself.
const OWN: i32 = 10;

/// A copy of a descriptor where it is in nobody's way: above those that a script names, as far as the limit allows.
#[inline(never)]
pub fn out_of_the_way(fd: i32) -> Result<Fd, Errno> {
    for least in [64, OWN] {
        match process::duplicate(fd, least) {
            Err(Errno::INVAL | Errno::MFILE) => {}
            copy => return copy,
        }
    }
    process::duplicate(fd, 3)
}

/// The number of the descriptor that is redirected.
pub fn descriptor(node: &Node) -> i32 {
    let given = super::number(&node.text).and_then(|fd| i32::try_from(fd).ok());
    given.or(redirects(node.op)).unwrap_or(0)
}

/// A file for the shell to read, out of the way.
pub fn open_to_read(path: &[u8]) -> Result<Fd, Errno> {
    open(path, O_RDONLY).and_then(|fd| out_of_the_way(fd.number()))
}

/// The terminal that controls this process, out of the way.
pub fn open_terminal() -> Result<Fd, Errno> {
    open(b"/dev/tty", O_RDWR).and_then(|fd| out_of_the_way(fd.number()))
}

/// Closes what the shell keeps for itself, in a process that ends with an applet: whoever waits for the end of a pipe is not to wait
/// for a copy that nobody uses. There are no more than some copies above 64.
pub fn close_own() {
    process::close_as_exec(OWN..128);
}

impl Shell {
    /// Does the redirections among the nodes in order. What the descriptors were before goes into `saved`. A failure to open a file is reported and
    /// gives `false`.
    pub fn redirect(
        &mut self,
        nodes: &[Tree],
        saved: &mut Vec<(i32, Option<Fd>)>,
    ) -> Result<bool, Flow> {
        for node in nodes.iter().filter(|node| node.kind == Kind::Redirection) {
            self.line = node.line;
            if !self.redirect_one(node, saved)? {
                self.status = 2;
                return Ok(false);
            }
        }
        Ok(true)
    }

    #[inline(never)]
    fn redirect_one(
        &mut self,
        node: &Node,
        saved: &mut Vec<(i32, Option<Fd>)>,
    ) -> Result<bool, Flow> {
        let (target, op) = (descriptor(node), node.op);
        let here = matches!(op, HERE | HERE_TABS | HERE_STRING);
        let word = if here && op != HERE_STRING { node.here.get() } else { node.first() };
        let parts = word;
        let mut word = Vec::new();
        if let Some(parts) = parts {
            self.expand_single(parts, &mut word)?;
        }
        if op == HERE_STRING {
            word.push(b'\n');
        }
        // `>&file` is for both outputs, where POSIX has no meaning for it.
        if op == DUP_OUT
            && node.text.is_empty()
            && !self.options.has(options::POSIX)
            && word != b"-"
            && super::number(&word).is_none()
        {
            let node = Node { op: b'>', ..Node::new(Kind::Redirection, node.nodes.clone()) };
            return Ok(self.redirect_one(&node, saved)?
                && self.redirect_one(&super::parser::both_outputs(), saved)?);
        }
        // What was printed so far belongs to where descriptor 1 leads now.
        self.flush();
        let old = match out_of_the_way(target) {
            Ok(old) => Some(old),
            Err(Errno::BADF) => None,
            Err(e) => {
                self.say_error("cannot save the descriptor before %: %", &word, e);
                return Ok(false);
            }
        };
        if !saved.iter().any(|(fd, _)| *fd == target) {
            saved.push((target, old));
        }
        let name = if here { b"the here-document" } else { word.as_slice() };
        let mut failure = "cannot create %: %";
        let opened = match op {
            DUP_IN | DUP_OUT if word == b"-" => {
                // One that is closed already is no error.
                let _ = Fd::from_number(target).close();
                return Ok(true);
            }
            DUP_IN | DUP_OUT => match super::number(&word).map(i32::try_from) {
                Some(Ok(from)) => {
                    failure = "%: %";
                    // Its owner keeps it.
                    process::duplicate_to(from, target).map(|()| Fd::from_number(0))
                }
                _ => {
                    self.say("%: bad descriptor number", name);
                    return Ok(false);
                }
            },
            HERE | HERE_TABS | HERE_STRING => {
                failure = "cannot keep %: %";
                self.document(&word)
            }
            b'<' | READ_WRITE => {
                failure = "cannot open %: %";
                open(&word, if op == b'<' { O_RDONLY } else { O_RDWR | O_CREAT })
            }
            APPEND => open(&word, O_WRONLY | O_CREAT | O_APPEND),
            b'>' if self.options.has(options::NOCLOBBER) => create_new(&word),
            _ => open(&word, O_WRONLY | O_CREAT | O_TRUNC),
        };
        let done = opened.and_then(|fd| {
            let number = fd.number();
            if number == 0 {
                return Ok(());
            }
            if number == target {
                let _ = fd.into_number(); // it stays open as the target
            }
            process::duplicate_to(number, target)
        });
        if let Err(e) = done {
            self.say_error(failure, name, e);
        }
        Ok(done.is_ok())
    }

    /// A file that holds a here-document: in memory, or where there is no such thing, in a pipe or a file without a name.
    #[inline(never)]
    fn document(&self, text: &[u8]) -> Result<Fd, Errno> {
        match process::memory_file(text) {
            Err(Errno::NOSYS | Errno::PERM) => {}
            file => return file,
        }
        // What a pipe is sure to hold.
        if text.len() <= PIPE_BUF as usize {
            let (read, write) = process::pipe()?;
            return rt::io::write_all(&write, text).map(|()| read);
        }
        let place = self.get(b"TMPDIR").filter(|place| !place.is_empty()).unwrap_or(b"/tmp");
        let mut count = i64::from(process::id()) << 16;
        loop {
            let name = rt::c_filled(b"%/here-%", &[place, &super::decimal(count)]);
            count += 1;
            match fs::open(fs::CWD, &name, O_RDWR | O_CREAT | O_EXCL, 0o600) {
                Err(Errno::EXIST | Errno::INTR) => {}
                Err(e) => return Err(e),
                Ok(file) => {
                    fs::unlink(fs::CWD, &name, 0)?;
                    rt::io::write_all(&file, text)?;
                    return file.seek(0, SEEK_SET).map(|_| file);
                }
            }
        }
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
#[inline(never)]
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

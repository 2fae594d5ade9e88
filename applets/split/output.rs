//! The files and commands that split writes to.
use super::{Split, turns::Turn};
use core::ffi::CStr;
use rt::{
    CString, Cx, Done, OwnedStrings, Stop, io,
    sys::{
        Errno, Fd, fs, fstat, process,
        raw::{O_CREAT, O_WRONLY, SIGPIPE},
        signal,
    },
    text::{self, number, split::last},
};

/// A file or a command that is being written to.
pub struct File {
    pub fd: Fd,
    pub name: CString,
    /// The command's process, or 0.
    pub child: i32,
    /// Does the command not read any more?
    pub broken: bool,
}

impl Split<'_> {
    /// Ends the piece at hand and begins the next one.
    pub fn next(&mut self, cx: &mut Cx) -> Done {
        self.close(cx)?;
        let name = self.name(cx)?;
        self.file = Some(self.open(cx, name, &mut [])?);
        Ok(())
    }

    /// Makes the file, or starts the command for it.
    #[inline(never)]
    pub fn open(&self, cx: &mut Cx, name: CString, turns: &mut [Turn]) -> Result<File, Stop> {
        let word = name.to_bytes();
        if self.verbose {
            let filter = self.filter.is_some();
            let template = if filter { "executing with FILE=%n" } else { "creating file %q" };
            cx.report(template, &[word]);
        }
        let (fd, child) = match self.filter {
            Some(command) => self.start_command(cx, command, word)?,
            None => {
                let fd = open(cx, &name, O_WRONLY | O_CREAT, turns)?;
                let status = fstat(&fd).map_err(|e| cx.fail(word, e))?;
                if status.same_file(&self.status) {
                    return Err(cx.stop(packed!("%w would overwrite input; aborting"), &[word]));
                }
                if status.is_regular() && status.size() > 0 {
                    let cut = fs::truncate(&fd, 0);
                    cut.map_err(|e| cx.stop_error(packed!("%n: error truncating"), &[word], e))?;
                }
                (fd, 0)
            }
        };
        Ok(File { fd, name, child, broken: false })
    }

    fn start_command(&self, cx: &mut Cx, command: &CStr, name: &[u8]) -> Result<(Fd, i32), Stop> {
        let (output, input) =
            process::pipe().map_err(|e| cx.stop_error(packed!("failed to create pipe"), &[], e))?;
        // The child is not to print it again.
        cx.out.flush()?;
        let child = process::fork()
            .map_err(|e| cx.stop_error(packed!("fork system call failed"), &[], e))?;
        if child > 0 {
            return Ok((input, child));
        }
        let shell = cx.path_var(b"SHELL").unwrap_or(c"/bin/sh");
        let mut args = OwnedStrings::default();
        args.push(last(shell.to_bytes(), b'/'));
        args.push(b"-c");
        args.push(command.to_bytes());
        let mut env = OwnedStrings::default();
        for entry in cx.env() {
            if !entry.to_bytes().starts_with(b"FILE=") {
                env.push(entry.to_bytes());
            }
        }
        env.push(&rt::filled(b"FILE=%", &[name]));
        let done = signal::set(SIGPIPE as u8, signal::Action::Default)
            .and_then(|()| process::duplicate_to(output.number(), 0));
        let error = match done {
            Ok(()) => process::exec(shell, args.as_strings(), env.as_strings()),
            Err(e) => e,
        };
        let words = [shell.to_bytes(), command.to_bytes()];
        cx.say_error("failed to run command: \"%r -c %r\"", &words, Some(error));
        process::exit(1)
    }

    /// Ends the piece at hand, if there is one.
    pub fn close(&mut self, cx: &mut Cx) -> Done {
        match self.file.take() {
            Some(file) => self.end(cx, file),
            None => Ok(()),
        }
    }

    #[inline(never)]
    pub fn end(&self, cx: &mut Cx, file: File) -> Done {
        let File { fd, name, child, .. } = file;
        let name = name.to_bytes();
        // What stands for one that is closed for now stays open.
        if fd.number() > 2 {
            fd.close().map_err(|e| cx.fail(name, e))?;
        }
        if child == 0 {
            return Ok(());
        }
        let ended = loop {
            match process::wait(child, true) {
                Ok((_, ended)) => break ended,
                Err(Errno::INTR) => {}
                Err(e) => {
                    return Err(cx.stop_error(packed!("waiting for child process"), &[], e));
                }
            }
        };
        let (status, signal) = (ended.status(), ended.signal());
        // One that wanted no more may have been told so by this signal.
        if status == 0 || u32::from(signal) == SIGPIPE {
            return Ok(());
        }
        let command = self.filter.unwrap_or(c"").to_bytes();
        if signal > 0 {
            let words = [name, &text::signal::name(signal).unwrap_or_default(), command];
            cx.say(packed!("with FILE=%n, signal %r from command: %r"), &words);
        } else {
            let mut room = [0; number::DIGITS];
            let words = [name, number::format(status.into(), &mut room), command];
            cx.say(packed!("with FILE=%n, exit %r from command: %r"), &words);
        }
        Err(Stop::new(status))
    }

    /// Writes a part of the buffer to the piece at hand.
    #[inline(never)]
    pub fn write(&mut self, cx: &mut Cx, part: core::ops::Range<usize>) -> Done {
        let bytes = self.buf.get(part).unwrap_or(&[]);
        match &mut self.file {
            Some(file) => file.write(cx, bytes),
            None => cx.out.write(bytes),
        }
    }
}

/// Opens a file of a piece, and closes others for now where too many are open.
#[inline(never)]
pub fn open(cx: &mut Cx, name: &CStr, flags: u32, turns: &mut [Turn]) -> Result<Fd, Stop> {
    loop {
        match cx.open(name, flags, 0o666) {
            Ok(fd) => return Ok(fd),
            Err(Errno::MFILE | Errno::NFILE) if close_one(turns) => {}
            Err(e) => return Err(cx.fail(name.to_bytes(), e)),
        }
    }
}

fn close_one(turns: &mut [Turn]) -> bool {
    for turn in turns.iter_mut().rev() {
        if let Some(file) = &mut turn.file
            && file.child == 0
            && !turn.closed
        {
            turn.closed = true;
            // It is open for appending when it is needed again; an error of closing is one of writing and shows there as well.
            file.fd = Fd::STDIN;
            return true;
        }
    }
    false
}

impl File {
    #[inline(never)]
    pub fn write(&mut self, cx: &mut Cx, bytes: &[u8]) -> Done {
        if self.broken {
            return Ok(());
        }
        match io::write_all(&self.fd, bytes) {
            Err(Errno::PIPE) if self.child > 0 => self.broken = true,
            Err(e) => return Err(cx.fail(self.name.to_bytes(), e)),
            Ok(()) => {}
        }
        Ok(())
    }
}

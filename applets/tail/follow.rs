//! What `tail -f` does after the first lines: waiting for more.
use super::{File, Follow, Tail, header};
use rt::{
    Cx, Done, Vec, io,
    sys::{
        self, Errno, Fd, fstat, inotify,
        raw::{self, SEEK_SET},
        signal,
        wait::{Watch, poll},
    },
    text::path,
};

impl Tail {
    /// Prints what is added to the files until there are none left, the process that is watched has ended, or nobody reads.
    ///
    /// inotify only says when to look, and never what has happened: what is true is found by looking. So nothing is missed where
    /// it does not work (network file systems) or its queue overflows; the interval then says when to look.
    #[inline(never)]
    pub fn follow(&mut self, cx: &mut Cx, mut files: Vec<File>, printed: bool) -> Done {
        // A pipe on standard input ends where it ends (POSIX); there is nothing to wait for.
        let is_pipe = |fd: &Fd| fstat(fd).is_ok_and(|stat| stat.is_pipe());
        files.retain(|file| !(file.path == c"-" && file.fd.as_ref().is_none_or(is_pipe)));
        if files.is_empty() {
            return Ok(());
        }
        // Which file was printed last, for the headers.
        let mut last =
            if printed { files.iter().rposition(|file| file.fd.is_some()) } else { None };
        let queue = inotify::queue().ok();
        let process = self.pid.and_then(|pid| sys::process::watch_end(pid).ok());
        loop {
            if files.iter().all(|file| file.given_up) {
                return Err(cx.stop(packed!("no files remaining"), &[]));
            }
            // The watches come before the look, so that what happens between the two wakes the wait.
            for file in &files {
                self.watch(queue.as_ref(), file);
            }
            let alive = match &process {
                Some(process) => !readable(process),
                None => self.pid.is_none_or(|pid| signal::send(pid, 0) != Err(Errno::SRCH)),
            };
            let mut reopened = false;
            for (index, file) in files.iter_mut().enumerate() {
                let may_change = self.follow == Some(Follow::Name) || file.fd.is_none();
                if may_change && !file.given_up {
                    reopened |= self.reopen(cx, file);
                }
                self.more(cx, file, index, &mut last)?;
            }
            cx.out.flush()?;
            if !alive {
                return Ok(());
            }
            // A file that has just been opened is not watched yet.
            if !reopened {
                self.wait(cx, queue.as_ref(), process.as_ref(), &files)?;
            }
        }
    }

    /// Asks to be woken when the file changes, or its name comes to stand for another one. A watch that is there already stays as it
    /// is.
    fn watch(&self, queue: Option<&Fd>, file: &File) {
        let Some(queue) = queue else { return };
        // If it cannot be watched, the interval wakes the wait.
        if file.fd.is_some() {
            let path = if file.path == c"-" { c"/proc/self/fd/0" } else { file.path };
            let _ = inotify::watch(queue, path, raw::IN_MODIFY | raw::IN_ATTRIB);
        }
        if self.follow == Some(Follow::Name) || (self.retry && file.fd.is_none()) {
            let directory = rt::c_string(path::directory(file.path.to_bytes()));
            let events = raw::IN_CREATE
                | raw::IN_DELETE
                | raw::IN_MOVED_FROM
                | raw::IN_MOVED_TO
                | raw::IN_ATTRIB;
            let _ = inotify::watch(queue, &directory, events);
        }
    }

    /// Waits for a file to change, input to come, the interval to pass, the process to end, or the reader of standard output to go
    /// away.
    fn wait(&self, cx: &mut Cx, queue: Option<&Fd>, process: Option<&Fd>, files: &[File]) -> Done {
        let mut watches = watches([queue, process], files);
        let waited = poll(&mut watches, Some(self.interval));
        if let (Ok(_), Some(output)) = (waited, watches.first())
            && output.came(raw::POLLERR)
            && fstat(&Fd::STDOUT).is_ok_and(|stat| !stat.is_character_device())
        {
            // Nobody reads what this would write: what a write would do is due now.
            let _ = signal::send(sys::process::id(), raw::SIGPIPE as u8);
            return Err(rt::Stop::new(1));
        }
        // What is left in the queue wakes the next wait.
        if let (Some(queue), Some(watch)) = (queue, watches.get(1))
            && watch.came(raw::POLLIN)
            && let Err(e) = io::read(queue, &mut [0; 4096])
            && e != Errno::AGAIN
        {
            return Err(cx.stop_error(packed!("error reading inotify event"), &[], e));
        }
        Ok(())
    }

    /// Finds out whether the name still stands for the file that is open, and opens the one that it stands for now. True if that is
    /// another one. A name that goes away is told, but is no failure as long as there is another file to follow.
    #[inline(never)]
    fn reopen(&self, cx: &mut Cx, file: &mut File) -> bool {
        let opened = match sys::stat_at(sys::fs::CWD, file.path, 0) {
            Ok(stat) if file.fd.is_some() && stat.identity() == file.identity => return false,
            Ok(_) => cx.open(file.path, raw::O_RDONLY | raw::O_NONBLOCK, 0),
            Err(e) => Err(e),
        };
        let status = |fd: Fd| match fstat(&fd)? {
            stat if stat.is_directory() => Err(Errno::ISDIR),
            stat => Ok((fd, stat)),
        };
        let name = [file.name];
        match opened.and_then(status) {
            Ok((fd, stat)) => {
                let message = match file.error {
                    _ if file.fd.is_some() => packed!("%q has been replaced;  following new file"),
                    Some(Errno::NOENT) => packed!("%q has appeared;  following new file"),
                    _ => packed!("%q has become accessible"),
                };
                cx.note(message, &name);
                file.fd = Some(fd);
                file.identity = stat.identity();
                file.regular = stat.is_regular();
                (file.position, file.error) = (0, None);
                return true;
            }
            Err(Errno::ISDIR) => {
                file.given_up = !self.keeps_untailable();
                if file.error != Some(Errno::ISDIR) {
                    let message = if file.given_up {
                        packed!(
                            "%q has been replaced with an untailable file; giving up on this name"
                        )
                    } else {
                        packed!("%q has been replaced with an untailable file")
                    };
                    cx.note(message, &name);
                }
                file.error = Some(Errno::ISDIR);
            }
            Err(e) => {
                if self.retry && file.fd.is_some() {
                    cx.note_error(packed!("%q has become inaccessible"), &name, Some(e));
                } else if !self.retry {
                    cx.note_error("%n", &[file.name], Some(e));
                }
                file.given_up = !self.retry;
                file.error = Some(e);
            }
        }
        file.fd = None;
        false
    }

    /// Is a name that stands for a directory looked at again?
    pub fn keeps_untailable(&self) -> bool {
        self.retry && self.follow == Some(Follow::Name)
    }

    /// Prints what was added to a file.
    fn more(&self, cx: &mut Cx, file: &mut File, index: usize, last: &mut Option<usize>) -> Done {
        let Some(fd) = &file.fd else { return Ok(()) };
        if file.regular {
            let Ok(stat) = fstat(fd) else { return Ok(()) };
            if stat.size() < file.position {
                cx.note(packed!("%n: file truncated"), &[file.name]);
                file.position = 0;
                let _ = fd.seek(0, SEEK_SET); // a regular file is seekable
            }
            if stat.size() == file.position {
                return Ok(());
            }
        } else if !readable(fd) {
            return Ok(());
        }
        if self.names == Some(true) && *last != Some(index) {
            header(cx, file.name, &mut last.is_none())?;
        }
        *last = Some(index);
        // A device or pipe is read once, so that it cannot keep the others waiting.
        let limit = if file.regular { u64::MAX } else { 4096 };
        match io::copy(fd, &mut cx.out, limit) {
            Ok(len) => file.position += len,
            Err(Errno::AGAIN) => {}
            Err(e) => {
                cx.say_error(packed!("error reading %q"), &[file.name], Some(e));
                (file.fd, file.given_up) = (None, true);
            }
        }
        cx.out.checked()
    }
}

/// Standard output, the queue and the process, and the files whose size does not tell whether there is more.
fn watches(others: [Option<&Fd>; 2], files: &[File]) -> Vec<Watch> {
    let mut watches = Vec::new();
    watches.push(Watch::new(&Fd::STDOUT, 0));
    watches.extend(others.into_iter().flatten().map(|fd| Watch::new(fd, raw::POLLIN)));
    let streams = files.iter().filter(|file| !file.regular).filter_map(|file| file.fd.as_ref());
    // One that has hung up would end every wait at once.
    watches.extend(streams.filter(|fd| !hung_up(fd)).map(|fd| Watch::new(fd, raw::POLLIN)));
    watches
}

const NOW: rt::sys::wait::Time = rt::sys::wait::Time { seconds: 0, nanoseconds: 0 };

fn readable(fd: &Fd) -> bool {
    let mut watch = [Watch::new(fd, raw::POLLIN)];
    poll(&mut watch, Some(NOW)).is_ok() && watch.iter().any(|watch| watch.came(raw::POLLIN))
}

fn hung_up(fd: &Fd) -> bool {
    let mut watch = [Watch::new(fd, raw::POLLIN)];
    poll(&mut watch, Some(NOW)).is_ok()
        && watch.iter().any(|watch| watch.came(raw::POLLHUP) && !watch.came(raw::POLLIN))
}

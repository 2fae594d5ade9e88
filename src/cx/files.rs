//! Files that the command line names.
use super::Cx;
use crate::{
    Done, Stop, io,
    sys::{self, Errno, Fd},
    text::quote,
};
use core::ffi::CStr;

/// An open input and the name to blame.
pub struct Input<'a> {
    pub name: &'a [u8],
    pub fd: Fd,
}

impl<'a> Input<'a> {
    /// The input itself, for who takes it over; standard input is left here.
    pub fn take(&mut self) -> Input<'a> {
        Input { name: self.name, fd: core::mem::replace(&mut self.fd, Fd::STDIN) }
    }

    /// The next bytes, or `None` at the end. A read error is reported and ends the input. The output so far goes out first, because
    /// the read may have to wait.
    pub fn chunk<'b>(&self, cx: &mut Cx, buf: &'b mut [u8]) -> Option<&'b [u8]> {
        let _ = cx.out.flush(); // the next write tells
        match io::read(&self.fd, buf) {
            Ok(0) => None,
            Ok(len) => buf.get(..len),
            Err(e) => {
                cx.warn(self.name, e);
                None
            }
        }
    }
}

impl<'a> Cx<'a> {
    /// Prints a file's name to standard output: as it is, but quoted where it could steer a terminal.
    pub fn print_name(&mut self, name: &[u8]) -> Done {
        let utf8 = self.utf8();
        let safe = quote::is_printable(name, utf8) || !self.out.is_terminal();
        if safe { self.out.write(name) } else { quote::name(&mut self.out, name, utf8) }
    }

    /// Prints a file's name as [`Cx::print_name`] does, and quotes it if it would take more than one line.
    pub fn print_line_name(&mut self, name: &[u8]) -> Done {
        if name.contains(&b'\n') {
            let utf8 = self.utf8();
            quote::name(&mut self.out, name, utf8)
        } else {
            self.print_name(name)
        }
    }

    /// The status of a file that the command line names, behind symbolic links.
    pub fn status_of(&self, path: &CStr) -> Result<sys::Stat, Errno> {
        sys::stat_at(sys::fs::CWD, path, 0)
    }

    /// Opens a file that the command line names.
    pub fn open(&self, path: &CStr, flags: u32, mode: u32) -> Result<Fd, Errno> {
        sys::fs::open(sys::fs::CWD, path, flags, mode)
    }

    /// Opens the file of an option `--files0-from`, which excludes operands: `extra` is the message about them, `failed` the one
    /// about a file that cannot be opened.
    #[inline(never)]
    pub fn list_of_names<'p>(
        &mut self,
        list: &'p CStr,
        extra: &str,
        failed: &str,
    ) -> Result<Input<'p>, Stop> {
        if let Some(operand) = self.operands().get(0) {
            self.say(extra, &[operand.to_bytes()]);
            self.line(packed!("file operands cannot be combined with --files0-from"), &[]);
            return Err(self.hint());
        }
        self.input(list).map_err(|e| self.stop_error(failed, &[list.to_bytes()], e))
    }

    /// Runs `work` on each operand, opened for reading, or on standard input where there is none or it is `-`. A file that cannot
    /// be opened is reported, and the next one is taken.
    pub fn each_input(
        &mut self,
        mut work: impl FnMut(&mut Cx<'a>, &mut Input<'a>) -> Done,
    ) -> Done {
        for path in self.inputs() {
            match self.input(path) {
                Ok(mut input) => work(self, &mut input)?,
                Err(e) => self.warn(path.to_bytes(), e),
            }
        }
        Ok(())
    }

    /// Opens an operand for reading; `-` is standard input.
    pub fn input<'p>(&self, path: &'p CStr) -> Result<Input<'p>, Errno> {
        let fd = if path == c"-" { Fd::STDIN } else { self.open(path, sys::raw::O_RDONLY, 0)? };
        Ok(Input { name: path.to_bytes(), fd })
    }
}

//! What an applet sees of the world: its arguments and environment, its streams, and a way to complain.
mod environment;
mod files;
mod help;
mod messages;
mod options;

use crate::{Applet, Done, auxv::Auxv, io::Out, strings::Strings, text::error};
pub use files::Input;
use options::Walk;

/// What an applet sees of the world.
pub struct Cx<'a> {
    /// Standard output.
    pub out: Out<'a>,
    pub applet: &'static Applet,
    env: Strings<'a>,
    auxv: Auxv<'static>,
    walk: Walk<'a>,
    status: u8,
    /// Is the next message to go without the applet's name?
    bare: bool,
}

impl<'a> Cx<'a> {
    /// A context for one run of `applet`. `args` starts with the name it was called by and is rearranged while options are read.
    #[inline]
    pub fn new(
        applet: &'static Applet,
        args: Strings<'a>,
        env: Strings<'a>,
        auxv: Auxv<'static>,
        out: Out<'a>,
    ) -> Cx<'a> {
        Cx { out, applet, env, auxv, walk: Walk::new(args), status: 0, bare: false }
    }

    /// Goes on as `applet`, with the arguments from the `skip`th on.
    pub fn become_applet(&mut self, applet: &'static Applet, skip: usize) -> Done {
        self.applet = applet;
        self.restart(self.args().skip(skip));
        (applet.main)(self)
    }

    /// Raises the exit status to `status`; it never sinks.
    pub fn raise(&mut self, status: u8) {
        self.status = self.status.max(status);
    }

    /// Flushes the output, reports its first error, and turns the outcome into an exit status. With `last`, nothing else will be
    /// written to standard output: it is closed, so that an error of close(2) is not lost.
    pub fn finish(&mut self, done: Done, last: bool) -> u8 {
        if let Err(stop) = done {
            self.raise(stop.status());
        }
        self.out.close(last);
        if let Some(error) = self.out.take_error() {
            self.out.divert();
            // Not `say`, so that a program that only writes does not carry the texts of all errors.
            self.out.add(self.applet.name.as_bytes());
            self.out.add(b": write error: ");
            if !error::write_of_writing(error, &mut self.out) {
                self.out.add(b"unknown error");
            }
            self.out.add(b"\n");
            self.out.return_to_stdout();
            self.raise(self.applet.failure);
        }
        self.status
    }
}

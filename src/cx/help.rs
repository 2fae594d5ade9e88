//! `--help` and `--version`.
use super::Cx;
use crate::{Stop, opt, packed::Line};

impl<'a> Cx<'a> {
    /// Prints the help text.
    pub fn help(&mut self) -> Stop {
        self.answer("Usage: ", self.applet.help, opt::COMMON)
    }

    pub(super) fn version(&mut self) -> Stop {
        self.answer("", concat!(" (mote) ", env!("CARGO_PKG_VERSION")).as_bytes(), b"\n")
    }

    /// Prints the applet's name between packed texts, and leaves.
    fn answer(&mut self, before: &str, after: &[u8], end: &[u8]) -> Stop {
        self.out.add(before.as_bytes());
        self.out.add(self.applet.name.as_bytes());
        self.print_columns(after);
        self.print_columns(end);
        self.out.checked().err().unwrap_or(Stop::new(0))
    }

    /// Prints a help text, in which a tab goes to the column that such a text has next.
    #[inline(never)]
    fn print_columns(&mut self, text: &[u8]) {
        let mut column = 0;
        for &byte in text {
            Line::each(byte, |mut byte| {
                let mut stop = 0;
                if byte == b'\t' {
                    byte = b' ';
                    stop = if column == 0 { opt::LONG_COLUMN } else { opt::TEXT_COLUMN };
                }
                loop {
                    self.out.add(&[byte]);
                    column += 1;
                    if column >= stop {
                        break;
                    }
                }
                if byte == b'\n' {
                    column = 0;
                }
            });
        }
    }
}

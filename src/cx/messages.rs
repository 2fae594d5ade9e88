//! Messages: what goes to standard error.
//!
//! A message is a template: `%` and a letter of [`quote::write`] stand for the next of `words`. It goes out behind the applet's name,
//! after all output so far.
use super::Cx;
use crate::{
    Stop, io,
    opt::Names,
    packed::Line,
    sys::{Errno, Fd},
    text::{error, quote},
};

impl<'a> Cx<'a> {
    /// Reports that `noun`, a file's name, failed, and goes on. The status becomes 1.
    pub fn warn(&mut self, noun: &[u8], error: Errno) {
        self.say_error("%n", &[noun], Some(error));
    }

    /// Reports that `noun`, a file's name, failed, and gives up.
    pub fn fail(&mut self, noun: &[u8], error: Errno) -> Stop {
        self.stop_error("%n", &[noun], error)
    }

    // A message's words come as an array whose length is known where it is made, so that a single one, which is most common, can go in
    // registers. A program of a few applets has few messages, and is smaller where the compiler chooses what stands apart.

    /// Reports a mistake on the command line and gives up: the message, a pointer to `--help`, and the failure status.
    #[inline(always)]
    pub fn usage<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) -> Stop {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.usage_bare(message),
            [word] => self.usage_word(message, word),
            words => self.usage_words(message, words),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn usage_bare(&mut self, message: &[u8]) -> Stop {
        self.usage_words(message, &[])
    }

    #[cfg_attr(not(plain), inline(never))]
    fn usage_word(&mut self, message: &[u8], word: &[u8]) -> Stop {
        self.usage_words(message, &[word])
    }

    #[cfg_attr(not(plain), inline(never))]
    fn usage_words(&mut self, message: &[u8], words: &[&[u8]]) -> Stop {
        self.say_words(message, words, None);
        self.hint()
    }

    /// Points to `--help` and gives up.
    pub fn hint(&mut self) -> Stop {
        let name = self.applet.name.as_bytes();
        self.line(packed!("Try '%r --help' for more information."), &[name]);
        self.failure()
    }

    /// Gives up with the failure status.
    pub(super) fn failure(&self) -> Stop {
        Stop::new(self.applet.failure)
    }

    /// Reports that the operand at `index` is one too many.
    pub fn extra_operand(&mut self, index: usize) -> Stop {
        let word = self.operands().get(index).unwrap_or(c"").to_bytes();
        self.usage(packed!("extra operand %w"), &[word])
    }

    /// Reports that an operand is missing.
    pub fn missing_operand(&mut self) -> Stop {
        self.usage(packed!("missing operand"), &[])
    }

    /// Reports `message` and gives up.
    #[inline(always)]
    pub fn stop<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) -> Stop {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.stop_bare(message),
            [word] => self.stop_word(message, word, None),
            words => self.stop_words(message, words, None),
        }
    }

    /// Reports `message` with an error behind it, and gives up.
    #[inline(always)]
    pub fn stop_error<const N: usize>(
        &mut self,
        message: impl AsRef<[u8]>,
        words: &[&[u8]; N],
        error: Errno,
    ) -> Stop {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.stop_because(message, error),
            [word] => self.stop_word(message, word, Some(error)),
            words => self.stop_words(message, words, Some(error)),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_bare(&mut self, message: &[u8]) -> Stop {
        self.stop_words(message, &[], None)
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_because(&mut self, message: &[u8], error: Errno) -> Stop {
        self.stop_words(message, &[], Some(error))
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_word(&mut self, message: &[u8], word: &[u8], error: Option<Errno>) -> Stop {
        self.stop_words(message, &[word], error)
    }

    #[cfg_attr(not(plain), inline(never))]
    fn stop_words(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) -> Stop {
        self.say_words(message, words, error);
        self.failure()
    }

    /// Reports `message` and goes on. The status becomes 1.
    #[inline(always)]
    pub fn say<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) {
        self.say_error(message, words, None);
    }

    /// Reports `message`, with an error behind it if there is one, and goes on. The status becomes 1.
    #[inline(always)]
    pub fn say_error<const N: usize>(
        &mut self,
        message: impl AsRef<[u8]>,
        words: &[&[u8]; N],
        error: Option<Errno>,
    ) {
        let message = message.as_ref();
        match words.as_slice() {
            [word] => self.say_word(message, word, error),
            words => self.say_words(message, words, error),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn say_word(&mut self, message: &[u8], word: &[u8], error: Option<Errno>) {
        self.say_words(message, &[word], error);
    }

    /// As [`Cx::say_error`], for words whose number is known only now.
    #[cfg_attr(not(plain), inline(never))]
    pub fn say_words(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) {
        self.raise(1);
        self.note_words(message, words, error);
    }

    /// Writes `message` as [`Cx::say`] does, but leaves the status: nothing failed.
    #[inline(always)]
    pub fn note<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) {
        self.note_error(message, words, None);
    }

    /// Writes `message` as [`Cx::say_error`] does, but leaves the status: nothing failed.
    #[inline(always)]
    pub fn note_error<const N: usize>(
        &mut self,
        message: impl AsRef<[u8]>,
        words: &[&[u8]; N],
        error: Option<Errno>,
    ) {
        let message = message.as_ref();
        match words.as_slice() {
            [] => self.note_bare(message, error),
            [word] => self.note_word(message, word, error),
            words => self.note_words(message, words, error),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn note_bare(&mut self, message: &[u8], error: Option<Errno>) {
        self.note_words(message, &[], error);
    }

    #[cfg_attr(not(plain), inline(never))]
    fn note_word(&mut self, message: &[u8], word: &[u8], error: Option<Errno>) {
        self.note_words(message, &[word], error);
    }

    /// As [`Cx::note_error`], for words whose number is known only now.
    pub fn note_words(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) {
        self.write_line(message, words, error);
    }

    /// Writes `message` without the applet's name, and leaves the status.
    #[inline(always)]
    pub fn line<const N: usize>(&mut self, message: impl AsRef<[u8]>, words: &[&[u8]; N]) {
        let message = message.as_ref();
        match words.as_slice() {
            [word] => self.line_word(message, word),
            words => self.line_words(message, words),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn line_word(&mut self, message: &[u8], word: &[u8]) {
        self.line_words(message, &[word]);
    }

    /// As [`Cx::line`], for words whose number is known only now.
    #[inline(never)]
    pub fn line_words(&mut self, message: &[u8], words: &[&[u8]]) {
        self.bare = true;
        self.write_line(message, words, None);
    }

    /// Asks a question, a template as messages have them, and reads a line of standard input: is the answer yes?
    #[inline(never)]
    pub fn ask(&mut self, question: &str, words: &[&[u8]]) -> bool {
        self.out.divert();
        self.out.add(self.applet.name.as_bytes());
        self.out.add(b": ");
        self.fill(question, words);
        self.out.add(b"? ");
        self.out.return_to_stdout();
        // No more than the line is taken: what follows may be somebody else's.
        let (mut first, mut byte) = (None, [0]);
        while let Ok(1) = io::read(&Fd::STDIN, &mut byte) {
            if byte == *b"\n" {
                break;
            }
            first = first.or(Some(byte));
        }
        matches!(first, Some([b'y' | b'Y']))
    }

    fn write_line(&mut self, message: &[u8], words: &[&[u8]], error: Option<Errno>) {
        self.out.divert();
        if !core::mem::take(&mut self.bare) {
            self.out.add(self.applet.name.as_bytes());
            self.out.add(b": ");
        }
        self.fill_template(message, words);
        if let Some(error) = error {
            self.out.add(b": ");
            error::write(error, &mut self.out);
        }
        self.out.add(b"\n");
        self.out.return_to_stdout();
    }

    /// Writes a line to standard output, by a template as messages have them.
    #[inline(always)]
    pub fn report<const N: usize>(&mut self, template: impl AsRef<[u8]>, words: &[&[u8]; N]) {
        let template = template.as_ref();
        match words.as_slice() {
            [word] => self.report_word(template, word),
            words => self.report_words(template, words),
        }
    }

    #[cfg_attr(not(plain), inline(never))]
    fn report_word(&mut self, template: &[u8], word: &[u8]) {
        self.report_words(template, &[word]);
    }

    /// As [`Cx::report`], for words whose number is known only now.
    #[cfg_attr(not(plain), inline(never))]
    pub fn report_words(&mut self, template: &[u8], words: &[&[u8]]) {
        self.fill_template(template, words);
        self.out.add(b"\n");
    }

    /// Writes the beginning of such a line.
    pub fn fill(&mut self, message: &str, words: &[&[u8]]) {
        self.fill_template(message.as_bytes(), words);
    }

    /// Writes a template, which may be packed.
    #[cfg_attr(not(plain), inline(never))]
    fn fill_template(&mut self, template: &[u8], words: &[&[u8]]) {
        let utf8 = self.utf8();
        let mut words = words.iter();
        let mut in_directive = false;
        for &packed in template {
            Line::each(packed, |byte| {
                let starts_directive = byte == b'%' && !in_directive;
                if in_directive {
                    let word = words.next().copied().unwrap_or(b"");
                    match byte {
                        b'f' => self.write_fitting(word),
                        style => quote::write(&mut self.out, word, style, utf8),
                    }
                } else if !starts_directive {
                    self.out.add(&[byte]);
                }
                in_directive = starts_directive;
            });
        }
    }

    /// Writes the options' names that `name` is the beginning of.
    fn write_fitting(&mut self, name: &[u8]) {
        let mut names = Names::new(self.applet.help);
        while names.seek(name, false) {
            self.out.add(b" '");
            self.out.add(names.text());
            self.out.add(b"'");
        }
    }
}

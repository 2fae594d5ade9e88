//! Where a script comes from: text, a file, standard input, a terminal.
use super::Flow;
use alloc::vec::Vec;
use rt::sys::{Errno, Fd, raw};
use rt::text::split::consume;

pub struct Source {
    /// What was read; before `at` it is used up.
    text: Vec<u8>,
    at: usize,
    feed: Feed,
    /// The line that the next character is on.
    pub line: u32,
    /// Has the present command begun?
    pub inside: bool,
    /// Is nothing more to be read, until [`Source::discard`]?
    ended: bool,
    /// Has the terminal to give a line, before the command can be parsed anew?
    pub starved: bool,
    /// What ended the reading, if it was not the end of the input.
    pub stopped: Option<Flow>,
    /// What a terminal gave, and from where on it is of the present command.
    given: (Vec<u8>, usize),
    /// The place and the line where that began, and the aliases whose values it holds.
    began: (usize, u32, Vec<Alias>),
    /// What the terminal is to give for a here-document to end.
    pub awaited: Vec<u8>,
    /// Are lines shown as they are used?
    pub verbose: bool,
    shown: Vec<u8>,
    /// What the reading failed with.
    pub error: Option<Errno>,
    /// How many characters were used up before those of `text`.
    gone: usize,
    /// The aliases whose values stand in `text`.
    aliases: Vec<Alias>,
    /// The characters of the present command so far.
    pub log: Vec<u8>,
}

/// An alias whose value was put into the source.
#[derive(Clone)]
struct Alias {
    name: Vec<u8>,
    /// The place behind its value.
    end: usize,
    /// Does the value end in a blank, so that the word behind it may be an alias as well?
    blank: bool,
}

enum Feed {
    /// All of it is in `text`.
    None,
    /// A file that nobody else reads.
    File(Fd),
    /// Standard input with a position, which is put back to what was used before a command runs.
    Seekable,
    /// Standard input without one, read a byte at a time so that commands get the rest.
    Stream,
    /// A terminal gives a line at a time.
    Terminal,
}

impl Source {
    #[inline(never)]
    fn new(text: Vec<u8>, feed: Feed) -> Source {
        Source {
            text,
            at: 0,
            feed,
            line: 1,
            inside: false,
            ended: false,
            starved: false,
            stopped: None,
            given: (Vec::new(), 0),
            began: (0, 1, Vec::new()),
            awaited: Vec::new(),
            verbose: false,
            shown: Vec::new(),
            error: None,
            gone: 0,
            aliases: Vec::new(),
            log: Vec::new(),
        }
    }

    pub fn text(text: Vec<u8>, line: u32) -> Source {
        Source { line, ..Source::new(text, Feed::None) }
    }

    pub fn file(fd: Fd) -> Source {
        Source::new(Vec::new(), Feed::File(fd))
    }

    pub fn standard_input(terminal: bool) -> Source {
        let feed = if terminal {
            Feed::Terminal
        } else if Fd::STDIN.seek(0, raw::SEEK_CUR).is_ok() {
            Feed::Seekable
        } else {
            Feed::Stream
        };
        Source::new(Vec::new(), feed)
    }

    /// The character `ahead` of the next one.
    pub fn peek(&mut self, ahead: usize) -> Option<u8> {
        loop {
            match self.text.get(self.at + ahead).copied() {
                // NUL can be in no word.
                Some(0) => drop(self.text.remove(self.at + ahead)),
                None if self.fill() => {}
                byte => return byte,
            }
        }
    }

    pub fn next(&mut self) -> Option<u8> {
        let byte = self.peek(0);
        self.at += usize::from(byte.is_some());
        self.log.extend(byte);
        if self.verbose {
            self.shown.extend(byte);
        }
        if matches!(byte, None | Some(b'\n')) {
            self.line = self.line.wrapping_add(byte.is_some().into());
            // There is nobody left to tell if this fails.
            let _ = rt::io::write_all(&Fd::STDERR, &self.shown);
            self.shown.clear();
        }
        byte
    }

    /// Is there nothing left but blanks? Only known of text.
    pub fn is_used_up(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or(&[]);
        matches!(self.feed, Feed::None) && rest.iter().all(u8::is_ascii_whitespace)
    }

    /// Reads more. Returns whether there was any.
    #[inline(never)]
    fn fill(&mut self) -> bool {
        if self.ended {
            return false;
        }
        consume(&mut self.text, self.at);
        self.gone += self.at;
        self.at = 0;
        let before = self.text.len();
        let stdin = Fd::STDIN;
        let (fd, most) = match &self.feed {
            Feed::None => return false,
            Feed::File(fd) => (fd, 4096),
            Feed::Seekable => (&stdin, 4096),
            Feed::Stream => (&stdin, 1),
            Feed::Terminal => {
                self.starved = true;
                return false;
            }
        };
        let mut buf = [0; 4096];
        match fd.read(buf.get_mut(..most).unwrap_or(&mut [])) {
            Ok(len) => self.text.extend_from_slice(buf.get(..len).unwrap_or(&[])),
            Err(Errno::INTR) => return self.fill(),
            Err(e) => self.error = Some(e),
        }
        self.ended = self.text.len() == before;
        !self.ended
    }

    /// Leaves what was not used yet to the commands that are about to run.
    pub fn release(&mut self) {
        let place = self.place();
        self.aliases.retain(|alias| alias.end > place);
        if matches!(self.feed, Feed::Seekable) && self.aliases.is_empty() {
            let unused = self.text.len() - self.at;
            // It had a position when it was opened.
            let _ = Fd::STDIN.seek(-(unused as i64), raw::SEEK_CUR);
            self.discard();
        }
    }

    /// The place of the next character.
    pub fn place(&self) -> usize {
        self.gone + self.at
    }

    /// Puts the value of an alias before the next character.
    pub fn insert(&mut self, alias: &[u8], value: &[u8]) {
        let place = self.place();
        // What ends here encloses it: its last word was the alias.
        let around = self.aliases.iter_mut().filter(|around| around.end >= place);
        around.for_each(|around| around.end += value.len());
        let (name, end) = (alias.to_vec(), place + value.len());
        let blank = value.ends_with(b" ") || value.ends_with(b"\t");
        self.aliases.push(Alias { name, end, blank });
        self.text.splice(self.at..self.at, value.iter().copied());
    }

    /// Does the value of the alias stand at that place?
    pub fn is_inside(&self, alias: &[u8], place: usize) -> bool {
        self.aliases.iter().any(|inside| inside.name == alias && place < inside.end)
    }

    /// Is the word at that place the first one behind a value that ends in a blank?
    pub fn follows_blank(&mut self, place: usize) -> bool {
        let ended = self.aliases.iter_mut().filter(|alias| alias.end <= place);
        ended.fold(false, |follows, alias| core::mem::take(&mut alias.blank) | follows)
    }

    /// Remembers that a command begins here.
    pub fn begin(&mut self) {
        if self.is_terminal() {
            let rest = self.text.get(self.at..).unwrap_or(&[]);
            let (given, from) = &mut self.given;
            *from = given.len().saturating_sub(rest.len());
            if !self.aliases.is_empty() {
                // The terminal did not give all that is left.
                (*given, *from) = (rest.to_vec(), 0);
            }
            self.began = (self.place(), self.line, self.aliases.clone());
        }
    }

    pub fn is_terminal(&self) -> bool {
        matches!(self.feed, Feed::Terminal)
    }

    /// Adds a line to the command. Returns whether it takes another one in any case; else goes back to where the command began.
    #[inline(never)]
    pub fn add(&mut self, line: &[u8]) -> bool {
        let (given, from) = &mut self.given;
        consume(given, core::mem::take(from));
        // NUL can be in no word.
        given.extend(line.iter().filter(|&&byte| byte != 0));
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        if !self.awaited.is_empty() && !line.ends_with(&self.awaited) {
            return true;
        }
        self.awaited.clear();
        let (place, number, aliases) = &self.began;
        (self.text, self.aliases) = (given.clone(), aliases.clone());
        (self.at, self.gone, self.line) = (0, *place, *number);
        self.starved = false;
        false
    }

    /// Goes back to where the command began; there will be no more lines.
    pub fn stop(&mut self, why: Option<Flow>) {
        self.awaited.clear();
        self.add(b"");
        (self.ended, self.stopped) = (true, why);
    }

    /// Forgets what was read and not used, and goes on reading.
    pub fn discard(&mut self) {
        (self.ended, self.stopped, self.error) = (false, None, None);
        self.aliases.clear();
        self.given = (Vec::new(), 0);
        self.gone += self.text.len();
        self.text.clear();
        self.at = 0;
    }
}

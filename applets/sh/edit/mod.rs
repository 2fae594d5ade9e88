//! The line editor of a prompt.
mod complete;
mod emacs;
mod fc;
mod history;
mod keys;
mod line;
mod prompt;
mod screen;
mod search;
mod vi;

pub use prompt::without_marks;

use super::{Flow, options, source::Source, state::Shell};
use history::History;
use keys::{Keys, control};
use line::Line;
use rt::{
    Vec,
    sys::{
        Errno, Fd, process,
        raw::{VEOF, VERASE, VINTR, VKILL, VWERASE},
        signal::{self, Action},
        terminal::Settings,
    },
};
use screen::Screen;

const INT: u8 = 2;
const CONT: u8 = 18;
const WINCH: u8 = 28;
/// The signals that the editor follows, unless the user has said what they do: those that would end the shell while the terminal is
/// set for the editor (SIGHUP, SIGUSR1, SIGUSR2, SIGALRM), SIGCONT and SIGWINCH.
const FOLLOWED: [u8; 6] = [1, 10, 12, 14, CONT, WINCH];

/// What the shell remembers from one line to the next.
#[derive(Default)]
pub struct Past {
    pub history: History,
    /// How many commands were entered.
    pub commands: usize,
    /// How often in a row the end of the input was not taken for one.
    ends: u8,
    kills: Vec<Vec<u8>>,
    /// What was searched for last: by C-r, and by vi's `/`.
    searched: Vec<u8>,
    pattern: Vec<u8>,
    backward: bool,
    /// The last character that vi's `f` looked for, and how.
    find: (u8, Vec<u8>),
    /// The keys of vi's last change, and its count.
    change: Vec<u16>,
    change_count: usize,
    /// How the terminal was set when the last command began.
    settings: Option<Settings>,
    /// The number of the entry that the next line begins with (C-o).
    next: usize,
    /// How a trap ended that ran while a line was edited.
    flow: Option<Flow>,
}

/// How the editing of a line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leave {
    Accept,
    /// C-d on an empty line, or the terminal is gone.
    End,
    Interrupt,
    /// As a trap says, which has left that in [`Past`].
    Flow,
}

type Step = Result<(), Leave>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Emacs,
    Insert,
    /// vi's `R`
    Replace,
    Command,
}

/// No count was given.
const NONE: usize = usize::MAX;

// What is used most comes first, where an instruction reaches it with a short offset.
#[repr(C)]
struct Edit<'s> {
    line: Line,
    sh: &'s mut Shell,
    count: usize,
    /// The number of the entry of the history that is shown.
    number: usize,
    mode: Mode,
    negative: bool,
    /// What the present command is for the next one, and what the one before it was: `k` a kill, `y` a yank, `.` the last word of a
    /// command, Tab a completion.
    last: u8,
    before: u8,
    /// Is what is typed a part of vi's change that began before it?
    changing: bool,
    /// Where a yank, or a last word, begins, and how far back what stands there was found.
    yanked: (usize, usize),
    keys: Keys,
    screen: Screen,
    /// Entries that were changed, and left.
    drafts: Vec<(usize, Vec<u8>)>,
    /// The terminal's settings before.
    settings: Settings,
}

impl Shell {
    /// Sets the terminal as it was before a command that could not do that itself, because it was stopped or killed.
    pub fn restore_terminal(&self) {
        if let Some(settings) = &self.past.settings {
            // If the terminal is gone, nobody misses it.
            let _ = settings.set(&Fd::STDIN, true);
        }
    }

    /// Gets the next line of a command that is read from a terminal.
    #[inline(never)]
    pub fn feed(&mut self, source: &mut Source) {
        let interactive = self.options.has(options::INTERACTIVE);
        let mut more = source.inside;
        let mut line = Vec::new();
        let left = loop {
            if interactive {
                self.load_history();
                if !more {
                    self.save_history(false);
                }
                line = self.prompt_text(if more { b"PS2" } else { b"PS1" });
            }
            let edited = self.options.has(options::EMACS) || self.options.has(options::VI);
            let left = if interactive && edited {
                self.edit(&mut line)
            } else {
                self.read_plainly(&mut line)
            };
            if left == Leave::Accept {
                self.past.ends = 0;
                if interactive {
                    self.note_line(line.strip_suffix(b"\n").unwrap_or(&line), more);
                    self.past.commands += usize::from(!more);
                }
                if self.options.has(options::VERBOSE) {
                    self.print_error(&line);
                }
                more = true;
                if source.add(&line) {
                    continue;
                }
                return;
            }
            let ignored = left == Leave::End
                && interactive
                && !more
                && self.options.has(options::IGNOREEOF)
                // A terminal that is gone comes to its end again and again.
                && self.past.ends < 50;
            if !ignored {
                break left;
            }
            self.past.ends += 1;
            self.print_error(b"Use \"exit\" to leave the shell.\n");
        };
        source.stop(match left {
            Leave::Interrupt => Some(Flow::Interrupt),
            Leave::Flow => self.past.flow.take(),
            _ => None,
        });
    }

    /// Reads a line that the terminal itself lets the user edit into what holds the prompt.
    #[inline(never)]
    fn read_plainly(&mut self, line: &mut Vec<u8>) -> Leave {
        self.print_error(&without_marks(line));
        let mut buf = [0; 4096];
        match Fd::STDIN.read(&mut buf) {
            Ok(len @ 1..) => {
                line.clear();
                line.extend_from_slice(buf.get(..len).unwrap_or(&[]));
                Leave::Accept
            }
            Err(Errno::INTR) => Leave::Interrupt,
            Ok(_) | Err(_) => Leave::End,
        }
    }

    /// Lets the user edit a line, which takes the place of the prompt, with its newline.
    #[inline(never)]
    fn edit(&mut self, line: &mut Vec<u8>) -> Leave {
        let vi = self.options.has(options::VI);
        let utf8 = self.utf8;
        let number = self.past.history.end();
        let next = core::mem::take(&mut self.past.next);
        let mut edit = Edit {
            line: Line::default(),
            sh: self,
            count: NONE,
            number,
            mode: if vi { Mode::Insert } else { Mode::Emacs },
            negative: false,
            last: 0,
            before: 0,
            changing: false,
            yanked: (0, 0),
            keys: Keys::default(),
            screen: Screen::default(),
            drafts: Vec::new(),
            settings: Settings::default(),
        };
        edit.keys.vi = vi;
        (edit.line.utf8, edit.screen.utf8) = (utf8, utf8);
        edit.screen.prompt = core::mem::take(line);
        let mut left = Leave::End;
        if edit.enter().is_ok() {
            if next > 0 {
                edit.go_to(next);
            }
            left = edit.run();
            edit.line.at = edit.line.text.len();
            edit.show();
            // After an interrupt the newline comes with what is done about it.
            edit.screen.end(if left == Leave::Interrupt { b"^C" } else { b"\r\n" });
            edit.leave();
        }
        *line = edit.line.text;
        line.push(b'\n');
        left
    }
}

impl Edit<'_> {
    /// Sets the terminal and the signals for the editor.
    fn enter(&mut self) -> Result<(), Errno> {
        self.settings = Settings::of(&Fd::STDIN)?;
        self.settings.for_keys().set(&Fd::STDIN, true)?;
        // From here on they come only while a key is waited for.
        self.keys.mask = signal::blocked();
        let _ = signal::block(u64::MAX);
        self.follow(Action::Note);
        self.screen.measure();
        // What is pasted comes between marks.
        self.screen.write(b"\x1b[?2004h");
        Ok(())
    }

    /// Makes the terminal and the signals what commands expect.
    #[inline(never)]
    fn leave(&mut self) {
        self.screen.write(b"\x1b[?2004l");
        self.sh.past.settings = Some(self.settings);
        self.sh.restore_terminal();
        self.follow(Action::Default);
        let _ = signal::block(self.keys.mask);
    }

    /// Says what is to happen on signals of which the user has not said it.
    #[inline(never)]
    fn follow(&self, action: Action) {
        for signal in FOLLOWED {
            if !self.sh.traps.is_trapped(signal) && !signal::is_ignored(signal) {
                // These signals exist.
                let _ = signal::set(signal, action);
            }
        }
    }

    /// Does what the signals ask for that have come.
    #[inline(never)]
    fn signals(&mut self) -> Step {
        while let Some(signal) = signal::take() {
            match signal {
                INT => {
                    // Its trap is for who is told of the interrupt.
                    let _ = signal::send(process::id(), INT);
                    return Err(Leave::Interrupt);
                }
                _ if self.sh.traps.is_trapped(signal) => {
                    self.step_aside();
                    let flow = self.sh.act_on(signal);
                    self.come_back(flow)?;
                }
                CONT | WINCH => {
                    // Who went on with the shell may have set the terminal otherwise.
                    let _ = self.settings.for_keys().set(&Fd::STDIN, false);
                    self.screen.resize(&self.line.text, self.line.at);
                }
                _ if FOLLOWED.contains(&signal) => {
                    self.step_aside();
                    let _ = signal::send(process::id(), signal);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Leaves the line for what commands do below it.
    fn step_aside(&mut self) {
        self.screen.end(b"\r\n");
        self.leave();
    }

    /// Goes on with the line, if they have not ended otherwise.
    fn come_back(&mut self, flow: super::Run) -> Step {
        self.sh.past.flow = flow.err();
        let entered = self.enter();
        if self.sh.past.flow.is_some() {
            return Err(Leave::Flow);
        }
        entered.map_err(|_| Leave::End)
    }

    fn show(&mut self) {
        self.screen.show(&self.line.text, self.line.at);
    }

    /// The next key.
    #[inline(never)]
    fn key(&mut self) -> Result<u16, Leave> {
        loop {
            // One may have come just before they were blocked.
            if signal::arrived() {
                self.signals()?;
            }
            if !self.keys.is_pending() {
                self.show();
            }
            match self.keys.next() {
                Ok(key) => return Ok(self.usual(key)),
                Err(Errno::INTR) => {}
                Err(_) => return Err(Leave::End),
            }
        }
    }

    /// The key that usually does what this one does as the terminal is set.
    fn usual(&self, key: u16) -> u16 {
        let usual = [(VINTR, b'c'), (VEOF, b'd'), (VKILL, b'u'), (VWERASE, b'w'), (VERASE, b'h')];
        for (place, letter) in usual {
            let own = self.settings.characters.get(place as usize).copied().unwrap_or(0);
            if own != 0 && u16::from(own) == key {
                return control(letter);
            }
        }
        key
    }

    /// The character that the byte begins.
    fn character(&mut self, byte: u8) -> Vec<u8> {
        self.keys.character(byte, self.line.utf8)
    }

    fn run(&mut self) -> Leave {
        loop {
            let done = match self.key() {
                Ok(0x03) => {
                    // A trap, or that it is ignored, counts here as well.
                    let _ = signal::block(self.keys.mask);
                    let _ = signal::send(process::id(), INT);
                    let _ = signal::block(u64::MAX);
                    self.signals()
                }
                Ok(key) if self.mode == Mode::Command => self.vi_command(key),
                Ok(key) => self.emacs_command(key),
                Err(left) => Err(left),
            };
            if let Err(left) = done {
                return left;
            }
        }
    }

    #[inline(never)]
    fn bell(&mut self) {
        self.keys.queue.clear();
        self.screen.write(b"\x07");
    }

    /// How often the command is to be done.
    fn times(&self) -> usize {
        if self.count == NONE { 1 } else { self.count }
    }

    // The history.

    /// Shows the entry of that number; the one behind the last is the line that was begun.
    #[inline(never)]
    fn go_to(&mut self, number: usize) {
        let text = core::mem::take(&mut self.line.text);
        let history = &self.sh.past.history;
        match self.drafts.iter_mut().find(|(other, _)| *other == self.number) {
            Some((_, draft)) => *draft = text,
            None if history.get(self.number) == Some(&text) => {}
            None => self.drafts.push((self.number, text)),
        }
        self.number = number.clamp(history.first(), history.end());
        let draft = self.drafts.iter().find(|(other, _)| *other == self.number);
        if let Some(text) = draft.map(|(_, text)| text).or(history.get(self.number)) {
            self.line.text.extend_from_slice(text);
        }
        self.line.at = self.line.text.len();
        self.line.forget();
    }

    /// Goes back in the history, or forward.
    #[inline(never)]
    fn step(&mut self, back: bool, count: usize) {
        let to = match back {
            true => self.number.wrapping_sub(count),
            false => self.number + count,
        };
        let history = &self.sh.past.history;
        if to < history.first() || to > history.end() || count == 0 {
            return self.bell();
        }
        self.go_to(to);
    }

    // What both modes do.

    /// Does something to the text between two places: `m` moves there, `k` kills it, `y` keeps a copy, `d` deletes, and the letters of
    /// [`Line::change_case`] do that.
    #[inline(never)]
    fn operate(&mut self, what: u8, to: usize) {
        let from = self.line.at;
        if what == b'm' {
            self.line.at = to;
            self.line.typing = false;
            return;
        }
        let (low, high) = (from.min(to), from.max(to));
        if matches!(what, b'k' | b'y') {
            let text = self.line.text.get(low..high).unwrap_or(&[]);
            let kills = &mut self.sh.past.kills;
            // One kill after another makes one text.
            match kills.last_mut().filter(|_| self.before == b'k') {
                Some(kill) if to < from => line::replace(kill, 0, 0, text),
                Some(kill) => kill.extend_from_slice(text),
                None => {
                    if kills.len() >= 16 {
                        kills.remove(0);
                    }
                    kills.push(text.to_vec());
                }
            }
        }
        match what {
            b'y' => {}
            b'k' | b'd' => {
                self.line.remember();
                self.line.replace(low, high, b"");
            }
            case => {
                self.line.remember();
                self.line.change_case(low, high, case);
            }
        }
    }

    /// Gives the line to the user's editor, and takes what comes back as what was entered.
    #[inline(never)]
    fn edit_outside(&mut self) -> Step {
        let editor = self.sh.first_of(&[b"VISUAL", b"EDITOR"], b"vi");
        let status = self.sh.status;
        self.step_aside();
        let flow = self.sh.edit_text(&editor, &mut self.line.text);
        self.line.at = 0;
        let good = self.sh.status == 0;
        self.sh.status = status;
        self.come_back(flow)?;
        if good { Err(Leave::Accept) } else { Ok(()) }
    }

    /// Makes the line a comment, to be found in the history.
    fn comment(&mut self) -> Step {
        self.line.replace(0, 0, b"#");
        Err(Leave::Accept)
    }

    /// The word of that place in an entry of the history, or its last one.
    #[inline(never)]
    fn word_of_entry(&self, number: usize, place: usize) -> Vec<u8> {
        let text = self.sh.past.history.get(number).map_or(&[][..], |entry| entry);
        let (mut start, mut end) = (0, 0);
        let (mut count, mut quote, mut inside) = (0, 0, false);
        let mut at = 0;
        while at <= text.len() {
            let byte = text.get(at).copied().unwrap_or(0);
            let blank = matches!(byte, b' ' | b'\t' | b'\n') && quote == 0;
            if blank || at == text.len() {
                if inside {
                    end = at;
                    count += 1;
                    if count > place {
                        break;
                    }
                }
                inside = false;
            } else {
                if !inside {
                    (inside, start) = (true, at);
                }
                match byte {
                    b'\\' if quote != b'\'' && at + 1 < text.len() => at += 1,
                    b'\'' | b'"' if quote == 0 => quote = byte,
                    _ if byte == quote => quote = 0,
                    _ => {}
                }
            }
            at += 1;
        }
        let there = count > place || place == NONE;
        text.get(start..end).filter(|_| there).unwrap_or(&[]).to_vec()
    }
}

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

use super::{Flow, Run, options, source::Source, state::Shell};
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
use screen::{HIDE, SHOW, Screen};

/// The signals that would end the shell while the terminal is set for the editor, and those that the editor follows.
const LETHAL: [u8; 4] = [1, 10, 12, 14];
const CONT: u8 = 18;
const WINCH: u8 = 28;
const INT: u8 = 2;

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
    change: (Vec<u16>, Option<usize>),
    /// How the terminal was set when the last command began.
    settings: Option<Settings>,
    /// The number of the entry that the next line begins with (C-o).
    next: Option<usize>,
}

/// How the editing of a line ends.
enum Leave {
    Accept,
    /// C-d on an empty line, or the terminal is gone.
    End,
    Interrupt,
    Flow(Flow),
    Failed(Errno),
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

/// What the last command was, for those that go on with what it did.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Other,
    Kill,
    /// What it has put there begins at the place; the number says which of the kills, or of the last words, it was.
    Yank(usize, usize),
    Word(usize, usize),
    Complete,
}

struct Edit<'s> {
    sh: &'s mut Shell,
    line: Line,
    screen: Screen,
    keys: Keys,
    mode: Mode,
    /// The terminal's settings before, and whether they are others now.
    settings: Settings,
    set: bool,
    /// The number of the entry of the history that is shown.
    number: usize,
    /// Entries that were changed, and left.
    drafts: Vec<(usize, Vec<u8>)>,
    count: Option<usize>,
    negative: bool,
    /// What the present command is for the next one, and what the one before it was.
    last: Last,
    before: Last,
    /// Is what is typed a part of vi's change that began before it?
    changing: bool,
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
        let more = source.inside;
        let mut prompt = Vec::new();
        if interactive {
            self.load_history();
            if !more {
                self.save_history(false);
            }
            prompt = self.prompt_text(if more { b"PS2" } else { b"PS1" });
        }
        let edited = self.options.has(options::EMACS) || self.options.has(options::VI);
        let read =
            if interactive && edited { self.edit(prompt) } else { self.read_plainly(prompt) };
        match read {
            Ok(line) => {
                self.past.ends = 0;
                if interactive {
                    self.note_line(line.strip_suffix(b"\n").unwrap_or(&line), more);
                    self.past.commands += usize::from(!more);
                }
                if self.options.has(options::VERBOSE) {
                    self.print_error(&line);
                }
                source.add(&line);
            }
            Err(Leave::End)
                if interactive
                    && !more
                    && self.options.has(options::IGNOREEOF)
                    // A terminal that is gone comes to its end again and again.
                    && self.past.ends < 50 =>
            {
                self.past.ends += 1;
                self.print_error(b"Use \"exit\" to leave the shell.\n");
                self.feed(source);
            }
            Err(Leave::Flow(flow)) => source.stop(Some(flow), None),
            Err(Leave::Interrupt) => source.stop(Some(Flow::Interrupt), None),
            Err(Leave::Failed(e)) => source.stop(None, Some(e)),
            Err(_) => source.stop(None, None),
        }
    }

    /// Reads a line that the terminal itself lets the user edit.
    fn read_plainly(&mut self, mut prompt: Vec<u8>) -> Result<Vec<u8>, Leave> {
        prompt.retain(|&byte| byte != HIDE && byte != SHOW);
        self.print_error(&prompt);
        let mut buf = [0; 4096];
        match Fd::STDIN.read(&mut buf) {
            Ok(0) => Err(Leave::End),
            Ok(len) => Ok(buf.get(..len).unwrap_or(&[]).to_vec()),
            Err(Errno::INTR) => Err(Leave::Interrupt),
            Err(e) => Err(Leave::Failed(e)),
        }
    }

    /// Lets the user edit a line, and gives it with its newline.
    fn edit(&mut self, prompt: Vec<u8>) -> Result<Vec<u8>, Leave> {
        let vi = self.options.has(options::VI);
        let utf8 = self.utf8;
        let number = self.past.history.end();
        let next = self.past.next.take();
        let mut edit = Edit {
            line: Line::new(utf8),
            screen: Screen::new(prompt, utf8),
            keys: Keys::new(vi),
            mode: if vi { Mode::Insert } else { Mode::Emacs },
            settings: Settings::default(),
            set: false,
            number,
            drafts: Vec::new(),
            count: None,
            negative: false,
            last: Last::Other,
            before: Last::Other,
            changing: false,
            sh: self,
        };
        edit.enter().map_err(Leave::Failed)?;
        if let Some(next) = next {
            edit.go_to(next);
        }
        let left = edit.run();
        let at_end = edit.line.text.len();
        edit.screen.show(&edit.line.text, at_end);
        match left {
            // The newline comes with what is done about it.
            Err(Leave::Interrupt) => edit.screen.end(b"^C"),
            _ => edit.screen.leave(),
        }
        edit.leave();
        match left {
            Err(Leave::Accept) => {
                let mut text = edit.line.text;
                text.push(b'\n');
                Ok(text)
            }
            Err(left) => Err(left),
            Ok(()) => Err(Leave::End),
        }
    }
}

impl Edit<'_> {
    /// Sets the terminal and the signals for the editor.
    fn enter(&mut self) -> Result<(), Errno> {
        self.settings = Settings::of(&Fd::STDIN)?;
        self.settings.for_keys().set(&Fd::STDIN, true)?;
        self.set = true;
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
    fn leave(&mut self) {
        if core::mem::take(&mut self.set) {
            self.screen.write(b"\x1b[?2004l");
            // There is nothing to be done if the terminal is gone.
            let _ = self.settings.set(&Fd::STDIN, true);
            self.sh.past.settings = Some(self.settings);
            self.follow(Action::Default);
            let _ = signal::block(self.keys.mask);
        }
    }

    /// Says what is to happen on signals of which the user has not said it.
    fn follow(&self, action: Action) {
        for signal in LETHAL.into_iter().chain([CONT, WINCH]) {
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
            let trapped = self.sh.traps.is_trapped(signal);
            match signal {
                INT => {
                    // Its trap is for who is told of the interrupt.
                    let _ = signal::send(process::id(), INT);
                    return Err(Leave::Interrupt);
                }
                _ if trapped => self.aside(|edit| {
                    let flow: Run = edit.sh.act_on(signal);
                    flow.map_err(Leave::Flow)
                })?,
                CONT => {
                    // Who went on with the shell may have set the terminal otherwise.
                    let _ = self.settings.for_keys().set(&Fd::STDIN, false);
                    self.resize();
                }
                WINCH => self.resize(),
                _ if LETHAL.contains(&signal) => {
                    self.screen.leave();
                    self.leave();
                    let _ = signal::send(process::id(), signal);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn resize(&mut self) {
        self.screen.resize(&self.line.text, self.line.at);
        self.show();
    }

    /// Does something for which the terminal is as commands expect it, below the line.
    fn aside(&mut self, work: impl FnOnce(&mut Self) -> Step) -> Step {
        self.screen.leave();
        self.leave();
        let done = work(self);
        let entered = self.enter().map_err(Leave::Failed);
        done?;
        entered
    }

    fn show(&mut self) {
        self.screen.show(&self.line.text, self.line.at);
    }

    /// The next key.
    fn key(&mut self) -> Result<u16, Leave> {
        if !self.keys.is_pending() {
            self.show();
        }
        loop {
            match self.keys.next() {
                Ok(key) => return Ok(self.usual(key)),
                Err(Errno::INTR) => {
                    self.signals()?;
                    self.show();
                }
                Err(Errno::IO) => return Err(Leave::End),
                Err(e) => return Err(Leave::Failed(e)),
            }
        }
    }

    /// The key that usually does what this one does as the terminal is set.
    fn usual(&self, key: u16) -> u16 {
        let usual = [(VINTR, b'c'), (VEOF, b'd'), (VKILL, b'u'), (VWERASE, b'w'), (VERASE, b'h')];
        let is = |&(place, _): &(u32, u8)| {
            let own = self.settings.characters.get(place as usize).copied().unwrap_or(0);
            own != 0 && u16::from(own) == key
        };
        usual.into_iter().find(is).map_or(key, |(_, letter)| control(letter))
    }

    fn run(&mut self) -> Step {
        loop {
            let key = self.key()?;
            if key == control(b'c') {
                // A trap, or that it is ignored, counts here as well.
                let _ = signal::block(self.keys.mask);
                let _ = signal::send(process::id(), INT);
                let _ = signal::block(u64::MAX);
                self.signals()?;
            } else if self.mode == Mode::Command {
                self.vi_command(key)?;
            } else {
                self.emacs_command(key)?;
            }
        }
    }

    fn bell(&mut self) {
        self.keys.queue.clear();
        self.screen.write(b"\x07");
    }

    /// How often the command is to be done.
    fn times(&self) -> usize {
        self.count.unwrap_or(1)
    }

    // The history.

    /// Shows the entry of that number; the one behind the last is the line that was begun.
    #[inline(never)]
    fn go_to(&mut self, number: usize) {
        let text = core::mem::take(&mut self.line.text);
        let history = &self.sh.past.history;
        let unchanged = history.get(self.number) == Some(&text);
        self.drafts.retain(|(other, _)| *other != self.number);
        if !unchanged {
            self.drafts.push((self.number, text));
        }
        self.number = number.clamp(history.first(), history.end());
        let draft = self.drafts.iter().find(|(other, _)| *other == self.number);
        let text = draft.map(|(_, text)| text).or(history.get(self.number)).cloned();
        self.line.set(text.unwrap_or_default());
    }

    /// Goes back in the history, or forward. Returns whether there is that much of it.
    fn step(&mut self, back: bool, count: usize) -> bool {
        let to = match back {
            true => self.number.saturating_sub(count),
            false => self.number.saturating_add(count),
        };
        let history = &self.sh.past.history;
        let fits = (history.first()..=history.end()).contains(&to) && to != self.number;
        if fits {
            self.go_to(to);
        } else {
            self.bell();
        }
        fits
    }

    // What both modes do.

    /// Does something to the text between two places: `m` moves there, `k` kills it, `y` keeps a copy, `d` deletes, and the letters of
    /// [`Line::change_case`] do that.
    #[inline(never)]
    fn operate(&mut self, what: u8, to: usize) {
        let from = self.line.at;
        let (low, high) = (from.min(to), from.max(to));
        if what == b'm' {
            self.line.at = to;
            self.line.typing = false;
            return;
        }
        let text = self.line.text.get(low..high).unwrap_or(&[]).to_vec();
        if matches!(what, b'k' | b'y') {
            self.keep(text, to < from);
        }
        if what == b'y' {
            return;
        }
        self.line.remember();
        if matches!(what, b'k' | b'd') {
            self.line.replace(low, high, b"");
        } else {
            self.line.change_case(low, high, what);
        }
    }

    /// Keeps what is killed; one kill after another makes one text.
    fn keep(&mut self, mut text: Vec<u8>, before: bool) {
        let kills = &mut self.sh.past.kills;
        if self.before == Last::Kill
            && let Some(kill) = kills.pop()
        {
            text = if before { [text, kill].concat() } else { [kill, text].concat() };
        }
        if kills.len() >= 16 {
            kills.remove(0);
        }
        kills.push(text);
    }

    /// Gives the line to the user's editor, and takes what comes back as what was entered.
    fn edit_outside(&mut self) -> Step {
        let names: [&[u8]; 2] = [b"VISUAL", b"EDITOR"];
        let editor = self.sh.first_of(&names).unwrap_or(b"vi".to_vec());
        let mut good = false;
        self.aside(|edit| {
            let mut text = core::mem::take(&mut edit.line.text);
            let status = edit.sh.status;
            let edited = edit.sh.edit_text(&editor, &mut text);
            edit.sh.status = status;
            edit.line.set(text);
            good = edited.map_err(Leave::Flow)?;
            Ok(())
        })?;
        if good { Err(Leave::Accept) } else { Ok(()) }
    }

    /// Makes the line a comment, to be found in the history.
    fn comment(&mut self) -> Step {
        self.line.replace(0, 0, b"#");
        Err(Leave::Accept)
    }
}

/// The words of a command, as far as blanks and quotes tell them apart.
fn words(text: &[u8]) -> Vec<&[u8]> {
    let (mut words, mut start) = (Vec::new(), None);
    let (mut quote, mut escaped) = (0, false);
    for (at, &byte) in text.iter().chain(b" ").enumerate() {
        let blank = matches!(byte, b' ' | b'\t' | b'\n') && quote == 0 && !escaped;
        if blank || at == text.len() {
            if let Some(start) = start.take() {
                words.extend(text.get(start..at));
            }
            continue;
        }
        start = start.or(Some(at));
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quote != b'\'' => escaped = true,
            b'\'' | b'"' if quote == 0 => quote = byte,
            _ if byte == quote => quote = 0,
            _ => {}
        }
    }
    words
}

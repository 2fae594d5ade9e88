//! The shell's prompt, as it is used: keys go to a terminal, and what it shows is looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Scratch;
use nix::sys::termios::{InputFlags, LocalFlags, SetArg, tcgetattr, tcsetattr};
use pty_process::blocking::{Command, Pty, open};
use std::{
    fs::{self, File},
    io::{Read, Write},
    num::NonZero,
    os::fd::AsFd,
    path::PathBuf,
    process::Child,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// A shell at a terminal.
struct Terminal {
    pty: Pty,
    child: Child,
    output: mpsc::Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// All that came.
    raw: Vec<u8>,
    home: PathBuf,
    _scratch: Option<Scratch>,
}

impl Terminal {
    /// A shell in a directory of its own, with the prompt `$ `.
    fn new(name: &str) -> Terminal {
        Terminal::with(name, &[])
    }

    fn with(name: &str, variables: &[(&str, &str)]) -> Terminal {
        let scratch = Scratch::new(&format!("prompt-{name}"));
        let home = scratch.dir("home");
        let mut terminal = Terminal::at(home, variables, &[]);
        terminal._scratch = Some(scratch);
        terminal.ready();
        terminal
    }

    fn at(home: PathBuf, variables: &[(&str, &str)], args: &[&str]) -> Terminal {
        let (pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(24, 80)).unwrap();
        let mut reader = File::from(pty.as_fd().try_clone_to_owned().unwrap());
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buf = [0; 4096];
            while let Ok(len @ 1..) = reader.read(&mut buf) {
                if sender.send(buf[..len].to_vec()).is_err() {
                    break;
                }
            }
        });
        let command = match common::runner() {
            None => Command::new(common::mote()).arg0("sh"),
            Some(runner) => Command::new(runner).arg("-0").arg("sh").arg(common::mote()),
        };
        let command = command.args(args).current_dir(&home).env_clear();
        let command = command
            .env("HOME", &home)
            .env("PATH", home.join("bin"))
            .env("TERM", "xterm")
            .env("LANG", "C.UTF-8")
            .env("PS1", "$ ")
            .envs(variables.iter().copied());
        let child = command.spawn(pts).unwrap();
        let parser = vt100::Parser::new(size(24), size(80), 0);
        Terminal { pty, child, output, parser, raw: Vec::new(), home, _scratch: None }
    }

    fn keys(&mut self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.pty.write_all(bytes).unwrap();
    }

    /// The lines of the screen down to the last one that is not empty.
    fn screen(&self) -> Vec<String> {
        let screen = self.parser.screen();
        let mut rows: Vec<_> =
            screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect();
        while rows.last().is_some_and(String::is_empty) {
            rows.pop();
        }
        rows
    }

    fn cursor(&self) -> (u16, u16) {
        self.parser.screen().cursor_position()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    fn until(&mut self, what: &str, fits: impl Fn(&Terminal) -> bool) {
        let start = Instant::now();
        while !fits(self) {
            match self.output.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                // What is waited for may not show on the screen.
                Err(RecvTimeoutError::Timeout) if start.elapsed() < common::limit() => {}
                Err(e) => panic!(
                    "{e}, waiting for {what}; cursor {:?}, screen:\n{}\nraw: {:?}",
                    self.cursor(),
                    self.screen().join("\n"),
                    String::from_utf8_lossy(&self.raw[self.raw.len().saturating_sub(400)..])
                ),
            }
        }
    }

    /// Waits until the last line is this one, with the cursor at its end or, where there is a `|` in it, at the last of them.
    #[track_caller]
    fn shows(&mut self, line: &str) {
        let place = line.rfind('|').unwrap_or(line.len());
        let plain = [&line[..place], line.get(place + 1..).unwrap_or("")].concat();
        let columns: usize = line[..place].chars().map(width).sum();
        self.until(line, |terminal| {
            let screen = terminal.screen();
            let (row, column) = terminal.cursor();
            screen.last().is_some_and(|last| last.trim_end() == plain.trim_end())
                && usize::from(row) + 1 == screen.len()
                && usize::from(column) == columns
        });
    }

    /// Waits for a prompt with nothing behind it.
    #[track_caller]
    fn ready(&mut self) {
        self.until("a prompt", |terminal| terminal.at_prompt());
    }

    fn at_prompt(&self) -> bool {
        self.parser.screen().bracketed_paste()
            && self.cursor().1 == 2
            && self.screen().last().is_some_and(|last| last == "$")
    }

    /// Waits until these are the last lines, above a new prompt.
    #[track_caller]
    fn printed(&mut self, lines: &[&str]) {
        self.until(&format!("{lines:?} above a prompt"), |terminal| {
            let mut screen = terminal.screen();
            screen.pop();
            terminal.at_prompt()
                && screen.ends_with(&lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>())
        });
    }

    /// Types a command, and waits for these lines below it and a new prompt.
    #[track_caller]
    fn run(&mut self, command: &str, lines: &[&str]) {
        self.keys(command);
        self.keys("\r");
        let first = format!("$ {command}");
        let expected: Vec<&str> =
            std::iter::once(first.as_str()).chain(lines.iter().copied()).collect();
        self.printed(&expected);
    }

    /// Waits until the shell has ended, and gives its status.
    #[track_caller]
    fn ended(&mut self) -> common::End {
        common::wait(&mut self.child, common::limit())
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.home.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.home.join(name)).unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        common::kill_group(&self.child);
        let _ = self.child.wait();
    }
}

fn size(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// The columns of the characters that the tests use.
fn width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36F}' => 0,
        '\u{4E00}'..='\u{9FFF}' | '\u{1F300}'..='\u{1FAFF}' => 2,
        _ => 1,
    }
}

/// Types keys, and waits for what the line is after each of them.
#[track_caller]
fn each(terminal: &mut Terminal, steps: &[(&str, &str)]) {
    for (keys, line) in steps {
        terminal.keys(keys);
        terminal.shows(line);
    }
}

#[test]
fn a_line_is_run_when_it_is_entered() {
    let mut terminal = Terminal::new("run");
    terminal.run("echo one two", &["one two"]);
    terminal.run("x=5; echo $((x + 1))", &["6"]);
}

#[test]
fn keys_of_emacs_move_the_cursor() {
    let mut terminal = Terminal::new("move");
    each(
        &mut terminal,
        &[
            ("echo alpha beta", "$ echo alpha beta|"),
            ("\x01", "$ |echo alpha beta"),
            ("\x06", "$ e|cho alpha beta"),
            ("\x1bf", "$ echo| alpha beta"),
            ("\x1bf", "$ echo alpha| beta"),
            ("\x1bb", "$ echo |alpha beta"),
            ("\x02", "$ echo| alpha beta"),
            ("\x05", "$ echo alpha beta|"),
            ("\x1b[D", "$ echo alpha bet|a"),
            ("\x1b[1;5D", "$ echo alpha |beta"),
            ("\x1bOD", "$ echo alpha| beta"),
            ("\x1b[1;3D", "$ echo |alpha beta"),
            ("\x1b[C", "$ echo a|lpha beta"),
            ("\x1b[1;5C", "$ echo alpha| beta"),
            ("\x1bOH", "$ |echo alpha beta"),
            ("\x1bOF", "$ echo alpha beta|"),
            ("\x1b[1~", "$ |echo alpha beta"),
            ("\x1b[4~", "$ echo alpha beta|"),
            ("\x1b3\x02", "$ echo alpha b|eta"),
            ("\x1b-\x1b2\x02", "$ echo alpha bet|a"),
        ],
    );
}

#[test]
fn keys_of_emacs_delete_and_change_text() {
    let mut terminal = Terminal::new("change");
    each(
        &mut terminal,
        &[
            ("one two three", "$ one two three|"),
            ("\x17", "$ one two |"),
            ("\x19", "$ one two three|"),
            ("\x1bb\x0b", "$ one two |"),
            ("\x02\x05\x15", "$ |"),
            ("\x19", "$ one two |"),
            ("\x1by", "$ three|"),
            ("\x1by", "$ three|"),
            ("\x1f", "$ |"),
            ("word other", "$ word other|"),
            ("\x1bb\x1bu", "$ word OTHER|"),
            ("\x01\x1bc", "$ Word| OTHER"),
            ("\x1bl", "$ Word other|"),
            ("\x1bt", "$ other Word|"),
            ("\x14", "$ other Wodr|"),
            ("\x02\x02\x14", "$ other Wdo|r"),
            ("\x7f", "$ other Wd|r"),
            ("\x08", "$ other W|r"),
            ("\x1b[3~", "$ other W|"),
            ("\x1b\x7f", "$ other |"),
            ("\x01\x04", "$ |ther"),
            ("\x1bd", "$ |"),
            ("\x1b5x", "$ xxxxx|"),
            ("\x1br", "$ |"),
        ],
    );
}

#[test]
fn kills_that_follow_each_other_come_back_as_one() {
    let mut terminal = Terminal::new("kills");
    each(
        &mut terminal,
        &[
            ("one two three", "$ one two three|"),
            ("\x17\x17", "$ one |"),
            ("\x19", "$ one two three|"),
            ("\x01\x1bd\x1bd", "$ | three"),
            ("\x05 \x19", "$  three one two|"),
        ],
    );
}

#[test]
fn changes_are_taken_back_one_by_one() {
    let mut terminal = Terminal::new("undo");
    each(
        &mut terminal,
        &[
            ("echo one", "$ echo one|"),
            ("\x17", "$ echo |"),
            ("two", "$ echo two|"),
            ("\x1f", "$ echo |"),
            ("\x18\x15", "$ echo one|"),
            ("\x1f", "$ |"),
        ],
    );
}

#[test]
fn a_control_character_can_be_quoted_and_is_shown_safely() {
    let mut terminal = Terminal::new("quoted");
    each(
        &mut terminal,
        &[
            ("echo '\x16\x01\x11\x1b", "$ echo '^A^[|"),
            ("\x02", "$ echo '^A|^["),
            ("\x05'|od -An -c", "$ echo '^A^['|od -An -c|"),
        ],
    );
    terminal.keys("\r");
    terminal.printed(&[" 001 033  \\n"]);
}

#[test]
fn a_byte_that_is_no_character_is_shown_by_its_number() {
    let mut terminal = Terminal::new("bytes");
    terminal.bytes(b"echo \xff\xc3a");
    terminal.shows("$ echo \\xff\\xc3a|");
    terminal.keys("|od -An -tx1\r");
    terminal.printed(&[" ff c3 61 0a"]);
}

#[test]
fn in_a_locale_of_bytes_every_byte_is_one_character() {
    let mut terminal = Terminal::with("locale", &[("LANG", "C")]);
    each(
        &mut terminal,
        &[("aé", "$ a\\xc3\\xa9|"), ("\x02", "$ a\\xc3|\\xa9"), ("\x7f", "$ a|\\xa9")],
    );
}

#[test]
fn characters_may_be_wide_or_combine() {
    let mut terminal = Terminal::new("wide");
    each(
        &mut terminal,
        &[
            ("a日本e\u{301}x", "$ a日本e\u{301}x|"),
            ("\x02", "$ a日本e\u{301}|x"),
            ("\x02", "$ a日本|e\u{301}x"),
            ("\x02", "$ a日|本e\u{301}x"),
            ("\x7f", "$ a|本e\u{301}x"),
            ("\x04", "$ a|e\u{301}x"),
            ("\x04", "$ a|x"),
        ],
    );
}

#[test]
fn a_long_line_goes_on_in_the_next_row() {
    let mut terminal = Terminal::new("long");
    let text = "0123456789".repeat(20);
    terminal.keys(&text);
    terminal.until("three rows", |terminal| terminal.screen().len() == 3);
    terminal.until("its end", |terminal| terminal.cursor() == (2, 42));
    terminal.keys("\x01");
    terminal.until("its start", |terminal| terminal.cursor() == (0, 2));
    terminal.keys("echo ");
    terminal.until("what was inserted", |terminal| {
        let screen = terminal.screen();
        screen[0] == format!("$ echo {}", &text[..73]) && screen[1] == text[73..153]
    });
    terminal.keys("\r");
    terminal.until("the output", |terminal| {
        let screen = terminal.screen();
        screen.len() == 7
            && screen[3] == text[..80]
            && screen[5] == text[160..]
            && terminal.at_prompt()
    });
}

#[test]
fn a_line_that_fills_its_row_has_the_cursor_in_the_next_one() {
    let mut terminal = Terminal::new("full");
    terminal.keys(&"x".repeat(78));
    terminal.until("the next row", |terminal| terminal.cursor() == (1, 0));
    terminal.keys("\x7f");
    terminal.until("the row before", |terminal| terminal.cursor() == (0, 79));
    terminal.keys("日");
    terminal.until("a wide character", |terminal| {
        terminal.cursor() == (1, 2) && terminal.screen()[1] == "日"
    });
}

#[test]
fn a_line_higher_than_the_terminal_shows_the_part_around_the_cursor() {
    let mut terminal = Terminal::new("high");
    let lines: Vec<String> = (0..40).map(|n| format!(": line {n}")).collect();
    terminal.keys(&format!("\x1b[200~{}\x1b[201~", lines.join("\n")));
    terminal.until("the last rows", |terminal| {
        let screen = terminal.screen();
        screen.len() == 24 && screen[23] == ": line 39" && screen[0] == ": line 16"
    });
    terminal.keys(&"\x1b[A".repeat(39));
    terminal.until("the first rows", |terminal| {
        terminal.screen()[0] == "$ : line 0" && terminal.screen()[23] == ": line 23"
    });
}

#[test]
fn what_is_pasted_is_not_run() {
    let mut terminal = Terminal::new("paste");
    terminal.keys("\x1b[200~echo one\necho two\n\x1b[201~");
    terminal.until("both lines", |terminal| {
        terminal.screen() == ["$ echo one", "echo two"] && terminal.cursor() == (2, 0)
    });
    terminal.keys("\r");
    terminal.printed(&["one", "two"]);
    // It is recalled as a whole.
    terminal.keys("\x10");
    terminal.until("both lines again", |terminal| {
        terminal.screen().ends_with(&["$ echo one".into(), "echo two".into()])
    });
}

#[test]
fn a_tab_that_is_pasted_completes_nothing() {
    let mut terminal = Terminal::new("paste-tab");
    terminal.keys("\x1b[200~: ec\tho\x1b[201~");
    terminal.shows("$ : ec^Iho|");
}

#[test]
fn an_interrupt_discards_the_line() {
    let mut terminal = Terminal::new("interrupt");
    terminal.keys("echo no\x03");
    terminal.until("the mark", |terminal| terminal.screen() == ["$ echo no^C", "$"]);
    terminal.run("echo $?", &["130"]);
    terminal.keys("if true\r");
    terminal.shows("> |");
    terminal.keys("\x03");
    terminal.ready();
    terminal.run("trap 'echo trapped' INT", &[]);
    terminal.keys("x\x03");
    terminal.printed(&["$ x^C", "trapped"]);
}

#[test]
fn the_end_of_the_input_ends_the_shell() {
    let mut terminal = Terminal::new("end");
    terminal.run("(exit 3)", &[]);
    terminal.keys("\x04");
    assert_eq!(terminal.ended(), common::End::Status(3));
}

#[test]
fn ignoreeof_asks_for_exit() {
    let mut terminal = Terminal::new("ignoreeof");
    terminal.run("set -o ignoreeof", &[]);
    terminal.keys("\x04");
    terminal.printed(&["$", "Use \"exit\" to leave the shell."]);
    terminal.keys("exit 4\r");
    assert_eq!(terminal.ended(), common::End::Status(4));
}

#[test]
fn commands_of_several_lines_are_asked_for_line_by_line() {
    let mut terminal = Terminal::new("lines");
    terminal.keys("for i in 1 2\r");
    terminal.shows("> |");
    terminal.keys("do echo $i\r");
    terminal.until("a further line", |terminal| terminal.screen().len() == 3);
    terminal.keys("done\r");
    terminal.printed(&["> done", "1", "2"]);
    // They are one entry of the history, to be changed in any place.
    terminal.keys("\x10");
    terminal.until("the whole command", |terminal| {
        terminal.screen().ends_with(&["$ for i in 1 2".into(), "do echo $i".into(), "done".into()])
    });
    terminal.keys("\x1b[A\x1b[A\x05 3\r");
    terminal.printed(&["1", "2", "3"]);
    terminal.keys("cat <<E\ra\rE\r");
    terminal.printed(&["> a", "> E", "a"]);
}

#[test]
fn the_history_is_walked_by_keys() {
    let mut terminal = Terminal::new("walk");
    for number in 1..=3 {
        terminal.run(&format!(": {number}"), &[]);
    }
    each(
        &mut terminal,
        &[
            ("new", "$ new|"),
            ("\x10", "$ : 3|"),
            ("\x1b[A", "$ : 2|"),
            ("!\x10", "$ : 1|"),
            ("\x1bOB", "$ : 2!|"),
            ("\x0e\x0e", "$ new|"),
            ("\x1b<", "$ : 1|"),
            ("\x1b>", "$ new|"),
            ("\x1b2\x10", "$ : 2!|"),
        ],
    );
    // The entry itself is what it was.
    terminal.keys("\x15history\r");
    terminal.printed(&["    1   : 1", "    2   : 2", "    3   : 3", "    4   history"]);
    terminal.keys("\x1b<\x0f");
    terminal.shows("$ : 2|");
}

#[test]
fn the_last_words_of_commands_are_at_hand() {
    let mut terminal = Terminal::new("words");
    terminal.run(": one two", &[]);
    terminal.run(": 'three four'", &[]);
    each(
        &mut terminal,
        &[
            ("x \x1b.", "$ x 'three four'|"),
            ("\x1b.", "$ x two|"),
            ("y", "$ x twoy|"),
            ("\x1f\x1f", "$ x |"),
            ("\x1b0\x1b.", "$ x :|"),
        ],
    );
}

#[test]
fn the_history_is_searched_while_typing() {
    let mut terminal = Terminal::new("search");
    for command in [": alpha", ": beta", ": alphabet"] {
        terminal.run(command, &[]);
    }
    each(
        &mut terminal,
        &[
            ("xyz\x12", "(reverse-i-search)`': xyz|"),
            ("alp", "(reverse-i-search)`alp': : |alphabet"),
            ("\x12", "(reverse-i-search)`alp': : |alpha"),
            ("\x13", "(i-search)`alp': : |alphabet"),
            ("\x7f\x7f", "(i-search)`alp': : |alphabet"),
            ("\x07", "$ xyz|"),
            ("\x12bet", "(reverse-i-search)`bet': : alpha|bet"),
            ("\x12", "(reverse-i-search)`bet': : |beta"),
            ("zz", "(failed reverse-i-search)`betzz': : |beta"),
            ("\x7f\x7f\x05", "$ : beta|"),
        ],
    );
    terminal.keys("\x1b>\x12alphabet\r");
    terminal.until("its run", |terminal| {
        terminal.screen().ends_with(&["$ : alphabet".into(), "$".into()]) && terminal.at_prompt()
    });
}

#[test]
fn the_line_can_be_kept_as_a_comment_and_edited_elsewhere() {
    let mut terminal = Terminal::new("outside");
    terminal.keys("echo later\x1b#");
    terminal.printed(&["$ #echo later"]);
    terminal.write("editor", "echo 'echo edited' >>\"$1\"\n");
    terminal.run("EDITOR='sh ./editor'", &[]);
    terminal.keys("echo first\x18\x05");
    terminal.printed(&["first", "edited"]);
    terminal.keys("\x10");
    terminal.until("both lines", |terminal| {
        terminal.screen().ends_with(&["$ echo first".into(), "echo edited".into()])
    });
}

#[test]
fn the_screen_is_cleared_around_the_line() {
    let mut terminal = Terminal::new("clear");
    terminal.run("echo gone", &["gone"]);
    terminal.keys("stay\x0c");
    terminal.until("the line alone", |terminal| terminal.screen() == ["$ stay"]);
}

#[test]
fn a_change_of_the_terminals_size_redraws_the_line() {
    let mut terminal = Terminal::new("resize");
    terminal.keys(&"0123456789".repeat(6));
    terminal.until("the line", |terminal| terminal.cursor() == (0, 62));
    terminal.parser.screen_mut().set_size(size(24), size(40));
    terminal.pty.resize(pty_process::Size::new(24, 40)).unwrap();
    terminal.until("two rows", |terminal| {
        terminal.cursor() == (1, 22)
            && terminal.screen().len() == 2
            && terminal.screen()[1].len() == 22
    });
    terminal.keys("x");
    terminal.until("one more", |terminal| terminal.cursor() == (1, 23));
}

#[test]
fn the_terminal_is_as_commands_expect_it_and_as_they_leave_it() {
    let mut terminal = Terminal::new("settings");
    terminal.run("stty -a | grep -c 'isig icanon'", &["sh: 1: grep: not found"]);
    terminal.run("stty | wc -l", &["2"]);
    terminal
        .run("stty -echoe; stty", &["speed 38400 baud; line = 0;", "-brkint -imaxbel", "-echoe"]);
    terminal.run("stty", &["speed 38400 baud; line = 0;", "-brkint -imaxbel", "-echoe"]);
}

#[test]
fn what_is_typed_early_goes_to_the_command() {
    let mut terminal = Terminal::new("early");
    terminal.keys("cat\rfor cat\r");
    terminal.until("what cat prints", |terminal| terminal.screen() == ["$ cat", "for cat"]);
    terminal.keys("\x04echo next\r");
    terminal.printed(&["next"]);
}

#[test]
fn a_job_stops_and_goes_on_with_the_terminal_as_it_had_it() {
    let mut terminal = Terminal::new("job");
    terminal.keys("(stty -icrnl; exec cat)\r");
    terminal.until("its settings", |terminal| {
        let settings = tcgetattr(terminal.pty.as_fd()).unwrap();
        settings.local_flags.contains(LocalFlags::ICANON)
            && !settings.input_flags.contains(InputFlags::ICRNL)
    });
    terminal.keys("one\n");
    terminal.until("what it prints", |terminal| {
        terminal.screen().iter().filter(|line| *line == "one").count() == 2
    });
    terminal.keys("\x1a");
    terminal.until("the shell", |terminal| {
        terminal.at_prompt() && terminal.screen().iter().any(|line| line.contains("Stopped"))
    });
    terminal.run("stty -a | tr ';' '\\n' | head -n 1", &["speed 38400 baud"]);
    terminal.keys("fg\r");
    terminal.until("its settings again", |terminal| {
        let settings = tcgetattr(terminal.pty.as_fd()).unwrap();
        settings.local_flags.contains(LocalFlags::ICANON)
            && !settings.input_flags.contains(InputFlags::ICRNL)
    });
    terminal.keys("two\n\x04");
    terminal.until("its end", |terminal| {
        terminal.at_prompt() && terminal.screen().iter().filter(|line| *line == "two").count() == 2
    });
    terminal.run("stty -icrnl; stty | tail -n 1", &["-brkint -icrnl -imaxbel"]);
}

#[test]
fn a_trap_runs_while_the_line_is_edited() {
    let mut terminal = Terminal::new("trap");
    terminal.run("trap 'echo caught' USR1", &[]);
    terminal.keys("half");
    terminal.shows("$ half|");
    let pid = nix::unistd::Pid::from_raw(terminal.child.id() as i32);
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGUSR1).unwrap();
    terminal.until("the trap", |terminal| {
        terminal.screen().ends_with(&["$ half".into(), "caught".into(), "$ half".into()])
    });
    terminal.keys("\x15echo on\r");
    terminal.printed(&["on"]);
}

#[test]
fn the_terminal_is_restored_when_a_signal_ends_the_shell() {
    let mut terminal = Terminal::new("killed");
    let pid = nix::unistd::Pid::from_raw(terminal.child.id() as i32);
    let raw = tcgetattr(terminal.pty.as_fd()).unwrap();
    assert!(!raw.local_flags.contains(LocalFlags::ICANON));
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGHUP).unwrap();
    assert_eq!(terminal.ended(), common::End::Signal(1));
    let left = tcgetattr(terminal.pty.as_fd()).unwrap();
    assert!(left.local_flags.contains(LocalFlags::ICANON | LocalFlags::ECHO | LocalFlags::ISIG));
}

#[test]
fn a_shell_that_is_stopped_sets_the_terminal_again() {
    let mut terminal = Terminal::new("stopped");
    terminal.keys("half");
    terminal.shows("$ half|");
    use nix::sys::signal::{Signal, kill};
    let pid = nix::unistd::Pid::from_raw(terminal.child.id() as i32);
    kill(pid, Signal::SIGSTOP).unwrap();
    let mut settings = tcgetattr(terminal.pty.as_fd()).unwrap();
    settings.local_flags.insert(LocalFlags::ICANON | LocalFlags::ECHO);
    tcsetattr(terminal.pty.as_fd(), SetArg::TCSANOW, &settings).unwrap();
    kill(pid, Signal::SIGCONT).unwrap();
    terminal.until("its own settings", |terminal| {
        let settings = tcgetattr(terminal.pty.as_fd()).unwrap();
        !settings.local_flags.contains(LocalFlags::ICANON)
    });
    terminal.keys("\x15echo on\r");
    terminal.printed(&["on"]);
}

#[test]
fn without_an_editor_the_terminal_edits_the_line() {
    let mut terminal = Terminal::with("plain", &[]);
    terminal.keys("set +o emacs\r");
    terminal.until("the prompt", |terminal| {
        !terminal.parser.screen().bracketed_paste() && terminal.screen().len() == 2
    });
    terminal.keys("echo onx\x7fe\n");
    terminal.until("the output", |terminal| terminal.screen().iter().any(|line| line == "one"));
    terminal.keys("if true\nthen echo two; fi\n");
    terminal.until("the output", |terminal| {
        terminal.screen().iter().any(|line| line.ends_with("> two"))
    });
}

#[test]
fn a_terminal_that_cannot_do_it_has_no_editor() {
    let scratch = Scratch::new("prompt-dumb");
    let mut terminal = Terminal::at(scratch.dir("home"), &[("TERM", "dumb")], &[]);
    terminal.keys("echo a$((1+1))\n");
    terminal
        .until("the output", |terminal| terminal.screen().iter().any(|line| line.ends_with("a2")));
    assert!(!terminal.raw.contains(&0x1B));
}

// vi

fn vi(name: &str) -> Terminal {
    let mut terminal = Terminal::new(name);
    terminal.run("set -o vi", &[]);
    terminal
}

#[test]
fn motions_of_vi() {
    let mut terminal = vi("vi-motions");
    each(
        &mut terminal,
        &[
            ("one two.three  four\x1b", "$ one two.three  fou|r"),
            ("0", "$ |one two.three  four"),
            ("w", "$ one |two.three  four"),
            ("w", "$ one two|.three  four"),
            ("W", "$ one two.three  |four"),
            ("b", "$ one two.|three  four"),
            ("B", "$ one |two.three  four"),
            ("e", "$ one tw|o.three  four"),
            ("E", "$ one two.thre|e  four"),
            ("2h", "$ one two.th|ree  four"),
            ("3 ", "$ one two.three|  four"),
            ("^", "$ |one two.three  four"),
            ("$", "$ one two.three  fou|r"),
            ("5|", "$ one |two.three  four"),
            ("fe", "$ one two.thr|ee  four"),
            (";", "$ one two.thre|e  four"),
            (",", "$ one two.thr|ee  four"),
            ("Fo", "$ one tw|o.three  four"),
            ("2tr", "$ one two.three  fo|ur"),
            ("To", "$ one two.three  fo|ur"),
            ("02w", "$ one two|.three  four"),
            ("l\x1b[C", "$ one two.t|hree  four"),
            ("k", "$ |set -o vi"),
        ],
    );
}

#[test]
fn changes_of_vi() {
    let mut terminal = vi("vi-changes");
    each(
        &mut terminal,
        &[
            ("one two three\x1b", "$ one two thre|e"),
            ("0dw", "$ |two three"),
            ("p", "$ tone| wo three"),
            ("u", "$ |two three"),
            ("P", "$ one| two three"),
            ("wcwTWO\x1b", "$ one TW|O three"),
            ("w.", "$ one TWO TW|O"),
            ("x", "$ one TWO T|W"),
            ("2X", "$ one TWO|W"),
            ("D", "$ one TW|O"),
            ("0yw$p", "$ one TWOone| "),
            ("0rX", "$ |Xne TWOone"),
            ("3~", "$ xNE| TWOone"),
            ("Rabc\x1b", "$ xNEab|cOone"),
            ("C!\x1b", "$ xNEab|!"),
            ("Iin \x1b", "$ in| xNEab!"),
            ("A out\x1b", "$ in xNEab! ou|t"),
            ("0a2\x1b", "$ i|2n xNEab! out"),
            ("sab\x1b", "$ ia|bn xNEab! out"),
            ("d2f!", "$ ia|bn xNEab! out"),
            ("df!", "$ ia| out"),
            ("db", "$ | out"),
            ("ccnew\x1b", "$ ne|w"),
            ("U", "$ |"),
            ("i1 2 3 4\x1b02x.", "$ |3 4"),
            ("3.", "$ |"),
            ("Stext\x1byyP", "$ textex|tt"),
            ("dd", "$ |"),
            ("ixy\x1b3p", "$ xytextextttextextttextext|t"),
        ],
    );
}

#[test]
fn the_history_in_vi() {
    let mut terminal = vi("vi-history");
    for command in [": one", ": two", ": three"] {
        terminal.run(command, &[]);
    }
    each(
        &mut terminal,
        &[
            ("new\x1bk", "$ |: three"),
            ("2k", "$ |: one"),
            ("j", "$ |: two"),
            ("G", "$ |set -o vi"),
            ("3G", "$ |: two"),
            ("2j", "$ |new"),
            ("/^: t", "$ /^: t|"),
            ("\r", "$ |: three"),
            ("n", "$ |: two"),
            ("N", "$ |: three"),
            ("/o*e\r", "$ |: one"),
            ("?ee\r", "$ |: three"),
            ("_", "$ : three| three"),
        ],
    );
    terminal.keys("\x1bdd");
    terminal.shows("$ |");
    terminal.keys("iecho x\x1b#");
    terminal.printed(&["$ #echo x"]);
    terminal.write("editor", "echo 'echo edited' >\"$1\"\n");
    terminal.run("VISUAL='sh ./editor'", &[]);
    terminal.keys("echo first\x1bv");
    terminal.printed(&["edited"]);
    terminal.keys("echo on\x1b\r");
    terminal.printed(&["on"]);
}

#[test]
fn words_are_completed_in_vi() {
    let mut terminal = vi("vi-complete");
    for name in ["alpha one", "alpha two", "beta"] {
        terminal.write(name, "");
    }
    each(
        &mut terminal,
        &[
            ("cat be\x1b\\", "$ cat beta |"),
            ("\x1b0Ccat al\x1b*", "$ cat alpha\\ one alpha\\ two |"),
            ("\x1b0Ccat *t*\x1b*", "$ cat alpha\\ two beta |"),
            ("\x1b0Ccat al\x1b=", "$ cat a|l"),
        ],
    );
    terminal.until("the names", |terminal| {
        terminal.screen().iter().any(|line| line == "alpha one  alpha two")
    });
    terminal.keys("0Dialias _a='0iecho aliased '\r");
    terminal.ready();
    terminal.keys("here\x1b@a\r");
    terminal.printed(&["$ echo aliased here", "aliased here"]);
}

// Completion

#[test]
fn names_of_files_are_completed_and_quoted() {
    let mut terminal = Terminal::new("files");
    for name in ["alpha", "beta one", "beta two", "it's", ".hidden", "\u{1b}[31mred", "$x"] {
        terminal.write(name, "");
    }
    fs::create_dir_all(terminal.home.join("dir/sub dir")).unwrap();
    terminal.write("dir/inside", "");
    each(
        &mut terminal,
        &[
            ("cat al\t", "$ cat alpha |"),
            ("b\t", "$ cat alpha beta\\ |"),
            ("o\t", "$ cat alpha beta\\ one |"),
            ("\x15cat 'be\t", "$ cat 'beta |"),
            ("t\t", "$ cat 'beta two' |"),
            ("\x15cat \"be\tt\t", "$ cat \"beta two\" |"),
            ("\x15cat i\t", "$ cat it\\'s |"),
            ("\x15cat .h\t", "$ cat .hidden |"),
            ("\x15cat \\$\t", "$ cat \\$x |"),
            ("\x15cat d\t", "$ cat dir/|"),
            ("s\t", "$ cat dir/sub\\ dir/|"),
            ("\x15cat ~/di\ti\t", "$ cat ~/dir/inside |"),
            ("\x15cat $HOME/al\t", "$ cat $HOME/alpha |"),
            ("\x15cat >al\t", "$ cat >alpha |"),
            ("\x15x=al\t", "$ x=alpha |"),
            ("\x15dd if=al\t", "$ dd if=alpha |"),
            ("\x15cd \t", "$ cd dir/|"),
            ("\x15cd dir/..\t", "$ cd dir/../|"),
            ("\x15cat \"it's\" al\t", "$ cat \"it's\" alpha |"),
            ("\x15cat $(cat al\t", "$ cat $(cat alpha |"),
            ("\x15cat \"$(cat 'x')\" al\t", "$ cat \"$(cat 'x')\" alpha |"),
            ("\x15cat $(cat x)al\t", "$ cat $(cat x)al|"),
        ],
    );
    terminal.keys("\x15cat \t\t");
    terminal.until("the names", |terminal| {
        let screen = terminal.screen();
        screen.ends_with(&[
            "$x        alpha     beta two  it's".into(),
            "^[[31mred beta one  dir/".into(),
            "$ cat".into(),
        ]) || screen.iter().any(|line| line.contains("^[[31mred"))
            && screen.iter().any(|line| line.contains("alpha"))
    });
    assert!(!terminal.raw.windows(5).any(|part| part == b"\x1b[31m"));
    terminal.keys("\x15printf '%s\\n' $'\\033'*\t");
    terminal.keys("\x15: \x1b*");
    terminal.until("all names", |terminal| {
        terminal.screen().last().is_some_and(|line| {
            line.contains("$'\\033'\\[31mred") || line.contains("$'\\033'[31mred")
        })
    });
}

#[test]
fn commands_are_completed() {
    let mut terminal = Terminal::new("commands");
    fs::create_dir(terminal.home.join("bin")).unwrap();
    for (name, mode) in [("frobnicate", 0o755), ("frobxx", 0o644)] {
        use std::os::unix::fs::PermissionsExt;
        terminal.write(&format!("bin/{name}"), "");
        fs::set_permissions(terminal.home.join("bin").join(name), fs::Permissions::from_mode(mode))
            .unwrap();
    }
    terminal.run("my_function() { :; }; alias my_alias=:", &[]);
    each(
        &mut terminal,
        &[
            ("fro\t", "$ frobnicate |"),
            ("\x15my_f\t", "$ my_function |"),
            ("\x15my_a\t", "$ my_alias |"),
            ("\x15unal\t", "$ unalias |"),
            ("\x15basen\t", "$ basen|"),
            ("a\t", "$ basename |"),
            ("\x15if basena\t", "$ if basename |"),
            ("\x15x=1 basena\t", "$ x=1 basename |"),
            ("\x15:; basena\t", "$ :; basename |"),
            ("\x15: | basena\t", "$ : | basename |"),
            ("\x15$(basena\t", "$ $(basename |"),
            ("\x15bin/f\t", "$ bin/frobnicate |"),
        ],
    );
}

#[test]
fn options_are_completed_from_the_help_text() {
    let mut terminal = Terminal::new("options");
    each(
        &mut terminal,
        &[
            ("ls --col\t", "$ ls --color|"),
            ("\x15ls --block\t", "$ ls --block-size=|"),
            ("\x15ls --numeric\t", "$ ls --numeric-uid-gid |"),
        ],
    );
    terminal.keys("\x15sort --no\t--c\t\t");
    terminal.keys("\x15true --\t\t");
    terminal.until("the options", |terminal| {
        terminal.screen().ends_with(&["--help     --version".into(), "$ true --".into()])
    });
}

#[test]
fn variables_and_users_are_completed() {
    let mut terminal = Terminal::new("variables");
    terminal.run("frobnicate=1", &[]);
    each(
        &mut terminal,
        &[
            ("echo $frob\t", "$ echo $frobnicate|"),
            ("\x15echo ${frob\t", "$ echo ${frobnicate}|"),
            ("\x15echo \"a$frob\t", "$ echo \"a$frobnicate|"),
            ("\x15echo ~roo\t", "$ echo ~root/|"),
        ],
    );
}

#[test]
fn many_names_are_listed_only_if_the_user_says_so() {
    let mut terminal = Terminal::new("many");
    for number in 0..120 {
        terminal.write(&format!("file{number:03}"), "");
    }
    terminal.keys("cat f\t");
    terminal.until("nothing but what they have in common", |terminal| {
        terminal.screen() == ["$ cat file"]
    });
    terminal.keys("\t");
    terminal.until("the question", |terminal| {
        terminal.screen().ends_with(&["Display all 120 possibilities? (y or n)".into()])
    });
    terminal.keys("n");
    terminal.shows("$ cat file|");
    terminal.keys("\ty");
    terminal.until("the names", |terminal| {
        terminal.screen().ends_with(&["$ cat file".into()])
            && terminal.screen().iter().any(|line| line.starts_with("file014  file029"))
    });
}

// The history's file

#[test]
fn the_history_is_kept_in_a_file() {
    let mut terminal = Terminal::new("file");
    terminal.run("echo one", &["one"]);
    terminal.keys("echo 'a\rb\\'\r");
    terminal.printed(&["> b\\'", "a", "b\\"]);
    let path = terminal.home.join(".mote_history");
    assert_eq!(fs::read_to_string(&path).unwrap(), "echo one\necho 'a\\\nb\\'\n");
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let mut second = Terminal::at(terminal.home.clone(), &[], &[]);
    second.ready();
    second.keys("\x10");
    second.until("the last command", |second| second.screen() == ["$ echo 'a", "b\\'"]);
    second.keys("\x1b>echo two\r");
    second.printed(&["two"]);
    // Both have added to it.
    terminal.run("echo three", &["three"]);
    assert!(fs::read_to_string(&path).unwrap().ends_with("echo two\necho three\n"));
}

#[test]
fn what_is_repeated_or_begins_with_a_space_is_not_kept() {
    let mut terminal = Terminal::with("control", &[("HISTCONTROL", "ignorespace")]);
    for _ in 0..2 {
        terminal.keys(": same\r : secret\r");
    }
    terminal.run("history", &["    1   : same", "    2   history"]);
    terminal.run("HISTSIZE=2; HISTFILE=other", &[]);
    terminal.run("history", &["    3   HISTSIZE=2; HISTFILE=other", "    4   history"]);
    terminal.run("history 1", &["    5   history 1"]);
    terminal.run("history -c", &[]);
    terminal.run("history", &["    7   history"]);
}

#[test]
fn the_file_of_the_history_stays_small() {
    let scratch = Scratch::new("prompt-small");
    let home = scratch.dir("home");
    let lines: String = (0..1000).map(|number| format!(": {number}\n")).collect();
    fs::write(home.join(".mote_history"), lines).unwrap();
    let mut terminal = Terminal::at(home, &[("HISTSIZE", "10")], &[]);
    terminal.ready();
    terminal.keys("\x1b<");
    terminal.shows("$ : 990|");
    terminal.keys("\x1b>: new\r");
    terminal.until("its run", |terminal| terminal.screen().len() == 2);
    let text = terminal.read(".mote_history");
    assert_eq!(text.lines().count(), 10);
    assert!(text.starts_with(": 991\n") && text.ends_with(": 999\n: new\n"), "{text}");
    assert_eq!(fs::read_dir(&terminal.home).unwrap().count(), 1);
}

#[test]
fn several_shells_share_a_file_that_stays_whole() {
    let scratch = Scratch::new("prompt-several");
    let home = scratch.dir("home");
    let mut shells: Vec<_> =
        (0..4).map(|_| Terminal::at(home.clone(), &[("HISTSIZE", "20")], &[])).collect();
    for shell in &mut shells {
        shell.ready();
    }
    for (number, shell) in shells.iter_mut().enumerate() {
        for count in 0..40 {
            shell.keys(&format!(": {number} {count} '\rthe end'\r"));
        }
        shell.keys("clear=done; echo $clear\r");
    }
    for shell in &mut shells {
        shell.until("the last one", |shell| shell.screen().iter().any(|line| line == "done"));
    }
    let text = fs::read_to_string(home.join(".mote_history")).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert!(lines.len() <= 2 * 26, "{text}");
    let mut lines = lines.into_iter();
    while let Some(line) = lines.next() {
        if line.starts_with(": ") {
            assert!(line.ends_with(" '\\"), "{text}");
            assert_eq!(lines.next(), Some("the end'"), "{text}");
        } else {
            assert_eq!(line, "clear=done; echo $clear", "{text}");
        }
    }
    assert_eq!(fs::read_dir(&home).unwrap().count(), 1);
}

#[test]
fn the_history_goes_through_no_link() {
    let mut terminal = Terminal::new("link");
    terminal.write("victim", "precious\n");
    std::os::unix::fs::symlink("victim", terminal.home.join("link")).unwrap();
    terminal.run("HISTFILE=link", &[]);
    terminal
        .run(":", &["sh: 1: cannot save the history in link: Too many levels of symbolic links"]);
    assert_eq!(terminal.read("victim"), "precious\n");
}

#[test]
fn a_hostile_history_is_harmless() {
    let scratch = Scratch::new("prompt-hostile");
    let home = scratch.dir("home");
    fs::write(home.join(".mote_history"), b"\x1b]0;bad\x07\0\xff\n\\\n\\\n\\").unwrap();
    let mut terminal = Terminal::at(home, &[], &[]);
    terminal.ready();
    terminal.keys("\x1b<");
    terminal.shows("$ ^[]0;bad^G^@\\xff|");
    terminal.keys("\x15history 5\r");
    terminal.until("the list", |terminal| {
        terminal.screen().iter().any(|line| line == "    1   ^[]0;bad^G^@\\xff")
    });
}

// fc

#[test]
fn fc_lists_commands() {
    let mut terminal = Terminal::new("fc-list");
    for command in [": one", ": two", ": three"] {
        terminal.run(command, &[]);
    }
    terminal.run("fc -l", &["1       : one", "2       : two", "3       : three"]);
    terminal.run("fc -ln 2 3", &["        : two", "        : three"]);
    terminal.run("fc -lr -2 -1", &["5       fc -ln 2 3", "4       fc -l"]);
    terminal.run("fc -l 3 1", &["3       : three", "2       : two", "1       : one"]);
    terminal.run("fc -l ': tw' ': th'", &["2       : two", "3       : three"]);
    terminal.run("fc -l nothing; echo $?", &["sh: 9: fc: nothing: no such command", "1"]);
    terminal.run("fc -l 1 1", &["1       : one"]);
}

#[test]
fn fc_runs_commands_again() {
    let mut terminal = Terminal::new("fc-again");
    terminal.run("echo one two", &["one two"]);
    terminal.run("fc -s", &["echo one two", "one two"]);
    terminal.run("fc -s one=1", &["echo 1 two", "1 two"]);
    terminal.run("fc -s 'echo one'", &["echo one two", "one two"]);
    terminal.run("false", &[]);
    terminal.run("fc -e - 1", &["echo one two", "one two"]);
    terminal.run(
        "history",
        &[
            "    1   echo one two",
            "    2   echo 1 two",
            "    3   echo one two",
            "    4   false",
            "    5   echo one two",
            "    6   history",
        ],
    );
}

#[test]
fn fc_edits_commands() {
    let mut terminal = Terminal::new("fc-edit");
    terminal.write("editor", "tr 1 7 <\"$1\" >x; cat x >\"$1\"\n");
    terminal.write("failing", "exit 3\n");
    terminal.run("echo a1", &["a1"]);
    terminal.run("echo a2", &["a2"]);
    terminal.run("FCEDIT='sh ./editor'", &[]);
    terminal.run("fc 1 2", &["echo a7", "echo a2", "a7", "a2"]);
    terminal.run("fc -e 'sh ./failing' 1; echo $?", &["3"]);
    terminal.run("fc -l 4", &["4       echo a7", "        echo a2"]);
}

// Prompts

fn is_root() -> bool {
    std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap()) == 0
}

#[test]
fn a_prompt_may_have_escapes() {
    let mut terminal = Terminal::new("escapes");
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap().trim().to_owned();
    terminal.keys("PS1='[\\u@\\h \\w \\W \\! \\# \\j \\101] \\$ '\r");
    let user = if is_root() { "root" } else { "" };
    let sign = if is_root() { '#' } else { '$' };
    let short = host.split('.').next().unwrap().to_owned();
    terminal.until("the prompt", |terminal| {
        terminal.screen().last().is_some_and(|line| {
            line.starts_with(&format!("[{user}"))
                && line.ends_with(&format!("@{short} ~ ~ 2 2 0 A] {sign}"))
        })
    });
    terminal.keys("mkdir -p 'a$(echo bad)/b`c'; cd a*/*\r");
    terminal.until("the place", |terminal| {
        terminal.screen().last().is_some_and(|line| line.contains("~/a$(echo bad)/b`c b`c 3 3"))
    });
    terminal.keys("PS1='\\A 2026> '\r");
    terminal.until("the time", |terminal| {
        terminal.screen().last().is_some_and(|line| {
            line.len() == 11 && line.as_bytes()[2] == b':' && line.ends_with('>')
        })
    });
}

#[test]
fn the_width_of_a_prompt_is_that_of_what_is_seen() {
    let mut terminal = Terminal::new("width");
    terminal.keys("PS1='\\[\\e[1m\\]bold\\[\\e[0m\\] \\e[32mgreen\\e[m\\n日> '\r");
    terminal.until("the prompt", |terminal| {
        terminal.screen().ends_with(&["bold green".into(), "日>".into()])
            && terminal.cursor().1 == 4
    });
    terminal.keys("one\x01x");
    terminal.shows("日> x|one");
    let screen = terminal.parser.screen();
    let row = screen.cursor_position().0 - 1;
    assert!(screen.cell(row, 0).unwrap().bold());
    assert!(!screen.cell(row, 5).unwrap().bold());
}

#[test]
fn a_prompt_is_expanded_and_names_in_it_are_safe() {
    let mut terminal = Terminal::new("safe");
    terminal.keys("x='a b'; PS1='$x $((1+1)) $(echo sub)> '\r");
    terminal.shows("a b 2 sub> |");
    terminal.keys("PS1='\\W> '; mkdir \"$(printf '\\033]0;x\\001')\"; cd *x*\r");
    terminal.shows("^[]0;x^A> |");
    terminal.keys("PS1='$(printf \"\\001\\033[6n\\002\")> '\r");
    terminal.shows("^[[6n> |");
}

#[test]
fn posix_prompts_have_the_number_only() {
    let mut terminal = Terminal::new("posix");
    terminal.run("set -o posix", &[]);
    terminal.keys("PS1='\\w ! !! '\r");
    terminal.shows("\\w 3 ! |");
}

#[test]
fn the_prompt_says_where_the_shell_is() {
    let scratch = Scratch::new("prompt-default");
    let home = scratch.dir("home");
    let mut terminal = Terminal::at(home, &[("PS1x", "")], &["-c", "unset PS1; exec sh"]);
    let sign = if is_root() { '#' } else { '$' };
    terminal.shows(&format!("~ {sign} |"));
}

// Hostile keys

#[test]
fn no_keys_crash_or_hang_the_editor() {
    for mode in ["emacs", "vi"] {
        let mut terminal = Terminal::new(&format!("keys-{mode}"));
        terminal.run(&format!("set -o {mode}"), &[]);
        terminal.run(": some words 'to work' with", &[]);
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        for _ in 0..40 {
            let mut keys = Vec::new();
            while keys.len() < 400 {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let byte = (state >> 32) as u8;
                match byte % 8 {
                    0 => keys.push(0x1B),
                    1 => keys.extend_from_slice(b"\x1b["),
                    2 => keys.push(byte >> 3),
                    3 => keys.push(byte),
                    _ => keys.push(b' ' + byte % 95),
                }
            }
            // Nothing of it is to be run, nor given to an editor.
            keys.retain(|byte| !b"\n\r\x0f\x05\x04v#".contains(byte));
            terminal.bytes(&keys);
            while let Ok(bytes) = terminal.output.try_recv() {
                terminal.parser.process(&bytes);
            }
        }
        terminal.bytes(b"\x1b[201~\x07n\x03\x03");
        terminal.until("a prompt", |terminal| {
            terminal.at_prompt() && terminal.screen().iter().any(|line| line.ends_with("^C"))
        });
        terminal.keys("\x0c");
        terminal.run("echo fine", &["fine"]);
    }
}

#[test]
fn getty_asks_again_after_an_interrupt() {
    if common::runner().is_some() {
        return;
    }
    let mut terminal = Terminal::new("getty");
    terminal.keys("exec getty -i --nohostname -l /bin/echo -\n");
    let questions = |terminal: &Terminal| {
        terminal.screen().iter().filter(|row| row.starts_with("login:")).count()
    };
    terminal.until("a question", |terminal| questions(terminal) == 1);
    terminal.keys("\x03");
    terminal.until("another one", |terminal| questions(terminal) == 2);
    terminal.keys("bob\n");
    terminal.until("login", |terminal| terminal.screen().contains(&"-- bob".to_owned()));
}

//! Runs every case of `tests/**/*.t` as a test of its own.
//!
//! A case is a sentence of specification, one or more commands, and what each prints:
//!
//! ```text
//! A missing operand is reported and the rest is still copied.
//!   $ printf 'a\n' > f
//!   $ cat f nope |
//!   > cat -u
//!   cat: nope: No such file or directory
//!   a
//! ```
//!
//! - The sentence stands right above the first command, on one line or several. `#` starts a comment line.
//! - `  $ ` starts a command and `  > ` goes on with it. Each command is a shell of its own (`sh -c`), so variables do not last
//!   to the next one, but files do: a case has a fresh directory. Standard input is `/dev/null`.
//! - What is printed is compared byte for byte; standard error is merged into it. `[N]` as the last line is the exit status if it
//!   is not 0, or 128 + the signal.
//! - An expected line that ends in ` (esc)` has escapes: `\t`, `\r`, `\\`, `\xHH`. In ` (re)` it is a regular expression for a
//!   line of text. In ` (no-eol)`, the newline is missing; that mark stands before the other two.
//! - `  $ pty: command` runs the command on a terminal of 24 lines of 80 columns, with standard input at its end (^D).
//! - `HOST=1` runs the cases against the tools of this machine under dash. It leaves out the files of applets that neither GNU nor
//!   util-linux nor procps has, and cases with `(not GNU: reason)` in their sentence.
//! - `MOTE=program` tests another program, by way of `MOTE_RUNNER=qemu-aarch64` where this machine cannot run it; then the cases
//!   with `(not emulated: reason)` in their sentence are left out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{End, ROOT, Scratch, limit};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    os::{fd::AsFd, unix::process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

fn main() -> ExitCode {
    common::reset_signals();
    let arguments = Arguments::from_args();
    let world = Arc::new(World::new());
    let mut trials = Vec::new();
    let root = Path::new(ROOT).join("tests");
    for path in common::files(&root).expect("tests/ can be read") {
        if path.extension().is_some_and(|extension| extension == "t") {
            let name = path.strip_prefix(&root).unwrap().with_extension("");
            trials.extend(trials_of(&path, name.to_str().expect("a name in UTF-8"), &world));
        }
    }
    if trials.is_empty() {
        trials.push(Trial::test("transcripts: there are none", || Err("no tests/**/*.t".into())));
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(world);
    if conclusion.has_failed() { ExitCode::from(101) } else { ExitCode::SUCCESS }
}

/// The tests of a file. A mistake in it is a test that fails.
fn trials_of(path: &Path, name: &str, world: &Arc<World>) -> Vec<Trial> {
    let source = fs::read(path).unwrap();
    let cases = match parse(&source).and_then(|cases| world.applet(name).map(|_| cases)) {
        Ok(cases) => cases,
        Err(e) => return vec![Trial::test(format!("{name}: (syntax)"), || Err(e.into()))],
    };
    let applet = world.applet(name).unwrap_or_default();
    let foreign = world.host && !has_gnu_counterpart(&applet);
    let trial = |case: Case| {
        let emulated = common::runner().is_some();
        let skipped = foreign
            || (world.host && case.title.contains("(not GNU: "))
            || (emulated && case.title.contains("(not emulated: "));
        let title = case.title.trim_end_matches('.');
        let world = world.clone();
        Trial::test(format!("{name}: {title}"), move || world.check(&case))
            .with_ignored_flag(skipped)
    };
    cases.into_iter().map(trial).collect()
}

/// Is there something on this machine to compare a command with?
fn has_gnu_counterpart(applet: &str) -> bool {
    // `test` has no options, but is the same program as `[`; for `sh` there is dash.
    // procps' `kill` takes some of what is no number for -1, all processes there are, and is kept away from.
    let name = if applet == "test" { "[" } else { applet };
    applet == "sh" || applet != "kill" && common::is_measure(name)
}

/// A sentence, and the commands that show it.
struct Case {
    title: String,
    line: usize,
    steps: Vec<Step>,
}

/// A command and what is expected of it.
#[derive(Default)]
struct Step {
    command: String,
    pty: bool,
    expected: Vec<Expected>,
    status: i32,
}

enum Expected {
    Bytes(Vec<u8>),
    Regex(String, regex_lite::Regex),
}

/// Reads the cases of a file.
fn parse(source: &[u8]) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut titles = BTreeSet::new();
    let mut prose: Vec<&str> = Vec::new();
    // Between the title and the blank line after the case?
    let mut inside = false;
    let mut status_given = false;
    let mut lines: Vec<&[u8]> = source.split(|&byte| byte == b'\n').collect();
    if lines.pop() != Some(b"") {
        return Err("the last line has no newline".into());
    }
    for (number, line) in (1..).zip(lines) {
        let wrong = |what: &str| Err(format!("line {number}: {what}"));
        let Some(text) = line.strip_prefix(b"  ") else {
            let Ok(line) = str::from_utf8(line) else { return wrong("prose that is not UTF-8") };
            if line.starts_with([' ', '\t']) {
                return wrong("indented, but not by two spaces");
            }
            if line.is_empty() && !prose.is_empty() {
                return wrong("the sentence above has no command");
            }
            inside = false;
            if !line.is_empty() && !line.starts_with('#') {
                prose.push(line.trim_end());
            }
            continue;
        };
        if let Some(command) = text.strip_prefix(b"$ ") {
            let Ok(command) = str::from_utf8(command) else { return wrong("not UTF-8") };
            if !prose.is_empty() {
                let title = prose.join(" ");
                prose.clear();
                if !titles.insert(title.clone()) {
                    return wrong(&format!("a second case has the title {title:?}"));
                }
                cases.push(Case { title, line: number, steps: Vec::new() });
                inside = true;
            }
            let (true, Some(case)) = (inside, cases.last_mut()) else {
                return wrong("a command without a sentence above it");
            };
            let pty = command.strip_prefix("pty: ");
            let command = pty.unwrap_or(command).trim_start().to_owned();
            if command.is_empty() {
                return wrong("an empty command");
            }
            case.steps.push(Step { command, pty: pty.is_some(), ..Step::default() });
            status_given = false;
            continue;
        }
        if !inside || !prose.is_empty() {
            return wrong("output without a command above it");
        }
        let Some(step) = cases.last_mut().and_then(|case| case.steps.last_mut()) else {
            return wrong("output without a command above it");
        };
        if status_given {
            return wrong("output after the exit status");
        }
        let more = text.strip_prefix(b"> ").or((text == b">").then_some(b""));
        if let (Some(more), true) = (more, step.expected.is_empty()) {
            let Ok(more) = str::from_utf8(more) else { return wrong("not UTF-8") };
            step.command.push('\n');
            step.command.push_str(more);
        } else if let Some(status) = status_line(text) {
            if status == 0 {
                return wrong("[0] is not written");
            }
            step.status = status;
            status_given = true;
        } else {
            match expectation(text) {
                Ok(expected) => step.expected.push(expected),
                Err(e) => return wrong(&e),
            }
        }
    }
    if !prose.is_empty() {
        return Err("the last sentence has no command".into());
    }
    for case in &cases {
        for step in &case.steps {
            let last = step.expected.len().saturating_sub(1);
            let open = |line: &Expected| matches!(line, Expected::Bytes(b) if !b.ends_with(b"\n"));
            if step.expected.iter().take(last).any(open) {
                return Err(format!("line {}: (no-eol) before the last line", case.line));
            }
        }
    }
    if cases.is_empty() { Err("there is no case in it".into()) } else { Ok(cases) }
}

/// The status that a line such as `[1]` gives.
fn status_line(text: &[u8]) -> Option<i32> {
    str::from_utf8(text.strip_prefix(b"[")?.strip_suffix(b"]")?).ok()?.parse().ok()
}

fn expectation(text: &[u8]) -> Result<Expected, String> {
    if let Some(text) = text.strip_suffix(b" (re)") {
        let text = str::from_utf8(text).map_err(|e| e.to_string())?;
        let regex = regex_lite::Regex::new(&format!("^(?:{text})$")).map_err(|e| e.to_string())?;
        return Ok(Expected::Regex(text.to_owned(), regex));
    }
    let (text, escaped) = match text.strip_suffix(b" (esc)") {
        Some(text) => (text, true),
        None => (text, false),
    };
    let (text, end) = match text.strip_suffix(b" (no-eol)") {
        Some(text) => (text, &b""[..]),
        None => (text, &b"\n"[..]),
    };
    let mut bytes = if escaped { unescape(text)? } else { text.to_vec() };
    bytes.extend_from_slice(end);
    Ok(Expected::Bytes(bytes))
}

fn unescape(mut text: &[u8]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    loop {
        (text, _) = match text {
            [] => return Ok(bytes),
            [b'\\', b't', rest @ ..] => (rest, bytes.push(b'\t')),
            [b'\\', b'r', rest @ ..] => (rest, bytes.push(b'\r')),
            [b'\\', b'\\', rest @ ..] => (rest, bytes.push(b'\\')),
            [b'\\', b'x', high, low, rest @ ..] => {
                let digits = [*high, *low];
                let digits = str::from_utf8(&digits).map_err(|e| e.to_string())?;
                let byte = u8::from_str_radix(digits, 16).map_err(|e| format!("\\x: {e}"))?;
                (rest, bytes.push(byte))
            }
            [b'\\', ..] => return Err("an escape other than \\t, \\r, \\\\ and \\xHH".into()),
            [byte, rest @ ..] => (rest, bytes.push(*byte)),
        };
    }
}

/// Where the cases run.
struct World {
    /// Against the tools of this machine?
    host: bool,
    applets: BTreeSet<String>,
    scratch: Scratch,
    /// The directory with the applets.
    bin: PathBuf,
    /// The shell that runs the commands.
    shell: PathBuf,
    /// What goes before each command.
    prelude: String,
    count: AtomicUsize,
}

impl World {
    fn new() -> World {
        let host = common::is_set("HOST");
        let names = common::applets();
        let scratch = Scratch::new("transcripts");
        let bin = scratch.dir("bin");
        common::install(&bin, &names);
        let applets: BTreeSet<String> = names.into_iter().collect();
        let own = applets.contains("sh") && !host;
        let shell = if own { bin.join("sh") } else { common::which("dash").expect("dash") };
        // dash has commands of its own by these names; the ones in PATH are under test.
        let shadowed = |name: &str| format!("{name}() {{ env {name} \"$@\"; }}\n");
        let names = ["echo", "printf", "test", "pwd", "true", "false"];
        let prelude = if own { String::new() } else { names.map(shadowed).concat() };
        World { host, applets, scratch, bin, shell, prelude, count: AtomicUsize::new(0) }
    }

    /// Whose cases a file holds: by its name, or by that of its directory if that is an applet's.
    fn applet(&self, name: &str) -> Result<String, String> {
        let found = name.rsplit('/').find(|part| self.applets.contains(*part));
        found
            .map(str::to_owned)
            .ok_or_else(|| format!("{name}: neither file nor folder is named for an applet"))
    }

    fn check(&self, case: &Case) -> Result<(), Failed> {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let dir = self.scratch.dir(&format!("case{number}"));
        let result = case.steps.iter().try_for_each(|step| self.check_step(case, step, &dir));
        let _ = fs::remove_dir_all(dir); // what it cannot remove, the end of the run does
        result
    }

    fn check_step(&self, case: &Case, step: &Step, dir: &Path) -> Result<(), Failed> {
        let (end, printed) =
            if step.pty { self.run_on_terminal(step, dir) } else { self.run(step, dir) }
                .map_err(|e| format!("{}: {e}", self.shell.display()))?;
        let status = match end {
            End::Status(status) => status,
            End::Signal(signal) => 128 + signal,
            End::Hung => {
                let seconds = limit().as_secs();
                return Err(format!("$ {}\nkilled after {seconds} seconds", step.command).into());
            }
        };
        match compare(step, &printed, status) {
            None => Ok(()),
            Some(difference) => {
                let command = step.command.replace('\n', "\n  > ");
                Err(format!("line {}\n  $ {command}\n{difference}", case.line).into())
            }
        }
    }

    fn variables(&self, dir: &Path) -> BTreeMap<&str, String> {
        let dir = dir.to_str().expect("a path in UTF-8");
        let path = match self.host {
            true => "/usr/bin:/bin:/usr/sbin:/sbin".into(),
            false => format!("{}:/usr/bin:/bin", self.bin.display()),
        };
        [("PATH", path), ("LC_ALL", "C".into())]
            .into_iter()
            .chain(["HOME", "TMPDIR", "PWD"].map(|name| (name, dir.to_owned())))
            .collect()
    }

    fn run(&self, step: &Step, dir: &Path) -> io::Result<(End, Vec<u8>)> {
        let (reader, writer) = io::pipe()?;
        let mut command = Command::new(&self.shell);
        command.arg0("sh").arg("-c").arg(format!("{}{}", self.prelude, step.command));
        command.current_dir(dir).env_clear().envs(self.variables(dir)).process_group(0);
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn()?;
        drop(command); // and its ends of the pipe
        let start = Instant::now();
        let printed = common::collect(reader, 1 << 24);
        let end = common::wait(&mut child, limit());
        let left = limit().saturating_sub(start.elapsed()).max(Duration::from_millis(100));
        // A process that was left behind and keeps the output open counts as hanging, too.
        let printed = printed.recv_timeout(left);
        common::kill_group(&child);
        Ok(printed.map_or((End::Hung, Vec::new()), |printed| (end, printed)))
    }

    /// Runs a command whose three streams are a terminal that passes output on as it is.
    fn run_on_terminal(&self, step: &Step, dir: &Path) -> io::Result<(End, Vec<u8>)> {
        use nix::sys::termios::{LocalFlags, OutputFlags, SetArg, tcgetattr, tcsetattr};
        use pty_process::blocking::{Command as PtyCommand, open};
        let (mut pty, pts) = open().map_err(io::Error::other)?;
        pty.resize(pty_process::Size::new(24, 80)).map_err(io::Error::other)?;
        let mut settings = tcgetattr(pty.as_fd())?;
        settings.output_flags.remove(OutputFlags::OPOST);
        settings.local_flags.remove(LocalFlags::ECHO | LocalFlags::ECHOCTL);
        tcsetattr(pty.as_fd(), SetArg::TCSANOW, &settings)?;
        // One for each reader that comes to the end.
        io::Write::write_all(&mut pty, &[4; 16])?;
        let script = format!("{}{}", self.prelude, step.command);
        let command = PtyCommand::new(&self.shell).arg0("sh").arg("-c").arg(script);
        let command = command.current_dir(dir).env_clear().envs(self.variables(dir));
        let mut child = command.env("TERM", "vt100").spawn(pts).map_err(io::Error::other)?;
        let start = Instant::now();
        let printed = common::collect(pty, 1 << 24);
        let end = common::wait(&mut child, limit());
        let left = limit().saturating_sub(start.elapsed()).max(Duration::from_millis(100));
        let printed = printed.recv_timeout(left);
        common::kill_group(&child);
        Ok(printed.map_or((End::Hung, Vec::new()), |printed| (end, printed)))
    }
}

/// The difference between what was expected and what was printed, in the form of a transcript: `-` lines are missing, `+` lines
/// are too many.
fn compare(step: &Step, printed: &[u8], status: i32) -> Option<String> {
    let printed: Vec<&[u8]> = printed.split_inclusive(|&byte| byte == b'\n').collect();
    let fits = |expected: &Expected, line: &[u8]| match expected {
        Expected::Bytes(bytes) => bytes == line,
        Expected::Regex(_, regex) => line
            .strip_suffix(b"\n")
            .and_then(|line| str::from_utf8(line).ok())
            .is_some_and(|line| regex.is_match(line)),
    };
    let same = step.expected.len() == printed.len()
        && step.expected.iter().zip(&printed).all(|(expected, line)| fits(expected, line));
    if same && status == step.status {
        return None;
    }
    // The longest common subsequence; of very long outputs, only the first lines.
    let (a, b) = (step.expected.as_slice(), printed.as_slice());
    let (a, b) = (a.get(..a.len().min(1000))?, b.get(..b.len().min(1000))?);
    let mut longest = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i][j] = match fits(&a[i], b[j]) {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut text) = (0, 0, String::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && fits(&a[i], b[j]) {
            text += &format!("    {}\n", show(b[j]));
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && (j == b.len() || longest[i + 1][j] >= longest[i][j + 1]) {
            match &a[i] {
                Expected::Bytes(bytes) => text += &format!("-   {}\n", show(bytes)),
                Expected::Regex(regex, _) => text += &format!("-   {regex} (re)\n"),
            }
            i += 1;
        } else {
            text += &format!("+   {}\n", show(b[j]));
            j += 1;
        }
    }
    match status == step.status {
        true if status == 0 => {}
        true => text += &format!("    [{status}]\n"),
        false => text += &format!("-   [{}]\n+   [{status}]\n", step.status),
    }
    Some(text)
}

/// A printed line as a transcript writes it.
fn show(line: &[u8]) -> String {
    let (line, end) = match line.strip_suffix(b"\n") {
        Some(line) => (line, ""),
        None => (line, " (no-eol)"),
    };
    let text = str::from_utf8(line).ok();
    let plain = text.filter(|text| {
        !text.chars().any(|char| char.is_control() && char != '\t')
            && !text.ends_with(' ')
            && !["$ ", "> ", "["].iter().any(|start| text.starts_with(start))
            && ![" (esc)", " (re)", " (no-eol)"].iter().any(|mark| text.ends_with(mark))
    });
    if let Some(text) = plain {
        return format!("{text}{end}");
    }
    let mut text = String::new();
    for (at, &byte) in line.iter().enumerate() {
        match byte {
            b'\t' => text += "\\t",
            b'\r' => text += "\\r",
            b'\\' => text += "\\\\",
            b'$' | b'>' | b'[' if at == 0 => text += &format!("\\x{byte:02x}"),
            b' '..=b'~' => text.push(byte.into()),
            _ => text += &format!("\\x{byte:02x}"),
        }
    }
    format!("{text}{end} (esc)")
}

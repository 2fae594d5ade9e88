//! What every applet keeps, whatever it does: checked for each name that `mote --list` prints, without knowing the applet.
//!
//! Nothing makes it crash or hang; it says when its output is lost; a mistake on the command line is a message and a status.
//! [`EXCEPTIONS`] says where GNU's users expect otherwise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{End, Outcome, Scratch};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    collections::BTreeMap,
    env,
    ffi::{CString, OsStr, OsString},
    fs::{self, File},
    os::unix::{ffi::OsStrExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// Where an applet is expected to do otherwise: its name, the check, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("echo", UNKNOWN, "prints what is no option of its own (POSIX)"),
    ("expr", UNKNOWN, "every argument belongs to the expression"),
    ("false", HELP, "its status is 1 in any case, as GNU's"),
    ("false", UNKNOWN, "ignores its arguments"),
    ("mktemp", CLOSED, "no name is made twice, and what nobody learns the name of is removed"),
    ("printf", UNKNOWN, "prints what is no option of its own, as GNU's"),
    ("shred", CLOSED, "the bytes that it writes are random"),
    ("test", HELP, "`test --help` is true: the string is not empty (POSIX)"),
    ("test", UNKNOWN, "every argument belongs to the expression"),
    ("true", UNKNOWN, "ignores its arguments"),
];
const HELP: &str = "help";
const UNKNOWN: &str = "unknown option";
const CLOSED: &str = "closed streams";

/// Applets that, called by the superuser with arguments of any kind, would end this machine, lock it up, or change its settings
/// or accounts, those that run others for ever, and those that ask name servers, which may be far away. Only their `--help` is tried
/// here.
const DANGEROUS: &[&str] = &[
    "nc nslookup ping wget",
    "addgroup adduser chpasswd delgroup deluser passwd",
    "chroot chvt date deallocvt dhcpcd dmesg domainname fdisk fsck fsfreeze hostname hwclock ifconfig ifdown ifup insmod",
    "ip kill killall killall5 klogd loadkmap losetup mkfs mkswap mount modprobe openvt pkill rmmod route setfont",
    "blkdiscard getty halt init login nologin pivot_root poweroff reboot rfkill shutdown su sulogin swapoff swapon",
    "switch_root sysctl syslogd telnetd udhcpc udhcpd umount vlock watch watchdog",
];

fn is_dangerous(name: &str) -> bool {
    DANGEROUS.iter().any(|line| line.split(' ').any(|dangerous| dangerous == name))
}

fn main() -> ExitCode {
    common::reset_signals();
    if let Some(file) = env::var_os(EXEC) {
        return exec(Path::new(&file));
    }
    let arguments = Arguments::from_args();
    let names = common::applets();
    let scratch = Scratch::new("contract");
    let bin = scratch.dir("bin");
    common::install(&bin, &names);
    let world = Arc::new(World { scratch, bin, count: AtomicUsize::new(0) });
    let mut trials = vec![
        trial(&world, "mote", "lists what the sources register", |_, _| list()),
        trial(&world, "mote", "any argv[0]", any_argv0),
    ];
    for name in &names {
        let checks: &[(&str, Check)] = &[
            (HELP, help),
            ("help that cannot be written", help_full),
            (UNKNOWN, unknown_option),
            ("full output", full_output),
            (CLOSED, closed_streams),
            ("arguments of any bytes", any_arguments),
            ("long argument lists", long_arguments),
            ("hostile environment", hostile_environment),
        ];
        for &(what, check) in checks {
            let exception = EXCEPTIONS.iter().find(|(n, w, _)| (*n, *w) == (name, what));
            trials.push(match exception {
                None => trial(&world, name, what, check),
                Some((.., why)) => {
                    trial(&world, name, &format!("{what}, except: {why}"), move |world, name| {
                        match check(world, name) {
                            Ok(()) => Err("the exception is not needed".into()),
                            // The exception is for what it prints and for its status.
                            Err(Broken::Otherwise(_)) => Ok(()),
                            Err(broken) => Err(broken),
                        }
                    })
                }
            });
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(world);
    if conclusion.has_failed() { ExitCode::from(101) } else { ExitCode::SUCCESS }
}

type Check = fn(&World, &str) -> Result<(), Broken>;

/// How an applet breaks the contract.
enum Broken {
    /// It crashes or hangs: there is no exception from that.
    Crash(String),
    /// It does otherwise than expected.
    Otherwise(String),
}

impl From<String> for Broken {
    fn from(what: String) -> Broken {
        Broken::Otherwise(what)
    }
}

impl From<&str> for Broken {
    fn from(what: &str) -> Broken {
        Broken::Otherwise(what.into())
    }
}

fn trial(
    world: &Arc<World>,
    name: &str,
    what: &str,
    check: impl Fn(&World, &str) -> Result<(), Broken> + Send + 'static,
) -> Trial {
    let (world, applet) = (world.clone(), name.to_owned());
    Trial::test(format!("contract/{name}: {what}"), move || {
        check(&world, &applet)
            .map_err(|(Broken::Crash(what) | Broken::Otherwise(what))| Failed::from(what))
    })
}

struct World {
    scratch: Scratch,
    bin: PathBuf,
    count: AtomicUsize,
}

impl World {
    /// A new directory with a file `a` of three lines.
    fn dir(&self) -> PathBuf {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let dir = self.scratch.dir(&format!("dir{number}"));
        fs::write(dir.join("a"), "1\n2 two\nthree\n").unwrap();
        dir
    }

    /// An applet's command in `dir`, with `a` as standard input.
    fn command(&self, name: &str, dir: &Path) -> Command {
        let mut command = Command::new(self.bin.join(name));
        command.arg0(name);
        self.prepare(&mut command, dir);
        command
    }

    fn prepare(&self, command: &mut Command, dir: &Path) {
        command.current_dir(dir).env_clear().env("PATH", &self.bin).env("HOME", dir);
        command.env("TMPDIR", dir).stdin(File::open(dir.join("a")).unwrap());
    }

    /// The same behind a shell that first does `redirections`.
    fn redirected(&self, name: &str, dir: &Path, redirections: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(format!("exec \"$@\" {redirections}")).arg("sh");
        command.arg(self.bin.join(name));
        self.prepare(&mut command, dir);
        command
    }
}

/// Runs a command that must not crash or hang.
fn run(command: &mut Command) -> Result<Outcome, Broken> {
    run_for(command, common::limit())
}

fn run_for(command: &mut Command, limit: Duration) -> Result<Outcome, Broken> {
    let outcome = common::run_for(command, limit);
    let error = String::from_utf8_lossy(&outcome.stderr);
    let crash = match outcome.end {
        End::Hung => Some("it hangs".to_owned()),
        // A reader that has gone away ends a program.
        End::Signal(13) => None,
        End::Signal(signal) => Some(format!("killed by signal {signal}")),
        End::Status(134) => Some("status 134".to_owned()),
        End::Status(_) if error.contains("internal error") => Some("an internal error".to_owned()),
        End::Status(_) => None,
    };
    match crash {
        None => Ok(outcome),
        Some(what) => Err(Broken::Crash(format!("{what}: {}\n{error}", shown(command)))),
    }
}

/// The command, cut short.
fn shown(command: &Command) -> String {
    let mut text = String::new();
    for arg in std::iter::once(command.get_program()).chain(command.get_args()) {
        text += &arg.to_string_lossy().chars().take(60).collect::<String>();
        text.push(' ');
        if text.len() > 400 {
            return text + "...";
        }
    }
    text
}

/// The outcome without what is too long to read.
fn brief(outcome: &Outcome) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(500)]).into_owned();
    format!(
        "{:?}, stdout {:?}, stderr {:?}",
        outcome.end,
        text(&outcome.stdout),
        text(&outcome.stderr)
    )
}

fn expect(holds: bool, what: &str, command: &Command, outcome: &Outcome) -> Result<(), Broken> {
    match holds {
        true => Ok(()),
        false => Err(format!("{what}: {}\n{}", shown(command), brief(outcome)).into()),
    }
}

fn list() -> Result<(), Broken> {
    let mut names: Vec<String> = common::registered().into_values().flatten().collect();
    names.sort();
    let mut listed = common::applets();
    listed.sort();
    match listed == names {
        true => Ok(()),
        false => Err(format!("listed: {listed:?}\nin the sources: {names:?}").into()),
    }
}

fn help(world: &World, name: &str) -> Result<(), Broken> {
    let mut command = world.command(name, &world.dir());
    let outcome = run(command.arg("--help"))?;
    let usage = format!("Usage: {name}");
    let tail = outcome.stdout.strip_prefix(usage.as_bytes());
    let good = tail.is_some_and(|tail| matches!(tail, [b' ' | b'\n', ..]) && tail.ends_with(b"\n"))
        && outcome.end == End::Status(0)
        && outcome.stderr.is_empty();
    expect(good, "prints its usage", &command, &outcome)
}

fn help_full(world: &World, name: &str) -> Result<(), Broken> {
    for option in ["--help", "--version"] {
        let mut command = world.command(name, &world.dir());
        command.arg(option);
        if run(&mut command)?.stdout.is_empty() {
            continue; // it is no option there
        }
        let mut command = world.redirected(name, &world.dir(), "> /dev/full");
        let outcome = run(command.arg(option))?;
        let message = format!("{name}: write error: No space left on device\n");
        let good = outcome.failed() && outcome.stderr == message.as_bytes();
        expect(good, "says once that it cannot be written", &command, &outcome)?;
    }
    Ok(())
}

fn unknown_option(world: &World, name: &str) -> Result<(), Broken> {
    let options: [&[u8]; 6] = [
        b"--no-such-option",
        b"--no-such-option=\xff",
        b"-\x01",
        b"-\xff",
        b"-\xc3\xa4",
        b"--\xff",
    ];
    for option in options {
        let mut command = world.command(name, &world.dir());
        let outcome = run(command.arg(OsStr::from_bytes(option)))?;
        // What mote does not know itself is the shell's to refuse.
        let shell = outcome.stderr.strip_prefix(b"sh").filter(|_| name == "mote");
        let message = outcome.stderr.strip_prefix(name.as_bytes()).or(shell);
        let good = outcome.failed()
            && outcome.stdout.is_empty()
            && message
                .is_some_and(|message| message.starts_with(b": ") && message.ends_with(b"\n"));
        expect(good, "refuses the option", &command, &outcome)?;
    }
    Ok(())
}

/// Arguments that make many an applet do something.
fn arguments(name: &str) -> &'static [&'static [&'static str]] {
    if is_dangerous(name) {
        return &[&["--help"]];
    }
    &[&[], &["a"], &["a", "b"], &["1"], &["--help"]]
}

fn full_output(world: &World, name: &str) -> Result<(), Broken> {
    for &arguments in arguments(name) {
        let mut command = world.command(name, &world.dir());
        if run(command.args(arguments))?.stdout.is_empty() {
            continue;
        }
        let mut command = world.redirected(name, &world.dir(), "> /dev/full");
        let outcome = run(command.args(arguments))?;
        let error = String::from_utf8_lossy(&outcome.stderr);
        let good = outcome.failed() && error.contains("No space left on device");
        expect(good, "says that its output is lost", &command, &outcome)?;
    }
    Ok(())
}

fn closed_streams(world: &World, name: &str) -> Result<(), Broken> {
    for &arguments in arguments(name) {
        for input in ["", "< /dev/null"] {
            let dir = world.dir();
            let mut command = world.redirected(name, &dir, input);
            let usual = run(command.args(arguments))?;
            let files = contents(&dir);
            let closed = match input {
                "" => [">&-", "2>&-", ">&- 2>&-"].as_slice(),
                // Where nothing can be read, nothing more than from an empty input is written.
                _ => ["<&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-"].as_slice(),
            };
            for streams in closed {
                let dir = world.dir();
                let mut command = world.redirected(name, &dir, streams);
                let outcome = run(command.args(arguments))?;
                let same = contents(&dir) == files;
                expect(same, "writes into the right files only", &command, &outcome)?;
                if *streams == ">&-" && !usual.stdout.is_empty() {
                    let good = outcome.failed() && !outcome.stderr.is_empty();
                    expect(good, "says that its output is lost", &command, &outcome)?;
                }
            }
        }
    }
    Ok(())
}

/// The files in a directory, with what is in them.
fn contents(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let name = |path: &Path| path.strip_prefix(dir).unwrap().to_owned();
    // Whoever opens a pipe waits for its other end.
    let read = |path: PathBuf| match path.is_file() {
        true => (name(&path), fs::read(&path).unwrap_or_default()),
        false => (name(&path), b"(no regular file)".to_vec()),
    };
    common::files(dir).unwrap().into_iter().map(read).collect()
}

fn any_arguments(world: &World, name: &str) -> Result<(), Broken> {
    if is_dangerous(name) {
        return Ok(());
    }
    let lists: &[&[&[u8]]] = &[
        &[b"\xff\xfe\x80"],
        &[b"a", b"\xc3", b"\xe2\x82"],
        &[b"\x1b[31m\r\n\t\x7f"],
        &[b""],
        &[b"", b"", b""],
        &[b"--", b"\xff"],
        &[b"-"],
        &[b"-", b"-"],
        &[b"--"],
        &[b"99999999999999999999999999999999999999999"],
        &[b"-1", b"18446744073709551616"],
        &[b"%", b"%s%d%n%*d", b"\\", b"\\0", b"\\x"],
    ];
    for list in lists {
        // That many seconds are a very long time, as its user wishes.
        if name == "sleep"
            && list.iter().all(|arg| arg.iter().all(u8::is_ascii_digit) && arg.len() > 9)
        {
            continue;
        }
        let mut command = world.command(name, &world.dir());
        run(command.args(list.iter().map(|arg| OsStr::from_bytes(arg))))?;
    }
    // A value that each option might take.
    for value in ["", "\u{fffd}", "99999999999999999999", "-1"] {
        for letter in (b'0'..=b'9').chain(b'A'..=b'Z').chain(b'a'..=b'z') {
            let mut command = world.command(name, &world.dir());
            command.arg(format!("-{}", char::from(letter))).arg(value).arg("a");
            // Some options wait for ever, and may: for these there are transcripts.
            match run_for(&mut command, Duration::from_millis(300)) {
                Err(Broken::Crash(what)) if what.starts_with("it hangs") => {}
                result => drop(result?),
            }
        }
    }
    Ok(())
}

fn long_arguments(world: &World, name: &str) -> Result<(), Broken> {
    if is_dangerous(name) {
        return Ok(());
    }
    // The kernel takes a quarter of the stack's limit, 2 MiB as a rule, with 8 bytes for each pointer.
    // That takes seconds where a help text is long and the machine has other things to do.
    let run = |command: &mut Command| run_for(command, Duration::from_secs(60));
    let many = vec!["x"; 195_000];
    let mut command = world.command(name, &world.dir());
    command.args(&many).stdin(Stdio::null());
    run(&mut command)?;
    // The longest string that execve takes (MAX_ARG_STRLEN, with its NUL).
    for long in ["x".repeat((128 << 10) - 1), "-".to_owned() + &"x".repeat((128 << 10) - 2)] {
        let mut command = world.command(name, &world.dir());
        run(command.arg(&long))?;
        let mut command = world.command(name, &world.dir());
        run(command.args([&long; 15]))?;
    }
    Ok(())
}

fn hostile_environment(world: &World, name: &str) -> Result<(), Broken> {
    let huge = "LONG=".to_owned() + &"x".repeat((128 << 10) - 6);
    let many: Vec<String> = (0..50_000).map(|number| format!("V{number}=")).collect();
    let lists: Vec<Vec<&[u8]>> = vec![
        vec![],
        vec![b""; 100],
        vec![b"=", b"==", b"=x", b"no equals sign", b"\xff=\xff", b"\xff"],
        vec![b"PATH", b"HOME", b"PWD", b"IFS", b"LC_ALL", b"TZ", b"POSIXLY_CORRECT", b"COLUMNS"],
        vec![b"LC_ALL=\xff\xfe.UTF-8@\xff", b"LANG=.", b"LC_CTYPE=@", b"PATH=\xff:::", b"PWD=\xff"],
        vec![
            b"LC_ALL=C.UTF-8",
            b"TZ=:::\xff",
            b"COLUMNS=-1",
            b"LINES=999999999999999999999",
            b"TERM=\x1b",
        ],
        vec![
            b"LC_ALL=C",
            b"LC_ALL=de_DE.UTF-8",
            b"LC_ALL",
            b"IFS=\n\xff",
            b"PS1=\x1b",
            b"ENV=/dev/zero",
        ],
        vec![huge.as_bytes(); 10],
        many.iter().map(String::as_bytes).collect(),
    ];
    for list in &lists {
        for &arguments in arguments(name) {
            let arguments: Vec<&[u8]> =
                [name].iter().chain(arguments).map(|arg| arg.as_bytes()).collect();
            run_raw(world, &world.bin.join(name), &arguments, list)?;
        }
    }
    Ok(())
}

fn any_argv0(world: &World, _: &str) -> Result<(), Broken> {
    let long = "x".repeat(100 << 10);
    let names: &[&[u8]] = &[
        b"",
        b"/",
        b"//",
        b"a/",
        b"-",
        b"--",
        b"-sh",
        b"--help",
        b"\x1b[31m\n",
        b"\xff\xfe",
        b"mote/",
        b"/mote",
        long.as_bytes(),
        b".",
        b"..",
        b"cat\n",
        b" cat",
        b"CAT",
    ];
    let rests: [&[&[u8]]; 5] = [&[], &[b"\xff"], &[b"a"], &[b"--help"], &[b""]];
    for argv0 in names {
        for rest in rests {
            run_raw(world, &common::mote(), &[&[*argv0], rest].concat(), &[])?;
        }
    }
    // argc is 0 before Linux 5.18, which puts an empty string there.
    run_raw(world, &common::mote(), &[], &[b"PATH=/"])?;
    run_raw(world, &common::mote(), &[], &[])?;
    Ok(())
}

/// Runs a program with exactly these strings, none of which need be what a well-behaved caller gives.
fn run_raw(
    world: &World,
    program: &Path,
    arguments: &[&[u8]],
    environment: &[&[u8]],
) -> Result<Outcome, Broken> {
    let dir = world.dir();
    let file = world.scratch.0.join(format!("exec{}", world.count.fetch_add(1, Ordering::Relaxed)));
    let mut lists = program.as_os_str().as_bytes().to_vec();
    lists.push(0);
    lists.extend_from_slice(format!("{}\0", arguments.len()).as_bytes());
    for string in arguments.iter().chain(environment) {
        lists.extend_from_slice(string);
        lists.push(0);
    }
    fs::write(&file, lists).unwrap();
    let mut command = Command::new(env::current_exe().unwrap());
    // For the message; this program does not look at them.
    command.args(arguments.iter().map(|arg| {
        OsString::from(String::from_utf8_lossy(&arg[..arg.len().min(80)]).replace('\0', ""))
    }));
    world.prepare(&mut command, &dir);
    let outcome = run(command.env(EXEC, &file))?;
    match outcome.stderr.starts_with(EXEC.as_bytes()) {
        true => Err(brief(&outcome).into()),
        false => Ok(outcome),
    }
}

/// Makes this program become the one that a file names.
const EXEC: &str = "MOTE_CONTRACT_EXEC";

fn exec(file: &Path) -> ExitCode {
    let lists = fs::read(file).unwrap();
    let _ = fs::remove_file(file);
    let mut strings = lists
        .split_inclusive(|&byte| byte == 0)
        .map(|string| CString::from_vec_with_nul(string.to_vec()).unwrap());
    let program = strings.next().unwrap();
    let count: usize = strings.next().unwrap().to_str().unwrap().parse().unwrap();
    let arguments: Vec<CString> = strings.by_ref().take(count).collect();
    let environment: Vec<CString> = strings.collect();
    let error = nix::unistd::execve(&program, &arguments, &environment).unwrap_err();
    eprintln!("{EXEC}: {error}");
    ExitCode::FAILURE
}

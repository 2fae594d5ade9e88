//! System calls that fail: newer ones that an old kernel or a container's filter refuses, full disks, interrupts, short writes.
//!
//! strace makes the calls fail. Each case runs once as it is, and then with every fault; without strace they are left out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{End, Outcome, Scratch};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// What runs: the applet, and the script with which a shell starts it. `f` is a file of 3,000 lines, `g` one of three, `d` an
/// empty directory.
const CASES: &[(&str, &str)] = &[
    ("auxv", "auxv | head -c 0"),
    ("base64", "base64 f > out"),
    ("base64", "base64 g | base64 -d"),
    ("basename", "basename -a a/b c"),
    ("cat", "cat f"),
    ("cat", "cat f g > out"),
    ("cat", "cat < f | cat"),
    ("cat", "cat f nope g"),
    ("cat", "cat -n f g > out"),
    ("cat", "cat g >> f"),
    ("cat", "cat f - < g > out"),
    ("cat", "cat /proc/filesystems > out"),
    ("chgrp", "chgrp -v '' f g"),
    ("chmod", "chmod -v 600 f g"),
    ("chmod", "chmod -R 700 ."),
    ("chown", "chown -R : ."),
    ("cksum", "cksum f g nope"),
    ("comm", "comm --nocheck-order f g > out"),
    ("cut", "cut -c 2- f g > out"),
    ("cut", "cat f | cut -d ' ' -f 1 | cat"),
    ("csplit", "csplit f 2000; cat xx00; csplit g 2; cat xx01"),
    ("date", "date -u -d 2024-02-29 +%F; date -u -r f +%Y > out"),
    ("date", "date -u -f - < g"),
    ("dd", "dd if=f of=out status=none"),
    ("dd", "dd if=f bs=100 iflag=fullblock conv=ucase,fsync status=none > out"),
    ("dd", "cat f | dd ibs=1000 obs=700 skip=1 status=none | cat"),
    ("df", "df --output=source,fstype,target /proc nope"),
    ("dircolors", "dircolors -b g | wc -c"),
    ("dirname", "dirname a/b c"),
    ("du", "du -a --apparent-size f d g nope"),
    ("echo", "echo -e 'a\\tb'"),
    ("env", "env -i A=1"),
    ("expand", "expand f g > out"),
    ("fold", "fold -w 5 f > out"),
    ("fold", "cat f | fold -sw 5 | cat"),
    ("hostname", "hostname -s"),
    ("factor", "factor 1001 340282366920938463463374607431768211507"),
    ("factor", "factor < g"),
    ("fmt", "fmt f g > out"),
    ("head", "head f"),
    ("head", "head -n 2000 f > out"),
    ("head", "head -c 5000 < f > out"),
    ("head", "head -n -5 f"),
    ("head", "head -c -5 f > out"),
    ("head", "cat f | head -n 3"),
    ("head", "(head -n 1; cat) < g"),
    ("join", "join --nocheck-order f f > out"),
    ("id", "id -G"),
    ("ln", "ln -v f h; ln -sv f l; cat h l"),
    ("ln", "ln -fv f g; ln -sfv g l; ln -sv --backup=t f l; cat g"),
    ("ls", "TZ=UTC0 ls -lnaR --time-style=+ . f"),
    ("ls", "ls -1RF --color=always . f"),
    ("md5sum", "md5sum f > out; echo 60b725f10c9c85c70d97880dfe8191b3 g | md5sum -c"),
    ("mktemp", "mktemp -d d/aXXX | wc -c"),
    ("nl", "nl -ba f g > out"),
    ("nice", "nice cat g"),
    ("nohup", "nohup cat g > out"),
    ("nproc", "nproc"),
    ("paste", "paste f g > out"),
    ("paste", "cat g | paste -s - f | cat"),
    ("numfmt", "numfmt --to=si --invalid=ignore < f > out"),
    ("od", "od -c f > out"),
    ("od", "od -j 1000 -N 100 f g nope"),
    ("pr", "TZ=UTC0 pr -2 -l 20 f g > out"),
    ("pr", "cat f | pr -t -m - g | cat"),
    ("printenv", "printenv HOME"),
    ("printf", "printf '%s-%d\\n' a 1 b 2"),
    ("ptx", "ptx -A f g > out"),
    ("ptx", "ptx -G -i g f out"),
    ("pwd", "pwd -P"),
    ("readlink", "ln -s g l; readlink -v l"),
    ("realpath", "ln -s g l; realpath f l"),
    ("rm", "rm -rv f d nope"),
    ("sh", "sh -c 'set -e; for i in a b; do echo $i; done > out; cat out | wc -l; cd d && pwd'"),
    // One document that a pipe holds, and one that is too long for that.
    ("sh", "sh -c 'set -e; x=$(cat f); cat <<E; cat <<E > out\nshort\nE\n$x\nE\nwc -l < out'"),
    ("shuf", "shuf --random-source=f -o out g"),
    ("shuf", "shuf -n 1 -i 5-5"),
    ("sleep", "sleep 0.01"),
    ("sort", "sort -r f g > out"),
    ("sort", "sort -S 10k f > out"),
    ("sort", "sort -m g f -o f"),
    ("split", "split -l 2000 f; split -b 4000 g y"),
    ("split", "split -n 3 f; split -n l/2 g y"),
    ("split", "split -n r/3 f; cat f | split -C 5000 - y; cat x* y*"),
    ("split", "split -n l/1/2 f > out"),
    ("stat", "stat -c '%n %s %F %a' f d"),
    ("stat", "stat -f -c %n f"),
    ("stdbuf", "stdbuf -oL cat g"),
    ("sync", "sync f d"),
    ("tac", "tac f g > out"),
    ("tac", "for i in 1 2 3 4; do cat f; done > g; tac g > out"),
    ("tac", "cat f | tac -b | cat"),
    ("tail", "tail f"),
    ("tail", "tail -n 2500 f > out"),
    ("tail", "tail -c 5000 f > out"),
    ("tail", "tail -n +10 f > out"),
    ("tail", "tail -c +10 < f"),
    ("tail", "cat f | tail -n 4"),
    ("tail", "sleep 0.3 & tail -s 0.05 -f --pid=$! g"),
    (
        "tail",
        "(for i in 1 2 3 4 5 6 7 8; do test -s out && break; sleep 0.1; done; echo new >> g; sleep 0.8) & \
         tail -s 0.05 -n 1 -f --pid=$! g > out",
    ),
    // The new file takes the place of the old one at once, so that there is no time at which tail may see none.
    (
        "tail",
        "(for i in 1 2 3 4 5 6 7 8; do test -s out && break; sleep 0.1; done; ln g h; echo new > n; mv n g; sleep 0.8) & \
         tail -s 0.05 -n 1 -F --pid=$! g > out",
    ),
    ("cp", "cp f out"),
    ("cp", "cp -a d f out-d; cp -a d out-e"),
    ("cp", ": > d/i; ln d/i d/j; cp -a d out-d && stat -c %h out-d/i"),
    ("mv", "mv f out; mv d out-d"),
    ("install", "install -m 640 f out"),
    ("install", "install -d x/y"),
    ("seq", "seq 9000 > out"),
    ("seq", "seq 0 .5 300"),
    ("shred", "shred -n 0 -u f g"),
    ("tee", "tee out < f"),
    ("tee", "tee out d/out < f > copy"),
    ("tee", "cat f | tee out > copy"),
    ("tee", "tee -a g < f | tail -n 1"),
    ("tr", "tr a-y b-z < f > out"),
    ("tr", "cat f | tr -cs a-z '\\n' | cat"),
    ("timeout", "timeout 5 cat g"),
    ("timeout", "timeout .1 sleep 5; echo $?"),
    ("truncate", "truncate -s 5 g; truncate -r g -s +2 f"),
    ("touch", "touch -r g f new; test f -nt new || echo same"),
    ("tsort", "echo a b b c > g; tsort g > out"),
    ("tty", "tty"),
    ("uname", "uname -s"),
    ("unexpand", "unexpand -a f > out"),
    ("uniq", "uniq -c f > out"),
    ("uniq", "cat f | uniq -D - out"),
    ("uptime", "uptime -p | head -c 2"),
    ("users", "users g"),
    ("who", "who -q g"),
    ("wc", "wc f g"),
    ("wc", "wc -c < f"),
    ("wc", "cat f | wc -c"),
    ("yes", "yes | head -n 30000 > out"),
];

/// The calls that came after Linux 4.9, or that a file system or a filter refuses.
const NEWER: &[&str] = &[
    "clone3",
    "close_range",
    "copy_file_range",
    "epoll_pwait2",
    "faccessat2",
    "fchmodat2",
    "getrandom",
    "inotify_add_watch",
    "inotify_init1",
    "memfd_create",
    "openat2",
    "pidfd_getfd",
    "pidfd_open",
    "pidfd_send_signal",
    "preadv2",
    "pwritev2",
    "sendfile",
    "splice",
    "statx",
    "tee",
    "vmsplice",
];

/// Calls that move data to an output without copying it.
const MOVING: &[&str] = &["copy_file_range", "sendfile", "splice", "tee", "vmsplice"];

fn main() -> ExitCode {
    common::reset_signals();
    let arguments = Arguments::from_args();
    let names = common::applets();
    let scratch = Scratch::new("faults");
    let bin = scratch.dir("bin");
    common::install(&bin, &names);
    // It is of no use where a container does not let processes trace others.
    let strace = common::which("strace").filter(|strace| {
        let status =
            Command::new(strace).args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    });
    if strace.is_none() {
        eprintln!(
            "tests/faults.rs: all cases are left out, strace is not installed or may not trace"
        );
    }
    let skipped = strace.is_none();
    let world = Arc::new(World {
        strace: strace.unwrap_or_default(),
        scratch,
        bin,
        count: AtomicUsize::new(0),
    });
    let mut trials = Vec::new();
    for &(applet, script) in
        CASES.iter().filter(|(applet, _)| names.iter().any(|name| name == applet))
    {
        let checks: [(&str, Check); 5] = [
            ("newer calls", newer_calls),
            ("full disk", full_disk),
            ("interrupts", interrupts),
            ("refusals", refusals),
            ("short writes", short_writes),
        ];
        for (what, check) in checks {
            let world = world.clone();
            let trial = Trial::test(format!("faults/{applet}: {what}: {script}"), move || {
                check(&world, script).map_err(Failed::from)
            });
            trials.push(trial.with_ignored_flag(skipped));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(world);
    if conclusion.has_failed() { ExitCode::from(101) } else { ExitCode::SUCCESS }
}

type Check = fn(&World, &str) -> Result<(), String>;

struct World {
    strace: PathBuf,
    scratch: Scratch,
    bin: PathBuf,
    count: AtomicUsize,
}

/// What a case did.
struct Run {
    outcome: Outcome,
    /// The files it left, with what is in them.
    files: BTreeMap<PathBuf, Vec<u8>>,
    /// How many bytes were written, all in all.
    length: usize,
    /// The statuses of the applet's processes.
    statuses: Vec<i32>,
    /// The traced calls of the applet, one a line.
    calls: Vec<String>,
}

impl Run {
    /// The calls that were made to fail.
    fn injected(&self) -> Vec<&str> {
        let lines = self.calls.iter().map(String::as_str);
        lines.filter(|line| line.contains("(INJECTED")).map(without_pid).collect()
    }

    fn same(&self, other: &Run) -> bool {
        (&self.outcome, &self.files) == (&other.outcome, &other.files)
    }

    fn has_failed(&self) -> bool {
        self.statuses.iter().any(|&status| status != 0)
    }
}

/// A line of strace's without the number of the process.
fn without_pid(line: &str) -> &str {
    line.trim_start_matches(|char: char| char.is_ascii_digit()).trim_start()
}

impl World {
    /// Runs a script, its applet under strace with these options, or as it is without any.
    fn run(&self, script: &str, options: &[String]) -> Result<Run, String> {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let base = self.scratch.dir(&format!("run{number:05}"));
        let (dir, bin) = (base.join("dir"), base.join("bin"));
        fs::create_dir_all(dir.join("d")).unwrap();
        fs::create_dir(&bin).unwrap();
        let lines: String = (0..3000).map(|number| format!("{number} line\n")).collect();
        fs::write(dir.join("f"), lines).unwrap();
        fs::write(dir.join("g"), "1\n2\n3\n").unwrap();

        let applet = CASES.iter().find(|case| case.1 == script).unwrap().0;
        let (statuses, log) = (base.join("statuses"), base.join("log"));
        let run = self.bin.join(applet);
        let traced = match options {
            [] => format!("'{}'", run.display()),
            _ => {
                let options: String = options.iter().map(|option| format!(" '{option}'")).collect();
                let (strace, log, run) = (self.strace.display(), log.display(), run.display());
                format!("'{strace}' -f -qq -s 0 -A -o '{log}'{options} '{run}'")
            }
        };
        let wrapper = format!(
            "#!/bin/sh\n{traced} \"$@\"\nstatus=$?\necho $status >> '{}'\nexit $status\n",
            statuses.display()
        );
        let path = bin.join(applet);
        fs::write(&path, wrapper).unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();

        let mut command = Command::new("/bin/sh");
        // The shell has commands of its own by these names; the ones in PATH are meant.
        let prelude =
            ["echo", "printf", "pwd"].map(|name| format!("{name}() {{ env {name} \"$@\"; }}\n"));
        command.arg("-c").arg(prelude.concat() + script).current_dir(&dir).stdin(Stdio::null());
        command.env_clear().env("LC_ALL", "C").env("HOME", "/home").env("PWD", "/");
        command.env("PATH", format!("{}:{}:/usr/bin:/bin", bin.display(), self.bin.display()));
        let mut outcome = common::run(&mut command);
        let name = |path: &Path| path.strip_prefix(&dir).unwrap().to_owned();
        let files = common::files(&dir).unwrap().into_iter();
        let files: BTreeMap<_, _> =
            files.map(|path| (name(&path), fs::read(&path).unwrap())).collect();
        let length = outcome.stdout.len()
            + outcome.stderr.len()
            + files.values().map(Vec::len).sum::<usize>();
        let text = String::from_utf8_lossy(&outcome.stdout).replace(dir.to_str().unwrap(), "DIR");
        outcome.stdout = text.into_bytes();
        let statuses = fs::read_to_string(statuses).unwrap_or_default();
        let run = Run {
            files,
            length,
            statuses: statuses.lines().map(|line| line.parse().unwrap()).collect(),
            calls: fs::read_to_string(log).unwrap_or_default().lines().map(str::to_owned).collect(),
            outcome,
        };
        let _ = fs::remove_dir_all(base);
        match run.outcome.end {
            End::Status(_) => Ok(run),
            end => Err(format!("{options:?}: {end:?}")),
        }
    }

    /// A script as it is. It works, or the test would test nothing.
    fn baseline(&self, script: &str) -> Result<Run, String> {
        let run = self.run(script, &[])?;
        let error = String::from_utf8_lossy(&run.outcome.stderr);
        match run.statuses.is_empty() || error.contains("not found") || error.contains("Try '") {
            false => Ok(run),
            true => {
                Err(format!("without a fault: {:?} {:?} {error}", run.outcome.end, run.statuses))
            }
        }
    }

    fn fault(&self, script: &str, faults: &[String]) -> Result<Run, String> {
        let options: Vec<String> =
            faults.iter().flat_map(|fault| ["-e".to_owned(), format!("inject={fault}")]).collect();
        self.run(script, &options)
    }
}

/// A fault of calls, of which this strace need not know all.
fn inject(calls: &[&str], fault: &str) -> String {
    let calls: Vec<String> = calls.iter().map(|call| format!("?{call}")).collect();
    format!("{}:{fault}", calls.join(","))
}

/// What differs, cut short.
fn difference(fault: &str, expected: &Run, found: &Run) -> String {
    let brief = |run: &Run| {
        let text =
            |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
        let files: Vec<String> = run
            .files
            .iter()
            .map(|(path, bytes)| format!("{} {}", path.display(), bytes.len()))
            .collect();
        let (stdout, stderr) = (&run.outcome.stdout, &run.outcome.stderr);
        let (end, statuses) = (run.outcome.end, &run.statuses);
        format!(
            "{end:?} {statuses:?}, {} bytes {:?}, stderr {:?}, files {files:?}",
            stdout.len(),
            text(stdout),
            text(stderr)
        )
    };
    format!(
        "{fault}\nexpected: {}\nfound:    {}\n{}",
        brief(expected),
        brief(found),
        found.injected().join("\n")
    )
}

/// A call that the kernel or a filter refuses makes no difference.
fn newer_calls(world: &World, script: &str) -> Result<(), String> {
    let usual = world.baseline(script)?;
    let trace = format!("trace={}", inject(NEWER, "").trim_end_matches(':'));
    let traced = world.run(script, &["-e".to_owned(), trace])?;
    let name = |line: &String| without_pid(line).split('(').next().unwrap_or("").to_owned();
    let used: BTreeSet<String> = traced.calls.iter().map(name).collect();
    let used: Vec<&str> = NEWER.iter().copied().filter(|call| used.contains(*call)).collect();
    for error in ["ENOSYS", "EPERM"] {
        let mut faults = vec![inject(NEWER, &format!("error={error}"))];
        faults.extend(used.iter().map(|call| inject(&[call], &format!("error={error}"))));
        for fault in faults {
            let run = world.fault(script, std::slice::from_ref(&fault))?;
            if !run.same(&usual) {
                return Err(difference(&fault, &usual, &run));
            }
        }
    }
    for error in ["EINVAL", "EXDEV", "EOPNOTSUPP"] {
        if used.iter().any(|call| MOVING.contains(call)) {
            let fault = inject(MOVING, &format!("error={error}"));
            let run = world.fault(script, std::slice::from_ref(&fault))?;
            if !run.same(&usual) {
                return Err(difference(&fault, &usual, &run));
            }
        }
    }
    Ok(())
}

/// Makes the data go through read and write.
fn plain() -> String {
    inject(MOVING, "error=ENOSYS")
}

/// Data that cannot be written, or read, is never lost without a message and a status.
fn full_disk(world: &World, script: &str) -> Result<(), String> {
    let usual = world.baseline(script)?;
    let said = |run: &Run, text: &str| String::from_utf8_lossy(&run.outcome.stderr).contains(text);
    for when in 1..=3 {
        for (calls, error, text) in [
            ("write,?writev,?pwrite64", "ENOSPC", "No space left on device"),
            ("read,?readv,?pread64", "EIO", "Input/output error"),
        ] {
            let fault = format!("{calls}:error={error}:when={when}");
            let run = world.fault(script, &[fault.clone(), plain()])?;
            let hit: Vec<&str> =
                run.injected().into_iter().filter(|line| line.contains(error)).collect();
            // Of a message that cannot be written, there is nobody left to tell; and what says that a file has changed is no data.
            let queue = run.calls.iter().filter(|line| line.contains("inotify_init1("));
            let queues: Vec<String> = queue
                .filter_map(|line| Some(format!("read({},", line.rsplit_once("= ")?.1)))
                .collect();
            let is_no_data = |line: &str| {
                line.starts_with("write(2,") || queues.iter().any(|queue| line.starts_with(queue))
            };
            let told =
                hit.iter().all(|line| is_no_data(line)) || (run.has_failed() && said(&run, text));
            if !told {
                return Err(difference(&fault, &usual, &run));
            }
        }
    }
    for fault in [
        inject(MOVING, "error=ENOSPC"),
        inject(MOVING, "error=EIO"),
        inject(MOVING, "error=ENOSPC:when=2"),
    ] {
        let run = world.fault(script, std::slice::from_ref(&fault))?;
        if !run.same(&usual) && !run.has_failed() {
            return Err(difference(&fault, &usual, &run));
        }
    }
    if script.starts_with("sh ") {
        // A close that is made to fail closes nothing, so that the readers of a shell's pipes would wait for ever.
        return Ok(());
    }
    let fault = "close:error=EIO";
    let run = world.fault(script, &[fault.into()])?;
    let output_closed = run.injected().iter().any(|line| line.starts_with("close(1)"));
    if output_closed && !(run.has_failed() && said(&run, "Input/output error")) {
        return Err(difference(fault, &usual, &run));
    }
    Ok(())
}

/// What cannot be done is told, and no success.
fn refusals(world: &World, script: &str) -> Result<(), String> {
    let usual = world.baseline(script)?;
    let fault = "clock_nanosleep,uname,fsync:error=EPERM";
    let run = world.fault(script, &[fault.into()])?;
    let told = String::from_utf8_lossy(&run.outcome.stderr).contains("Operation not permitted");
    let fine = run.injected().is_empty() || (run.has_failed() && told);
    if !fine {
        return Err(difference(fault, &usual, &run));
    }
    Ok(())
}

/// A call that a signal interrupts is made again.
fn interrupts(world: &World, script: &str) -> Result<(), String> {
    let usual = world.baseline(script)?;
    for calls in
        ["write,?writev", "read,?readv", "?splice,?copy_file_range,?sendfile,?vmsplice,?tee"]
    {
        for when in ["1", "2", "1+2"] {
            let fault = format!("{calls}:error=EINTR:when={when}");
            let mut faults = vec![fault.clone()];
            if !calls.contains("splice") {
                faults.push(plain());
            }
            let run = world.fault(script, &faults)?;
            if !run.same(&usual) {
                return Err(difference(&fault, &usual, &run));
            }
        }
    }
    Ok(())
}

/// A write that takes one byte is followed by one of the rest. strace does not make the call that it gives a result to, so
/// exactly that byte is missing.
fn short_writes(world: &World, script: &str) -> Result<(), String> {
    let usual = world.baseline(script)?;
    // What goes through another command cannot be counted.
    if script.contains('|') {
        return Ok(());
    }
    for when in ["1", "2", "1+2"] {
        let fault = format!("write,?writev:retval=1:when={when}");
        let run = world.fault(script, &[fault.clone(), plain()])?;
        let missing = run.injected().iter().filter(|line| line.starts_with("write")).count();
        if run.length + missing != usual.length || run.statuses != usual.statuses {
            return Err(difference(&fault, &usual, &run));
        }
    }
    Ok(())
}
